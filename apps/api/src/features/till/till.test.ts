// BENEFIT-2, TRUST 23…25: vouchers at a till. Quoted, put aside, confirmed or let go, or paid with at once; what returns bring back.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { openWorld, type World } from '../../../test/world.ts'
import { codes, someKey, VoucherTill } from './till.fixture.ts'

let world: World
let till: VoucherTill
beforeAll(async () => {
  world = await openWorld()
  till = new VoucherTill(world)
})
beforeEach(() => world.clock.set('2026-06-30T04:00:00Z'))
afterAll(() => world.close())

describe('a key that only quotes (ADR 0012)', () => {
  const key = async (...scopes: string[]) => {
    const input = { chainId: world.acme.chainId, name: scopes.join(), scopes }
    return (await till.shop.act('apiClientCreate', 'ApiClientCreateInput', input, 'secret')).secret as string
  }
  const lines = [{ itemCode: 'A', quantity: 1, amountMinor: 30_000 }]

  test.each([[['QUOTES_READ']], [['POLICY_READ']]])(
    '%p sees which vouchers apply, what each takes off and why not, and no code',
    async scopes => {
      const { customer, id } = await till.held()
      const barred = await till.issued(await till.defined({ minimumMinor: 90_000 }), customer)
      const quoting = till.as(await key(...scopes))
      const { data, errors } = await quoting.quote({ customerId: customer, lines, voucherIds: [id] })
      expect(errors).toBeUndefined()
      const { vouchers, payment } = data.purchaseQuote
      expect(new Map(vouchers.map((each: { id: string }) => [each.id, each]))).toEqual(
        new Map([
          [id, expect.objectContaining({ off: { minor: 10_000 }, bar: null, maskedCode: null })],
          [barred, expect.objectContaining({ off: { minor: 0 }, bar: 'BELOW_MINIMUM', maskedCode: null })]
        ])
      )
      // What a voucher pays earns nothing (TERM-1).
      expect([data.purchaseQuote.points, payment]).toMatchObject([3, { off: { minor: 10_000 }, pay: { minor: 20_000 }, points: 2 }])
      const code = await till.code(id)
      expect((await quoting.quote({ customerId: customer, lines, voucherCodes: [code] })).errors?.[0]?.extensions['code']).toBe('FORBIDDEN')
      const paying = await world.ask(
        await key(...scopes),
        'mutation ($input: VoucherRedeemInput!) { voucherRedeem(input: $input) { userErrors { code } } }',
        {
          input: {
            chainId: world.acme.chainId,
            storeCode: 'S1',
            customerId: customer,
            vouchers: [{ id }],
            lines: [{ amountMinor: 1 }],
            receiptNo: 'NO',
            idempotencyKey: someKey()
          }
        }
      )
      expect(paying.errors?.[0]?.extensions['code']).toBe('FORBIDDEN')
    }
  )

  test.each(['VOUCHERS_READ', 'VOUCHERS_WRITE'])('with %s it sees the end of the code', async scope => {
    const { customer, id } = await till.held()
    const { data } = await till.as(await key('QUOTES_READ', scope)).quote({ customerId: customer, lines })
    const code = (await till.code(id)).replaceAll('-', '')
    expect(data.purchaseQuote.vouchers[0].maskedCode.replaceAll('-', '').slice(-4)).toBe(code.slice(-4))
  })

  test('of another customer’s voucher it is told as of one that never was', async () => {
    const [{ customer }, other] = [await till.held(), await till.held()]
    const quoting = till.as(await key('QUOTES_READ'))
    const { errors } = await quoting.quote({ customerId: customer, lines, voucherIds: [other.id] })
    expect(errors?.[0]?.extensions['code']).toBe('NOT_FOUND')
  })
})

