import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { Client } from 'pg'
import { raw, sql } from '../../platform/db/sql.ts'
import { addPerson, openWorld, type Answer, type Person, type World } from '../../../test/world.ts'
import { pageStatement } from './page.sql.ts'

let world: World
let sent: string[] = []
const made: Record<string, string> = {}

const REGISTER = `mutation ($input: CustomerRegisterInput!) { customerRegister(input: $input) { customer { id memberNo } userErrors { code } } }`
const RECORD = `mutation ($input: PurchaseRecordInput!) { purchaseRecord(input: $input) { purchase { id } userErrors { code field } } }`

async function register(name: string, more: Record<string, unknown> = {}): Promise<string> {
  const { acme } = world
  const { data } = await world.ask(acme.hq, REGISTER, {
    input: { chainId: acme.chainId, storeId: acme.stores[0]?.id, name, captureSource: 'TILL', ...more }
  })
  expect(data.customerRegister.userErrors).toEqual([])
  return (made[name] = data.customerRegister.customer.id)
}

let receipts = 0
async function buy(customerId: string, happenedAt: string, amountMinor: number, storeId = world.acme.stores[0]?.id) {
  const input = {
    chainId: world.acme.chainId,
    storeId,
    receiptNo: `R${++receipts}`,
    happenedAt,
    customerId,
    lines: [{ itemCode: 'shoe', quantity: 1, amountMinor }]
  }
  const answer = await world.ask(world.acme.hq, RECORD, { input })
  expect(answer.data?.purchaseRecord.userErrors).toEqual([])
}

beforeAll(async () => {
  world = await openWorld()
  const [s1, s2] = world.acme.stores
  await register('林晓梅', { phone: '13812342201', registeredOn: '2026-01-10', groupId: s1?.groups[0]?.id, birthOn: '1990-06-01' })
  await register('吕布', { phone: '13912345678', registeredOn: '2026-02-10', groupId: s1?.groups[1]?.id, birthMonth: 6 })
  await register('Anna Smith', { phone: '+44 7700 900123', registeredOn: '2026-03-10' })
  await register('单于', { registeredOn: '2026-04-10', storeId: s2?.id, memberNo: 'VIP%7'.replace('%', '-') })
  await register('100%_公司', { kind: 'COMPANY', registeredOn: '2026-04-10', storeId: s2?.id, groupId: s2?.groups[0]?.id })
  await buy(made['林晓梅'] ?? '', '2026-06-01T04:00:00Z', 35_000)
  for (const day of ['05', '06', '07', '08']) await buy(made['林晓梅'] ?? '', `2026-06-${day}T04:00:00Z`, 10_000)
  await buy(made['吕布'] ?? '', '2025-03-01T04:00:00Z', 99_900)
  await buy(made['100%_公司'] ?? '', '2026-05-01T04:00:00Z', 1_000, s2?.id)
  // Every statement passes here, whoever sends it.
  const query: unknown = Reflect.get(Client.prototype, 'query')
  const counting = function (this: Client, ...args: unknown[]) {
    const [config] = args as [string | { text: string }]
    sent.push(typeof config === 'string' ? config : config.text)
    return (query as (...args: unknown[]) => unknown).apply(this, args)
  }
  Reflect.set(Client.prototype, 'query', counting)
})
afterAll(() => world.close())

async function list(variables: Record<string, unknown> = {}, as: Person = world.acme.hq, fields = 'name'): Promise<Answer['data']> {
  const query = `query ($chainId: ID!, $filter: CustomerFilter, $order: CustomerOrder, $first: Int, $after: String) {
    customers(chainId: $chainId, filter: $filter, order: $order, first: $first, after: $after) { nodes { ${fields} } totalCount netSpend { minor currency } pageInfo { hasNextPage hasPreviousPage endCursor } } }`
  const answer = await world.ask(as, query, { chainId: world.acme.chainId, ...variables })
  expect(answer.errors).toBeUndefined()
  return answer.data.customers
}
const names = async (filter: Record<string, unknown>, as?: Person) =>
  (await list({ filter }, as)).nodes.map((node: { name: string }) => node.name).sort()

