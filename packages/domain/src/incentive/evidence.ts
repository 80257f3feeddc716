/** What an entry was judged by, and whom it is for: the rule and this make the same entry again (INC-11). */
import type { LocalDate } from '../calendar/local-date.ts'
import type { Measure, Measured, Span } from './policy.ts'
import type { MeasuredFigure, Presence } from './quota.ts'
import type { Ranked } from './rank-groups.ts'

export interface Subject {
  readonly kind: Measured
  readonly id: string
}
/** What was measured of somebody for a quota or rule. */
export interface SubjectFigure extends MeasuredFigure, Subject {
  /** Of the quota or rule. */
  readonly key: string
  readonly storeId: string
  readonly presence: Presence
}
export const subjectOf = ({ kind, id }: Subject): Subject => ({ kind, id })
export const figureOf = ({ numerator, denominator }: MeasuredFigure): MeasuredFigure => ({ numerator, denominator })

export interface Attained {
  readonly figure: MeasuredFigure
  readonly asked: number
}
/** A closed period before this one, whatever was reached in it. */
export interface EarlierPeriod {
  readonly start: LocalDate
  readonly figure: MeasuredFigure
  /** Null: nothing was asked. */
  readonly asked: number | null
}

/** INC-5: a rate that a system check was judged by. */
export interface FloorChecked {
  readonly ruleKey: string
  readonly percent: number
  readonly figure: MeasuredFigure
}
/** INC-9: what a system check of the month found, and the rates of the month. */
export interface Checked {
  /** Critical items that failed, of those judged; null: no check was carried out. */
  readonly figure: MeasuredFigure | null
  readonly floors: readonly FloorChecked[]
}

export type Evidence =
  | ({ readonly of: 'quota'; readonly subject: Subject; readonly measure: Measure } & Attained)
  | {
      readonly of: 'streak'
      readonly subject: Subject
      readonly measure: Measure
      readonly periods: readonly ({ readonly start: LocalDate } & Attained)[]
    }
  | ({ readonly of: 'rank'; readonly subject: Subject; readonly figure: MeasuredFigure } & Ranked)
  // `measure`: of the store's quota; groups are compared by net sales.
  | ({
      readonly of: 'shared'
      readonly subject: Subject
      readonly measure: Measure
      readonly figure: MeasuredFigure
      readonly store: Attained
    } & Ranked)
  // INC-6.
  | { readonly of: 'count'; readonly subject: Subject; readonly measure: Measure; readonly figure: MeasuredFigure }
  | ({ readonly of: 'check'; readonly subject: Subject } & Checked)
  // Somebody who neither raised nor made it decided a dispute: so much it is.
  | { readonly of: 'decision'; readonly subject: Subject; readonly amount: number }
  // Measured again there is no figure any more: what it once brought is taken back.
  | { readonly of: 'nothing'; readonly subject: Subject }

/** Whose members share it by their days; of a store's manager by the days of the office; of the others each in full. */
export interface Beneficiary {
  readonly kind: Measured | 'storeManager' | 'otherMembers'
  readonly id: string
}
export interface ScoredEntry {
  readonly ruleKey: string
  readonly storeId: string
  readonly beneficiary: Beneficiary
  /** By whose days it is shared. */
  readonly span: Span
  readonly evidence: Evidence
}
