// Runs of backtests: what was asked, how far it is, what was found. A run keeps the rules it was asked with, so that it tests what was read even where the
// draft is changed meanwhile; whether it has grown stale is read off, never stored.
import type { LocalDate, PolicyKind } from '@keqing/domain'
import { v7 as uuid } from 'uuid'
import { inSlice } from '../../platform/customer-slice.ts'
import type { Tx } from '../../platform/db/database.ts'
import { empty, raw, sql, type Sql } from '../../platform/db/sql.ts'
import { CHAIN_HOLDS, HOLDS_BEFORE } from '../policy/index.ts'
import type { Finding } from './finding.ts'

export const BACKTEST_STATUSES = ['queued', 'running', 'done', 'failed', 'cancelled'] as const
export type BacktestStatus = (typeof BACKTEST_STATUSES)[number]
/** What the version is beside: the one in force, or what was decided at the time. */
export const BESIDES = ['inForce', 'recorded'] as const
export type Beside = (typeof BESIDES)[number]

export interface BacktestRow {
  readonly id: string
  readonly chainId: string
  /** Of what one store sets for itself: then it is of this store's receipts and customers alone. */
  readonly storeId: string | null
  readonly policyId: string
  /** The version that was in force when it was asked for; null where none had ever been. Of a store that had set nothing, the chain's. */
  readonly againstId: string | null
  /** Of what one store sets: the chain's version that it was set in. */
  readonly chainVersionId: string | null
  readonly kind: PolicyKind
  readonly body: unknown
  readonly againstBody: unknown
  readonly chainBody: unknown
  readonly asOf: LocalDate
  readonly months: number
  /** Only what was known at this instant; null: what is known now. */
  readonly knownAt: Date | null
  readonly beside: Beside
  /** Asked for a day, a knowledge or a comparison of its own: publishing does not go by it. */
  readonly ofPast: boolean
  readonly status: BacktestStatus
  readonly attempts: number
  readonly stepsDone: number
  readonly stepsTotal: number
  /** The last customer that is judged, where customers are judged in slices. */
  readonly throughId: string | null
  readonly findings: readonly Finding[]
  readonly customers: number | null
  readonly moved: number | null
  readonly askedById: string | null
  readonly askedAt: Date
  readonly startedAt: Date | null
  readonly endedAt: Date | null
  readonly rulesChanged: boolean
  readonly inForceChanged: boolean
}

const COLUMNS = sql`b.id, b.chain_id as "chainId", v.store_id as "storeId", b.policy_version_id as "policyId", b.against_id as "againstId", b.chain_version_id as "chainVersionId",
  b.kind, b.body, o.body as "againstBody", h.body as "chainBody", b.as_of as "asOf", b.months, b.known_at as "knownAt", b.beside, b.of_past as "ofPast", b.status, b.attempts,
  b.steps_done as "stepsDone", b.steps_total as "stepsTotal", b.through_customer_id as "throughId", b.findings, b.customers, b.moved, b.asked_by as "askedById", b.asked_at as "askedAt", b.started_at as "startedAt",
  b.ended_at as "endedAt", v.body <> b.body as "rulesChanged",
  (b.against_id is distinct from ${HOLDS_BEFORE} or b.chain_version_id is distinct from ${CHAIN_HOLDS}) as "inForceChanged"`
const FROM = raw(`backtest b
  join policy_version v on v.tenant_id = b.tenant_id and v.id = b.policy_version_id
  left join policy_version o on o.tenant_id = b.tenant_id and o.id = b.against_id
  left join policy_version h on h.tenant_id = b.tenant_id and h.id = b.chain_version_id`)

/** Of these chains; of what stores set only as far as `stores` says, a condition on versions `v`. */
export async function backtestsByIds(
  tx: Tx,
  ids: readonly string[],
  chainIds: readonly string[],
  inSight: Sql
): Promise<ReadonlyMap<string, BacktestRow>> {
  const rows = await tx.query<BacktestRow>(sql`select ${COLUMNS} from ${FROM}
    where b.tenant_id = ${tx.tenantId} and b.id = any(${[...ids]}::uuid[]) and b.chain_id = any(${[...chainIds]}::uuid[])
      and ${inSight}`)
  return new Map(rows.map(row => [row.id, row]))
}

