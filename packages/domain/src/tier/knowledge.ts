/**
 * TIME-3: what was known when. Every fact is kept with the span in which it was held true: from when it was recorded until it was taken back, or another
 * took its place. Cut by an instant, a history gives the facts as they were known then; decided as of a day, what the tier would have been known to be.
 */
import { compareDates, latest } from '../calendar/local-date.ts'
import type { LocalDate } from '../calendar/local-date.ts'
import { sumSafe } from '../money.ts'
import type { PointFact, StandingFact, TierFacts } from './facts.ts'

/** Instants in epoch milliseconds; `until` is no longer in the span, null: held true still. */
export interface HeldTrue {
  readonly since: number
  readonly until: number | null
}

/** `units` of a receipt; of what was taken back of it, by which its last unit is recognised. */
export interface RecordedPurchase extends HeldTrue {
  readonly id: string
  readonly on: LocalDate
  readonly paid: number
  readonly units: number
}

/** What a return took back of one purchase, while it did: a late fact can make it take from another (TERM-1b). The slip itself was recorded once. */
export interface RecordedReturn extends HeldTrue {
  readonly purchaseId: string
  readonly on: LocalDate
  readonly amount: number
  readonly units: number
  readonly slip: HeldTrue & { readonly id: string }
}

export interface RecordedDay extends HeldTrue {
  readonly on: LocalDate
}

/** `ofPurchase`: it follows from a receipt and is news only with it. */
export interface RecordedPoints extends PointFact, HeldTrue {
  readonly ofPurchase: boolean
}

/** A plan that was changed is two: one until the change, one since. */
export interface RecordedStanding extends StandingFact, HeldTrue {}

/** One customer's. The file itself was recorded at `since`. */
export interface RecordedFacts {
  readonly registeredOn: LocalDate
  readonly since: number
  readonly points: readonly RecordedPoints[]
  readonly purchases: readonly RecordedPurchase[]
  readonly returns: readonly RecordedReturn[]
  readonly visits: readonly RecordedDay[]
  readonly referrals: readonly RecordedDay[]
  readonly designations: readonly RecordedStanding[]
  readonly overrides: readonly RecordedStanding[]
}

const heldAt =
  (at: number) =>
  ({ since, until }: HeldTrue): boolean =>
    since <= at && (until === null || until > at)

/** As known at an instant; Infinity: now. Null: the customer was not known yet. */
export function factsKnownAt(recorded: RecordedFacts, at: number): TierFacts | null {
  if (recorded.since > at) return null
  const held = heldAt(at)
  const purchases = recorded.purchases.filter(held)
  const known = new Set(purchases.map(purchase => purchase.id))
  const returns = recorded.returns.filter(each => held(each) && known.has(each.purchaseId))
  const takenFrom = Map.groupBy(returns, each => each.purchaseId)
  const standing = ({ tierKey, startsOn, endsOn, withdrawnOn }: RecordedStanding): StandingFact => ({
    tierKey,
    startsOn,
    endsOn,
    withdrawnOn
  })
  return {
    registeredOn: recorded.registeredOn,
    points: recorded.points
      .filter(held)
      .map(({ on, amount, confirmedOn }) => (confirmedOn === undefined ? { on, amount } : { on, amount, confirmedOn })),
    purchases: purchases.map(purchase => ({
      on: purchase.on,
      paid: purchase.paid,
      returnedInFullOn: returnedInFullOn(purchase, takenFrom.get(purchase.id) ?? [])
    })),
    returns: returns.map(({ on, amount }) => ({ on, amount })),
    visits: recorded.visits.filter(held).map(each => each.on),
    referrals: recorded.referrals.filter(held).map(each => each.on),
    designations: recorded.designations.filter(held).map(standing),
    overrides: recorded.overrides.filter(held).map(standing)
  }
}

/** TERM-1: the day its last unit came back. */
function returnedInFullOn(purchase: RecordedPurchase, returns: readonly RecordedReturn[]): LocalDate | null {
  return sumSafe(returns.map(each => each.units)) === purchase.units ? latest(returns.map(each => each.on)) : null
}

export const NEWS_KINDS = ['purchase', 'return', 'visit', 'points', 'referral', 'designation', 'override'] as const
export type NewsKind = (typeof NEWS_KINDS)[number]

/** A fact that was heard of late: happened `on` a day, told at `heardAt`; or taken back then. */
export interface News {
  readonly kind: NewsKind
  readonly on: LocalDate
  readonly heardAt: number
  readonly takenBack: boolean
}

/** A standing's plan that followed another of its own: that one's end is the news. */
function replaces(each: RecordedStanding, other: RecordedStanding): boolean {
  return other.until !== null && other.until === each.since && other.startsOn === each.startsOn && other.tierKey === each.tierKey
}

/** Of a standing all its plans as one fact: told with the first, and taken back when the plan that was known at the instant ended. */
function standingsOf(plans: readonly RecordedStanding[], at: number): (HeldTrue & { readonly on: LocalDate })[] {
  const firsts = plans.filter(each => !plans.some(other => replaces(each, other)))
  return firsts.map(first => {
    const known = (plan: RecordedStanding): HeldTrue => {
      const next = heldAt(at)(plan) ? undefined : plans.find(each => replaces(each, plan))
      return next ? known(next) : plan
    }
    return { on: first.startsOn, since: first.since, until: known(first).until }
  })
}

/**
 * Why what was known at `at` and what is known now can differ as of a day: facts dated by then that were recorded, or taken back, after `at`; by day.
 * Points that follow from a receipt are told by the receipt.
 */
export function newsSince(recorded: RecordedFacts, at: number, asOf: LocalDate): readonly News[] {
  const tell = (kind: NewsKind, facts: readonly (HeldTrue & { readonly on: LocalDate })[]): News[] =>
    facts.flatMap(({ on, since, until }): News[] => {
      if (on > asOf) return []
      if (since > at) return until === null ? [{ kind, on, heardAt: since, takenBack: false }] : []
      return until !== null && until > at ? [{ kind, on, heardAt: until, takenBack: true }] : []
    })
  const slips = new Map(recorded.returns.map(({ on, slip }) => [slip.id, { on, ...slip }]))
  const news = [
    ...tell('purchase', recorded.purchases),
    ...tell('return', [...slips.values()]),
    ...tell('visit', recorded.visits),
    ...tell(
      'points',
      recorded.points.filter(each => !each.ofPurchase)
    ),
    ...tell('referral', recorded.referrals),
    ...tell('designation', standingsOf(recorded.designations, at)),
    ...tell('override', standingsOf(recorded.overrides, at))
  ]
  return news.toSorted((a, b) => compareDates(a.on, b.on) || a.heardAt - b.heardAt)
}
