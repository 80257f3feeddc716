// GROUP-2 through GraphQL and the job: proposed evenly with the relationships kept, adjusted, carried out where it still fits, taken back; killed anywhere it goes on.
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { v7 as uuid } from 'uuid'
import { Shop } from '../../../test/shop.ts'
import { fileOf } from '../../../test/file-of.ts'
import { addPerson, openWorld, type Person, type World } from '../../../test/world.ts'
import { sql } from '../../platform/db/sql.ts'
import { jobContext } from '../../platform/jobs/job-context.ts'
import { feature } from './index.ts'

let world: World
let shop: Shop
let [store, one, two] = ['', '', '']
let next = 100_000
beforeAll(async () => {
  world = await openWorld()
  shop = new Shop(world).as(world.acme.manager)
  store = world.acme.stores[0]!.id
  ;[one = '', two = ''] = world.acme.stores[0]!.groups.map(({ id }) => id)
})
afterAll(() => world.close())
beforeEach(() => world.clock.set('2026-06-30T04:00:00Z'))

const member = (group: string): Promise<Person> => addPerson(world.db, world.acme, 'acme', 'ASSOCIATE', { group })
const customers = async (many: number, by: Shop = shop): Promise<string[]> => {
  const ids: string[] = []
  for (let at = 0; at < many; at++) ids.push(await by.register(`+86139${String(next++).padStart(8, '0')}`, { registeredOn: '2026-06-01' }))
  return ids.toSorted()
}
const FIELDS = `id state chosen moving done moved changed undoable known kept groups { id } shares { tierKey present from to group { id } }
  customers(first: 100) { totalCount nodes { tierKey because outcome customer { id } fromGroup { id } toGroup { id } toKeeper { id } } }`
const PLAN = `plan { ${FIELDS} } userErrors { code field }`
const start = (customerIds: readonly string[], more: object = {}, as: Shop = shop) =>
  as.act(
    'bookPlanStart',
    'BookPlanStartInput',
    { chainId: world.acme.chainId, storeId: store, groupIds: [one, two], customerIds, idempotencyKey: uuid(), ...more },
    PLAN
  )
const act = (name: 'Apply' | 'Undo' | 'Discard', id: string, as: Shop = shop) => as.act(`bookPlan${name}`, 'BookPlanInput', { id }, PLAN)
const read = async (id: string, as: Person = world.acme.manager) =>
  (await world.ask(as, `query ($id: ID!) { bookPlan(id: $id) { ${FIELDS} } }`, { id })).data.bookPlan
const codes = ({ userErrors }: { userErrors: { code: string }[] }) => userErrors.map(({ code }) => code)

/** `units`: after so many transactions the worker is killed. */
async function work(planId: string, { units = Number.POSITIVE_INFINITY, size = 2 } = {}): Promise<void> {
  let left = units
  const dying: Pick<World['platform'], 'unit'> = {
    unit: (tenant, some) => (left-- > 0 ? world.platform.unit(tenant, some) : Promise.reject(new Error('killed')))
  }
  const job = jobContext({ db: dying as World['platform'], clock: world.clock }, world.log, uuid(), new AbortController().signal)
  await feature.jobs!['bookPlan']!(job, { tenantId: world.acme.tenantId, planId, size })
}
const groupsOf = async (ids: readonly string[]): Promise<(string | null)[]> => {
  const rows = await world.db.unit(world.acme.tenantId, tx =>
    tx.query<{ id: string; groupId: string | null }>(sql`select c.id, a.group_id as "groupId" from customer c
      left join assignment a on a.tenant_id = c.tenant_id and a.customer_id = c.id and a.until_on is null where c.tenant_id = ${tx.tenantId} and c.id = any(${[...ids]}::uuid[]) order by c.id`)
  )
  return rows.map(row => row.groupId)
}
async function proposed(ids: readonly string[], more: object = {}) {
  const { plan, userErrors } = await start(ids, more)
  expect(userErrors).toEqual([])
  expect(plan).toMatchObject({ state: 'PLANNING', chosen: ids.length })
  await work(plan.id)
  return read(plan.id)
}

