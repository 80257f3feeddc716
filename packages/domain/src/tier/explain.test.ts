/** TIER-10: a decision says what was found, what was asked, in which window, and what would change it; and what time alone will do. */
import { describe, expect, test } from '@jest/globals'
import { localDate } from '../calendar/local-date.ts'
import { findCondition, flipsOn } from './condition.ts'
import { decideTier } from './decide-tier.ts'
import type { TierFacts } from './facts.ts'
import { forecastTier } from './forecast-tier.ts'
import { DEFAULT_TIER_POLICY } from './policy.ts'
import type { Condition } from './policy.ts'

const asOf = localDate('2026-06-30')
const facts = (some: Partial<TierFacts>): TierFacts => ({
  registeredOn: localDate('2024-01-15'),
  points: [],
  purchases: [],
  returns: [],
  visits: [],
  referrals: [],
  designations: [],
  overrides: [],
  ...some
})
const bought = (...days: readonly string[]) => days.map(on => ({ on: localDate(on), paid: 10_000, returnedInFullOn: null }))
const find = (condition: Condition, some: Partial<TierFacts>, on = asOf) => findCondition(condition, facts(some), on)

describe('a condition', () => {
  const sixIn2: Condition = { metric: 'purchases', compare: 'moreThan', value: 5, windowMonths: 2 }

  test('not met: 1 more purchase by the day before the oldest leaves', () => {
    expect(find(sixIn2, { purchases: bought('2026-05-03', '2026-05-10', '2026-05-20', '2026-06-10', '2026-06-30') })).toEqual({
      metric: 'purchases',
      compare: 'moreThan',
      asked: 5,
      found: 5,
      windowMonths: 2,
      window: { from: '2026-05-01', to: '2026-06-30' },
      met: false,
      change: { more: 1, by: '2026-07-02', flipsOn: null }
    })
  })
  test('met: until enough have left the window, not only the oldest', () => {
    const some = { purchases: bought('2026-05-03', '2026-05-04', '2026-05-10', '2026-05-20', '2026-06-10', '2026-06-12', '2026-06-30') }
    expect(find(sixIn2, some)).toMatchObject({ found: 7, met: true, change: { more: 0, by: null, flipsOn: '2026-07-04' } })
  })
  test('two days can leave on one: 30 and 31 December + 2 months both leave on 1 March', () => {
    const two: Condition = { metric: 'visits', compare: 'atLeast', value: 1, windowMonths: 2 }
    const visits = ['2025-12-29', '2025-12-30', '2025-12-31'].map(localDate)
    expect(find(two, { visits }, localDate('2026-01-15')).change.flipsOn).toBe('2026-03-01')
  })
  test('for all time, nothing leaves', () => {
    expect(find({ metric: 'points', compare: 'atLeast', value: 50 }, { points: [{ on: asOf, amount: 49 }] })).toMatchObject({
      found: 49,
      windowMonths: null,
      window: null,
      change: { more: 1, by: null, flipsOn: null }
    })
  })
  test('spend is what was paid less what was given back, each by its own day; a return that leaves the window raises it', () => {
    const spend: Condition = { metric: 'spend', compare: 'atLeast', value: 15_000, windowMonths: 2 }
    const some = {
      purchases: bought('2026-06-10', '2026-06-20'),
      returns: [
        { on: localDate('2026-05-15'), amount: 6_000 },
        { on: localDate('2026-04-30'), amount: 50 }
      ]
    }
    expect(find(spend, some)).toMatchObject({ found: 14_000, met: false, change: { more: 1_000, by: '2026-08-09', flipsOn: '2026-07-15' } })
  })
  test('a sum that dips and rises on one day does not flip', () => {
    const some = {
      points: [
        { on: localDate('2026-05-10'), amount: 50 },
        { on: localDate('2026-05-10'), amount: -50 },
        { on: localDate('2026-06-01'), amount: 50 }
      ]
    }
    expect(flipsOn({ metric: 'points', compare: 'atLeast', value: 50, windowMonths: 2 }, facts(some), asOf)).toBe('2026-08-01')
  })
  test('referrals count by the day the other file was made', () => {
    const some = { referrals: ['2026-04-30', '2026-05-01'].map(localDate) }
    expect(find({ metric: 'referrals', compare: 'atLeast', value: 1, windowMonths: 2 }, some)).toMatchObject({
      found: 1,
      change: { flipsOn: '2026-07-01' }
    })
  })
  test.each([
    ['2024-06-30', 2, true, null],
    ['2024-07-01', 1, false, '2026-07-01'],
    ['2026-06-30', 0, false, '2028-06-30']
  ])('first bought on %s: %i whole years', (first, found, met, flip) => {
    expect(
      find({ metric: 'yearsSinceFirstPurchase', compare: 'moreThan', value: 1 }, { purchases: bought(first, '2026-06-30') })
    ).toMatchObject({ found, met, change: { flipsOn: flip } })
  })
  test('the anniversary of 29 February is the 28th in other years; without a purchase there is none', () => {
    const year: Condition = { metric: 'yearsSinceFirstPurchase', compare: 'atLeast', value: 1 }
    expect(find(year, { purchases: bought('2024-02-29') }, localDate('2025-02-27'))).toMatchObject({
      met: false,
      change: { flipsOn: '2025-02-28' }
    })
    expect(find(year, { purchases: bought('2024-02-29') }, localDate('2025-02-28')).met).toBe(true)
    expect(find(year, {})).toMatchObject({ found: 0, met: false, change: { more: 1, flipsOn: null } })
  })
})

