/** AUDIT-1, INC-9: what a checklist is, and what a run of one comes to. */
import type { BothTexts } from '../benefit/policy.ts'

export const CHECKLIST_KINDS = ['system', 'files', 'developing', 'supervising'] as const
export type ChecklistKind = (typeof CHECKLIST_KINDS)[number]
/** How often one is due. */
export const CHECKLIST_RHYTHMS = ['daily', 'weekly', 'monthly'] as const
export type ChecklistRhythm = (typeof CHECKLIST_RHYTHMS)[number]
/** Whose one is to carry out; neither does the other's. */
export const CHECKLIST_DOERS = ['STORE_MANAGER', 'OPERATOR'] as const
export type ChecklistDoer = (typeof CHECKLIST_DOERS)[number]
export const CHECKLIST_VERDICTS = ['passed', 'failed', 'notApplicable'] as const
export type ChecklistVerdict = (typeof CHECKLIST_VERDICTS)[number]

export interface ChecklistItem {
  /** Of its list alone; says which item it is in whatever version. */
  readonly key: string
  readonly text: BothTexts
  /** How to check it. */
  readonly help: BothTexts
  /** One that failed fails the run. */
  readonly critical: boolean
  /** Evidence is asked for whatever the answer; of an item that failed it always is. */
  readonly needsNote: boolean
  /** Judged elsewhere, and not answered: the rate of INC-5, when the month is closed. */
  readonly automatic: boolean
}

export interface Checklist {
  readonly kind: ChecklistKind
  readonly title: BothTexts
  readonly rhythm: ChecklistRhythm
  readonly doer: ChecklistDoer
  readonly items: readonly ChecklistItem[]
}

/** The rate of INC-5 in the system check. */
export const REGISTRATION_RATE_ITEM = 'registrationRate'

/** A failed item is never without a word of why. */
export const needsNote = (item: ChecklistItem, verdict: ChecklistVerdict): boolean => verdict === 'failed' || item.needsNote

export interface ChecklistResult {
  readonly passed: number
  readonly failed: number
  readonly failedCritical: number
  readonly notApplicable: number
  /** Items without an answer; automatic ones wait for none. */
  readonly left: number
  /** INC-9: any critical item failed. So far, while items are left. */
  readonly isFailed: boolean
}

/** What a run comes to, by its items and the latest answer of each. Answers of other keys, and of automatic items, count for nothing. */
export function checklistResult(items: readonly ChecklistItem[], answers: ReadonlyMap<string, ChecklistVerdict>): ChecklistResult {
  const asked = items.filter(item => !item.automatic)
  const found = (verdict: ChecklistVerdict | undefined) => asked.filter(item => answers.get(item.key) === verdict)
  const failed = found('failed')
  const failedCritical = failed.filter(item => item.critical).length
  return {
    passed: found('passed').length,
    failed: failed.length,
    failedCritical,
    notApplicable: found('notApplicable').length,
    left: found(undefined).length,
    isFailed: failedCritical > 0
  }
}
