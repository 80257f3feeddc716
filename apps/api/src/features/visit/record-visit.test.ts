// TERM-2 through GraphQL: "the customer is here".
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { Shop } from '../../../test/shop.ts'
import { openWorld, type World } from '../../../test/world.ts'
import { sql } from '../../platform/db/sql.ts'

let world: World
let shop: Shop
let phone = 13_500_100_000

beforeAll(async () => {
  world = await openWorld()
  shop = new Shop(world)
})
afterAll(() => world.close())

const register = (more: Record<string, unknown> = {}) => shop.register(String(phone++), { registeredOn: '2026-06-01', ...more })
const codes = (payload: { userErrors: readonly { code: string; field: readonly string[] }[] }) =>
  payload.userErrors.map(each => [each.code, each.field.join('.')])
const visit = (by: Shop, customerId: string, more: Record<string, unknown> = {}) =>
  by.act(
    'visitRecord',
    'VisitRecordInput',
    { customerId, storeId: world.acme.stores[0]?.id, ...more },
    'repeated visit { id visitedOn happenedAt note store { code } recordedBy { id } customer { id } } customer { lastVisitOn tier { status key } } userErrors { code field }'
  )

test('three visits in six months make a C (TIER-4); a return is no visit, a purchase is one', async () => {
  const customer = await register()
  for (const day of ['2026-05-01', '2026-05-02']) await visit(shop, customer, { happenedAt: `${day}T12:00:00+08:00` })
  const payload = await visit(shop, customer, { note: ' 看鞋 ' })
  expect(payload).toMatchObject({
    repeated: false,
    userErrors: [],
    visit: {
      visitedOn: '2026-06-30',
      happenedAt: '2026-06-30T04:00:00.000Z',
      note: '看鞋',
      store: { code: 'S1' },
      recordedBy: { id: world.acme.hq.staffId },
      customer: { id: customer }
    },
    customer: { lastVisitOn: '2026-06-30', tier: { status: 'TIER', key: 'C' } }
  })
  expect((await shop.customer(customer)).visits).toEqual({
    totalCount: 3,
    nodes: [
      { visitedOn: '2026-06-30', note: '看鞋' },
      { visitedOn: '2026-05-02', note: null },
      { visitedOn: '2026-05-01', note: null }
    ]
  })
})

test('with a reference it is safe to repeat, also at once; another visit under it is refused', async () => {
  const [customer, other] = [await register(), await register()]
  const answers = await Promise.all(Array.from({ length: 6 }, () => visit(shop, customer, { reference: 'door-1' })))
  expect(new Set(answers.map(answer => answer.visit.id)).size).toBe(1)
  expect(answers.filter(answer => !answer.repeated)).toHaveLength(1)
  expect(codes(await visit(shop, other, { reference: 'door-1' }))).toEqual([['VISIT_REF_TAKEN', 'reference']])
  expect((await shop.customer(customer)).visits.totalCount).toBe(1)
})

test('keeps to scope, to the store’s days and to the past', async () => {
  const customer = await register()
  const elsewhere = await register({ storeId: world.acme.stores[1]?.id })
  expect(codes(await visit(shop.as(world.acme.manager), elsewhere))).toEqual([['NOT_FOUND', 'customerId']])
  expect(codes(await visit(shop.as(world.acme.manager), customer, { storeId: world.acme.stores[1]?.id }))).toEqual([
    ['NOT_FOUND', 'storeId']
  ])
  expect(codes(await visit(shop, customer, { storeId: world.globex.stores[0]?.id }))).toEqual([['NOT_FOUND', 'storeId']])
  expect(codes(await visit(new Shop(world, world.globex), customer))).toEqual([['NOT_FOUND', 'customerId']])
  expect(codes(await visit(shop, customer, { happenedAt: '2026-06-30T12:06:00+08:00' }))).toEqual([['DATE_IN_FUTURE', 'happenedAt']])
  expect(codes(await visit(shop, customer, { happenedAt: '2014-12-31T12:00:00+08:00' }))).toEqual([['STORE_NOT_OPEN_YET', 'happenedAt']])
  expect((await shop.customer(customer)).visits.totalCount).toBe(0)
})

describe('a void', () => {
  const voidVisit = (by: Shop, id: string, reason = 'wrong person') =>
    by.act(
      'visitVoid',
      'VisitVoidInput',
      { id, reason },
      'visit { id voidedAt voidReason } customer { lastVisitOn tier { status key } visits { totalCount } } userErrors { code field }'
    )

  test('is as if nobody had come: the tier follows; it is listed only where voided ones are asked for, with its reason', async () => {
    const customer = await register()
    const ids: string[] = []
    for (const at of ['2026-05-01', '2026-05-02', '2026-05-03'])
      ids.push((await visit(shop, customer, { happenedAt: `${at}T12:00:00+08:00` })).visit.id)
    expect((await shop.customer(customer)).tier).toMatchObject({ key: 'C' })
    expect(codes(await voidVisit(shop, ids[2]!, ' '))).toEqual([['REASON_REQUIRED', 'reason']])
    expect(await voidVisit(shop, ids[2]!)).toEqual({
      visit: { id: ids[2], voidedAt: expect.any(String), voidReason: 'wrong person' },
      customer: { lastVisitOn: '2026-05-02', tier: { status: 'NONE', key: null }, visits: { totalCount: 2 } },
      userErrors: []
    })
    expect(codes(await voidVisit(shop, ids[2]!))).toEqual([['VISIT_ALREADY_VOIDED', 'id']])
    const { data } = await shop.ask(
      `{ customer(id: "${customer}") { all: visits(includeVoided: true) { totalCount nodes { id voidReason } } visits { totalCount nodes { id } } } }`
    )
    expect(data.customer).toEqual({
      all: { totalCount: 3, nodes: ids.toReversed().map(id => ({ id, voidReason: id === ids[2] ? 'wrong person' : null })) },
      visits: { totalCount: 2, nodes: [{ id: ids[1] }, { id: ids[0] }] }
    })
    const logged = await world.db.unit(world.acme.tenantId, tx =>
      tx.query(
        sql`select chain_id as chain, store_id as store, detail from audit_entry where tenant_id = ${tx.tenantId} and action = 'visitVoid'`
      )
    )
    expect(logged).toEqual([{ chain: world.acme.chainId, store: world.acme.stores[0]?.id, detail: {} }])
  })

  test('of many at once one wins; it keeps to the customers and stores in reach', async () => {
    const [ours, theirs] = world.acme.stores[0]?.groups.map(group => group.id) ?? []
    const [mine, another] = [await register({ groupId: ours }), await register({ groupId: theirs })]
    const associate = shop.as(world.acme.associate)
    const [one, other] = [(await visit(shop, mine)).visit.id, (await visit(shop, another)).visit.id]
    expect(codes(await voidVisit(associate, other))).toEqual([['NOT_FOUND', 'id']])
    const answers = await Promise.all(Array.from({ length: 6 }, () => voidVisit(associate, one)))
    expect(answers.filter(answer => answer.visit)).toHaveLength(1)
    expect((await shop.customer(another)).visits.totalCount).toBe(1)
    expect(codes(await voidVisit(new Shop(world, world.globex), other))).toEqual([['NOT_FOUND', 'id']])
  })
})
