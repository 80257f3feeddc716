// INC-1…INC-4, INC-11 through GraphQL on recorded registrations: months are closed in their order, entries are shared, disputed, corrected and approved; another company
// and another store see nothing of it.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { v7 as uuid } from 'uuid'
import { Shop } from '../../../test/shop.ts'
import { addPerson, openWorld, type Person, type World } from '../../../test/world.ts'
import { sql } from '../../platform/db/sql.ts'
import { jobContext } from '../../platform/jobs/job-context.ts'
import { feature } from './index.ts'

let world: World
let shop: Shop
let next = 500_000
const people: Record<string, Person> = {}
const ERRORS = 'userErrors { code field params { name value } }'

beforeAll(async () => {
  world = await openWorld()
  shop = new Shop(world)
  const [store] = world.acme.stores
  people['ann'] = await addPerson(world.db, world.acme, 'ann', 'ASSOCIATE', { group: store!.groups[0]!.id })
  for (const { id } of world.acme.stores.flatMap(({ groups }) => groups))
    people[id] = await addPerson(world.db, world.acme, 'member', 'ASSOCIATE', { group: id })
  people['second'] = await addPerson(world.db, world.acme, 'second', 'HQ', { chain: world.acme.chainId })
})
afterAll(() => world.close())

/** Files with a phone and consent, of a group from the day they were made; `bought` on that day. */
async function files(month: string, many: number, { group, bought = true }: { group: string; bought?: boolean }): Promise<void> {
  await world.db.unit(world.acme.tenantId, async tx => {
    for (let at = 0; at < many; at++) {
      const [id, day] = [uuid(), `${month}-${String((at % 28) + 1).padStart(2, '0')}`]
      const store = world.acme.stores.find(({ groups }) => groups.some(each => each.id === group))!
      await tx.run(sql`insert into customer (tenant_id, id, chain_id, store_id, member_no, name, sort_name, search, phone, capture_source, registered_on, registered_at, registered_store_id)
        values (${tx.tenantId}, ${id}, ${world.acme.chainId}, ${store.id}, ${`F${next}`}, 'x', 'x', 'x', ${`+8613600${String(next++)}`}, 'till', ${day}, ${day}::timestamptz, ${store.id})`)
      await tx.run(
        sql`insert into consent (tenant_id, id, customer_id, purpose, channel, granted, source, happened_at) values (${tx.tenantId}, ${uuid()}, ${id}, 'marketing', 'sms', true, 'till', ${day}::timestamptz)`
      )
      await tx.run(
        sql`insert into assignment (tenant_id, id, customer_id, group_id, from_on) values (${tx.tenantId}, ${uuid()}, ${id}, ${group}, ${day})`
      )
      if (bought)
        await tx.run(sql`insert into purchase (tenant_id, id, chain_id, store_id, receipt_no, happened_at, purchased_on, source, customer_id, units, paid_minor)
          values (${tx.tenantId}, ${uuid()}, ${world.acme.chainId}, ${store.id}, ${`R${next}`}, ${`${day}T12:00:00+08:00`}, ${day}, 'till', ${id}, 1, 10000)`)
    }
  })
}

async function close(month: string, as = world.acme.hq) {
  const input = { chainId: world.acme.chainId, month: `${month}-01`, idempotencyKey: uuid() }
  const payload = await shop.as(as).act('incentivePeriodClose', 'IncentivePeriodCloseInput', input, `period { id state } ${ERRORS}`)
  if (!payload.period) return payload
  const job = jobContext({ db: world.platform, clock: world.clock }, world.log, 'test', new AbortController().signal)
  await feature.jobs!['incentiveClose']!(job, { tenantId: world.acme.tenantId, periodId: payload.period.id })
  return payload
}

