/** DOMAIN §4, table T1 to T18, word for word; and the days on either side of every edge the table names. */
import { describe, expect, test } from '@jest/globals'
import { localDate } from '../calendar/local-date.ts'
import { decideTier } from './decide-tier.ts'
import type { StandingFact, TierFacts } from './facts.ts'
import { forecastTier } from './forecast-tier.ts'
import { DEFAULT_TIER_POLICY } from './policy.ts'

const asOf = localDate('2026-06-30')
const NOTHING: TierFacts = {
  registeredOn: localDate('2024-01-15'), // "the file is older than all of them"
  points: [],
  purchases: [],
  returns: [],
  visits: [],
  referrals: [],
  designations: [],
  overrides: []
}
const facts = (some: Partial<TierFacts>): TierFacts => ({ ...NOTHING, ...some })
const bought = (...days: readonly string[]) => days.map(on => ({ on: localDate(on), paid: 10_000, returnedInFullOn: null }))
const points = (amount: number, on = '2025-01-01') => [{ on: localDate(on), amount }]
const visits = (...days: readonly string[]) => days.map(localDate)
const standing = (tierKey: string, startsOn: string, endsOn: string | null = null): StandingFact[] => [
  { tierKey, startsOn: localDate(startsOn), endsOn: endsOn === null ? null : localDate(endsOn), withdrawnOn: null }
]
const exempting = { ...DEFAULT_TIER_POLICY, exemptDesignated: true }
const answer = (some: Partial<TierFacts>, policy = DEFAULT_TIER_POLICY, on = asOf) => {
  const { status, tierKey } = decideTier(policy, facts(some), on)
  return tierKey ?? status
}

const FIVE = ['2026-05-01', '2026-05-10', '2026-05-20', '2026-06-10', '2026-06-30']

const T: readonly (readonly [id: string, what: string, some: Partial<TierFacts>, result: string])[] = [
  ['T1', '49 points, 1 purchase on 2026-06-01', { points: points(49), purchases: bought('2026-06-01') }, 'C'],
  ['T2', '50 points, 1 purchase on 2026-06-01', { points: points(50), purchases: bought('2026-06-01') }, 'A'],
  ['T3', '5 purchases in 2026-05-01…06-30, 10 points', { points: points(10), purchases: bought(...FIVE) }, 'B'],
  ['T4', '6 purchases in 2026-05-01…06-30, 10 points', { points: points(10), purchases: bought(...FIVE, '2026-06-01') }, 'A'],
  ['T5', '6 purchases, the oldest on 2026-04-30, 10 points', { points: points(10), purchases: bought(...FIVE, '2026-04-30') }, 'B'],
  ['T6', '60 points, last visit and purchase 2025-12-31', { points: points(60), purchases: bought('2025-12-31') }, 'A'],
  ['T7', '60 points, last visit and purchase 2025-12-30', { points: points(60), purchases: bought('2025-12-30') }, 'B'],
  [
    'T8',
    '60 points, last purchase 2025-12-30, a visit on 2026-02-01',
    { points: points(60), purchases: bought('2025-12-30'), visits: visits('2026-02-01') },
    'A'
  ],
  ['T9', '60 points, last purchase 2025-06-30', { points: points(60), purchases: bought('2025-06-30') }, 'lost'],
  ['T10', '60 points, last purchase 2025-07-01, no visit since', { points: points(60), purchases: bought('2025-07-01') }, 'B'],
  ['T11', '1 purchase on 2025-11-01 only', { purchases: bought('2025-11-01') }, 'C'],
  [
    'T12',
    '2 purchases, one returned in full, both in June 2026',
    { purchases: [...bought('2026-06-05'), { on: localDate('2026-06-10'), paid: 10_000, returnedInFullOn: localDate('2026-06-20') }] },
    'C'
  ],
  ['T13', 'designated A, 1 purchase on 2026-06-01', { designations: standing('A', '2026-01-01'), purchases: bought('2026-06-01') }, 'A'],
  ['T14', 'designated A, last purchase 2025-06-30', { designations: standing('A', '2026-01-01'), purchases: bought('2025-06-30') }, 'lost'],
  [
    'T15',
    'override C until 2026-06-29, 60 points, bought in June',
    { overrides: standing('C', '2026-06-01', '2026-06-29'), points: points(60), purchases: bought('2026-06-10') },
    'A'
  ],
  ['T16', 'no purchase, 3 visits in May 2026', { visits: visits('2026-05-02', '2026-05-12', '2026-05-22') }, 'C'],
  ['T17', 'designated A from 2026-06-20, never visited, never bought', { designations: standing('A', '2026-06-20') }, 'A'],
  [
    'T18',
    'override C until 2026-06-30, 60 points, bought in June',
    { overrides: standing('C', '2026-06-01', '2026-06-30'), points: points(60), purchases: bought('2026-06-10') },
    'C'
  ]
]

