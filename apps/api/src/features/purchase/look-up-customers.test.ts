// Phones cannot be tried at the till: no other refusal tells whose one is, those that are nobody's are counted, and none is written down (DOMAIN §1b, TRUST 34).
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { Shop } from '../../../test/shop.ts'
import { addPerson, openWorld, type Person, type World } from '../../../test/world.ts'
import { sql } from '../../platform/db/sql.ts'

const KNOWN = '13700000001'
const NOBODY = '13700000002'

let world: World
let shop: Shop
let customer: string
let number = 0

beforeAll(async () => {
  world = await openWorld()
  shop = new Shop(world)
  customer = await shop.register(KNOWN)
})
afterAll(() => world.close())

const someone = () => addPerson(world.db, world.acme, 'acme', 'ASSOCIATE', { group: world.acme.stores[0]?.groups[0]?.id ?? '' })
const slip = (phone: string, more: Record<string, unknown> = {}) =>
  ({ no: `L${++number}`, phone, lines: [{ item: 'L', paid: 100 }], ...more }) as Parameters<Shop['slip']>[0]
const back = (phone: string, more: Record<string, unknown> = {}) => ({
  ...shop.back({ no: `LB${++number}`, lines: [{ item: 'L', n: 1 }] }),
  phone,
  ...more
})
const codes = (payload: { userErrors: readonly { code: string; field: readonly string[] }[] }) =>
  payload.userErrors.map(each => [each.code, each.field.join('.')])
const recordReturn = (by: Shop, input: unknown) =>
  by.act('purchaseReturnRecord', 'PurchaseReturnRecordInput', input, 'purchaseReturn { id } userErrors { code field }')

const lookUps = (person: Person) =>
  world.db.unit(world.acme.tenantId, tx =>
    tx.query<{ times: number; chainId: string; detail: string }>(sql`
      select (detail->>'times')::int as times, chain_id as "chainId", detail::text as detail from audit_entry
      where tenant_id = ${tx.tenantId} and action = 'purchaseCustomerLookup' and actor_id = ${person.staffId} order by at`)
  )

test('what else is wrong is said alike of a known phone and of nobody’s, and nobody is looked up for it', async () => {
  const person = await someone()
  const by = shop.as(person)
  const wrong: readonly [Record<string, unknown>, string[]][] = [
    [{ sellerNo: 'NOBODY' }, ['NOT_FOUND', 'sellerNo']],
    [{ storeCode: 'S9' }, ['NOT_FOUND', 'storeCode']],
    [{ storeCode: 'S2' }, ['NOT_FOUND', 'storeCode']],
    [{ declineReason: 'PESTERING' }, ['INVALID_VALUE', 'declineReason']],
    [{ happenedAt: '2014-01-01T12:00:00+08:00' }, ['STORE_NOT_OPEN_YET', 'happenedAt']]
  ]
  for (const [more, refused] of wrong) {
    const { results } = await by.act(
      'purchaseRecordBatch',
      'PurchaseRecordBatchInput',
      { chainId: world.acme.chainId, purchases: [KNOWN, NOBODY].map(phone => ({ ...shop.slip(slip(phone)), ...more })) },
      'results { userErrors { code field } }'
    )
    expect(results.map(codes)).toEqual([[refused], [refused]])
  }
  for (const phone of [KNOWN, NOBODY])
    expect(codes(await recordReturn(by, back(phone, { storeCode: 'S9' })))).toEqual([['NOT_FOUND', 'storeCode']])
  for (const phone of [KNOWN, NOBODY]) {
    const exchanged = await by.act(
      'purchaseExchange',
      'PurchaseExchangeInput',
      { returned: back(phone), bought: shop.slip(slip(phone, { sellerNo: 'NOBODY' })) },
      'userErrors { code field }'
    )
    expect(codes(exchanged)).toEqual([['NOT_FOUND', 'bought.sellerNo']])
  }
  expect(await lookUps(person)).toEqual([])
})

test('under a number that is taken a known phone is refused as nobody’s is; so is one that is not the named purchase’s', async () => {
  const by = shop.as(await someone())
  const id = await shop.bought({ no: 'TAKEN', lines: [{ item: 'L', paid: 100 }] })
  await shop.bringBack({ no: 'TAKEN-B', of: id, lines: [{ item: 'L', n: 1 }] })
  for (const phone of [KNOWN, NOBODY]) {
    expect(codes(await by.buy(slip(phone, { no: 'TAKEN' })))).toEqual([['RECEIPT_NUMBER_TAKEN', 'receiptNo']])
    expect(codes(await recordReturn(by, back(phone, { returnNo: 'TAKEN-B' })))).toEqual([['RETURN_NUMBER_TAKEN', 'returnNo']])
    expect(codes(await recordReturn(by, back(phone, { purchaseId: id })))).toEqual([['NOT_FOUND', 'phone']])
  }
})

