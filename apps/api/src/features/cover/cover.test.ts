// GROUP-3 through GraphQL: while a keeper is away the stand-in sees and works exactly that book, on its days and on no other, by the chain's time zone (TIME-1); who owned
// whom is untouched, and nothing has to run for it to begin or end.
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { v7 as uuid } from 'uuid'
import { fileOf } from '../../../test/file-of.ts'
import { Shop } from '../../../test/shop.ts'
import { addPerson, openWorld, type Person, type World } from '../../../test/world.ts'
import { sql } from '../../platform/db/sql.ts'

let world: World
let shop: Shop
let [one, two] = ['', '']
let next = 300_000
beforeAll(async () => {
  world = await openWorld()
  shop = new Shop(world).as(world.acme.manager)
  ;[one = '', two = ''] = world.acme.stores[0]!.groups.map(({ id }) => id)
})
afterAll(() => world.close())
beforeEach(() => world.clock.set('2026-06-30T04:00:00Z'))

const member = (group: string): Promise<Person> => addPerson(world.db, world.acme, 'acme', 'ASSOCIATE', { group })
const FIELDS = 'cover { id state fromOn untilOn endedOn reason keeper { id } standIn { id } } userErrors { code field }'
const act = (name: string, input: object, as: Person = world.acme.manager, type = 'CoverInput') =>
  shop.as(as).act(`cover${name}`, type, input, FIELDS)
const arrange = (keeper: Person, standIn: Person, more: object = {}, as?: Person) =>
  act(
    'Arrange',
    {
      chainId: world.acme.chainId,
      keeperId: keeper.staffId,
      standInId: standIn.staffId,
      ...{ fromOn: '2026-07-01', untilOn: '2026-07-03', reason: 'summer', idempotencyKey: uuid() },
      ...more
    },
    as,
    'CoverArrangeInput'
  )
const codes = ({ userErrors }: { userErrors: { code: string; field: string[] }[] }) => userErrors.map(({ code }) => code)
const phone = () => `+86139${String(next++).padStart(8, '0')}`
async function kept(keeper: Person | undefined, group: string, many = 1): Promise<string[]> {
  const ids: string[] = []
  for (let at = 0; at < many; at++) {
    const id = await shop.register(phone(), { registeredOn: '2026-06-01', note: '喜欢蓝色' })
    const input = { customerId: id, groupId: group, keeperId: keeper?.staffId }
    await shop.act('customerAssign', 'CustomerAssignInput', input, 'userErrors { code }')
    ids.push(id)
  }
  return ids.toSorted()
}
const LIST =
  'query ($c: ID!, $f: CustomerFilter) { customers(chainId: $c, filter: $f, first: 100) { totalCount nodes { id note cover { standIn { id } } } } }'
async function seenBy(as: Person, filter: object = {}): Promise<string[]> {
  const { data } = await world.ask(as, LIST, { c: world.acme.chainId, f: filter })
  expect(data.customers.totalCount).toBe(data.customers.nodes.length)
  return data.customers.nodes.map(({ id }: { id: string }) => id).toSorted()
}

