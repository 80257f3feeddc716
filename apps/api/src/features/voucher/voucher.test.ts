// BENEFIT-2, POINT-6: what vouchers there are, issuing by hand and for points within limits, taking back, showing codes; beside a company that sees nothing.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { readVoucherCode } from '@keqing/domain'
import { openWorld, type World } from '../../../test/world.ts'
import { codes, Vouchers } from '../../../test/vouchers.ts'
import { sql } from '../../platform/db/sql.ts'

let world: World
let hq: Vouchers
beforeAll(async () => {
  world = await openWorld()
  hq = new Vouchers(world)
})
afterAll(() => world.close())

describe('definitions', () => {
  test('a change is a further version; what was issued keeps its terms, and says by which', async () => {
    const made = await hq.define({ faceMinor: 10_000, storeIds: [world.acme.stores[0]!.id] })
    expect(made).toMatchObject({
      userErrors: [],
      definition: { version: 1, issued: 0, byRule: false, terms: { validDays: 90, stores: [{ code: 'S1' }] } }
    })
    const { id } = made.definition
    const customer = await hq.register()
    const before = await hq.issued(id, customer)
    expect(await hq.change(id, 1, { faceMinor: 5_000 })).toMatchObject({
      userErrors: [],
      definition: { version: 2, terms: { face: { minor: 5_000 } } }
    })
    // The same again changes nothing, whichever version was read; something else by the old one does not go unnoticed.
    expect(await hq.change(id, 1, { faceMinor: 5_000 })).toMatchObject({ userErrors: [], definition: { version: 2 } })
    expect(codes(await hq.change(id, 1, { faceMinor: 6_000 }))).toEqual([['CHANGED_MEANWHILE', 'version']])
    const after = await hq.issued(id, customer)
    expect(await hq.voucher(before)).toMatchObject({ version: 1, face: { minor: 10_000 }, terms: { face: { minor: 10_000 } } })
    expect(await hq.voucher(after)).toMatchObject({
      version: 2,
      face: { minor: 5_000 },
      entries: [{ kind: 'ISSUE', version: 2, amount: { minor: 5_000 } }]
    })
  })

  test('a key is taken once; what cannot be is refused at its field; a closed one issues no more', async () => {
    const customer = await hq.register()
    const id = await hq.defined({ key: 'once', idempotencyKey: 'define once' })
    expect((await hq.define({ key: 'once', idempotencyKey: 'define once' })).definition.id).toBe(id)
    expect(codes(await hq.define({ key: 'once' }))).toEqual([['VOUCHER_KEY_TAKEN', 'key']])
    expect(codes(await hq.define({ key: '券' }))).toEqual([['INVALID_VALUE', 'key']])
    expect(codes(await hq.define({ faceMinor: 0 }))).toEqual([['INVALID_VALUE', 'faceMinor']])
    expect(codes(await hq.define({ name: { zhCN: ' ', en: 'x' } }))).toEqual([['NAME_REQUIRED', 'name']])
    expect(codes(await hq.define({ storeIds: [world.globex.stores[0]!.id] }))).toEqual([['NOT_FOUND', 'storeIds']])
    expect((await hq.close(id)).definition.closedAt).not.toBeNull()
    expect(codes(await hq.issue(id, customer))).toEqual([['VOUCHER_DEFINITION_CLOSED', 'definitionId']])
    expect((await hq.close(id, 'Reopen')).definition.closedAt).toBeNull()
    expect(codes(await hq.issue(id, customer))).toEqual([])
  })

  test('the list is searched by key and by either name, and says which can be had for points', async () => {
    const plain = await hq.defined({ key: 'spring-2026', name: { zhCN: '迎春券', en: 'Spring 10%' } })
    const exchanged = await hq.defined({ key: 'autumn', name: { zhCN: '迎秋券', en: 'Autumn' }, forPoints: true })
    const query = `query ($chainId: ID!, $search: String, $forPoints: Boolean!) {
      voucherDefinitions(chainId: $chainId, search: $search, forPoints: $forPoints) { nodes { id } totalCount } }`
    const find = async (search: string | null, forPoints = false) => {
      const answer = await world.ask(world.acme.hq, query, { chainId: world.acme.chainId, search, forPoints })
      return (answer.data.voucherDefinitions.nodes as { id: string }[]).map(({ id }) => id)
    }
    expect(await find('SPRING')).toEqual([plain])
    expect(await find('0%')).toEqual([plain])
    expect(await find('_')).toEqual([])
    expect(await find(' 迎 ')).toEqual([exchanged, plain])
    expect(await find('迎', true)).toEqual([exchanged])
    expect(await find(null, true)).toEqual([exchanged])
  })

  test('of two who change one at once, one is told', async () => {
    const id = await hq.defined()
    const answers = await Promise.all([11_000, 12_000].map(faceMinor => hq.change(id, 1, { faceMinor })))
    expect(answers.flatMap(codes)).toEqual([['CHANGED_MEANWHILE', 'version']])
  })
})

