// POINT-6, POINT-3, TRUST 23…25: points that pay receipts, and come back with what is returned of them.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { openWorld, type World } from '../../../test/world.ts'
import { sql } from '../../platform/db/sql.ts'
import { codes, Till } from './ledger.fixture.ts'

let world: World
let till: Till
let phone = 13_700_200_000
beforeAll(async () => {
  world = await openWorld()
  till = new Till(world)
})
afterAll(() => world.close())

/** Somebody with so many points, of the associate's group. */
async function funded(points: number): Promise<string> {
  const id = await till.shop.register(String(phone++), { registeredOn: '2026-01-01', groupId: world.acme.stores[0]!.groups[0]!.id })
  await till.shop.adjust(id, points, `fund ${id}`)
  return id
}

const receiptOf = (no: string, customer?: string) => ({ no, customer, lines: [{ item: 'SHOE', n: 1, paid: 4_000 }] })

describe('points pay a receipt', () => {
  test('at the counter, by the store’s own people, for a customer named as on a receipt; points off the tier they do not take', async () => {
    const customer = await funded(60)
    const done = await till.as(world.acme.associate).redeem({ customer, points: 20, normal: 4_000, no: 'P-1' })
    expect(done).toMatchObject({
      userErrors: [],
      available: 40,
      redemption: { points: 20, givenBack: 0, off: { minor: 2_000 }, receiptNo: 'P-1', store: { code: 'S1' } }
    })
    expect(await till.purse(customer)).toMatchObject({ balance: 40, redeemed: -20, available: 40, held: 0 })
    // TIER-9: spending does not lower what a tier looks at.
    expect(await till.shop.customer(customer)).toMatchObject({ tier: { key: 'A' }, points: { credited: 60 } })
  })

  test('at most by the share of what is not at a special price, at least the least, and only where the chain offers it', async () => {
    const customer = await funded(100)
    const refused = async (pay: object) => codes(await till.redeem({ customer, points: 10, ...pay }))
    expect(await refused({ points: 51, normal: 10_000 })).toEqual([['POINTS_REDEMPTION_TOO_MANY', 'points']])
    expect(await refused({ points: 51, normal: 10_000, special: 90_000 })).toEqual([['POINTS_REDEMPTION_TOO_MANY', 'points']])
    expect(await refused({ points: 0, normal: 10_000 })).toEqual([['POINTS_REDEMPTION_TOO_FEW', 'points']])
    expect(await refused({ points: -5, normal: 10_000 })).toEqual([['POINTS_REDEMPTION_TOO_FEW', 'points']])
    expect(await refused({ normal: -1 })).toEqual([['AMOUNT_NEGATIVE', 'normalMinor']])
    expect(await refused({ points: 101 })).toEqual([['POINTS_INSUFFICIENT', 'points']])
    await till.rules({ redemption: null })
    expect(await refused({})).toEqual([['POINTS_REDEMPTION_NOT_OFFERED', 'points']])
    await till.rules({ redemption: { minorPerPoint: 100, mostPercent: 50, onSpecialPrice: false, least: 1 } })
    expect(await till.purse(customer)).toMatchObject({ balance: 100 })
  })

  test('the same key and body again gets the first answer, another body is refused, another key finds the receipt paid', async () => {
    const customer = await funded(50)
    const pay = { customer, points: 5, normal: 10_000, no: 'ONCE', key: 'once' }
    const first = await till.redeem(pay)
    expect((await till.redeem(pay)).redemption.id).toBe(first.redemption.id)
    expect(codes(await till.redeem({ ...pay, points: 6 }))).toEqual([['IDEMPOTENCY_KEY_REUSED', 'idempotencyKey']])
    expect(codes(await till.redeem({ ...pay, key: 'another' }))).toEqual([['RECEIPT_ALREADY_REDEEMED', 'receiptNo']])
    expect(codes(await till.redeem({ ...pay, key: '' }))).toEqual([['IDEMPOTENCY_KEY_REQUIRED', 'idempotencyKey']])
    expect(await till.purse(customer)).toMatchObject({ balance: 45 })
  })

  test('50 at once pay no more than there is (TRUST 23)', async () => {
    const customer = await funded(10)
    const answers = await Promise.all(Array.from({ length: 50 }, () => till.redeem({ customer, points: 1 })))
    expect(answers.filter(answer => answer.redemption)).toHaveLength(10)
    expect(answers.flatMap(codes)).toEqual(Array.from({ length: 40 }, () => ['POINTS_INSUFFICIENT', 'points']))
    expect(await till.purse(customer)).toMatchObject({ balance: 0, available: 0, redeemed: -10 })
  }, 180_000)

  test('one receipt is paid once, whoever asks at once', async () => {
    const customers = await Promise.all([funded(10), funded(10)])
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) => till.redeem({ customer: customers[n % 2]!, points: 1, no: 'RACE' }))
    )
    expect(answers.filter(answer => answer.redemption)).toHaveLength(1)
    const refusals = ['RECEIPT_ALREADY_REDEEMED,receiptNo', 'RECEIPT_PAID_BY_ANOTHER,customerId']
    expect([...new Set(answers.flatMap(codes).map(String))].toSorted()).toEqual(refusals)
  })

  test('a receipt’s number is one, however its letters are composed', async () => {
    const [payer, other] = [await funded(20), await funded(20)]
    const [composed, apart] = ['CAF\u00c9-1', 'CAFE\u0301-1']
    expect(codes(await till.redeem({ customer: payer, points: 5, no: composed }))).toEqual([])
    expect(codes(await till.shop.buy(receiptOf(apart, other)))).toEqual([['RECEIPT_PAID_BY_ANOTHER', 'customerId']])
    const bought = await till.shop.buy(receiptOf(apart, payer))
    expect(codes(bought)).toEqual([])
    expect((await till.shop.buy(receiptOf(composed, payer))).purchase.id).toBe(bought.purchase.id)
  })

  test('the receipt is then nobody else’s, whoever records, claims or pays it, and at once too', async () => {
    const [payer, other] = [await funded(20), await funded(20)]
    expect(codes(await till.redeem({ customer: payer, points: 5, no: 'HERS' }))).toEqual([])
    expect(codes(await till.shop.buy(receiptOf('HERS', other)))).toEqual([['RECEIPT_PAID_BY_ANOTHER', 'customerId']])
    expect(codes(await till.shop.buy(receiptOf('HERS', payer)))).toEqual([])
    expect(codes(await till.redeem({ customer: payer, points: 5, no: 'NOBODYS' }))).toEqual([])
    const anonymous = await till.shop.buy(receiptOf('NOBODYS'))
    expect(codes(await till.shop.claim(anonymous.purchase.id, other))).toEqual([['RECEIPT_PAID_BY_ANOTHER', 'customerId']])
    expect(codes(await till.shop.claim(anonymous.purchase.id, payer))).toEqual([])
    for (let n = 0; n < 5; n++) {
      const [paid, bought] = await Promise.all([
        till.redeem({ customer: payer, points: 1, no: `AT-ONCE-${n}` }),
        till.shop.buy(receiptOf(`AT-ONCE-${n}`, other))
      ])
      expect([...codes(paid), ...codes(bought)].map(String)).toHaveLength(1)
    }
  })

  test('only in a store of one’s own, only for the customer of the receipt, not one that is void', async () => {
    const [customer, other] = [await funded(10), await funded(10)]
    expect(codes(await till.as(world.acme.manager).redeem({ customer, points: 1, storeCode: 'S2' }))).toEqual([['NOT_FOUND', 'storeCode']])
    const bought = await till.shop.bought({ no: 'OTHERS', customer: other, lines: [{ item: 'A', paid: 10_000 }] })
    expect(codes(await till.redeem({ customer, points: 1, no: 'OTHERS', normal: 10_100 }))).toEqual([['INVALID_VALUE', 'customerId']])
    expect(codes(await till.redeem({ customer: other, points: 1, no: 'OTHERS', normal: 10_101 }))).toEqual([
      ['INVALID_VALUE', 'normalMinor']
    ])
    await till.shop.void(bought)
    expect(codes(await till.redeem({ customer: other, points: 1, no: 'OTHERS', normal: 10_100 }))).toEqual([
      ['PURCHASE_ALREADY_VOIDED', 'receiptNo']
    ])
    const foreign = new Till(world, world.globex)
    expect(codes(await foreign.redeem({ customer, points: 1 }))).toEqual([['NOT_FOUND', 'customerId']])
  })

  test('not in a store after its last day', async () => {
    const customer = await funded(10)
    const close = (on: string | null) =>
      world.db.unit(world.acme.tenantId, tx =>
        tx.run(sql`update store set closed_on = ${on}::date where tenant_id = ${tx.tenantId} and code = 'S2'`)
      )
    await close('2026-06-29')
    expect(codes(await till.redeem({ customer, points: 1, storeCode: 'S2' }))).toEqual([['STORE_CLOSED', 'storeId']])
    await close('2026-06-30')
    expect(await till.redeem({ customer, points: 1, storeCode: 'S2' })).toMatchObject({ userErrors: [], available: 9 })
    await close(null)
  })

  test('a key needs its scope; an analyst may not', async () => {
    const customer = await funded(10)
    const key = async (scopes: string[]) =>
      (await till.shop.act('apiClientCreate', 'ApiClientCreateInput', { chainId: world.acme.chainId, name: 'till', scopes }, 'secret'))
        .secret as string
    expect(await till.as(await key(['POINTS_WRITE'])).redeem({ customer, points: 1 })).toMatchObject({
      available: 9,
      redemption: { points: 1 }
    })
    const mutation = 'mutation ($input: PointsRedeemInput!) { pointsRedeem(input: $input) { available } }'
    const input = {
      chainId: world.acme.chainId,
      storeCode: 'S1',
      customerId: customer,
      points: 1,
      normalMinor: 200,
      receiptNo: 'X',
      idempotencyKey: 'x'
    }
    for (const person of [world.acme.analyst, world.acme.operator, await key(['POINTS_READ', 'PURCHASES_WRITE'])])
      expect((await world.ask(person, mutation, { input })).errors?.[0]?.extensions.code).toBe('FORBIDDEN')
  })

  test('what could be paid is told before', async () => {
    const customer = await funded(30)
    const offer = async (normalMinor: number, specialMinor?: number) => {
      const input = { chainId: world.acme.chainId, customerId: customer, normalMinor, specialMinor }
      const query = 'query ($input: PointsOfferInput!) { pointsOffer(input: $input) { offered available most least perPoint { minor } } }'
      return (await world.ask(world.acme.associate, query, { input })).data.pointsOffer
    }
    expect(await offer(4_000, 90_000)).toEqual({ offered: true, available: 30, most: 20, least: 1, perPoint: { minor: 100 } })
    expect(await offer(90_000)).toMatchObject({ most: 30 })
    expect(await offer(199)).toMatchObject({ most: 0 })
  })
})

