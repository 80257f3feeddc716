// What a backtest says that rules cost, through GraphQL and its job: discounts, vouchers and points by the tiers of each month's first day, for drafts of
// benefits and of tiers; by the rules around that are in force on the day of the run.
import { randomUUID } from 'node:crypto'
import { DEFAULT_BENEFIT_POLICY, DEFAULT_TIER_POLICY, yearEndRebate } from '@keqing/domain'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { v7 as uuid } from 'uuid'
import { fileOf } from '../../../test/file-of.ts'
import { Shop } from '../../../test/shop.ts'
import { Studio } from '../../../test/studio.ts'
import { addPerson, openWorld, type World } from '../../../test/world.ts'
import { defuseCell } from '../../platform/csv-cell.ts'
import { sql } from '../../platform/db/sql.ts'
import { jobContext } from '../../platform/jobs/job-context.ts'
import { backtestRun } from './backtest.job.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  const shop = new Shop(world)
  const noon = (day: string) => `${day}T12:00:00+08:00`
  const buy = (no: string, customer: string, day: string, paid: number, special = false) =>
    shop.bought({ no, customer, at: noon(day), lines: [{ item: 'X', n: 2, paid, special }] })
  const rich = await shop.register('+8613900000001')
  const middle = await shop.register('+8613900000002', { birthMonth: 5, birthDay: 20 })
  const fresh = await shop.register('+8613900000003', { registeredOn: '2026-05-02' })
  // 50 points: A from here on by the default rules. 45: B as soon as there is a second receipt.
  await buy('R1', rich, '2026-04-10', 500_000)
  await buy('M1', middle, '2026-04-10', 400_000)
  await buy('M2', middle, '2026-04-11', 50_000)
  await buy('R2', rich, '2026-05-10', 10_000)
  await buy('R3', rich, '2026-05-11', 5_000, true)
  const half = await buy('M3', middle, '2026-05-12', 20_000)
  await buy('F1', fresh, '2026-05-13', 30_000)
  await shop.bought({ no: 'N1', customer: null, at: noon('2026-05-14'), lines: [{ item: 'X', paid: 70_000 }] })
  const back = await shop.bringBack({ no: 'B1', customer: middle, of: half, at: noon('2026-06-02'), lines: [{ line: 1, n: 1 }] })
  expect(back.userErrors).toEqual([])
}, 60_000)
afterAll(() => world.close())

/** A draft written as the editor would have left it. */
async function drafted(kind: 'tier' | 'benefit', body: object): Promise<string> {
  const id = uuid()
  await world.db.unit(world.acme.tenantId, tx =>
    tx.run(sql`insert into policy_version (tenant_id, id, chain_id, kind, status, name, body)
      values (${tx.tenantId}, ${id}, ${world.acme.chainId}, ${kind}, 'draft', 'tested', ${JSON.stringify(body)}::jsonb)`)
  )
  return id
}

async function costsOf(policyId: string): Promise<Record<string, unknown>> {
  const shop = new Shop(world)
  const { backtest, userErrors } = await shop.act(
    'backtestStart',
    'BacktestStartInput',
    { policyId, months: 3 },
    'backtest { id } userErrors { code field }'
  )
  expect(userErrors).toEqual([])
  const job = jobContext({ db: world.platform, clock: world.clock }, world.log, randomUUID(), new AbortController().signal)
  await backtestRun(job, { tenantId: world.acme.tenantId, backtestId: backtest.id })
  const { data } = await shop.ask('query ($id: ID!) { backtest(id: $id) { status costs { name unit month before after } } }', {
    id: backtest.id
  })
  expect(data.backtest.status).toBe('DONE')
  const all: { name: string; unit: string; month: string; before: number; after: number }[] = data.backtest.costs
  // As a file: the same, money in its decimals.
  const file = await fileOf(world, world.acme.hq, { list: 'BACKTEST_FIGURES', backtestFilter: { backtestId: backtest.id } })
  const written = (value: number, unit: string) => defuseCell(unit === 'MONEY' ? (value / 100).toFixed(2) : String(value))
  expect(file!.filter(({ figure }) => figure === 'cost').map(row => [row['of'], row['on'], row['inForce'], row['tested']])).toEqual(
    all.map(({ name, month, unit, before, after }) => [name, month, written(before, unit), written(after, unit)])
  )
  return Object.fromEntries(all.map(({ name, month, before, after }) => [`${name} ${month.slice(0, 7)}`, [before, after]]))
}

const benefits = {
  ...DEFAULT_BENEFIT_POLICY,
  tiers: DEFAULT_BENEFIT_POLICY.tiers.map(tier => (tier.key === 'A' ? { ...tier, paysPercent: 50 } : tier))
}
const tiers = {
  ...DEFAULT_TIER_POLICY,
  tiers: DEFAULT_TIER_POLICY.tiers.map(tier =>
    tier.key === 'A' ? { ...tier, routes: [{ all: [{ metric: 'points', compare: 'atLeast', value: 45 }] }] } : tier
  )
}

test('a draft of benefits: its discounts and vouchers beside those of the version in force', async () => {
  const vouchers = { key: 'birthday', gift: null, voucherMinor: 3_000, booklet: false, handover: 'mail' } as const
  const both = {
    ...benefits,
    tiers: benefits.tiers.map(tier =>
      tier.key === 'B' ? { ...tier, occasions: [...tier.occasions.filter(each => each.key !== 'birthday'), vouchers] } : tier
    )
  }
  expect(await costsOf(await drafted('benefit', both))).toEqual({
    // What came back in June is off the receipt of May. Nobody stood in a tier on 1 April.
    'discounts 2026-06': [0, 0],
    'discounts 2026-05': [2_000 + 1_500, 5_000 + 1_500],
    'discounts 2026-04': [0, 0],
    'vouchers 2026-06': [0, 0],
    'vouchers 2026-05': [10_000, 13_000],
    'vouchers 2026-04': [0, 0]
  })
})