describe('a voucher pays a receipt', () => {
  test('by its code or by id, at the counter, by the store’s own people; what is left to pay is told line by line', async () => {
    const { customer, id } = await till.held()
    const counter = till.as(world.acme.associate)
    const lines = [{ amountMinor: 20_000 }, { amountMinor: 10_000 }, { amountMinor: 5_000, specialPrice: true }]
    const done = await counter.redeem({ codes: [(await till.code(id)).toLowerCase()], lines, no: 'V-1' })
    expect(done).toMatchObject({
      userErrors: [],
      vouchers: [{ receiptNo: 'V-1', off: { minor: 10_000 }, taken: { minor: 10_000 }, givenBack: { minor: 0 } }],
      lines: [{ minor: 13_333 }, { minor: 6_667 }, { minor: 5_000 }]
    })
    expect(await till.life(id)).toEqual([
      'USED',
      0,
      [
        ['ISSUE', 10_000],
        ['REDEEM', -10_000]
      ]
    ])
    expect(codes(await counter.redeem({ customerId: customer, ids: [id] }))).toEqual([['VOUCHER_USED', 'vouchers.0']])
  })

  test('what one receipt does not need is lost, or stays where its kind lets it', async () => {
    const [lost, stays] = [await till.held(), await till.held({ partRedemption: true })]
    for (const { customer, id } of [lost, stays]) await till.redeem({ customerId: customer, ids: [id], lines: [{ amountMinor: 6_000 }] })
    expect((await till.life(lost.id)).slice(0, 2)).toEqual(['USED', 0])
    expect((await till.life(stays.id)).slice(0, 2)).toEqual(['PARTLY_USED', 4_000])
    expect(codes(await till.redeem({ customerId: stays.customer, ids: [stays.id] }))).toEqual([])
    expect((await till.life(stays.id)).slice(0, 2)).toEqual(['USED', 0])
  })

  test('one that was used in part and then taken back has been had: it makes no room for another', async () => {
    const { customer, id, definition } = await till.held({ mostPerCustomer: 1, partRedemption: true })
    expect(codes(await till.redeem({ customerId: customer, ids: [id], lines: [{ amountMinor: 4_000 }] }))).toEqual([])
    expect(codes(await till.void(id))).toEqual([])
    expect(codes(await till.issue(definition, customer))).toEqual([['VOUCHER_LIMIT_PER_CUSTOMER', 'customerId']])
  })

  test('each refusal at its place', async () => {
    const { customer, id } = await till.held({ minimumMinor: 20_000, excludedCategories: ['hat'], storeIds: [world.acme.stores[0]!.id] })
    const refused = async (pay: object) => codes(await till.redeem({ customerId: customer, ids: [id], ...pay }))
    expect(await refused({ storeCode: 'S2' })).toEqual([['VOUCHER_OTHER_STORE', 'vouchers.0']])
    expect(await refused({ lines: [{ amountMinor: 19_999 }] })).toEqual([['VOUCHER_BELOW_MINIMUM', 'vouchers.0']])
    expect(await refused({ lines: [{ amountMinor: 90_000, category: 'hat' }] })).toEqual([['VOUCHER_NOTHING_ELIGIBLE', 'vouchers.0']])
    expect(await refused({ lines: [{ amountMinor: -1 }] })).toEqual([['AMOUNT_NEGATIVE', 'lines.0.amountMinor']])
    expect(await refused({ lines: [] })).toEqual([['ITEMS_EMPTY', 'lines']])
    expect(await refused({ ids: [id, id] })).toEqual([['DUPLICATE_IN_BATCH', 'vouchers']])
    expect(await refused({ ids: [] })).toEqual([['REQUIRED', 'vouchers']])
    expect(await refused({ customerId: await till.register() })).toEqual([['NOT_FOUND', 'vouchers.0']])
    expect(await refused({ ids: [], codes: ['0000-0000-0000-1'] })).toEqual([['VOUCHER_CODE_MISTYPED', 'vouchers.0']])
    world.clock.set('2026-09-29T04:00:00Z')
    expect(await refused({})).toEqual([['VOUCHER_EXPIRED', 'vouchers.0']])
  })

  test('the same key and body again gets the first answer, another body is refused, another key finds the receipt paid', async () => {
    const { customer, id } = await till.held({ partRedemption: true })
    const pay = { customerId: customer, ids: [id], lines: [{ amountMinor: 4_000 }], no: 'V-ONCE', idempotencyKey: 'v once' }
    const first = await till.redeem(pay)
    expect((await till.redeem(pay)).vouchers).toEqual(first.vouchers)
    expect(codes(await till.redeem({ ...pay, lines: [{ amountMinor: 5_000 }] }))).toEqual([['IDEMPOTENCY_KEY_REUSED', 'idempotencyKey']])
    expect(codes(await till.redeem({ ...pay, idempotencyKey: 'v another' }))).toEqual([['VOUCHER_ALREADY_ON_RECEIPT', 'vouchers']])
    expect((await till.life(id)).slice(0, 2)).toEqual(['PARTLY_USED', 6_000])
  })

  test('50 at once: one is redeemed once, and one in parts no further than it goes', async () => {
    const once = await till.held()
    const answers = await Promise.all(Array.from({ length: 50 }, () => till.redeem({ customerId: once.customer, ids: [once.id] })))
    expect(answers.filter(answer => answer.vouchers)).toHaveLength(1)
    expect(new Set(answers.flatMap(codes).map(String))).toEqual(new Set(['VOUCHER_USED,vouchers.0']))
    const parts = await till.held({ partRedemption: true })
    const some = await Promise.all(
      Array.from({ length: 50 }, () => till.redeem({ customerId: parts.customer, ids: [parts.id], lines: [{ amountMinor: 3_000 }] }))
    )
    expect(some.flatMap(answer => answer.vouchers ?? []).reduce((sum, each) => sum + each.off.minor, 0)).toBe(10_000)
    expect((await till.life(parts.id)).slice(0, 2)).toEqual(['USED', 0])
  }, 180_000)

  test('only for the customer of the receipt, not one that is void, and for no more than it was', async () => {
    const { customer, id } = await till.held()
    const other = await till.register()
    await till.shop.bought({ no: 'V-OTHER', customer: other, lines: [{ item: 'A', paid: 30_000 }] })
    const own = await till.shop.bought({ no: 'V-OWN', customer, lines: [{ item: 'A', paid: 20_000 }] })
    const refused = async (pay: object) => codes(await till.redeem({ customerId: customer, ids: [id], ...pay }))
    expect(await refused({ no: 'V-OTHER' })).toEqual([['INVALID_VALUE', 'customerId']])
    expect(await refused({ no: 'V-OWN', lines: [{ amountMinor: 30_001 }] })).toEqual([['INVALID_VALUE', 'lines']])
    await till.shop.void(own)
    expect(await refused({ no: 'V-OWN' })).toEqual([['PURCHASE_ALREADY_VOIDED', 'receiptNo']])
  })

  test('unknown codes are counted, and then none is tried; another company’s is as unknown as any', async () => {
    const { id } = await till.held()
    const code = await till.code(id)
    const foreign = new VoucherTill(world, world.globex)
    expect(codes(await foreign.redeem({ codes: [code] }))).toEqual([['NOT_FOUND', 'vouchers.0']])
    const tried = await Promise.all(Array.from({ length: 35 }, () => foreign.redeem({ codes: [code] })))
    expect(tried.flatMap(codes).filter(([each]) => each === 'LOOK_UP_RATE_EXCEEDED')).toHaveLength(6)
    expect(codes(await till.as(world.acme.manager).redeem({ codes: [code], storeCode: 'S2' }))).toEqual([['NOT_FOUND', 'storeCode']])
    expect((await till.life(id)).slice(0, 2)).toEqual(['ACTIVE', 10_000])
  })
})

