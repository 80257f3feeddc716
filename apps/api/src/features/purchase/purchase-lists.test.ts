// Lists of receipts and items through GraphQL, each in its reader's scope.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { Shop, type Slip } from '../../../test/shop.ts'
import { addPerson, openWorld, type World } from '../../../test/world.ts'

let world: World
let shop: Shop

beforeAll(async () => {
  world = await openWorld()
  shop = new Shop(world)
})
afterAll(() => world.close())

const one = (no: string, more: Partial<Slip> = {}): Slip => ({ no, lines: [{ item: 'A1', paid: 10_000 }], ...more })
const codes = (payload: { userErrors: readonly { code: string; field: readonly string[] }[] }) =>
  payload.userErrors.map(each => [each.code, each.field.join('.')])

describe('items', () => {
  const items = async (search: string) => {
    const answer = await shop.ask(
      `query ($chainId: ID!, $filter: ItemFilter) { items(chainId: $chainId, filter: $filter, first: 2) { totalCount nodes { id code name category editedAt } pageInfo { hasNextPage endCursor } } }`,
      {
        chainId: world.acme.chainId,
        filter: { search }
      }
    )
    expect(answer.errors).toBeUndefined()
    return answer.data.items
  }
  const named = (no: string, itemName: string, category = '') =>
    shop.act(
      'purchaseRecord',
      'PurchaseRecordInput',
      { ...shop.slip(one(no)), lines: [{ itemCode: 'GROW', itemName, category, quantity: 1, amountMinor: 1 }] },
      'userErrors { code }'
    )

  test('grow from receipts; a name edited by hand is not overwritten by a later receipt', async () => {
    await named('I1', '')
    expect((await items('GROW')).nodes).toMatchObject([{ code: 'GROW', name: '', category: '' }])
    await named('I2', '短靴', '鞋')
    const [item] = (await items('grow')).nodes
    expect(item).toMatchObject({ name: '短靴', category: '鞋', editedAt: null })
    const edited = await shop.act(
      'itemUpdate',
      'ItemUpdateInput',
      { id: item.id, name: '女式短靴' },
      'item { name category editedAt } userErrors { code }'
    )
    expect(edited).toMatchObject({ item: { name: '女式短靴', category: '鞋' }, userErrors: [] })
    await named('I3', '长靴')
    expect((await items('女式')).nodes).toMatchObject([{ code: 'GROW', name: '女式短靴' }])
    expect(
      (await shop.as(world.acme.manager).ask(`mutation { itemUpdate(input: { id: "${item.id}", name: "x" }) { userErrors { code } } }`))
        .errors?.[0]?.extensions.code
    ).toBe('FORBIDDEN')
    const foreign = await world.ask(
      world.globex.hq,
      `mutation { itemUpdate(input: { id: "${item.id}", name: "x" }) { userErrors { code field } } }`
    )
    expect(foreign.data.itemUpdate.userErrors).toEqual([{ code: 'NOT_FOUND', field: ['id'] }])
  })
})

