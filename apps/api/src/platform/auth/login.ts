// How a person of a company comes by a way to sign in. Logins belong to no company: one that is already there is joined as it is, and the answer
// is the same either way, so that no company learns who works at another (TRUST 5).
import { v7 as uuid } from 'uuid'
import type { Tx } from '../db/database.ts'
import { sql } from '../db/sql.ts'

export interface LoginName {
  readonly email: string | null
  readonly phone: string | null
}

export interface NewLogin extends LoginName {
  readonly name: string
  readonly locale: string
  readonly passwordHash: string
  readonly companyName: string
}

/** The login's id. One that is already there keeps its password and its names. `isNew` is for the platform's own people: no company is told. */
export async function attachLogin(tx: Tx, login: NewLogin): Promise<{ loginId: string; isNew: boolean }> {
  const { email, phone } = login
  // Two at once: the second waits for the first here, and finds its login.
  const inserted = await tx.run(sql`
    insert into login (id, email, phone, password_hash, name, locale)
    select ${uuid()}, ${email}, case when ${email}::text is null or not exists (select from login where phone = ${phone}) then ${phone} end, ${login.passwordHash}, ${login.name}, ${login.locale}
    where not exists (select from login where email = ${email} or (${email}::text is null and phone = ${phone}))
    on conflict do nothing`)
  const found = await tx.first<{ id: string }>(
    sql`select id from login where email = ${email} or phone = ${phone} order by (email is not distinct from ${email}) desc limit 1`
  )
  if (!found) throw new Error('a login is neither new nor there')
  await tx.run(
    sql`insert into login_company (login_id, company_id, company_name) values (${found.id}, ${tx.tenantId}, ${login.companyName}) on conflict do nothing`
  )
  return { loginId: found.id, isNew: inserted > 0 }
}

/** Ends what a login has open at this company: rights have changed there, and the next request begins anew (TRUST 9). */
export async function endSessionsHere(tx: Tx, loginId: string): Promise<void> {
  await tx.run(sql`delete from session where login_id = ${loginId} and company_id = ${tx.tenantId}`)
}

/** The person no longer works here; their login, and its other companies, stay. */
export async function detachLogin(tx: Tx, loginId: string): Promise<void> {
  await endSessionsHere(tx, loginId)
  await tx.run(sql`delete from login_company where login_id = ${loginId} and company_id = ${tx.tenantId}`)
}
