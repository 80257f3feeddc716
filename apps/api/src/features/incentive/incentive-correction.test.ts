// INC-11, TRUST 25: what is recorded late for a closed month is corrected when the next is closed, by an entry that names what it corrects; nothing is edited. And the files that
// people take away say what the ledger says.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { NO_GOODS, type IncentivePolicy } from '@keqing/domain'
import { v7 as uuid } from 'uuid'
import { amendRules } from '../../../test/amend-rules.ts'
import { fileOf, workbookOf } from '../../../test/file-of.ts'
import { Shop } from '../../../test/shop.ts'
import { addPerson, openWorld, type World } from '../../../test/world.ts'
import { sql } from '../../platform/db/sql.ts'
import { jobContext } from '../../platform/jobs/job-context.ts'
import { feature } from './index.ts'

const PLAN: Pick<IncentivePolicy, 'quotas' | 'rules'> = {
  quotas: [{ key: 'sales', measure: 'netSales', of: 'store', span: 'month', amount: 100_000, lines: [], goods: NO_GOODS }],
  rules: [{ key: 'below', type: 'threshold', quota: 'sales', percent: 100, amount: 22, to: 'measured' }]
}

let world: World
let shop: Shop
beforeAll(async () => {
  world = await openWorld()
  shop = new Shop(world)
  await world.db.unit(world.acme.tenantId, async tx => {
    await tx.run(sql`update policy_version set effective_on = '2025-12-01' where tenant_id = ${tx.tenantId} and kind = 'incentive'`)
    for (const table of [sql`store`, sql`staff_group`])
      await tx.run(sql`update ${table} set opened_on = '2025-01-01' where tenant_id = ${tx.tenantId}`)
  })
  await amendRules(world, world.acme, 'incentive', PLAN)
  const [one, two] = world.acme.stores[0]!.groups
  await addPerson(world.db, world.acme, 'ann', 'ASSOCIATE', { group: one!.id })
  await addPerson(world.db, world.acme, 'bo', 'ASSOCIATE', { group: two!.id })
  await world.db.unit(world.acme.tenantId, tx =>
    tx.run(sql`update group_membership set from_on = '2025-01-01' where tenant_id = ${tx.tenantId}`)
  )
})
afterAll(() => world.close())

async function close(month: string) {
  const input = { chainId: world.acme.chainId, month: `${month}-01`, idempotencyKey: uuid() }
  const { period, userErrors } = await shop.act(
    'incentivePeriodClose',
    'IncentivePeriodCloseInput',
    input,
    'period { id } userErrors { code }'
  )
  expect(userErrors).toEqual([])
  const job = jobContext({ db: world.platform, clock: world.clock }, world.log, 'test', new AbortController().signal)
  await feature.jobs!['incentiveClose']!(job, { tenantId: world.acme.tenantId, periodId: period.id })
}
interface Entry {
  id: string
  month: string
  forOn: string
  amount: number
  corrects: { id: string } | null
  shares: { amount: number }[]
}
async function entries(): Promise<Entry[]> {
  const query = `query ($chain: ID!, $store: ID!) { incentiveEntries(chainId: $chain, filter: { storeId: $store }, first: 100) { nodes { id month forOn amount corrects { id } shares { amount } } } }`
  const { data } = await world.ask(world.acme.hq, query, { chain: world.acme.chainId, store: world.acme.stores[0]!.id })
  return data.incentiveEntries.nodes.toReversed()
}
const told = (all: readonly Entry[]) => all.map(({ month, forOn, amount }) => `${month.slice(0, 7)} ${forOn.slice(0, 7)} ${amount}`)

