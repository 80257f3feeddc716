// TRUST 24 for files made on a weak line: sent again under its key a file is made once, and what the month counts is the files and not the sendings (TIME-1, TRUST 8).
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { addPerson, openWorld, type Person, type World } from '../../../test/world.ts'
import { sql } from '../../platform/db/sql.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const REGISTER = `mutation ($input: CustomerRegisterInput!) { customerRegister(input: $input) {
  customer { id name memberNo fileConsent consents { source } } userErrors { code field } } }`
let serial = 0
const phone = () => `1371${String(1_000_000 + ++serial)}`
const someKey = () => `counter-${++serial}`
const [HERE, THERE] = [() => world.acme.stores[0]!, () => world.acme.stores[1]!]

async function register(more: Record<string, unknown>, as: Person = world.acme.associate) {
  const input = { chainId: world.acme.chainId, storeId: HERE().id, name: '沈云舒', captureSource: 'SEATED_TALK', ...more }
  const { data, errors } = await world.ask(as, REGISTER, { input })
  expect(errors).toBeUndefined()
  return data.customerRegister
}
const files = (name: string) =>
  world.db.unit(
    world.acme.tenantId,
    async tx => (await tx.first<{ n: number }>(sql`select count(*) as n from customer where name = ${name}`))?.n
  )

async function assign(customerId: string, groupId: string, as: Person = world.acme.manager): Promise<void> {
  const mutation = 'mutation ($input: CustomerAssignInput!) { customerAssign(input: $input) { userErrors { code field } } }'
  const { data, errors } = await world.ask(as, mutation, { input: { customerId, groupId } })
  expect([errors, data?.customerAssign]).toEqual([undefined, { userErrors: [] }])
}

describe('one key, one file', () => {
  test('the same body again gets the first answer, without a phone as with one', async () => {
    const body = { name: 'Again', idempotencyKey: someKey(), fileConsent: ' form ' }
    const first = await register(body)
    expect(first).toMatchObject({ userErrors: [], customer: { name: 'Again', fileConsent: 'form' } })
    expect(await register(body)).toEqual(first)
    const withPhone = { name: 'Again too', phone: phone(), idempotencyKey: someKey() }
    expect(await register(withPhone)).toEqual(await register(withPhone))
    expect([await files('Again'), await files('Again too')]).toEqual([1, 1])
  })

  test('another body under the key is refused and makes nothing', async () => {
    const idempotencyKey = someKey()
    await register({ name: 'First', idempotencyKey })
    expect(await register({ name: 'Second', idempotencyKey })).toEqual({
      customer: null,
      userErrors: [{ code: 'IDEMPOTENCY_KEY_REUSED', field: ['idempotencyKey'] }]
    })
    expect(await files('Second')).toBe(0)
  })

  test('sent twice at once, one makes the file; the other has its answer or is told to wait', async () => {
    const body = { name: 'Twice', idempotencyKey: someKey() }
    const answers = await Promise.all([register(body), register(body), register(body)])
    const made = new Set(answers.flatMap(({ customer }) => (customer ? [customer.id] : [])))
    expect(made.size).toBe(1)
    expect(answers.flatMap(({ userErrors }) => userErrors).every(({ code }) => code === 'IDEMPOTENCY_IN_FLIGHT')).toBe(true)
    expect(await files('Twice')).toBe(1)
  })

  test('a refused file takes no key: mended, it is made under a new one; the same one would do as well', async () => {
    const taken = phone()
    await register({ phone: taken })
    const idempotencyKey = someKey()
    expect((await register({ name: 'Mended', phone: taken, idempotencyKey })).userErrors).toEqual([
      { code: 'PHONE_ALREADY_REGISTERED', field: ['phone'] }
    ])
    expect((await register({ name: 'Mended', phone: phone(), idempotencyKey })).userErrors).toEqual([])
  })

  test('whoever lost sight of the customer meanwhile hears that it was done, and not of the customer', async () => {
    const body = { name: 'Moved', idempotencyKey: someKey() }
    const { customer } = await register(body)
    await assign(customer.id, HERE().groups[1]!.id)
    expect(await register(body)).toEqual({ customer: null, userErrors: [] })
    expect(await files('Moved')).toBe(1)
  })

  test('a key is one company’s: the other knows nothing of it', async () => {
    const idempotencyKey = someKey()
    await register({ idempotencyKey })
    const { chainId, stores, hq } = world.globex
    const theirs = await register({ chainId, storeId: stores[0]!.id, name: 'Theirs', idempotencyKey }, hq)
    expect(theirs).toMatchObject({ userErrors: [], customer: { name: 'Theirs' } })
  })

  test('what the customer was told stands with the consent, up to 300 characters', async () => {
    const said = (source: string) => ({ consents: [{ purpose: 'SERVICE', channel: 'PHONE', granted: true, source }] })
    expect((await register(said('告'.repeat(300)))).customer.consents).toEqual([{ source: '告'.repeat(300) }])
    expect((await register(said('告'.repeat(301)))).userErrors).toEqual([{ code: 'TEXT_TOO_LONG', field: ['consents', '0', 'source'] }])
    expect((await register({ fileConsent: '告'.repeat(301) })).userErrors).toEqual([{ code: 'TEXT_TOO_LONG', field: ['fileConsent'] }])
  })
})

describe('the month', () => {
  const MONTH = `query ($chainId: ID!, $groups: [ID!], $staff: ID!) { staffGroups(chainId: $chainId, filter: { ids: $groups }) { nodes { id registeredThisMonth } }
    staffMember(id: $staff) { registeredThisMonth } }`
  const LIST = `query ($chainId: ID!, $filter: CustomerFilter) { customers(chainId: $chainId, filter: $filter) { totalCount } }`
  const month = async (as: Person, group: string, staff: string) => {
    const { data, errors } = await world.ask(as, MONTH, { chainId: world.acme.chainId, groups: [group], staff })
    expect(errors).toBeUndefined()
    return [data.staffGroups.nodes[0].registeredThisMonth, data.staffMember?.registeredThisMonth]
  }
  const listed = async (as: Person, filter: object) =>
    (
      await world.ask(as, LIST, {
        chainId: world.acme.chainId,
        filter: { registeredFrom: '2026-06-01', registeredTo: '2026-06-30', ...filter }
      })
    ).data.customers.totalCount
  let person: Person
  let there: Person
  let group: string
  beforeAll(async () => {
    group = THERE().groups[0]!.id
    person = await addPerson(world.db, world.acme, 'acme', 'ASSOCIATE', { group })
    there = await addPerson(world.db, world.acme, 'acme', 'STORE_MANAGER', { store: THERE().id })
  })
  const here = (registeredOn?: string) => register({ storeId: THERE().id, name: 'Counted', registeredOn }, person)

  test('counts the files of the chain’s month, by its local date, and opens to its list', async () => {
    for (const day of ['2026-05-31', '2026-06-01', undefined]) await here(day)
    await register({ storeId: THERE().id, groupId: group, name: 'By the manager' }, world.acme.hq)
    expect(await month(person, group, person.staffId)).toEqual([3, 2])
    expect(await listed(person, { registeredGroupIds: [group] })).toBe(3)
    expect(await listed(person, { registeredByIds: [person.staffId] })).toBe(2)
  })

  test('who came into the group later is another’s file; who went on is still one of it, for those who may see it', async () => {
    const { customer } = await register({ storeId: THERE().id, name: 'Came later', registeredOn: '2026-06-20' }, world.acme.hq)
    await assign(customer.id, group, there)
    expect(await month(world.acme.hq, group, person.staffId)).toEqual([3, 2])
    const left = await here('2026-06-20')
    await assign(left.customer.id, THERE().groups[1]!.id, there)
    expect(await month(world.acme.hq, group, person.staffId)).toEqual([4, 3])
    expect(await listed(world.acme.hq, { registeredGroupIds: [group] })).toBe(4)
    // Out of their sight, out of their figure: it is a sum over what may be seen one by one.
    expect(await month(person, group, person.staffId)).toEqual([3, 2])
  })

  test('a new month begins at the chain’s midnight; the other company counts nothing of it', async () => {
    world.clock.set('2026-06-30T15:59:59Z')
    expect(await month(person, group, person.staffId)).toEqual([3, 2])
    world.clock.set('2026-06-30T16:00:01Z')
    expect(await month(person, group, person.staffId)).toEqual([0, 0])
    // Already July there, still June in UTC.
    await here()
    expect(await month(person, group, person.staffId)).toEqual([1, 1])
    const foreign = await world.ask(world.globex.hq, MONTH, { chainId: world.globex.chainId, groups: [group], staff: person.staffId })
    expect(foreign.data).toEqual({ staffGroups: { nodes: [] }, staffMember: null })
    const analyst = await world.ask(world.acme.analyst, MONTH, { chainId: world.acme.chainId, groups: [group], staff: person.staffId })
    expect(analyst.errors).toBeUndefined()
  })
})
