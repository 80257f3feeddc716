// Returns through GraphQL, named and not, with what they do to points and tiers.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { Shop } from '../../../test/shop.ts'
import { openWorld, type World } from '../../../test/world.ts'

let world: World
let shop: Shop
let phone = 13_800_100_000

beforeAll(async () => {
  world = await openWorld()
  shop = new Shop(world)
})
afterAll(() => world.close())

const register = () => shop.register(String(phone++))
const codes = (payload: { userErrors: readonly { code: string; field: readonly string[] }[] }) =>
  payload.userErrors.map(each => [each.code, each.field.join('.')])
const day = (date: string) => `${date}T12:00:00+08:00`

describe('POINT-3', () => {
  test('350.00 earns 3; returning 60.00 leaves 290.00, so 1 is reversed; the same return sent twice reverses 1', async () => {
    const customer = await register()
    const id = await shop.bought({
      no: 'P350',
      customer,
      at: day('2026-06-01'),
      lines: [
        { item: 'X', paid: 29_000 },
        { item: 'Y', paid: 6_000 }
      ]
    })
    for (const repeated of [false, true]) {
      const back = await shop.bringBack({ no: 'B350', of: id, at: day('2026-06-20'), lines: [{ line: 2, n: 1 }] })
      expect(back).toMatchObject({
        repeated,
        userErrors: [],
        purchaseReturn: { units: 1, unmatchedUnits: 0, refunded: { minor: 6_000 }, customer: { id: customer }, purchase: { id } }
      })
    }
    expect(await shop.customer(customer)).toMatchObject({
      points: { balance: 2, credited: 2, earned: 3, reversed: -1, adjusted: 0, redeemed: 0, expired: 0 },
      pointEntries: {
        totalCount: 2,
        nodes: [
          { kind: 'REVERSE', amount: -1, happenedOn: '2026-06-20', balanceAfter: 2, returnNo: 'B350', purchase: { receiptNo: 'P350' } },
          { kind: 'EARN', amount: 3, happenedOn: '2026-06-01', balanceAfter: 3, returnNo: null, purchase: { receiptNo: 'P350' } }
        ]
      },
      netSpend: { minor: 29_000 },
      purchaseCount: 1
    })
  })

  test('a return may make a balance negative; an adjustment may not', async () => {
    const customer = await register()
    const id = await shop.bought({ no: 'NEG', customer, lines: [{ item: 'X', paid: 50_000 }] })
    expect((await shop.adjust(customer, -5, 'neg-1')).entry).toMatchObject({ kind: 'ADJUST', amount: -5, balanceAfter: 0 })
    await shop.bringBack({ no: 'NEG-B', of: id, lines: [{ line: 1, n: 1 }] })
    expect(await shop.customer(customer)).toMatchObject({ points: { balance: -5 }, purchaseCount: 0, tier: { status: 'NONE' } })
    expect(codes(await shop.adjust(customer, -1, 'neg-2'))).toEqual([['POINTS_INSUFFICIENT', 'amount']])
    expect(codes(await shop.adjust(customer, 2, 'neg-3'))).toEqual([])
  })
})