describe('by hand', () => {
  test('the store’s manager gives one to a customer of the store, once per key', async () => {
    const [id, customer] = [await hq.defined(), await hq.register()]
    const manager = hq.as(world.acme.manager)
    const input = { idempotencyKey: 'given once' }
    const made = await manager.issue(id, customer, input)
    expect(made).toMatchObject({
      userErrors: [],
      voucher: {
        state: 'ACTIVE',
        source: 'HAND',
        left: { minor: 10_000 },
        validFrom: '2026-06-30',
        goodUntil: '2026-09-28',
        customer: { id: customer }
      }
    })
    expect((await manager.issue(id, customer, input)).voucher.id).toBe(made.voucher.id)
    expect(codes(await manager.issue(id, customer, { ...input, reason: 'another' }))).toEqual([
      ['IDEMPOTENCY_KEY_REUSED', 'idempotencyKey']
    ])
    const elsewhere = await hq.register({ storeId: world.acme.stores[1]!.id, groupId: undefined })
    expect(codes(await manager.issue(id, elsewhere))).toEqual([['NOT_FOUND', 'customerId']])
    expect(codes(await manager.issue(id, customer, { reason: 'call 13812345678' }))).toEqual([['PHONE_IN_REASON', 'reason']])
    expect(codes(await manager.issue(id, customer, { validFrom: '2026-06-29' }))).toEqual([['START_IN_PAST', 'validFrom']])
    expect((await manager.issue(id, customer, { validFrom: '2026-07-01' })).voucher).toMatchObject({
      state: 'NOT_YET_VALID',
      goodUntil: '2026-09-29'
    })
    expect(codes(await new Vouchers(world, world.globex).issue(id, customer))).toEqual([['NOT_FOUND', 'customerId']])
    const foreign = new Vouchers(world, world.globex)
    const theirs = await foreign.register({ phone: '+447700900123', groupId: undefined, storeId: world.globex.stores[0]!.id })
    expect(codes(await foreign.issue(id, theirs))).toEqual([['NOT_FOUND', 'definitionId']])
  })

  test('50 at once get no more than there are in all, and one no more than one may have', async () => {
    const inAll = await hq.defined({ mostInAll: 7 })
    const customers: string[] = []
    for (let n = 0; n < 10; n++) customers.push(await hq.register())
    const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => hq.issue(inAll, customers[n % 10]!)))
    expect(answers.filter(answer => answer.voucher)).toHaveLength(7)
    expect(new Set(answers.flatMap(codes).map(String))).toEqual(new Set(['VOUCHER_LIMIT_IN_ALL,customerId']))
    const each = await hq.defined({ mostPerCustomer: 2 })
    const mine = await Promise.all(Array.from({ length: 50 }, () => hq.issue(each, customers[0]!)))
    expect(mine.filter(answer => answer.voucher)).toHaveLength(2)
    expect(new Set(mine.flatMap(codes).map(String))).toEqual(new Set(['VOUCHER_LIMIT_PER_CUSTOMER,customerId']))
    // One that is void makes room for another.
    await hq.void(mine.find(answer => answer.voucher)!.voucher.id)
    expect(codes(await hq.issue(each, customers[0]!))).toEqual([])
    expect(codes(await hq.issue(each, customers[0]!))).toEqual([['VOUCHER_LIMIT_PER_CUSTOMER', 'customerId']])
  }, 180_000)

  test('none once the chain has closed', async () => {
    const [id, customer] = [await hq.defined(), await hq.register()]
    const closed = (on: string | null) =>
      world.db.unit(world.acme.tenantId, tx =>
        tx.run(sql`update chain set closed_on = ${on}::date where tenant_id = ${tx.tenantId} and id = ${world.acme.chainId}`)
      )
    await closed('2026-06-29')
    expect(codes(await hq.issue(id, customer))).toEqual([['CHAIN_CLOSED', 'definitionId']])
    await closed(null)
    expect(codes(await hq.issue(id, customer))).toEqual([])
  })

  test('taken back once, with what is left', async () => {
    const id = await hq.issued(await hq.defined(), await hq.register())
    const answers = await Promise.all([hq.void(id), hq.void(id), hq.void(id)])
    expect(answers.filter(answer => answer.voucher)).toHaveLength(1)
    expect(new Set(answers.flatMap(codes).map(String))).toEqual(new Set(['VOUCHER_VOID,id']))
    expect(await hq.voucher(id)).toMatchObject({
      state: 'VOID',
      left: { minor: 0 },
      entries: [{ kind: 'VOID', amount: { minor: -10_000 } }, { kind: 'ISSUE' }]
    })
  })

  test('one that is over is not taken back: what paid for it is gone, whether or not the night has been', async () => {
    const now = world.clock.now().toISOString()
    const id = await hq.issued(await hq.defined({ validDays: 1 }), await hq.register())
    world.clock.set(new Date(world.clock.now().getTime() + 3 * 86_400_000).toISOString())
    expect(codes(await hq.void(id))).toEqual([['VOUCHER_EXPIRED', 'id']])
    world.clock.set(now)
  })

  test('a whole code is shown to who may, and that is recorded; all others see four characters', async () => {
    const id = await hq.issued(await hq.defined(), await hq.register())
    const code = await hq.as(world.acme.manager).code(id)
    expect(readVoucherCode(code)).toBeDefined()
    expect((await hq.voucher(id)).maskedCode.slice(-5)).toBe(code.replaceAll('-', '').slice(-4).replace(/.$/, '-$&'))
    const refused = await world.ask(
      world.acme.associate,
      'mutation ($input: VoucherRevealInput!) { voucherReveal(input: $input) { code } }',
      { input: { id } }
    )
    expect(refused.errors?.[0]?.extensions.code).toBe('FORBIDDEN')
    const log = await world.ask(
      world.acme.hq,
      'query ($chainId: ID!, $filter: AuditFilter) { auditEntries(chainId: $chainId, filter: $filter) { nodes { action detail } } }',
      {
        chainId: world.acme.chainId,
        filter: { objectId: id }
      }
    )
    expect(log.data.auditEntries.nodes.map((each: { action: string }) => each.action)).toEqual(['voucherReveal', 'voucherIssue'])
    expect(JSON.stringify(log)).not.toContain(readVoucherCode(code))
  })
})

