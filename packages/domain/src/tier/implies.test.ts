import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { addDays } from '../calendar/local-date.ts'
import { runs } from '../testing.ts'
import { decideTier } from './decide-tier.ts'
import { factsOf, tierCases, type CustomerHistory } from './history.arbitrary.ts'
import { implies } from './implies.ts'
import { METRICS } from './policy.ts'
import type { Condition, Metric } from './policy.ts'
import { validateTierPolicy } from './validate-policy.ts'

const condition = (metric: Metric, value: number, windowMonths?: number, compare: Condition['compare'] = 'atLeast'): Condition =>
  windowMonths === undefined ? { metric, compare, value } : { metric, compare, value, windowMonths }

const tierOf = (key: string, ...all: readonly Condition[]) => ({ key, name: { 'zh-CN': key, en: key }, routes: [{ all }] })

describe('TERM-2: a purchase is a visit', () => {
  test.each<[string, Condition, Condition, boolean]>([
    ['as many purchases are as many visits', condition('purchases', 3), condition('visits', 3), true],
    ['and not one more', condition('purchases', 3), condition('visits', 4), false],
    ['more than 2 are at least 3', condition('purchases', 2, 6, 'moreThan'), condition('visits', 3, 6), true],
    ['in a wider window too', condition('purchases', 3, 2), condition('visits', 3, 6), true],
    ['ever, too', condition('purchases', 3, 2), condition('visits', 2), true],
    ['not in a narrower window', condition('purchases', 3, 6), condition('visits', 3, 5), false],
    ['a visit is no purchase', condition('visits', 9), condition('purchases', 1), false]
  ])('%s', (_what, given, asked, expected) => {
    expect(implies(given, asked)).toBe(expected)
  })
})

describe('TERM-1: who spent, bought', () => {
  test.each<[string, Condition, Condition, boolean]>([
    ['a purchase is left of what was spent', condition('spend', 1), condition('purchases', 1), true],
    [
      'more than nothing is something',
      condition('spend', 0, undefined, 'moreThan'),
      condition('purchases', 0, undefined, 'moreThan'),
      true
    ],
    ['but maybe no other', condition('spend', 1_000_000), condition('purchases', 2), false],
    ['and not surely a recent one', condition('spend', 1), condition('purchases', 1, 12), false],
    ['within a window its return may lie before it', condition('spend', 1, 12), condition('purchases', 1, 12), false],
    ['but somebody came', condition('spend', 1, 6), condition('visits', 1, 6), true],
    ['and came in a wider window', condition('spend', 1, 6), condition('visits', 1, 12), true],
    ['not surely in a narrower one', condition('spend', 1, 6), condition('visits', 1, 5), false],
    ['a draft’s spend of 0 is nothing yet', condition('spend', 0), condition('visits', 0, undefined, 'moreThan'), false],
    ['a purchase may have been for nothing', condition('purchases', 9), condition('spend', 1), false]
  ])('%s', (_what, given, asked, expected) => {
    expect(implies(given, asked)).toBe(expected)
  })
})

describe('years since the first purchase are since one that counts', () => {
  const years = condition('yearsSinceFirstPurchase', 3)
  test.each<[string, Condition, boolean]>([
    ['so there is one', condition('purchases', 1), true],
    ['and it was a visit', condition('visits', 1), true],
    ['maybe no second', condition('purchases', 2), false],
    ['and nothing lately', condition('purchases', 1, 120), false],
    ['and maybe paid nothing', condition('spend', 1), false]
  ])('%s', (_what, asked, expected) => {
    expect(implies(years, asked)).toBe(expected)
  })
  test('points and referrals say nothing of others', () => {
    const others = (['purchases', 'visits', 'spend', 'yearsSinceFirstPurchase'] as const).map(metric => condition(metric, 1))
    expect((['points', 'referrals'] as const).flatMap(metric => others.filter(asked => implies(condition(metric, 99), asked)))).toEqual([])
  })
})

test('a tier of purchases below one of visits is refused, with its place', () => {
  const tiers = [tierOf('A', condition('visits', 2, 12)), tierOf('B', condition('purchases', 2, 6)), tierOf('C', condition('visits', 1))]
  const policy = { tiers, inactivity: null, loss: null, exemptDesignated: false }
  expect(validateTierPolicy(policy)).toEqual([{ code: 'TIER_UNREACHABLE', path: ['tiers', 1] }])
})