describe('what is returned gives points back', () => {
  test('by its share, all with all, once; a return that is void takes them again', async () => {
    const customer = await funded(100)
    // 300.00 less 10 points: 290.00 was paid, of it 90.00 at a special price that points could not pay.
    await till.redeem({ customer, points: 10, normal: 21_000, special: 9_000, no: 'BACK' })
    const id = await till.shop.bought({
      no: 'BACK',
      customer,
      lines: [
        { item: 'A', n: 2, paid: 20_000 },
        { item: 'B', paid: 9_000, special: true }
      ]
    })
    const redemption = async () =>
      (await till.shop.ask('query ($id: ID!) { purchase(id: $id) { redemption { points givenBack } } }', { id })).data.purchase.redemption
    expect(await redemption()).toEqual({ points: 10, givenBack: 0 })
    await till.shop.bringBack({ no: 'B-1', of: id, lines: [{ line: 2, n: 1 }] })
    expect(await redemption()).toEqual({ points: 10, givenBack: 0 })
    const half = { no: 'B-2', of: id, lines: [{ line: 1, n: 1 }] }
    const back = await till.shop.bringBack(half)
    await till.shop.bringBack(half)
    expect(await redemption()).toEqual({ points: 10, givenBack: 5 })
    const entries = (await till.shop.customer(customer)).pointEntries.nodes as { kind: string; amount: number; happenedOn: string }[]
    expect(entries.filter(each => each.kind === 'REVERSE' && each.amount === 5).map(each => each.happenedOn)).toHaveLength(1)
    await till.shop.bringBack({ no: 'B-3', of: id, lines: [{ line: 1, n: 1 }] })
    expect(await redemption()).toEqual({ points: 10, givenBack: 10 })
    await till.shop.act(
      'purchaseReturnVoid',
      'PurchaseReturnVoidInput',
      { id: back.purchaseReturn.id, reason: 'typo' },
      'userErrors { code }'
    )
    expect(await redemption()).toEqual({ points: 10, givenBack: 5 })
    await till.shop.void(id)
    expect(await redemption()).toEqual({ points: 10, givenBack: 10 })
    expect(await till.purse(customer)).toMatchObject({ balance: 100, redeemed: 0, available: 100 })
  })

  test('of a receipt that points paid whole, by its units', async () => {
    await till.rules({ redemption: { minorPerPoint: 100, mostPercent: 100, onSpecialPrice: false, least: 1 } })
    const customer = await funded(30)
    await till.redeem({ customer, points: 20, normal: 2_000, no: 'WHOLE' })
    const id = await till.shop.bought({ no: 'WHOLE', customer, lines: [{ item: 'A', n: 2, paid: 0 }] })
    await till.shop.bringBack({ no: 'WHOLE-1', of: id, lines: [{ line: 1, n: 1 }] })
    expect(await till.purse(customer)).toMatchObject({ balance: 20, redeemed: -10 })
    await till.shop.bringBack({ no: 'WHOLE-2', of: id, lines: [{ line: 1, n: 1 }] })
    expect(await till.purse(customer)).toMatchObject({ balance: 30, redeemed: 0 })
    await till.rules({ redemption: { minorPerPoint: 100, mostPercent: 50, onSpecialPrice: false, least: 1 } })
  })

  test('of an anonymous receipt, and of one that is recorded only after its return was', async () => {
    const customer = await funded(20)
    await till.redeem({ customer, points: 4, no: 'ANON', normal: 10_400 })
    const id = await till.shop.bought({ no: 'ANON', lines: [{ item: 'A', n: 4, paid: 10_000 }] })
    await till.shop.bringBack({ no: 'ANON-R', of: id, lines: [{ line: 1, n: 1 }] })
    expect(await till.purse(customer)).toMatchObject({ balance: 17, redeemed: -3 })
    await till.redeem({ customer, points: 6, no: 'LATE', normal: 20_600 })
    await till.shop.bringBack({ no: 'LATE-R', customer, at: '2026-06-20T12:00:00+08:00', lines: [{ item: 'LATE', n: 1 }] })
    await till.shop.bought({ no: 'LATE', customer, lines: [{ item: 'LATE', n: 2, paid: 20_000 }] })
    expect(await till.purse(customer)).toMatchObject({ redeemed: -6 })
    // A receipt that is known and partly back already when it is paid with points.
    const known = await till.shop.bought({ no: 'KNOWN', customer, lines: [{ item: 'K', n: 2, paid: 20_000 }] })
    await till.shop.bringBack({ no: 'KNOWN-R', of: known, lines: [{ line: 1, n: 1 }] })
    expect((await till.redeem({ customer, points: 4, no: 'KNOWN', normal: 20_400 })).redemption).toMatchObject({ points: 4, givenBack: 2 })
  })
})
