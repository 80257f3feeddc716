// TIER-7, TIER-8: giving to many is giving to each: over random acts, the same are refused and the same tiers come of it.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { addDays, localDate } from '@keqing/domain'
import { openWorld, type World } from '../../../test/world.ts'
import { Giving, manyCustomers, type Outcome } from './standing.fixture.ts'

const RUNS = Number(process.env.FC_RUNS ?? 12)

let world: World
let giving: Giving
beforeAll(async () => {
  world = await openWorld()
  giving = new Giving(world)
})
afterAll(() => world.close())

test('gives what one by one would give', async () => {
  const TODAY = localDate('2026-06-30')
  const acts = fc.array(
    fc.record({
      kind: fc.constantFrom('designate', 'override'),
      tierKey: fc.constantFrom('A', 'B', 'C'),
      from: fc.integer({ min: 0, max: 20 }),
      days: fc.integer({ min: 0, max: 20 }),
      who: fc.subarray([0, 1, 2, 3], { minLength: 1 })
    }),
    { minLength: 1, maxLength: 4 }
  )
  const single = async (act: { kind: string; tierKey: string }, customerId: string, days: object): Promise<string[]> => {
    const [name, as] = act.kind === 'designate' ? ['tierDesignate', world.acme.hq] : ['tierOverride', world.acme.manager]
    const input = { customerId, tierKey: act.tierKey, reason: 'x', ...days }
    const query = `mutation ($input: ${name === 'tierDesignate' ? 'TierDesignateInput' : 'TierOverrideInput'}!) { ${name}(input: $input) { userErrors { code } } }`
    return (await world.ask(as, query, { input })).data[name].userErrors.map((error: { code: string }) => error.code)
  }
  await fc.assert(
    fc.asyncProperty(acts, async plan => {
      const [many, ones] = [await manyCustomers(world, 4), await manyCustomers(world, 4)]
      for (const act of plan) {
        const startsOn = addDays(TODAY, act.from)
        const days = { startsOn, endsOn: addDays(startsOn, act.days) }
        const given = await giving[act.kind](
          act.who.map(n => many[n]!),
          { tierKey: act.tierKey, ...days }
        )
        const refusedInMany = new Map(given.results.map((each: Outcome) => [each.customer?.id, each.userErrors[0]?.code]))
        for (const n of act.who) expect(await single(act, ones[n]!, days)).toEqual([refusedInMany.get(many[n]!)].filter(Boolean))
      }
      expect(await giving.tiers(many)).toEqual(await giving.tiers(ones))
    }),
    { numRuns: RUNS }
  )
}, 600_000)
