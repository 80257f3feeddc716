/** What a tier is decided from: dated facts of one customer, and what of them can be seen on a given day (TIME-3). */
import { earliest } from '../calendar/local-date.ts'
import type { LocalDate } from '../calendar/local-date.ts'

/** A signed figure on a day: credited points, or money given back. */
export interface DatedAmount {
  readonly on: LocalDate
  readonly amount: number
}

/** Points credited on a day; until the return window has closed they are pending, and count from `confirmedOn` on. Absent: at once. */
export interface PointFact extends DatedAmount {
  readonly confirmedOn?: LocalDate
}

/** `paid` in minor units, before any return. A voided purchase never happened: it is left out of the facts, and so are the points, returns and visit it made. */
export interface PurchaseFact {
  readonly on: LocalDate
  readonly paid: number
  /** The day its last unit came back; from that day on it no longer counts as a purchase (TERM-1), though it stays a visit (TERM-2). */
  readonly returnedInFullOn: LocalDate | null
}

/** TIER-7, TIER-8: the first and the last day are included. `withdrawnOn` is the day it was ended early: it no longer holds on that day. */
export interface StandingFact {
  readonly tierKey: string
  readonly startsOn: LocalDate
  readonly endsOn: LocalDate | null
  readonly withdrawnOn: LocalDate | null
}

/** No order is required of any list, and equal elements are distinct facts. */
export interface TierFacts {
  readonly registeredOn: LocalDate
  /** TIER-9: credited (earn, bonus, adjust), and their reversals as negative amounts; never redeeming or expiry, nor what nobody will confirm. */
  readonly points: readonly PointFact[]
  readonly purchases: readonly PurchaseFact[]
  /** Money given back for matched returns, as positive amounts on the day of the return. */
  readonly returns: readonly DatedAmount[]
  /** Visits other than purchases: every purchase counts as a visit by itself. */
  readonly visits: readonly LocalDate[]
  /** The day the file of a customer whom this one referred was made. */
  readonly referrals: readonly LocalDate[]
  readonly designations: readonly StandingFact[]
  readonly overrides: readonly StandingFact[]
}

/**
 * The facts that can be seen on `asOf`: events of later days are not there yet, and neither is a later return in full or an early end.
 * A standing that starts later is kept: it was decided already, and time alone will start it. So are pending points, and `registeredOn`.
 */
export function factsAsOf(facts: TierFacts, asOf: LocalDate): TierFacts {
  const seen = (fact: { readonly on: LocalDate }) => fact.on <= asOf
  const standing = (fact: StandingFact) => (fact.withdrawnOn !== null && fact.withdrawnOn > asOf ? { ...fact, withdrawnOn: null } : fact)
  return {
    registeredOn: facts.registeredOn,
    points: facts.points.filter(seen),
    purchases: facts.purchases
      .filter(seen)
      .map(fact => (fact.returnedInFullOn !== null && fact.returnedInFullOn > asOf ? { ...fact, returnedInFullOn: null } : fact)),
    returns: facts.returns.filter(seen),
    visits: facts.visits.filter(on => on <= asOf),
    referrals: facts.referrals.filter(on => on <= asOf),
    designations: facts.designations.map(standing),
    overrides: facts.overrides.map(standing)
  }
}

/** TIER-9: points confirmed by the day. Expects facts already cut by `factsAsOf`. */
export function confirmedPoints(seen: TierFacts, asOf: LocalDate): readonly PointFact[] {
  return seen.points.filter(({ confirmedOn }) => confirmedOn === undefined || confirmedOn <= asOf)
}

/** The first day after `asOf` on which pending points are confirmed; null: there are none. Expects facts already cut by `factsAsOf`. */
export function nextConfirmationOn(seen: TierFacts, asOf: LocalDate): LocalDate | null {
  return earliest(seen.points.map(({ confirmedOn }) => (confirmedOn !== undefined && confirmedOn > asOf ? confirmedOn : null)))
}

/** Purchases that count: those not returned in full (TERM-1). Expects facts already cut by `factsAsOf`. */
export function countedPurchases(seen: TierFacts): readonly PurchaseFact[] {
  return seen.purchases.filter(purchase => purchase.returnedInFullOn === null)
}

/** TERM-2: recorded visits and every purchase, even one returned since. */
export function visitDays(seen: TierFacts): readonly LocalDate[] {
  return [...seen.visits, ...seen.purchases.map(purchase => purchase.on)]
}
