/**
 * POINT-2: the bonus for bringing a customer, as a function of the facts: who referred the customer now, and the customer's first purchase that still
 * counts. It stands once per referred customer, is not valued anew, and goes back where nobody is owed it any more.
 */
import { latest } from '../calendar/local-date.ts'
import type { LocalDate } from '../calendar/local-date.ts'
import { earnedTerms } from './earned-points.ts'
import type { LotTerms } from './earned-points.ts'
import type { EarningPolicy } from './earning-policy.ts'

export interface BonusMovement extends LotTerms {
  readonly kind: 'bonus' | 'reverse'
  readonly customerId: string
  readonly amount: number
  readonly on: LocalDate
  /** The entry that is taken back. */
  readonly correctsId: string | null
}

/** A bonus that was given and not taken back. */
export interface StandingBonus extends LotTerms {
  readonly id: string
  readonly customerId: string
  readonly amount: number
}

export interface ReferralFacts {
  readonly referrerId: string | null
  /** Null: none counts (TERM-1). */
  readonly firstPurchaseOn: LocalDate | null
  /** In force on that day; undefined before the chain's first. */
  readonly policy: EarningPolicy | undefined
}

/** What is to be posted; what is taken back is dated `on`. */
export function referralToPost(facts: ReferralFacts, standing: readonly StandingBonus[], on: LocalDate): readonly BonusMovement[] {
  const { referrerId, firstPurchaseOn, policy } = facts
  const points = policy?.bonuses.referralFirstPurchase ?? 0
  const owed = referrerId !== null && firstPurchaseOn !== null && points > 0 ? referrerId : undefined
  const back = standing
    .filter(bonus => bonus.customerId !== owed)
    .map(({ id, customerId, amount, confirmedOn, expiresOn }): BonusMovement => {
      const terms = { confirmedOn: latest([on, confirmedOn]) ?? on, expiresOn }
      return { kind: 'reverse', customerId, amount: -amount, on, correctsId: id, ...terms }
    })
  if (owed === undefined || firstPurchaseOn === null || !policy || standing.some(bonus => bonus.customerId === owed)) return back
  const given = { kind: 'bonus', customerId: owed, amount: points, on: firstPurchaseOn, correctsId: null } as const
  return [...back, { ...given, ...earnedTerms(policy, firstPurchaseOn) }]
}