test('the day before, the first, the last and the day after, by the chain’s midnight', async () => {
  const [ann, bo] = [await member(one), await member(two)]
  const book = await kept(ann, one, 2)
  await kept(undefined, one)
  const own = await kept(bo, two)
  const { cover } = await arrange(ann, bo)
  expect(cover).toMatchObject({ state: 'AHEAD', keeper: { id: ann.staffId }, standIn: { id: bo.staffId } })
  const mine = [...book, ...own].toSorted()
  const days: [instant: string, seen: string[], state: string][] = [
    ['2026-06-30T15:59:59Z', own, 'AHEAD'],
    ['2026-06-30T16:00:00Z', mine, 'RUNNING'],
    ['2026-07-03T15:59:59Z', mine, 'RUNNING'],
    ['2026-07-03T16:00:00Z', own, 'OVER']
  ]
  for (const [instant, seen, state] of days) {
    world.clock.set(instant)
    // The group has others of other tests: one's own book, and whoever of the covered one is seen at all.
    expect(await seenBy(bo, { bookOf: bo.staffId })).toEqual(seen)
    expect((await seenBy(bo)).filter(id => book.includes(id))).toEqual(seen === mine ? book : [])
    expect(await seenBy(ann, { bookOf: ann.staffId })).toEqual(book)
    const answer = await world.ask(bo, 'query ($id: ID!) { cover(id: $id) { state } }', { id: cover.id })
    expect(answer.data.cover).toEqual({ state })
  }
  // Who owned whom is as before.
  const intervals = await world.db.unit(world.acme.tenantId, tx =>
    tx.query<{ keeper: string }>(
      sql`select keeper_id::text as keeper from assignment where tenant_id = ${tx.tenantId} and customer_id = any(${book}::uuid[])`
    )
  )
  expect(intervals).toEqual(book.map(() => ({ keeper: ann.staffId })))
})

test('on every path, and no further than the covered book', async () => {
  const [ann, bo, third] = [await member(one), await member(two), await member(two)]
  const [customer = ''] = await kept(ann, one)
  const [other = ''] = await kept(undefined, one)
  const [referred = ''] = await kept(ann, one)
  await shop.act('customerUpdate', 'CustomerUpdateInput', { id: referred, referrerId: customer }, 'userErrors { code }')
  await arrange(ann, bo)
  world.clock.set('2026-07-02T04:00:00Z')
  const QUERY = `query ($id: ID!) { customer(id: $id) { name namesMasked note referralCount referrals(first: 5) { nodes { id } } keeper { id } cover { standIn { id } reason }
    purchases(first: 5) { nodes { id } } points { balance } timeline(first: 5) { nodes { id } } } }`
  const asked = async (as: Person, id: string) => (await world.ask(as, QUERY, { id })).data?.customer
  expect(await asked(bo, customer)).toMatchObject({
    ...{ namesMasked: false, note: '喜欢蓝色', referralCount: 1, referrals: { nodes: [{ id: referred }] } },
    ...{ keeper: { id: ann.staffId }, cover: { standIn: { id: bo.staffId }, reason: 'summer' } }
  })
  // Others of the keeper's group are not the stand-in's, nor is the covered book another colleague's.
  expect(await asked(bo, other)).toBeNull()
  expect(await asked(third, customer)).toBeNull()
  expect(await asked(ann, customer)).toMatchObject({ cover: { reason: 'summer' } })
  expect(await asked(world.acme.associate, customer)).toEqual(
    (await world.ask(world.acme.associate, '{ viewer { grants { group { id } } } }')).data.viewer.grants[0].group?.id === one
      ? expect.objectContaining({ cover: { standIn: { id: bo.staffId }, reason: null } })
      : null
  )
  // Works with them as the keeper may.
  const worked = shop.as(bo)
  expect(
    codes(await worked.act('customerUpdate', 'CustomerUpdateInput', { id: customer, note: '要大一码' }, 'userErrors { code field }'))
  ).toEqual([])
  expect(codes(await worked.act('customerUpdate', 'CustomerUpdateInput', { id: other, note: 'x' }, 'userErrors { code field }'))).toEqual([
    'NOT_FOUND'
  ])
  const revealed = await worked.act('customerReveal', 'CustomerRevealInput', { customerId: customer }, 'phone userErrors { code field }')
  expect(revealed.phone).toMatch(/^\+86139/)
  // Search, and the sums of people and groups.
  expect(await seenBy(bo, { keeperIds: [ann.staffId] })).toEqual([customer, referred].toSorted())
  const sums = (as: Person) =>
    world.ask(as, 'query ($id: ID!) { staffMember(id: $id) { keptCustomers cover { standIn { id } } } }', { id: ann.staffId })
  expect((await sums(bo)).data.staffMember).toEqual({ keptCustomers: 2, cover: { standIn: { id: bo.staffId } } })
  expect((await sums(third)).data.staffMember).toMatchObject({ keptCustomers: 0 })
  // To another keeper, and at once out of sight.
  await shop.act('customerAssign', 'CustomerAssignInput', { customerId: customer, groupId: one }, 'userErrors { code }')
  expect(await asked(bo, customer)).toBeNull()
})

