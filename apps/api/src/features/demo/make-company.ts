// A demo company becomes real in two transactions: its facts, then what follows from them. In between statistics are gathered, or the database
// would plan the second as if for an empty one. Until the second is done, headquarters' login is closed: that is how a later start knows where to go on.
import { DEFAULT_EARNING_POLICY, type LocalDate, type PolicyKind } from '@keqing/domain'
import { v7 as uuid } from 'uuid'
import { attachLogin } from '../../platform/auth/login.ts'
import { hashPassword } from '../../platform/auth/password.ts'
import type { Database, Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'
import { gatherStatistics } from '../../platform/db/statistics.ts'
import { sealing } from '../../platform/policy-seal.ts'
import { createCompany, type CreatedCompany } from '../company/index.ts'
import type { DemoCompany } from './company.ts'
import { giveVouchers } from './give-vouchers.ts'
import { insertRows } from './insert-rows.sql.ts'
import { historyOf, planCompany, type CompanyPlan } from './plan-company.ts'
import type { Row } from './plan.ts'
import { settleFacts } from './settle-facts.sql.ts'

interface DemoOptions {
  readonly seed: string
  readonly now: Date
  readonly password: string
  readonly tell?: (at: string) => void
}

/** `platform`: a database as the platform role, without a time limit for statements. Safe to repeat after it was broken off. Answers the tenant's id. */
export async function makeDemoCompany(platform: Database, company: DemoCompany, options: DemoOptions): Promise<string> {
  const tell = (at: string) => options.tell?.(`${company.name}: ${at}`)
  tell('inventing customers and purchases')
  const tenantId = (await findBegun(platform, company)) ?? (await makeFacts(platform, company, { ...options, tell }))
  await gatherStatistics(platform)
  tell('points and tiers')
  const passwordHash = await hashPassword(options.password)
  await platform.unit(tenantId, async tx => {
    await settleFacts(tx, historyOf(company, options.now).lastOn)
    await giveVouchers(tx, options.now)
    await addLogins(tx, company, passwordHash)
    await tx.run(sql`update login set disabled_at = null where email = ${company.hq.email}`)
  })
  return tenantId
}

async function findBegun(platform: Database, company: DemoCompany): Promise<string | undefined> {
  const [found] = await platform.global<{ id: string }>(
    sql`select c.company_id as id from login l join login_company c on c.login_id = l.id where l.email = ${company.hq.email} and l.disabled_at is not null`
  )
  return found?.id
}

async function makeFacts(platform: Database, company: DemoCompany, options: DemoOptions): Promise<string> {
  const { firstOn } = historyOf(company, options.now)
  // createCompany's own transaction, with the facts at its end.
  const together: Pick<Database, 'unit'> = {
    unit: (tenantId, work) =>
      platform.unit(tenantId, async tx => {
        const made = await work(tx)
        await insertFacts(tx, company, made as CreatedCompany, options)
        return made
      })
  }
  const made = await createCompany(together, {
    name: company.name,
    chain: company.chain,
    startsOn: firstOn,
    hq: { ...company.hq, password: options.password }
  })
  return made.tenantId
}

async function insertFacts(tx: Tx, company: DemoCompany, made: CreatedCompany, options: DemoOptions): Promise<void> {
  const { chainId, staffId: hqStaffId } = made
  await tx.run(sql`update login set disabled_at = now() where id = ${made.loginId}`)
  const plan = planCompany(company, { chainId, hqStaffId }, options.seed, options.now)
  if (company.pointForEveryMinor !== DEFAULT_EARNING_POLICY.pointsPer.forEveryMinor)
    await replacePolicy(tx, chainId, plan.firstOn, { kind: 'earning', body: earningIn(company.pointForEveryMinor) })
  if (company.benefits) await replacePolicy(tx, chainId, plan.firstOn, { kind: 'benefit', body: company.benefits })
  for (const [table, rows] of plan.rows) {
    options.tell?.(`${table.replaceAll('_', ' ')}, ${rows.length} rows`)
    await insertRows(tx, table, rows)
  }
  await tx.run(sql`update chain set next_member_no = ${plan.nextMemberNo} where tenant_id = ${tx.tenantId} and id = ${chainId}`)
  await insertRows(
    tx,
    'audit_entry',
    plan.rows.flatMap(([table, rows]) => auditRows(table, rows, hqStaffId))
  )
}

/** For a currency in which 100.00 is a lot. */
const earningIn = (forEveryMinor: number) => ({ ...DEFAULT_EARNING_POLICY, pointsPer: { points: 1, forEveryMinor } })

/** Another version, in force from the first day, which the first version never saw. */
async function replacePolicy(tx: Tx, chainId: string, on: LocalDate, { kind, body }: { kind: PolicyKind; body: object }): Promise<void> {
  await tx.run(
    sql`update policy_version set status = 'retired', retired_on = effective_on where tenant_id = ${tx.tenantId} and chain_id = ${chainId} and kind = ${kind}`
  )
  await tx.run(
    sealing(
      tx.tenantId,
      sql`insert into policy_version (tenant_id, id, chain_id, kind, version, status, body, effective_on)
      values (${tx.tenantId}, ${uuid()}, ${chainId}, ${kind}, 2, 'inForce', ${JSON.stringify(body)}, ${on})`
    )
  )
}

/** Who signs in; a consultant of both companies has one login, and the same password in both. */
async function addLogins(tx: Tx, company: DemoCompany, passwordHash: string): Promise<void> {
  const { locale } = company.chain
  for (const { email } of company.logins) {
    const loginId = await attachLogin(tx, { email, phone: null, locale, passwordHash, companyName: company.name })
    await tx.run(sql`update staff set login_id = ${loginId} where tenant_id = ${tx.tenantId} and email = ${email}`)
  }
}

const AUDITED: Readonly<Record<string, readonly [action: string, objectType: string]>> = {
  store: ['storeCreate', 'Store'],
  staff_group: ['staffGroupCreate', 'StaffGroup'],
  staff: ['staffCreate', 'Staff'],
  group_membership: ['groupMembershipStart', 'GroupMembership'],
  role_grant: ['roleGrant', 'Grant'],
  api_client: ['apiClientCreate', 'ApiClient'],
  standing: ['tierDesignate', 'Standing'],
  point_entry: ['pointsAdjust', 'PointEntry']
}

/** TRUST 33: the setting up leaves its rows like any other act; the history itself came with the company, like an import. */
function auditRows(table: string, rows: CompanyPlan['rows'][number][1], hqStaffId: string): Row[] {
  const [action, objectType] = AUDITED[table] ?? []
  if (!action) return []
  return rows.map(row => ({
    id: uuid(),
    at: new Date().toISOString(),
    actor_kind: 'user',
    actor_id: row['recorded_by'] ?? hqStaffId,
    action: row['kind'] === 'override' ? 'tierOverride' : action,
    object_type: objectType,
    object_id: row['id'],
    detail: { source: 'demo' },
    correlation_id: 'demo'
  }))
}