const ENTRIES = `query ($chain: ID!, $filter: IncentiveEntryFilter) { incentiveEntries(chainId: $chain, filter: $filter, first: 100) { totalCount nodes {
  id month forOn amount beneficiary unit rule { key type } group { id } shares { days amount staff { id } } evidence { of figure { numerator } asked periods { start } }
  corrects { id } correctedBy { id } reason disputes { id state } } } }`
async function entries(filter: object = {}, as: Person = world.acme.hq) {
  const { data, errors } = await world.ask(as, ENTRIES, { chain: world.acme.chainId, filter })
  expect(errors).toBeUndefined()
  return data.incentiveEntries.nodes
}
const amountsOf = async (month: string, group: string) =>
  Object.fromEntries(
    (await entries({ month: `${month}-01`, subjectId: group })).map((entry: { beneficiary: string; amount: number }) => [
      entry.beneficiary,
      entry.amount
    ])
  )

test('I1 to I8 from recorded registrations', async () => {
  const [one, two] = world.acme.stores[0]!.groups.map(({ id }) => id) as [string, string]
  const [three, four] = world.acme.stores[1]!.groups.map(({ id }) => id) as [string, string]
  // Four groups, eight months: every row of the table, each in its months.
  const registered: Record<string, [string, number][]> = {
    '2025-01': [
      [one, 33],
      [two, 33],
      [three, 30],
      [four, 33]
    ],
    '2025-02': [
      [one, 34],
      [two, 33],
      [three, 30],
      [four, 32]
    ],
    '2025-03': [
      [one, 33],
      [two, 33],
      [three, 25],
      [four, 40]
    ],
    '2025-04': [
      [one, 24],
      [two, 33],
      [three, 23],
      [four, 30]
    ],
    '2025-05': [
      [one, 30],
      [two, 33],
      [three, 33],
      [four, 29]
    ],
    '2025-06': [
      [one, 23],
      [two, 33],
      [three, 33],
      [four, 31]
    ],
    '2025-07': [
      [one, 20],
      [two, 19],
      [three, 22],
      [four, 21]
    ]
  }
  for (const [month, groups] of Object.entries(registered)) for (const [group, many] of groups) await files(month, many, { group })
  await world.db.unit(world.acme.tenantId, async tx => {
    await tx.run(sql`update policy_version set effective_on = '2024-12-01' where tenant_id = ${tx.tenantId} and kind = 'incentive'`)
    await tx.run(sql`update staff_group set opened_on = '2024-01-01' where tenant_id = ${tx.tenantId}`)
    await tx.run(sql`update group_membership set from_on = '2024-01-01' where tenant_id = ${tx.tenantId}`)
    await tx.run(sql`update role_grant set granted_at = '2024-01-01' where tenant_id = ${tx.tenantId}`)
  })
  // Some that count for nobody: without consent or phone, who has not bought, and whose consent was withdrawn.
  await files('2025-03', 5, { group: three, bought: false })
  for (const month of Object.keys(registered)) {
    expect((await close(month)).userErrors).toEqual([])
  }
  const told: Record<string, unknown> = {}
  for (const [name, month, group] of [
    ['I1', '2025-03', three],
    ['I2', '2025-04', one],
    ['I3', '2025-04', three],
    ['I3 with a manager', '2025-06', one],
    ['I4', '2025-07', one],
    ['I5 Jan', '2025-01', one],
    ['I5 Mar', '2025-03', one],
    ['I6 Mar', '2025-03', two],
    ['I6 Jun', '2025-06', two],
    ['I7 Mar', '2025-03', four],
    ['I8 Jul', '2025-07', three],
    ['under', '2025-05', four],
    ['at', '2025-05', one],
    ['over', '2025-06', four]
  ] as const)
    told[name] = await amountsOf(month, group)
  expect(told).toEqual({
    I1: { GROUP: -10 },
    I2: { GROUP: -12 },
    // Nobody runs the second store: the penalty to its manager finds nobody, and is told so.
    I3: { GROUP: -14 },
    'I3 with a manager': { GROUP: -14, STORE_MANAGER: -20 },
    I4: {},
    'I5 Jan': {},
    'I5 Mar': { GROUP: 30 },
    'I6 Mar': { GROUP: 30 },
    'I6 Jun': { GROUP: 30 },
    'I7 Mar': {},
    'I8 Jul': { GROUP: 30 },
    under: { GROUP: -2 },
    at: {},
    over: {}
  })
}, 120_000)