describe('for points', () => {
  test('at the rate of the rules, with the ledger; void unused they come back, once', async () => {
    const id = await hq.defined({ faceMinor: 1_950, forPoints: true })
    const customer = await hq.register()
    await hq.shop.adjust(customer, 30, `fund ${customer}`)
    const made = await hq.as(world.acme.associate).exchange(customer, id, { idempotencyKey: 'exchange once' })
    expect(made).toMatchObject({ userErrors: [], points: 20, voucher: { source: 'POINTS', policyVersion: 1, left: { minor: 1_950 } } })
    expect((await hq.exchange(customer, id, { idempotencyKey: 'exchange once' })).voucherId).toBe(made.voucherId)
    expect(await hq.shop.customer(customer)).toMatchObject({ points: { balance: 10, redeemed: -20, credited: 30 } })
    expect(codes(await hq.exchange(customer, id))).toEqual([['POINTS_INSUFFICIENT', 'definitionId']])
    expect(codes(await hq.exchange(customer, await hq.defined()))).toEqual([['VOUCHER_NOT_FOR_POINTS', 'definitionId']])
    expect(codes(await hq.void(made.voucherId))).toEqual([])
    expect(await hq.shop.customer(customer)).toMatchObject({ points: { balance: 30, redeemed: 0 } })
    expect(codes(await hq.void(made.voucherId))).toEqual([['VOUCHER_VOID', 'id']])
    expect(await hq.shop.customer(customer)).toMatchObject({ points: { balance: 30, redeemed: 0 } })
  })

  test('50 at once take no more points than there are', async () => {
    const id = await hq.defined({ faceMinor: 1_000, forPoints: true })
    const customer = await hq.register()
    await hq.shop.adjust(customer, 35, `fund ${customer}`)
    const answers = await Promise.all(Array.from({ length: 50 }, () => hq.exchange(customer, id)))
    expect(answers.filter(answer => answer.voucherId)).toHaveLength(3)
    expect(await hq.shop.customer(customer)).toMatchObject({ points: { balance: 5, redeemed: -30 } })
  }, 180_000)
})

