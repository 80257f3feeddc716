// GROUP-3 through GraphQL: a book shared among receivers, offered, answered and handed over in one moment, also while others register, assign and edit; the leaver sees
// nothing of it afterwards.
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { v7 as uuid } from 'uuid'
import { fileOf } from '../../../test/file-of.ts'
import { Shop } from '../../../test/shop.ts'
import { addPerson, openWorld, type Person, type World } from '../../../test/world.ts'
import { sql } from '../../platform/db/sql.ts'

let world: World
let shop: Shop
let [one, two] = ['', '']
let next = 200_000
beforeAll(async () => {
  world = await openWorld()
  shop = new Shop(world).as(world.acme.manager)
  ;[one = '', two = ''] = world.acme.stores[0]!.groups.map(({ id }) => id)
})
afterAll(() => world.close())
beforeEach(() => world.clock.set('2026-06-30T04:00:00Z'))

const member = (group: string): Promise<Person> => addPerson(world.db, world.acme, 'acme', 'ASSOCIATE', { group })
const FIELDS = `handover { id state stays doneOn receivers { answer customers staff { id } } customers(first: 100) { nodes { because customer { id } receiver { id } } } } userErrors { code field }`
const act = (name: string, input: object, as: Person = world.acme.manager, type = 'HandoverInput') =>
  shop.as(as).act(`handover${name}`, type, input, FIELDS)
const start = (leaver: Person, receivers: readonly Person[], more: object = {}, as?: Person) =>
  act(
    'Start',
    {
      chainId: world.acme.chainId,
      leaverId: leaver.staffId,
      receiverIds: receivers.map(each => each.staffId),
      reason: 'she leaves',
      idempotencyKey: uuid(),
      ...more
    },
    as,
    'HandoverStartInput'
  )
const codes = ({ userErrors }: { userErrors: { code: string }[] }) => userErrors.map(({ code }) => code)
async function bookFor(keeper: Person, group: string, many: number): Promise<string[]> {
  const ids: string[] = []
  for (let at = 0; at < many; at++) {
    const id = await shop.register(`+86139${String(next++).padStart(8, '0')}`, { registeredOn: '2026-06-01' })
    await shop.act(
      'customerAssign',
      'CustomerAssignInput',
      { customerId: id, groupId: group, keeperId: keeper.staffId },
      'userErrors { code }'
    )
    ids.push(id)
  }
  return ids
}
const keepers = (ids: readonly string[]) =>
  world.db.unit(world.acme.tenantId, tx =>
    tx.query<{ id: string; keeper: string | null; group: string | null; open: number }>(sql`
      select c.id, min(a.keeper_id::text) as keeper, min(a.group_id::text) as "group", count(a.id)::int as open from customer c
      left join assignment a on a.tenant_id = c.tenant_id and a.customer_id = c.id and a.until_on is null
      where c.tenant_id = ${tx.tenantId} and c.id = any(${[...ids]}::uuid[]) group by c.id order by c.id`)
  )

