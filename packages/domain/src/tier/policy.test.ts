import { describe, expect, test } from '@jest/globals'
import { DEFAULT_TIER_POLICY } from './policy.ts'
import type { Condition, Tier, TierPolicy } from './policy.ts'
import { readTierPolicy } from './read-policy.ts'
import { validateTierPolicy } from './validate-policy.ts'

const condition = (some: Partial<Condition> = {}): Condition => ({ metric: 'purchases', compare: 'atLeast', value: 2, ...some })
const tier = (key: string, ...routes: readonly (readonly Condition[])[]): Tier => ({
  key,
  name: { 'zh-CN': key, en: key },
  routes: routes.map(all => ({ all }))
})
const policy = (...tiers: readonly Tier[]): TierPolicy => ({ ...DEFAULT_TIER_POLICY, tiers })
const faults = (some: TierPolicy) => validateTierPolicy(some).map(({ code, path }) => `${code} ${path.join('.')}`)

describe('validateTierPolicy', () => {
  test('the default policy is valid', () => {
    expect(faults(DEFAULT_TIER_POLICY)).toEqual([])
  })
  test.each<[Partial<Condition>, string]>([
    [{ value: 1.5 }, 'VALUE_NOT_INTEGER tiers.0.routes.0.all.0.value'],
    [{ value: -1 }, 'VALUE_NEGATIVE tiers.0.routes.0.all.0.value'],
    [{ value: 0 }, 'VALUE_ZERO tiers.0.routes.0.all.0.value'],
    [{ value: Number.MAX_SAFE_INTEGER }, 'VALUE_TOO_LARGE tiers.0.routes.0.all.0.value'],
    [{ metric: 'yearsSinceFirstPurchase', value: 101 }, 'VALUE_TOO_LARGE tiers.0.routes.0.all.0.value'],
    [{ metric: 'yearsSinceFirstPurchase', windowMonths: 12 }, 'WINDOW_NOT_ALLOWED tiers.0.routes.0.all.0.windowMonths'],
    [{ windowMonths: 0 }, 'WINDOW_OUT_OF_RANGE tiers.0.routes.0.all.0.windowMonths'],
    [{ windowMonths: 121 }, 'WINDOW_OUT_OF_RANGE tiers.0.routes.0.all.0.windowMonths'],
    [{ windowMonths: 1.5 }, 'WINDOW_NOT_INTEGER tiers.0.routes.0.all.0.windowMonths'],
    [{ metric: 'smiles' as 'visits' }, 'METRIC_UNKNOWN tiers.0.routes.0.all.0.metric'],
    [{ compare: 'atMost' as 'atLeast' }, 'COMPARISON_UNKNOWN tiers.0.routes.0.all.0.compare']
  ])('%p', (some, fault) => {
    expect(faults(policy(tier('A', [condition(some)])))).toEqual([fault])
  })
  test('the bounds themselves are fine: windows of 1 and 120, more than 0', () => {
    expect(
      faults(policy(tier('A', [condition({ windowMonths: 1 })], [condition({ windowMonths: 120, compare: 'moreThan', value: 0 })])))
    ).toEqual([])
  })
  test.each([
    ['no tiers', policy(), ['NO_TIERS tiers']],
    ['a key twice', policy(tier('A', [condition({ value: 3 })]), tier('A', [condition()])), ['KEY_TWICE tiers.1.key']],
    ['an odd key', policy(tier('A B', [condition()])), ['KEY_INVALID tiers.0.key']],
    ['no routes', policy(tier('A')), ['NO_ROUTES tiers.0.routes']],
    ['an empty route, which everybody would meet', policy(tier('A', [])), ['NO_CONDITIONS tiers.0.routes.0.all']],
    ['no name', policy({ ...tier('A', [condition()]), name: { 'zh-CN': ' ', en: 'A' } }), ['NAME_MISSING tiers.0.name.zh-CN']],
    ['loss never', { ...policy(tier('A', [condition()])), loss: { months: 0 } }, ['WINDOW_OUT_OF_RANGE loss.months']],
    ['no inactivity, no levels', { ...policy(tier('A', [condition()])), inactivity: null }, []]
  ])('%s', (_what, some, expected) => {
    expect(faults(some)).toEqual(expected)
  })
  test.each<[tiers: number, levels: number, fine: boolean]>([
    [1, 1, true],
    [1, 2, false],
    [2, 1, true],
    [2, 2, false],
    [4, 3, true],
    [4, 4, false],
    [4, 0, false],
    [4, 1.5, false],
    [4, Number.NaN, false]
  ])('with %i tiers inactivity may lower by %d levels: %p', (count, levels, fine) => {
    const tiers = Array.from({ length: count }, (_, index) => tier(`T${index}`, [condition({ value: 20 - index })]))
    expect(faults({ ...policy(...tiers), inactivity: { months: 6, levels } })).toEqual(fine ? [] : ['LEVELS_INVALID inactivity.levels'])
  })
  test('nine tiers are too many, eight are not', () => {
    const many = (count: number) =>
      policy(...Array.from({ length: count }, (_, index) => tier(`T${index}`, [condition({ value: 20 - index })])))
    expect([faults(many(8)), faults(many(9))]).toEqual([[], ['TOO_MANY_TIERS tiers']])
  })
  test.each<[string, Condition[], Condition[], boolean]>([
    ['asks for as much', [condition()], [condition()], true],
    ['asks for more', [condition()], [condition({ value: 3 })], true],
    ['asks for less', [condition()], [condition({ value: 1 })], false],
    ['more than 1 is at least 2', [condition()], [condition({ compare: 'moreThan', value: 1 })], true],
    ['asks for more in a shorter time', [condition()], [condition({ windowMonths: 2 })], true],
    ['asks for it over a longer time', [condition({ windowMonths: 2 })], [condition({ windowMonths: 3 })], false],
    ['spend may shrink over a longer time', [condition({ metric: 'spend' })], [condition({ metric: 'spend', windowMonths: 2 })], false],
    ['asks for something besides', [condition()], [condition(), condition({ metric: 'visits' })], true],
    ['the higher asks for something besides', [condition(), condition({ metric: 'points' })], [condition()], false],
    ['the higher asks for what follows from it besides', [condition(), condition({ metric: 'visits' })], [condition()], true]
  ])('a tier below that %s', (_what, higher, lower, unreachable) => {
    expect(faults(policy(tier('A', higher), tier('B', lower)))).toEqual(unreachable ? ['TIER_UNREACHABLE tiers.1'] : [])
  })
  test('a tier with one route of its own can be reached; the others say nothing', () => {
    expect(faults(policy(tier('A', [condition()]), tier('B', [condition()], [condition({ metric: 'visits' })])))).toEqual([
      'ROUTE_CONTRADICTS_RANK tiers.1.routes.0'
    ])
  })
})

