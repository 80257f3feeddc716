// POINT-5, TRUST 24: every command that moves points, or tiers of many, under its key: a dozen at once and again later are one act and one answer; the same key
// with another body is none. Each act leaves one trace, which is counted.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { addPerson, openWorld, type Person, type World } from '../../../test/world.ts'
import { sql, type Sql } from '../../platform/db/sql.ts'
import { codes, someKey, Till } from './ledger.fixture.ts'

const AT_ONCE = 12

let world: World
let till: Till
let second: Person
let phone = 13_700_800_000
beforeAll(async () => {
  world = await openWorld()
  till = new Till(world)
  second = await addPerson(world.db, world.acme, 'acme', 'HQ', { chain: world.acme.chainId })
  await till.rules({ approvalAbove: 1_000 })
})
afterAll(() => world.close())

async function funded(points: number): Promise<string> {
  const id = await till.shop.register(String(phone++), { registeredOn: '2026-01-01' })
  await till.shop.adjust(id, points, `fund ${id}`)
  return id
}
const count = (from: Sql) =>
  world.db.unit(world.acme.tenantId, async tx => (await tx.first<{ n: number }>(sql`select count(*) as n from ${from}`))?.n ?? 0)

const ERRORS = 'userErrors { code field }'
type Payload = { userErrors: { code: string; field: string[] }[]; [object: string]: unknown }
interface Command {
  /** Makes what it needs; `send` with the same body, or with another one; `traces` counts what it leaves. */
  prepare(
    key: string
  ): Promise<{ send: () => Promise<Payload>; altered: () => Promise<Payload>; traces: () => Promise<number>; idOf: string }>
}

const COMMANDS: Readonly<Record<string, Command>> = {
  pointsRedeem: {
    async prepare(key) {
      const customer = await funded(50)
      const pay = { customer, points: 5, normal: 10_000, no: someKey(), key }
      const traces = () => count(sql`point_redemption where customer_id = ${customer}`)
      return { send: () => till.redeem(pay), altered: () => till.redeem({ ...pay, points: 6 }), traces, idOf: 'redemption' }
    }
  },
  pointsHold: {
    async prepare(key) {
      const customer = await funded(50)
      const pay = { customer, points: 5, key }
      const traces = () => count(sql`point_hold where customer_id = ${customer}`)
      return { send: () => till.hold(pay), altered: () => till.hold({ ...pay, points: 6 }), traces, idOf: 'hold' }
    }
  },
  pointsHoldConfirm: {
    async prepare(key) {
      const customer = await funded(50)
      const { hold } = await till.hold({ customer, points: 5 })
      const no = someKey()
      const traces = () => count(sql`point_redemption where customer_id = ${customer}`)
      return {
        send: () => till.confirm(hold.id, no, key),
        altered: () => till.confirm(hold.id, someKey(), key),
        traces,
        idOf: 'redemption'
      }
    }
  },
  pointsHoldCancel: {
    async prepare(key) {
      const customer = await funded(50)
      const [{ hold }, other] = [await till.hold({ customer, points: 5 }), await till.hold({ customer, points: 7 })]
      const traces = () => count(sql`point_hold where customer_id = ${customer} and state = 'cancelled'`)
      return { send: () => till.cancel(hold.id, key), altered: () => till.cancel(other.hold.id, key), traces, idOf: 'hold' }
    }
  },
  pointsAdjust: {
    async prepare(key) {
      const customer = await funded(50)
      const traces = async () => (await count(sql`point_entry where customer_id = ${customer}`)) - 1
      const adjust = (amount: number) => till.shop.adjust(customer, amount, key)
      return { send: () => adjust(7), altered: () => adjust(8), traces, idOf: 'entry' }
    }
  },
  pointAdjustmentApprove: {
    async prepare(key) {
      const customer = await funded(50)
      const ask = async (amount: number) => {
        const input = { customerId: customer, amount, reason: 'many', idempotencyKey: someKey() }
        return (await till.shop.act('pointsAdjust', 'PointsAdjustInput', input, `request { id } ${ERRORS}`)).request.id as string
      }
      const [one, other] = [await ask(2_000), await ask(3_000)]
      const approve = (id: string) =>
        till
          .as(second)
          .shop.act('pointAdjustmentApprove', 'PointAdjustmentApproveInput', { id, idempotencyKey: key }, `request { id status } ${ERRORS}`)
      const traces = async () => (await count(sql`point_entry where customer_id = ${customer}`)) - 1
      return { send: () => approve(one), altered: () => approve(other), traces, idOf: 'request' }
    }
  },
  tierDesignateBatch: {
    async prepare(key) {
      const [one, other] = [await funded(1), await funded(1)]
      const give = (id: string) => {
        const input = { chainId: world.acme.chainId, customerIds: [id], tierKey: 'B', reason: 'friends', idempotencyKey: key }
        return till.shop.act('tierDesignateBatch', 'TierDesignateBatchInput', input, `batch { id } ${ERRORS}`)
      }
      const traces = () => count(sql`standing where customer_id = any(${[one, other]}::uuid[])`)
      return { send: () => give(one), altered: () => give(other), traces, idOf: 'batch' }
    }
  }
}

describe.each(Object.keys(COMMANDS))('%s', name => {
  test('at once, again, altered', async () => {
    const { send, altered, traces, idOf } = await COMMANDS[name]!.prepare(`replayed ${name}`)
    const id = (payload: Payload) => (payload[idOf] as { id: string } | null)?.id
    const answers = await Promise.all(Array.from({ length: AT_ONCE }, send))
    // Who comes while it is done is told so, and asks again.
    const refused = new Set(answers.flatMap(codes).map(String))
    expect([[], ['IDEMPOTENCY_IN_FLIGHT,idempotencyKey']]).toContainEqual([...refused])
    const ids = new Set(answers.map(id).filter(Boolean))
    expect(ids.size).toBe(1)
    expect(await traces()).toBe(1)
    expect(ids).toContain(id(await send()))
    expect(codes(await altered())).toEqual([['IDEMPOTENCY_KEY_REUSED', 'idempotencyKey']])
    expect(await traces()).toBe(1)
  }, 60_000)
})

test('50 holds at once put no more aside than there is (TRUST 23)', async () => {
  const customer = await funded(10)
  const answers = await Promise.all(Array.from({ length: 50 }, () => till.hold({ customer, points: 1 })))
  expect(answers.filter(answer => answer.hold)).toHaveLength(10)
  expect(new Set(answers.flatMap(codes).map(String))).toEqual(new Set(['POINTS_INSUFFICIENT,points']))
  expect(await till.purse(customer)).toMatchObject({ balance: 10, held: 10, available: 0 })
}, 180_000)
