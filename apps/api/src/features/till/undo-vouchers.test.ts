// BENEFIT-2: what a voucher paid for a receipt that was never recorded comes back to it, once; points of the same receipt by their own act.
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { openWorld, type World } from '../../../test/world.ts'
import { sql } from '../../platform/db/sql.ts'
import { codes, VoucherTill } from './till.fixture.ts'

let world: World
let till: VoucherTill
beforeAll(async () => {
  world = await openWorld()
  till = new VoucherTill(world)
})
beforeEach(() => world.clock.set('2026-06-30T04:00:00Z'))
afterAll(() => world.close())

const LINES = { lines: [{ amountMinor: 30_000 }] }
const receipt = (no: string, customer: string) => ({ no, customer, lines: [{ item: 'SHOE', paid: 20_000 }] })

test('all that left it comes back, and it may pay a receipt of that number again; the payment names versions, who and why', async () => {
  const { customer, id } = await till.held()
  const [paid] = (await till.redeem({ customerId: customer, ids: [id], no: 'V-1', lines: [{ amountMinor: 4_000 }] })).vouchers
  expect(paid).toMatchObject({
    off: { minor: 4_000 },
    taken: { minor: 10_000 },
    version: 1,
    policyVersion: null,
    recorded: false,
    undoneAt: null
  })
  const done = await till.as(world.acme.manager).undo(paid.id)
  expect(done).toMatchObject({
    userErrors: [],
    redemption: { givenBack: { minor: 10_000 }, undoReason: 'mistyped', undoneBy: { id: world.acme.manager.staffId } }
  })
  expect(await till.life(id)).toEqual([
    'ACTIVE',
    10_000,
    [
      ['ISSUE', 10_000],
      ['REDEEM', -10_000],
      ['GIVE_BACK', 10_000]
    ]
  ])
  expect(codes(await till.redeem({ customerId: customer, ids: [id], no: 'V-1', ...LINES }))).toEqual([])
  const bought = await till.shop.bought(receipt('V-1', customer))
  const { data } = await till.shop.ask('query ($id: ID!) { purchase(id: $id) { vouchers { off { minor } recorded } } }', { id: bought })
  expect(data.purchase.vouchers).toEqual([{ off: { minor: 10_000 }, recorded: true }])
  await till.shop.void(bought)
  expect((await till.life(id)).slice(0, 2)).toEqual(['ACTIVE', 10_000])
})

test('of one that is over it is good for 14 days more; to a void one nothing comes back', async () => {
  const [over, gone] = [await till.held({ partRedemption: true }), await till.held({ partRedemption: true })]
  const ids: string[] = []
  for (const { customer, id } of [over, gone])
    ids.push((await till.redeem({ customerId: customer, ids: [id], lines: [{ amountMinor: 6_000 }] })).vouchers[0].id)
  await till.void(gone.id)
  world.clock.set('2026-10-15T04:00:00Z')
  for (const id of ids) expect(codes(await till.undo(id))).toEqual([])
  expect(await till.voucher(over.id)).toMatchObject({ state: 'PARTLY_USED', goodUntil: '2026-10-29', left: { minor: 6_000 } })
  expect((await till.life(gone.id)).slice(0, 2)).toEqual(['VOID', 0])
})

test('or for as many days as its kind says', async () => {
  world.clock.set('2026-06-30T04:00:00Z')
  const { customer, id } = await till.held({ partRedemption: true, givenBackDays: 2 })
  const [paid] = (await till.redeem({ customerId: customer, ids: [id], lines: [{ amountMinor: 6_000 }] })).vouchers
  world.clock.set('2026-10-15T04:00:00Z')
  expect(codes(await till.undo(paid.id))).toEqual([])
  expect(await till.voucher(id)).toMatchObject({ state: 'PARTLY_USED', goodUntil: '2026-10-17' })
})

