// How far each store is with entering the files that it had (INC-6), and what its manager and headquarters said of their number.
import { addDays, lateOnboardingDays, ONBOARDING_RULE, onboardingDueOn, type LocalDate } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { empty, sql, type Sql } from '../../platform/db/sql.ts'
import { declared, enteredCount, reachedDay } from './entered.sql.ts'

/** Of a store; where nothing was declared, what belongs to a declaration is null. */
export interface OnboardingRow {
  readonly id: string
  readonly chainId: string
  readonly code: string
  readonly declaredOn: LocalDate | null
  readonly declaredFiles: number | null
  readonly files: number | null
  readonly declaredById: string | null
  readonly recordedAt: Date | null
  readonly entered: number | null
  readonly reachedOn: LocalDate | null
}

/** Stores that are open, or have declared. */
const read = (tenantId: string, which: Sql): Sql => sql`
  select s.id, s.chain_id as "chainId", s.code, d.declared_on as "declaredOn", d.declared_files as "declaredFiles", d.files, d.declared_by as "declaredById",
    d.recorded_at as "recordedAt", entered.files as entered, reached.on_day as "reachedOn"
  from store s join chain ch on ch.tenant_id = s.tenant_id and ch.id = s.chain_id
  left join ${declared(tenantId)} d on d.store_id = s.id
  left join lateral ${enteredCount(tenantId, sql`ch.time_zone`)} entered on d.store_id is not null
  left join lateral ${reachedDay(tenantId, sql`ch.time_zone`)} reached on true
  where s.tenant_id = ${tenantId} and (s.closed_on is null or d.store_id is not null) and ${which}`

export async function onboardingsById(tx: Tx, storeIds: readonly string[]): Promise<ReadonlyMap<string, OnboardingRow>> {
  const rows = await tx.query<OnboardingRow>(read(tx.tenantId, sql`s.id = any(${[...storeIds]}::uuid[])`))
  return new Map(rows.map(row => [row.id, row]))
}

interface OnboardingsAsked {
  readonly chainId: string
  /** Which stores the reader may see. */
  readonly scope: (columns: { chain: Sql; store: Sql }) => Sql
}

/** By the stores' code. */
export async function pageOfOnboardings(
  tx: Tx,
  { chainId, scope }: OnboardingsAsked,
  limit: number,
  after: readonly [code: string, id: string] | undefined
): Promise<OnboardingRow[]> {
  const seen = scope({ chain: sql`s.chain_id`, store: sql`s.id` })
  const behind = after ? sql`and (s.code, s.id) > (${after[0]}, ${after[1]}::uuid)` : empty
  return tx.query<OnboardingRow>(
    sql`${read(tx.tenantId, sql`s.chain_id = ${chainId} and ${seen} ${behind}`)} order by s.code, s.id limit ${limit}`
  )
}

export const ONBOARDING_STATES = ['undeclared', 'running', 'late', 'done'] as const
type OnboardingState = (typeof ONBOARDING_STATES)[number]

interface OnboardingProgress {
  readonly state: OnboardingState
  readonly dueOn: LocalDate | null
  readonly lateDays: number | null
}

/** Where a store stands today; the rule is INC-6's own. */
export function progressOf({ declaredOn, reachedOn }: OnboardingRow, today: LocalDate): OnboardingProgress {
  if (declaredOn === null) return { state: 'undeclared', dueOn: null, lateDays: null }
  const dueOn = onboardingDueOn(declaredOn)
  return {
    state: reachedOn ? 'done' : today > dueOn ? 'late' : 'running',
    dueOn,
    lateDays: lateOnboardingDays({ declaredOn, reachedOn }, ONBOARDING_RULE, declaredOn, addDays(today, 1))
  }
}

export interface CorrectionRow {
  readonly storeId: string
  readonly files: number
  readonly reason: string
  readonly correctedById: string | null
  readonly recordedAt: Date
}
const SHOWN = 20

/** The latest first, the latest 20 of each store. */
export async function correctionsOf(tx: Tx, storeIds: readonly string[]): Promise<ReadonlyMap<string, CorrectionRow[]>> {
  const rows = await tx.query<CorrectionRow>(sql`
    select k.store_id as "storeId", k.files, k.reason, k.corrected_by as "correctedById", k.recorded_at as "recordedAt"
    from (select k.*, row_number() over (partition by k.store_id order by k.no desc) as place from onboarding_correction k
      where k.tenant_id = ${tx.tenantId} and k.store_id = any(${[...storeIds]}::uuid[])) k
    where k.place <= ${SHOWN} order by k.store_id, k.place`)
  return Map.groupBy(rows, row => row.storeId)
}

export interface Said {
  readonly storeId: string
  readonly files: number
  readonly at: Date
  readonly by: string | null
}

/** Of two at once the primary key lets one through. */
export async function insertDeclaration(tx: Tx, { storeId, files, at, by }: Said, declaredOn: LocalDate): Promise<void> {
  await tx.run(sql`insert into onboarding (tenant_id, store_id, declared_on, files, declared_by, recorded_at)
    values (${tx.tenantId}, ${storeId}, ${declaredOn}::date, ${files}, ${by}::uuid, ${at})`)
}

/** The number that counted until now; undefined where nothing was declared. */
export async function filesThatCount(tx: Tx, storeId: string): Promise<number | undefined> {
  const row = await tx.first<{ files: number }>(sql`select d.files from ${declared(tx.tenantId)} d where d.store_id = ${storeId}`)
  return row?.files
}

/** The store is locked by who calls: numbers follow one another. */
export async function insertCorrection(tx: Tx, { storeId, files, at, by }: Said, reason: string): Promise<void> {
  await tx.run(sql`insert into onboarding_correction (tenant_id, store_id, no, files, reason, corrected_by, recorded_at)
    select ${tx.tenantId}::uuid, ${storeId}::uuid, coalesce(max(no), 0) + 1, ${files}::int, ${reason}::text, ${by}::uuid, ${at}::timestamptz
    from onboarding_correction where tenant_id = ${tx.tenantId} and store_id = ${storeId}`)
}