describe('a decision', () => {
  test('names base, source, what lowered it, and from when', () => {
    const decision = decideTier(
      DEFAULT_TIER_POLICY,
      facts({ points: [{ on: localDate('2025-01-01'), amount: 60 }], purchases: bought('2025-12-30') }),
      asOf
    )
    expect(decision).toMatchObject({
      status: 'tier',
      tierKey: 'B',
      base: { tierKey: 'A', rank: 1 },
      source: 'rules',
      lowered: true,
      standing: null,
      inactivity: { months: 6, lastSeenOn: '2025-12-30', since: '2025-12-30', inactiveOn: '2026-06-30', inactive: true, applies: true },
      loss: { months: 12, lastPurchaseOn: '2025-12-30', lostOn: '2026-12-30', lost: false, applies: false },
      nextChangeOn: '2026-12-30'
    })
    expect(decision.tiers.map(({ tierKey, rank, met }) => [tierKey, rank, met])).toEqual([
      ['A', 1, true],
      ['B', 2, false],
      ['C', 3, true]
    ])
    expect(decision.tiers[0]!.routes.map(route => route.met)).toEqual([true, false])
  })
  test('nextChangeOn is the day after a standing ends, or the day one starts', () => {
    const endsOn = localDate('2026-07-09')
    const next = (startsOn: string) =>
      decideTier(
        DEFAULT_TIER_POLICY,
        facts({ purchases: bought('2026-06-30'), overrides: [{ tierKey: 'A', startsOn: localDate(startsOn), endsOn, withdrawnOn: null }] }),
        asOf
      ).nextChangeOn
    expect([next('2026-06-01'), next('2026-07-03')]).toEqual(['2026-07-10', '2026-07-03'])
  })
})

describe('the forecast', () => {
  test('an A by points is lowered after 6 months and lost after 12', () => {
    const some = facts({ points: [{ on: asOf, amount: 60 }], purchases: bought('2026-06-30') })
    expect(forecastTier(DEFAULT_TIER_POLICY, some, asOf)).toEqual([
      { on: '2026-12-30', status: 'tier', tierKey: 'B' },
      { on: '2027-06-30', status: 'lost', tierKey: null }
    ])
  })
  test('skips changes that do not show, keeps to its bounds, and does not see what is dated later', () => {
    const some = facts({ purchases: bought('2026-06-30', '2026-08-01'), visits: [asOf] })
    expect(forecastTier(DEFAULT_TIER_POLICY, some, asOf)).toEqual([{ on: '2027-06-30', status: 'lost', tierKey: null }])
    expect(forecastTier(DEFAULT_TIER_POLICY, some, asOf, { months: 11, steps: 6 })).toEqual([])
    expect(forecastTier(DEFAULT_TIER_POLICY, some, asOf, { months: 24, steps: 0 })).toEqual([])
  })
})
