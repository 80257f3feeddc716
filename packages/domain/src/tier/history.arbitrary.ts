/**
 * Random policies and histories for property tests, here and against a database. Month ends and leap days are drawn on purpose, and as-of dates fall on and beside the edges of
 * windows: a uniform draw would hardly ever meet the days on which two executors of one rule can differ.
 */
import fc from 'fast-check'
import { addDays, addMonths, compareDates, daysBetween, daysInMonth, fromParts, localDate } from '../calendar/local-date.ts'
import type { LocalDate } from '../calendar/local-date.ts'
import type { DatedAmount, PointFact, StandingFact, TierFacts } from './facts.ts'
import { COMPARISONS, DEFAULT_TIER_POLICY, METRICS, mostLevels } from './policy.ts'
import type { Condition, Tier, TierPolicy } from './policy.ts'

/** A purchase with its own returns, as a database would keep them. */
export interface PurchaseHistory {
  readonly on: LocalDate
  readonly paid: number
  /** Positive amounts, by day. They sum to `paid` where `inFull`, and to less otherwise. */
  readonly returns: readonly DatedAmount[]
  readonly inFull: boolean
}

export interface CustomerHistory {
  readonly registeredOn: LocalDate
  readonly points: readonly PointFact[]
  readonly purchases: readonly PurchaseHistory[]
  readonly visits: readonly LocalDate[]
  readonly referrals: readonly LocalDate[]
  /** Neither list overlaps in itself, by planned days. */
  readonly designations: readonly StandingFact[]
  readonly overrides: readonly StandingFact[]
}

export interface TierCase {
  readonly policy: TierPolicy
  readonly history: CustomerHistory
  readonly asOf: LocalDate
}

/** 2024 is a leap year; the years about it give windows of up to 24 months room on both sides. */
const FIRST = localDate('2023-01-01')
const LAST = localDate('2026-12-31')

export function factsOf(history: CustomerHistory): TierFacts {
  return {
    ...history,
    purchases: history.purchases.map(({ on, paid, returns, inFull }) => ({
      on,
      paid,
      returnedInFullOn: inFull
        ? (returns
            .map(each => each.on)
            .toSorted(compareDates)
            .at(-1) ?? null)
        : null
    })),
    returns: history.purchases.flatMap(purchase => purchase.returns)
  }
}

export function localDates(from: LocalDate = FIRST, to: LocalDate = LAST): fc.Arbitrary<LocalDate> {
  const anyDay = fc.nat({ max: daysBetween(from, to) }).map(days => addDays(from, days))
  const monthEnd = anyDay.map(date => {
    const [year = 0, month = 0] = date.split('-').map(Number)
    return fromParts(year, month, daysInMonth(year, month))
  })
  const aboutMonthEnd = fc.tuple(monthEnd, fc.integer({ min: -3, max: 2 })).map(([date, days]) => addDays(date, days))
  const leapDays = fc.constantFrom('2024-02-28', '2024-02-29', '2024-03-01', '2023-02-28', '2025-02-28', '2025-03-01').map(localDate)
  return fc
    .oneof({ weight: 3, arbitrary: anyDay }, { weight: 3, arbitrary: aboutMonthEnd }, leapDays)
    .filter(date => date >= from && date <= to)
}

const VALUES: Readonly<Record<Condition['metric'], fc.Arbitrary<number>>> = {
  points: fc.integer({ min: 1, max: 120 }),
  purchases: fc.integer({ min: 1, max: 6 }),
  spend: fc.integer({ min: 1, max: 100_000 }),
  visits: fc.integer({ min: 1, max: 8 }),
  referrals: fc.integer({ min: 1, max: 3 }),
  yearsSinceFirstPurchase: fc.integer({ min: 1, max: 3 })
}

const windows = fc.integer({ min: 1, max: 14 })

const conditions: fc.Arbitrary<Condition> = fc.constantFrom(...METRICS).chain(metric =>
  fc
    .record({
      compare: fc.constantFrom(...COMPARISONS),
      value: VALUES[metric],
      windowMonths: fc.option(windows, { nil: undefined, freq: 3 })
    })
    .map(({ compare, value, windowMonths }) =>
      metric === 'yearsSinceFirstPurchase' || windowMonths === undefined
        ? { metric, compare, value }
        : { metric, compare, value, windowMonths }
    )
)

const routes = fc.array(conditions, { minLength: 1, maxLength: 3 }).map(all => ({ all }))

const TIER_KEYS = ['A', 'B', 'C', 'D'] as const

const tiers: fc.Arbitrary<readonly Tier[]> = fc
  .array(fc.array(routes, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: TIER_KEYS.length })
  .map(all =>
    all.map((each, index) => ({ key: TIER_KEYS[index]!, name: { 'zh-CN': TIER_KEYS[index]!, en: TIER_KEYS[index]! }, routes: each }))
  )