describe('TERM-1', () => {
  test('10.00 for 3 units comes back as 3.33, 3.34, 3.33, and in full it no longer counts as a purchase', async () => {
    const customer = await register()
    const id = await shop.bought({ no: 'T3', customer, lines: [{ item: 'X', n: 3, paid: 1_000 }] })
    const worth: number[] = []
    for (const n of [1, 2, 3])
      worth.push(
        (await shop.bringBack({ no: `T3-${n}`, of: id, at: day(`2026-06-1${n}`), lines: [{ item: 'X', n: 1 }] })).purchaseReturn.refunded
          .minor
      )
    expect(worth).toEqual([333, 334, 333])
    expect(await shop.customer(customer)).toMatchObject({
      purchaseCount: 0,
      netSpend: { minor: 0 },
      purchases: { nodes: [{ receiptNo: 'T3', returned: { minor: 1_000 }, returnedInFullOn: '2026-06-13' }] }
    })
    expect(codes(await shop.bringBack({ no: 'T3-4', of: id, lines: [{ item: 'X', n: 1 }] }))).toEqual([
      ['RETURN_EXCEEDS_UNITS_LEFT', 'lines.0.quantity']
    ])
  })

  test('a named return never takes more than is left, of its line or of its item', async () => {
    const id = await shop.bought({
      no: 'LEFT',
      lines: [
        { item: 'X', n: 2, paid: 200 },
        { item: 'X', n: 1, paid: 300 },
        { item: 'Y', paid: 1 }
      ]
    })
    const back = (no: string, lines: { item?: string; line?: number; n: number }[]) => shop.bringBack({ no, of: id, lines })
    expect(codes(await back('L1', [{ line: 2, n: 2 }]))).toEqual([['RETURN_EXCEEDS_UNITS_LEFT', 'lines.0.quantity']])
    expect(codes(await back('L1', [{ line: 9, n: 1 }]))).toEqual([['LINE_UNKNOWN', 'lines.0.purchaseLineNo']])
    expect(codes(await back('L1', [{ item: 'Z', n: 1 }]))).toEqual([['LINE_UNKNOWN', 'lines.0.itemCode']])
    // The last line first.
    expect((await back('L1', [{ item: 'X', n: 2 }])).purchaseReturn.refunded.minor).toBe(400)
    expect(
      codes(
        await back('L2', [
          { item: 'X', n: 1 },
          { line: 1, n: 1 }
        ])
      )
    ).toEqual([['RETURN_EXCEEDS_UNITS_LEFT', 'lines.1.quantity']])
    // A return that names the line goes before one that names the receipt only: that one gives way.
    expect(codes(await back('L2', [{ line: 2, n: 1 }]))).toEqual([])
    const { data } = await shop.ask(
      `{ purchase(id: "${id}") { returned { minor } lines { lineNo returnedUnits returned { minor } } returns { returnNo refunded { minor } lines { quantity refunded { minor } } } } }`
    )
    expect(data.purchase).toMatchObject({
      returned: { minor: 500 },
      lines: [{ returnedUnits: 2 }, { returnedUnits: 1 }, { returnedUnits: 0 }],
      returns: [
        { returnNo: 'L1', refunded: { minor: 200 } },
        { returnNo: 'L2', refunded: { minor: 300 } }
      ]
    })
  })

  test('50 returns of one unit at once take the ten there are', async () => {
    const customer = await register()
    const id = await shop.bought({ no: 'MANY', customer, lines: [{ item: 'X', n: 10, paid: 100_000 }] })
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) => shop.bringBack({ no: `M${index}`, of: id, lines: [{ item: 'X', n: 1 }] }))
    )
    expect(answers.filter(answer => answer.purchaseReturn)).toHaveLength(10)
    expect(await shop.customer(customer)).toMatchObject({ points: { balance: 0 }, netSpend: { minor: 0 } })
  })

  test('a return before its purchase, of an unknown one, of another customer, or of another company is refused', async () => {
    const [customer, other] = [await register(), await register()]
    const id = await shop.bought({ no: 'RB', customer, at: day('2026-06-05'), lines: [{ item: 'X', paid: 100 }] })
    expect(codes(await shop.bringBack({ no: 'RB1', of: id, at: '2026-06-05T11:59:59+08:00', lines: [{ line: 1, n: 1 }] }))).toEqual([
      ['RETURN_BEFORE_PURCHASE', 'happenedAt']
    ])
    expect(codes(await shop.bringBack({ no: 'RB1', ofReceipt: 'NO', lines: [{ line: 1, n: 1 }] }))).toEqual([
      ['PURCHASE_UNKNOWN', 'purchaseReceiptNo']
    ])
    expect(codes(await shop.bringBack({ no: 'RB1', of: id, customer: other, lines: [{ line: 1, n: 1 }] }))).toEqual([
      ['INVALID_VALUE', 'customerId']
    ])
    expect(codes(await shop.bringBack({ no: 'RB1', lines: [{ line: 1, n: 1 }] }))).toEqual([['LINE_UNKNOWN', 'lines.0.purchaseLineNo']])
    const foreign = await new Shop(world, world.globex).bringBack({ no: 'RB1', of: id, lines: [{ line: 1, n: 1 }] })
    expect(codes(foreign)).toEqual([['NOT_FOUND', 'purchaseId']])
    expect(codes(await shop.bringBack({ no: 'RB1', ofReceipt: 'RB', lines: [{ item: 'X', n: 1 }] }))).toEqual([])
  })

  test('a return number is known by store; another content under it is refused', async () => {
    const id = await shop.bought({ no: 'RN', lines: [{ item: 'X', n: 5, paid: 100 }] })
    expect(codes(await shop.bringBack({ no: 'RN1', of: id, lines: [{ item: 'X', n: 1 }] }))).toEqual([])
    expect(codes(await shop.bringBack({ no: 'RN1', of: id, lines: [{ item: 'X', n: 2 }] }))).toEqual([['RETURN_NUMBER_TAKEN', 'returnNo']])
    const { results } = await shop.bringBackAll([
      { no: 'RN1', of: id, lines: [{ item: 'X', n: 1 }] },
      { no: 'RN2', of: id, lines: [{ item: 'X', n: 4 }] },
      { no: 'RN3', of: id, lines: [{ item: 'X', n: 1 }] },
      { no: 'RN2', of: id, lines: [{ item: 'X', n: 4 }] },
      { no: 'RN2', of: id, lines: [{ item: 'X', n: 3 }] },
      { no: 'RN4', of: id, lines: [] }
    ])
    expect(results.map((each: never) => codes(each)[0]?.[0] ?? null)).toEqual([
      null,
      null,
      'RETURN_EXCEEDS_UNITS_LEFT',
      null,
      'RETURN_NUMBER_TAKEN',
      'ITEMS_EMPTY'
    ])
    expect(results.map((each: { repeated: boolean }) => each.repeated)).toEqual([true, false, false, true, false, false])
    expect(results[3].purchaseReturn.id).toBe(results[1].purchaseReturn.id)
  })
})