/** Files may bring returns that are dated before their purchase. */
const datedBefore = (history: CustomerHistory, days: number): CustomerHistory => ({
  ...history,
  purchases: history.purchases.map(purchase => ({
    ...purchase,
    returns: purchase.returns.map(({ on, amount }) => ({ on: addDays(on, -days), amount }))
  }))
})

/** So few events that one condition is met where another is not. */
const few = (history: CustomerHistory): CustomerHistory => ({ ...history, purchases: history.purchases.slice(0, 2), visits: [] })

describe('what is called unreachable', () => {
  const shifts = fc.constantFrom(0, 0, 40, 300)
  const routesNobodyEnters = (policy: Parameters<typeof validateTierPolicy>[0]) =>
    validateTierPolicy(policy).flatMap(({ code, path }) => {
      const tier = Number(path[1])
      if (code === 'ROUTE_CONTRADICTS_RANK') return [{ tier, routes: [Number(path[3])] }]
      return code === 'TIER_UNREACHABLE' ? [{ tier, routes: [...policy.tiers[tier]!.routes.keys()] }] : []
    })
  /** Two tiers out of few conditions that often meet each other: random policies hardly ever have such. */
  const close = fc
    .array(
      fc
        .tuple(fc.constantFrom(...METRICS), fc.constantFrom(1, 1, 2), fc.constantFrom(undefined, 2, 6, 14))
        .map(([metric, value, months]) => condition(metric, value, metric === 'yearsSinceFirstPurchase' ? undefined : months)),
      { minLength: 3, maxLength: 4 }
    )
    .map(all => [all.slice(0, 1), all.slice(1, 2), all.slice(2)].map((each, at) => tierOf('ABC'[at]!, ...each)))
  test('is never what the rules give, and where nothing else gives tiers, never the decision', () => {
    let called = 0
    fc.assert(
      fc.property(tierCases, fc.option(close, { nil: null, freq: 4 }), shifts, ({ policy: drawn, history, asOf }, tiersDrawn, days) => {
        const policy = tiersDrawn ? { ...drawn, tiers: tiersDrawn } : drawn
        const facts = factsOf(datedBefore(few(history), days))
        const { tiers, base } = decideTier(policy, facts, asOf)
        const ruled = decideTier({ ...policy, inactivity: null }, { ...facts, designations: [], overrides: [] }, asOf)
        for (const { tier, routes } of routesNobodyEnters(policy)) {
          called += 1
          const entered = routes.some(route => tiers[tier]!.routes[route]!.met)
          if (entered) expect(tiers.findIndex(each => each.met)).toBeLessThan(tier)
          if (routes.length < tiers[tier]!.routes.length) continue
          expect(base?.rank).not.toBe(tier + 1)
          expect(ruled.rank).not.toBe(tier + 1)
        }
      }),
      { numRuns: runs(3_000) }
    )
    expect(called).toBeGreaterThan(100)
  })
  test('and one condition said to imply another does, whatever happened', () => {
    const all = (['purchases', 'spend', 'visits'] as const)
      .flatMap(metric => [undefined, 2, 6, 14].flatMap(months => [condition(metric, 1, months), condition(metric, 2, months)]))
      .concat(condition('yearsSinceFirstPurchase', 1))
    const tier = { ...tierOf('A'), routes: all.map(each => ({ all: [each] })) }
    const policy = { tiers: [tier], inactivity: null, loss: null, exemptDesignated: false }
    const claims = all.flatMap((given, one) => all.flatMap((asked, other) => (implies(given, asked) ? [{ given, one, asked, other }] : [])))
    fc.assert(
      fc.property(tierCases, shifts, ({ history, asOf }, days) => {
        const { routes } = decideTier(policy, factsOf(datedBefore(few(history), days)), asOf).tiers[0]!
        expect(claims.filter(({ one, other }) => routes[one]!.met && !routes[other]!.met)).toEqual([])
      }),
      { numRuns: runs(2_000) }
    )
  })
})