const staffOf = (id: string): Person => people[id]!
const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0)
interface Entry {
  id: string
  amount: number
  beneficiary: string
  shares: { days: number; amount: number; staff: { id: string } }[]
  correctedBy: { id: string } | null
}

test('a closed month stays as it is, whoever asks again; months are closed in their order', async () => {
  const before = await entries()
  expect((await close('2025-07')).period.state).toBe('CLOSED')
  expect(await entries()).toEqual(before)
  const refused = async (month: string) => (await close(month)).userErrors
  expect(await refused('2025-10')).toEqual([
    { code: 'MONTH_OUT_OF_ORDER', field: ['month'], params: [{ name: 'month', value: '2025-08-01' }] }
  ])
  expect(await refused('2024-12')).toMatchObject([{ code: 'MONTH_OUT_OF_ORDER' }])
  world.clock.set('2026-07-07T04:00:00Z')
  expect(await refused('2026-06')).toMatchObject([{ code: 'MONTH_NOT_OVER', params: [{ name: 'date', value: '2026-07-08' }] }])
})

test('shares add up to their entry, by days; sums of pay, entries and stores agree', async () => {
  const all: Entry[] = await entries({ month: '2025-04-01' })
  for (const entry of all) expect(sum(entry.shares.map(share => share.amount))).toBe(entry.amount)
  const { data } = await world.ask(
    world.acme.hq,
    `query ($chain: ID!) { incentivePay(chainId: $chain, month: "2025-04-15", first: 100) { nodes { amount bonuses penalties staff { id } store { id } } }
      incentiveStores(chainId: $chain, month: "2025-04-15") { nodes { amount entries store { id } } } }`,
    { chain: world.acme.chainId }
  )
  const total = sum(all.map(entry => entry.amount))
  expect(sum(data.incentivePay.nodes.map((row: { amount: number }) => row.amount))).toBe(total)
  expect(sum(data.incentiveStores.nodes.map((row: { amount: number }) => row.amount))).toBe(total)
  expect(total).toBe(-12 - 14)
})

