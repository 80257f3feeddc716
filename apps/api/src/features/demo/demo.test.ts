// The demo is what it says: the same for the same seed and day, two companies apart, and in every figure what the engines make of its facts.
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { startSession } from '../../platform/auth/session.ts'
import { sql } from '../../platform/db/sql.ts'
import { refreshTiers } from '../tier/index.ts'
import { openWorld, type World } from '../../../test/world.ts'
import { HARBOUR } from './harbour.ts'
import { demoState, makeDemoCompany, seedDemo } from './index.ts'
import { memorablePassword } from './password.ts'
import { planCompany } from './plan-company.ts'
import { SHU_BU } from './shu-bu.ts'

const now = new Date('2026-06-22T08:00:00Z')
const small = { ...SHU_BU, customers: 500 }
const smaller = { ...HARBOUR, customers: 80 }
const ids = { chainId: '01980000-0000-7000-8000-000000000001', hqStaffId: '01980000-0000-7000-8000-000000000002' }
const password = 'amber-quartz-river-417'

let world: World
const tenants = new Map<string, string>()

beforeAll(async () => {
  world = await openWorld()
  world.clock.set(now.toISOString())
  for (const company of [smaller, small])
    tenants.set(company.key, await makeDemoCompany(world.platform, company, { seed: 'test', now, password }))
}, 240_000)
afterAll(() => world.close())

async function signIn(email: string, key: string) {
  const [login] = await world.db.global<{ id: string }>(sql`select id from login where email = ${email} and disabled_at is null`)
  return { loginId: login!.id, staffId: '', token: await startSession(world.db, login!.id, tenants.get(key)!) }
}

const chainOf = (key: string) =>
  world.db.unit(
    tenants.get(key)!,
    async tx => (await tx.first<{ id: string }>(sql`select id from chain where tenant_id = ${tx.tenantId}`))!.id
  )

test('the same seed and day make the same company; another seed, or another day, another', () => {
  const plan = planCompany(small, ids, 'test', now)
  expect(planCompany(small, ids, 'test', now)).toEqual(plan)
  const idsOf = (some: typeof plan) => some.rows.find(([table]) => table === 'purchase')![1].map(row => row['id'])
  expect(idsOf(planCompany(small, ids, 'other', now))).not.toEqual(idsOf(plan))
  expect(idsOf(planCompany(small, ids, 'test', new Date('2026-06-23T08:00:00Z')))).not.toEqual(idsOf(plan))
})

test('nothing lies in the future, and no fact before its customer’s file', () => {
  const rows = new Map(planCompany(small, ids, 'test', now).rows)
  const registered = new Map(rows.get('customer')!.map(row => [row['id'], row['registered_at'] as string]))
  for (const table of ['purchase', 'purchase_return', 'visit'] as const) {
    for (const row of rows.get(table)!) {
      expect((row['happened_at'] as string) <= now.toISOString() && (row['recorded_at'] as string) <= now.toISOString()).toBe(true)
      if (row['customer_id']) expect((row['happened_at'] as string) >= registered.get(row['customer_id'])!).toBe(true)
    }
  }
  const phones = rows.get('customer')!.flatMap(row => row['phone'] ?? [])
  expect(new Set(phones).size).toBe(phones.length)
})

test('the tiers kept are those that a full run decides, and nothing is left for the night', async () => {
  const chainId = await chainOf('shu-bu')
  const changed = await world.db.unit(tenants.get('shu-bu')!, async tx =>
    refreshTiers(tx, { chainId, asOf: '2026-06-22' as never, cause: 'TIME' })
  )
  expect(changed.changed).toBe(0)
})