test('shared evenly, offered, answered, handed over: each has a keeper of the receivers, and the leaver sees nothing', async () => {
  const [leaver, ann, bo] = [await member(one), await member(one), await member(two)]
  const ids = await bookFor(leaver, one, 5)
  const { handover } = await start(leaver, [ann, bo])
  expect(handover).toMatchObject({ state: 'DRAFTED', stays: false })
  expect(handover.receivers.map((each: { customers: number }) => each.customers).toSorted()).toEqual([2, 3])
  expect(codes(await start(leaver, [ann]))).toEqual(['HANDOVER_UNDER_WAY'])
  expect(
    codes(await act('Adjust', { id: handover.id, customerIds: [ids[0]], receiverId: bo.staffId }, undefined, 'HandoverAdjustInput'))
  ).toEqual([])
  expect(codes(await act('Answer', { id: handover.id, answer: 'ACCEPTED' }, ann, 'HandoverAnswerInput'))).toEqual(['HANDOVER_OVER'])
  await act('Offer', { id: handover.id, days: 3 }, undefined, 'HandoverOfferInput')
  expect(codes(await act('Finish', { id: handover.id }))).toEqual(['HANDOVER_NOT_ANSWERED'])
  // To a receiver one's own part alone.
  const seen = await act('Answer', { id: handover.id, answer: 'ACCEPTED' }, ann, 'HandoverAnswerInput')
  expect(seen.handover.receivers).toEqual([expect.objectContaining({ answer: 'ACCEPTED', staff: { id: ann.staffId } })])
  expect(seen.handover.customers.nodes.every((each: { receiver: { id: string } }) => each.receiver.id === ann.staffId)).toBe(true)
  await act('Answer', { id: handover.id, answer: 'ACCEPTED' }, bo, 'HandoverAnswerInput')
  // Given more, bo is asked anew.
  const more = await act('Adjust', { id: handover.id, customerIds: [ids[1]], receiverId: bo.staffId }, undefined, 'HandoverAdjustInput')
  expect(more.handover.receivers.find((each: { staff: { id: string } }) => each.staff.id === bo.staffId).answer).toBeNull()
  expect(codes(await act('Finish', { id: handover.id }))).toEqual(['HANDOVER_NOT_ANSWERED'])
  await act('Answer', { id: handover.id, answer: 'ACCEPTED' }, bo, 'HandoverAnswerInput')
  const strangers = { id: handover.id, customerIds: [uuid(), 'x'], receiverId: bo.staffId }
  expect(codes(await act('Adjust', strangers, undefined, 'HandoverAdjustInput'))).toEqual(['NOT_FOUND'])
  const [came = ''] = await bookFor(leaver, one, 1)
  const done = await act('Finish', { id: handover.id })
  expect(done).toMatchObject({ userErrors: [], handover: { state: 'DONE', doneOn: '2026-06-30' } })
  const after = await keepers([...ids, came])
  expect(after.every(row => row.open === 1 && [ann.staffId, bo.staffId].includes(row.keeper ?? ''))).toBe(true)
  expect(after.find(row => row.id === ids[0])).toMatchObject({ keeper: bo.staffId, group: two })
  const { data } = await world
    .ask(leaver, 'query ($c: ID!) { customers(chainId: $c, first: 5) { totalCount } }', { c: world.acme.chainId })
    .catch(() => ({ data: undefined }))
  expect(data?.customers?.totalCount ?? 0).toBe(0)
  expect((await act('Finish', { id: handover.id })).handover.state).toBe('DONE')
})

test('who declines takes nobody; after the time who said nothing takes their part', async () => {
  const [leaver, ann, bo] = [await member(one), await member(one), await member(one)]
  const ids = await bookFor(leaver, one, 4)
  const { handover } = await start(leaver, [ann, bo], { stays: true })
  await act('Offer', { id: handover.id, days: 1 }, undefined, 'HandoverOfferInput')
  await act('Answer', { id: handover.id, answer: 'DECLINED' }, bo, 'HandoverAnswerInput')
  world.clock.set('2026-07-02T04:00:00Z')
  expect(codes(await act('Finish', { id: handover.id }))).toEqual(['HANDOVER_DECLINED'])
  const { handover: now } = await act(
    'Adjust',
    { id: handover.id, customerIds: ids, receiverId: ann.staffId },
    undefined,
    'HandoverAdjustInput'
  )
  expect(now.receivers.find((each: { staff: { id: string } }) => each.staff.id === bo.staffId).customers).toBe(0)
  expect(codes(await act('Finish', { id: handover.id }))).toEqual([])
  expect((await keepers(ids)).every(row => row.keeper === ann.staffId)).toBe(true)
  // The leaver is still one of the group.
  await bookFor(leaver, one, 1)
})

