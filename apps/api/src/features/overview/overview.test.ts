// TERM-3 and TERM-5 to the day, told by the events themselves; who sees which part of them; and that another company sees nothing.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { Shop } from '../../../test/shop.ts'
import { addPerson, openWorld, type Person, type World } from '../../../test/world.ts'

const MONTH = 'month registered registeredBuyers anonymousReceipts referred receipts net { minor currency } memberNet { minor } complete'
const OVERVIEW = `query ($chainId: ID!, $storeId: ID, $months: Int) { overview(chainId: $chainId, storeId: $storeId, months: $months) {
  asOf customers prospects lost noGroup dueWithin30Days unmatchedReturnUnits
  tiers { status key rank name count lowered } months { ${MONTH} } stores { store { code } customers tiers { status key count } month { ${MONTH} } previousMonth { ${MONTH} } } } }`

let world: World
let shop: Shop
let phones = 0

beforeAll(async () => {
  world = await openWorld()
  shop = new Shop(world)
})
afterAll(() => world.close())

const phone = () => `+861380000${String(phones++).padStart(4, '0')}`
const line = [{ item: 'SHOE', paid: 10_000 }]

async function overview(as: Person | string = world.acme.hq, more: { storeId?: string; months?: number } = {}) {
  const answer = await world.ask(as, OVERVIEW, { chainId: world.acme.chainId, months: 12, ...more })
  expect(answer.errors).toBeUndefined()
  return answer.data.overview
}

/** One month of one store, of the chain's last twelve. */
async function month(day: string, storeId: string | undefined = world.acme.stores[0]!.id) {
  const found = (await overview(world.acme.hq, storeId ? { storeId } : {})).months.find((each: { month: string }) => each.month === day)
  expect(found).toBeDefined()
  return found
}

const counts = ({ registeredBuyers, anonymousReceipts }: { registeredBuyers: number; anonymousReceipts: number }) => [
  registeredBuyers,
  anonymousReceipts
]