/** Valid but for tiers that may be unreachable. One in four is the default policy. */
export const tierPolicies: fc.Arbitrary<TierPolicy> = fc.oneof(
  { weight: 1, arbitrary: fc.boolean().map(exemptDesignated => ({ ...DEFAULT_TIER_POLICY, exemptDesignated })) },
  {
    weight: 3,
    arbitrary: tiers.chain(all =>
      fc.record({
        tiers: fc.constant(all),
        inactivity: fc.option(fc.record({ months: windows, levels: fc.integer({ min: 1, max: mostLevels({ tiers: all }) }) }), {
          nil: null,
          freq: 5
        }),
        loss: fc.option(
          windows.map(months => ({ months })),
          { nil: null, freq: 5 }
        ),
        exemptDesignated: fc.boolean()
      })
    )
  }
)

const purchases: fc.Arbitrary<PurchaseHistory> = fc
  .record({
    on: localDates(),
    paid: fc.integer({ min: 10, max: 60_000 }),
    after: fc.array(fc.nat({ max: 200 }), { maxLength: 2 }),
    share: fc.integer({ min: 1, max: 3 }),
    inFull: fc.boolean()
  })
  .map(({ on, paid, after, share, inFull }) => {
    const days = after.map(each => addDays(on, each))
    const part = Math.floor(paid / (share + 2))
    const returned = days.map((day, index) => ({ on: day, amount: inFull && index === days.length - 1 ? paid - part * index : part }))
    return { on, paid, returns: returned, inFull: inFull && days.length > 0 }
  })

/** A third of them pending for a while. */
const points: fc.Arbitrary<PointFact> = fc
  .record({
    on: localDates(),
    amount: fc.integer({ min: -30, max: 60 }).filter(amount => amount !== 0),
    pendingDays: fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, fc.nat({ max: 70 }))
  })
  .map(({ on, amount, pendingDays }) => (pendingDays === 0 ? { on, amount } : { on, amount, confirmedOn: addDays(on, pendingDays) }))

/** Some name the tier D, which a policy may lack. */
function standings(): fc.Arbitrary<readonly StandingFact[]> {
  const one = fc.record({
    tierKey: fc.constantFrom(...TIER_KEYS),
    gap: fc.nat({ max: 300 }),
    length: fc.oneof(fc.nat({ max: 3 }), fc.nat({ max: 400 })),
    withdrawnAfter: fc.option(fc.nat({ max: 100 }), { nil: null, freq: 2 })
  })
  return fc.tuple(localDates(), fc.array(one, { maxLength: 3 }), fc.boolean()).map(([from, parts, openEnded]) => {
    const facts: StandingFact[] = []
    let next = from
    for (const [index, { tierKey, gap, length, withdrawnAfter }] of parts.entries()) {
      const startsOn = addDays(next, index === 0 ? 0 : gap)
      const planned = addDays(startsOn, length)
      const endsOn = openEnded && index === parts.length - 1 ? null : planned
      const withdrawnOn = withdrawnAfter === null ? null : addDays(startsOn, Math.min(withdrawnAfter, length))
      facts.push({ tierKey, startsOn, endsOn, withdrawnOn })
      next = addDays(planned, 1)
    }
    return facts
  })
}

/** Facts may be dated before the file was made: a receipt claimed later is. Overrides always have an end (TIER-8). */
export const customerHistories: fc.Arbitrary<CustomerHistory> = fc.record({
  registeredOn: localDates(FIRST, localDate('2026-03-31')),
  points: fc.array(points, { maxLength: 8 }),
  purchases: fc.array(purchases, { maxLength: 9 }),
  visits: fc.array(localDates(), { maxLength: 6 }),
  referrals: fc.array(localDates(), { maxLength: 4 }),
  designations: standings(),
  overrides: standings().map(all => all.map(each => (each.endsOn === null ? { ...each, endsOn: addDays(each.startsOn, 90) } : each)))
})

/** As-of dates anywhere, and within a day of where some event leaves some window or some standing turns. */
export const tierCases: fc.Arbitrary<TierCase> = fc.tuple(tierPolicies, customerHistories).chain(([policy, history]) => {
  const months = [policy.inactivity?.months, policy.loss?.months, ...conditionsOf(policy).map(each => each.windowMonths)].filter(
    each => each !== undefined
  )
  const days = [history.registeredOn, ...history.purchases.map(each => each.on), ...history.visits, ...history.points.map(each => each.on)]
  const turns = [...history.designations, ...history.overrides].flatMap(({ startsOn, endsOn }) =>
    endsOn === null ? [startsOn] : [startsOn, endsOn]
  )
  const edge = fc
    .tuple(fc.constantFrom(...days), fc.constantFrom(0, 12, ...months), fc.integer({ min: -1, max: 1 }))
    .map(([day, length, offset]) => addDays(addMonths(day, length), offset))
  const turn = fc
    .tuple(fc.constantFrom(...turns, history.registeredOn), fc.integer({ min: -1, max: 1 }))
    .map(([day, offset]) => addDays(day, offset))
  return fc.oneof(localDates(), edge, edge, turn).map(asOf => ({ policy, history, asOf }))
})

function conditionsOf(policy: TierPolicy): readonly Condition[] {
  return policy.tiers.flatMap(tier => tier.routes.flatMap(route => route.all))
}

/** How often a property runs: few times by default, `FC_RUNS` in the long run. */
export function runs(few: number): number {
  return Number(process.env.FC_RUNS ?? few)
}