describe('as of 2026-06-30', () => {
  test.each(T)('%s: %s', (_id, _what, some, result) => {
    expect(answer(some)).toBe(result)
  })
  test('T7: lowered once, from A', () => {
    expect(decideTier(DEFAULT_TIER_POLICY, facts(T[6]![2]), asOf)).toMatchObject({
      tierKey: 'B',
      rank: 2,
      base: { tierKey: 'A', rank: 1 },
      lowered: true
    })
  })
  test('T11: the lowest stays, and was not lowered though inactive', () => {
    expect(decideTier(DEFAULT_TIER_POLICY, facts(T[10]![2]), asOf)).toMatchObject({
      tierKey: 'C',
      lowered: false,
      inactivity: { inactive: true, applies: true }
    })
  })
  test.each<[given: string, levels: number, left: string, lowered: boolean]>([
    ['A', 1, 'B', true],
    ['A', 2, 'C', true],
    ['B', 2, 'C', true],
    ['C', 2, 'C', false]
  ])('TIER-5: %s is lowered by %i to %s', (given, levels, left, lowered) => {
    const designated = facts({ designations: standing(given, '2025-01-01'), purchases: bought('2025-12-30') })
    const policy = { ...DEFAULT_TIER_POLICY, inactivity: { months: 6, levels } }
    expect(decideTier(policy, designated, asOf)).toMatchObject({ tierKey: left, lowered, inactivity: { levels, applies: true } })
    expect(decideTier(policy, designated, localDate('2026-06-29'))).toMatchObject({ tierKey: given, lowered: false })
  })
  test('TIER-5: of a single tier nobody is lowered', () => {
    const policy = { ...DEFAULT_TIER_POLICY, tiers: DEFAULT_TIER_POLICY.tiers.slice(0, 1) }
    expect(decideTier(policy, facts(T[6]![2]), asOf)).toMatchObject({ tierKey: 'A', lowered: false })
  })
  test('T14: not lost where the policy exempts designated customers', () => {
    expect(answer(T[13]![2], exempting)).toBe('A')
    expect(decideTier(exempting, facts(T[13]![2]), asOf).loss).toMatchObject({ lost: true, applies: false })
  })
  test('T16: with 2 visits none', () => {
    expect(answer({ visits: visits('2026-05-02', '2026-05-12') })).toBe('none')
  })
})

