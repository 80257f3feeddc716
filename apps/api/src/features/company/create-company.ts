// Makes a company: its entry in the directory, its first chain with the default policies in force (TIER-2…6, POINT-2, PROFILE-3), and its first
// person of headquarters. Runs as the platform role, through the new company's own door.
import { POLICIES, POLICY_KINDS, Refusal, type LocalDate } from '@keqing/domain'
import { v7 as uuid } from 'uuid'
import { audit, type Doer } from '../../platform/audit.ts'
import { attachLogin } from '../../platform/auth/login.ts'
import { toEmail, toPhone } from '../../platform/auth/login-name.ts'
import { hashPassword } from '../../platform/auth/password.ts'
import type { Database, Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'
import { sealing } from '../../platform/policy-seal.ts'
import { requiredText } from '../../platform/texts.ts'
import { makePromisedDefinitions } from '../occasion-voucher/index.ts'
import { checkedChain, type ChainInput } from './checked-chain.ts'

export interface NewCompany {
  readonly name: string
  readonly chain: ChainInput & { readonly memberNoPrefix?: string }
  /** First day on which policies hold and HQ works here: before any imported history. */
  readonly startsOn: LocalDate
  readonly hq: { readonly name: string; readonly email?: string; readonly phone?: string; readonly password: string }
}

export interface CreatedCompany {
  readonly tenantId: string
  readonly chainId: string
  readonly staffId: string
  readonly loginId: string
}

/** Who signs in elsewhere already keeps the password they have there. @throws Refusal as checkedChain, EMAIL_INVALID, PHONE_INVALID, LOGIN_REQUIRED, PASSWORD_TOO_SHORT, PASSWORD_TOO_COMMON */
export async function createCompany(
  db: Pick<Database, 'unit'>,
  company: NewCompany,
  correlationId: string = uuid()
): Promise<CreatedCompany> {
  const name = requiredText(company.name, 'name', 120, 'NAME_REQUIRED')
  const chain = { ...checkedChain(company.chain), memberNoPrefix: company.chain.memberNoPrefix ?? 'M' }
  const hq = checkedPerson(company.hq, chain.country)
  const passwordHash = await hashPassword(company.hq.password)
  const ids = { tenantId: uuid(), chainId: uuid(), staffId: uuid() }
  return db.unit(ids.tenantId, async tx => {
    const loginId = await attachLogin(tx, { email: hq.email, phone: hq.phone, locale: chain.locale, passwordHash, companyName: name })
    const made = { ...ids, loginId }
    await insertCompany(tx, { name, chain, hq, startsOn: company.startsOn }, made)
    const by: Doer = { actor: { kind: 'platform', id: loginId, name: 'platform' }, correlationId }
    await addPolicies(tx, by, made.chainId, company.startsOn)
    await audit(tx, by, { action: 'companyCreate', objectType: 'Company', objectId: made.tenantId })
    return made
  })
}

interface CheckedCompany {
  readonly name: string
  readonly chain: ChainInput & { readonly memberNoPrefix: string }
  readonly hq: { readonly name: string; readonly email: string | null; readonly phone: string | null }
  readonly startsOn: LocalDate
}

function checkedPerson(hq: NewCompany['hq'], country: string): CheckedCompany['hq'] {
  const email = hq.email ? toEmail(hq.email) : null
  if (email === undefined) throw new Refusal('EMAIL_INVALID', ['email'])
  const phone = hq.phone ? toPhone(hq.phone, country) : null
  if (phone === undefined) throw new Refusal('PHONE_INVALID', ['phone'])
  if (!email && !phone) throw new Refusal('LOGIN_REQUIRED', ['email'])
  return { name: requiredText(hq.name, 'hqName', 120, 'NAME_REQUIRED'), email, phone }
}

async function insertCompany(tx: Tx, { name, chain, hq, startsOn }: CheckedCompany, ids: CreatedCompany): Promise<void> {
  await tx.run(sql`insert into company_directory (id) values (${ids.tenantId})`)
  await tx.run(sql`insert into tenant (tenant_id, name) values (${ids.tenantId}, ${name})`)
  await tx.run(sql`insert into chain (tenant_id, id, name, currency, time_zone, locale, country, member_no_prefix)
    values (${ids.tenantId}, ${ids.chainId}, ${chain.name}, ${chain.currency}, ${chain.timeZone}, ${chain.locale}, ${chain.country}, ${chain.memberNoPrefix})`)
  await tx.run(sql`insert into staff (tenant_id, id, chain_id, login_id, email, phone, name, staff_no, joined_on)
    values (${ids.tenantId}, ${ids.staffId}, ${ids.chainId}, ${ids.loginId}, ${hq.email}, ${hq.phone}, ${hq.name}, 'HQ1', ${startsOn})`)
  await tx.run(
    sql`insert into role_grant (tenant_id, id, staff_id, role, chain_id) values (${ids.tenantId}, ${uuid()}, ${ids.staffId}, 'HQ', ${ids.chainId})`
  )
}

/** Version 1 of every policy kind, in force from `startsOn`, and the kinds of the vouchers that it promises. */
export async function addPolicies(tx: Tx, by: Doer, chainId: string, startsOn: LocalDate): Promise<void> {
  for (const kind of POLICY_KINDS) {
    await tx.run(
      sealing(
        tx.tenantId,
        sql`insert into policy_version (tenant_id, id, chain_id, kind, version, status, body, effective_on)
        values (${tx.tenantId}, ${uuid()}, ${chainId}, ${kind}, 1, 'inForce', ${JSON.stringify(POLICIES[kind].initial)}, ${startsOn})`
      )
    )
  }
  await makePromisedDefinitions(tx, by, chainId)
}
