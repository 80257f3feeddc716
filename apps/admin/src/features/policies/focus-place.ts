/** The focus follows what was added or moved: to its place on the page, once it is drawn. */
import { nextTick } from 'vue'
import { slotId, type Path } from './faults.ts'

export async function focusPlace(...path: Path): Promise<void> {
  await nextTick()
  const found = document.getElementById(slotId(...path))
  found?.focus()
  found?.scrollIntoView({ block: 'nearest' })
}