describe('rows in scope', () => {
  const LIST = `query ($chainId: ID!, $filter: PurchaseFilter, $order: PurchaseOrder, $first: Int, $after: String) { purchases(chainId: $chainId, filter: $filter, order: $order, first: $first, after: $after) {
    totalCount net { minor currency } nodes { receiptNo store { code } customer { id } } pageInfo { hasNextPage endCursor } } }`

  test('an associate records for a customer of another store found at the counter, and sees the receipt without the customer', async () => {
    const elsewhere = await shop.register('13900000020', { storeId: world.acme.stores[1]?.id })
    const mine = shop.as(world.acme.associate)
    const payload = await mine.buy(one('SC1', { customer: elsewhere }))
    expect(payload).toMatchObject({ userErrors: [], purchase: { customer: null, points: 1 } })
    expect(codes(await mine.buy(one('SC2', { store: 'S2' })))).toEqual([['NOT_FOUND', 'storeCode']])
    await shop.buy(one('SC3', { store: 'S2', customer: elsewhere }))
    const { data } = await mine.ask(LIST, { chainId: world.acme.chainId, filter: { search: 'SC' } })
    expect(data.purchases).toMatchObject({
      totalCount: 1,
      net: { minor: 10_000, currency: 'CNY' },
      nodes: [{ receiptNo: 'SC1', customer: null }]
    })
    const other = await shop.ask(LIST, { chainId: world.acme.chainId, filter: { search: 'SC' } })
    expect(other.data.purchases).toMatchObject({
      totalCount: 2,
      nodes: [{ receiptNo: expect.stringContaining('SC') }, { customer: { id: elsewhere } }]
    })
    const hidden = other.data.purchases.nodes.find((node: { receiptNo: string }) => node.receiptNo === 'SC3')
    expect(hidden.store.code).toBe('S2')
    const manager = await world.ask(
      world.acme.manager,
      `{ purchaseByReceiptNo(chainId: "${world.acme.chainId}", storeCode: "S2", receiptNo: "SC3") { id } }`
    )
    expect(manager.data.purchaseByReceiptNo).toBeNull()
  })

  test('an analyst reads and may not write; another company sees nothing, and an unknown chain looks the same', async () => {
    const id = await shop.bought(one('SEEN'))
    const analyst = await world.ask(world.acme.analyst, `{ purchase(id: "${id}") { receiptNo } }`)
    expect(analyst.data.purchase).toEqual({ receiptNo: 'SEEN' })
    const refused = await world.ask(
      world.acme.analyst,
      `mutation { purchaseVoid(input: { id: "${id}", reason: "x" }) { userErrors { code } } }`
    )
    expect(refused.errors?.[0]?.extensions.code).toBe('FORBIDDEN')
    expect((await world.ask(world.globex.hq, `{ purchase(id: "${id}") { receiptNo } }`)).data.purchase).toBeNull()
    const foreign = new Shop(world, world.globex)
    expect(codes(await foreign.void(id))).toEqual(codes(await foreign.void('019fffff-0000-7000-8000-000000000000')))
    const wrongChain = await world.ask(world.globex.hq, LIST, { chainId: world.acme.chainId })
    const noChain = await world.ask(world.globex.hq, LIST, { chainId: '019fffff-0000-7000-8000-000000000000' })
    expect(wrongChain.data).toEqual(noChain.data)
    expect(JSON.stringify(wrongChain.errors?.map(each => each.extensions.code))).toBe(
      JSON.stringify(noChain.errors?.map(each => each.extensions.code))
    )
  })

  test('pages by key, by time and by amount, see every receipt once', async () => {
    const store = await addPerson(world.db, world.acme, 'acme', 'STORE_MANAGER', { store: world.acme.stores[1]?.id ?? '' })
    const theirs = shop.as(store)
    await theirs.buyAll(
      Array.from({ length: 9 }, (_, index) =>
        one(`PG${index}`, {
          store: 'S2',
          lines: [{ item: 'A', paid: 100 * (index % 3) }],
          at: `2026-05-0${1 + (index % 2)}T12:00:00+08:00`
        })
      )
    )
    for (const order of [{ field: 'AMOUNT', direction: 'ASC' }, { field: 'HAPPENED_AT', direction: 'DESC' }, undefined]) {
      const seen: string[] = []
      for (let after: string | undefined, more = true; more;) {
        const { data } = await theirs.ask(LIST, {
          chainId: world.acme.chainId,
          filter: { search: 'PG', from: '2026-05-01', to: '2026-05-02' },
          order,
          first: 4,
          after
        })
        expect(data.purchases.totalCount).toBe(9)
        seen.push(...data.purchases.nodes.map((node: { receiptNo: string }) => node.receiptNo))
        more = data.purchases.pageInfo.hasNextPage
        after = data.purchases.pageInfo.endCursor
      }
      expect(seen.toSorted()).toEqual(Array.from({ length: 9 }, (_, index) => `PG${index}`))
    }
    const forged = await theirs.ask(LIST, { chainId: world.acme.chainId, after: Buffer.from('["x","y"]').toString('base64url') })
    expect(forged.errors?.[0]?.extensions.code).not.toBe('INTERNAL')
  })
})