test('a draft of benefits with festivals of its own: they are counted on their days, and those it leaves out are not', async () => {
  const name = { 'zh-CN': '节', en: 'Festival' }
  const festivals = [
    { key: 'anniversary', name, on: { calendar: 'solar', month: 6, day: 10, offset: 0 } },
    { key: 'dragonBoat', name, on: { calendar: 'lunar', month: 5, day: 5, offset: 0 } },
    { key: 'after', name, on: { calendar: 'lunar', month: 5, day: 5, offset: 12 } }
  ]
  const costs = await costsOf(await drafted('benefit', { ...DEFAULT_BENEFIT_POLICY, festivals }))
  expect(costs).toMatchObject({
    // 10 and 19 June; 1 July is past the span.
    'vouchers 2026-06': [0, 20_000],
    'vouchers 2026-05': [10_000, 0],
    'vouchers 2026-04': [0, 0]
  })
})

test('a draft of tiers: what its tiers would have been given, and points by multipliers that ask for them', async () => {
  const studio = new Studio(
    world,
    world.acme,
    await addPerson(world.db, world.acme, 'acme', 'HQ', { chain: world.acme.chainId }),
    'EARNING'
  )
  const draft = await drafted('tier', tiers)
  const plain = await costsOf(draft)
  expect(plain).toEqual({
    'discounts 2026-06': [0, 0],
    'discounts 2026-05': [2_000 + 1_500, 2_000 + 2_000],
    'discounts 2026-04': [0, 0],
    // The one who would be an A gets no voucher on 1 May.
    'vouchers 2026-06': [0, 0],
    'vouchers 2026-05': [10_000, 0],
    'vouchers 2026-04': [0, 0]
  })
  const earning = {
    ...{ points: 1, forEveryMinor: 10_000, specialPriceEarns: true, stacking: 'HIGHEST', pendingDays: 0 },
    bonuses: { registration: 0, referralFirstPurchase: 0 },
    multipliers: [{ key: 'a', percent: 300, when: { tiers: ['A'], birthdayMonth: false } }]
  }
  await studio.publish(await studio.saved('A thrice', { earning }), '2026-07-01')
  const multiplied = await costsOf(draft)
  expect(multiplied).toMatchObject({
    // Of a month that was bought before, by the tier of the month in which it came back.
    'points 2026-06': [-1, -3],
    // R2 3, R3 1.5, each rounded down; of the other's receipt 2 or 6.
    'points 2026-05': [3 + 1 + 2 + 3, 3 + 1 + 6 + 3]
  })
  // Where multipliers choose among lines every receipt is reckoned as the ledger does: here to the same.
  const multipliers = [...earning.multipliers, { key: 'none', percent: 200, when: { categories: ['of nothing'], birthdayMonth: false } }]
  await studio.publish(await studio.saved('A thrice, by line', { earning: { ...earning, multipliers } }), '2026-07-02')
  const points = (costs: Record<string, unknown>) => Object.entries(costs).filter(([name]) => name.startsWith('points 2026-0'))
  expect(points(await costsOf(draft)).filter(([name]) => name < 'points 2026-07')).toEqual(
    points(multiplied).filter(([name]) => name < 'points 2026-07')
  )
})

test('BENEFIT-3: a year’s rebates stand in the January after it, by what was spent and the tier of its first day, by either side’s rules', async () => {
  world.clock.set('2027-01-20T04:00:00Z')
  const rebates = (percents: Readonly<Record<string, number>>, minimumMinor: number) => ({
    ...DEFAULT_BENEFIT_POLICY,
    tiers: DEFAULT_BENEFIT_POLICY.tiers.map(tier => ({ ...tier, rebatePercent: percents[tier.key] ?? 0 })),
    yearEndRebate: { minimumMinor }
  })
  expect(Object.keys(await costsOf(await drafted('benefit', DEFAULT_BENEFIT_POLICY))).filter(name => name.startsWith('rebates'))).toEqual(
    []
  )
  const shop = new Shop(world)
  const draft = rebates({ A: 10, B: 5, C: 3 }, 100_000)
  const spent = await world.db.unit(world.acme.tenantId, tx =>
    tx.query<{
      customerId: string
      net: number
    }>(sql`select customer_id as "customerId", sum(paid_minor - returned_minor)::bigint as net from purchase
      where tenant_id = ${tx.tenantId} and customer_id is not null group by 1`)
  )
  expect(spent.map(({ net }) => net).toSorted((a, b) => a - b)).toEqual([30_000, 460_000, 515_000])
  let due = 0
  for (const { customerId, net } of spent) {
    const { data: one } = await shop.ask(`query ($id: ID!) { customer(id: $id) { tierDecision(asOf: "2027-01-01") { key } } }`, {
      id: customerId
    })
    due += yearEndRebate(draft, one.customer.tierDecision.key ?? null, net)
  }
  expect(due).toBeGreaterThan(0)
  const costs = await costsOf(await drafted('benefit', draft))
  expect([costs['rebates 2027-01'], costs['rebates 2026-12'], costs['rebates 2026-11']]).toEqual([
    [0, due],
    [0, 0],
    [0, 0]
  ])
})
