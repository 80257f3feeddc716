// POINT-1, POINT-5, TRUST 22…25: adjustments, their keys, and a ledger that cannot be edited.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { localDate } from '@keqing/domain'
import { Shop } from '../../../test/shop.ts'
import { openWorld, type World } from '../../../test/world.ts'
import { sql } from '../../platform/db/sql.ts'
import { postEntries } from '../points/index.ts'

let world: World
let shop: Shop
let phone = 13_700_100_000

beforeAll(async () => {
  world = await openWorld()
  shop = new Shop(world)
})
afterAll(() => world.close())

const register = () => shop.register(String(phone++), { registeredOn: '2026-06-01' })
const codes = (payload: { userErrors: readonly { code: string; field: readonly string[] }[] }) =>
  payload.userErrors.map(each => [each.code, each.field.join('.')])

describe('an adjustment', () => {
  test('is an entry with its reason and its approver; 50 points make an A (TIER-2)', async () => {
    const customer = await register()
    const payload = await shop.adjust(customer, 50, 'k1', ' 补登 ')
    expect(payload).toMatchObject({
      userErrors: [],
      entry: { kind: 'ADJUST', amount: 50, reason: '补登', balanceAfter: 50, approvedBy: { id: world.acme.hq.staffId } },
      customer: { points: { balance: 50, credited: 50 } }
    })
    expect(await shop.customer(customer)).toMatchObject({ tier: { status: 'TIER', key: 'A' }, points: { adjusted: 50 } })
  })

  test('with the same key and body gets the first answer; with another body it is refused; a key is the company’s own', async () => {
    const customer = await register()
    const first = await shop.adjust(customer, 7, 'same')
    expect((await shop.adjust(customer, 7, 'same')).entry.id).toBe(first.entry.id)
    expect(codes(await shop.adjust(customer, 8, 'same'))).toEqual([['IDEMPOTENCY_KEY_REUSED', 'idempotencyKey']])
    expect(codes(await shop.adjust(customer, 7, ''))).toEqual([['IDEMPOTENCY_KEY_REQUIRED', 'idempotencyKey']])
    expect(await shop.customer(customer)).toMatchObject({ points: { balance: 7 } })
    const foreign = new Shop(world, world.globex)
    const theirs = await foreign.register('+447911123456')
    expect((await foreign.adjust(theirs, 8, 'same')).entry).toMatchObject({ amount: 8 })
    expect(codes(await foreign.adjust(customer, 1, 'foreign'))).toEqual([['NOT_FOUND', 'customerId']])
  })

  test('sent 20 times at once moves points once', async () => {
    const customer = await register()
    const answers = await Promise.all(Array.from({ length: 20 }, () => shop.adjust(customer, 5, 'at once')))
    expect(answers.flatMap(codes).filter(([code]) => code !== 'IDEMPOTENCY_IN_FLIGHT')).toEqual([])
    expect(await shop.customer(customer)).toMatchObject({ points: { balance: 5 } })
  })

  test('50 at once never take a balance below zero (TRUST 23)', async () => {
    const customer = await register()
    await shop.adjust(customer, 20, 'fund')
    const answers = await Promise.all(Array.from({ length: 50 }, (_, index) => shop.adjust(customer, -1, `spend ${index}`)))
    expect(answers.filter(answer => answer.entry)).toHaveLength(20)
    expect(answers.flatMap(codes)).toEqual(Array.from({ length: 30 }, () => ['POINTS_INSUFFICIENT', 'amount']))
    expect(await shop.customer(customer)).toMatchObject({ points: { balance: 0, adjusted: 0 } })
  })

  test('of nothing, without a reason, of more than a billion, or beyond 53 bits is refused', async () => {
    const customer = await register()
    expect(codes(await shop.adjust(customer, 0, 'zero'))).toEqual([['POINTS_ADJUSTMENT_ZERO', 'amount']])
    expect(codes(await shop.adjust(customer, 1, 'why', ' '))).toEqual([['REASON_REQUIRED', 'reason']])
    for (const amount of [1_000_000_001, -1_000_000_001])
      expect(codes(await shop.adjust(customer, amount, `slip ${amount}`))).toEqual([['INVALID_VALUE', 'amount']])
    const of = {
      customerId: customer,
      on: localDate('2026-06-01'),
      expiresOn: null,
      policyVersionId: null,
      reason: 'max',
      approvedBy: world.acme.hq.staffId
    }
    await world.db.unit(world.acme.tenantId, tx =>
      postEntries(tx, { chainId: world.acme.chainId, recordedBy: null }, [
        { ...of, kind: 'adjust', account: 'adjustment', amount: Number.MAX_SAFE_INTEGER }
      ])
    )
    expect(codes(await shop.adjust(customer, 1, 'over'))).toEqual([['OVERFLOW', 'amount']])
    // Earning goes by what was paid, and may not overflow the balance either.
    expect(await shop.customer(customer)).toMatchObject({ points: { balance: Number.MAX_SAFE_INTEGER } })
    expect(codes(await shop.buy({ no: 'OVER', customer, lines: [{ item: 'A', paid: 10_000 }] }))).toEqual([['OVERFLOW', '']])
    expect(await shop.customer(customer)).toMatchObject({ purchaseCount: 0 })
  })

  test('is headquarters’ alone', async () => {
    const customer = await register()
    for (const person of [world.acme.operator, world.acme.manager, world.acme.associate, world.acme.analyst]) {
      const answer = await world.ask(
        person,
        `mutation { pointsAdjust(input: { customerId: "${customer}", amount: 1, reason: "x", idempotencyKey: "x" }) { userErrors { code } } }`
      )
      expect(answer.errors?.[0]?.extensions.code).toBe('FORBIDDEN')
    }
  })
})