describe('readTierPolicy', () => {
  const stored = () => JSON.parse(JSON.stringify(DEFAULT_TIER_POLICY)) as Record<string, unknown>
  test('gives back what was stored, and nothing else', () => {
    expect(readTierPolicy({ ...stored(), note: 'extra' })).toEqual(DEFAULT_TIER_POLICY)
    expect(readTierPolicy({ ...stored(), inactivity: { months: 6, levels: 2, more: 1 } }).inactivity).toEqual({ months: 6, levels: 2 })
    expect(readTierPolicy({ ...stored(), loss: null, inactivity: null })).toEqual({ ...DEFAULT_TIER_POLICY, loss: null, inactivity: null })
  })
  test.each([
    ['nothing', null],
    ['a list', []],
    ['no tiers', { ...stored(), tiers: undefined }],
    ['a number as text', { ...stored(), loss: { months: '12' } }],
    ['no say on exempting', { ...stored(), exemptDesignated: undefined }],
    [
      'an unknown metric',
      {
        ...stored(),
        tiers: [{ key: 'A', name: { 'zh-CN': 'A', en: 'A' }, routes: [{ all: [{ metric: 'x', compare: 'atLeast', value: 1 }] }] }]
      }
    ],
    ['levels as text', { ...stored(), inactivity: { months: 6, levels: '2' } }],
    ['no levels', { ...stored(), inactivity: { months: 6 } }]
  ])('throws on %s', (_what, json) => {
    expect(() => readTierPolicy(json)).toThrow(TypeError)
  })
})
