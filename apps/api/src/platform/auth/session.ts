// TRUST 9: a session is 256 random bits, stored hashed; it ends after 30 idle minutes, 12 hours at most from signing in, whatever ids it goes under
// meanwhile. Rights are read on every request, so what is revoked is gone with the next one.
import { createHash, randomBytes } from 'node:crypto'
import type { ApiScope } from '@keqing/domain'
import type { Database, Tx } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import type { Identity } from '../graphql/context.ts'
import { Rights, type PlacedGrant } from '../rights.ts'

const IDLE = '30 minutes'
const LONGEST = '12 hours'

export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** A company, and the login by which a person is of its staff. */
export interface Membership {
  readonly loginId: string
  readonly companyId: string
}

/** `proven`: whose passwords the person gave; the session may go to these and to no other. */
export async function startSession(
  db: Database,
  loginId: string,
  companyId: string,
  proven: readonly Membership[] = [{ loginId, companyId }]
): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await db.global(sql`
    with fresh as (
      insert into session (token_hash, login_id, company_id, expires_at) values (${hashToken(token)}, ${loginId}, ${companyId}, now() + ${LONGEST}::interval) returning token_hash
    )
    insert into session_company (token_hash, company_id, login_id)
    select fresh.token_hash, c.company_id, c.login_id from fresh, login_company c
      join unnest(${proven.map(each => each.loginId)}::uuid[], ${proven.map(each => each.companyId)}::uuid[]) as p (login_id, company_id) using (login_id, company_id)
    on conflict do nothing`)
  return token
}

/** The same session under a new id, at this company: it lasts no longer than before, and what it has proven stays. Undefined where it has ended. */
export async function renewSession(db: Database, before: string, { loginId, companyId }: Membership): Promise<string | undefined> {
  const token = randomBytes(32).toString('base64url')
  const [renewed] = await db.global(sql`
    with old as (delete from session where token_hash = ${hashToken(before)} and expires_at > now() returning expires_at),
    fresh as (
      insert into session (token_hash, login_id, company_id, expires_at) select ${hashToken(token)}, ${loginId}, ${companyId}, expires_at from old returning token_hash
    ), proven as (
      insert into session_company (token_hash, company_id, login_id)
      select fresh.token_hash, p.company_id, p.login_id from fresh, session_company p where p.token_hash = ${hashToken(before)}
    )
    select from fresh`)
  return renewed && token
}

export async function endSession(db: Database, token: string): Promise<void> {
  await db.global(sql`delete from session where token_hash = ${hashToken(token)}`)
}

export interface SessionRow {
  readonly login_id: string
  readonly company_id: string | null
  readonly stale: boolean
}

export async function findSession(db: Database, token: string): Promise<SessionRow | undefined> {
  const [session] = await db.global<SessionRow>(
    sql`
    select s.login_id, s.company_id, s.seen_at < now() - interval '1 minute' as stale
    from session s join login l on l.id = s.login_id
    where s.token_hash = ${hashToken(token)} and s.expires_at > now() and s.seen_at > now() - ${IDLE}::interval and l.disabled_at is null`,
    'session'
  )
  if (session?.stale) await db.global(sql`update session set seen_at = now() where token_hash = ${hashToken(token)}`)
  return session
}

interface StaffRow {
  staff_id: string
  name: string
  grants: PlacedGrant[]
}

/** What a login is in one company today; undefined where it is not (or no longer) of its staff. */
export async function staffIdentity(tx: Tx, loginId: string): Promise<Identity | undefined> {
  const row = await tx.first<StaffRow>(
    sql`
    select s.id as staff_id, s.name, coalesce(g.grants, '[]'::json) as grants
    from staff s
    left join lateral (
      select json_agg(json_build_object('id', r.id, 'role', r.role, 'chainId', coalesce(r.chain_id, st.chain_id),
        'storeId', st.id, 'groupId', r.group_id)) as grants
      from role_grant r
      left join staff_group sg on sg.tenant_id = r.tenant_id and sg.id = r.group_id
      left join store st on st.tenant_id = r.tenant_id and st.id = coalesce(r.store_id, sg.store_id)
      where r.tenant_id = s.tenant_id and r.staff_id = s.id and r.revoked_at is null
    ) g on true
    where s.tenant_id = ${tx.tenantId} and s.login_id = ${loginId} and s.left_on is null`,
    'staff identity'
  )
  if (!row) return undefined
  return {
    tenantId: tx.tenantId,
    actor: { kind: 'user', id: loginId, loginId, staffId: row.staff_id, name: row.name },
    rights: Rights.ofGrants(row.grants),
    grants: row.grants
  }
}

interface ClientRow {
  client_id: string
  name: string
  chain_id: string
  store_id: string | null
  scopes: ApiScope[]
  secret_hash: Buffer
  used_today: boolean
}

/** TRUST 13: the key names its tenant, so that it is looked up behind the wall; the rest of it is 256 secret bits, stored hashed. */
export const KEY_PREFIX = 'kq_'

export function newApiKey(tenantId: string, keyId: string): { key: string; secretHash: Buffer } {
  const place = Buffer.from(`${tenantId}${keyId}`.replaceAll('-', ''), 'hex').toString('base64url')
  const secret = randomBytes(32).toString('base64url')
  return { key: `${KEY_PREFIX}${place}_${secret}`, secretHash: hashToken(secret) }
}

/** The visible part of a key: tells keys apart, opens nothing. */
export function keyPrefix(keyId: string): string {
  return `${KEY_PREFIX}…${keyId.slice(-6)}`
}

export function parseApiKey(key: string): { tenantId: string; keyId: string; secretHash: Buffer } | undefined {
  const found = /^kq_([\w-]{43})_([\w-]{43})$/.exec(key)
  if (!found?.[1] || !found[2]) return undefined
  const hex = Buffer.from(found[1], 'base64url').toString('hex')
  const id = (text: string) => text.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return { tenantId: id(hex.slice(0, 32)), keyId: id(hex.slice(32)), secretHash: hashToken(found[2]) }
}

export async function clientIdentity(
  tx: Tx,
  keyId: string,
  secretHash: Buffer
): Promise<(Identity & { readonly usedToday: boolean }) | undefined> {
  const row = await tx.first<ClientRow>(
    sql`
    select c.id as client_id, c.name, c.chain_id, c.store_id, c.scopes, k.secret_hash, coalesce(k.last_used_on = (now() at time zone 'UTC')::date, false) as used_today
    from api_key k join api_client c on c.tenant_id = k.tenant_id and c.id = k.client_id
    where k.tenant_id = ${tx.tenantId} and k.id = ${keyId} and k.expires_at > now() and (k.revoked_at is null or k.revoked_at > now()) and c.revoked_at is null`,
    'client identity'
  )
  // Compared by their hashes, so time tells nothing about the secret.
  if (!row || !row.secret_hash.equals(secretHash)) return undefined
  return {
    tenantId: tx.tenantId,
    actor: { kind: 'client', id: row.client_id, name: row.name },
    rights: Rights.ofClient({ scopes: row.scopes, chainId: row.chain_id, storeId: row.store_id }),
    grants: [],
    usedToday: row.used_today
  }
}

/** Once a day and key. */
export async function noteUse(db: Database, tenantId: string, keyId: string): Promise<void> {
  await db.unit(tenantId, tx =>
    tx.run(sql`update api_key set last_used_on = (now() at time zone 'UTC')::date where tenant_id = ${tenantId} and id = ${keyId}`)
  )
}
