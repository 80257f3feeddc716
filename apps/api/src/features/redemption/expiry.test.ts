// POINT-4: lots expire, oldest first, once; what is held, owed, returned or pending is told apart; the night may be killed anywhere.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { openWorld, type World } from '../../../test/world.ts'
import { sql } from '../../platform/db/sql.ts'
import { codes, Till } from './ledger.fixture.ts'

const START = '2026-06-30T04:00:00Z'
let world: World
let till: Till
let phone = 13_700_400_000
beforeAll(async () => {
  world = await openWorld()
  till = new Till(world)
  await till.rules({ expiry: { months: 12, roundTo: 'monthEnd' } })
})
beforeEach(async () => {
  world.clock.set(START)
  await world.db.unit(world.acme.tenantId, tx => tx.run(sql`update chain set points_expired_on = null where tenant_id = ${tx.tenantId}`))
})
afterAll(() => world.close())

const noon = (day: string) => `${day}T04:00:00Z`
const register = () => till.shop.register(String(phone++), { registeredOn: '2024-01-01' })
let receipts = 0
/** So many points of a day. */
async function earn(customer: string, points: number, day: string): Promise<string> {
  return till.shop.bought({
    no: `E-${++receipts}`,
    customer,
    at: `${day}T12:00:00+08:00`,
    lines: [{ item: 'A', n: points, paid: points * 10_000 }]
  })
}
const kinds = async (customer: string) =>
  ((await till.shop.customer(customer)).pointEntries.nodes as { kind: string; amount: number; happenedOn: string }[]).map(each => [
    each.kind,
    each.amount,
    each.happenedOn
  ])