describe('searching', () => {
  test.each([
    ['林晓', ['林晓梅']],
    ['linxiaomei', ['林晓梅']],
    ['LXM', ['林晓梅']],
    ['lxm', ['林晓梅']],
    ['lvbu', ['吕布']],
    ['shanyu', ['单于']],
    ['smith', ['Anna Smith']],
    ['anna  SMITH', ['Anna Smith']],
    ['ＡＮＮＡ', ['Anna Smith']],
    ['2201', ['林晓梅']],
    ['138', []],
    ['342201', []],
    ['1381234220', []],
    ['13812342201', ['林晓梅']],
    ['+8613812342201', ['林晓梅']],
    ['07700', []],
    ['07700900123', ['Anna Smith']],
    ['0123', ['Anna Smith']],
    ['vip-7', ['单于']],
    ['%', ['100%_公司']],
    ['_', ['100%_公司']],
    ['梅 2201', ['林晓梅']],
    ['梅 2202', []]
  ])('%s', async (search, found) => {
    expect(await names({ search })).toEqual(found)
  })

  // Above: of a phone only what its mask shows, or all of it, finds anybody: searching must not tell the rest digit by digit (TRUST 34).
  test('where names are masked, nothing of them is found: member numbers alone', async () => {
    for (const search of ['林', 'lin', '2201', '13812342201']) expect(await names({ search }, world.acme.analyst)).toEqual([])
    expect(await names({ search: 'VIP-7' }, world.acme.analyst)).toEqual(['单**'])
    expect(await names({ birthMonth: 6 }, world.acme.analyst)).toEqual([])
    expect(await names({ birthMonth: 6 })).toEqual(['吕布', '林晓梅'].sort())
  })
})

describe('narrowing', () => {
  test.each([
    [{ tiers: ['B'] }, ['林晓梅']],
    [{ statuses: ['LOST'] }, ['吕布']],
    [{ statuses: ['NONE'] }, ['Anna Smith', '单于']],
    [{ noGroup: true }, ['Anna Smith', '单于']],
    [{ registeredFrom: '2026-02-10', registeredTo: '2026-03-10' }, ['Anna Smith', '吕布']],
    [{ lastVisitFrom: '2026-06-08' }, ['林晓梅']],
    [{ netSpendMin: 75_000, netSpendMax: 75_000 }, ['林晓梅']],
    [{ kind: 'COMPANY' }, ['100%_公司']],
    [{ lowered: true }, []],
    [{ storeIds: ['nonsense'] }, []],
    [{ nextChangeTo: '2026-06-30' }, []]
  ])('%j', async (filter, found) => {
    expect(await names(filter)).toEqual([...found].sort())
  })

  test('completeness is compared as shown', async () => {
    const { nodes } = await list({}, world.acme.hq, 'name completeness { percent }')
    const lin = nodes.find((node: { name: string }) => node.name === '林晓梅')
    // name, age, phone, amount spent, products bought: 5 of 9 basic fields, 11.1 %.
    expect(lin.completeness.percent).toBe(11)
    expect(await names({ completenessMin: 11, completenessMax: 11 })).toEqual(['林晓梅'])
  })
})

describe('paging', () => {
  const orders = ['REGISTERED', 'NAME', 'LAST_VISIT', 'NET_SPEND', 'MEMBER_NO', 'COMPLETENESS'].flatMap(field =>
    ['ASC', 'DESC'].map(direction => ({ field, direction }))
  )
  test.each(orders)('by $field $direction: every customer once, those without a value last', async order => {
    const seen: { id: string; lastVisitOn: string | null }[] = []
    let after: string | undefined
    do {
      const page = await list({ order, first: 2, after }, world.acme.hq, 'id lastVisitOn')
      seen.push(...page.nodes)
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : undefined
    } while (after)
    expect(new Set(seen.map(one => one.id))).toEqual(new Set(Object.values(made)))
    expect(seen).toHaveLength(5)
    if (order.field === 'LAST_VISIT') expect(seen.slice(3).map(one => one.lastVisitOn)).toEqual([null, null])
  })

  test('sorted by sound', async () => {
    const { nodes } = await list({ order: { field: 'NAME', direction: 'ASC' } })
    expect(nodes.map((node: { name: string }) => node.name)).toEqual(['100%_公司', 'Anna Smith', '林晓梅', '吕布', '单于'])
  })

  test('a newcomer in the middle neither repeats nor hides a row', async () => {
    const order = { field: 'REGISTERED', direction: 'DESC' }
    const first = await list({ order, first: 3 }, world.acme.hq, 'id')
    await register('newcomer')
    const rest = await list({ order, first: 50, after: first.pageInfo.endCursor }, world.acme.hq, 'id')
    expect(new Set([...first.nodes, ...rest.nodes].map((node: { id: string }) => node.id)).size).toBe(5)
  })

  test.each([
    Buffer.from('["x","y"]').toString('base64url'),
    Buffer.from('["2026-01-01","y"]').toString('base64url'),
    Buffer.from('[1]').toString('base64url'),
    'x'
  ])('a forged cursor is refused: %s', async after => {
    const answer = await world.ask(
      world.acme.hq,
      `query ($id: ID!, $after: String) { customers(chainId: $id, after: $after) { nodes { id } } }`,
      { id: world.acme.chainId, after }
    )
    expect(answer.errors?.[0]?.extensions).toMatchObject({ refusal: 'INVALID_VALUE', field: ['after'] })
  })

  test('totals are of all that match', async () => {
    expect(await list({ filter: { storeIds: [world.acme.stores[0]?.id] }, first: 1 })).toMatchObject({
      totalCount: 4,
      netSpend: { minor: 174_900, currency: 'CNY' },
      pageInfo: { hasNextPage: true }
    })
  })
})

