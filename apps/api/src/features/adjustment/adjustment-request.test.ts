// TRUST 15: adjustments above the limit wait for somebody who did not ask for them.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { Shop } from '../../../test/shop.ts'
import { addPerson, openWorld, type Person, type World } from '../../../test/world.ts'
import { sql } from '../../platform/db/sql.ts'
import { amendRules } from '../../../test/amend-rules.ts'

let world: World
let shop: Shop
let second: Person
let phone = 13_700_500_000
beforeAll(async () => {
  world = await openWorld()
  shop = new Shop(world)
  second = await addPerson(world.db, world.acme, 'acme', 'HQ', { chain: world.acme.chainId })
  await limit(100)
})
afterAll(() => world.close())

const limit = (approvalAbove: number | null) => amendRules(world, world.acme, 'earning', { approvalAbove })
const register = () => shop.register(String(phone++), { registeredOn: '2026-06-01' })
const ERRORS = 'userErrors { code field }'
const REQUEST = 'request { id amount reason status requestedBy { id } decidedBy { id } declineReason customer { points { balance } } }'
let keys = 0
const ask = (customerId: string, amount: number, key = `ask ${++keys}`) =>
  shop.act(
    'pointsAdjust',
    'PointsAdjustInput',
    { customerId, amount, reason: '补登', idempotencyKey: key },
    `entry { id } ${REQUEST} ${ERRORS}`
  )
const approve = (as: Person, id: string, key = `approve ${++keys}`) =>
  shop.as(as).act('pointAdjustmentApprove', 'PointAdjustmentApproveInput', { id, idempotencyKey: key }, `${REQUEST} ${ERRORS}`)
const decline = (as: Person, id: string, reason = '查无此事') =>
  shop.as(as).act('pointAdjustmentDecline', 'PointAdjustmentDeclineInput', { id, reason }, `${REQUEST} ${ERRORS}`)
const codes = (payload: { userErrors: readonly { code: string; field: readonly string[] }[] }) =>
  payload.userErrors.map(each => [each.code, each.field.join('.')])

