/** TIER-11: `nextChangeOn` is exact. Too late, and the nightly run misses a customer; too early or too often, and it is not proportional to who is due. */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { addDays, addMonths } from '../calendar/local-date.ts'
import type { LocalDate } from '../calendar/local-date.ts'
import { decideTier } from './decide-tier.ts'
import { confirmedPoints, factsAsOf } from './facts.ts'
import type { TierFacts } from './facts.ts'
import { forecastTier } from './forecast-tier.ts'
import { factsOf, runs, tierCases } from './history.arbitrary.ts'
import type { TierPolicy } from './policy.ts'
import { standingsInForce } from './standing.ts'
import { validateTierPolicy } from './validate-policy.ts'

/** Everything time can flip: the truth of each condition, the answer, and what it is made of; points that are confirmed show in lists even where no rule asks for them. */
function truths(policy: TierPolicy, facts: TierFacts, on: LocalDate): string {
  const { status, tierKey, tiers, inactivity, loss, lowered } = decideTier(policy, facts, on)
  const conditions = tiers.map(tier => tier.routes.map(route => route.all.map(each => each.met)))
  const standings = standingsInForce(policy, factsAsOf(facts, on), on)
  return JSON.stringify([
    status,
    tierKey,
    lowered,
    conditions,
    inactivity?.inactive,
    loss?.lost,
    standings,
    facts.registeredOn <= on,
    confirmedPoints(factsAsOf(facts, on), on).length
  ])
}

describe('nextChangeOn, over random policies and histories', () => {
  test('is the first day on which any truth differs, as found by looking at every day', () => {
    fc.assert(
      fc.property(tierCases, ({ policy, history, asOf }) => {
        const seen = factsAsOf(factsOf(history), asOf)
        const now = truths(policy, seen, asOf)
        const { nextChangeOn } = decideTier(policy, seen, asOf)
        // Beyond every window and every year asked for, nothing is left to change.
        const end = nextChangeOn ?? addMonths(asOf, 40)
        for (let day = addDays(asOf, 1); day < end; day = addDays(day, 1)) {
          if (truths(policy, seen, day) !== now) throw new Error(`differs on ${day} already, not on ${nextChangeOn}`)
        }
        if (nextChangeOn !== null) expect(truths(policy, seen, nextChangeOn)).not.toBe(now)
      }),
      { numRuns: runs(150) }
    )
  })
  test('each condition flips on the day it says, and no earlier', () => {
    fc.assert(
      fc.property(tierCases, ({ policy, history, asOf }) => {
        const seen = factsAsOf(factsOf(history), asOf)
        const metOn = (day: LocalDate) => decideTier(policy, seen, day).tiers.flatMap(tier => tier.routes.flatMap(route => route.all))
        for (const [index, { met, change }] of metOn(asOf).entries()) {
          if (change.flipsOn === null) continue
          expect(metOn(addDays(change.flipsOn, -1))[index]!.met).toBe(met)
          expect(metOn(change.flipsOn)[index]!.met).toBe(!met)
        }
      }),
      { numRuns: runs(100) }
    )
  })
  test('the forecast is what deciding on every day would find', () => {
    fc.assert(
      fc.property(tierCases, ({ policy, history, asOf }) => {
        const seen = factsAsOf(factsOf(history), asOf)
        const bounds = { months: 14, steps: 3 }
        const until = addMonths(asOf, bounds.months)
        const found = []
        let before = decideTier(policy, seen, asOf)
        for (let on = addDays(asOf, 1); on <= until && found.length < bounds.steps; on = addDays(on, 1)) {
          const { status, tierKey } = decideTier(policy, seen, on)
          if (status !== before.status || tierKey !== before.tierKey) found.push({ on, status, tierKey })
          before = { ...before, status, tierKey }
        }
        expect(forecastTier(policy, factsOf(history), asOf, bounds)).toEqual(found)
      }),
      { numRuns: runs(40) }
    )
  })
})

describe('a decision, over random policies and histories', () => {
  test('sees nothing dated later, and does not depend on the order of facts', () => {
    fc.assert(
      fc.property(tierCases, ({ policy, history, asOf }) => {
        const facts = factsOf(history)
        const decision = decideTier(policy, facts, asOf)
        const reversed = Object.fromEntries(
          Object.entries(facts).map(([name, value]) => [name, Array.isArray(value) ? value.toReversed() : value])
        ) as unknown as TierFacts
        expect(decideTier(policy, factsAsOf(facts, asOf), asOf)).toEqual(decision)
        expect(decideTier(policy, reversed, asOf)).toEqual(decision)
      }),
      { numRuns: runs(150) }
    )
  })
  test('`more` by `by` is just enough: with it the condition is met, with one less it is not', () => {
    fc.assert(
      fc.property(tierCases, ({ policy, history, asOf }) => {
        const seen = factsAsOf(factsOf(history), asOf)
        for (const [tier, route, index] of positions(policy)) {
          const at = (facts: TierFacts, day: LocalDate) => decideTier(policy, facts, day).tiers[tier]!.routes[route]!.all[index]!
          const { metric, change, met } = at(seen, asOf)
          if (met || metric === 'yearsSinceFirstPurchase') continue
          for (const day of [asOf, change.by ?? asOf]) {
            expect(at(adding(seen, metric, change.more, day), day).met).toBe(true)
            // A figure that rises by itself on the way may need less by then: only today is exact.
            if (day === asOf) expect(at(adding(seen, metric, change.more - 1, day), day).met).toBe(false)
          }
        }
      }),
      { numRuns: runs(60) }
    )
  })
  test('random policies are valid, tiers and routes that lead nowhere apart', () => {
    fc.assert(
      fc.property(tierCases, ({ policy }) => {
        expect(validateTierPolicy(policy).filter(({ code }) => code !== 'TIER_UNREACHABLE' && code !== 'ROUTE_CONTRADICTS_RANK')).toEqual(
          []
        )
      }),
      { numRuns: runs(100) }
    )
  })
})

function positions(policy: TierPolicy): readonly (readonly [number, number, number])[] {
  return policy.tiers.flatMap((tier, t) => tier.routes.flatMap((route, r) => route.all.map((_, c) => [t, r, c] as const)))
}

function adding(facts: TierFacts, metric: string, amount: number, on: LocalDate): TierFacts {
  const days = Array.from({ length: metric === 'points' || metric === 'spend' ? 0 : amount }, () => on)
  if (metric === 'points') return { ...facts, points: [...facts.points, { on, amount }] }
  if (metric === 'spend') return { ...facts, purchases: [...facts.purchases, { on, paid: amount, returnedInFullOn: null }] }
  if (metric === 'visits') return { ...facts, visits: [...facts.visits, ...days] }
  if (metric === 'referrals') return { ...facts, referrals: [...facts.referrals, ...days] }
  return { ...facts, purchases: [...facts.purchases, ...days.map(day => ({ on: day, paid: 1, returnedInFullOn: null }))] }
}
