// What is said of a move: the conditions that two versions judge otherwise, each with what was found and what either asks for.
import 'reflect-metadata'
import { decideTier, DEFAULT_TIER_POLICY, localDate, type Condition, type TierFacts, type TierPolicy } from '@keqing/domain'
import { expect, test } from '@jest/globals'
import { judgementOf } from '../tier/index.ts'
import { reasonsOf } from './move-reason.ts'

const asOf = localDate('2026-06-30')
const facts = (points: number, bought: readonly string[]): TierFacts => ({
  registeredOn: localDate('2024-01-01'),
  points: points > 0 ? [{ on: localDate('2025-01-01'), amount: points }] : [],
  purchases: bought.map(on => ({ on: localDate(on), paid: 10_000, returnedInFullOn: null })),
  returns: [],
  visits: [],
  referrals: [],
  designations: [],
  overrides: []
})
const asking = (...all: readonly Condition[]): TierPolicy => {
  const [a, ...others] = DEFAULT_TIER_POLICY.tiers
  return { ...DEFAULT_TIER_POLICY, tiers: [{ ...a!, routes: [{ all }, a!.routes[1]!] }, ...others] }
}
const points = (value: number): Condition => ({ metric: 'points', compare: 'atLeast', value })
const reasons = (before: TierPolicy, after: TierPolicy, of: TierFacts) => {
  const judge = (policy: TierPolicy) => judgementOf({ policy, locale: 'en' }, { customerId: 'x', facts: of, standings: [] }, asOf)
  expect(decideTier(before, of, asOf)).not.toEqual(decideTier(after, of, asOf))
  return reasonsOf(judge(before), judge(after))
}

test('a threshold that is lower: what was found, what was asked and what is asked', () => {
  expect(reasons(asking(points(50)), asking(points(40)), facts(44, ['2026-06-01']))).toEqual([
    {
      kind: 'condition',
      metric: 'points',
      found: 44,
      before: { compare: 'atLeast', asked: 50, windowMonths: null },
      after: { compare: 'atLeast', asked: 40, windowMonths: null }
    }
  ])
})

test('a threshold that is higher', () => {
  expect(reasons(asking(points(40)), asking(points(50)), facts(44, ['2026-06-01']))).toMatchObject([
    { kind: 'condition', found: 44, before: { asked: 40 }, after: { asked: 50 } }
  ])
})

test('a condition more: only the one that is not met is a reason', () => {
  const both = asking(points(40), { metric: 'purchases', compare: 'atLeast', value: 2, windowMonths: 3 })
  expect(reasons(asking(points(40)), both, facts(44, ['2026-06-01']))).toMatchObject([
    { kind: 'condition', metric: 'purchases', found: 1, before: null, after: { asked: 2, windowMonths: 3 } }
  ])
})

test('fewer months without a purchase: lost', () => {
  const sooner = { ...DEFAULT_TIER_POLICY, loss: { months: 6 } }
  expect(reasons(DEFAULT_TIER_POLICY, sooner, facts(60, ['2025-10-01']))).toEqual([
    { kind: 'lost', since: '2025-10-01', monthsBefore: 12, monthsAfter: 6 }
  ])
  expect(reasons(sooner, { ...sooner, loss: null }, facts(60, ['2025-10-01']))).toEqual([
    { kind: 'notLost', since: '2025-10-01', monthsBefore: 6, monthsAfter: null }
  ])
})

test('more months without a visit: not lowered any more', () => {
  const later = { ...DEFAULT_TIER_POLICY, inactivity: { months: 9, levels: 1 } }
  expect(reasons(DEFAULT_TIER_POLICY, later, facts(60, ['2025-10-01']))).toEqual([
    { kind: 'notInactive', since: '2025-10-01', monthsBefore: 6, monthsAfter: 9 }
  ])
})

test('more levels lower, from the same day; without a visit both lower', () => {
  const further = { ...DEFAULT_TIER_POLICY, inactivity: { months: 5, levels: 2 } }
  const levels = { kind: 'levels', since: '2025-10-01', levelsBefore: 1, levelsAfter: 2 }
  expect(reasons(DEFAULT_TIER_POLICY, further, facts(60, ['2025-10-01']))).toEqual([levels])
  const [a, b, c] = further.tiers
  const harder = { ...further, tiers: [{ ...a!, routes: [{ all: [points(70)] }] }, b!, c!] }
  expect(reasons(DEFAULT_TIER_POLICY, harder, facts(60, ['2025-10-01']))).toMatchObject([levels, { kind: 'condition', found: 60 }])
})

test('a tier that is gone', () => {
  const [, ...others] = DEFAULT_TIER_POLICY.tiers
  expect(reasons(DEFAULT_TIER_POLICY, { ...DEFAULT_TIER_POLICY, tiers: others }, facts(60, ['2026-06-01']))).toEqual([{ kind: 'tierGone' }])
})
