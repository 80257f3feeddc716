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

const audited = (action: string, id: string) => count(sql`audit_entry where action = ${action} and object_id = ${id}`)

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
  pointAdjustmentUndo: {
    async prepare(key) {
      const { entry } = await till.shop.adjust(await funded(50), 7, `slip ${key}`)
      const undo = (reason: string) => {
        const input = { entryId: entry.id, reason, idempotencyKey: key }
        return till.shop.act('pointAdjustmentUndo', 'PointAdjustmentUndoInput', input, `entry { id } ${ERRORS}`)
      }
      const traces = () => count(sql`point_entry where corrects_id = ${entry.id}`)
      return { send: () => undo('slip'), altered: () => undo('other'), traces, idOf: 'entry' }
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
  },
  pointAdjustmentDecline: {
    async prepare(key) {
      const request = (await till.askFor(await funded(50), 2_000)).request.id as string
      const decline = (reason: string) => {
        const input = { id: request, reason, idempotencyKey: key }
        return till.as(second).shop.act('pointAdjustmentDecline', 'PointAdjustmentDeclineInput', input, `request { id } ${ERRORS}`)
      }
      const traces = () => count(sql`point_adjustment where id = ${request} and status = 'declined'`)
      return { send: () => decline('no'), altered: () => decline('not now'), traces, idOf: 'request' }
    }
  },
  customerRegister: {
    async prepare(key) {
      const names = [`A ${key}`, `B ${key}`]
      const register = (name: string) => {
        const input = { chainId: world.acme.chainId, storeId: world.acme.stores[0]?.id, name, captureSource: 'TILL', idempotencyKey: key }
        return till.shop.act('customerRegister', 'CustomerRegisterInput', input, `customer { id } ${ERRORS}`)
      }
      const traces = () => count(sql`customer where name = any(${names})`)
      return { send: () => register(names[0]!), altered: () => register(names[1]!), traces, idOf: 'customer' }
    }
  },
  customerUpdate: {
    async prepare(key) {
      const id = await funded(1)
      const update = (note: string) =>
        till.shop.act('customerUpdate', 'CustomerUpdateInput', { id, note, idempotencyKey: key }, `customer { id } ${ERRORS}`)
      return { send: () => update('one'), altered: () => update('two'), traces: () => audited('customerUpdate', id), idOf: 'customer' }
    }
  },
  purchaseVoid: {
    async prepare(key) {
      const id = await till.shop.bought({ no: key, customer: await funded(1), lines: [{ item: 'A', paid: 10_000 }] })
      const undo = (reason: string) =>
        till.shop.act('purchaseVoid', 'PurchaseVoidInput', { id, reason, idempotencyKey: key }, `purchase { id } ${ERRORS}`)
      return { send: () => undo('twice'), altered: () => undo('thrice'), traces: () => audited('purchaseVoid', id), idOf: 'purchase' }
    }
  },
  purchaseReturnVoid: {
    async prepare(key) {
      const of = await till.shop.bought({ no: key, customer: await funded(1), lines: [{ item: 'A', paid: 10_000 }] })
      const { purchaseReturn } = await till.shop.bringBack({ no: key, of, lines: [{ item: 'A', n: 1 }] })
      const { id } = purchaseReturn
      const undo = (reason: string) =>
        till.shop.act(
          'purchaseReturnVoid',
          'PurchaseReturnVoidInput',
          { id, reason, idempotencyKey: key },
          `purchaseReturn { id } ${ERRORS}`
        )
      const traces = () => audited('purchaseReturnVoid', id)
      return { send: () => undo('twice'), altered: () => undo('thrice'), traces, idOf: 'purchaseReturn' }
    }
  },
  purchaseClaim: {
    async prepare(key) {
      const purchaseId = await till.shop.bought({ no: key, lines: [{ item: 'A', paid: 10_000 }] })
      const [one, other] = [await funded(1), await funded(1)]
      const claim = (customerId: string) =>
        till.shop.act('purchaseClaim', 'PurchaseClaimInput', { purchaseId, customerId, idempotencyKey: key }, `purchase { id } ${ERRORS}`)
      const traces = () => audited('purchaseClaim', purchaseId)
      return { send: () => claim(one), altered: () => claim(other), traces, idOf: 'purchase' }
    }
  },
  purchaseExchange: {
    async prepare(key) {
      const customer = await funded(1)
      const of = await till.shop.bought({ no: key, customer, lines: [{ item: 'A', paid: 10_000 }] })
      const returned = till.shop.back({ no: key, of, lines: [{ item: 'A', n: 1 }] })
      const exchange = (paid: number) => {
        const at = '2026-06-10T12:00:00+08:00'
        const bought = till.shop.slip({ no: `${key} new`, at, customer, lines: [{ item: 'B', paid }] })
        const input = { returned, bought, idempotencyKey: key }
        return till.shop.act('purchaseExchange', 'PurchaseExchangeInput', input, `purchase { id } ${ERRORS}`)
      }
      const traces = () => count(sql`purchase where receipt_no = ${`${key} new`}`)
      return { send: () => exchange(10_000), altered: () => exchange(9_000), traces, idOf: 'purchase' }
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

// Last: the bonus would be in what the others count.
test('a registration repeated after a lost answer is one file and one bonus; without a key it is another file', async () => {
  await till.rules({ bonuses: { registration: 5, completedFile: null, referralFirstPurchase: 0 } })
  const input = { chainId: world.acme.chainId, storeId: world.acme.stores[0]?.id, name: 'Lost Answer', captureSource: 'TILL' }
  const register = async (more: object = {}) =>
    (await till.shop.act('customerRegister', 'CustomerRegisterInput', { ...input, ...more }, `customer { id memberNo } ${ERRORS}`)).customer
  const first = await register({ idempotencyKey: 'lost' })
  expect(await register({ idempotencyKey: 'lost' })).toEqual(first)
  expect((await till.shop.customer(first.id)).points.balance).toBe(5)
  expect((await register()).id).not.toBe(first.id)
  expect(await count(sql`customer where name = 'Lost Answer'`)).toBe(2)
  expect(await world.db.unit(world.globex.tenantId, tx => tx.query(sql`select from customer where name = 'Lost Answer'`))).toEqual([])
}, 60_000)
