// Receipts through GraphQL: by reference, late, in batches, beside a company that sees nothing of it.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { Shop, type Slip } from '../../../test/shop.ts'
import { openWorld, type World } from '../../../test/world.ts'
import { sql } from '../../platform/db/sql.ts'

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

describe('one receipt', () => {
  test('is known by store and number: the same again changes nothing, another content is refused, another store has its own numbers', async () => {
    const customer = await shop.register('13900000001')
    const first = await shop.buy(one('R1', { customer }))
    expect(first).toMatchObject({ repeated: false, userErrors: [], purchase: { points: 1, paid: { minor: 10_000 } } })
    const again = await shop.buy(one('R1', { customer }))
    expect(again).toMatchObject({ repeated: true, userErrors: [], purchase: { id: first.purchase.id } })
    for (const other of [
      { customer: null },
      { customer, at: '2026-06-01T12:00:01+08:00' },
      { customer, lines: [{ item: 'A1', paid: 10_001 }] }
    ]) {
      expect(codes(await shop.buy(one('R1', other)))).toEqual([['RECEIPT_NUMBER_TAKEN', 'receiptNo']])
    }
    expect((await shop.buy(one('R1', { customer, store: 'S2' }))).repeated).toBe(false)
    expect(await shop.customer(customer)).toMatchObject({ purchaseCount: 2, netSpend: { minor: 20_000 }, points: { balance: 2 } })
  })

  test('two at once are one purchase', async () => {
    const customer = await shop.register('13900000002')
    const answers = await Promise.all(Array.from({ length: 8 }, () => shop.buy(one('RACE', { customer }))))
    expect(new Set(answers.map(answer => answer.purchase?.id)).size).toBe(1)
    expect(answers.filter(answer => !answer.repeated)).toHaveLength(1)
    expect(await shop.customer(customer)).toMatchObject({ purchaseCount: 1, points: { balance: 1 } })
  })

  test('two contents under one number at once: one wins, the other is refused', async () => {
    const answers = await Promise.all([10_000, 20_000].map(paid => shop.buy(one('RACE2', { lines: [{ item: 'A1', paid }] }))))
    expect(answers.flatMap(codes)).toEqual([['RECEIPT_NUMBER_TAKEN', 'receiptNo']])
  })

  test.each([
    ['future', { at: '2026-06-30T12:06:00+08:00' }, ['DATE_IN_FUTURE', 'happenedAt']],
    ['before the store opened', { at: '2014-12-31T12:00:00+08:00' }, ['STORE_NOT_OPEN_YET', 'happenedAt']],
    ['unknown store', { store: 'S9' }, ['NOT_FOUND', 'storeCode']],
    ['no lines', { lines: [] }, ['ITEMS_EMPTY', 'lines']],
    ['no units', { lines: [{ item: 'A', n: 0, paid: 1 }] }, ['QUANTITY_NOT_POSITIVE', 'lines.0.quantity']],
    [
      'paid less than nothing',
      {
        lines: [
          { item: 'A', paid: 1 },
          { item: 'A', paid: -1 }
        ]
      },
      ['AMOUNT_NEGATIVE', 'lines.1.amountMinor']
    ],
    ['no item', { lines: [{ item: ' ', paid: 1 }] }, ['ITEM_CODE_REQUIRED', 'lines.0.itemCode']],
    ['no number', { no: '  ' }, ['RECEIPT_NUMBER_REQUIRED', 'receiptNo']],
    ['too long a number', { no: 'x'.repeat(65) }, ['TEXT_TOO_LONG', 'receiptNo']],
    ['unknown customer', { memberNo: 'nobody' }, ['NOT_FOUND', 'memberNo']],
    ['unknown phone', { phone: 'not a phone' }, ['NOT_FOUND', 'phone']],
    ['unknown seller', { sellerNo: 'nobody' }, ['NOT_FOUND', 'sellerNo']],
    [
      'sum beyond 53 bits',
      {
        lines: [
          { item: 'A', paid: Number.MAX_SAFE_INTEGER },
          { item: 'A', paid: 1 }
        ]
      },
      ['OVERFLOW', 'lines']
    ]
  ])('%s is refused with its field', async (_what, more, refusal) => {
    expect(codes(await shop.buy(one('BAD', more as Partial<Slip>)))).toEqual([refusal])
  })

  test('five minutes ahead are a clock, not a future', async () => {
    expect(codes(await shop.buy(one('AHEAD', { at: '2026-06-30T12:05:00+08:00' })))).toEqual([])
  })

  test('what a customer paid in all stays within 53 bits', async () => {
    const customer = await shop.register('13900000003')
    expect(codes(await shop.buy(one('BIG1', { customer, lines: [{ item: 'A', paid: Number.MAX_SAFE_INTEGER }] })))).toEqual([])
    expect(codes(await shop.buy(one('BIG2', { customer, lines: [{ item: 'A', paid: 1 }] })))).toEqual([['OVERFLOW', 'lines']])
    expect(await shop.customer(customer)).toMatchObject({
      netSpend: { minor: Number.MAX_SAFE_INTEGER },
      points: { balance: 900_719_925_474 }
    })
    await shop.void(
      (await shop.ask(`{ purchaseByReceiptNo(chainId: "${world.acme.chainId}", storeCode: "S1", receiptNo: "BIG1") { id } }`)).data
        .purchaseByReceiptNo.id
    )
  })

  test('a purchase dated before the file was made is accepted, and found by its reference', async () => {
    const customer = await shop.register('13900000004', { registeredOn: '2026-06-15' })
    await shop.buy(one('OLD', { customer, at: '2020-02-29T23:30:00+08:00' }))
    const found = await shop.ask(
      `{ purchaseByReceiptNo(chainId: "${world.acme.chainId}", storeCode: "S1", receiptNo: "OLD") { purchasedOn happenedAt source customer { id } } }`
    )
    expect(found.data.purchaseByReceiptNo).toEqual({
      purchasedOn: '2020-02-29',
      happenedAt: '2020-02-29T15:30:00.000Z',
      source: 'ADMIN',
      customer: { id: customer }
    })
  })
})