describe('row scope (TRUST 8)', () => {
  test('by role, in the list and in its totals', async () => {
    const { acme, globex } = world
    expect((await list({}, acme.analyst)).totalCount).toBe(6)
    expect((await list({}, acme.manager)).totalCount).toBe(4)
    expect(await list({}, acme.associate)).toMatchObject({ nodes: [{ name: '林晓梅' }], totalCount: 1, netSpend: { minor: 75_000 } })
    const both = await addPerson(world.db, acme, 'acme', 'ASSOCIATE', { group: acme.stores[1]?.groups[0]?.id ?? '' })
    expect(await names({}, both)).toEqual(['100%_公司'])
    const ask = (chainId: string) =>
      world.ask(globex.hq, `query ($id: ID!) { customers(chainId: $id) { nodes { id } totalCount } }`, { id: chainId })
    const [foreign, never] = [await ask(acme.chainId), await ask('0198a000-0000-7000-8000-000000000000')]
    expect(foreign).toEqual(never)
    expect(foreign.errors?.[0]?.extensions.code).toBe('NOT_FOUND')
  })

  test('nested customers too', async () => {
    await world.ask(world.acme.hq, `mutation ($i: CustomerUpdateInput!) { customerUpdate(input: $i) { customer { id } } }`, {
      i: { id: made['林晓梅'], referrerId: made['单于'] }
    })
    const nested = async (as: Person) =>
      (await world.ask(as, `query ($id: ID!) { customer(id: $id) { referrer { name } } }`, { id: made['林晓梅'] })).data.customer
    expect(await nested(world.acme.hq)).toEqual({ referrer: { name: '单于' } })
    expect(await nested(world.acme.associate)).toEqual({ referrer: null })
  })

  test('a reader with sight of one store sees the rest of the chain masked', async () => {
    const mixed = await addPerson(world.db, world.acme, 'acme', 'ANALYST', { chain: world.acme.chainId })
    await world.db.unit(world.acme.tenantId, tx =>
      tx.client.query(
        `insert into role_grant (tenant_id, id, staff_id, role, store_id) values ($1, gen_random_uuid(), $2, 'STORE_MANAGER', $3)`,
        [world.acme.tenantId, mixed.staffId, world.acme.stores[1]?.id]
      )
    )
    expect(await names({}, mixed)).toEqual(['100%_公司', 'A**', 'n**', '单于', '吕**', '林**'].sort())
    expect(await names({ search: 'yu' }, mixed)).toEqual(['单于'])
    expect(await names({ search: 'lin' }, mixed)).toEqual([])
  })
})

const PAGE_FIELDS = `id memberNo kind name namesMasked gender phone email address birthOn birthMonth birthDay ageBand ethnicity occupation values note registeredOn captureSource doNotContactSince
  purchaseCount netSpend { minor currency } firstPurchaseOn lastPurchaseOn lastVisitOn groupSince chain { id name currency } store { id code name city } group { id name } consents { purpose granted }
  completeness { percent missing { field gain } } tier { status key rank name source lowered nextChangeOn decidedOn } points { balance credited earned adjusted reversed redeemed expired }
  purchases(first: 3) { nodes { id receiptNo purchasedOn happenedAt paid { minor currency } net { minor } units } pageInfo { hasNextPage } }`

