// Holds (TRUST 23, 24): points put aside once, ended once, free again by time alone.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { openWorld, type World } from '../../../test/world.ts'
import { sql } from '../../platform/db/sql.ts'
import { codes, Till } from './ledger.fixture.ts'

let world: World
let till: Till
let phone = 13_700_300_000
beforeAll(async () => {
  world = await openWorld()
  till = new Till(world)
})
afterAll(() => world.close())

async function funded(points: number): Promise<string> {
  const id = await till.shop.register(String(phone++), { registeredOn: '2026-01-01' })
  await till.shop.adjust(id, points, `fund ${id}`)
  return id
}
const stateOf = (id: string) =>
  world.db.unit(
    world.acme.tenantId,
    async tx =>
      (await tx.first<{ state: string }>(sql`select state from point_hold where tenant_id = ${tx.tenantId} and id = ${id}`))?.state
  )

describe('a hold', () => {
  test('counts as spent, and then pays its receipt', async () => {
    const customer = await funded(30)
    const { hold, available, userErrors } = await till.hold({ customer, points: 20 })
    expect(userErrors).toEqual([])
    expect({ hold, available }).toMatchObject({
      hold: { points: 20, state: 'ACTIVE', off: { minor: 2_000 }, expiresAt: '2026-06-30T04:15:00.000Z' },
      available: 10
    })
    expect(await till.purse(customer)).toMatchObject({ balance: 30, held: 20, available: 10, holds: [{ id: hold.id, points: 20 }] })
    expect(codes(await till.redeem({ customer, points: 11 }))).toEqual([['POINTS_INSUFFICIENT', 'points']])
    expect(codes(await till.hold({ customer, points: 11 }))).toEqual([['POINTS_INSUFFICIENT', 'points']])
    expect(codes(await till.shop.adjust(customer, -11, 'down'))).toEqual([['POINTS_INSUFFICIENT', 'amount']])
    expect(await till.confirm(hold.id, 'H-1')).toMatchObject({
      userErrors: [],
      available: 10,
      redemption: { points: 20, receiptNo: 'H-1', off: { minor: 2_000 } }
    })
    expect(await till.purse(customer)).toMatchObject({ balance: 10, held: 0, available: 10, holds: [] })
  })

  test('the counter card says what is left beside it, not the balance', async () => {
    const number = String(phone)
    const customer = await funded(30)
    await till.hold({ customer, points: 20 })
    const asked = { chainId: world.acme.chainId, number }
    const { card } = await till.shop.act(
      'counterCardLookup',
      'CounterCardLookupInput',
      asked,
      'card { points available } userErrors { code }'
    )
    expect(card).toEqual({ points: 30, available: 10 })
  })

  test('cancelled, frees its points', async () => {
    const customer = await funded(30)
    const { hold } = await till.hold({ customer, points: 30 })
    expect(await till.cancel(hold.id)).toMatchObject({ userErrors: [], hold: { state: 'CANCELLED' }, available: 30 })
    expect(codes(await till.confirm(hold.id))).toEqual([['POINT_HOLD_ENDED', 'holdId']])
  })

  test('ends once: of many who confirm and cancel at once one wins', async () => {
    const customer = await funded(10)
    const { hold } = await till.hold({ customer, points: 10 })
    const answers = await Promise.all(Array.from({ length: 12 }, (_, n) => (n % 2 ? till.cancel(hold.id) : till.confirm(hold.id))))
    expect(answers.filter(answer => answer.userErrors.length === 0)).toHaveLength(1)
    expect(new Set(answers.flatMap(codes).map(String))).toEqual(new Set(['POINT_HOLD_ENDED,holdId']))
  })

  test('is one hold by its key, and one end by its', async () => {
    const customer = await funded(10)
    const pay = { customer, points: 6, key: 'hold once' }
    const [first, again] = [await till.hold(pay), await till.hold(pay)]
    expect(again.hold.id).toBe(first.hold.id)
    expect(codes(await till.hold({ ...pay, minutes: 5 }))).toEqual([['IDEMPOTENCY_KEY_REUSED', 'idempotencyKey']])
    const paid = await till.confirm(first.hold.id, 'H-K', 'confirm once')
    expect((await till.confirm(first.hold.id, 'H-K', 'confirm once')).redemption.id).toBe(paid.redemption.id)
    expect(codes(await till.confirm(first.hold.id, 'H-L', 'confirm once'))).toEqual([['IDEMPOTENCY_KEY_REUSED', 'idempotencyKey']])
    expect(await till.purse(customer)).toMatchObject({ balance: 4 })
  })

  test('frees itself when its time is over, tidied or not; the night marks it', async () => {
    const customer = await funded(10)
    const { hold } = await till.hold({ customer, points: 10, minutes: 1 })
    world.clock.set('2026-06-30T04:01:00Z')
    expect(await till.purse(customer)).toMatchObject({ held: 0, available: 10, holds: [] })
    expect(codes(await till.confirm(hold.id))).toEqual([['POINT_HOLD_ENDED', 'holdId']])
    expect(await stateOf(hold.id)).toBe('active')
    await till.night()
    expect(await stateOf(hold.id)).toBe('lapsed')
    world.clock.set('2026-06-30T04:00:00Z')
  })

  test('of less than a minute, of more than a day, or of another store is refused', async () => {
    const customer = await funded(10)
    for (const minutes of [0, -1, 1_441])
      expect(codes(await till.hold({ customer, points: 1, minutes }))).toEqual([['INVALID_VALUE', 'minutes']])
    const { hold } = await till.hold({ customer, points: 1, storeCode: 'S2' })
    expect(codes(await till.as(world.acme.manager).confirm(hold.id))).toEqual([['NOT_FOUND', 'holdId']])
    expect(codes(await new Till(world, world.globex).cancel(hold.id))).toEqual([['NOT_FOUND', 'holdId']])
  })

  test('on a receipt that is paid already stays, and can be let go', async () => {
    const customer = await funded(10)
    await till.redeem({ customer, points: 1, no: 'TAKEN' })
    const { hold } = await till.hold({ customer, points: 2 })
    expect(codes(await till.confirm(hold.id, 'TAKEN'))).toEqual([['RECEIPT_ALREADY_REDEEMED', 'receiptNo']])
    expect(await till.cancel(hold.id)).toMatchObject({ available: 9 })
  })

  test('cannot pay what a return has taken back meanwhile (POINT-3)', async () => {
    const customer = await till.shop.register(String(phone++), { registeredOn: '2026-01-01' })
    const bought = await till.shop.bought({ no: 'GONE', customer, lines: [{ item: 'A', n: 10, paid: 100_000 }] })
    const { hold } = await till.hold({ customer, points: 8 })
    await till.shop.bringBack({ no: 'GONE-R', of: bought, lines: [{ line: 1, n: 5 }] })
    expect(await till.purse(customer)).toMatchObject({ balance: 5, held: 8, available: -3 })
    expect(codes(await till.confirm(hold.id))).toEqual([['POINTS_INSUFFICIENT', 'points']])
    expect(await till.cancel(hold.id)).toMatchObject({ available: 5 })
  })
})