test('while a book is handed over, customers come, go and are edited: at no moment has one none, or two', async () => {
  for (let round = 0; round < 4; round++) {
    const [leaver, ann, bo] = [await member(one), await member(one), await member(two)]
    const ids = await bookFor(leaver, one, 6)
    const { handover } = await start(leaver, [ann, bo])
    const book = [...ids]
    let watching = true
    const seen = new Set<string>()
    const watcher = (async () => {
      while (watching) for (const row of await keepers(book)) seen.add(`${row.open} ${row.keeper === null ? 'nobody' : 'somebody'}`)
    })()
    const registered: Promise<unknown>[] = [0, 1, 2].map(async () => {
      const { customer } = await shop.as(leaver).act(
        'customerRegister',
        'CustomerRegisterInput',
        {
          chainId: world.acme.chainId,
          storeId: world.acme.stores[0]!.id,
          groupId: one,
          name: '来客',
          captureSource: 'SEATED_TALK',
          phone: `+86139${String(next++).padStart(8, '0')}`
        },
        'customer { id } userErrors { code }'
      )
      if (customer) ids.push(customer.id)
    })
    const assigned = shop.act(
      'customerAssign',
      'CustomerAssignInput',
      { customerId: ids[0], groupId: two, keeperId: bo.staffId },
      'userErrors { code }'
    )
    // Into the very book: it goes before, or is refused; nobody waits for the other.
    const given = shop.act(
      'customerAssign',
      'CustomerAssignInput',
      { customerId: ids[2], groupId: one, keeperId: leaver.staffId },
      'userErrors { code }'
    )
    const edited = shop.act('customerUpdate', 'CustomerUpdateInput', { id: ids[1], note: 'likes blue' }, 'userErrors { code }')
    const finished = act('Finish', { id: handover.id })
    const settled = await Promise.allSettled([finished, assigned, edited, given, ...registered])
    watching = false
    await watcher
    expect(settled[0]).toMatchObject({ status: 'fulfilled', value: { userErrors: [], handover: { state: 'DONE' } } })
    expect([...seen]).toEqual(['1 somebody'])
    const after = await keepers(ids)
    // Who was registered when the membership had ended is the group's.
    expect(after.every(row => row.open === 1 && row.keeper !== leaver.staffId)).toBe(true)
    const left = await world.db.unit(world.acme.tenantId, tx =>
      tx.query(sql`select from assignment where tenant_id = ${tx.tenantId} and keeper_id = ${leaver.staffId} and until_on is null`)
    )
    expect(left).toEqual([])
  }
}, 60_000)

test('another store’s manager, another company and who is no receiver find nothing', async () => {
  const [leaver, ann, stranger] = [await member(one), await member(one), await member(one)]
  await bookFor(leaver, one, 1)
  const { handover } = await start(leaver, [ann])
  await act('Offer', { id: handover.id, days: 1 }, undefined, 'HandoverOfferInput')
  const other = await addPerson(world.db, world.acme, 'acme', 'STORE_MANAGER', { store: world.acme.stores[1]!.id })
  const read = async (as: Person) =>
    (await world.ask(as, 'query ($id: ID!) { handover(id: $id) { id } }', { id: handover.id })).data?.handover
  expect([await read(other), await read(stranger), await read(world.globex.hq), await read(leaver)]).toEqual([null, null, null, null])
  expect(await read(ann)).toEqual({ id: handover.id })
  for (const as of [other, world.globex.manager]) expect(codes(await act('Finish', { id: handover.id }, as))).toEqual(['NOT_FOUND'])
  expect(codes(await act('Answer', { id: handover.id, answer: 'ACCEPTED' }, stranger, 'HandoverAnswerInput'))).toEqual(['NOT_FOUND'])
  expect(codes(await start(leaver, [ann], {}, other))).toEqual(['NOT_FOUND'])
  expect(codes(await start(stranger, [leaver, world.globex.associate]))).toEqual(['NOT_FOUND'])
  expect((await act('Withdraw', { id: handover.id })).handover.state).toBe('WITHDRAWN')
})

