// One rule, two executors: what decideTier decides for one customer, the compiled statement decides for all, over random policies, histories and days; also
// by what was known at any instant, where facts came late, in another order, or were taken back since.
import {
  confirmedPoints,
  decideTier,
  factsAsOf,
  factsKnownAt,
  latest,
  rankOf,
  visitDays,
  countedPurchases,
  earliest,
  sumSafe,
  type LocalDate,
  type TierFacts,
  type TierPolicy
} from '@keqing/domain'
import { factsOf, recordedCases, tierCases, type CustomerHistory, type RecordedCase, type TierCase } from '@keqing/domain/testing'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Tx } from '../../platform/db/database.ts'
import { insertHistories, insertRecorded } from '../../../test/tier-histories.ts'
import { openWorld, type World } from '../../../test/world.ts'
import { decideTiers, type DecidedRow } from './decide-tiers.sql.ts'
import { theseCustomers } from './fact-scope.sql.ts'
import { explainTiers } from './explain-tier.ts'
import { PLANNED_FOR_A_CHAIN } from './facts-of-chain.sql.ts'
import type { TierDecision } from './tier-decision.type.ts'
import { tierPolicyInForce } from './tier-policy.ts'

/** Histories. Of each batch some cases are decided for all its histories together, others for their own alone, on a day at its edges. */
const RUNS = Number(process.env.FC_RUNS ?? 2_100)
const BATCH = 300
/** Histories decided by what was known at some instant. */
const KNOWN_RUNS = Number(process.env.FC_RUNS ?? 200)
const TOGETHER_EVERY = 12
const ALONE_EVERY = process.env.FC_RUNS ? 1 : 3
const SEED = Number(process.env.FC_SEED ?? Date.now())

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

function expected(customerId: string, policy: TierPolicy, facts: TierFacts, asOf: LocalDate): DecidedRow {
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
    points: sumSafe(confirmedPoints(seen, asOf).map(each => each.amount)),
    first_purchase_on: earliest(counted),
    last_purchase_on: latest(counted),
    last_visit_on: latest(visitDays(seen))
  }
}

async function decided(
  tx: Tx,
  { policy, asOf, knownAt }: Pick<TierCase, 'policy' | 'asOf'> & { knownAt?: number },
  customerIds?: readonly string[]
): Promise<Map<string, DecidedRow>> {
  if (!customerIds) await tx.run(PLANNED_FOR_A_CHAIN)
  const rows = await tx.query<DecidedRow>(
    decideTiers(policy, {
      tenantId: tx.tenantId,
      chainId: world.acme.chainId,
      asOf,
      customers: customerIds && theseCustomers(customerIds),
      knownAt: knownAt === undefined ? undefined : new Date(knownAt)
    })
  )
  return new Map(rows.map(row => [row.customer_id, row]))
}

interface Difference {
  readonly policy: TierPolicy
  readonly asOf: LocalDate
  readonly history: unknown
  readonly inSql: DecidedRow | undefined
  readonly inDomain: DecidedRow | null
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
    const inDomain = expected(id, policy, factsOf(history), asOf)
    const inSql = rows.get(id)
    return same(inSql, inDomain) ? [] : [{ policy, asOf, history, inSql, inDomain }]
  })
}

function same(inSql: DecidedRow | undefined, inDomain: DecidedRow): boolean {
  return inSql !== undefined && (Object.keys(inDomain) as (keyof DecidedRow)[]).every(key => inSql[key] === inDomain[key])
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
    return alike(row, told) ? [] : [{ policy, asOf, history, inSql: row, inDomain: expected(id, policy, factsOf(history), asOf) }]
  })
}

function alike(row: DecidedRow, told: TierDecision): boolean {
  return (
    [row.status, row.tier_key, row.source, row.lowered, row.next_change_on].join() ===
    [told.status, told.key, told.source, told.lowered, told.nextChangeOn].join()
  )
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

/** By what was known at the case's instant: statement, function and explanation, of whom the file was not made by then nothing. */
async function differencesKnown(batch: readonly RecordedCase[], shared: readonly RecordedCase[]): Promise<Difference[]> {
  const { tenantId, chainId, stores } = world.acme
  const open = await world.platform.open(tenantId)
  const { tx } = open
  try {
    const ids = await insertRecorded(
      tx,
      { chainId, storeId: stores[0]!.id },
      batch.map(each => each.recorded)
    )
    const differences: Difference[] = []
    const check = (rows: ReadonlyMap<string, DecidedRow>, { policy, asOf, knownAt }: RecordedCase, which: readonly number[]) => {
      for (const index of which) {
        const { recorded } = batch[index]!
        const facts = factsKnownAt(recorded, knownAt)
        const inDomain = facts && expected(ids[index]!, policy, facts, asOf)
        const inSql = rows.get(ids[index]!)
        if (inDomain ? !same(inSql, inDomain) : inSql !== undefined)
          differences.push({ policy, asOf, history: { recorded, knownAt }, inSql, inDomain })
      }
    }
    for (const each of shared) check(await decided(tx, each), each, [...batch.keys()])
    for (const [index, each] of batch.entries()) {
      check(await decided(tx, each, [ids[index]!]), each, [index])
      if (index % ALONE_EVERY === 0) differences.push(...(await unlikeExplainedThen(tx, each, ids[index]!)))
    }
    return differences
  } finally {
    await open.rollback()
  }
}

async function unlikeExplainedThen(tx: Tx, { asOf, knownAt, recorded }: RecordedCase, id: string): Promise<Difference[]> {
  const { chainId } = world.acme
  const { policy } = await tierPolicyInForce(tx, chainId, asOf)
  const row = (await decided(tx, { policy, asOf, knownAt }, [id])).get(id)
  const told = (await explainTiers(tx, { chainId, customerIds: [id], asOf, knownAt: new Date(knownAt) })).get(id)
  const agree = row && told ? alike(row, told) : row === undefined && told === undefined
  return agree ? [] : [{ policy, asOf, history: { recorded, knownAt }, inSql: row, inDomain: null }]
}

test(`${KNOWN_RUNS} random histories as known at an instant: statement, function and explanation agree`, async () => {
  const cases = fc.sample(recordedCases, { numRuns: KNOWN_RUNS, seed: SEED })
  for (let from = 0; from < cases.length; from += BATCH) {
    const batch = cases.slice(from, from + BATCH)
    expectNone(
      await differencesKnown(
        batch,
        batch.filter((_, index) => index % TOGETHER_EVERY === 0)
      )
    )
  }
  if (process.env.FC_RUNS) console.log(`${KNOWN_RUNS} histories as known at an instant, seed ${SEED}`)
}, 3_600_000)
