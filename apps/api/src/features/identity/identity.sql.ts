// Logins and the companies they lead to: tables of no tenant.
import type { Database, Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'
import type { Company, CompanyRef, Viewer } from './viewer.type.ts'

export async function loginById(db: Database, id: string): Promise<Viewer | undefined> {
  const [login] = await db.global<Viewer>(sql`select id, name, locale from login where id = ${id}`)
  return login
}

/** The first joined first: where a person is signed in to when they do not choose. */
export async function companiesOf(db: Database, loginId: string): Promise<CompanyRef[]> {
  return db.global<CompanyRef>(
    sql`select company_id as id, company_name as name from login_company where login_id = ${loginId} order by joined_at, company_id limit 100`
  )
}

export async function companyHere(tx: Tx): Promise<Company | undefined> {
  return tx.first<Company>(sql`select tenant_id as id, name from tenant where tenant_id = ${tx.tenantId}`)
}

/** One login that may sign in. A number that two of them could mean is nobody's: it wants its country code. */
export async function loginByName(
  db: Database,
  email: string | null,
  phones: readonly string[]
): Promise<{ id: string; passwordHash: string } | undefined> {
  const found = await db.global<{ id: string; passwordHash: string }>(sql`select id, password_hash as "passwordHash" from login
    where (email = ${email} or phone = any(${phones}::text[])) and disabled_at is null limit 2`)
  return found.length === 1 ? found[0] : undefined
}