describe('lots', () => {
  test('are spent from the one that expires first, an entry each; what is left expires on the day after its last', async () => {
    const customer = await register()
    await earn(customer, 5, '2025-07-10')
    await earn(customer, 3, '2025-08-10')
    await till.shop.adjust(customer, 4, `adjust ${customer}`)
    expect(await till.purse(customer)).toMatchObject({
      available: 12,
      expiring: [
        { expiresOn: '2026-07-31', points: 5 },
        { expiresOn: '2026-08-31', points: 3 },
        { expiresOn: '2027-06-30', points: 4 }
      ]
    })
    await till.redeem({ customer, points: 6 })
    expect(await till.lots(customer)).toEqual([
      ['2026-08-31', 2],
      ['2027-06-30', 4]
    ])
    world.clock.set(noon('2026-08-31'))
    await till.night()
    expect(await till.purse(customer)).toMatchObject({ balance: 6, expired: 0 })
    world.clock.set('2026-08-31T16:30:00Z')
    // Due already on the chain's clock, though the night has not come.
    expect(await till.purse(customer)).toMatchObject({ balance: 6, available: 4 })
    expect(codes(await till.redeem({ customer, points: 5 }))).toEqual([['POINTS_INSUFFICIENT', 'points']])
    world.clock.set(noon('2026-09-03'))
    await till.night()
    expect(await till.purse(customer)).toMatchObject({ balance: 4, expired: -2, available: 4 })
    expect((await kinds(customer))[0]).toEqual(['EXPIRE', -2, '2026-09-01'])
    await till.night()
    expect(await till.purse(customer)).toMatchObject({ balance: 4, expired: -2 })
  })

  test('a late receipt of an old day expires with its lot at once; its return gives back no more than expired', async () => {
    const customer = await register()
    const bought = await earn(customer, 5, '2024-02-10')
    expect(await kinds(customer)).toEqual([
      ['EXPIRE', -5, '2025-03-01'],
      ['EARN', 5, '2024-02-10']
    ])
    const back = await till.shop.bringBack({ no: 'OLD-R', of: bought, at: '2026-06-29T12:00:00+08:00', lines: [{ line: 1, n: 2 }] })
    expect(await till.purse(customer)).toMatchObject({ balance: 0, expired: -3, reversed: -2 })
    expect((await kinds(customer))[0]).toEqual(['REVERSE', 2, '2026-06-30'])
    await till.shop.act(
      'purchaseReturnVoid',
      'PurchaseReturnVoidInput',
      { id: back.purchaseReturn.id, reason: 'typo' },
      'userErrors { code }'
    )
    expect(await till.purse(customer)).toMatchObject({ balance: 0, expired: -5 })
  })

  test('points that paid goods of an expired lot come back to it, and expire with it', async () => {
    const customer = await register()
    await earn(customer, 5, '2025-06-10')
    await till.redeem({ customer, points: 4, no: 'OLD-LOT', normal: 10_400 })
    const bought = await till.shop.bought({
      no: 'OLD-LOT',
      customer,
      at: '2026-06-30T10:00:00+08:00',
      lines: [{ item: 'A', n: 2, paid: 10_000 }]
    })
    world.clock.set(noon('2026-07-02'))
    await till.night()
    await till.shop.bringBack({ no: 'OLD-LOT-R', of: bought, at: '2026-07-02T10:00:00+08:00', lines: [{ line: 1, n: 2 }] })
    // 5 earned in June 2025: 1 expired by night, 4 came back and expired with it; the new purchase's own point is gone with its return.
    expect(await till.purse(customer)).toMatchObject({ balance: 0, redeemed: 0, expired: -5 })
  })

  test('what returns took fills from what expires first: an expiry never makes a balance negative (POINT-3)', async () => {
    const customer = await register()
    const bought = await earn(customer, 4, '2026-06-01')
    await till.redeem({ customer, points: 4 })
    await till.shop.bringBack({ no: 'OWED-R', of: bought, at: '2026-06-30T10:00:00+08:00', lines: [{ line: 1, n: 3 }] })
    expect(await till.purse(customer)).toMatchObject({ balance: -3, available: -3 })
    await earn(customer, 5, '2025-07-10')
    expect(await till.purse(customer)).toMatchObject({ balance: 2, available: 2, expiring: [{ expiresOn: '2026-07-31', points: 2 }] })
    world.clock.set(noon('2026-08-01'))
    await till.night()
    expect(await till.purse(customer)).toMatchObject({ balance: 0, available: 0, expired: -2 })
    await till.night()
    expect(await till.lots(customer)).toEqual([
      ['2026-07-31', 3],
      ['2027-06-30', -3]
    ])
  })

  test('what was held before midnight may still be paid with; let go, it expires', async () => {
    world.clock.set('2026-06-30T15:55:00Z')
    const [payer, other] = [await register(), await register()]
    for (const customer of [payer, other]) await earn(customer, 5, '2025-06-10')
    const holds = [await till.hold({ customer: payer, points: 3 }), await till.hold({ customer: other, points: 3 })]
    world.clock.set('2026-06-30T16:05:00Z')
    await till.night()
    expect(await till.purse(payer)).toMatchObject({ balance: 3, held: 3, available: 0, expired: -2 })
    expect(await till.confirm(holds[0]!.hold.id)).toMatchObject({ userErrors: [], available: 0 })
    expect(await till.purse(payer)).toMatchObject({ balance: 0, redeemed: -3, expired: -2 })
    world.clock.set('2026-06-30T16:15:00Z')
    expect(await till.purse(other)).toMatchObject({ held: 0, available: 0 })
    await till.night()
    expect(await till.purse(other)).toMatchObject({ balance: 0, expired: -5 })
  })

  test('what is pending can neither be spent nor expire, and is told apart', async () => {
    await till.rules({ pendingDays: 14 })
    const customer = await register()
    await earn(customer, 5, '2026-06-25')
    await till.rules({ pendingDays: 0 })
    expect(await till.purse(customer)).toMatchObject({
      balance: 5,
      available: 0,
      pending: 5,
      pendingByDay: [{ confirmedOn: '2026-07-09', points: 5 }]
    })
    expect(codes(await till.redeem({ customer, points: 1 }))).toEqual([['POINTS_INSUFFICIENT', 'points']])
    world.clock.set(noon('2026-07-09'))
    expect(await till.purse(customer)).toMatchObject({ available: 5, pending: 0 })
    expect(await till.redeem({ customer, points: 5 })).toMatchObject({ available: 0 })
  })
})

describe('the night', () => {
  test('is worked once a day by whoever comes first, and begun again where it was killed', async () => {
    const customers = await Promise.all(Array.from({ length: 4 }, register))
    for (const customer of customers) await earn(customer, 2, '2025-07-10')
    world.clock.set(noon('2026-08-01'))
    // Killed after its first transaction, after its second, and so on, until a night gets through; a customer is a transaction.
    let units = 0
    for (let killed = true; killed;)
      killed = await till.night({ units: ++units, size: 1 }).then(
        () => false,
        (error: Error) => error.message === 'killed'
      )
    expect(units).toBeGreaterThan(customers.length)
    await Promise.all([till.night(), till.night(), till.night()])
    await till.night()
    for (const customer of customers) expect(await till.purse(customer)).toMatchObject({ balance: 0, expired: -2 })
    const entries = await world.db.unit(world.acme.tenantId, tx =>
      tx.query(
        sql`select from point_entry where tenant_id = ${tx.tenantId} and customer_id = any(${customers}::uuid[]) and kind = 'expire'`
      )
    )
    expect(entries).toHaveLength(4)
  })

  test('leaves the other company alone', async () => {
    const { rows } = await world.db.unit(world.globex.tenantId, tx => tx.client.query(`select from point_entry where account = 'expiry'`))
    expect(rows).toEqual([])
  })
})
