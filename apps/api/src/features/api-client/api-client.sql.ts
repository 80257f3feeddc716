// API clients of a chain in the viewer's scope, and their keys.
import type { Tx } from '../../platform/db/database.ts'
import { empty, raw, sql, type Sql } from '../../platform/db/sql.ts'
import type { Rights } from '../../platform/rights.ts'
import type { ApiClient, ApiKey } from './api-client.type.ts'

const CLIENT = raw(
  `c.id, c.chain_id as "chainId", c.store_id as "storeId", c.name, c.scopes, c.created_at as "createdAt", c.revoked_at as "revokedAt"`
)

function visible(rights: Rights): Sql {
  return rights.rows('apiClient:manage', { chain: sql`c.chain_id`, store: sql`c.store_id` })
}

function ofChain(tx: Tx, rights: Rights, chainId: string): Sql {
  return sql`c.tenant_id = ${tx.tenantId} and c.chain_id = ${chainId} and ${visible(rights)}`
}

/** A page, the latest first, one row more than asked. Ids are made in the order of time. */
export async function pageOfClients(
  tx: Tx,
  rights: Rights,
  chainId: string,
  first: number,
  after: string | undefined
): Promise<ApiClient[]> {
  return tx.query<ApiClient>(
    sql`select ${CLIENT} from api_client c where ${ofChain(tx, rights, chainId)} ${after ? sql`and c.id < ${after}::uuid` : empty} order by c.id desc limit ${first + 1}`
  )
}

export async function countClients(tx: Tx, rights: Rights, chainId: string): Promise<number> {
  return (
    (await tx.first<{ count: number }>(sql`select count(*) as count from api_client c where ${ofChain(tx, rights, chainId)}`))?.count ?? 0
  )
}

/** One client in scope, locked for a change. */
export async function clientForChange(tx: Tx, rights: Rights, id: string): Promise<ApiClient | undefined> {
  return tx.first<ApiClient>(
    sql`select ${CLIENT} from api_client c where c.tenant_id = ${tx.tenantId} and c.id = ${id} and ${visible(rights)} for update`
  )
}

export async function clientsByIds(tx: Tx, rights: Rights, ids: readonly string[]): Promise<Map<string, ApiClient>> {
  const rows = await tx.query<ApiClient>(
    sql`select ${CLIENT} from api_client c where c.tenant_id = ${tx.tenantId} and c.id = any(${ids}::uuid[]) and ${visible(rights)}`
  )
  return new Map(rows.map(row => [row.id, row]))
}

export async function clientOfKey(tx: Tx, keyId: string): Promise<string | undefined> {
  return (await tx.first<{ id: string }>(sql`select client_id as id from api_key where tenant_id = ${tx.tenantId} and id = ${keyId}`))?.id
}

/** Keys by client, the latest first. */
export async function keysOfClients(tx: Tx, clientIds: readonly string[]): Promise<Map<string, Omit<ApiKey, 'prefix'>[]>> {
  const rows = await tx.query<
    Omit<ApiKey, 'prefix'>
  >(sql`select id, client_id as "clientId", created_at as "createdAt", expires_at as "expiresAt", revoked_at as "revokedAt", last_used_on as "lastUsedOn"
    from api_key where tenant_id = ${tx.tenantId} and client_id = any(${clientIds}::uuid[]) order by id desc`)
  return Map.groupBy(rows, row => row.clientId)
}

/** Older keys end at `at`, unless they end before. */
export async function endKeys(tx: Tx, clientId: string, at: Date): Promise<number> {
  return tx.run(
    sql`update api_key set revoked_at = ${at} where tenant_id = ${tx.tenantId} and client_id = ${clientId} and (revoked_at is null or revoked_at > ${at})`
  )
}