test('an associate sees the own share and disputes it; who neither raised nor made it corrects it, and what is approved is locked', async () => {
  const [one] = world.acme.stores[0]!.groups
  const member = staffOf(one!.id)
  const [entry]: Entry[] = await entries({ month: '2025-04-01', subjectId: one!.id }, member)
  expect(entry!.amount).toBe(-12)
  expect(entry!.shares.map(share => share.staff.id)).toEqual([member.staffId])
  const raise = (as: Person, entryId: string, text = 'two were at the other till') =>
    shop
      .as(as)
      .act(
        'incentiveDisputeRaise',
        'IncentiveDisputeRaiseInput',
        { entryId, text, idempotencyKey: uuid() },
        `dispute { id state decidable } ${ERRORS}`
      )
  expect((await raise(staffOf(world.acme.stores[1]!.groups[0]!.id), entry!.id)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }])
  expect((await raise(member, entry!.id, '打 13800138000')).userErrors).toMatchObject([{ code: 'PHONE_IN_REASON', field: ['text'] }])
  const { dispute } = await raise(member, entry!.id)
  expect(dispute).toMatchObject({ state: 'OPEN', decidable: false })
  expect((await raise(member, entry!.id)).userErrors).toMatchObject([{ code: 'DISPUTE_RAISED' }])
  const decide = (as: Person, amount: number | null) =>
    shop
      .as(as)
      .act(
        'incentiveDisputeDecide',
        'IncentiveDisputeDecideInput',
        { id: dispute.id, decision: 'counted again', amount, idempotencyKey: uuid() },
        `dispute { state correction { id amount month shares { amount } corrects { id } } } ${ERRORS}`
      )
  // Who closed the month made the entry.
  expect((await decide(world.acme.hq, -8)).userErrors).toMatchObject([{ code: 'DISPUTE_OF_ONES_OWN' }])
  expect((await decide(people['second']!, -12)).userErrors).toMatchObject([{ code: 'INVALID_VALUE', field: ['amount'] }])
  const decided = await decide(people['second']!, -8)
  expect(decided.dispute).toMatchObject({ state: 'CORRECTED', correction: { amount: 4, month: '2025-04-01', corrects: { id: entry!.id } } })
  expect(sum(decided.dispute.correction.shares.map((share: { amount: number }) => share.amount))).toBe(4)
  expect((await decide(people['second']!, -9)).userErrors).toMatchObject([{ code: 'DISPUTE_OVER' }])

  const { data } = await world.ask(
    world.acme.hq,
    `query ($chain: ID!) { incentivePeriods(chainId: $chain, first: 100) { nodes { id month state } } }`,
    {
      chain: world.acme.chainId
    }
  )
  const april = data.incentivePeriods.nodes.find(({ month }: { month: string }) => month === '2025-04-01')
  const approve = (as: Person) =>
    shop.as(as).act('incentivePeriodApprove', 'IncentivePeriodInput', { id: april.id }, `period { state approvedBy { id } } ${ERRORS}`)
  expect((await approve(world.acme.hq)).userErrors).toMatchObject([{ code: 'OWN_CLOSING' }])
  expect((await approve(people['second']!)).period).toMatchObject({ state: 'APPROVED' })
  // Decided after it was approved, the next month that is not has it.
  const ann = staffOf('ann')
  const share = (await entries({ month: '2025-04-01', subjectId: one!.id }, ann)).find((each: Entry) => each.id === entry!.id)
  const late = await raise(ann, share.id, 'I was on leave')
  const corrected = await shop
    .as(people['second']!)
    .act(
      'incentiveDisputeDecide',
      'IncentiveDisputeDecideInput',
      { id: late.dispute.id, decision: 'so it was', amount: 0, idempotencyKey: uuid() },
      `dispute { correction { amount month } } ${ERRORS}`
    )
  expect(corrected.dispute.correction).toEqual({ amount: 8, month: '2025-05-01' })
})

test('another company, another store and other associates see nothing of it', async () => {
  const [one] = world.acme.stores[0]!.groups
  const [mine]: Entry[] = await entries({ subjectId: one!.id })
  const see = async (as: Person) => {
    const { data, errors } = await world.ask(as, `query ($id: ID!) { incentiveEntry(id: $id) { id shares { amount } } }`, { id: mine!.id })
    return errors ? errors.map(error => error.extensions['code']) : data.incentiveEntry
  }
  expect(await see(world.globex.hq)).toBeNull()
  expect(await see(staffOf(world.acme.stores[1]!.groups[0]!.id))).toBeNull()
  expect(await see(world.acme.analyst)).toEqual({ id: mine!.id, shares: [] })
  const outside = await world.ask(world.globex.hq, ENTRIES, { chain: world.acme.chainId })
  expect(outside.errors?.[0]?.extensions['code']).toBe('NOT_FOUND')
  // A store's manager has nothing of the other store, and pay is no analyst's.
  const stores = (await entries({ storeId: world.acme.stores[1]!.id }, world.acme.manager)) as unknown[]
  expect(stores).toEqual([])
  const pay = await world.ask(
    world.acme.analyst,
    `query ($chain: ID!) { incentivePay(chainId: $chain, month: "2025-04-15") { nodes { amount } } }`,
    {
      chain: world.acme.chainId
    }
  )
  expect(pay.data.incentivePay.nodes).toEqual([])
})
