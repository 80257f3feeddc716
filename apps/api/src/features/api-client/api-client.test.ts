// Keys end to end, through Authorization: Bearer (TRUST 13).
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { openWorld, type Person, type World } from '../../../test/world.ts'
import { sql } from '../../platform/db/sql.ts'

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.close())

const FIELDS =
  '{ client { id name scopes store { code } revokedAt keys { id prefix expiresAt revokedAt lastUsedOn } } secret userErrors { code field } }'

async function run(operation: string, type: string, input: object, as: Person = world.acme.hq) {
  const answer = await world.ask(as, `mutation ($input: ${type}!) { ${operation}(input: $input) ${FIELDS} }`, { input })
  expect(answer.errors).toBeUndefined()
  return answer.data[operation]
}
const create = (more: object = {}) =>
  run('apiClientCreate', 'ApiClientCreateInput', { chainId: world.acme.chainId, name: 'till', scopes: ['ORGANISATION_READ'], ...more })
const STORES = 'query ($id: ID!) { stores(chainId: $id) { totalCount nodes { code } } }'
const use = (secret: string) => world.ask(secret, STORES, { id: world.acme.chainId })

test('a key opens its chain, by its scopes, and is kept hashed', async () => {
  const { client, secret } = await create()
  expect(secret).toMatch(/^kq_[\w-]{43}_[\w-]{43}$/)
  expect(client).toMatchObject({
    name: 'till',
    scopes: ['ORGANISATION_READ'],
    keys: [{ lastUsedOn: null, expiresAt: '2027-06-30T16:00:00.000Z' }]
  })
  expect(secret).not.toContain(client.keys[0].prefix)
  expect((await use(secret)).data.stores.totalCount).toBe(2)
  expect((await world.ask(secret, '{ viewer { name } }')).data.viewer).toBeNull()
  const rows = await world.db.unit(world.acme.tenantId, tx =>
    tx.query<{ used: string | null; hash: string }>(sql`select last_used_on as used, encode(secret_hash, 'escape') as hash from api_key`)
  )
  expect(rows).toMatchObject([{ used: expect.any(String) }])
  expect(JSON.stringify(rows)).not.toContain(secret.slice(-20))
  const refused = await world.ask(secret, 'query ($id: ID!) { apiClients(chainId: $id) { totalCount } }', { id: world.acme.chainId })
  expect(refused.errors?.[0]?.extensions['code']).toBe('FORBIDDEN')
  const foreign = await world.ask(secret, STORES, { id: world.globex.chainId })
  expect(foreign.errors?.[0]?.extensions['code']).toBe('NOT_FOUND')
})

test('for one store, it sees one store', async () => {
  const { secret, client } = await create({ storeId: world.acme.stores[1]!.id })
  expect(client.store).toEqual({ code: 'S2' })
  expect((await use(secret)).data.stores.nodes).toEqual([{ code: 'S2' }])
})

test.each([
  [{ scopes: [] }, 'SCOPES_EMPTY'],
  [{ name: '' }, 'NAME_REQUIRED'],
  [{ expiresOn: '2026-06-29' }, 'KEY_EXPIRY_IN_PAST'],
  [{ expiresOn: '2028-07-01' }, 'KEY_EXPIRY_TOO_FAR'],
  [{ storeId: 'not-a-store' }, 'NOT_FOUND']
])('%j is refused: %s', async (part, code) => {
  expect(await create(part)).toMatchObject({ client: null, secret: null, userErrors: [{ code }] })
})

test('rotated with an overlap both work, without one the older ends at once', async () => {
  const { client, secret } = await create()
  const rotated = await run('apiKeyRotate', 'ApiKeyRotateInput', { clientId: client.id })
  expect(rotated.client.keys).toHaveLength(2)
  expect([(await use(secret)).status, (await use(rotated.secret)).status]).toEqual([200, 200])
  const last = await run('apiKeyRotate', 'ApiKeyRotateInput', { clientId: client.id, overlapHours: 0 })
  expect([(await use(secret)).status, (await use(rotated.secret)).status, (await use(last.secret)).status]).toEqual([401, 401, 200])
  expect((await run('apiKeyRotate', 'ApiKeyRotateInput', { clientId: client.id, overlapHours: 721 })).userErrors).toMatchObject([
    { code: 'INVALID_VALUE' }
  ])
})

test('revoked, a key or a client is nobody on the next request', async () => {
  const { client, secret } = await create()
  const done = await run('apiKeyRevoke', 'ApiKeyRevokeInput', { id: client.keys[0].id })
  expect(done.client.keys[0].revokedAt).not.toBeNull()
  expect((await use(secret)).status).toBe(401)
  expect((await run('apiKeyRevoke', 'ApiKeyRevokeInput', { id: client.keys[0].id })).userErrors).toMatchObject([
    { code: 'KEY_ALREADY_REVOKED' }
  ])
  const other = await create()
  await run('apiClientRevoke', 'ApiClientRevokeInput', { id: other.client.id })
  expect((await use(other.secret)).status).toBe(401)
})

test('an expired, a mutilated and a made-up key are nobody', async () => {
  const { client, secret } = await create()
  await world.db.unit(world.acme.tenantId, tx =>
    tx.run(sql`update api_key set expires_at = now() where tenant_id = ${tx.tenantId} and client_id = ${client.id}`)
  )
  for (const key of [secret, `${secret.slice(0, -1)}x`, 'kq_x_y', `kq_${'A'.repeat(43)}_${'B'.repeat(43)}`])
    expect((await use(key)).status).toBe(401)
})

test('globex sees and ends none of acme’s', async () => {
  const { client } = await create()
  expect((await run('apiClientRevoke', 'ApiClientRevokeInput', { id: client.id }, world.globex.hq)).userErrors).toMatchObject([
    { code: 'NOT_FOUND' }
  ])
  const { data } = await world.ask(
    world.acme.hq,
    'query ($id: ID!) { apiClients(chainId: $id, first: 2) { totalCount nodes { name } pageInfo { hasNextPage endCursor } } }',
    { id: world.acme.chainId }
  )
  expect(data.apiClients).toMatchObject({ totalCount: 7, nodes: [{ name: 'till' }, { name: 'till' }], pageInfo: { hasNextPage: true } })
})