test('proposed evenly, who is known stays with whom they know; carried out, each has a group and whom they know keeps them', async () => {
  const [anna, bo] = [await member(one), await member(two)]
  // Whoever registers in no group of their own leaves the file to the pool: it is their membership that counts.
  const known = async (who: Person, many: number) => {
    const ids = await customers(many)
    await world.db.unit(world.acme.tenantId, tx =>
      tx.run(sql`update customer set registered_by = ${who.staffId} where tenant_id = ${tx.tenantId} and id = any(${ids}::uuid[])`)
    )
    return ids
  }
  const [ofAnna, ofBo, strangers] = [await known(anna, 3), await known(bo, 1), await customers(3)]
  const all = [...ofAnna, ...ofBo, ...strangers]
  const plan = await proposed(all)
  expect(plan).toMatchObject({ state: 'PLANNED', chosen: 7, moving: 7, known: 4, kept: 4, undoable: 0 })
  type Node = { customer: { id: string }; toGroup: { id: string }; because: string; toKeeper: { id: string } | null }
  const of = (ids: readonly string[]) => (plan.customers.nodes as Node[]).filter(({ customer }) => ids.includes(customer.id))
  for (const [ids, group, keeper] of [
    [ofAnna, one, anna],
    [ofBo, two, bo]
  ] as const)
    for (const node of of(ids))
      expect(node).toMatchObject({ toGroup: { id: group }, because: 'REGISTERED', toKeeper: { id: keeper.staffId } })
  expect(of(strangers).every(({ because, toKeeper }) => because === 'EVEN' && toKeeper === null)).toBe(true)
  const to = Object.fromEntries(
    (plan.shares as { to: number; group: { id: string } | null }[]).filter(({ to }) => to > 0).map(({ to, group }) => [group?.id, to])
  )
  expect(Object.values(to).toSorted()).toEqual([3, 4])
  expect(await groupsOf(all)).toEqual(all.map(() => null))

  expect((await act('Apply', plan.id)).plan.state).toBe('APPLYING')
  await expect(work(plan.id, { units: 3 })).rejects.toThrow('killed')
  expect(await read(plan.id)).toMatchObject({ state: 'APPLYING', done: 4 })
  await Promise.all([work(plan.id), work(plan.id)])
  expect(await read(plan.id)).toMatchObject({ state: 'APPLIED', done: 7, moved: 7, changed: 0, undoable: 7 })
  const { data } = await world.ask(world.acme.manager, 'query ($id: ID!) { customer(id: $id) { group { id } keeper { id } groupSince } }', {
    id: ofBo[0]
  })
  expect(data.customer).toEqual({ group: { id: two }, keeper: { id: bo.staffId }, groupSince: '2026-06-30' })
  // A group's own see theirs the same moment.
  const seen = await Promise.all([anna, bo].map(as => world.ask(as, 'query ($id: ID!) { customer(id: $id) { id } }', { id: ofBo[0] })))
  expect(seen.map(({ data: { customer } }) => customer?.id)).toEqual([undefined, ofBo[0]])
})

test('adjusted by hand; whom somebody has moved since stays, and is told', async () => {
  const ids = await customers(6)
  const plan = await proposed(ids)
  const [moved = '', adjusted = ''] = ids
  const goesTo = (id: string) =>
    (plan.customers.nodes as { customer: { id: string }; toGroup: { id: string } }[]).find(({ customer }) => customer.id === id)!.toGroup.id
  const other = goesTo(adjusted) === one ? two : one
  const answer = await shop.act('bookPlanAdjust', 'BookPlanAdjustInput', { id: plan.id, customerIds: [adjusted], groupId: other }, PLAN)
  expect(answer.userErrors).toEqual([])
  await shop.act(
    'customerAssign',
    'CustomerAssignInput',
    { customerId: moved, groupId: goesTo(moved) === one ? two : one },
    'userErrors { code }'
  )
  await act('Apply', plan.id)
  await work(plan.id)
  const after = await read(plan.id)
  expect(after).toMatchObject({ state: 'APPLIED', moved: 5, changed: 1 })
  expect((await groupsOf([adjusted]))[0]).toBe(other)
  expect((await groupsOf([moved]))[0]).not.toBe(goesTo(moved))
  expect(
    codes(await shop.act('bookPlanAdjust', 'BookPlanAdjustInput', { id: plan.id, customerIds: [adjusted], groupId: one }, PLAN))
  ).toEqual(['BOOK_PLAN_OVER'])
  expect(codes(await act('Discard', plan.id))).toEqual(['BOOK_PLAN_OVER'])
})