describe('beside the edges', () => {
  describe('TIER-9: pending points', () => {
    const policy = {
      ...DEFAULT_TIER_POLICY,
      tiers: [
        { ...DEFAULT_TIER_POLICY.tiers[0]!, routes: [{ all: [{ metric: 'points', compare: 'atLeast', value: 10, windowMonths: 1 }] }] }
      ]
    } as const
    const pending = (confirmedOn: string) => ({
      ...NOTHING,
      points: [{ on: localDate('2026-06-01'), amount: 10, confirmedOn: localDate(confirmedOn) }]
    })
    const decide = (confirmedOn: string, on: string) => decideTier(policy, pending(confirmedOn), localDate(on))
    test.each([
      ['2026-06-19', null],
      ['2026-06-20', 'A'],
      ['2026-06-30', 'A'],
      ['2026-07-01', null]
    ])('of 1 June, confirmed on the 20th: on %s %s', (on, tier) => {
      expect(decide('2026-06-20', on).tierKey).toBe(tier)
    })
    test('time alone confirms them, which the decision knows beforehand', () => {
      const { nextChangeOn, tiers } = decide('2026-06-20', '2026-06-15')
      expect([nextChangeOn, tiers[0]!.routes[0]!.all[0]!.change.flipsOn]).toEqual(['2026-06-20', '2026-06-20'])
      expect(forecastTier(policy, pending('2026-06-20'), localDate('2026-06-15')).map(step => [step.on, step.tierKey])).toEqual([
        ['2026-06-20', 'A'],
        ['2026-07-01', null]
      ])
    })
    test('confirmed after their window they count nowhere', () => {
      const { nextChangeOn, tiers } = decide('2026-07-20', '2026-06-15')
      expect([nextChangeOn, tiers[0]!.routes[0]!.all[0]!.change.flipsOn]).toEqual(['2026-07-20', null])
    })
    test('nor do pending reversals that leave before they are confirmed', () => {
      const [credited, taken] = [
        { on: localDate('2026-06-10'), amount: 5 },
        { on: localDate('2026-06-01'), amount: -6, confirmedOn: localDate('2026-07-20') }
      ]
      const { tiers } = decideTier(policy, { ...NOTHING, points: [credited, taken] }, localDate('2026-06-15'))
      expect(tiers[0]!.routes[0]!.all[0]).toMatchObject({ found: 5, change: { flipsOn: null } })
    })
  })
  test('TIER-2: points count by their day, redeeming is no fact at all, a reversal lowers (TIER-9)', () => {
    const some = { points: [...points(50, '2026-06-30'), ...points(-1, '2026-07-01')], purchases: bought('2026-06-01') }
    expect(answer(some, DEFAULT_TIER_POLICY, localDate('2026-06-29'))).toBe('C')
    expect(answer(some)).toBe('A')
    expect(answer(some, DEFAULT_TIER_POLICY, localDate('2026-07-01'))).toBe('C')
  })
  test('TIME-3: a return in full tomorrow is not seen today, and the visit it was stays (TERM-2)', () => {
    const some = {
      purchases: [{ on: localDate('2026-06-10'), paid: 100, returnedInFullOn: localDate('2026-07-01') }],
      visits: visits('2026-06-01', '2026-06-02')
    }
    expect(answer(some)).toBe('C')
    expect(decideTier(DEFAULT_TIER_POLICY, facts(some), localDate('2026-07-01'))).toMatchObject({
      tierKey: 'C',
      loss: { lastPurchaseOn: null },
      inactivity: { lastSeenOn: '2026-06-10' }
    })
    expect(answer({ ...some, visits: [] }, DEFAULT_TIER_POLICY, localDate('2026-07-01'))).toBe('none')
  })
  test('TIER-6: the next purchase brings the customer back at once', () => {
    const some = { purchases: bought('2025-06-30', '2026-07-02') }
    expect(answer(some, DEFAULT_TIER_POLICY, localDate('2026-07-01'))).toBe('lost')
    expect(answer(some, DEFAULT_TIER_POLICY, localDate('2026-07-02'))).toBe('B')
  })
  test('TIER-6: who never bought is never lost, and whose only purchase came back never bought', () => {
    expect(answer({ visits: visits('2024-02-01') })).toBe('none')
    expect(answer({ purchases: [{ on: localDate('2025-01-01'), paid: 1, returnedInFullOn: localDate('2025-02-01') }] })).toBe('none')
  })
  test('TIER-7, TIER-8: designation before override before rules; first and last day included, the days beside them not', () => {
    const some = {
      designations: standing('B', '2026-06-10', '2026-06-20'),
      overrides: standing('A', '2026-06-09', '2026-06-21'),
      purchases: bought('2026-06-01')
    }
    const on = (day: string) => answer(some, DEFAULT_TIER_POLICY, localDate(day))
    expect(['2026-06-08', '2026-06-09', '2026-06-10', '2026-06-20', '2026-06-21', '2026-06-22'].map(on)).toEqual([
      'C',
      'A',
      'B',
      'B',
      'A',
      'C'
    ])
  })
  test('a standing ended early holds until the day before; seen from before that day, it still has its planned end', () => {
    const early = standing('A', '2026-06-01', '2026-12-31').map(each => ({ ...each, withdrawnOn: localDate('2026-06-30') }))
    const some = { designations: early, purchases: bought('2026-06-01') }
    expect(answer(some, DEFAULT_TIER_POLICY, localDate('2026-06-29'))).toBe('A')
    expect(answer(some)).toBe('C')
    expect(decideTier(DEFAULT_TIER_POLICY, facts(some), localDate('2026-06-29')).standing).toMatchObject({ endsOn: '2026-12-31' })
  })
  test('TIER-5 counts from the start of a standing in force, and from the day the file was made', () => {
    const old = { points: points(60), purchases: bought('2025-12-30') }
    expect(answer({ ...old, registeredOn: localDate('2026-01-01') })).toBe('A')
    expect(answer({ ...old, designations: standing('A', '2025-12-31') })).toBe('A')
    expect(answer({ ...old, designations: standing('A', '2025-12-30') })).toBe('B')
    expect(answer({ ...old, designations: standing('A', '2025-12-30') }, exempting)).toBe('A')
    expect(answer({ ...old, overrides: standing('A', '2025-12-30', '2027-01-01') }, exempting)).toBe('B')
    // One that has ended no longer counts.
    expect(answer({ ...old, designations: standing('A', '2026-06-01', '2026-06-29') })).toBe('B')
  })
  test('a standing with a tier that the policy lacks is as though it were not there', () => {
    const without = decideTier(DEFAULT_TIER_POLICY, facts({ purchases: bought('2025-12-01') }), asOf)
    expect(
      decideTier(
        DEFAULT_TIER_POLICY,
        facts({ purchases: bought('2025-12-01'), designations: standing('PLATINUM', '2026-06-01', '2026-07-01') }),
        asOf
      )
    ).toEqual(without)
  })
  test('before the day the file is made there is no tier; on that day there is', () => {
    const some = { registeredOn: localDate('2026-07-01'), purchases: bought('2026-06-01') }
    expect(decideTier(DEFAULT_TIER_POLICY, facts(some), asOf)).toMatchObject({ status: 'none', nextChangeOn: '2026-07-01' })
    expect(answer(some, DEFAULT_TIER_POLICY, localDate('2026-07-01'))).toBe('C')
  })
  test('without loss and inactivity in the policy, time takes nothing', () => {
    const decision = decideTier({ ...DEFAULT_TIER_POLICY, loss: null, inactivity: null }, facts(T[8]![2]), asOf)
    expect(decision).toMatchObject({ tierKey: 'A', loss: null, inactivity: null, nextChangeOn: null })
  })
})