describe('a hold', () => {
  test('carries vouchers and points after them; confirmed once, it pays with both', async () => {
    const { customer, id } = await till.held()
    await till.shop.adjust(customer, 500, `fund ${customer}`)
    const held = await till.hold({ customerId: customer, ids: [id], points: 100, lines: [{ amountMinor: 25_000 }, { amountMinor: 5_000 }] })
    expect(held).toMatchObject({
      userErrors: [],
      hold: { state: 'ACTIVE', points: 100, pointsOff: { minor: 10_000 }, vouchers: [{ voucherId: id, off: { minor: 10_000 } }] }
    })
    expect(held.lines.reduce((sum: number, each: { minor: number }) => sum + each.minor, 0)).toBe(10_000)
    expect(codes(await till.redeem({ customerId: customer, ids: [id] }))).toEqual([['VOUCHER_HELD', 'vouchers.0']])
    // Half of what vouchers leave.
    expect(codes(await till.hold({ customerId: customer, ids: [], points: 151, lines: [{ amountMinor: 30_000 }] }))).toEqual([
      ['POINTS_REDEMPTION_TOO_MANY', 'points']
    ])
    const answers = await Promise.all(Array.from({ length: 10 }, () => till.confirm(held.hold.id, 'H-1')))
    const paid = answers.filter(answer => answer.vouchers)
    expect(paid).toHaveLength(1)
    expect(paid[0]).toMatchObject({ hold: { state: 'CONFIRMED' }, points: { points: 100 }, vouchers: [{ off: { minor: 10_000 } }] })
    expect(new Set(answers.flatMap(codes).map(String))).toEqual(new Set(['TILL_HOLD_ENDED,holdId']))
    expect(await till.shop.customer(customer)).toMatchObject({ points: { balance: 400, redeemed: -100 } })
    expect((await till.life(id)).slice(0, 2)).toEqual(['USED', 0])
  })

  test('let go, or over, it gives all free; voided meanwhile, it pays nothing', async () => {
    const { customer, id } = await till.held()
    await till.shop.adjust(customer, 50, `fund ${customer}`)
    const hold = async (more: object = {}) => (await till.hold({ customerId: customer, ids: [id], points: 50, ...more })).hold.id
    const first = await hold()
    const key = someKey()
    expect(await till.cancel(first, key)).toMatchObject({ userErrors: [], hold: { state: 'CANCELLED' } })
    expect((await till.cancel(first, key)).userErrors).toEqual([])
    expect(codes(await till.confirm(first))).toEqual([['TILL_HOLD_ENDED', 'holdId']])
    const second = await hold({ minutes: 5 })
    world.clock.set('2026-06-30T04:05:01Z')
    expect(codes(await till.confirm(second))).toEqual([['TILL_HOLD_ENDED', 'holdId']])
    const third = await hold()
    await till.void(id)
    expect(codes(await till.confirm(third))).toEqual([['VOUCHER_VOID', 'holdId']])
    expect(await till.shop.customer(customer)).toMatchObject({ points: { balance: 50, redeemed: 0 } })
  })

  test('made before midnight it may still pay on the day after the voucher’s last', async () => {
    const { customer, id } = await till.held({ validDays: 0 })
    world.clock.set('2026-06-30T15:55:00Z')
    const { hold } = await till.hold({ customerId: customer, ids: [id] })
    world.clock.set('2026-06-30T16:05:00Z')
    expect(await till.confirm(hold.id)).toMatchObject({ userErrors: [], vouchers: [{ off: { minor: 10_000 } }] })
  })
})