test('taken back as far as nobody has moved them since; the days between stay as they were', async () => {
  const ids = await customers(4)
  const plan = await proposed(ids)
  await act('Apply', plan.id)
  await work(plan.id)
  world.clock.set('2026-07-03T04:00:00Z')
  const [away = ''] = ids
  await shop.act('customerAssign', 'CustomerAssignInput', { customerId: away, groupId: null }, 'userErrors { code }')
  expect(await read(plan.id)).toMatchObject({ undoable: 3 })
  expect((await act('Undo', plan.id)).plan.state).toBe('UNDOING')
  await expect(work(plan.id, { units: 2 })).rejects.toThrow('killed')
  await work(plan.id)
  expect(await read(plan.id)).toMatchObject({ state: 'UNDONE', moved: 0, undoable: 0 })
  expect(await groupsOf(ids)).toEqual(ids.map(() => null))
  const days = await world.db.unit(world.acme.tenantId, tx =>
    tx.query(
      sql`select from_on as "from", until_on as until from assignment where tenant_id = ${tx.tenantId} and customer_id = any(${ids}::uuid[])`
    )
  )
  expect(days).toEqual(ids.map(() => ({ from: '2026-06-30', until: '2026-07-02' })))
})

test('one key, one plan; what it asks for is checked; nothing comes of a discarded one', async () => {
  const ids = await customers(2)
  const key = uuid()
  const first = await start(ids, { idempotencyKey: key })
  expect((await start(ids, { idempotencyKey: key })).plan.id).toBe(first.plan.id)
  expect(codes(await start([ids[0]!], { idempotencyKey: key }))).toEqual(['IDEMPOTENCY_KEY_REUSED'])
  expect((await act('Discard', first.plan.id)).plan.state).toBe('DISCARDED')
  await work(first.plan.id)
  expect(codes(await act('Apply', first.plan.id))).toEqual(['BOOK_PLAN_OVER'])
  const elsewhere = world.acme.stores[1]!.groups[0]!.id
  expect(codes(await start(ids, { groupIds: [one, elsewhere] }))).toEqual(['NOT_FOUND'])
  expect(codes(await start(ids, { groupIds: [] }))).toEqual(['REQUIRED'])
  const abroad = await new Shop(world).register('+8613912399901', { storeId: world.acme.stores[1]!.id })
  expect(codes(await start([...ids, abroad]))).toEqual(['NOT_FOUND'])
  const filtered = await start([], { customerIds: undefined, filter: { noGroup: true } })
  expect(filtered).toMatchObject({ userErrors: [], plan: { state: 'PLANNING' } })
  expect(filtered.plan.chosen).toBeGreaterThanOrEqual(2)
})

test('another store’s manager and another company find no plan; an associate starts none', async () => {
  const plan = await proposed(await customers(2))
  const other = await addPerson(world.db, world.acme, 'acme', 'STORE_MANAGER', { store: world.acme.stores[1]!.id })
  for (const as of [other, world.globex.manager, world.globex.hq]) {
    expect(await read(plan.id, as)).toBeNull()
    for (const name of ['Apply', 'Undo', 'Discard'] as const) {
      if (as === world.globex.hq) continue
      expect(codes(await act(name, plan.id, shop.as(as)))).toEqual(['NOT_FOUND'])
    }
  }
  for (const id of [store, uuid()]) {
    const { errors } = await world.ask(
      other,
      'query ($id: ID!) { book(storeId: $id) { customers } bookPlans(storeId: $id) { totalCount } }',
      { id }
    )
    expect(errors?.map(error => error.extensions['code'])).toContain('NOT_FOUND')
  }
  const associate = await start(await customers(1), {}, shop.as(world.acme.associate)).catch(() => 'refused')
  expect(associate).toBe('refused')
})

test('the book at a glance: everybody of the store once, by group and tier, with those whom nobody keeps', async () => {
  const { data } = await world.ask(
    world.acme.manager,
    'query ($id: ID!) { book(storeId: $id) { group { id } customers unkept since members { id } tiers { key customers } netSpend { minor currency } } }',
    { id: store }
  )
  const columns = data.book as {
    group: { id: string } | null
    customers: number
    unkept: number
    tiers: { customers: number }[]
    members: unknown[]
  }[]
  expect(columns[0]?.group).toBeNull()
  expect(columns.slice(1).map(({ group }) => group?.id)).toEqual(expect.arrayContaining([one, two]))
  for (const { customers: all, tiers, unkept } of columns) {
    expect(tiers.reduce((sum, tier) => sum + tier.customers, 0)).toBe(all)
    expect(unkept).toBeLessThanOrEqual(all)
  }
  const { data: list } = await world.ask(
    world.acme.manager,
    'query ($c: ID!, $s: ID!) { customers(chainId: $c, first: 1, filter: { storeIds: [$s] }) { totalCount } }',
    { c: world.acme.chainId, s: store }
  )
  expect(columns.reduce((sum, column) => sum + column.customers, 0)).toBe(list.customers.totalCount)
})

