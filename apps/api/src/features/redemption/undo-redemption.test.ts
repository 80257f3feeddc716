// POINT-6: what paid a receipt that was never recorded is taken back, once, whole, by who may; a receipt that is recorded keeps its payment.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { openWorld, type World } from '../../../test/world.ts'
import { sql } from '../../platform/db/sql.ts'
import { codes, Till } from './ledger.fixture.ts'

let world: World
let till: Till
let phone = 13_700_900_000
beforeAll(async () => {
  world = await openWorld()
  till = new Till(world)
})
beforeEach(() => world.clock.set('2026-06-30T04:00:00Z'))
afterAll(() => world.close())

async function funded(points: number): Promise<string> {
  const id = await till.shop.register(String(phone++), { registeredOn: '2024-01-01', groupId: world.acme.stores[0]!.groups[0]!.id })
  await till.shop.adjust(id, points, `fund ${id}`)
  return id
}
const receipt = (no: string, customer: string | null) => ({ no, customer, lines: [{ item: 'SHOE', paid: 4_000 }] })
const paid = async (customer: string, points: number, no?: string) =>
  (await till.redeem({ customer, points, ...(no && { no }) })).redemption.id as string

describe('a payment without its receipt', () => {
  test('comes back whole, names who took it back and why, and its number is free for whoever’s it is', async () => {
    const [customer, owner] = [await funded(60), await funded(10)]
    const id = await paid(customer, 20, 'U-1')
    expect(codes(await till.shop.buy(receipt('U-1', owner)))).toEqual([['RECEIPT_PAID_BY_ANOTHER', 'customerId']])
    const done = await till.as(world.acme.manager).undo(id)
    expect(done).toMatchObject({
      userErrors: [],
      available: 60,
      redemption: {
        id,
        points: 20,
        givenBack: 20,
        policyVersion: 1,
        recorded: false,
        undoReason: 'mistyped',
        undoneBy: { id: world.acme.manager.staffId }
      }
    })
    expect(await till.purse(customer)).toMatchObject({ balance: 60, available: 60 })
    expect(await till.shop.buy(receipt('U-1', owner))).toMatchObject({ userErrors: [], purchase: { receiptNo: 'U-1' } })
    expect(await till.redeem({ customer: owner, points: 5, no: 'U-1', normal: 4_500 })).toMatchObject({
      userErrors: [],
      redemption: { recorded: true }
    })
  })

  test('comes back into its lots, and what is past its day there expires again', async () => {
    await till.rules({ expiry: { months: 12, roundTo: 'monthEnd' } })
    const customer = await till.shop.register(String(phone++), { registeredOn: '2024-01-01' })
    for (const [at, day] of ['2025-07-10', '2025-08-10'].entries())
      await till.shop.bought({ no: `U-2-${at}`, customer, at: `${day}T12:00:00+08:00`, lines: [{ item: 'A', n: 4, paid: 40_000 }] })
    const id = await paid(customer, 6)
    expect(await till.lots(customer)).toEqual([['2026-08-31', 2]])
    world.clock.set('2026-08-01T04:00:00Z')
    expect(await till.undo(id)).toMatchObject({ userErrors: [], available: 4, redemption: { givenBack: 6 } })
    expect(await till.lots(customer)).toEqual([['2026-08-31', 4]])
    expect(await till.purse(customer)).toMatchObject({ balance: 4, expired: -4 })
    await till.rules({ expiry: null })
  })

  test('comes back once: the same again gets the first answer, another body and another key are refused, of many at once one wins', async () => {
    const customer = await funded(30)
    const id = await paid(customer, 10)
    const [first, again] = [await till.undo(id, { key: 'undo once' }), await till.undo(id, { key: 'undo once' })]
    expect([first.available, again.available]).toEqual([30, 30])
    expect(codes(await till.undo(id, { key: 'undo once', reason: 'other' }))).toEqual([['IDEMPOTENCY_KEY_REUSED', 'idempotencyKey']])
    expect(codes(await till.undo(id))).toEqual([['REDEMPTION_UNDONE', 'redemptionId']])
    const second = await paid(customer, 10)
    const answers = await Promise.all(Array.from({ length: 12 }, () => till.undo(second)))
    expect(answers.filter(each => each.userErrors.length === 0)).toHaveLength(1)
    expect(new Set(answers.flatMap(codes).map(String))).toEqual(new Set(['REDEMPTION_UNDONE,redemptionId']))
    expect(await till.purse(customer)).toMatchObject({ balance: 30, available: 30 })
  })

  test('stays once its receipt is recorded, somebody’s, nobody’s or void', async () => {
    const customer = await funded(30)
    for (const [no, buyer] of [
      ['U-3', customer],
      ['U-4', null]
    ] as const) {
      const id = await paid(customer, 5, no)
      await till.shop.bought(receipt(no, buyer))
      expect(codes(await till.undo(id))).toEqual([['RECEIPT_RECORDED', 'redemptionId']])
    }
    const id = await paid(customer, 5, 'U-5')
    await till.shop.void(await till.shop.bought(receipt('U-5', customer)))
    expect(codes(await till.undo(id))).toEqual([['RECEIPT_RECORDED', 'redemptionId']])
    expect(await till.purse(customer)).toMatchObject({ balance: 20 })
  })

  test('of recording the receipt and taking the payment back at once both end in one order', async () => {
    const customer = await funded(100)
    const ends = await Promise.all(
      Array.from({ length: 10 }, async (_, n) => {
        const id = await paid(customer, 5, `U-6-${n}`)
        const [undone, bought] = await Promise.all([till.undo(id), till.shop.buy(receipt(`U-6-${n}`, customer))])
        expect(bought.userErrors).toEqual([])
        const { data } = await till.shop.ask('query ($id: ID!) { purchase(id: $id) { redemption { points givenBack } } }', {
          id: bought.purchase.id
        })
        return [codes(undone).map(String).join() || 'undone', data.purchase.redemption?.givenBack ?? 'free']
      })
    )
    for (const end of ends)
      expect([
        ['undone', 'free'],
        ['RECEIPT_RECORDED,redemptionId', 0]
      ]).toContainEqual(end)
    const back = ends.filter(([how]) => how === 'undone').length
    expect(await till.purse(customer)).toMatchObject({ available: 50 + back * 5 })
  })
})