test('ended early it holds to that day, withdrawn not a moment longer; neither is undone or lengthened', async () => {
  const [ann, bo] = [await member(one), await member(two)]
  const book = await kept(ann, one)
  const { cover } = await arrange(ann, bo, { fromOn: '2026-06-30', untilOn: '2026-07-09' })
  const end = (lastOn: string, id: string = cover.id) => act('End', { id, lastOn }, undefined, 'CoverEndInput')
  expect(await seenBy(bo, { bookOf: bo.staffId })).toEqual(book)
  expect(codes(await end('2026-06-29'))).toEqual(['END_IN_PAST'])
  expect(codes(await end('2026-07-10'))).toEqual(['INVALID_VALUE'])
  expect((await end('2026-07-01')).cover).toMatchObject({ endedOn: '2026-07-01', untilOn: '2026-07-09', state: 'RUNNING' })
  expect(codes(await end('2026-07-02'))).toEqual(['INVALID_VALUE'])
  world.clock.set('2026-07-01T15:00:00Z')
  expect(await seenBy(bo, { bookOf: bo.staffId })).toEqual(book)
  world.clock.set('2026-07-01T16:00:00Z')
  expect(await seenBy(bo, { bookOf: bo.staffId })).toEqual([])
  expect(codes(await end('2026-07-02'))).toEqual(['COVER_OVER'])
  // The days that were left free can be covered again.
  const again = await arrange(ann, bo, { fromOn: '2026-07-02', untilOn: '2026-07-09' })
  expect(codes(again)).toEqual([])
  expect(await seenBy(bo, { bookOf: bo.staffId })).toEqual(book)
  expect((await act('Withdraw', { id: again.cover.id })).cover.state).toBe('WITHDRAWN')
  expect(await seenBy(bo, { bookOf: bo.staffId })).toEqual([])
  expect(codes(await act('Withdraw', { id: again.cover.id }))).toEqual(['COVER_OVER'])
})

test('one stand-in at a time, also when two arrange it at once; who is away stands in for nobody', async () => {
  const [ann, bo, cy] = [await member(one), await member(two), await member(one)]
  const both = await Promise.all([arrange(ann, bo), arrange(ann, cy)])
  expect(both.flatMap(codes)).toEqual(['COVER_OVERLAPS'])
  expect(codes(await arrange(ann, bo, { fromOn: '2026-07-03', untilOn: '2026-07-05' }))).toEqual(['COVER_OVERLAPS'])
  expect(codes(await arrange(ann, bo, { fromOn: '2026-07-04', untilOn: '2026-07-04' }))).toEqual([])
  const [dee, eve] = [await member(one), await member(two)]
  // Each for the other at once: one of them finds the other away.
  const mutual = await Promise.all([arrange(dee, eve), arrange(eve, dee)])
  expect(mutual.flatMap(codes)).toEqual(['STAND_IN_AWAY'])
  // The same key is the same cover.
  const [fay, gus, key] = [await member(one), await member(one), uuid()]
  const twice = [await arrange(fay, gus, { idempotencyKey: key }), await arrange(fay, gus, { idempotencyKey: key })]
  expect(twice[0].cover.id).toBe(twice[1].cover.id)
  for (const [more, code] of [
    [{ fromOn: '2026-06-29' }, 'START_IN_PAST'],
    [{ untilOn: '2026-06-30' }, 'END_BEFORE_START'],
    [{ untilOn: '2027-07-02' }, 'INVALID_VALUE'],
    [{ reason: ' ' }, 'REASON_REQUIRED'],
    [{ standInId: fay.staffId }, 'NOT_FOUND']
  ] as const)
    expect(codes(await arrange(fay, gus, more))).toEqual([code])
})