test('handovers of a store and whom one was about as files, for who reads the whole store', async () => {
  const [leaver, ann, bo] = [await member(one), await member(one), await member(two)]
  const ids = await bookFor(leaver, one, 3)
  const { handover } = await start(leaver, [ann, bo])
  await act('Adjust', { id: handover.id, customerIds: ids, receiverId: bo.staffId }, undefined, 'HandoverAdjustInput')
  await act('Finish', { id: handover.id })
  const storeId = world.acme.stores[0]!.id
  const other = await addPerson(world.db, world.acme, 'acme', 'STORE_MANAGER', { store: world.acme.stores[1]!.id })
  const lists = [
    { list: 'HANDOVERS', bookDayFilter: { storeId } },
    { list: 'HANDOVER', handoverFilter: { handoverId: handover.id } }
  ]
  const [all, customers] = await Promise.all(lists.map(list => fileOf(world, world.acme.manager, list)))
  const done = { state: 'done', doneOn: '2026-06-30', customers: '3', receivers: '2', reason: 'she leaves', stays: 'false' }
  expect(all).toContainEqual(expect.objectContaining(done))
  expect(customers?.map(row => [row['because'], Boolean(row['memberNo']), row['answer']])).toEqual(ids.map(() => ['chosen', true, '']))
  expect(new Set(customers?.map(row => row['receiver'])).size).toBe(1)
  for (const list of lists) {
    expect(await fileOf(world, other, list)).toEqual([])
    expect(await fileOf(world, world.globex.hq, { chainId: world.globex.chainId, ...list })).toEqual([])
  }
})

const REPORT = `query ($id: ID!, $s: ID!) { handover(id: $id) { held { customers } lapses { customers active atRisk lost watchedUntil }
  lapsed(first: 100) { nodes { lapse lapsedOn customer { id } receiver { id } } } } handoverLapses(storeId: $s, since: "2026-01-31") { handovers customers active atRisk lost } }`

test('who lapsed within six months: at risk by visits, lost by purchases, neither before the day nor after the time', async () => {
  const asHq = shop.as(world.acme.hq)
  const storeId = world.acme.stores[1]!.id
  const group = world.acme.stores[1]!.groups[0]!.id
  const [leaver, ann] = [await member(group), await member(group)]
  const manager = await addPerson(world.db, world.acme, 'acme', 'STORE_MANAGER', { store: storeId })
  world.clock.set('2026-01-31T04:00:00Z')
  let no = 0
  const buy = (customer: string, on: string) =>
    asHq.bought({
      no: `L${no++}`,
      store: world.acme.stores[1]!.code,
      customer,
      at: `${on}T12:00:00+08:00`,
      lines: [{ item: 'A', paid: 10_000, n: 1 }]
    })
  // Handed over on 31 January: at risk from 31 January + 6 months at the latest, of whom nobody is counted on that day any more.
  const stories: Record<string, string[]> = {
    never: [],
    atRiskBefore: ['2025-07-31'],
    atRiskNextDay: ['2025-08-01'],
    onTheDay: ['2026-01-31'],
    lastDay: ['2026-01-30'],
    lostBefore: ['2025-01-31'],
    lostNextDay: ['2025-02-01'],
    cameBack: ['2025-09-01']
  }
  const ids: Record<string, string> = {}
  for (const [story, days] of Object.entries(stories)) {
    const id = await asHq.register(`+86139${String(next++).padStart(8, '0')}`, { storeId, registeredOn: '2025-01-01' })
    ids[story] = id
    for (const day of days) await buy(id, day)
    const to = { customerId: id, groupId: group, keeperId: leaver.staffId }
    expect(codes(await shop.as(manager).act('customerAssign', 'CustomerAssignInput', to, 'userErrors { code }'))).toEqual([])
  }
  const { handover } = await start(leaver, [ann], {}, manager)
  const read = async (as: Person = manager) => (await world.ask(as, REPORT, { id: handover.id, s: storeId })).data
  expect((await read()).handover).toMatchObject({ held: { customers: 8 }, lapses: null, lapsed: { nodes: [] } })
  await act('Finish', { id: handover.id }, manager)
  const lapsed = async () =>
    Object.fromEntries(
      (await read()).handover.lapsed.nodes.map((one: { customer: { id: string }; lapse: string; lapsedOn: string }) => [
        Object.entries(ids).find(([, id]) => id === one.customer.id)?.[0],
        `${one.lapse} ${one.lapsedOn}`
      ])
    )
  expect(await lapsed()).toEqual({})
  world.clock.set('2026-02-01T04:00:00Z')
  expect(await lapsed()).toEqual({ atRiskNextDay: 'AT_RISK 2026-02-01', lostNextDay: 'LOST 2026-02-01' })
  world.clock.set('2026-02-28T04:00:00Z')
  await buy(ids['cameBack']!, '2026-02-28')
  world.clock.set('2026-12-31T04:00:00Z')
  // Bought on the day itself: at risk from 31 July, which is six months later and no more counted.
  const all = {
    ...{ atRiskNextDay: 'AT_RISK 2026-02-01', lostNextDay: 'LOST 2026-02-01', lastDay: 'AT_RISK 2026-07-30' },
    atRiskBefore: 'LOST 2026-07-31'
  }
  const { atRiskBefore: _, ...counted } = all
  expect(await lapsed()).toEqual(counted)
  const figures = { customers: 8, active: 6, atRisk: 2, lost: 1 }
  const report = await read()
  expect(report.handover).toMatchObject({ held: null, lapses: { ...figures, watchedUntil: '2026-07-30' } })
  expect(report.handoverLapses).toEqual({ handovers: 1, ...figures })
  const file = { list: 'HANDOVER_LAPSED', handoverFilter: { handoverId: handover.id } }
  expect((await fileOf(world, manager, file))?.map(row => `${row['lapse']} ${row['lapsedOn']}`).toSorted()).toEqual([
    ...['atRisk 2026-02-01', 'atRisk 2026-07-30', 'lost 2026-02-01']
  ])
  // A receiver sees none of it, nor do others.
  expect(
    (await world.ask(ann, 'query ($id: ID!) { handover(id: $id) { lapses { lost } lapsed { nodes { lapse } } } }', { id: handover.id }))
      .data.handover
  ).toEqual({
    ...{ lapses: null, lapsed: { nodes: [] } }
  })
  expect(await fileOf(world, world.acme.manager, file)).toEqual([])
  const [other, stranger] = [
    await world.ask(world.acme.manager, REPORT, { id: handover.id, s: storeId }),
    await world.ask(world.globex.hq, REPORT, { id: handover.id, s: storeId })
  ]
  for (const answer of [other, stranger]) expect(answer.errors?.map(error => error.extensions['code'])).toEqual(['NOT_FOUND'])
})

