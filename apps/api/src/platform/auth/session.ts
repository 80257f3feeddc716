// TRUST 9: a session is 256 random bits, stored hashed; it ends after 30 idle minutes, 12 hours at most from signing in, whatever ids it goes under
// meanwhile. Rights are read on every request, so what is revoked is gone with the next one.
import { createHash, randomBytes } from 'node:crypto'
import type { ApiScope } from '@keqing/domain'
import type { Database, Entered, Tx } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import type { Identity } from '../graphql/context.ts'
import { Rights, type PlacedGrant, type StoodInFor } from '../rights.ts'

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

/** Who came through a door, and whether their being here is to be noted. */
export interface Caller<Who> extends Entered {
  readonly stale: boolean
  readonly who: Who | null
}

export interface StaffRow {
  readonly tenantId: string
  readonly loginId: string
  readonly staffId: string
  readonly name: string
  readonly grants: readonly PlacedGrant[]
  readonly covers: readonly StoodInFor[]
}

/** The door of a session's token: a `Caller<StaffRow>`, or null. */
export function sessionDoor(token: string): string {
  return `app.enter_session('\\x${hashToken(token).toString('hex')}', '${IDLE}')`
}

/** Once a minute and session: it idles from now. */
export async function noteSeen(db: Database, token: string): Promise<void> {
  await db.global(sql`update session set seen_at = now() where token_hash = ${hashToken(token)}`)
}

/** What a login is in one company today; undefined where it is not (or no longer) of its staff. */
export async function staffIdentity(tx: Tx, loginId: string): Promise<Identity | undefined> {
  return staffOf((await tx.first<{ who: StaffRow | null }>(sql`select app.staff_identity(${loginId}) as who`))?.who)
}

export function staffOf(who: StaffRow | null | undefined): Identity | undefined {
  if (!who) return undefined
  const { tenantId, loginId, staffId, name, grants, covers } = who
  return { tenantId, actor: { kind: 'user', id: loginId, loginId, staffId, name }, rights: Rights.ofGrants(grants, covers), grants }
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

export interface ApiKey {
  readonly tenantId: string
  readonly keyId: string
  readonly secretHash: Buffer
}

export function parseApiKey(key: string): ApiKey | undefined {
  const found = /^kq_([\w-]{43})_([\w-]{43})$/.exec(key)
  if (!found?.[1] || !found[2]) return undefined
  const hex = Buffer.from(found[1], 'base64url').toString('hex')
  const id = (text: string) => text.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return { tenantId: id(hex.slice(0, 32)), keyId: id(hex.slice(32)), secretHash: hashToken(found[2]) }
}

export interface ClientRow {
  readonly tenantId: string
  readonly clientId: string
  readonly name: string
  readonly chainId: string
  readonly storeId: string | null
  readonly scopes: readonly ApiScope[]
}

/** The door of a key: a `Caller<ClientRow>`, or null. */
export function keyDoor({ tenantId, keyId, secretHash }: ApiKey): string {
  return `app.enter_key('${tenantId}', '${keyId}', '\\x${secretHash.toString('hex')}')`
}

export function clientOf(who: ClientRow | null | undefined): Identity | undefined {
  if (!who) return undefined
  const { tenantId, clientId, name, chainId, storeId, scopes } = who
  return { tenantId, actor: { kind: 'client', id: clientId, name }, rights: Rights.ofClient({ scopes, chainId, storeId }), grants: [] }
}

/** Once a day and key. */
export async function noteUse(db: Database, tenantId: string, keyId: string): Promise<void> {
  await db.unit(tenantId, tx =>
    tx.run(sql`update api_key set last_used_on = (now() at time zone 'UTC')::date where tenant_id = ${tenantId} and id = ${keyId}`)
  )
}