describe('TERM-3', () => {
  test('a month without facts has nothing to divide by, and is whole once it is over', async () => {
    expect(await month('2025-07-01')).toMatchObject({
      registeredBuyers: 0,
      anonymousReceipts: 0,
      net: { minor: 0, currency: 'CNY' },
      complete: true
    })
    expect((await month('2026-06-01')).complete).toBe(false)
  })

  test('newly registered buyers are those who bought by the month’s end', async () => {
    const onLastDay = await shop.register(phone(), { registeredOn: '2025-08-10' })
    const dayAfter = await shop.register(phone(), { registeredOn: '2025-08-10' })
    await shop.register(phone(), { registeredOn: '2025-08-10' })
    const earlier = await shop.register(phone(), { registeredOn: '2025-07-31' })
    await shop.bought({ no: 'A1', at: '2025-08-31T23:59:59+08:00', customer: onLastDay, lines: line })
    await shop.bought({ no: 'A2', at: '2025-09-01T00:00:00+08:00', customer: dayAfter, lines: line })
    await shop.bought({ no: 'A3', at: '2025-08-15T12:00:00+08:00', customer: earlier, lines: line })
    await shop.bought({ no: 'A4', at: '2025-08-15T12:00:00+08:00', lines: line })
    expect(await month('2025-08-01')).toMatchObject({ registered: 3, registeredBuyers: 1, anonymousReceipts: 1, receipts: 3 })
    expect(await month('2025-07-01')).toMatchObject({ registered: 1, registeredBuyers: 0 })
  })

  test('a receipt claimed on day 7 is identified, on day 8 it stays anonymous for its month', async () => {
    const inTime = await shop.bought({ no: 'B1', at: '2025-10-06T12:00:00+08:00', lines: line })
    const tooLate = await shop.bought({ no: 'B2', at: '2025-10-06T12:00:00+08:00', lines: line })
    expect(counts(await month('2025-10-01'))).toEqual([0, 2])
    const first = await shop.register(phone(), { registeredOn: '2025-10-13' })
    const second = await shop.register(phone(), { registeredOn: '2025-10-13' })
    world.clock.set('2025-10-13T15:59:59Z')
    await shop.claim(inTime, first)
    world.clock.set('2025-10-13T16:00:00Z')
    await shop.claim(tooLate, second)
    world.clock.set('2026-06-30T04:00:00Z')
    // The late one makes its claimer no buyer of the month either: it would be counted on both sides.
    expect(counts(await month('2025-10-01'))).toEqual([1, 1])
    expect((await month('2025-10-01')).memberNet).toEqual({ minor: 20_000 })
  })

  test('a receipt claimed late makes a buyer of a later month', async () => {
    const receipt = await shop.bought({ no: 'B3', at: '2025-10-20T12:00:00+08:00', lines: line })
    const customer = await shop.register(phone(), { registeredOn: '2025-11-10' })
    await shop.claim(receipt, customer)
    expect(counts(await month('2025-10-01'))).toEqual([1, 2])
    expect(counts(await month('2025-11-01'))).toEqual([1, 0])
  })

  test('the store that made the file counts, wherever was bought and wherever the customer moved', async () => {
    const [first, second] = world.acme.stores
    const made = await shop.register(phone(), { registeredOn: '2025-12-05', storeId: second!.id })
    await shop.bought({ no: 'C1', at: '2025-12-06T12:00:00+08:00', customer: made, lines: line })
    await shop.bought({ no: 'C2', at: '2025-12-06T12:00:00+08:00', lines: line })
    expect(counts(await month('2025-12-01', first!.id))).toEqual([0, 1])
    expect(counts(await month('2025-12-01', second!.id))).toEqual([1, 0])
    const moved = await shop.act(
      'customerUpdate',
      'CustomerUpdateInput',
      { id: made, storeId: first!.id },
      'customer { store { id } } userErrors { code }'
    )
    expect(moved).toEqual({ customer: { store: { id: first!.id } }, userErrors: [] })
    expect(counts(await month('2025-12-01', first!.id))).toEqual([0, 1])
    expect(counts(await month('2025-12-01', second!.id))).toEqual([1, 0])
  })

  test('what was returned in full by the month’s end, or voided, is no receipt and makes no buyer; what comes back later leaves the month as it was', async () => {
    const within = await shop.register(phone(), { registeredOn: '2026-01-05' })
    const after = await shop.register(phone(), { registeredOn: '2026-01-05' })
    const voided = await shop.register(phone(), { registeredOn: '2026-01-05' })
    for (const [no, customer] of [
      ['D1', within],
      ['D2', after],
      ['D3', voided],
      ['D4', undefined]
    ] as const) {
      await shop.bought({ no, at: '2026-01-10T12:00:00+08:00', customer: customer ?? null, lines: line })
    }
    await shop.bringBack({ no: 'R1', at: '2026-01-31T12:00:00+08:00', customer: within, ofReceipt: 'D1', lines: [{ item: 'SHOE', n: 1 }] })
    await shop.bringBack({ no: 'R2', at: '2026-02-01T12:00:00+08:00', customer: after, ofReceipt: 'D2', lines: [{ item: 'SHOE', n: 1 }] })
    const third = await shop.ask('query ($c: ID!) { purchaseByReceiptNo(chainId: $c, storeCode: "S1", receiptNo: "D3") { id } }', {
      c: world.acme.chainId
    })
    await shop.void(third.data.purchaseByReceiptNo.id)
    expect(await month('2026-01-01')).toMatchObject({
      registered: 3,
      registeredBuyers: 1,
      anonymousReceipts: 1,
      receipts: 2,
      net: { minor: 20_000 },
      memberNet: { minor: 10_000 }
    })
    expect(await month('2026-02-01')).toMatchObject({ registered: 0, receipts: 0, net: { minor: -10_000 }, memberNet: { minor: -10_000 } })
  })
})

