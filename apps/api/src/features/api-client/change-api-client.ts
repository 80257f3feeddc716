// Keys for third parties: made, renewed with an overlap, ended at once (TRUST 13). Every request looks its key up, so nothing lives on in a cache.
import { addDays, addMonths, instantOf, Refusal, type ApiScope, type LocalDate } from '@keqing/domain'
import { v7 as uuid } from 'uuid'
import { audit } from '../../platform/audit.ts'
import { newApiKey } from '../../platform/auth/session.ts'
import type { Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'
import { demand, type Context } from '../../platform/graphql/context.ts'
import { requiredText } from '../../platform/texts.ts'
import { ApiClientEntity, ApiKeyEntity } from './api-client.entity.ts'
import { clientForChange, clientOfKey, endKeys } from './api-client.sql.ts'
import type { ApiClient } from './api-client.type.ts'

const DEFAULT_MONTHS = 12
const MOST_MONTHS = 24
const DEFAULT_OVERLAP_HOURS = 24
const MOST_OVERLAP_HOURS = 720
const HOUR_MS = 3_600_000

/** The end of the key's last day in the chain's time zone. */
async function expiryOf(ctx: Context, chainId: string, expiresOn: LocalDate | null | undefined): Promise<Date> {
  const [today, { timeZone }] = await Promise.all([ctx.today(chainId), ctx.chain(chainId)])
  const on = expiresOn ?? addMonths(today, DEFAULT_MONTHS)
  if (on < today) throw new Refusal('KEY_EXPIRY_IN_PAST', ['expiresOn'])
  if (on > addMonths(today, MOST_MONTHS)) throw new Refusal('KEY_EXPIRY_TOO_FAR', ['expiresOn'], { months: MOST_MONTHS })
  return new Date(instantOf(addDays(on, 1), '00:00:00', timeZone))
}

async function addKey(tx: Tx, clientId: string, expiresAt: Date): Promise<string> {
  const id = uuid()
  const { key, secretHash } = newApiKey(tx.tenantId, id)
  tx.em.create(ApiKeyEntity, { id, tenantId: tx.tenantId, clientId, secretHash, expiresAt })
  await tx.em.flush()
  return key
}

export interface NewClient {
  readonly chainId: string
  readonly storeId?: string | null
  readonly name: string
  readonly scopes: readonly ApiScope[]
  readonly expiresOn?: LocalDate | null
}

export interface ClientDone {
  readonly clientId: string
  readonly secret?: string
}

export async function createApiClient(ctx: Context, input: NewClient): Promise<ClientDone> {
  demand(ctx, 'apiClient:manage', { chainId: input.chainId, storeId: input.storeId ?? null }, { field: ['chainId'] })
  const name = requiredText(input.name, 'name', 80, 'NAME_REQUIRED')
  const scopes = [...new Set(input.scopes)]
  if (scopes.length === 0) throw new Refusal('SCOPES_EMPTY', ['scopes'])
  const expiresAt = await expiryOf(ctx, input.chainId, input.expiresOn)
  const clientId = uuid()
  return ctx.write(async tx => {
    if (input.storeId) await storeOfChain(tx, input.storeId, input.chainId)
    tx.em.create(ApiClientEntity, {
      id: clientId,
      tenantId: tx.tenantId,
      chainId: input.chainId,
      storeId: input.storeId ?? null,
      name,
      scopes,
      createdBy: ctx.actor.staffId ?? null
    })
    await tx.em.flush()
    const secret = await addKey(tx, clientId, expiresAt)
    await audit(tx, ctx, {
      action: 'apiClientCreate',
      objectType: 'ApiClient',
      objectId: clientId,
      chainId: input.chainId,
      storeId: input.storeId ?? null,
      detail: { scopes }
    })
    return { clientId, secret }
  })
}

async function storeOfChain(tx: Tx, storeId: string, chainId: string): Promise<void> {
  const store = await tx.first(sql`select from store where tenant_id = ${tx.tenantId} and id = ${storeId} and chain_id = ${chainId}`)
  if (!store) throw new Refusal('NOT_FOUND', ['storeId'])
}

async function live(ctx: Context, tx: Tx, id: string | undefined, field: string): Promise<ApiClient> {
  const client = id ? await clientForChange(tx, ctx.rights, id) : undefined
  if (!client) throw new Refusal('NOT_FOUND', [field])
  if (client.revokedAt) throw new Refusal('KEY_ALREADY_REVOKED', [field])
  return client
}

export async function rotateApiKey(
  ctx: Context,
  input: { readonly clientId: string; readonly overlapHours?: number | null; readonly expiresOn?: LocalDate | null }
): Promise<ClientDone> {
  demand(ctx, 'apiClient:manage')
  const hours = input.overlapHours ?? DEFAULT_OVERLAP_HOURS
  if (hours < 0 || hours > MOST_OVERLAP_HOURS) throw new Refusal('INVALID_VALUE', ['overlapHours'], { min: 0, max: MOST_OVERLAP_HOURS })
  return ctx.write(async tx => {
    const client = await live(ctx, tx, input.clientId, 'clientId')
    const expiresAt = await expiryOf(ctx, client.chainId, input.expiresOn)
    const ended = await endKeys(tx, client.id, new Date(Date.parse(await nowOf(tx)) + hours * HOUR_MS))
    const secret = await addKey(tx, client.id, expiresAt)
    await audit(tx, ctx, {
      action: 'apiKeyRotate',
      objectType: 'ApiClient',
      objectId: client.id,
      chainId: client.chainId,
      detail: { overlapHours: hours, endedKeys: ended }
    })
    return { clientId: client.id, secret }
  })
}

/** Keys are judged by the database's clock, so they are ended by it. */
async function nowOf(tx: Tx): Promise<string> {
  return (await tx.first<{ now: string }>(sql`select to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as now`))?.now ?? ''
}

export async function revokeApiClient(ctx: Context, input: { readonly id: string }): Promise<ClientDone> {
  demand(ctx, 'apiClient:manage')
  return ctx.write(async tx => {
    const client = await live(ctx, tx, input.id, 'id')
    await tx.run(sql`update api_client set revoked_at = now() where tenant_id = ${tx.tenantId} and id = ${client.id}`)
    await audit(tx, ctx, { action: 'apiClientRevoke', objectType: 'ApiClient', objectId: client.id, chainId: client.chainId })
    return { clientId: client.id }
  })
}

export async function revokeApiKey(ctx: Context, input: { readonly id: string }): Promise<ClientDone> {
  demand(ctx, 'apiClient:manage')
  return ctx.write(async tx => {
    const client = await live(ctx, tx, await clientOfKey(tx, input.id), 'id')
    const ended = await tx.run(
      sql`update api_key set revoked_at = now() where tenant_id = ${tx.tenantId} and id = ${input.id} and (revoked_at is null or revoked_at > now())`
    )
    if (ended === 0) throw new Refusal('KEY_ALREADY_REVOKED', ['id'])
    await audit(tx, ctx, {
      action: 'apiKeyRevoke',
      objectType: 'ApiKey',
      objectId: input.id,
      chainId: client.chainId,
      detail: { clientId: client.id }
    })
    return { clientId: client.id }
  })
}