test('a quote tells which apply, what each would take off, and what those asked for do together', async () => {
  const { customer, id, definition } = await till.held({ minimumMinor: 20_000 })
  const second = await till.issued(definition, customer)
  const dear = await till.issued(await till.defined({ minimumMinor: 90_000, validDays: 10 }), customer)
  const lines = [{ itemCode: 'A', quantity: 1, amountMinor: 30_000 }]
  const { data, errors } = await till
    .as(world.acme.associate)
    .quote({ customerId: customer, lines, voucherIds: [second, dear], voucherCodes: [await till.code(id)] })
  expect(errors).toBeUndefined()
  expect(data.purchaseQuote).toMatchObject({
    pay: { minor: 30_000 },
    vouchers: [
      { id: dear, bar: 'BELOW_MINIMUM', off: { minor: 0 } },
      { id, version: 1, policyVersion: null, bar: null, off: { minor: 10_000 } },
      { id: second, bar: null, off: { minor: 10_000 } }
    ],
    payment: {
      off: { minor: 20_000 },
      pay: { minor: 10_000 },
      lines: [{ minor: 10_000 }],
      vouchers: [
        { id, off: { minor: 10_000 } },
        { id: second, off: { minor: 10_000 } },
        { id: dear, bar: 'BELOW_MINIMUM' }
      ]
    }
  })
  expect((await till.life(id)).slice(0, 2)).toEqual(['ACTIVE', 10_000])
})
