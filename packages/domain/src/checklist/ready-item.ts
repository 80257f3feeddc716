/** How the ready checklists are written down: a line of each language for what is asked, and for how one sees it. */
import type { ChecklistItem } from './checklist.ts'

interface Written {
  readonly zh: string
  readonly en: string
  readonly howZh: string
  readonly howEn: string
  readonly critical?: true
  readonly needsNote?: true
  readonly automatic?: true
}

export const readyItem = (key: string, { zh, en, howZh, howEn, ...flags }: Written): ChecklistItem => ({
  key,
  text: { 'zh-CN': zh, en },
  help: { 'zh-CN': howZh, en: howEn },
  critical: flags.critical ?? false,
  needsNote: flags.needsNote ?? false,
  automatic: flags.automatic ?? false
})