test('TERM-5: referred of those registered, and net to customers of all net', async () => {
  const referrer = await shop.register(phone(), { registeredOn: '2026-03-01' })
  await shop.register(phone(), { registeredOn: '2026-03-02', referrerId: referrer })
  await shop.bought({ no: 'E1', at: '2026-03-10T12:00:00+08:00', customer: referrer, lines: [{ item: 'SHOE', paid: 33_333, n: 2 }] })
  await shop.bought({ no: 'E2', at: '2026-03-10T12:00:00+08:00', lines: [{ item: 'SHOE', paid: 5_000 }] })
  await shop.bringBack({ no: 'R3', at: '2026-03-20T12:00:00+08:00', customer: referrer, ofReceipt: 'E1', lines: [{ item: 'SHOE', n: 1 }] })
  expect(await month('2026-03-01')).toMatchObject({
    registered: 2,
    referred: 1,
    receipts: 2,
    net: { minor: 33_333 - 16_667 + 5_000 },
    memberNet: { minor: 33_333 - 16_667 }
  })
})

test('tiers, lost and prospects make up all files; who will be lowered within 30 days; what was returned and never bought', async () => {
  const before = await overview()
  const [gold, silver, gone, dueToday] = await Promise.all([1, 2, 3, 4].map(() => shop.register(phone(), { registeredOn: '2025-01-01' })))
  await shop.bought({ no: 'F1', at: '2026-06-01T12:00:00+08:00', customer: gold!, lines: [{ item: 'SHOE', paid: 500_000 }] })
  await shop.bought({ no: 'F2', at: '2026-06-01T12:00:00+08:00', customer: silver!, lines: line })
  await shop.bought({ no: 'F3', at: '2025-06-30T12:00:00+08:00', customer: gone!, lines: line })
  // Two purchases, the last one on 31 December: lowered from B to C on 1 July, if nothing happens.
  await shop.bought({ no: 'F4', at: '2025-12-01T12:00:00+08:00', customer: dueToday!, lines: line })
  await shop.bought({ no: 'F5', at: '2025-12-31T12:00:00+08:00', customer: dueToday!, lines: line })
  await shop.bringBack({ no: 'R4', at: '2026-06-12T12:00:00+08:00', customer: silver!, lines: [{ item: 'NEVER', n: 3 }] })
  const after = await overview()
  const tier = (of: typeof after, key: string | null, status = 'TIER') =>
    of.tiers.find((each: { key: string | null; status: string }) => each.key === key && each.status === status).count
  expect([
    tier(after, 'A') - tier(before, 'A'),
    tier(after, 'B') - tier(before, 'B'),
    tier(after, 'C') - tier(before, 'C'),
    tier(after, null, 'LOST') - tier(before, null, 'LOST')
  ]).toEqual([1, 1, 1, 1])
  expect([
    after.customers - before.customers,
    after.lost - before.lost,
    after.prospects - before.prospects,
    after.noGroup - before.noGroup
  ]).toEqual([3, 1, 0, 4])
  expect([after.dueWithin30Days - before.dueWithin30Days, after.unmatchedReturnUnits - before.unmatchedReturnUnits]).toEqual([1, 3])
  expect(after.tiers.reduce((sum: number, each: { count: number }) => sum + each.count, 0)).toBe(
    after.customers + after.lost + after.prospects
  )
  expect(after.tiers.map((each: { name: string | null; rank: number | null }) => [each.name, each.rank])).toEqual([
    ['金钻卡', 1],
    ['金卡', 2],
    ['普通', 3],
    [null, null],
    [null, null]
  ])
})

