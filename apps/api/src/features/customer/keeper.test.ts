// GROUP-1: who of a group keeps a customer, from when until when; a member with a book stays one, also while others give it customers at the same moment.
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { Shop } from '../../../test/shop.ts'
import { addPerson, openWorld, type Person, type World } from '../../../test/world.ts'
import { sql } from '../../platform/db/sql.ts'

let world: World
let shop: Shop
let [group, otherGroup, elsewhere] = ['', '', '']
beforeAll(async () => {
  world = await openWorld()
  shop = new Shop(world)
  const [s1, s2] = world.acme.stores
  ;[group = '', otherGroup = ''] = s1!.groups.map(({ id }) => id)
  elsewhere = s2!.groups[0]!.id
})
afterAll(() => world.close())
beforeEach(() => world.clock.set('2026-06-30T04:00:00Z'))

const member = (of = group): Promise<Person> => addPerson(world.db, world.acme, 'acme', 'ASSOCIATE', { group: of })
const KEPT = 'customer { group { id } groupSince keeper { id } } userErrors { code field }'
const assign = (customerId: string, groupId: string | null, keeperId?: string, as = world.acme.manager) =>
  shop.as(as).act('customerAssign', 'CustomerAssignInput', { customerId, groupId, ...(keeperId && { keeperId }) }, KEPT)
const intervals = (customerId: string) =>
  world.db.unit(world.acme.tenantId, tx =>
    tx.query(sql`select keeper_id as keeper, group_id as "group", from_on as "from", until_on as until from assignment
      where tenant_id = ${tx.tenantId} and customer_id = ${customerId} order by from_on`)
  )
const endOf = async (person: Person): Promise<string> =>
  world.db.unit(
    world.acme.tenantId,
    async tx =>
      (await tx.first<{ id: string }>(
        sql`select id from group_membership where tenant_id = ${tx.tenantId} and staff_id = ${person.staffId}`
      ))!.id
  )

test('whoever registers keeps the customer; a new keeper is an interval of its own in the same group', async () => {
  const [one, two] = [await member(), await member()]
  world.clock.set('2026-06-10T04:00:00Z')
  const { customer } = await shop
    .as(one)
    .act(
      'customerRegister',
      'CustomerRegisterInput',
      { chainId: world.acme.chainId, storeId: world.acme.stores[0]!.id, name: '林晓', captureSource: 'SEATED_TALK', phone: '13912340001' },
      'customer { id group { id } keeper { id } } userErrors { code field }'
    )
  expect(customer).toMatchObject({ group: { id: group }, keeper: { id: one.staffId } })
  world.clock.set('2026-06-30T04:00:00Z')
  expect(await assign(customer.id, group, two.staffId)).toEqual({
    customer: { group: { id: group }, groupSince: '2026-06-10', keeper: { id: two.staffId } },
    userErrors: []
  })
  // Twice in a day is once, and the group still goes on.
  expect((await assign(customer.id, group)).customer).toEqual({ group: { id: group }, groupSince: '2026-06-10', keeper: null })
  expect((await assign(customer.id, group, one.staffId)).customer.keeper).toEqual({ id: one.staffId })
  expect(await intervals(customer.id)).toEqual([
    { keeper: one.staffId, group, from: '2026-06-10', until: '2026-06-29' },
    { keeper: one.staffId, group, from: '2026-06-30', until: null }
  ])
  // Another group's: the keeper does not come along.
  expect((await assign(customer.id, otherGroup)).customer).toMatchObject({
    group: { id: otherGroup },
    groupSince: '2026-06-30',
    keeper: null
  })
})