test('paying on its last day and taking back makes it last no longer', async () => {
  const { customer, id } = await till.held({ validDays: 3 })
  const { goodUntil } = await till.voucher(id)
  for (let turn = 0; turn < 2; turn++) {
    world.clock.set(`${goodUntil}T04:00:00Z`)
    const [paid] = (await till.redeem({ customerId: customer, ids: [id], ...LINES })).vouchers
    expect(codes(await till.undo(paid.id))).toEqual([])
    expect(await till.voucher(id)).toMatchObject({ state: 'ACTIVE', goodUntil })
  }
  world.clock.set('2026-06-30T04:00:00Z')
})

test('points come back for a voucher that was voided before its payment was taken back, as they do the other way round', async () => {
  const definition = await till.defined({ forPoints: true, partRedemption: true })
  const customer = await till.register()
  await till.shop.adjust(customer, 100, `fund ${customer}`)
  const { voucherId: id } = await till.exchange(customer, definition)
  const [paid] = (await till.redeem({ customerId: customer, ids: [id], lines: [{ amountMinor: 6_000 }] })).vouchers
  expect(codes(await till.void(id))).toEqual([])
  expect(await till.shop.customer(customer)).toMatchObject({ points: { balance: 0 } })
  expect(codes(await till.undo(paid.id))).toEqual([])
  expect(await till.shop.customer(customer)).toMatchObject({ points: { balance: 100 } })
})

test('once: the same again changes nothing, of many at once one wins; none once the receipt is recorded', async () => {
  const { customer, id } = await till.held()
  const first = (await till.redeem({ customerId: customer, ids: [id], ...LINES })).vouchers[0].id
  for (let turn = 0; turn < 2; turn++) expect(codes(await till.undo(first, { key: 'undo voucher' }))).toEqual([])
  expect(codes(await till.undo(first, { key: 'undo voucher', reason: 'other' }))).toEqual([['IDEMPOTENCY_KEY_REUSED', 'idempotencyKey']])
  expect(codes(await till.undo(first))).toEqual([['REDEMPTION_UNDONE', 'redemptionId']])
  const second = (await till.redeem({ customerId: customer, ids: [id], ...LINES })).vouchers[0].id
  const answers = await Promise.all(Array.from({ length: 12 }, () => till.undo(second)))
  expect(answers.filter(each => each.userErrors.length === 0)).toHaveLength(1)
  expect((await till.life(id)).slice(0, 2)).toEqual(['ACTIVE', 10_000])
  const third = (await till.redeem({ customerId: customer, ids: [id], no: 'V-2', ...LINES })).vouchers[0].id
  await till.shop.bought(receipt('V-2', customer))
  expect(codes(await till.undo(third))).toEqual([['RECEIPT_RECORDED', 'redemptionId']])
  expect((await till.life(id)).slice(0, 2)).toEqual(['USED', 0])
})

test('by headquarters and the store’s manager alone; another company’s is as one that never was; it is recorded who did', async () => {
  const { customer, id } = await till.held()
  const paid = (await till.redeem({ customerId: customer, ids: [id], storeCode: 'S2', ...LINES })).vouchers[0].id
  const input = { redemptionId: paid, reason: 'mistyped', idempotencyKey: 'who' }
  const mutation = 'mutation ($input: VoucherRedeemUndoInput!) { voucherRedeemUndo(input: $input) { userErrors { code } } }'
  const { errors } = await till.as(world.acme.associate).shop.ask(mutation, { input })
  expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN')
  const never = [['NOT_FOUND', 'redemptionId']]
  expect(codes(await till.as(world.acme.manager).undo(paid))).toEqual(never)
  expect(codes(await new VoucherTill(world, world.globex).undo(paid))).toEqual(never)
  expect(codes(await till.undo('nothing'))).toEqual(never)
  expect(codes(await till.undo(paid))).toEqual([])
  const rows = await world.db.unit(world.acme.tenantId, tx =>
    tx.query(sql`select detail from audit_entry where tenant_id = ${tx.tenantId} and action = 'voucherRedeemUndo' order by id desc limit 1`)
  )
  expect(rows).toEqual([{ detail: { voucherRedemptionId: paid, voucherId: id, minor: 10_000 } }])
})