/** Of each version the latest that is done, of the past apart. */
export async function latestDone(tx: Tx, policyIds: readonly string[], ofPast: boolean): Promise<ReadonlyMap<string, BacktestRow>> {
  const rows = await tx.query<BacktestRow>(sql`select distinct on (b.policy_version_id) ${COLUMNS} from ${FROM}
    where b.tenant_id = ${tx.tenantId} and b.policy_version_id = any(${[...policyIds]}::uuid[]) and b.status = 'done' and b.of_past = ${ofPast} order by b.policy_version_id, b.id desc`)
  return new Map(rows.map(row => [row.policyId, row]))
}

/** Of each version the latest that was asked for, where it is not done. */
export async function latestUndone(tx: Tx, policyIds: readonly string[]): Promise<ReadonlyMap<string, BacktestRow>> {
  const rows = await tx.query<BacktestRow>(sql`select distinct on (b.policy_version_id) ${COLUMNS} from ${FROM}
    where b.tenant_id = ${tx.tenantId} and b.policy_version_id = any(${[...policyIds]}::uuid[]) order by b.policy_version_id, b.id desc`)
  return new Map(rows.filter(row => row.status !== 'done').map(row => [row.policyId, row]))
}

export interface UnderWay {
  readonly id: string
  readonly policyId: string
  /** Whose draft it tests, where it is not the chain's. */
  readonly storeId: string | null
  readonly same: boolean
}

/** The run of a chain that is not over, and whether it is of these very rules and months. */
export async function underWay(
  tx: Tx,
  of: Omit<NewBacktest, 'againstId' | 'chainVersionId' | 'kind' | 'askedById' | 'askedAt'>
): Promise<UnderWay | undefined> {
  return tx.first<UnderWay>(sql`
    select b.id, b.policy_version_id as "policyId", v.store_id as "storeId", b.policy_version_id = ${of.policyId} and b.body = ${JSON.stringify(of.body)}::jsonb and months = ${of.months}
      and as_of = ${of.asOf} and beside = ${of.beside} and known_at is not distinct from ${of.knownAt} and of_past = ${of.ofPast} as same
    from backtest b join policy_version v on v.tenant_id = b.tenant_id and v.id = b.policy_version_id
    where b.tenant_id = ${tx.tenantId} and b.chain_id = ${of.chainId} and b.status in ('queued', 'running')`)
}

export interface NewBacktest {
  readonly chainId: string
  readonly policyId: string
  readonly againstId: string | null
  readonly chainVersionId: string | null
  readonly kind: PolicyKind
  readonly body: unknown
  readonly asOf: LocalDate
  readonly months: number
  readonly knownAt: Date | null
  readonly beside: Beside
  readonly ofPast: boolean
  readonly askedById: string | null
  readonly askedAt: Date
}

/** One at a time per chain: a second at once meets the unique index. */
export async function insertBacktest(tx: Tx, of: NewBacktest): Promise<string> {
  const id = uuid()
  await tx.run(sql`
    insert into backtest (tenant_id, id, chain_id, policy_version_id, against_id, chain_version_id, kind, body, as_of, months, known_at, beside, of_past, asked_by, asked_at)
    values (${tx.tenantId}, ${id}, ${of.chainId}, ${of.policyId}, ${of.againstId}, ${of.chainVersionId}, ${of.kind}, ${JSON.stringify(of.body)}, ${of.asOf}, ${of.months},
      ${of.knownAt}, ${of.beside}, ${of.ofPast}, ${of.askedById}, ${of.askedAt})`)
  return id
}

/** True where it was still under way. What it found so far goes; who would have moved too. */
export async function cancel(tx: Tx, id: string, at: Date): Promise<boolean> {
  const cancelled = await tx.run(sql`
    update backtest set status = 'cancelled', ended_at = ${at}, findings = '[]', customers = null, moved = null
    where tenant_id = ${tx.tenantId} and id = ${id} and status in ('queued', 'running')`)
  if (cancelled > 0) await tx.run(sql`delete from backtest_move where tenant_id = ${tx.tenantId} and backtest_id = ${id}`)
  return cancelled > 0
}

/** Counts the attempt before anything can go wrong with it. Undefined where the run is over, by whatever end. */
export async function begin(tx: Tx, id: string, at: Date): Promise<BacktestRow | undefined> {
  await tx.run(sql`
    update backtest set status = 'running', attempts = attempts + 1, started_at = coalesce(started_at, ${at})
    where tenant_id = ${tx.tenantId} and id = ${id} and status in ('queued', 'running')`)
  return tx.first<BacktestRow>(
    sql`select ${COLUMNS} from ${FROM} where b.tenant_id = ${tx.tenantId} and b.id = ${id} and b.status = 'running'`
  )
}