describe('a batch', () => {
  test('of 100 with every kind of outcome: each is decided by itself', async () => {
    const customer = await shop.register('13900000010')
    await shop.buy(one('B7', { customer }))
    await shop.buy(one('B8', { customer }))
    const slips = Array.from({ length: 100 }, (_, index) => one(`B${index}`, { customer }))
    slips[8] = one('B8', { customer, lines: [{ item: 'A1', paid: 1 }] })
    slips[20] = one('B20', { customer, lines: [] })
    slips[30] = one('B30', { memberNo: 'nobody' })
    slips[41] = one('B40', { customer })
    slips[42] = one('B40', { customer, lines: [{ item: 'A1', paid: 2 }] })
    const { results, userErrors } = await shop.buyAll(slips)
    expect(userErrors).toEqual([])
    expect(results).toHaveLength(100)
    expect(codes(results[8])).toEqual([['RECEIPT_NUMBER_TAKEN', 'receiptNo']])
    expect(codes(results[20])).toEqual([['ITEMS_EMPTY', 'lines']])
    expect(codes(results[30])).toEqual([['NOT_FOUND', 'memberNo']])
    expect(codes(results[42])).toEqual([['RECEIPT_NUMBER_TAKEN', 'receiptNo']])
    expect([7, 40, 41].map(index => results[index].repeated)).toEqual([true, false, true])
    expect(results[41].purchase.id).toBe(results[40].purchase.id)
    expect(results.filter((each: { purchase: unknown }) => each.purchase)).toHaveLength(96)
    // 96 rows answered, of which one repeats another; and B8, which was there before with other content.
    expect(await shop.customer(customer)).toMatchObject({ purchaseCount: 96, points: { balance: 96 } })
    const again = await shop.buyAll(slips)
    expect(again.results.filter((each: { repeated: boolean }) => each.repeated)).toHaveLength(96)
    expect(await shop.customer(customer)).toMatchObject({ purchaseCount: 96, points: { balance: 96 } })
  })

  test('of none or of 101 is refused as a whole', async () => {
    expect(codes(await shop.buyAll([]))).toEqual([['REQUIRED', 'purchases']])
    expect(codes(await shop.buyAll(Array.from({ length: 101 }, (_, index) => one(`T${index}`))))).toEqual([
      ['TOO_MANY_IN_BATCH', 'purchases']
    ])
  })

  test('needs as many statements for one receipt as for a hundred', async () => {
    const ctx = await world.contextOf(world.acme.hq, world.acme)
    const { recordPurchases } = await import('./index.ts')
    const customers = await Promise.all(Array.from({ length: 5 }, (_, index) => shop.register(`1391111000${index}`)))
    const counted = async (from: number, count: number) => {
      let statements = 0
      const unit = ctx.db.unit.bind(ctx.db)
      ctx.db.unit = (tenantId, work) =>
        unit(tenantId, tx =>
          work({
            ...tx,
            em: undefined as never,
            query: s => (statements++, tx.query(s)),
            first: s => (statements++, tx.first(s)),
            run: s => (statements++, tx.run(s))
          })
        )
      try {
        const purchases = Array.from({ length: count }, (_, index) => ({
          ...shop.slip(one(`S${from + index}`, { customer: customers[index % 5] ?? null })),
          happenedAt: new Date('2026-06-01T04:00:00Z')
        }))
        const outcomes = await recordPurchases(ctx, { chainId: world.acme.chainId, purchases })
        expect(outcomes.every(outcome => 'id' in outcome && !outcome.repeated)).toBe(true)
      } finally {
        ctx.db.unit = unit
      }
      return statements
    }
    const few = await counted(0, 5)
    expect(await counted(100, 100)).toBe(few)
    expect(few).toBeLessThan(25)
    await ctx.close()
  })
})

test('what is recorded is audited in its transaction, without personal data', async () => {
  const customer = await shop.register('13900000030')
  const id = await shop.bought(one('AUD', { customer }))
  const rows = await world.db.unit(world.acme.tenantId, tx =>
    tx.query<{ action: string; detail: unknown }>(
      sql`select action, detail from audit_entry where tenant_id = ${tx.tenantId} and object_id = ${id}`
    )
  )
  expect(rows).toEqual([{ action: 'purchaseRecord', detail: {} }])
})