test('the overview of headquarters has something to tell', async () => {
  const hq = await signIn(SHU_BU.hq.email, 'shu-bu')
  const { data, errors } = await world.ask(
    hq,
    `query ($c: ID!) { overview(chainId: $c, months: 24) { asOf customers prospects lost noGroup dueWithin30Days unmatchedReturnUnits
    tiers { key count } months { month registered net { minor } memberNet { minor } } stores { store { code } month { registeredBuyers anonymousReceipts } previousMonth { registeredBuyers anonymousReceipts } } } }`,
    { c: await chainOf('shu-bu') }
  )
  expect(errors).toBeUndefined()
  const { overview } = data
  const share = (key: string) => overview.tiers.find((tier: { key: string }) => tier.key === key).count / small.customers
  expect([share('A') > 0.04, share('A') < 0.14, share('B') > 0.3, share('B') < 0.5, share('C') > 0.25, share('C') < 0.45]).toEqual(
    Array(6).fill(true)
  )
  expect([
    overview.asOf,
    overview.lost > 30,
    overview.prospects > 10,
    overview.noGroup > 0,
    overview.dueWithin30Days > 3,
    overview.unmatchedReturnUnits > 0
  ]).toEqual(['2026-06-22', true, true, true, true, true])
  expect(
    overview.months.every(
      (month: { registered: number; net: { minor: number }; memberNet: { minor: number } }) =>
        month.registered > 0 && month.net.minor > month.memberNet.minor
    )
  ).toBe(true)
  const rate = ({ registeredBuyers: r, anonymousReceipts: a }: { registeredBuyers: number; anonymousReceipts: number }) => r / (r + a)
  for (const { store, month, previousMonth } of overview.stores) {
    const below = SHU_BU.stores.find(each => each.code === store.code)!.registrationRate < 0.85
    expect([store.code, rate(month) < 0.85, rate(previousMonth) < 0.85]).toEqual([store.code, below, below])
  }
})

test('two companies, apart; who belongs to both chooses', async () => {
  const hq = await signIn(HARBOUR.hq.email, 'harbour')
  const foreign = await world.ask(hq, 'query ($c: ID!) { customers(chainId: $c) { totalCount } }', { c: await chainOf('shu-bu') })
  expect(foreign.errors?.[0]?.extensions.code).toBe('NOT_FOUND')
  const { data } = await world.ask(
    null,
    'mutation ($input: SignInInput!) { signIn(input: $input) { viewer { company { name } companies { name } grants { role } } } }',
    { input: { account: 'consultant@north-star.example', password, companyId: tenants.get('shu-bu') } }
  )
  expect(data.signIn.viewer).toMatchObject({
    company: { name: '蜀步集团' },
    companies: expect.arrayContaining([{ name: '蜀步集团' }, { name: 'Harbour Group Ltd' }]),
    grants: [{ role: 'ANALYST' }]
  })
})

test('a database with a company of somebody’s own is left alone; a demo broken off is finished', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'keqing-demo-'))
  const demoFile = path.join(folder, 'demo.json')
  const state = () => demoState(statement => world.platform.pool.query(statement), demoFile)
  try {
    expect((await state()).missing).toEqual([])
    await seedDemo(world.platform, { missing: [], password }, { now, seed: 'test', demoFile })
    expect(statSync(demoFile).mode & 0o777).toBe(0o600)
    const accounts = JSON.parse(readFileSync(demoFile, 'utf8')) as { role: string; signIn: string; password: string }[]
    expect(accounts.map(each => each.role)).toEqual([
      'HQ',
      'HQ, second person',
      'OPERATOR',
      'STORE_MANAGER',
      'ASSOCIATE',
      'STORE_MANAGER ×2',
      'HQ',
      'HQ, second person',
      'STORE_MANAGER',
      'ASSOCIATE',
      'ANALYST'
    ])
    // acme and globex are somebody's own.
    expect((await state()).missing).toEqual([])
  } finally {
    rmSync(folder, { recursive: true })
  }
  await world.platform.global(sql`update login set disabled_at = now() where email = ${HARBOUR.hq.email}`)
  const again = await makeDemoCompany(world.platform, smaller, { seed: 'test', now, password })
  expect(again).toBe(tenants.get('harbour'))
  await signIn(HARBOUR.hq.email, 'harbour')
})

test('passwords are words that differ', () => {
  const some = Array.from({ length: 20 }, memorablePassword)
  expect(new Set(some).size).toBe(20)
  for (const each of some) expect(each).toMatch(/^[a-z]+-[a-z]+-[a-z]+-\d{3}$/)
})

test('its vouchers were given by acts that are in the log, and one was used', async () => {
  const tenantId = tenants.get(small.key)!
  const rows = await world.db.unit(tenantId, tx =>
    tx.query<{ action: string; times: number }>(sql`
      select action, count(*)::int as times from audit_entry where tenant_id = ${tx.tenantId} and action like 'voucher%' group by action order by action`)
  )
  const [vouchers] = await world.db.unit(tenantId, tx =>
    tx.query<{ times: number }>(sql`select count(*)::int as times from voucher where tenant_id = ${tx.tenantId}`)
  )
  expect(vouchers!.times).toBeGreaterThan(0)
  expect(rows).toEqual([
    { action: 'voucherDefinitionCreate', times: 2 },
    { action: 'voucherDefinitionCreateByRule', times: 1 },
    { action: 'voucherIssue', times: vouchers!.times },
    { action: 'voucherRedeem', times: 1 }
  ])
})
