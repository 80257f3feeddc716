// What a till's key may do: record for whoever stands at the counter, in its own store, and read no more than its scopes say (TRUST 8, 13).
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { Shop } from '../../../test/shop.ts'
import { addPerson, openWorld, type World } from '../../../test/world.ts'

let world: World
let shop: Shop

beforeAll(async () => {
  world = await openWorld()
  shop = new Shop(world)
})
afterAll(() => world.close())

async function key(scopes: string[], storeId?: string): Promise<string> {
  const payload = await shop.act(
    'apiClientCreate',
    'ApiClientCreateInput',
    { chainId: world.acme.chainId, storeId, name: `till ${scopes.join()}`, scopes },
    'secret userErrors { code field }'
  )
  expect(payload.userErrors).toEqual([])
  return payload.secret
}

test('a till’s key records in its store by member number and phone, and needs the scope to read what it recorded', async () => {
  const customer = await shop.register('13900010001', { storeId: world.acme.stores[1]?.id, memberNo: 'VIP-1' })
  const till = await key(['PURCHASES_WRITE'], world.acme.stores[0]?.id)
  const write = (more: Record<string, unknown>, fields = '') =>
    world.ask(
      till,
      `mutation ($input: PurchaseRecordInput!) { purchaseRecord(input: $input) { repeated userErrors { code field } ${fields} } }`,
      {
        input: { ...shop.slip({ no: 'K1', lines: [{ item: 'A', paid: 20_000 }] }), ...more }
      }
    )
  expect((await write({ memberNo: 'VIP-1' })).data.purchaseRecord).toEqual({ repeated: false, userErrors: [] })
  expect((await write({ phone: '139 0001 0001' })).data.purchaseRecord).toEqual({ repeated: true, userErrors: [] })
  expect((await write({ receiptNo: 'K2', storeCode: 'S2' })).data.purchaseRecord.userErrors).toEqual([
    { code: 'NOT_FOUND', field: ['storeCode'] }
  ])
  expect((await write({ memberNo: 'VIP-1' }, 'purchase { id }')).errors?.[0]?.extensions.code).toBe('FORBIDDEN')
  expect(await shop.customer(customer)).toMatchObject({ purchaseCount: 1, points: { balance: 2 } })
  const reader = await key(['PURCHASES_READ'], world.acme.stores[0]?.id)
  const read = await world.ask(
    reader,
    `{ purchases(chainId: "${world.acme.chainId}") { totalCount nodes { receiptNo source anonymous seller { id } lines { item { code } } } } }`
  )
  expect(read.data.purchases).toEqual({
    totalCount: 1,
    nodes: [{ receiptNo: 'K1', source: 'TILL', anonymous: false, seller: null, lines: [{ item: { code: 'A' } }] }]
  })
  expect(
    (await world.ask(reader, `{ purchases(chainId: "${world.acme.chainId}") { nodes { customer { id } } } }`)).errors?.[0]?.extensions.code
  ).toBe('FORBIDDEN')
})

test('a customer’s receipts are part of the file: who may see the customer sees them all, and no one else', async () => {
  const { acme } = world
  const customer = await shop.register('13900010002', { groupId: acme.stores[0]?.groups[0]?.id })
  const id = await shop.bought({ no: 'OTHER-STORE', store: 'S2', customer, lines: [{ item: 'A', paid: 20_000 }] })
  const query = `{ customer(id: "${customer}") { purchases { nodes { receiptNo store { code } } } } purchase(id: "${id}") { receiptNo customer { id } }
    purchases(chainId: "${acme.chainId}", filter: { search: "OTHER" }) { totalCount } mine: purchases(chainId: "${acme.chainId}", filter: { customerId: "${customer}" }) { totalCount } }`
  const seen = await world.ask(acme.associate, query)
  expect(seen.data).toEqual({
    customer: { purchases: { nodes: [{ receiptNo: 'OTHER-STORE', store: { code: 'S2' } }] } },
    purchase: { receiptNo: 'OTHER-STORE', customer: { id: customer } },
    purchases: { totalCount: 0 },
    mine: { totalCount: 1 }
  })
  const stranger = await addPerson(world.db, acme, 'acme', 'ASSOCIATE', { group: acme.stores[0]?.groups[1]?.id ?? '' })
  const hidden = await world.ask(stranger, query)
  expect(hidden.data).toEqual({ customer: null, purchase: null, purchases: { totalCount: 0 }, mine: { totalCount: 0 } })
})

test('a page of receipts with everything on it takes one statement per level, however many rows', async () => {
  const customer = await shop.register('13900010003')
  await shop.buyAll(
    Array.from({ length: 30 }, (_, index) => ({
      no: `ST${index}`,
      customer,
      lines: [
        { item: `I${index % 7}`, paid: 20_000 },
        { item: 'A', paid: 1 }
      ]
    }))
  )
  const statements = async (first: number) => {
    const before = await count()
    const answer = await shop.ask(`{ purchases(chainId: "${world.acme.chainId}", filter: { search: "ST" }, first: ${first}) {
      nodes { receiptNo points store { code } customer { memberNo } seller { name } lines { item { code } } returns { returnNo } } } }`)
    expect(answer.data.purchases.nodes).toHaveLength(first)
    return (await count()) - before
  }
  await statements(2)
  expect(await statements(30)).toBe(await statements(2))
})

let sent = 0
let counting = false
/** Statements that the service has sent so far. */
async function count(): Promise<number> {
  if (!counting) {
    counting = true
    world.db.pool.on('acquire', client => {
      const counted = client as typeof client & { counted?: boolean }
      if (counted.counted) return
      counted.counted = true
      const query = client.query.bind(client) as (...args: never[]) => unknown
      client.query = ((...args: never[]) => (sent++, query(...args))) as never
    })
  }
  return sent
}
