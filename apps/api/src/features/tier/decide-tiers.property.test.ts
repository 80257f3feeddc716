// One rule, two executors: what decideTier decides for one customer, the compiled statement decides for all, over random policies, histories and days.
import {
  decideTier,
  factsAsOf,
  latest,
  rankOf,
  visitDays,
  countedPurchases,
  earliest,
  sumSafe,
  type LocalDate,
  type TierPolicy
} from '@keqing/domain'
import { factsOf, tierCases, type CustomerHistory, type TierCase } from '@keqing/domain/testing'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Tx } from '../../platform/db/database.ts'
import { insertHistories } from '../../../test/tier-histories.ts'
import { openWorld, type World } from '../../../test/world.ts'
import { decideTiers, type DecidedRow } from './decide-tiers.sql.ts'
import { theseCustomers } from './fact-sources.sql.ts'
import { explainTiers } from './explain-tier.ts'
import { PLANNED_FOR_A_CHAIN } from './facts-of-chain.sql.ts'
import { tierPolicyInForce } from './tier-policy.ts'

/** Histories. Of each batch some cases are decided for all its histories together, others for their own alone, on a day at its edges. */
const RUNS = Number(process.env.FC_RUNS ?? 1_200)
const BATCH = 300
const TOGETHER_EVERY = 12
const ALONE_EVERY = process.env.FC_RUNS ? 1 : 3
const SEED = Number(process.env.FC_SEED ?? Date.now())

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

function expected(customerId: string, policy: TierPolicy, history: CustomerHistory, asOf: LocalDate): DecidedRow {
  const facts = factsOf(history)
  const seen = factsAsOf(facts, asOf)
  const decision = decideTier(policy, facts, asOf)
  const counted = countedPurchases(seen).map(purchase => purchase.on)
  return {
    customer_id: customerId,
    status: decision.status,
    tier_key: decision.tierKey,
    tier_rank: decision.rank,
    base_rank: decision.base ? (rankOf(policy, decision.base.tierKey) ?? null) : null,
    source: decision.source,
    lowered: decision.lowered,
    next_change_on: decision.nextChangeOn,
    purchase_count: counted.length,
    net_minor: sumSafe([...seen.purchases.map(each => each.paid), ...seen.returns.map(each => 0 - each.amount)]),
    points: sumSafe(seen.points.map(each => each.amount)),
    first_purchase_on: earliest(counted),
    last_purchase_on: latest(counted),
    last_visit_on: latest(visitDays(seen))
  }
}

async function decided(
  tx: Tx,
  { policy, asOf }: Pick<TierCase, 'policy' | 'asOf'>,
  customerIds?: readonly string[]
): Promise<Map<string, DecidedRow>> {
  if (!customerIds) await tx.run(PLANNED_FOR_A_CHAIN)
  const rows = await tx.query<DecidedRow>(
    decideTiers(policy, { tenantId: tx.tenantId, chainId: world.acme.chainId, asOf, customers: customerIds && theseCustomers(customerIds) })
  )
  return new Map(rows.map(row => [row.customer_id, row]))
}

interface Difference {
  readonly policy: TierPolicy
  readonly asOf: LocalDate
  readonly history: CustomerHistory
  readonly inSql: DecidedRow | undefined
  readonly inDomain: DecidedRow
}

/** Of all that differ, the one with the least to read; the seed makes it again. */
function expectNone(differences: readonly Difference[]): void {
  const [least] = differences.toSorted(
    (a, b) => JSON.stringify([a.policy, a.history]).length - JSON.stringify([b.policy, b.history]).length
  )
  if (least) throw new Error(`seed ${SEED}: ${differences.length} differ, the smallest is\n${JSON.stringify(least, null, 1)}`)
}

function compare(
  rows: ReadonlyMap<string, DecidedRow>,
  { policy, asOf }: Pick<TierCase, 'policy' | 'asOf'>,
  customers: readonly (readonly [string, CustomerHistory])[]
): Difference[] {
  return customers.flatMap(([id, history]) => {
    const inDomain = expected(id, policy, history, asOf)
    const inSql = rows.get(id)
    const same = inSql !== undefined && (Object.keys(inDomain) as (keyof DecidedRow)[]).every(key => inSql[key] === inDomain[key])
    return same ? [] : [{ policy, asOf, history, inSql, inDomain }]
  })
}

/** The facts read for an explanation are those the statement reads: by the chain's own policy, both answer alike. */
async function unlikeExplained(tx: Tx, asOf: LocalDate, customers: readonly (readonly [string, CustomerHistory])[]): Promise<Difference[]> {
  const { chainId } = world.acme
  const ids = customers.map(([id]) => id)
  const { policy } = await tierPolicyInForce(tx, chainId, asOf)
  const rows = await decided(tx, { policy, asOf }, ids)
  const explained = await explainTiers(tx, { chainId, customerIds: ids, asOf })
  return customers.flatMap(([id, history]) => {
    const [row, told] = [rows.get(id)!, explained.get(id)!]
    const same =
      [row.status, row.tier_key, row.source, row.lowered, row.next_change_on].join() ===
      [told.status, told.key, told.source, told.lowered, told.nextChangeOn].join()
    return same ? [] : [{ policy, asOf, history, inSql: row, inDomain: expected(id, policy, history, asOf) }]
  })
}

/** Decides a batch in a transaction that is taken back, so that the next one finds only its own customers. */
async function differencesOf(batch: readonly TierCase[], shared: readonly TierCase[]): Promise<Difference[]> {
  const { tenantId, chainId, stores } = world.acme
  const open = await world.platform.open(tenantId)
  const { tx } = open
  try {
    const histories = batch.map(each => each.history)
    const ids = await insertHistories(tx, { chainId, storeId: stores[0]!.id }, histories)
    const customers = histories.map((history, index) => [ids[index]!, history] as const)
    const differences: Difference[] = []
    for (const each of shared) differences.push(...compare(await decided(tx, each), each, customers))
    for (const [index, each] of batch.entries()) {
      if (index % ALONE_EVERY === 0) differences.push(...compare(await decided(tx, each, [ids[index]!]), each, [customers[index]!]))
    }
    differences.push(...(await unlikeExplained(tx, batch[0]!.asOf, customers.slice(0, 100))))
    return differences
  } finally {
    await open.rollback()
  }
}

test(`${RUNS} random histories: statement and function agree on every field, nextChangeOn included`, async () => {
  const cases = fc.sample(tierCases, { numRuns: RUNS, seed: SEED })
  let compared = 0
  for (let from = 0; from < cases.length; from += BATCH) {
    const batch = cases.slice(from, from + BATCH)
    const shared = batch.filter((_, index) => index % TOGETHER_EVERY === 0)
    expectNone(await differencesOf(batch, shared))
    compared += Math.ceil(batch.length / ALONE_EVERY) + shared.length * batch.length
  }
  expect(compared).toBeGreaterThanOrEqual(RUNS)
  if (process.env.FC_RUNS) console.log(`${RUNS} histories, ${compared} decisions compared, seed ${SEED}`)
}, 3_600_000)