test('it ends with the stand-in’s place in the store, and is nobody else’s to arrange or read', async () => {
  const [ann, bo, stranger] = [await member(one), await member(two), await member(one)]
  const book = await kept(ann, one)
  const elsewhere = world.acme.stores[1]!
  const other = await addPerson(world.db, world.acme, 'acme', 'STORE_MANAGER', { store: elsewhere.id })
  const far = await addPerson(world.db, world.acme, 'acme', 'ASSOCIATE', { group: elsewhere.groups[0]!.id })
  expect(codes(await arrange(ann, far))).toEqual(['NOT_FOUND'])
  expect(codes(await arrange(ann, bo, {}, other))).toEqual(['NOT_FOUND'])
  expect(codes(await arrange(ann, world.globex.associate))).toEqual(['NOT_FOUND'])
  const { cover } = await arrange(ann, bo, { fromOn: '2026-06-30' })
  const read = async (as: Person) => (await world.ask(as, 'query ($id: ID!) { cover(id: $id) { id } }', { id: cover.id })).data?.cover
  expect([await read(other), await read(stranger), await read(world.globex.hq)]).toEqual([null, null, null])
  expect([await read(ann), await read(bo), await read(world.acme.manager)]).toEqual([cover, cover, cover].map(({ id }) => ({ id })))
  for (const as of [other, world.globex.manager]) expect(codes(await act('Withdraw', { id: cover.id }, as))).toEqual(['NOT_FOUND'])
  const listed = async (as: Person, storeId?: string) =>
    (await world.ask(as, 'query ($s: ID) { covers(storeId: $s, first: 100) { totalCount nodes { id } } }', { s: storeId })).data?.covers
  expect(await listed(bo)).toEqual({ totalCount: 1, nodes: [{ id: cover.id }] })
  expect((await listed(world.acme.manager, world.acme.stores[0]!.id)).nodes).toContainEqual({ id: cover.id })
  expect(await seenBy(bo, { bookOf: bo.staffId })).toEqual(book)
  await world.db.unit(world.acme.tenantId, tx =>
    tx.run(
      sql`update group_membership set until_on = ${'2026-06-30'} where tenant_id = ${tx.tenantId} and staff_id = ${bo.staffId} and until_on is null`
    )
  )
  expect((await seenBy(bo)).filter(id => book.includes(id))).toEqual([])
  // Facts are added, not rewritten: the service cannot move the days.
  await expect(
    world.db.unit(world.acme.tenantId, tx => tx.run(sql`update cover set until_on = ${'2026-12-31'} where tenant_id = ${tx.tenantId}`))
  ).rejects.toThrow(/permission denied/)
})

test('as a file, for who reads the whole store', async () => {
  const [ann, bo] = [await member(one), await member(two)]
  const { cover } = await arrange(ann, bo)
  await act('End', { id: cover.id, lastOn: '2026-07-02' }, undefined, 'CoverEndInput')
  const other = await addPerson(world.db, world.acme, 'acme', 'STORE_MANAGER', { store: world.acme.stores[1]!.id })
  const bookDayFilter = { storeId: world.acme.stores[0]!.id }
  const rows = await fileOf(world, world.acme.manager, { list: 'COVERS', bookDayFilter })
  const ended = { fromOn: '2026-07-01', untilOn: '2026-07-03', endedOn: '2026-07-02', state: 'ahead', reason: 'summer', withdrawnAt: '' }
  expect(rows).toContainEqual(expect.objectContaining(ended))
  expect(rows?.every(row => row['keeper'] && row['standIn'] && row['group'])).toBe(true)
  expect(await fileOf(world, other, { list: 'COVERS', bookDayFilter })).toEqual([])
  expect(await fileOf(world, world.globex.hq, { list: 'COVERS', chainId: world.globex.chainId, bookDayFilter })).toEqual([])
})
