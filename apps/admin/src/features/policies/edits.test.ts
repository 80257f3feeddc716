/** What an editor does to a tier policy, the bar's offers, and the order of versions. */
import { describe, expect, test } from '@jest/globals'
import { DEFAULT_TIER_POLICY, POLICIES, POLICY_KINDS, validateTierPolicy, type Condition } from '@keqing/domain'
import { addCondition, addRoute, addTier, changed, duplicateRoute, duplicateTier, moved, removeCondition } from './edits.ts'
import { offers, standingOf } from './offers.ts'
import { bodyOf, isWhole, rulesOf } from './rules.ts'
import { inOrder, opened } from './versions.ts'

const [a] = DEFAULT_TIER_POLICY.tiers
const points: Condition = { metric: 'points', compare: 'atLeast', value: 50, windowMonths: 3 }

test.each(POLICY_KINDS)('%s: what is sent is read back as it was', kind => {
  const { initial } = POLICIES[kind]
  expect(bodyOf(kind, rulesOf(kind, initial))).toEqual(initial)
  expect(isWhole(initial)).toBe(true)
})
test.each([Number.NaN, 2.5, 2 ** 60])('%p is no figure to send', value => {
  expect(isWhole({ tiers: [{ all: [{ value }] }] })).toBe(false)
})

describe('conditions', () => {
  test.each([
    ['from points to money', points, { metric: 'spend' }, { value: 5000, windowMonths: 3 }],
    ['from money to a count', { ...points, metric: 'spend', value: 5049 }, { metric: 'visits' }, { value: 50, windowMonths: 3 }],
    ['to years, which have no months', points, { metric: 'yearsSinceFirstPurchase' }, { value: 50 }],
    ['over all time', points, { windowMonths: undefined }, { value: 50 }]
  ] as const)('%s', (_what, condition, change, result) => {
    const { metric, compare, ...rest } = changed(condition, change, 2)
    expect([metric, compare, rest]).toEqual(['metric' in change ? change.metric : 'points', 'atLeast', result])
  })
  test('a route goes with its last condition', () => {
    const two = addCondition(a!, 0)
    expect(two.routes[0]?.all).toHaveLength(2)
    expect(removeCondition(two, 0, 1).routes).toEqual(a!.routes)
    expect(removeCondition(a!, 0, 0).routes).toEqual([a!.routes[1]])
    expect(duplicateRoute(a!, 0).routes[1]).toEqual(a!.routes[0])
    expect(addRoute(a!).routes).toHaveLength(3)
  })
})

describe('tiers', () => {
  test('a new one has a key of its own, and asks for its names', () => {
    expect(addTier(DEFAULT_TIER_POLICY).tiers.map(tier => tier.key)).toEqual(['A', 'B', 'C', 'D'])
    expect(duplicateTier(DEFAULT_TIER_POLICY, 0).tiers.map(tier => tier.key)).toEqual(['A', 'D', 'B', 'C'])
    expect(validateTierPolicy(addTier(DEFAULT_TIER_POLICY)).map(fault => fault.code)).toContain('NAME_MISSING')
  })
  test.each([
    [0, 1, 'BAC'],
    [2, 0, 'CAB'],
    [0, -1, 'ABC'],
    [2, 3, 'ABC']
  ])('from %i to %i', (from, to, result) => {
    expect(moved(['A', 'B', 'C'], from, to).join('')).toBe(result)
  })
})

describe('versions', () => {
  const versions = (['RETIRED', 'SENT_BACK', 'IN_FORCE', 'DRAFT', 'SUBMITTED'] as const).map((status, at) => ({ status, id: String(at) }))
  test('drafts first, what was sent back last', () => {
    expect(inOrder(versions).map(each => each.status)).toEqual(['DRAFT', 'SUBMITTED', 'IN_FORCE', 'RETIRED', 'SENT_BACK'])
  })
  test('who writes opens the draft, who reads what holds', () => {
    expect([opened(versions, true)?.status, opened(versions, false)?.status, opened([], true)]).toEqual(['DRAFT', 'IN_FORCE', undefined])
  })
  test.each([
    ['SUBMITTED', true, true, ['sendBack', 'approve'], 'SUBMITTED'],
    ['SUBMITTED', false, true, ['sendBack'], 'own'],
    ['SUBMITTED', false, false, [], 'SUBMITTED'],
    ['DRAFT', false, true, ['discard', 'submit'], undefined],
    ['DRAFT', false, false, [], 'reader'],
    ['SCHEDULED', false, true, ['unschedule'], 'SCHEDULED'],
    ['RETIRED', false, true, ['bringBack'], 'RETIRED']
  ] as const)('%s, awaiting the viewer %p, who may write %p', (status, awaitsViewer, mayWrite, offered, standing) => {
    expect([offers({ status, awaitsViewer }, mayWrite), standingOf({ status, awaitsViewer }, mayWrite)]).toEqual([offered, standing])
  })
})
