// How a person of a company comes by a way to sign in. Logins belong to no company: they only join what one e-mail (or, without one, one phone) opens at
// several. A password proves something for the company that has set it and for no other; whether a login was there before is never told, nor
// shown by anything a company can see (TRUST 5).
import { randomUUID } from 'node:crypto'
import type { Tx } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { hashToken } from './session.ts'

export interface LoginName {
  readonly email: string | null
  readonly phone: string | null
}

export interface NewLogin extends LoginName {
  readonly locale: string
  readonly passwordHash: string
  readonly companyName: string
}

/** The login of a name, made where there is none. An e-mail and a phone given together join nothing: the phone signs in here, and that is all. */
async function loginOf(tx: Tx, name: LoginName): Promise<string> {
  const email = name.email
  const phone = email === null ? name.phone : null
  if (email === null && phone === null) throw new Error('a login needs a name')
  // Random, not by time: a person sees their login's id, and it may be older than their place here. Two at once: the second waits for the first.
  await tx.run(sql`insert into login (id, email, phone) values (${randomUUID()}, ${email}, ${phone}) on conflict do nothing`)
  const found = await tx.first<{ id: string }>(sql`select id from login where email = ${email} or phone = ${phone}`)
  if (!found) throw new Error('a login is neither new nor there')
  return found.id
}

/** The login's id. What other companies know of it stays as it is. */
export async function attachLogin(tx: Tx, login: NewLogin): Promise<string> {
  const loginId = await loginOf(tx, login)
  await tx.run(sql`
    insert into login_company (login_id, company_id, company_name, email, phone, password_hash, locale)
    values (${loginId}, ${tx.tenantId}, ${login.companyName}, ${login.email}, ${login.phone}, ${login.passwordHash}, ${login.locale})
    on conflict (login_id, company_id) do update set email = excluded.email, phone = excluded.phone, password_hash = excluded.password_hash`)
  return loginId
}

/**
 * The names a person signs in with at this company have changed; their password here stays. Another name may be another login: this company's part
 * moves there, the others' stay. Sessions here end, but for the one that `keep` names. Answers the login's id.
 */
export async function renameLogin(tx: Tx, loginId: string, name: LoginName, keep: string | null): Promise<string> {
  const next = await loginOf(tx, name)
  if (next === loginId) {
    await tx.run(
      sql`update login_company set email = ${name.email}, phone = ${name.phone} where login_id = ${loginId} and company_id = ${tx.tenantId}`
    )
  } else {
    const kept = hashOf(keep)
    const proven = await tx.query(
      sql`select from session_company where token_hash = ${kept} and login_id = ${loginId} and company_id = ${tx.tenantId}`
    )
    const part = await tx.first<{ company_name: string; password_hash: string | null; locale: string | null; joined_at: Date }>(
      sql`delete from login_company where login_id = ${loginId} and company_id = ${tx.tenantId} returning company_name, password_hash, locale, joined_at`
    )
    if (!part) throw new Error('a login without a part of this company')
    await tx.run(sql`insert into login_company (login_id, company_id, company_name, email, phone, password_hash, locale, joined_at)
      values (${next}, ${tx.tenantId}, ${part.company_name}, ${name.email}, ${name.phone}, ${part.password_hash}, ${part.locale}, ${part.joined_at})`)
    await tx.run(
      sql`update session set login_id = ${next} where token_hash = ${kept} and login_id = ${loginId} and company_id = ${tx.tenantId}`
    )
    if (proven.length > 0)
      await tx.run(sql`insert into session_company (token_hash, company_id, login_id) values (${kept}, ${tx.tenantId}, ${next})`)
  }
  await endSessionsHere(tx, loginId, keep)
  return next
}

/** Another password for this company. What the one before it had opened is shut, here and for sessions elsewhere that might have come here; not the one that `keep` names. */
export async function setPasswordHere(tx: Tx, loginId: string, passwordHash: string, keep: string | null): Promise<void> {
  await tx.run(sql`update login_company set password_hash = ${passwordHash} where login_id = ${loginId} and company_id = ${tx.tenantId}`)
  await endSessionsHere(tx, loginId, keep)
  await tx.run(
    sql`delete from session_company where login_id = ${loginId} and company_id = ${tx.tenantId} and token_hash is distinct from ${hashOf(keep)}`
  )
}

/** Ends what a login has open at this company: rights have changed there, and the next request begins anew (TRUST 9). `keep`: one's own session, to be renewed. */
export async function endSessionsHere(tx: Tx, loginId: string, keep?: string | null): Promise<void> {
  await tx.run(
    sql`delete from session where login_id = ${loginId} and company_id = ${tx.tenantId} and token_hash is distinct from ${hashOf(keep)}`
  )
}

/** The person no longer works here; their login, and its other companies, stay. */
export async function detachLogin(tx: Tx, loginId: string): Promise<void> {
  await endSessionsHere(tx, loginId)
  await tx.run(sql`delete from login_company where login_id = ${loginId} and company_id = ${tx.tenantId}`)
}

function hashOf(token: string | null | undefined): Buffer | null {
  return token ? hashToken(token) : null
}