test('who had whom on a day, whatever came after it; as a file too', async () => {
  const keeper = await member(one)
  const [kept = '', left = ''] = await customers(2)
  for (const [id, more] of [
    [kept, { groupId: one, keeperId: keeper.staffId, reason: 'she asked' }],
    [left, { groupId: one }]
  ] as const)
    await shop.act('customerAssign', 'CustomerAssignInput', { customerId: id, ...more }, 'userErrors { code }')
  world.clock.set('2026-07-05T04:00:00Z')
  await shop.act('customerAssign', 'CustomerAssignInput', { customerId: kept, groupId: two }, 'userErrors { code }')
  await shop.act('customerAssign', 'CustomerAssignInput', { customerId: left, groupId: null }, 'userErrors { code }')
  const on = async (day: string, more: object = {}, as: Person = world.acme.manager) => {
    const query = `query ($store: ID!, $on: LocalDate!, $group: ID, $keeper: ID) { bookOn(storeId: $store, on: $on, groupId: $group, keeperId: $keeper, first: 100) {
      totalCount nodes { customer { id } group { id } keeper { id } fromOn untilOn reason } } }`
    const { data } = await world.ask(as, query, { store, on: day, ...more })
    return (data?.bookOn.nodes ?? []).filter(({ customer }: { customer: { id: string } }) => [kept, left].includes(customer.id))
  }
  const days = { fromOn: '2026-06-30', untilOn: '2026-07-04' }
  expect(await on('2026-07-04', { keeper: keeper.staffId })).toEqual([
    { customer: { id: kept }, group: { id: one }, keeper: { id: keeper.staffId }, ...days, reason: 'she asked' }
  ])
  expect(await on('2026-07-04', { group: one })).toHaveLength(2)
  expect(await on('2026-07-05')).toEqual([
    { customer: { id: kept }, group: { id: two }, keeper: null, fromOn: '2026-07-05', untilOn: null, reason: null }
  ])
  expect(await on('2026-06-29')).toEqual([])
  const bookDayFilter = { storeId: store, on: '2026-07-04', keeperId: keeper.staffId }
  expect(await fileOf(world, world.acme.manager, { list: 'BOOK_ON', bookDayFilter })).toEqual([
    expect.objectContaining({ memberNo: expect.stringMatching(/./), fromOn: '2026-06-30', untilOn: '2026-07-04', reason: 'she asked' })
  ])
  const other = await addPerson(world.db, world.acme, 'acme', 'STORE_MANAGER', { store: world.acme.stores[1]!.id })
  expect(await fileOf(world, other, { list: 'BOOK_ON', bookDayFilter })).toEqual([])
  expect(await fileOf(world, world.globex.hq, { list: 'BOOK_ON', chainId: world.globex.chainId, bookDayFilter })).toEqual([])
})

test('a plan as a file, for who reads the store', async () => {
  const plan = await proposed(await customers(3))
  const file = (as: Person, chainId = world.acme.chainId) =>
    fileOf(world, as, { list: 'BOOK_PLAN', chainId, bookPlanFilter: { planId: plan.id } })
  const rows = await file(world.acme.manager)
  expect(rows).toHaveLength(3)
  expect(rows!.every(row => row['because'] === 'even' && row['fromGroup'] === '' && row['toGroup'] !== '')).toBe(true)
  const plans = (as: Person, chainId = world.acme.chainId) =>
    fileOf(world, as, { list: 'BOOK_PLANS', chainId, bookDayFilter: { storeId: store } })
  expect((await plans(world.acme.manager))?.[0]).toMatchObject({ state: 'planned', chosen: '3', moved: '0', appliedBy: '' })
  expect(await plans(world.globex.hq, world.globex.chainId)).toEqual([])
  const other = await addPerson(world.db, world.acme, 'acme', 'STORE_MANAGER', { store: world.acme.stores[1]!.id })
  expect(await plans(other)).toEqual([])
  expect([await file(other), await file(world.globex.hq, world.globex.chainId)]).toEqual([[], []])
})
