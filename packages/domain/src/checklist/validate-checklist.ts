/** Whether what headquarters wrote is a checklist. */
import type { BothTexts } from '../benefit/policy.ts'
import { REGISTRATION_RATE_ITEM, type Checklist, type ChecklistItem } from './checklist.ts'

export const MOST_CHECKLIST_ITEMS = 50
export const LONGEST_CHECKLIST_TEXT = { title: 60, text: 200, help: 500 } as const
const KEY = /^[A-Za-z][A-Za-z0-9]{0,39}$/

export const CHECKLIST_FAULTS = ['REQUIRED', 'TEXT_TOO_LONG', 'INVALID_VALUE', 'DUPLICATE_IN_BATCH', 'TOO_MANY_IN_BATCH'] as const
export interface ChecklistFault {
  readonly code: (typeof CHECKLIST_FAULTS)[number]
  /** A path in the checklist: `items`, `0`, `text`, `en`. */
  readonly field: readonly string[]
}

/**
 * The first fault, if any. Both languages are asked for throughout. INC-9 speaks of a monthly check that the store does not make of itself: the system check stays the
 * operator's and monthly. No other item is automatic than the rate of INC-5, and that one only in the system check.
 */
export function checklistFault(list: Checklist): ChecklistFault | undefined {
  const { kind, title, rhythm, doer, items } = list
  if (kind === 'system' && rhythm !== 'monthly') return { code: 'INVALID_VALUE', field: ['rhythm'] }
  if (kind === 'system' && doer !== 'OPERATOR') return { code: 'INVALID_VALUE', field: ['doer'] }
  if (items.length > MOST_CHECKLIST_ITEMS) return { code: 'TOO_MANY_IN_BATCH', field: ['items'] }
  if (!items.some(item => !item.automatic)) return { code: 'REQUIRED', field: ['items'] }
  const own = textFault(title, LONGEST_CHECKLIST_TEXT.title, ['title'])
  if (own) return own
  const seen = new Set<string>()
  for (const [at, item] of items.entries()) {
    const fault = itemFault(list, item, ['items', String(at)])
    if (fault) return fault
    if (seen.has(item.key)) return { code: 'DUPLICATE_IN_BATCH', field: ['items', String(at), 'key'] }
    seen.add(item.key)
  }
  return undefined
}

function itemFault({ kind }: Checklist, item: ChecklistItem, field: readonly string[]): ChecklistFault | undefined {
  if (!KEY.test(item.key)) return { code: 'INVALID_VALUE', field: [...field, 'key'] }
  const isRate = kind === 'system' && item.key === REGISTRATION_RATE_ITEM
  if (item.automatic !== isRate) return { code: 'INVALID_VALUE', field: [...field, 'automatic'] }
  return (
    textFault(item.text, LONGEST_CHECKLIST_TEXT.text, [...field, 'text']) ??
    textFault(item.help, LONGEST_CHECKLIST_TEXT.help, [...field, 'help'])
  )
}

function textFault(texts: BothTexts, longest: number, field: readonly string[]): ChecklistFault | undefined {
  for (const locale of ['zh-CN', 'en'] as const) {
    const text = texts[locale]
    if (text.trim() === '') return { code: 'REQUIRED', field: [...field, locale] }
    if ([...text].length > longest) return { code: 'TEXT_TOO_LONG', field: [...field, locale] }
  }
  return undefined
}
