// BENEFIT-2: what returns bring back to vouchers is a function of the facts, in whatever order they come.
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

const voidReturn = (id: string) =>
  till.shop.act('purchaseReturnVoid', 'PurchaseReturnVoidInput', { id, reason: 'typo' }, 'userErrors { code }')

test('the share of what was returned of the lines it could pay, once; all with the whole receipt; a void return takes it again', async () => {
  const { customer, id } = await till.held()
  // 300.00 and 90.00 at a special price, less 100.00: 200.00 and 90.00 were paid.
  await till.redeem({
    customerId: customer,
    ids: [id],
    no: 'G-1',
    lines: [{ amountMinor: 30_000 }, { amountMinor: 9_000, specialPrice: true }]
  })
  const lines = [
    { item: 'A', n: 2, paid: 20_000 },
    { item: 'B', paid: 9_000, special: true }
  ]
  const bought = await till.shop.bought({ no: 'G-1', customer, lines })
  await till.shop.bringBack({ no: 'G-1a', of: bought, lines: [{ line: 2, n: 1 }] })
  expect((await till.life(id)).slice(0, 2)).toEqual(['USED', 0])
  const half = { no: 'G-1b', of: bought, lines: [{ line: 1, n: 1 }] }
  const back = await till.shop.bringBack(half)
  await till.shop.bringBack(half)
  expect(await till.life(id)).toEqual([
    'PARTLY_USED',
    5_000,
    [
      ['ISSUE', 10_000],
      ['REDEEM', -10_000],
      ['GIVE_BACK', 5_000]
    ]
  ])
  await till.shop.bringBack({ no: 'G-1c', of: bought, lines: [{ line: 1, n: 1 }] })
  expect((await till.life(id)).slice(0, 2)).toEqual(['ACTIVE', 10_000])
  await voidReturn(back.purchaseReturn.id)
  expect((await till.life(id)).slice(0, 2)).toEqual(['PARTLY_USED', 5_000])
  await till.shop.void(bought)
  expect((await till.life(id)).slice(0, 2)).toEqual(['ACTIVE', 10_000])
})

test('the same in whatever order receipt, payment and returns are told', async () => {
  const acts = ['buy', 'pay', 'back'] as const
  const orders = [acts, ['pay', 'buy', 'back'], ['buy', 'back', 'pay']] as const
  const lives: unknown[] = []
  for (const [at, order] of orders.entries()) {
    const { customer, id } = await till.held({ partRedemption: true })
    const no = `G-2-${at}`
    let bought = ''
    const doing = {
      buy: async () => void (bought = await till.shop.bought({ no, customer, lines: [{ item: `O${at}`, n: 3, paid: 20_000 }] })),
      pay: () => till.redeem({ customerId: customer, ids: [id], no, lines: [{ amountMinor: 30_000 }] }),
      back: () => till.shop.bringBack({ no: `${no}r`, of: bought, lines: [{ line: 1, n: 1 }] })
    }
    for (const act of order) await doing[act]()
    lives.push((await till.life(id)).slice(0, 2))
  }
  expect(lives).toEqual([
    ['PARTLY_USED', 3_334],
    ['PARTLY_USED', 3_334],
    ['PARTLY_USED', 3_334]
  ])
})

test('a return that names no purchase finds it; one heard of before its receipt does too', async () => {
  const { customer, id } = await till.held()
  await till.redeem({ customerId: customer, ids: [id], no: 'G-3' })
  await till.shop.bringBack({ no: 'G-3r', customer, at: '2026-06-20T12:00:00+08:00', lines: [{ item: 'LATE', n: 1 }] })
  expect((await till.life(id)).slice(0, 2)).toEqual(['USED', 0])
  await till.shop.bought({ no: 'G-3', customer, lines: [{ item: 'LATE', n: 2, paid: 20_000 }] })
  expect((await till.life(id)).slice(0, 2)).toEqual(['PARTLY_USED', 5_000])
})

test('a voucher that paid all of its lines gives back by units', async () => {
  const { customer, id } = await till.held({ partRedemption: true })
  await till.redeem({ customerId: customer, ids: [id], no: 'G-4', lines: [{ amountMinor: 8_000 }] })
  const bought = await till.shop.bought({ no: 'G-4', customer, lines: [{ item: 'F', n: 4, paid: 0 }] })
  await till.shop.bringBack({ no: 'G-4r', of: bought, lines: [{ line: 1, n: 1 }] })
  expect((await till.life(id)).slice(0, 2)).toEqual(['PARTLY_USED', 4_000])
})

