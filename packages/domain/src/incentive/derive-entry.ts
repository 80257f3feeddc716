/** INC-11: an entry and its shares, made of a rule, its evidence and the days of those it goes to: when a period is closed, and whenever somebody checks it. */
import { periodDays, periodStart } from './period.ts'
import type { IncentiveRule } from './policy.ts'
import { amountOf } from './amount-of.ts'
import type { ScoredEntry } from './evidence.ts'
import { eachByDays, splitByDays, type Member, type IncentiveShare } from './split-by-days.ts'
import type { LocalDate } from '../calendar/local-date.ts'

export interface DerivedEntry {
  /** The sum of the shares. */
  readonly amount: number
  readonly shares: readonly IncentiveShare[]
}

/** `on`: a day of the period that the entry is for. Nobody to give it to, or nothing to give: no shares and 0. */
export function deriveEntry(
  rule: IncentiveRule,
  { evidence, span }: Pick<ScoredEntry, 'evidence' | 'span'>,
  members: readonly Member[],
  on: LocalDate
): DerivedEntry {
  const amount = amountOf(rule, evidence)
  const each =
    (rule.type === 'shared' && rule.sharing === 'each' && evidence.of === 'shared') ||
    (rule.type === 'systemCheck' && rule.to === 'otherMembers' && evidence.of === 'check')
  const shares = each ? eachByDays(amount, members, periodDays(span, periodStart(span, on))) : splitByDays(amount, members)
  return { amount: shares.reduce((sum, share) => sum + share.amount, 0), shares }
}
