// PROFILE-3: the weights that a form counts by are those that every completeness is counted by.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { completeness, DEFAULT_PROFILE_POLICY, type ProfilePolicy } from '@keqing/domain'
import { v7 as uuid } from 'uuid'
import { openWorld, type World } from '../../../test/world.ts'
import { sql } from '../../platform/db/sql.ts'
import { sealing } from '../../platform/policy-seal.ts'

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.close())

const POLICY = 'query ($id: ID!) { chain(id: $id) { profilePolicy { basic { weight fields } extended { weight fields } } } }'
const own: ProfilePolicy = {
  basic: { weight: 60, fields: ['name', 'phone', 'income'] },
  extended: { weight: 40, fields: ['leisure', 'values'] }
}

test('the policy in force, the chain’s own; another company’s stays apart', async () => {
  const { acme, globex } = world
  const read = async (as = acme.analyst, id = acme.chainId) => (await world.ask(as, POLICY, { id })).data.chain
  expect(await read()).toEqual({ profilePolicy: DEFAULT_PROFILE_POLICY })
  await world.db.unit(acme.tenantId, async tx => {
    await tx.run(sql`update policy_version set status = 'retired', retired_on = '2026-06-30'
      where tenant_id = ${acme.tenantId} and chain_id = ${acme.chainId} and kind = 'profile'`)
    const next = sql`insert into policy_version (tenant_id, id, chain_id, kind, version, status, body, effective_on)
      values (${acme.tenantId}, ${uuid()}, ${acme.chainId}, 'profile', 2, 'inForce', ${JSON.stringify(own)}, '2026-06-30')`
    await tx.run(sealing(acme.tenantId, next))
  })
  expect(await read()).toEqual({ profilePolicy: own })
  expect(await read(globex.hq, globex.chainId)).toEqual({ profilePolicy: DEFAULT_PROFILE_POLICY })
  expect(await read(globex.hq, acme.chainId)).toBeNull()

  const { data } = await world.ask(
    acme.hq,
    'mutation ($i: CustomerRegisterInput!) { customerRegister(input: $i) { customer { completeness { percent } chain { profilePolicy { basic { weight fields } extended { weight fields } } } } } }',
    { i: { chainId: acme.chainId, storeId: acme.stores[0]!.id, name: '林', captureSource: 'TILL', profile: { leisure: '爬山' } } }
  )
  const { customer } = data.customerRegister
  expect(customer.completeness.percent).toBe(completeness(customer.chain.profilePolicy, new Set(['name', 'leisure'])).percent)
  expect(customer.completeness.percent).toBe(40)
})

test('who may not read customers is not told', async () => {
  const { data } = await world.ask(
    world.acme.hq,
    'mutation ($i: ApiClientCreateInput!) { apiClientCreate(input: $i) { secret userErrors { code } } }',
    { i: { chainId: world.acme.chainId, name: 'till', scopes: ['ORGANISATION_READ'] } }
  )
  const { errors } = await world.ask(String(data.apiClientCreate.secret), POLICY, { id: world.acme.chainId })
  expect(errors?.[0]?.extensions['code']).toBe('FORBIDDEN')
})
