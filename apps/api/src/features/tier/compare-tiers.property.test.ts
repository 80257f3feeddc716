// Two policies beside each other answer exactly what each decides alone, whatever they read, whether or not they have the same tiers: over random pairs of
// policies, histories and days. That a decision is the domain's, decide-tiers.property.test.ts holds.
import { addDays, addMonths, type LocalDate, type TierPolicy } from '@keqing/domain'
import { tierCases } from '@keqing/domain/testing'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Tx } from '../../platform/db/database.ts'
import { join, sql } from '../../platform/db/sql.ts'
import { insertHistories } from '../../../test/tier-histories.ts'
import { openWorld, type World } from '../../../test/world.ts'
import { compareTiersOn, type ComparedRow } from './compare-tiers.sql.ts'
import { decideTiers, type DecidedRow } from './decide-tiers.sql.ts'
import { theseCustomers } from './fact-scope.sql.ts'
import { PLANNED_FOR_A_CHAIN } from './facts-of-chain.sql.ts'

/** Histories; each is compared by every pair of its batch. */
const RUNS = Number(process.env.FC_RUNS ?? 200)
const BATCH = 100
const PAIR_EVERY = process.env.FC_RUNS ? 4 : 12
const SEED = Number(process.env.FC_SEED ?? Date.now())

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

interface Pair {
  readonly before: TierPolicy
  readonly after: TierPolicy
  readonly asOf: LocalDate
}

/** Every other pair has the same tiers and asks otherwise, as a draft does. */
function pairsOf(cases: readonly { readonly policy: TierPolicy; readonly asOf: LocalDate }[]): Pair[] {
  return cases.flatMap(({ policy: before, asOf }, index) => {
    const other = cases[(index + 1) % cases.length]!.policy
    if (index % PAIR_EVERY > 0) return []
    const after = index % (2 * PAIR_EVERY) === 0 ? other : { ...before, loss: other.loss, inactivity: other.inactivity }
    return [{ before, after, asOf }]
  })
}

/** Days of one question: what is read for all of them must not mix. */
const daysOf = (asOf: LocalDate): readonly LocalDate[] => [asOf, addMonths(asOf, -1), addDays(asOf, -40)]

async function unlike(tx: Tx, { before, after, asOf }: Pair, customers?: readonly string[]): Promise<object[]> {
  const scope = { tenantId: tx.tenantId, chainId: world.acme.chainId, customers: customers && theseCustomers(customers) }
  if (!customers) await tx.run(PLANNED_FOR_A_CHAIN)
  const days = daysOf(asOf)
  const { gathered, on } = compareTiersOn({ before, after }, scope, days)
  const each = days.map((_, nth) => sql`select ${nth}::int as nth, compared.* from (${on(nth)}) as compared`)
  const all = await tx.query<ComparedRow & { readonly nth: number }>(sql`with ${gathered} ${join(each, ' union all ')}`)
  const differences: object[] = []
  for (const [nth, day] of days.entries()) {
    const decided = async (policy: TierPolicy) =>
      new Map((await tx.query<DecidedRow>(decideTiers(policy, { ...scope, asOf: day }))).map(row => [row.customer_id, row]))
    const [alone, other] = [await decided(before), await decided(after)]
    const rows = new Map(all.filter(row => row.nth === nth).map(row => [row.customer_id, row]))
    const told = (row: DecidedRow | undefined) => [row?.status, row?.tier_key ?? null]
    for (const [id, one] of alone) {
      const row = rows.get(id)
      const expected = [...told(one), ...told(other.get(id))]
      // Who has no file yet is left out.
      const found = row ? [row.before_status, row.before_key, row.after_status, row.after_key] : ['none', null, 'none', null]
      if (JSON.stringify(found) !== JSON.stringify(expected)) differences.push({ id, day, found, expected })
    }
  }
  return differences
}

test(`${RUNS} random histories: two policies compared are each decided alone`, async () => {
  const cases = fc.sample(tierCases, { numRuns: RUNS, seed: SEED })
  let compared = 0
  for (let from = 0; from < cases.length; from += BATCH) {
    const batch = cases.slice(from, from + BATCH)
    const open = await world.platform.open(world.acme.tenantId)
    try {
      const place = { chainId: world.acme.chainId, storeId: world.acme.stores[0]!.id }
      const ids = await insertHistories(
        open.tx,
        place,
        batch.map(each => each.history)
      )
      for (const [index, pair] of pairsOf(batch).entries()) {
        const chosen = index % 3 === 2 ? ids.slice(0, 20) : undefined
        const differences = await unlike(open.tx, pair, chosen)
        if (differences.length > 0)
          throw new Error(`seed ${SEED}: ${JSON.stringify({ ...pair, differences: differences.slice(0, 3) }, null, 1)}`)
        compared += chosen?.length ?? ids.length
      }
    } finally {
      await open.rollback()
    }
  }
  expect(compared).toBeGreaterThan(RUNS)
  if (process.env.FC_RUNS) console.log(`${RUNS} histories, ${compared} pairs of decisions compared, seed ${SEED}`)
}, 3_600_000)