test('thirty phones that are nobody’s a minute, in one request or in many; then none is tried, and none is written down', async () => {
  const person = await someone()
  const by = shop.as(person)
  expect(codes(await by.buy(slip(NOBODY)))).toEqual([['NOT_FOUND', 'phone']])
  expect(codes(await recordReturn(by, back(NOBODY)))).toEqual([['NOT_FOUND', 'phone']])
  const guesses = Array.from({ length: 40 }, (_, index) => `137000001${String(index).padStart(2, '0')}`)
  const { results } = await by.buyAll([...guesses, KNOWN].map(phone => slip(phone)))
  expect(results.map((each: never) => codes(each)[0]?.[0])).toEqual([
    ...Array(28).fill('NOT_FOUND'),
    ...Array(13).fill('LOOK_UP_RATE_EXCEEDED')
  ])
  for (const phone of [KNOWN, NOBODY]) {
    expect(codes(await by.buy(slip(phone)))).toEqual([['LOOK_UP_RATE_EXCEEDED', 'phone']])
    expect(codes(await recordReturn(by, back(phone)))).toEqual([['LOOK_UP_RATE_EXCEEDED', 'phone']])
  }
  expect(codes(await by.buy({ no: 'BY-ID', customer, lines: [{ item: 'L', paid: 100 }] }))).toEqual([])
  const recorded = await lookUps(person)
  expect(recorded.map(({ times, chainId }) => [times, chainId])).toEqual([1, 1, 28].map(times => [times, world.acme.chainId]))
  expect(JSON.stringify(recorded)).not.toContain('1370000')
})

test('member numbers are counted alike, but for those that the actor’s own list shows', async () => {
  const { acme } = world
  const numberOf = async (id: string) => (await shop.ask(`{ customer(id: "${id}") { memberNo } }`)).data.customer.memberNo as string
  const elsewhere = await numberOf(await shop.register('13700000003', { storeId: acme.stores[1]?.id ?? '' }))
  const own = await numberOf(await shop.register('13700000004', { groupId: acme.stores[0]?.groups[0]?.id ?? '' }))
  const named = (memberNo: string) => ({ no: `L${++number}`, memberNo, lines: [{ item: 'L', paid: 100 }] }) as Parameters<Shop['slip']>[0]
  const person = await someone()
  const by = shop.as(person)
  expect(codes(await by.buy(slip(NOBODY)))).toEqual([['NOT_FOUND', 'phone']])
  const guesses = Array.from({ length: 35 }, (_, index) => `GUESS${index}`)
  const { results } = await by.buyAll([...guesses, elsewhere, own].map(named))
  expect(results.map((each: never) => codes(each)[0]?.[0])).toEqual([
    ...Array(29).fill('NOT_FOUND'),
    ...Array(7).fill('LOOK_UP_RATE_EXCEEDED'),
    undefined
  ])
  expect(codes(await by.buy(named(elsewhere)))).toEqual([['LOOK_UP_RATE_EXCEEDED', 'memberNo']])
  expect(codes(await by.buy(slip(KNOWN)))).toEqual([['LOOK_UP_RATE_EXCEEDED', 'phone']])
  expect(codes(await by.buy(named(own)))).toEqual([])
  const recorded = await lookUps(person)
  expect(recorded.map(each => each.times)).toEqual([1, 29])
  expect(JSON.stringify(recorded)).not.toContain('GUESS')
  // Who reads the whole chain learns nothing by trying.
  const whole = await shop.buyAll([...guesses, elsewhere].map(named))
  expect(whole.results.map((each: never) => codes(each)[0]?.[0])).toEqual([...Array(35).fill('NOT_FOUND'), undefined])
  expect(codes(await shop.as(await someone()).buy(named(elsewhere)))).toEqual([])
})

test('an honest till’s hundred known customers are not limited, however often it comes', async () => {
  const by = shop.as(await someone())
  for (const _ of [1, 2]) {
    const { results } = await by.buyAll(Array.from({ length: 100 }, () => slip(KNOWN)))
    expect(results.every((each: { purchase: unknown }) => each.purchase)).toBe(true)
  }
})

test('what is recorded and edited names its chain in the log, and its store where it is one', async () => {
  const { acme } = world
  const [s1, s2] = acme.stores.map(store => store.id)
  const logged = (action: string) =>
    world.db.unit(acme.tenantId, tx =>
      tx.query<{ chainId: string | null; storeId: string | null }>(sql`
        select chain_id as "chainId", store_id as "storeId" from audit_entry where tenant_id = ${tx.tenantId} and action = ${action} order by at desc, id desc limit 1`)
    )
  const id = await shop.bought({ no: 'CH1', lines: [{ item: 'CH', n: 2, paid: 100 }] })
  expect(await logged('purchaseRecord')).toEqual([{ chainId: acme.chainId, storeId: s1 }])
  await shop.bringBack({ no: 'CHB1', store: 'S2', of: id, lines: [{ item: 'CH', n: 1 }] })
  expect(await logged('purchaseReturnRecord')).toEqual([{ chainId: acme.chainId, storeId: s2 }])
  await shop.buyAll([
    { no: 'CH2', lines: [{ item: 'CH', paid: 1 }] },
    { no: 'CH3', store: 'S2', lines: [{ item: 'CH', paid: 1 }] }
  ])
  expect(await logged('purchaseRecordBatch')).toEqual([{ chainId: acme.chainId, storeId: null }])
  const { data } = await shop.ask(`{ items(chainId: "${acme.chainId}", filter: { search: "CH" }) { nodes { id } } }`)
  await shop.act('itemUpdate', 'ItemUpdateInput', { id: data.items.nodes[0].id, name: 'named' }, 'userErrors { code }')
  expect(await logged('itemUpdate')).toEqual([{ chainId: acme.chainId, storeId: null }])
})
