// Months of a chain that are being closed, are closed, are approved.
import type { LocalDate } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { empty, raw, sql } from '../../platform/db/sql.ts'

export const PERIOD_STATES = ['measuring', 'scoring', 'closed', 'approved', 'failed'] as const
export type PeriodState = (typeof PERIOD_STATES)[number]

export interface PeriodRow {
  readonly id: string
  readonly chainId: string
  readonly month: LocalDate
  readonly policyVersionId: string
  /** The plan, as stored. */
  readonly body: unknown
  readonly state: PeriodState
  readonly attempts: number
  readonly closedById: string | null
  readonly askedAt: Date
  readonly measuredAt: Date | null
  readonly closedAt: Date | null
  readonly approvedById: string | null
  readonly approvedAt: Date | null
}

const PERIOD =
  raw(`p.id, p.chain_id as "chainId", p.month, p.policy_version_id as "policyVersionId", v.body, p.state, p.attempts, p.closed_by as "closedById",
  p.asked_at as "askedAt", p.measured_at as "measuredAt", p.closed_at as "closedAt", p.approved_by as "approvedById", p.approved_at as "approvedAt"`)
const FROM = raw(`incentive_period p join policy_version v on v.tenant_id = p.tenant_id and v.id = p.policy_version_id`)

export async function lockPeriod(tx: Tx, id: string): Promise<PeriodRow | undefined> {
  return tx.first<PeriodRow>(sql`select ${PERIOD} from ${FROM} where p.tenant_id = ${tx.tenantId} and p.id = ${id} for update of p`)
}

export async function periodsById(tx: Tx, ids: readonly string[]): Promise<Map<string, PeriodRow>> {
  const rows = await tx.query<PeriodRow>(
    sql`select ${PERIOD} from ${FROM} where p.tenant_id = ${tx.tenantId} and p.id = any(${[...ids]}::uuid[])`
  )
  return new Map(rows.map(row => [row.id, row]))
}

/** A chain's, the latest month first. */
export async function pageOfPeriods(tx: Tx, chainId: string, limit: number, before: LocalDate | undefined): Promise<PeriodRow[]> {
  return tx.query<PeriodRow>(sql`select ${PERIOD} from ${FROM} where p.tenant_id = ${tx.tenantId} and p.chain_id = ${chainId}
    ${before ? sql`and p.month < ${before}::date` : empty} order by p.month desc limit ${limit}`)
}

export async function periodOfMonth(tx: Tx, chainId: string, month: LocalDate): Promise<PeriodRow | undefined> {
  return tx.first<PeriodRow>(
    sql`select ${PERIOD} from ${FROM} where p.tenant_id = ${tx.tenantId} and p.chain_id = ${chainId} and p.month = ${month}::date`
  )
}

export async function lastPeriod(tx: Tx, chainId: string): Promise<PeriodRow | undefined> {
  return tx.first<PeriodRow>(
    sql`select ${PERIOD} from ${FROM} where p.tenant_id = ${tx.tenantId} and p.chain_id = ${chainId} order by p.month desc limit 1`
  )
}

/** Held while something is booked: no month is approved meanwhile, and of two who book one waits. */
export async function lockPeriodsFrom(tx: Tx, chainId: string, month: LocalDate): Promise<PeriodRow[]> {
  return tx.query<PeriodRow>(sql`select ${PERIOD} from ${FROM} where p.tenant_id = ${tx.tenantId} and p.chain_id = ${chainId} and p.month >= ${month}::date
    order by p.month for update of p`)
}

export async function insertPeriod(
  tx: Tx,
  period: Pick<PeriodRow, 'id' | 'chainId' | 'month' | 'policyVersionId' | 'closedById'>
): Promise<void> {
  await tx.run(sql`insert into incentive_period (tenant_id, id, chain_id, month, policy_version_id, state, closed_by)
    values (${tx.tenantId}, ${period.id}, ${period.chainId}, ${period.month}, ${period.policyVersionId}, 'measuring', ${period.closedById})`)
}

export async function setPeriod(
  tx: Tx,
  id: string,
  to: {
    readonly state: PeriodState
    readonly attempts?: number
    readonly measuredAt?: Date
    readonly closedAt?: Date
    readonly approved?: { readonly by: string; readonly at: Date }
  }
): Promise<void> {
  await tx.run(sql`update incentive_period set state = ${to.state}
    ${to.attempts === undefined ? empty : sql`, attempts = ${to.attempts}`}
    ${to.measuredAt ? sql`, measured_at = ${to.measuredAt}` : empty}
    ${to.closedAt ? sql`, closed_at = ${to.closedAt}` : empty}
    ${to.approved ? sql`, approved_by = ${to.approved.by}, approved_at = ${to.approved.at}` : empty}
    where tenant_id = ${tx.tenantId} and id = ${id}`)
}

/** Stores of a period that have no entries yet: those with a figure, in their order. */
export async function storesToScore(tx: Tx, periodId: string, limit: number): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(sql`
    select distinct f.store_id as id from incentive_figure f where f.tenant_id = ${tx.tenantId} and f.period_id = ${periodId}
      and not exists (select from incentive_store s where s.tenant_id = f.tenant_id and s.period_id = f.period_id and s.store_id = f.store_id)
    order by 1 limit ${limit}`)
  return rows.map(row => row.id)
}

/** An entry that nobody could be given: no member, or no manager, in its days. */
export interface Unassigned {
  readonly ruleKey: string
  readonly subjectId: string
  readonly beneficiary: string
}

export async function markStore(tx: Tx, periodId: string, storeId: string, unassigned: readonly Unassigned[]): Promise<void> {
  await tx.run(sql`insert into incentive_store (tenant_id, period_id, store_id, unassigned)
    values (${tx.tenantId}, ${periodId}, ${storeId}, ${JSON.stringify(unassigned)})`)
}

export interface PeriodStores {
  readonly done: number
  readonly total: number
  readonly unassigned: number
}

/** How far periods are. */
export async function storesOfPeriods(tx: Tx, ids: readonly string[]): Promise<Map<string, PeriodStores>> {
  const rows = await tx.query<PeriodStores & { id: string }>(sql`
    select p.id, (select count(*)::int from incentive_store s where s.tenant_id = p.tenant_id and s.period_id = p.id) as done,
      (select count(distinct f.store_id)::int from incentive_figure f where f.tenant_id = p.tenant_id and f.period_id = p.id) as total,
      (select coalesce(sum(jsonb_array_length(s.unassigned)), 0)::int from incentive_store s where s.tenant_id = p.tenant_id and s.period_id = p.id) as unassigned
    from incentive_period p where p.tenant_id = ${tx.tenantId} and p.id = any(${[...ids]}::uuid[])`)
  return new Map(rows.map(row => [row.id, row]))
}