describe('one statement', () => {
  test('however many fields are asked for', async () => {
    const { token } = world.acme.hq
    const query = `query Page($chainId: ID!, $n: Int) { customers(chainId: $chainId) { edges { cursor node { ...row } } pageInfo { hasNextPage } } } fragment row on Customer { ${PAGE_FIELDS.replace('first: 3', 'first: $n')} }`
    sent = []
    const answer = await world.ask({ token } as Person, query, { chainId: world.acme.chainId, n: 3 })
    expect(answer.errors).toBeUndefined()
    const statements = sent.filter(text =>
      /\bcustomer c\b|from point_entry|from purchase|from assignment|from consent|from policy_version|from chain/.test(text)
    )
    expect(statements).toHaveLength(1)
    expect(answer.data.customers.edges).toHaveLength(6)
  })

  test('which answers as the loaders do', async () => {
    const listed = await list({}, world.acme.hq, PAGE_FIELDS)
    for (const row of listed.nodes) {
      const { data, errors } = await world.ask(world.acme.hq, `query ($id: ID!) { customer(id: $id) { ${PAGE_FIELDS} } }`, { id: row.id })
      expect(errors).toBeUndefined()
      expect(row).toEqual(data.customer)
    }
    const lin = listed.nodes.find((row: { name: string }) => row.name === '林晓梅')
    expect(lin.tier).toMatchObject({ status: 'TIER', key: 'B', name: '金卡' })
    expect(lin.points).toMatchObject({ balance: 7, earned: 7 })
    expect(lin.purchases).toMatchObject({
      nodes: [{ purchasedOn: '2026-06-08' }, { purchasedOn: '2026-06-07' }, { purchasedOn: '2026-06-06' }],
      pageInfo: { hasNextPage: true }
    })
  })

  test('purchases asked for in two ways are loaded apart, each as asked', async () => {
    const { nodes } = await list(
      { filter: { search: 'lxm' } },
      world.acme.hq,
      'a: purchases(first: 1) { nodes { receiptNo } totalCount } b: purchases(first: 2) { nodes { receiptNo } }'
    )
    expect(nodes).toEqual([
      { a: { nodes: [{ receiptNo: 'R5' }], totalCount: 5 }, b: { nodes: [{ receiptNo: 'R5' }, { receiptNo: 'R4' }] } }
    ])
  })
})

test('the lost-customer register (TIER-6)', async () => {
  const query = `query ($chainId: ID!, $storeId: ID) { lostCustomers(chainId: $chainId, storeId: $storeId) { nodes { name lastPurchaseOn netSpend { minor } tier { status decidedOn } } totalCount } }`
  const ask = async (as: Person, storeId?: string) =>
    (await world.ask(as, query, { chainId: world.acme.chainId, storeId })).data.lostCustomers
  const lost = {
    nodes: [{ name: '吕布', lastPurchaseOn: '2025-03-01', netSpend: { minor: 99_900 }, tier: { status: 'LOST', decidedOn: '2026-06-30' } }],
    totalCount: 1
  }
  expect(await ask(world.acme.hq)).toEqual(lost)
  expect(await ask(world.acme.manager, world.acme.stores[0]?.id)).toEqual(lost)
  expect(await ask(world.acme.hq, world.acme.stores[1]?.id)).toEqual({ nodes: [], totalCount: 0 })
  expect(await ask(world.acme.associate)).toEqual({ nodes: [], totalCount: 0 })
})

test('a further page in the order of a state’s figure starts in its index, however far on', async () => {
  const { tenantId, chainId, hq } = world.acme
  const { rights } = await world.contextOf(hq, world.acme)
  const joins = { chain: false, state: false, assignment: false }
  const last = [100, '01900000-0000-7000-8000-000000000000']
  const page = pageStatement(
    { tenantId, rights, chainId, filter: {} },
    { field: 'netSpend', direction: 'desc' },
    { columns: ['id'], loaded: [], joins },
    51,
    last
  )
  const plan = await world.db.unit(tenantId, async tx => {
    for (const way of ['seqscan', 'bitmapscan', 'sort', 'hashjoin', 'mergejoin']) await tx.run(sql`set local ${raw(`enable_${way}`)} = off`)
    return tx.query<{ 'QUERY PLAN': string }>(sql`explain ${page}`)
  })
  const text = plan.map(line => line['QUERY PLAN']).join(' ')
  expect(text).toMatch(/using customer_state_net on customer_state s .{0,120}Index Cond: .{0,200}ROW\(net_minor, customer_id\) < ROW/)
})