test('what comes back to one that is over is good for 14 days more; to a void one nothing comes back', async () => {
  const [over, gone] = [await till.held({ partRedemption: true }), await till.held({ partRedemption: true })]
  const receipts: string[] = []
  for (const [at, { customer, id }] of [over, gone].entries()) {
    await till.redeem({ customerId: customer, ids: [id], no: `G-5-${at}`, lines: [{ amountMinor: 6_000 }] })
    receipts.push(await till.shop.bought({ no: `G-5-${at}`, customer, lines: [{ item: 'X', n: 2, paid: 1_000 }] }))
  }
  await till.void(gone.id)
  world.clock.set('2026-10-15T04:00:00Z')
  for (const [at, of] of receipts.entries())
    await till.shop.bringBack({ no: `G-5-${at}r`, of, at: '2026-10-15T10:00:00+08:00', lines: [{ line: 1, n: 1 }] })
  expect(await till.voucher(over.id)).toMatchObject({ state: 'PARTLY_USED', goodUntil: '2026-10-29', left: { minor: 3_000 } })
  expect(await till.life(gone.id)).toEqual([
    'VOID',
    0,
    [
      ['ISSUE', 10_000],
      ['REDEEM', -6_000],
      ['VOID', -4_000],
      ['GIVE_BACK', 3_000],
      ['VOID', -3_000]
    ]
  ])
  expect(await till.redeem({ customerId: over.customer, ids: [over.id], lines: [{ amountMinor: 1_000 }] })).toMatchObject({
    userErrors: []
  })
  world.clock.set('2026-10-30T04:00:00Z')
  expect((await till.voucher(over.id)).state).toBe('EXPIRED')
})

test('a receipt that is voided gains its voucher no days: not on the last one, and later only those that it had left', async () => {
  const { customer, id } = await till.held({ partRedemption: true })
  const { goodUntil } = await till.voucher(id)
  world.clock.set(`${goodUntil}T04:00:00Z`)
  for (const no of ['G-7-1', 'G-7-2']) {
    await till.redeem({ customerId: customer, ids: [id], no, lines: [{ amountMinor: 1 }] })
    await till.shop.void(await till.shop.bought({ no, customer, at: `${goodUntil}T10:00:00+08:00`, lines: [{ item: 'X', paid: 0 }] }))
  }
  expect(await till.voucher(id)).toMatchObject({ goodUntil, left: { minor: 10_000 } })
})

test('how long is a term of its kind: what was issued keeps its own, and terms that say nothing of it mean 14 days', async () => {
  const definition = await till.defined({ partRedemption: true, givenBackDays: 3 })
  const held = async () => {
    const customer = await till.register()
    return { customer, id: await till.issued(definition, customer) }
  }
  const three = await held()
  const changed = await till.change(definition, 1, { partRedemption: true, givenBackDays: 0 })
  expect(changed).toMatchObject({ userErrors: [], definition: { version: 2, terms: { givenBackDays: 0 } } })
  const none = await held()
  // As terms were kept before they had it.
  await world.db.unit(world.acme.tenantId, async tx => {
    await tx.run(sql`insert into voucher_terms (tenant_id, definition_id, version, name, face_minor, terms)
      select tenant_id, definition_id, 3, name, face_minor, terms - 'givenBackDays' from voucher_terms
      where tenant_id = ${tx.tenantId} and definition_id = ${definition} and version = 1`)
    await tx.run(sql`update voucher_definition set version = 3 where tenant_id = ${tx.tenantId} and id = ${definition}`)
  })
  const older = await held()
  const receipts: string[] = []
  for (const [at, { customer, id }] of [three, none, older].entries()) {
    await till.redeem({ customerId: customer, ids: [id], no: `G-6-${at}`, lines: [{ amountMinor: 6_000 }] })
    receipts.push(await till.shop.bought({ no: `G-6-${at}`, customer, lines: [{ item: 'X', n: 2, paid: 1_000 }] }))
  }
  world.clock.set('2026-10-15T04:00:00Z')
  for (const [at, of] of receipts.entries())
    await till.shop.bringBack({ no: `G-6-${at}r`, of, at: '2026-10-15T10:00:00+08:00', lines: [{ line: 1, n: 1 }] })
  const ends = await Promise.all([three, none, older].map(async ({ id }) => (await till.voucher(id)).goodUntil))
  expect(ends).toEqual(['2026-10-18', '2026-10-15', '2026-10-29'])
  // Saved as it is read, it is no further version.
  expect((await till.change(definition, 3, { partRedemption: true })).definition).toMatchObject({
    version: 3,
    terms: { givenBackDays: 14 }
  })
  for (const wrong of [-1, 366]) expect(codes(await till.define({ givenBackDays: wrong }))).toEqual([['INVALID_VALUE', 'givenBackDays']])
})

test('the list finds by state exactly those whose state the domain says so, on any day', async () => {
  await till.issued(await till.defined(), await till.register(), { validFrom: '2026-07-10' })
  const used = await till.held()
  await till.redeem({ customerId: used.customer, ids: [used.id] })
  const STATES = ['NOT_YET_VALID', 'ACTIVE', 'PARTLY_USED', 'USED', 'EXPIRED', 'VOID']
  const seen = new Set<string>()
  for (const day of ['2026-06-30', '2026-07-10', '2026-09-28', '2026-09-29', '2026-10-29', '2026-10-30']) {
    world.clock.set(`${day}T04:00:00Z`)
    const all = await till.list({ first: 100 })
    let found = 0
    for (const state of STATES) {
      const { nodes, totalCount } = await till.list({ first: 100, filter: { states: [state] } })
      for (const node of nodes) expect({ day, ...node }).toMatchObject({ state })
      if (totalCount > 0) seen.add(state)
      found += totalCount
    }
    expect({ day, found }).toEqual({ day, found: all.totalCount })
  }
  expect([...seen].toSorted()).toEqual(STATES.toSorted())
})
