// Spot checks as they were drawn, and how a chain wants them. What was drawn is never written again; only the closing is.
import { DEFAULT_SPOT_CHECK_AIM, type LocalDate, type SpotCheckAim, type SpotCheckKind } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { empty, join, raw, sql, type Sql } from '../../platform/db/sql.ts'

export const SPOT_CHECK_DOERS = ['STORE_MANAGER', 'OPERATOR'] as const
export type SpotCheckDoer = (typeof SPOT_CHECK_DOERS)[number]

export interface SpotCheckRow extends SpotCheckAim {
  readonly id: string
  readonly chainId: string
  readonly storeId: string
  readonly kind: SpotCheckKind
  readonly doer: SpotCheckDoer
  readonly forOn: LocalDate
  readonly dueOn: LocalDate
  readonly seed: string
  readonly population: number
  readonly sample: number
  readonly fields: readonly string[]
  readonly drawnAt: Date
  readonly drawnById: string | null
  readonly closedAt: Date | null
  readonly closedById: string | null
}

const COLUMNS =
  raw(`k.id, k.chain_id as "chainId", k.store_id as "storeId", k.kind, k.doer, k.for_on as "forOn", k.due_on as "dueOn", k.seed, k.tolerated_percent as "toleratedPercent",
  k.confidence_percent as "confidencePercent", k.population, k.sample, k.fields, k.drawn_at as "drawnAt", k.drawn_by as "drawnById", k.closed_at as "closedAt", k.closed_by as "closedById"`)

export async function lockCheck(tx: Tx, id: string): Promise<SpotCheckRow | undefined> {
  return tx.first<SpotCheckRow>(sql`select ${COLUMNS} from spot_check k where k.tenant_id = ${tx.tenantId} and k.id = ${id} for update`)
}

export async function checksById(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, SpotCheckRow>> {
  const rows = await tx.query<SpotCheckRow>(
    sql`select ${COLUMNS} from spot_check k where k.tenant_id = ${tx.tenantId} and k.id = any(${[...ids]}::uuid[])`
  )
  return new Map(rows.map(row => [row.id, row]))
}

export interface ChecksAsked {
  readonly chainId: string
  readonly storeId?: string | null | undefined
  readonly kind?: SpotCheckKind | null | undefined
  readonly state?: SpotCheckState | null | undefined
  readonly today: LocalDate
  /** Which the reader may see. */
  readonly scope: (columns: { chain: Sql; store: Sql }) => Sql
}

export const SPOT_CHECK_STATES = ['due', 'overdue', 'closed'] as const
export type SpotCheckState = (typeof SPOT_CHECK_STATES)[number]

export const stateOf = ({ closedAt, dueOn }: SpotCheckRow, today: LocalDate): SpotCheckState =>
  closedAt ? 'closed' : dueOn < today ? 'overdue' : 'due'

function asked({ chainId, storeId, kind, state, today, scope }: ChecksAsked): Sql {
  const parts = [sql`k.chain_id = ${chainId}`, scope({ chain: raw('k.chain_id'), store: raw('k.store_id') })]
  if (storeId) parts.push(sql`k.store_id = ${storeId}`)
  if (kind) parts.push(sql`k.kind = ${kind}`)
  if (state === 'closed') parts.push(sql`k.closed_at is not null`)
  if (state === 'due') parts.push(sql`k.closed_at is null and k.due_on >= ${today}::date`)
  if (state === 'overdue') parts.push(sql`k.closed_at is null and k.due_on < ${today}::date`)
  return join(parts, ' and ')
}

/** The latest drawn first. */
export async function pageOfChecks(tx: Tx, of: ChecksAsked, limit: number, before: string | undefined): Promise<SpotCheckRow[]> {
  return tx.query<SpotCheckRow>(sql`
    select ${COLUMNS} from spot_check k where k.tenant_id = ${tx.tenantId} and ${asked(of)} ${before ? sql`and k.id < ${before}::uuid` : empty} order by k.id desc limit ${limit}`)
}

/** False: it had been closed. */
export async function closeCheck(tx: Tx, id: string, at: Date, by: string | null): Promise<boolean> {
  const closed = await tx.run(
    sql`update spot_check set closed_at = ${at}, closed_by = ${by}::uuid where tenant_id = ${tx.tenantId} and id = ${id} and closed_at is null`
  )
  return closed === 1
}

export interface SpotCheckSettingsRow extends SpotCheckAim {
  /** Of each associate, every day. */
  readonly dailyFiles: number
}

/** [own] Two a day are each associate's a dozen a week. */
export const DEFAULT_SETTINGS: SpotCheckSettingsRow = { ...DEFAULT_SPOT_CHECK_AIM, dailyFiles: 2 }

export async function settingsOf(tx: Tx, chainIds: readonly string[]): Promise<ReadonlyMap<string, SpotCheckSettingsRow>> {
  const rows = await tx.query<SpotCheckSettingsRow & { chainId: string }>(sql`
    select chain_id as "chainId", tolerated_percent as "toleratedPercent", confidence_percent as "confidencePercent", daily_files as "dailyFiles"
    from spot_check_settings where tenant_id = ${tx.tenantId} and chain_id = any(${[...chainIds]}::uuid[])`)
  const own = new Map(rows.map(({ chainId, ...row }) => [chainId, row]))
  return new Map(chainIds.map(id => [id, own.get(id) ?? DEFAULT_SETTINGS]))
}

export async function keepSettings(tx: Tx, chainId: string, to: SpotCheckSettingsRow): Promise<void> {
  await tx.run(sql`
    insert into spot_check_settings (tenant_id, chain_id, tolerated_percent, confidence_percent, daily_files)
    values (${tx.tenantId}, ${chainId}, ${to.toleratedPercent}, ${to.confidencePercent}, ${to.dailyFiles})
    on conflict (tenant_id, chain_id) do update set tolerated_percent = excluded.tolerated_percent, confidence_percent = excluded.confidence_percent, daily_files = excluded.daily_files`)
}
