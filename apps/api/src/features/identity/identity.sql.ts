// Logins and the companies they lead to: tables of no tenant.
import type { Membership } from '../../platform/auth/session.ts'
import { hashToken } from '../../platform/auth/session.ts'
import type { Database, Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'
import type { Company, CompanyRef } from './viewer.type.ts'
import type { Locale } from '../organisation/index.ts'

/** The language kept for a person at this company, if any. */
export async function localeAt(db: Database, { loginId, companyId }: Membership): Promise<Locale | null> {
  const [row] = await db.global<{ locale: Locale | null }>(
    sql`select locale from login_company where login_id = ${loginId} and company_id = ${companyId}`
  )
  return row?.locale ?? null
}

/** A company whose password a session was given, and the login it was given for. */
export interface ProvenCompany extends CompanyRef {
  readonly loginId: string
}

/** Where a session may go. The first joined first. */
export async function provenCompanies(db: Database, token: string): Promise<ProvenCompany[]> {
  return db.global<ProvenCompany>(
    sql`select c.company_id as id, c.company_name as name, c.login_id as "loginId" from session_company p join login_company c using (login_id, company_id)
      where p.token_hash = ${hashToken(token)} order by c.joined_at, c.company_id limit 100`
  )
}

export async function companyHere(tx: Tx): Promise<Company | undefined> {
  return tx.first<Company>(sql`select tenant_id as id, name from tenant where tenant_id = ${tx.tenantId}`)
}

/** A password that a company has set for somebody of a name. */
export interface WayIn extends Membership {
  readonly passwordHash: string
}

/**
 * Who may be meant by an e-mail, or by any of the numbers a phone may stand for: the asked company first, then the first joined, at most `most`. A
 * number that people of several companies could mean is settled by the password.
 */
export async function waysIn(
  db: Database,
  name: { readonly email: string | null; readonly phones: readonly string[] },
  companyId: string | null,
  most: number
): Promise<WayIn[]> {
  return db.global<WayIn>(sql`
    select c.login_id as "loginId", c.company_id as "companyId", c.password_hash as "passwordHash" from login_company c join login l on l.id = c.login_id
    where (c.email = ${name.email} or c.phone = any(${name.phones}::text[])) and c.password_hash is not null and l.disabled_at is null
    order by c.company_id is not distinct from ${companyId} desc, c.joined_at, c.company_id, c.login_id limit ${most}`)
}

export async function passwordHashAt(db: Database, { loginId, companyId }: Membership): Promise<string | undefined> {
  const [row] = await db.global<{ hash: string | null }>(
    sql`select password_hash as hash from login_company where login_id = ${loginId} and company_id = ${companyId}`
  )
  return row?.hash ?? undefined
}
