/**
 * Random histories as they become known: facts recorded late and in another order than they happened, receipts voided and claimed, returns that let go of what
 * they took, standings ended before their time. For tests, `@keqing/domain/testing`.
 */
import fc from 'fast-check'
import { addDays, daysBetween, localDate } from '../calendar/local-date.ts'
import type { LocalDate } from '../calendar/local-date.ts'
import { customerHistories, tierCases } from './history.arbitrary.ts'
import type { CustomerHistory, TierCase } from './history.arbitrary.ts'
import type { StandingFact } from './facts.ts'
import type { HeldTrue, RecordedFacts, RecordedPurchase, RecordedReturn, RecordedStanding } from './knowledge.ts'

export interface RecordedCase extends Pick<TierCase, 'policy' | 'asOf'> {
  readonly recorded: RecordedFacts
  /** Epoch milliseconds. */
  readonly knownAt: number
}

/** Of every receipt. */
const UNITS = 10
const ALWAYS: HeldTrue = { since: Date.UTC(2000, 0, 1), until: null }

const noon = (day: LocalDate) => Date.UTC(1970, 0, 1 + daysBetween(localDate('1970-01-01'), day), 4)

interface Fate {
  readonly late: number
  /** Days until it is taken back. */
  readonly gone: number | null
  readonly seconds: number
}

const fates: fc.Arbitrary<Fate> = fc.record({
  late: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat({ max: 200 })),
  gone: fc.option(fc.integer({ min: 1, max: 300 }), { nil: null, freq: 2 }),
  seconds: fc.nat({ max: 30_000 })
})

/** Nothing is late and nothing is taken back. */
export function knownAlways(history: CustomerHistory): RecordedFacts {
  return recordedFacts(history, () => ALWAYS, ALWAYS.since)
}

function recordedFacts(history: CustomerHistory, held: (on: LocalDate, lasting?: boolean) => HeldTrue, since: number): RecordedFacts {
  const purchases = history.purchases.map(({ on, paid }, index): RecordedPurchase => ({
    id: `p${index}`,
    on,
    paid,
    units: UNITS,
    ...held(on)
  }))
  const returns = history.purchases.flatMap((purchase, index) =>
    purchase.returns.map(({ on, amount }, at): RecordedReturn => {
      const own = held(on)
      const last = at === purchase.returns.length - 1
      const units = purchase.inFull && last ? UNITS - at : 1
      return { purchaseId: `p${index}`, on, amount, units, ...own, slip: { id: `r${index}.${at}`, since: own.since, until: own.until } }
    })
  )
  return {
    registeredOn: history.registeredOn,
    since,
    points: history.points.map(point => ({ ...point, ofPurchase: false, ...held(point.on, true) })),
    purchases,
    returns,
    visits: history.visits.map(on => ({ on, ...held(on) })),
    referrals: history.referrals.map(on => ({ on, ...held(on) })),
    designations: history.designations.flatMap(each => plansOf(each, held(each.startsOn))),
    overrides: history.overrides.flatMap(each => plansOf(each, held(each.startsOn)))
  }
}

/** Ended early, it was planned to last until then. */
function plansOf(fact: StandingFact, { since, until }: HeldTrue): RecordedStanding[] {
  if (fact.withdrawnOn === null || until === null) return [{ ...fact, since, until: null }]
  return [
    { ...fact, withdrawnOn: null, since, until },
    { ...fact, since: until, until: null }
  ]
}

const recordedHistories: fc.Arbitrary<RecordedFacts> = fc
  .tuple(customerHistories, fc.array(fates, { minLength: 40, maxLength: 40 }))
  .map(([history, all]) => {
    let next = 0
    const held = (on: LocalDate, lasting = false): HeldTrue => {
      const { late, gone, seconds } = all[next++ % all.length]!
      const since = noon(addDays(on, late)) + seconds * 1000
      return { since, until: gone === null || lasting ? null : since + gone * 86_400_000 }
    }
    return recordedFacts(history, held, noon(history.registeredOn))
  })

/** Known at the end of some day about the one decided for, or at the very instant at which something was heard. */
export const recordedCases: fc.Arbitrary<RecordedCase> = fc.tuple(tierCases, recordedHistories).chain(([{ policy, asOf }, recorded]) => {
  const heard = [
    ...recorded.purchases,
    ...recorded.returns,
    ...recorded.points,
    ...recorded.visits,
    ...recorded.referrals,
    ...recorded.designations
  ]
    .flatMap(({ since, until }) => (until === null ? [since] : [since, until]))
    .concat(recorded.since)
  const about = fc.integer({ min: -150, max: 300 }).map(days => noon(addDays(asOf, days)) + 12 * 3_600_000 - 1)
  const atOnce = fc.tuple(fc.constantFrom(...heard), fc.constantFrom(-1, 0, 1)).map(([at, off]) => at + off)
  return fc.oneof(about, atOnce).map(knownAt => ({ policy, asOf, recorded, knownAt }))
})
