// Registering cannot be used to try phones: a phone comes last, names nobody to who may not look it up, and is counted and recorded (DOMAIN §1b, TRUST 34).
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Refusal } from '@keqing/domain'
import { Shop } from '../../../test/shop.ts'
import { addPerson, openWorld, type Person, type World } from '../../../test/world.ts'
import { sql } from '../../platform/db/sql.ts'
import { Context } from '../../platform/graphql/context.ts'
import { Rights } from '../../platform/rights.ts'
import type { CustomerRegisterInput } from './customer.input.ts'
import { registerCustomer } from './register-customer.ts'

const KNOWN = '13600000001'
const UNKNOWN = '13600000002'

let world: World
let shop: Shop
let known: string

beforeAll(async () => {
  world = await openWorld()
  shop = new Shop(world)
  known = await shop.register(KNOWN, { memberNo: 'TAKEN' })
})
afterAll(() => world.close())

const someone = () => addPerson(world.db, world.acme, 'acme', 'ASSOCIATE', { group: world.acme.stores[0]?.groups[0]?.id ?? '' })
const input = (phone: string, more: Record<string, unknown> = {}) => ({
  chainId: world.acme.chainId,
  storeId: world.acme.stores[0]?.id,
  name: '王 敏',
  captureSource: 'TILL',
  phone,
  ...more
})
const register = (as: Person, phone: string, more?: Record<string, unknown>) =>
  shop
    .as(as)
    .act('customerRegister', 'CustomerRegisterInput', input(phone, more), 'customer { id } userErrors { code field params { name value } }')
const found = (person: Person) =>
  world.db.unit(world.acme.tenantId, tx =>
    tx.query<{ objectId: string; chainId: string; detail: unknown }>(sql`
      select object_id as "objectId", chain_id as "chainId", detail from audit_entry
      where tenant_id = ${tx.tenantId} and action = 'phoneTaken' and actor_id = ${person.staffId}`)
  )

test('what else is wrong is said alike of a phone that has a file and of one that has none', async () => {
  const person = await someone()
  const wrong: readonly [Record<string, unknown>, string][] = [
    [{ consents: [{ purpose: 'MARKETING', channel: 'SMS', granted: true, source: ' ' }] }, 'REQUIRED'],
    [{ referrerId: '0198a000-0000-7000-8000-000000000000' }, 'REFERRER_NOT_FOUND'],
    [{ groupId: world.acme.stores[0]?.groups[1]?.id }, 'NOT_FOUND'],
    [{ registeredOn: '2014-12-31' }, 'STORE_NOT_OPEN_YET'],
    [{ memberNo: 'TAKEN' }, 'MEMBER_NUMBER_TAKEN']
  ]
  for (const [more, code] of wrong)
    for (const phone of [KNOWN, UNKNOWN]) expect((await register(person, phone, more)).userErrors).toMatchObject([{ code }])
  expect(await found(person)).toEqual([])
})

test('thirty a minute, each recorded without the phone; then no phone is tried', async () => {
  const person = await someone()
  await world.db.unit(world.acme.tenantId, tx =>
    tx.client.query(
      `insert into audit_entry (tenant_id, id, actor_kind, actor_id, action, object_type, chain_id, object_id)
       select $1, gen_random_uuid(), 'user', $2, 'phoneTaken', 'Customer', $3, $4 from generate_series(1, 28)`,
      [world.acme.tenantId, person.staffId, world.acme.chainId, known]
    )
  )
  for (const _ of [29, 30])
    expect((await register(person, KNOWN)).userErrors).toEqual([
      { code: 'PHONE_ALREADY_REGISTERED', field: ['phone'], params: [{ name: 'maskedName', value: '王**' }] }
    ])
  for (const phone of [KNOWN, UNKNOWN])
    expect((await register(person, phone)).userErrors).toMatchObject([{ code: 'LOOK_UP_RATE_EXCEEDED' }])
  const { customer } = await shop
    .as(person)
    .act('customerRegister', 'CustomerRegisterInput', { ...input(''), phone: undefined }, 'customer { id }')
  const changed = await shop
    .as(person)
    .act('customerUpdate', 'CustomerUpdateInput', { id: customer.id, phone: KNOWN }, 'customer { id } userErrors { code }')
  expect(changed).toEqual({ customer: null, userErrors: [{ code: 'LOOK_UP_RATE_EXCEEDED' }] })
  const recorded = await found(person)
  expect(recorded).toEqual(Array(30).fill({ objectId: known, chainId: world.acme.chainId, detail: {} }))
})

test('whoever may register but look up nobody is told no name', async () => {
  const of = async (permissions: ('customer:write' | 'customer:counter')[]) => {
    const person = await someone()
    const ctx = new Context({
      db: world.db,
      clock: world.clock,
      correlationId: 'test',
      identity: {
        tenantId: world.acme.tenantId,
        actor: { kind: 'user', id: person.loginId, name: 'test', staffId: person.staffId },
        rights: new Rights([{ permissions, chainId: world.acme.chainId, storeId: null, groupId: null }]),
        grants: []
      }
    })
    const refused = await registerCustomer(ctx, { ...input(KNOWN), captureSource: 'till' } as CustomerRegisterInput).catch(
      (error: Refusal) => error
    )
    await ctx.close()
    return refused
  }
  expect(await of(['customer:write'])).toMatchObject({ code: 'PHONE_ALREADY_REGISTERED', params: {} })
  expect((await of(['customer:write'])) as Refusal).not.toHaveProperty('params.maskedName')
  expect(await of(['customer:write', 'customer:counter'])).toMatchObject({
    code: 'PHONE_ALREADY_REGISTERED',
    params: { maskedName: '王**' }
  })
})