describe('an adjustment', () => {
  test('at the limit is posted at once; above it, up or down, it waits and posts nothing', async () => {
    const customer = await register()
    expect(await ask(customer, 100)).toMatchObject({ entry: { id: expect.any(String) }, request: null, userErrors: [] })
    for (const amount of [101, -101])
      expect(await ask(customer, amount)).toMatchObject({
        entry: null,
        request: { amount, status: 'WAITING', requestedBy: { id: world.acme.hq.staffId } }
      })
    expect(await shop.customer(customer)).toMatchObject({ points: { balance: 100 } })
  })

  test('is carried out once by somebody else, under both names, and makes an A', async () => {
    const customer = await register()
    const { request } = await ask(customer, 500, 'asked once')
    expect((await ask(customer, 500, 'asked once')).request.id).toBe(request.id)
    expect(codes(await approve(world.acme.hq, request.id))).toEqual([['APPROVER_IS_DRAFTER', 'id']])
    const answers = await Promise.all(Array.from({ length: 6 }, () => approve(second, request.id)))
    expect(answers.filter(answer => answer.userErrors.length === 0)).toHaveLength(1)
    expect(new Set(answers.flatMap(codes).map(String))).toEqual(new Set(['ADJUSTMENT_ALREADY_DECIDED,id']))
    const after = await shop.customer(customer)
    expect(after).toMatchObject({ tier: { key: 'A' }, points: { balance: 500, adjusted: 500 } })
    const entry = await world.db.unit(world.acme.tenantId, tx =>
      tx.first(
        sql`select recorded_by as by, approved_by as approver, adjustment_id as request from point_entry where tenant_id = ${tx.tenantId} and customer_id = ${customer}`
      )
    )
    expect(entry).toEqual({ by: world.acme.hq.staffId, approver: second.staffId, request: request.id })
  })

  test('approved by the same key again is the first answer', async () => {
    const { request } = await ask(await register(), 500)
    await approve(second, request.id, 'approve twice')
    expect(await approve(second, request.id, 'approve twice')).toMatchObject({
      userErrors: [],
      request: { status: 'APPROVED', decidedBy: { id: second.staffId } }
    })
  })

  test('is declined with a reason, by somebody else, and then stays so', async () => {
    const customer = await register()
    const { request } = await ask(customer, 500)
    expect(codes(await decline(world.acme.hq, request.id))).toEqual([['APPROVER_IS_DRAFTER', 'id']])
    expect(codes(await decline(second, request.id, ' '))).toEqual([['REASON_REQUIRED', 'reason']])
    expect(codes(await decline(second, request.id, '问13812342201'))).toEqual([['PHONE_IN_REASON', 'reason']])
    expect(await decline(second, request.id)).toMatchObject({
      request: { status: 'DECLINED', declineReason: '查无此事', customer: { points: { balance: 0 } } }
    })
    expect(codes(await approve(second, request.id))).toEqual([['ADJUSTMENT_ALREADY_DECIDED', 'id']])
  })

  test('that takes more than there is by then is refused and waits on', async () => {
    const customer = await register()
    const { request } = await ask(customer, -200)
    expect(codes(await approve(second, request.id))).toEqual([['POINTS_INSUFFICIENT', 'amount']])
    expect((await list({ customerId: customer })).nodes).toMatchObject([{ id: request.id, status: 'WAITING' }])
  })

  test('is nobody’s outside headquarters, and nobody’s of another company', async () => {
    const { request } = await ask(await register(), 500)
    for (const person of [world.acme.operator, world.acme.manager, world.acme.associate, world.acme.analyst]) {
      const answer = await world.ask(person, `{ pointAdjustments(chainId: "${world.acme.chainId}") { totalCount } }`)
      expect(answer.errors?.[0]?.extensions.code).toBe('FORBIDDEN')
    }
    expect(codes(await approve(world.globex.hq, request.id))).toEqual([['NOT_FOUND', 'id']])
  })

  test('its author cannot be its approver, even where it is stored', async () => {
    const { request } = await ask(await register(), 500)
    await expect(
      world.db.unit(world.acme.tenantId, tx =>
        tx.run(
          sql`update point_adjustment set status = 'approved', decided_by = requested_by, decided_at = now() where tenant_id = ${tx.tenantId} and id = ${request.id}`
        )
      )
    ).rejects.toMatchObject({ constraint: 'point_adjustment_second_person' })
  })
})

async function list(filter: { status?: string; customerId?: string; first?: number; after?: string }) {
  const query = `query ($chainId: ID!, $status: PointAdjustmentStatus, $customerId: ID, $first: Int, $after: String) {
    pointAdjustments(chainId: $chainId, status: $status, customerId: $customerId, first: $first, after: $after) { totalCount nodes { id status } pageInfo { hasNextPage endCursor } } }`
  const { data, errors } = await shop.ask(query, { chainId: world.acme.chainId, first: 50, ...filter })
  expect(errors).toBeUndefined()
  return data.pointAdjustments
}

test('requests are listed page by page, the latest first', async () => {
  const customer = await register()
  const ids: string[] = []
  for (const amount of [201, 202, 203]) ids.unshift((await ask(customer, amount)).request.id)
  const first = await list({ customerId: customer, status: 'WAITING', first: 2 })
  expect(first).toMatchObject({ totalCount: 3, nodes: ids.slice(0, 2).map(id => ({ id })), pageInfo: { hasNextPage: true } })
  expect((await list({ customerId: customer, first: 2, after: first.pageInfo.endCursor })).nodes).toMatchObject([{ id: ids[2] }])
  expect(await list({ customerId: customer, status: 'DECLINED' })).toMatchObject({ totalCount: 0 })
})