test('a keeper is a present member of the group', async () => {
  const [mine, others] = [await member(), await member(otherGroup)]
  const customerId = await shop.register('+8613912340002')
  for (const keeper of [others.staffId, world.acme.manager.staffId, world.globex.associate.staffId, 'nobody'])
    expect((await assign(customerId, group, keeper)).userErrors).toEqual([{ code: 'KEEPER_NOT_IN_GROUP', field: ['keeperId'] }])
  expect((await assign(customerId, null, mine.staffId)).userErrors).toEqual([{ code: 'KEEPER_NOT_IN_GROUP', field: ['keeperId'] }])
  expect((await assign(customerId, elsewhere, mine.staffId)).userErrors).toEqual([
    { code: 'CUSTOMER_NOT_IN_GROUPS_STORE', field: ['groupId'] }
  ])
  const batch = await shop
    .as(world.acme.manager)
    .act(
      'customerAssignBatch',
      'CustomerAssignBatchInput',
      { chainId: world.acme.chainId, customerIds: [customerId], groupId: group, keeperId: mine.staffId },
      'results { customer { keeper { id } } userErrors { code } } userErrors { code field }'
    )
  expect(batch).toEqual({ results: [{ customer: { keeper: { id: mine.staffId } }, userErrors: [] }], userErrors: [] })
})

test('customers are found by their keeper, or by having none', async () => {
  const keeper = await member()
  const [kept, free] = [await shop.register('+8613912340003'), await shop.register('+8613912340004')]
  await assign(kept, group, keeper.staffId)
  await assign(free, group)
  const find = async (filter: object, as = world.acme.hq) => {
    const query =
      'query ($chainId: ID!, $filter: CustomerFilter) { customers(chainId: $chainId, first: 100, filter: $filter) { nodes { id keeper { id } } } }'
    const { data } = await world.ask(as, query, { chainId: world.acme.chainId, filter })
    return data.customers.nodes as { id: string; keeper: { id: string } | null }[]
  }
  expect(await find({ keeperIds: [keeper.staffId] })).toEqual([{ id: kept, keeper: { id: keeper.staffId } }])
  const kept2 = await world.ask(world.acme.hq, 'query ($id: ID!) { staffMember(id: $id) { keptCustomers } }', { id: keeper.staffId })
  expect(kept2.data.staffMember).toEqual({ keptCustomers: 1 })
  const without = (await find({ noKeeper: true })).map(({ id }) => id)
  expect([without.includes(free), without.includes(kept)]).toEqual([true, false])
  expect((await find({ noKeeper: false })).every(row => row.keeper)).toBe(true)
})

test('who keeps customers neither leaves the group nor the company; once nobody is kept, both', async () => {
  const keeper = await member()
  const customerId = await shop.register('+8613912340005')
  await assign(customerId, group, keeper.staffId)
  const id = await endOf(keeper)
  const end = () =>
    shop.act(
      'groupMembershipEnd',
      'GroupMembershipEndInput',
      { id, untilOn: '2026-06-30' },
      'userErrors { code field params { name value } }'
    )
  const leave = () =>
    shop.act(
      'staffLeave',
      'StaffLeaveInput',
      { id: keeper.staffId, leftOn: '2026-06-30' },
      'userErrors { code field params { name value } }'
    )
  const refusal = [{ code: 'MEMBER_KEEPS_CUSTOMERS', field: ['id'], params: [{ name: 'count', value: '1' }] }]
  expect([(await end()).userErrors, (await leave()).userErrors]).toEqual([refusal, refusal])
  await assign(customerId, group)
  expect((await leave()).userErrors).toEqual([])
})

test('a member who leaves while customers come: one of both is refused, and nobody is kept by who is gone', async () => {
  for (let round = 0; round < 5; round++) {
    const keeper = await member()
    const customerId = await shop.register(`+86139123401${10 + round}`)
    const id = await endOf(keeper)
    const [ended, assigned] = await Promise.all([
      shop.act('groupMembershipEnd', 'GroupMembershipEndInput', { id, untilOn: '2026-06-30' }, 'userErrors { code }'),
      assign(customerId, group, keeper.staffId)
    ])
    const codes = [...ended.userErrors, ...assigned.userErrors].map(({ code }: { code: string }) => code)
    expect(codes).toHaveLength(1)
    expect(['MEMBER_KEEPS_CUSTOMERS', 'KEEPER_NOT_IN_GROUP']).toContain(codes[0])
  }
})