export async function setStepsTotal(tx: Tx, id: string, total: number): Promise<void> {
  await tx.run(sql`update backtest set steps_total = ${total} where tenant_id = ${tx.tenantId} and id = ${id}`)
}

/** How far a run is. */
export interface Progress {
  readonly stepsDone: number
  /** The last customer that is judged, where customers are judged in slices. */
  readonly throughId: string | null
  /** Everything found so far. */
  readonly findings: readonly Finding[]
}

/**
 * Takes a run on from so many steps. False where somebody has cancelled it since, or another worker has kept those steps: then nothing is. Who gets on has not
 * tried in vain: attempts are counted anew.
 */
export async function keepProgress(
  tx: Tx,
  { id, from }: { readonly id: string; readonly from: number },
  { stepsDone, throughId, findings }: Progress,
  { moved, customers }: Effect
): Promise<boolean> {
  const kept = await tx.run(sql`
    update backtest set steps_done = ${stepsDone}, through_customer_id = ${throughId}, findings = ${JSON.stringify(findings)}::jsonb, attempts = 0,
      moved = coalesce(${moved ?? null}::int, moved), customers = coalesce(${customers ?? null}::int, customers)
    where tenant_id = ${tx.tenantId} and id = ${id} and status = 'running' and steps_done = ${from}`)
  return kept > 0
}

/** The last of at most so many customers of the chain that follow one, by their ids; where none follows, that one. */
export async function lastOfSlice(tx: Tx, chainId: string, after: string | null, size: number): Promise<string | null> {
  const row = await tx.first<{ id: string }>(sql`
    select id from (
      select c.id from customer c where c.tenant_id = ${tx.tenantId} and c.chain_id = ${chainId} ${inSlice({ after, through: null }, sql`c.id`)}
      order by c.id limit ${size}
    ) as slice order by id desc limit 1`)
  return row?.id ?? after
}

/** Over how many customers, as of the run's day, and how many of them the rules move. */
export interface Effect {
  readonly moved?: number
  readonly customers?: number
}

/** Ends a run; with a result the earlier runs of its version go, and with them who moved by them: of the past those of the past, the others apart. */
export async function end(tx: Tx, run: BacktestRow, status: 'done' | 'failed', at: Date): Promise<void> {
  const ended = await tx.run(
    sql`update backtest set status = ${status}, ended_at = ${at} where tenant_id = ${tx.tenantId} and id = ${run.id} and status = 'running'`
  )
  if (ended === 0 || status !== 'done') return
  const earlier = sql`select b.id from backtest b where b.tenant_id = ${tx.tenantId} and b.policy_version_id = ${run.policyId} and b.of_past = ${run.ofPast} and b.id < ${run.id}`
  await tx.run(sql`delete from backtest_move where tenant_id = ${tx.tenantId} and backtest_id in (${earlier})`)
  await tx.run(
    sql`delete from backtest where tenant_id = ${tx.tenantId} and policy_version_id = ${run.policyId} and of_past = ${run.ofPast} and id < ${run.id}`
  )
}

export interface History {
  /** The first day on which anything is known of the customers of the chain, or of the store; null where nothing is. */
  readonly firstFactOn: LocalDate | null
  /** Of the chain: they are judged, whichever store asks. */
  readonly customers: number
}

export async function historyOf(tx: Tx, { chainId, storeId }: Pick<BacktestRow, 'chainId' | 'storeId'>): Promise<History> {
  const here = (table: 'c' | 'p') => (storeId ? sql`and ${raw(`${table}.store_id`)} = ${storeId}` : empty)
  const row = await tx.first<History>(sql`
    select least(
      (select min(c.registered_on) from customer c where c.tenant_id = ${tx.tenantId} and c.chain_id = ${chainId} ${here('c')}),
      (select p.purchased_on from purchase p where p.tenant_id = ${tx.tenantId} and p.chain_id = ${chainId} ${here('p')} order by p.happened_at limit 1)) as "firstFactOn",
      (select count(*) from customer c where c.tenant_id = ${tx.tenantId} and c.chain_id = ${chainId}) as customers`)
  return row ?? { firstFactOn: null, customers: 0 }
}