test('a late receipt gives back what was taken, its void takes it again; each names the last, and the files agree', async () => {
  const sell = (no: string, on: string, paid: number) => shop.bought({ no, at: `${on}T12:00:00+08:00`, lines: [{ item: 'x', paid }] })
  await sell('jan', '2026-01-10', 90_000)
  await sell('feb', '2026-02-10', 100_000)
  await sell('mar', '2026-03-10', 100_000)
  await close('2026-01')
  const [first] = await entries()
  expect(told([first!])).toEqual(['2026-01 2026-01 -22'])
  expect(first!.shares.map(({ amount }) => amount).toSorted((a, b) => a - b)).toEqual([-8, -7, -7])

  const late = await sell('late', '2026-01-31', 10_000)
  await close('2026-02')
  const second = await entries()
  expect(told(second)).toEqual(['2026-01 2026-01 -22', '2026-02 2026-01 22'])
  expect(second[1]!.corrects).toEqual({ id: first!.id })
  expect(second[1]!.shares.map(({ amount }) => amount).toSorted((a, b) => a - b)).toEqual([7, 7, 8])
  // What was kept of January stays as it was.
  const standing = `query ($store: ID!) { incentiveStanding(storeId: $store, month: "2026-01-01") { figures { key numerator kept } } }`
  expect((await world.ask(world.acme.hq, standing, { store: world.acme.stores[0]!.id })).data.incentiveStanding.figures).toEqual([
    { key: 'sales', numerator: 90_000, kept: true }
  ])

  await shop.act('purchaseVoid', 'PurchaseVoidInput', { id: late, reason: 'typed twice' }, 'userErrors { code }')
  await close('2026-03')
  const third = await entries()
  expect(told(third)).toEqual(['2026-01 2026-01 -22', '2026-02 2026-01 22', '2026-03 2026-01 -22'])
  expect(third[2]!.corrects).toEqual({ id: second[1]!.id })
  // Nothing has changed since: April corrects nothing of January, which is three months back.
  await sell('apr', '2026-04-10', 100_000)
  await close('2026-04')
  expect(told(await entries())).toEqual(told(third))

  const store = world.acme.stores[0]!.id
  const pay = await fileOf(world, world.acme.hq, { list: 'INCENTIVE_PAY', incentiveMonth: { month: '2026-03-15' } })
  const sum = (rows: readonly Record<string, string>[] | undefined) =>
    (rows ?? []).reduce((all, row) => all + Number(row['amount']!.replace("'", '')), 0)
  expect(sum(pay)).toBe((await allOf('2026-03')).reduce((all, { amount }) => all + amount, 0))
  // As a workbook it is the same, and its amounts are numbers: no apostrophe before a minus.
  const book = await workbookOf(world, world.acme.hq, { list: 'INCENTIVE_PAY', incentiveMonth: { month: '2026-03-15' } })
  expect(book).toEqual(pay!.map(row => Object.fromEntries(Object.entries(row).map(([name, text]) => [name, text.replace(/^'-/, '-')]))))
  expect(await workbookOf(world, world.globex.hq, { list: 'INCENTIVE_PAY', incentiveMonth: { month: '2026-03-15' } })).toBeUndefined()
  const file = await fileOf(world, world.acme.hq, { list: 'INCENTIVE_ENTRIES', incentiveEntryFilter: { storeId: store } })
  expect(sum(file)).toBe(-22)
  expect(
    await fileOf(world, world.acme.hq, { list: 'INCENTIVE_STANDING', incentiveMonth: { month: '2026-01-01', storeId: store } })
  ).toMatchObject([{ key: 'sales', numerator: '90000', asked: '100000' }])
  const figure = { storeId: store, month: '2026-01-01', key: 'sales', of: 'STORE', subjectId: store }
  expect(await fileOf(world, world.acme.hq, { list: 'INCENTIVE_PARTS', incentiveFigure: figure })).toMatchObject([
    { memberNo: '', numerator: '90000' }
  ])
})

async function allOf(month: string): Promise<{ amount: number }[]> {
  const query = `query ($chain: ID!, $month: LocalDate!) { incentiveEntries(chainId: $chain, filter: { month: $month }, first: 100) { nodes { amount } } }`
  return (await world.ask(world.acme.hq, query, { chain: world.acme.chainId, month: `${month}-01` })).data.incentiveEntries.nodes
}
