/** TIER-10: which tiers other rules name, and which of them would go dead beside a version of tiers from its day on. */
import { describe, expect, test } from '@jest/globals'
import { DEFAULT_BENEFIT_POLICY } from '../benefit/policy.ts'
import { localDate } from '../calendar/local-date.ts'
import { DEFAULT_EARNING_POLICY } from '../points/earning-policy.ts'
import { POLICIES } from './kinds.ts'
import { deadBeside, holdingFrom, holdingOn, tiersOfLines, type NamingVersion } from './tier-names.ts'

const told = (names: ReturnType<typeof tiersOfLines>) => names.map(({ tierKey, path }) => `${tierKey} at ${path.join('.')}`)

describe('what names a tier', () => {
  test('benefits: each line of a tier, and each offer', () => {
    const both = { 'zh-CN': 'x', en: 'x' }
    const partnerOffers = [{ key: 'cinema', name: both, text: both, tiers: ['A', 'S'] }]
    const named = POLICIES.benefit.tiersNamed!({ ...DEFAULT_BENEFIT_POLICY, partnerOffers })
    expect(told(named)).toEqual([
      ...['A', 'B', 'C'].map(key => `${key} at tiers.${key}`),
      'A at partnerOffers.cinema.tiers',
      'S at partnerOffers.cinema.tiers'
    ])
  })
  test('earning: what a multiplier asks for', () => {
    const multipliers = [
      { key: 'tuesday', percent: 200, when: { weekdays: [2] } },
      { key: 'gold', percent: 150, when: { tiers: ['A', 'B'] } }
    ]
    const named = POLICIES.earning.tiersNamed!({ ...DEFAULT_EARNING_POLICY, multipliers })
    expect(told(named)).toEqual(['A at multipliers.gold.when.tiers', 'B at multipliers.gold.when.tiers'])
  })
  test('lines of a store, by their place', () => {
    const lines = ['tiers.B.paysPercent', 'memberDay.weekday', 'sales.tiers.paysPercent', 'tiers'].map(key => ({ key, value: 1 }))
    expect(told(tiersOfLines({ lines }))).toEqual(['B at tiers.B.paysPercent'])
  })
})

const day = (on: number) => localDate(`2026-07-${String(on).padStart(2, '0')}`)
const version = (status: NamingVersion['status'], on: number | null, ...keys: readonly string[]) => ({
  status,
  effectiveOn: on === null ? null : day(on),
  names: keys.map(tierKey => ({ tierKey, path: ['tiers', tierKey] })),
  id: `${status} ${keys.join('')}`
})

describe('what holds', () => {
  const [now, next] = [version('inForce', 1, 'A'), version('scheduled', 10, 'B')]
  const both = [next, version('approved', null, 'C'), now]
  test.each([
    [9, [now], [now, next]],
    [10, [next], [next]],
    [11, [next], [next]]
  ])('on the %ith, and from it on', (on, then, later) => {
    expect([[holdingOn(both, day(on))], holdingFrom(both, day(on))]).toEqual([then, later])
  })
  test('for good; and where nothing is scheduled, or nothing holds yet', () => {
    expect([holdingFrom(both, null), holdingFrom([now], null), holdingFrom([now], day(3)), holdingFrom([], day(3))]).toEqual([
      [next],
      [now],
      [now],
      []
    ])
    expect(holdingOn([next], day(9))).toBeUndefined()
  })
})

describe('what goes dead beside tiers A and C in place of A, B and C', () => {
  const tiers = { keys: ['A', 'C'], before: ['A', 'B', 'C'] }
  const [names, fits] = [version('inForce', 1, 'A', 'B'), version('inForce', 1, 'A')]
  test.each<[what: string, versions: readonly ReturnType<typeof version>[], on: number | null, ready: boolean, dead: readonly string[]]>([
    ['what names none of them', [fits], 10, false, []],
    ['what holds', [names], 10, false, ['inForce AB: B']],
    ['what holds until the day before', [names, version('scheduled', 10, 'A')], 10, false, []],
    ['what holds a day longer', [names, version('scheduled', 11, 'A')], 10, false, ['inForce AB: B']],
    ['what is replaced some day, while the day is open', [names, version('scheduled', 11, 'A')], null, false, []],
    ['what comes later', [fits, version('scheduled', 11, 'A', 'B')], 10, false, ['scheduled AB: B']],
    ['what comes before', [fits, version('scheduled', 9, 'B')], 10, false, ['scheduled B: B']],
    ['what can be replaced, if that is looked at', [names, version('approved', null, 'A')], 10, true, []],
    ['what can be replaced, if it is not', [names, version('approved', null, 'A')], 10, false, ['inForce AB: B']],
    ['what can be replaced by nothing better', [names, version('approved', null, 'B')], 10, true, ['inForce AB: B']],
    [
      'what has its day, whatever else is approved',
      [fits, version('scheduled', 9, 'B'), version('approved', null, 'A')],
      10,
      true,
      ['scheduled B: B']
    ],
    ['what was dead before', [version('inForce', 1, 'X')], 10, false, []],
    ['what comes dead', [fits, version('scheduled', 9, 'X')], 10, false, ['scheduled X: X']]
  ])('%s', (_what, versions, on, ready, dead) => {
    const found = deadBeside(versions, tiers, on === null ? null : day(on), ready)
    expect(found.map(each => `${each.version.id}: ${each.naming.tierKey}`)).toEqual(dead)
  })
})