describe('the ledger', () => {
  test.each([
    ['update point_entry set amount = 1', '42501'],
    ['delete from point_entry', '42501'],
    ['truncate point_entry', '42501']
  ])('%s: not by this role (TRUST 22)', async (statement, code) => {
    await expect(world.db.unit(world.acme.tenantId, tx => tx.client.query(statement))).rejects.toMatchObject({ code })
  })

  test('an entry of 0, or an adjustment without reason and approver, cannot be stored', async () => {
    const customer = await register()
    const insert = (kind: string, amount: number) =>
      world.db.unit(world.acme.tenantId, tx =>
        tx.run(sql`
      insert into point_entry (tenant_id, id, chain_id, customer_id, kind, account, amount, happened_on)
      values (${tx.tenantId}, gen_random_uuid(), ${world.acme.chainId}, ${customer}, ${kind}, 'adjustment', ${amount}, '2026-06-01')`)
      )
    await expect(insert('bonus', 0)).rejects.toMatchObject({ code: '23514' })
    await expect(insert('adjust', 1)).rejects.toMatchObject({ code: '23514' })
  })

  test('the balance after each entry is the sum up to it, page by page; pages of many customers are one statement', async () => {
    const customer = await register()
    for (const [index, amount] of [5, -2, 7, -1].entries()) await shop.adjust(customer, amount, `page ${index}`)
    await shop.buy({ no: 'LATE', customer, at: '2026-06-01T12:00:00+08:00', lines: [{ item: 'A', paid: 30_000 }] })
    const page = async (after?: string) => {
      const { data } = await shop.ask(
        `query ($id: ID!, $after: String) { customer(id: $id) { pointEntries(first: 2, after: $after) { totalCount nodes { amount balanceAfter } pageInfo { hasNextPage endCursor } } } }`,
        { id: customer, after }
      )
      return data.customer.pointEntries
    }
    const first = await page()
    expect(first).toMatchObject({
      totalCount: 5,
      nodes: [
        { amount: -1, balanceAfter: 12 },
        { amount: 7, balanceAfter: 13 }
      ],
      pageInfo: { hasNextPage: true }
    })
    const second = await page(first.pageInfo.endCursor)
    expect(second.nodes).toEqual([
      { amount: -2, balanceAfter: 6 },
      { amount: 5, balanceAfter: 8 }
    ])
    expect((await page(second.pageInfo.endCursor)).nodes).toEqual([{ amount: 3, balanceAfter: 3 }])
  })
})