describe('TERM-1b', () => {
  test('takes the latest receipt first, within it the last line first; what finds no purchase is kept as unmatched', async () => {
    const customer = await register()
    await shop.bought({ no: 'U1', customer, at: day('2026-06-01'), lines: [{ item: 'U', n: 2, paid: 20_000 }] })
    await shop.bought({
      no: 'U2',
      customer,
      at: day('2026-06-02'),
      lines: [
        { item: 'U', paid: 30_000 },
        { item: 'U', paid: 40_000 }
      ]
    })
    await shop.bought({ no: 'U3', customer, at: day('2026-06-12'), lines: [{ item: 'U', n: 9, paid: 90_000 }] })
    const back = (no: string, n: number) => shop.bringBack({ no, customer, at: day('2026-06-10'), lines: [{ item: 'U', n }] })
    expect((await back('UB1', 1)).purchaseReturn).toMatchObject({ refunded: { minor: 40_000 }, unmatchedUnits: 0, purchase: null })
    expect((await back('UB2', 2)).purchaseReturn).toMatchObject({ refunded: { minor: 40_000 }, unmatchedUnits: 0 })
    expect((await back('UB3', 3)).purchaseReturn).toMatchObject({ refunded: { minor: 10_000 }, unmatchedUnits: 2 })
    expect(await shop.customer(customer)).toMatchObject({ purchaseCount: 1, netSpend: { minor: 90_000 }, points: { balance: 9 } })
    const { data } = await shop.ask(
      `{ purchaseReturns(chainId: "${world.acme.chainId}", filter: { unmatched: true, search: "UB" }) { totalCount nodes { returnNo unmatchedUnits lines { unmatchedUnits } } } }`
    )
    expect(data.purchaseReturns).toEqual({ totalCount: 1, nodes: [{ returnNo: 'UB3', unmatchedUnits: 2, lines: [{ unmatchedUnits: 2 }] }] })
  })

  test('a late purchase is found by a return that came first, and a late return gives way to an earlier one', async () => {
    const customer = await register()
    const first = await shop.bringBack({ no: 'LB1', customer, at: day('2026-06-10'), lines: [{ item: 'L', n: 1 }] })
    expect(first.purchaseReturn).toMatchObject({ unmatchedUnits: 1, refunded: { minor: 0 } })
    await shop.bought({ no: 'L1', customer, at: day('2026-06-01'), lines: [{ item: 'L', paid: 20_000 }] })
    expect(await shop.customer(customer)).toMatchObject({
      purchaseCount: 0,
      netSpend: { minor: 0 },
      points: { balance: 0, earned: 2, reversed: -2 }
    })
    await shop.bringBack({ no: 'LB0', customer, at: day('2026-06-05'), lines: [{ item: 'L', n: 1 }] })
    const { data } = await shop.ask(
      `{ purchaseReturns(chainId: "${world.acme.chainId}", filter: { search: "LB" }) { nodes { returnNo unmatchedUnits } } }`
    )
    expect(data.purchaseReturns.nodes).toEqual([
      { returnNo: 'LB1', unmatchedUnits: 1 },
      { returnNo: 'LB0', unmatchedUnits: 0 }
    ])
    expect((await shop.customer(customer)).purchases.nodes).toMatchObject([{ returnedInFullOn: '2026-06-05' }])
  })

  test('with neither purchase nor customer it is kept as unmatched', async () => {
    expect((await shop.bringBack({ no: 'ANON', lines: [{ item: 'NEVER', n: 2 }] })).purchaseReturn).toMatchObject({
      unmatchedUnits: 2,
      customer: null
    })
  })
})