describe('scope', () => {
  test('a manager sees the own store’s figures, headquarters the sum of all', async () => {
    const [mine, other] = world.acme.stores
    const whole = await overview()
    const own = await overview(world.acme.manager)
    expect(own).toEqual(await overview(world.acme.hq, { storeId: mine!.id }))
    expect(own.stores.map((each: { store: { code: string } }) => each.store.code)).toEqual(['S1'])
    const rest = await overview(world.acme.hq, { storeId: other!.id })
    for (const figure of ['customers', 'lost', 'prospects', 'noGroup', 'dueWithin30Days', 'unmatchedReturnUnits'])
      expect([figure, whole[figure]]).toEqual([figure, own[figure] + rest[figure]])
    for (const [index, each] of whole.months.entries()) {
      for (const figure of ['registered', 'registeredBuyers', 'anonymousReceipts', 'receipts'])
        expect(each[figure]).toBe(own.months[index][figure] + rest.months[index][figure])
      expect(each.net.minor).toBe(own.months[index].net.minor + rest.months[index].net.minor)
    }
    expect(own.stores[0].month).toEqual(own.months.at(-1))
    expect(own.stores[0].previousMonth).toEqual(own.months.at(-2))
  })

  test('a store out of scope, of another company, and one that never was are the same', async () => {
    const [, other] = world.acme.stores
    const ids = [other!.id, world.globex.stores[0]!.id, '01980000-0000-7000-8000-000000000000', 'x']
    const answers = await Promise.all(ids.map(storeId => world.ask(world.acme.manager, OVERVIEW, { chainId: world.acme.chainId, storeId })))
    for (const { data, errors } of answers) expect([data, errors?.map(error => error.extensions.code)]).toEqual([null, ['NOT_FOUND']])
  })

  test('an associate sees the own group’s customers, and what the group sold to unknown buyers', async () => {
    const group = world.acme.stores[0]!.groups[0]!
    const associate = await addPerson(world.db, world.acme, 'acme', 'ASSOCIATE', { group: group.id })
    const before = await overview(associate)
    expect(before).toMatchObject({ customers: 0, prospects: 0, noGroup: 0, stores: [{ store: { code: 'S1' }, customers: 0 }] })
    const ours = await shop.register(phone(), { registeredOn: '2026-06-01', groupId: group.id })
    await shop.register(phone(), { registeredOn: '2026-06-01', groupId: world.acme.stores[0]!.groups[1]!.id })
    await shop.bought({ no: 'G1', customer: ours, lines: line })
    await shop.bought({ no: 'G2', lines: line, sellerId: associate.staffId })
    await shop.bought({ no: 'G3', lines: line })
    const after = await overview(associate)
    expect(after).toMatchObject({ customers: 1, prospects: 0, noGroup: 0 })
    expect(after.months.at(-1)).toMatchObject({
      registered: 1,
      registeredBuyers: 1,
      anonymousReceipts: 1,
      receipts: 2,
      net: { minor: 20_000 },
      memberNet: { minor: 10_000 }
    })
    expect(after.stores[0].month).toEqual(after.months.at(-1))
  })

  test('the other company sees nothing of it', async () => {
    const answer = await world.ask(world.globex.hq, OVERVIEW, { chainId: world.acme.chainId })
    expect([answer.data, answer.errors?.[0]?.extensions.code]).toEqual([null, 'NOT_FOUND'])
    const own = (await world.ask(world.globex.hq, OVERVIEW, { chainId: world.globex.chainId, months: 2 })).data.overview
    expect(own).toMatchObject({ customers: 0, prospects: 0, lost: 0, noGroup: 0, unmatchedReturnUnits: 0 })
    for (const each of own.months) expect(each).toMatchObject({ registered: 0, receipts: 0, net: { minor: 0, currency: 'GBP' } })
  })
})

test('1 to 36 months, oldest first', async () => {
  expect((await overview(world.acme.hq, { months: 36 })).months.map((each: { month: string }) => each.month).at(0)).toBe('2023-07-01')
  expect((await overview(world.acme.hq, { months: 1 })).months.map((each: { month: string }) => each.month)).toEqual(['2026-06-01'])
  for (const months of [0, 37, -1]) {
    const { errors } = await world.ask(world.acme.hq, OVERVIEW, { chainId: world.acme.chainId, months })
    expect(errors?.[0]?.extensions).toMatchObject({ refusal: 'INVALID_VALUE', field: ['months'] })
  }
})

