/** What a page asks first has the focus. Not on a phone, where it would raise the keyboard over the page before it is read. */
import { nextTick } from 'vue'

export async function focusFirst(selector: string): Promise<void> {
  await nextTick()
  if (matchMedia('(pointer: fine)').matches) document.querySelector<HTMLElement>(selector)?.focus()
}
/** For whom is said: what was bought or comes back is next. */
export const focusLines = (): Promise<void> => focusFirst('.entry [data-line] input')