describe('who may take it back', () => {
  test('headquarters and the manager of the store where it was made; not who let it be spent, no other store, no other company', async () => {
    const id = await paid(await funded(10), 5)
    const ask = async (as: Till) => {
      const input = { redemptionId: id, reason: 'mistyped', idempotencyKey: 'who' }
      const { data, errors } = await as.shop.ask(
        'mutation ($input: PointsRedeemUndoInput!) { pointsRedeemUndo(input: $input) { userErrors { code field } } }',
        { input }
      )
      return errors?.[0]?.extensions.code ?? data.pointsRedeemUndo.userErrors
    }
    expect(await ask(till.as(world.acme.associate))).toBe('FORBIDDEN')
    const globex = new Till(world, world.globex)
    const never = [{ code: 'NOT_FOUND', field: ['redemptionId'] }]
    expect(await ask(globex)).toEqual(never)
    const there = (await till.redeem({ customer: await funded(10), points: 5, storeCode: 'S2' })).redemption.id
    expect(codes(await till.as(world.acme.manager).undo(there))).toEqual([['NOT_FOUND', 'redemptionId']])
    expect(codes(await till.undo('nothing'))).toEqual([['NOT_FOUND', 'redemptionId']])
    expect(codes(await till.undo(there, { reason: ' ' }))).toEqual([['REASON_REQUIRED', 'reason']])
    expect(codes(await till.undo(there))).toEqual([])
    const rows = await world.db.unit(world.acme.tenantId, tx =>
      tx.query<{ detail: { points: number; redemptionId: string } }>(
        sql`select detail from audit_entry where tenant_id = ${tx.tenantId} and action = 'pointsRedeemUndo' order by id desc limit 1`
      )
    )
    expect(rows).toEqual([{ detail: { points: 5, redemptionId: there } }])
  })
})