test('what a book holds before it is handed over, counted exactly', async () => {
  const [leaver, ann] = [await member(one), await member(one)]
  const held = async (as: Person = world.acme.manager) =>
    world.ask(
      as,
      'query ($s: ID!) { heldBook(staffId: $s) { customers lost noted birthdays30 birthdays60 tiers { tierKey customers } } }',
      { s: leaver.staffId }
    )
  const none = { customers: 0, lost: 0, noted: 0, birthdays30: 0, birthdays60: 0, tiers: [] }
  expect((await held()).data.heldBook).toEqual(none)
  const ids = await bookFor(leaver, one, 5)
  // Today and the 29 days after it are the next 30; the 60th day is 28 August.
  const births: [string, number, number][] = [
    [ids[0]!, 6, 30],
    [ids[1]!, 7, 29],
    [ids[2]!, 7, 30],
    [ids[3]!, 8, 29]
  ]
  for (const [id, birthMonth, birthDay] of births)
    expect(codes(await shop.act('customerUpdate', 'CustomerUpdateInput', { id, birthMonth, birthDay }, 'userErrors { code }'))).toEqual([])
  await shop.act('customerUpdate', 'CustomerUpdateInput', { id: ids[4], note: '脚背高' }, 'userErrors { code }')
  expect((await held()).data.heldBook).toEqual({
    ...none,
    ...{ customers: 5, noted: 1, birthdays30: 2, birthdays60: 3, tiers: [{ tierKey: null, customers: 5 }] }
  })
  const other = await addPerson(world.db, world.acme, 'acme', 'STORE_MANAGER', { store: world.acme.stores[1]!.id })
  for (const as of [other, world.globex.manager])
    expect((await held(as)).errors?.map(error => error.extensions['code'])).toEqual(['NOT_FOUND'])
  expect((await held(ann)).errors?.map(error => error.extensions['code'])).toEqual(['FORBIDDEN'])
})