test('lists: by customer, state and end, page by page, in scope; nothing of it elsewhere', async () => {
  const customer = await hq.register()
  const [soon, late] = [await hq.defined({ validDays: 1 }), await hq.defined({ validDays: 300 })]
  const ids = [await hq.issued(late, customer), await hq.issued(soon, customer), await hq.issued(late, customer)]
  await hq.void(ids[2]!)
  const of = (more: object = {}) => ({ filter: { customerId: customer, ...more } })
  const idsOf = (page: { nodes: { id: string }[] }) => page.nodes.map(each => each.id)
  expect(idsOf(await hq.list(of()))).toEqual(ids.toReversed())
  expect(await hq.list(of({ states: ['VOID'] }))).toMatchObject({ totalCount: 1, nodes: [{ id: ids[2], left: { minor: 0 } }] })
  const order = { field: 'ENDS', direction: 'ASC' }
  const first = await hq.list({ ...of(), order, first: 1 })
  expect(idsOf(first)).toEqual([ids[1]])
  expect(idsOf(await hq.list({ ...of(), order, after: first.pageInfo.endCursor }))).toEqual([ids[0], ids[2]])
  world.clock.set('2026-07-02T04:00:00Z')
  expect(idsOf(await hq.list(of({ states: ['EXPIRED'] })))).toEqual([ids[1]])
  world.clock.set('2026-06-30T04:00:00Z')
  expect(await new Vouchers(world, world.globex).list()).toMatchObject({ totalCount: 0 })
  const elsewhere = hq.as(world.acme.manager)
  const other = await hq.issued(late, await hq.register({ storeId: world.acme.stores[1]!.id, groupId: undefined }))
  expect(idsOf(await elsewhere.list())).not.toContain(other)
  expect(await elsewhere.voucher(other)).toBeNull()
})

test('a customer’s timeline and a file tell of vouchers, without their codes', async () => {
  const customer = await hq.register()
  const id = await hq.issued(await hq.defined(), customer)
  await hq.void(id)
  const { data, errors } = await hq.shop.ask(
    'query ($id: ID!) { customer(id: $id) { timeline(kinds: [VOUCHER]) { nodes { kind on voucherEntry { kind amount { minor } voucher { id } } } } } }',
    { id: customer }
  )
  expect(errors).toBeUndefined()
  expect(data.customer.timeline.nodes).toMatchObject([
    { kind: 'VOUCHER', on: '2026-06-30', voucherEntry: { kind: 'VOID', amount: { minor: -10_000 }, voucher: { id } } },
    { kind: 'VOUCHER', voucherEntry: { kind: 'ISSUE' } }
  ])
  const link = await hq.shop.act(
    'exportLinkCreate',
    'ExportLinkCreateInput',
    { chainId: world.acme.chainId, list: 'VOUCHERS', voucherFilter: { customerId: customer } },
    'path userErrors { code }'
  )
  const file = await world.service.app.inject({ method: 'GET', url: link.path, headers: { cookie: `keqing=${world.acme.hq.token}` } })
  const code = await hq.code(id)
  expect(file.statusCode).toBe(200)
  expect(file.body).toContain(`,void,100.00,0.00,2026-06-30,`)
  expect(file.body).toContain(code.slice(-3))
  expect(file.body).not.toContain(code.slice(0, 9))
})