describe('who falls within 30 days', () => {
  const FALLING = `query ($c: ID!, $by: LocalDate!, $stores: [ID!]) { customers(chainId: $c, first: 100, filter: { fallsBy: $by, storeIds: $stores }) {
    totalCount nodes { id tier { key rank nextChangeOn } tierDecision(asOf: $by) { status rank } } } }`
  const list = async (as: Person, by = '2026-07-30', stores?: string[]) => {
    const answer = await world.ask(as, FALLING, { c: world.acme.chainId, by, stores })
    expect(answer.errors).toBeUndefined()
    return answer.data.customers
  }

  test('the figure, the list it leads to and the decisions of the day are the same people', async () => {
    const before = await list(world.acme.hq)
    const register = () => shop.register(phone(), { registeredOn: '2025-01-02' })
    const [falls, loses, flickers, later] = [await register(), await register(), await register(), await register()]
    // Two purchases, unseen for six months on 10 July: from B to C.
    await shop.bought({ no: 'W1', at: '2025-12-01T12:00:00+08:00', customer: falls, lines: line })
    await shop.bought({ no: 'W2', at: '2026-01-10T12:00:00+08:00', customer: falls, lines: line })
    // Bought a year ago on 15 July, here since: lost.
    await shop.bought({ no: 'W3', at: '2025-07-15T12:00:00+08:00', customer: loses, lines: line })
    await shop.bought({ no: 'W4', at: '2025-07-15T13:00:00+08:00', customer: loses, lines: line })
    // Six purchases in two months and 60 points: a day on which the purchases are too few changes nothing.
    for (const no of ['1', '2', '3', '4', '5', '6'])
      await shop.bought({ no: `W5${no}`, at: '2026-05-10T12:00:00+08:00', customer: flickers, lines: [{ item: 'SHOE', paid: 100_000 }] })
    await shop.bought({ no: 'W6', at: '2026-06-29T12:00:00+08:00', customer: later, lines: line })
    const after = await list(world.acme.hq)
    expect(after.totalCount - before.totalCount).toBe(2)
    const ids = new Set(after.nodes.map(({ id }: { id: string }) => id))
    expect([falls, loses, flickers, later].map(id => ids.has(id))).toEqual([true, true, false, false])
    for (const { tier, tierDecision } of after.nodes) expect(tierDecision.status !== 'TIER' || tierDecision.rank > tier.rank).toBe(true)
    // By what may change, the one whose answer stays would be among them.
    const { data } = await world.ask(
      world.acme.hq,
      'query ($c: ID!) { customers(chainId: $c, first: 100, filter: { nextChangeTo: "2026-07-30", statuses: [TIER] }) { nodes { id } } }',
      { c: world.acme.chainId }
    )
    expect(data.customers.nodes.map(({ id }: { id: string }) => id)).toContain(flickers)
    for (const [as, stores] of [
      [world.acme.hq, undefined],
      [world.acme.hq, [world.acme.stores[0]!.id]],
      [world.acme.hq, [world.acme.stores[1]!.id]],
      [world.acme.manager, undefined],
      [world.acme.associate, undefined]
    ] as const)
      expect((await list(as, '2026-07-30', stores && [...stores])).totalCount).toBe(
        (await overview(as, stores ? { storeId: stores[0] } : {})).dueWithin30Days
      )
  })

  test('no further than a year ahead, and nobody of another company', async () => {
    const ask = (as: Person, by: string) => world.ask(as, FALLING, { c: world.acme.chainId, by })
    expect((await ask(world.acme.hq, '2027-07-01')).errors).toBeUndefined()
    expect((await ask(world.acme.hq, '2027-07-02')).errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' })
    expect((await ask(world.globex.hq, '2026-07-30')).errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND' })
  })
})
