// TIER-9 and POINT-2 ask for each other: tiers for points, multipliers for tiers. No rules can go round in a circle by it, since a purchase earns by the tier that was
// held when it was bought, and keeps it (ADR 0012): once what happened is recorded, nothing moves again, however often it is looked at.
import { randomUUID } from 'node:crypto'
import { DEFAULT_EARNING_POLICY, DEFAULT_TIER_POLICY } from '@keqing/domain'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { amendRules } from '../../../test/amend-rules.ts'
import { Shop } from '../../../test/shop.ts'
import { openWorld, type World } from '../../../test/world.ts'
import { sql } from '../../platform/db/sql.ts'
import { jobContext } from '../../platform/jobs/job-context.ts'
import { reconcilePoints } from '../points/index.ts'
import { feature as points } from '../points/index.ts'
import { feature as tier, refreshTiers } from '../tier/index.ts'
import { policyCatchUp } from './activate-policy.job.ts'

let world: World
let shop: Shop
beforeAll(async () => {
  world = await openWorld()
  shop = new Shop(world)
  world.clock.set('2026-06-30T04:00:00Z')
})
afterAll(() => world.close())

const ENTRIES = 'tier { key } points { balance } pointEntries(first: 50) { totalCount nodes { amount } }'
const standing = async (id: string) => {
  const { data, errors } = await shop.ask(`query ($id: ID!) { customer(id: $id) { ${ENTRIES} } }`, { id })
  expect(errors).toBeUndefined()
  return data.customer as { tier: { key: string }; points: { balance: number }; pointEntries: { nodes: { amount: number }[] } }
}

test('A from 50 points, and an A’s purchases earn ten times as much: a fixed state is reached with the last fact, and stays', async () => {
  const at = { tenantId: world.acme.tenantId, chainId: world.acme.chainId }
  const tiers = DEFAULT_TIER_POLICY.tiers.map(each =>
    each.key === 'A' ? { ...each, routes: [{ all: [{ metric: 'points' as const, compare: 'atLeast' as const, value: 50 }] }] } : each
  )
  await amendRules(world, at, 'tier', { tiers })
  await amendRules(world, at, 'earning', { ...DEFAULT_EARNING_POLICY, multipliers: [{ key: 'A', percent: 1_000, when: { tiers: ['A'] } }] })
  const customer = await shop.register('+8613800099001', { registeredOn: '2026-01-01' })
  const buy = (no: string, day: string, paid: number) =>
    shop.bought({ no, customer, at: `${day}T12:00:00+08:00`, lines: [{ item: 'A', paid }] })
  await buy('ONE', '2026-06-01', 490_000)
  const two = await buy('TWO', '2026-06-02', 10_000)
  // The fiftieth point makes an A of her; what gave it was bought by none.
  expect(await standing(customer)).toMatchObject({ tier: { key: 'A' }, points: { balance: 50 } })
  await buy('THREE', '2026-06-30', 10_000)
  const settled = await standing(customer)
  expect(settled).toMatchObject({ tier: { key: 'A' }, points: { balance: 60 }, pointEntries: { totalCount: 3 } })
  const job = jobContext({ db: world.platform, clock: world.clock }, world.log, randomUUID(), new AbortController().signal)
  const earning = await world.db.unit(
    at.tenantId,
    async tx =>
      (await tx.first<{ id: string }>(
        sql`select id from policy_version where tenant_id = ${tx.tenantId} and kind = 'earning' and status = 'inForce'`
      ))!.id
  )
  for (const day of ['2026-06-30', '2026-07-01', '2026-07-02'] as const) {
    world.clock.set(`${day}T05:00:00Z`)
    for (const night of [tier.jobs!.tierChainNightly!, points.jobs!.pointsChainNightly!]) await night(job, at)
    await policyCatchUp(job, { tenantId: at.tenantId, policyId: earning })
    await world.db.unit(at.tenantId, async tx => {
      const all = await tx.query<{ id: string }>(
        sql`select id from purchase where tenant_id = ${tx.tenantId} and customer_id = ${customer}`
      )
      expect(await reconcilePoints(tx, { chainId: at.chainId, purchaseIds: all.map(each => each.id) })).toEqual({ entries: 0 })
      await refreshTiers(tx, { chainId: at.chainId, asOf: day as never, customerIds: [customer], cause: 'POINTS' })
    })
    expect(await standing(customer)).toEqual(settled)
  }
  // What made her an A goes; what she bought as one stays what it earned, and that is the end of it, too.
  const gone = await shop.act('purchaseVoid', 'PurchaseVoidInput', { id: two, reason: 'mistyped' }, 'purchase { id } userErrors { code }')
  expect(gone.userErrors).toEqual([])
  const after = await standing(customer)
  expect(after.points.balance).toBe(59)
  expect(after).toEqual(await standing(customer))
})
