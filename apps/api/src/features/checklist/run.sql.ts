// Runs of checklists, and the answers given in them. Drawn, a run keeps its version; answers are added, and the latest of an item counts until the run is closed.
import {
  CHECKLIST_DOERS,
  type ChecklistDoer,
  type ChecklistKind,
  type ChecklistRhythm,
  type ChecklistVerdict,
  type LocalDate
} from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { empty, join, raw, sql, type Sql } from '../../platform/db/sql.ts'

export const CHECKLIST_SPANS = ['daily', 'weekly', 'monthly', 'byHand'] as const
export type ChecklistSpan = ChecklistRhythm | 'byHand'
export const CHECKLIST_STATES = ['due', 'overdue', 'closed'] as const
export type ChecklistState = (typeof CHECKLIST_STATES)[number]

export interface RunRow {
  readonly id: string
  readonly chainId: string
  readonly storeId: string
  readonly kind: ChecklistKind
  readonly versionId: string
  readonly span: ChecklistSpan
  readonly doer: ChecklistDoer
  readonly forOn: LocalDate
  readonly dueOn: LocalDate
  readonly drawnAt: Date
  readonly drawnById: string | null
  readonly closedAt: Date | null
  readonly closedById: string | null
}

const COLUMNS =
  raw(`r.id, r.chain_id as "chainId", r.store_id as "storeId", r.kind, r.version_id as "versionId", r.span, r.doer, r.for_on as "forOn", r.due_on as "dueOn",
  r.drawn_at as "drawnAt", r.drawn_by as "drawnById", r.closed_at as "closedAt", r.closed_by as "closedById"`)

export const stateOf = ({ closedAt, dueOn }: RunRow, today: LocalDate): ChecklistState =>
  closedAt ? 'closed' : dueOn < today ? 'overdue' : 'due'

export async function lockRun(tx: Tx, id: string): Promise<RunRow | undefined> {
  return tx.first<RunRow>(sql`select ${COLUMNS} from checklist_run r where r.tenant_id = ${tx.tenantId} and r.id = ${id} for update`)
}

export async function runsById(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, RunRow>> {
  const rows = await tx.query<RunRow>(
    sql`select ${COLUMNS} from checklist_run r where r.tenant_id = ${tx.tenantId} and r.id = any(${[...ids]}::uuid[])`
  )
  return new Map(rows.map(row => [row.id, row]))
}

export interface RunsAsked {
  readonly chainId: string
  readonly storeId?: string | null | undefined
  readonly kind?: ChecklistKind | null | undefined
  readonly state?: ChecklistState | null | undefined
  readonly today: LocalDate
  /** Which the reader may see. */
  readonly scope: (columns: { chain: Sql; store: Sql }) => Sql
  /** Where the reader carries out what is whose; absent: all. */
  readonly carriedOut?: ((doer: ChecklistDoer, columns: { chain: Sql; store: Sql }) => Sql) | undefined
}

const PLACE = { chain: raw('r.chain_id'), store: raw('r.store_id') }

function asked(tx: Tx, { chainId, storeId, kind, state, today, scope, carriedOut }: RunsAsked): Sql {
  const parts = [sql`r.tenant_id = ${tx.tenantId} and r.chain_id = ${chainId}`, scope(PLACE)]
  if (storeId) parts.push(sql`r.store_id = ${storeId}`)
  if (kind) parts.push(sql`r.kind = ${kind}`)
  if (state === 'closed') parts.push(sql`r.closed_at is not null`)
  if (state === 'due') parts.push(sql`r.closed_at is null and r.due_on >= ${today}::date`)
  if (state === 'overdue') parts.push(sql`r.closed_at is null and r.due_on < ${today}::date`)
  if (carriedOut) {
    const ofEach = CHECKLIST_DOERS.map(doer => sql`(r.doer = ${doer} and ${carriedOut(doer, PLACE)})`)
    parts.push(sql`(${join(ofEach, ' or ')})`)
  }
  return join(parts, ' and ')
}

/** The latest drawn first. */
export async function pageOfRuns(tx: Tx, of: RunsAsked, limit: number, before: string | undefined): Promise<RunRow[]> {
  return tx.query<RunRow>(sql`
    select ${COLUMNS} from checklist_run r where ${asked(tx, of)} ${before ? sql`and r.id < ${before}::uuid` : empty} order by r.id desc limit ${limit}`)
}

export async function countRuns(tx: Tx, of: RunsAsked): Promise<number> {
  const found = await tx.first<{ n: number }>(sql`select count(*)::int as n from checklist_run r where ${asked(tx, of)}`)
  return found?.n ?? 0
}

export type NewRun = Omit<RunRow, 'closedAt' | 'closedById'>

/** False: the night has drawn it. */
export async function insertRun(tx: Tx, made: NewRun): Promise<boolean> {
  const added = await tx.run(sql`
    insert into checklist_run (tenant_id, id, chain_id, store_id, kind, version_id, span, doer, for_on, due_on, drawn_at, drawn_by)
    values (${tx.tenantId}, ${made.id}, ${made.chainId}, ${made.storeId}, ${made.kind}, ${made.versionId}, ${made.span}, ${made.doer}, ${made.forOn}, ${made.dueOn},
      ${made.drawnAt}, ${made.drawnById}::uuid) on conflict do nothing`)
  return added === 1
}

/** False: it had been closed. */
export async function closeRun(tx: Tx, id: string, at: Date, by: string | null): Promise<boolean> {
  const closed = await tx.run(
    sql`update checklist_run set closed_at = ${at}, closed_by = ${by}::uuid where tenant_id = ${tx.tenantId} and id = ${id} and closed_at is null`
  )
  return closed === 1
}

export interface PeriodToDraw extends Pick<RunRow, 'chainId' | 'kind' | 'span' | 'forOn'> {
  readonly today: LocalDate
}

/** Open stores that have no run of a list's period yet, of all these lists at once. */
export async function storesToDraw(tx: Tx, periods: readonly PeriodToDraw[]): Promise<Pick<RunRow, 'chainId' | 'kind' | 'storeId'>[]> {
  const of = <T>(value: (period: PeriodToDraw) => T): T[] => periods.map(value)
  return tx.query<Pick<RunRow, 'chainId' | 'kind' | 'storeId'>>(sql`
    select s.chain_id as "chainId", p.kind, s.id as "storeId"
    from unnest(${of(one => one.chainId)}::uuid[], ${of(one => one.kind)}::text[], ${of(one => one.span)}::text[], ${of(one => one.forOn)}::date[],
      ${of(one => one.today)}::date[]) as p (chain_id, kind, span, for_on, today)
    join store s on s.tenant_id = ${tx.tenantId} and s.chain_id = p.chain_id and s.opened_on <= p.today and (s.closed_on is null or s.closed_on >= p.today)
    where not exists (select from checklist_run r
      where r.tenant_id = s.tenant_id and r.store_id = s.id and r.kind = p.kind and r.span = p.span and r.for_on = p.for_on)
    order by p.kind, s.id`)
}

export interface AnswerRow {
  readonly runId: string
  readonly itemKey: string
  readonly verdict: ChecklistVerdict
  readonly note: string | null
  readonly answeredAt: Date
  readonly answeredById: string | null
}

/** The latest answer of each item of runs, as the body of a select. */
export const latestAnswers = (tenantId: string, runs: Sql): Sql => sql`
  select distinct on (a.run_id, a.item_key) a.run_id, a.version_id, a.item_key, a.verdict, a.note, a.answered_at, a.answered_by
  from checklist_answer a where a.tenant_id = ${tenantId} and ${runs} order by a.run_id, a.item_key, a.no desc`

export async function answersOf(tx: Tx, runIds: readonly string[]): Promise<AnswerRow[]> {
  return tx.query<AnswerRow>(sql`
    select l.run_id as "runId", l.item_key as "itemKey", l.verdict, l.note, l.answered_at as "answeredAt", l.answered_by as "answeredById"
    from (${latestAnswers(tx.tenantId, sql`a.run_id = any(${[...runIds]}::uuid[])`)}) l`)
}

/** Under the run's lock, by which the numbers follow each other. */
export async function addAnswer(tx: Tx, { versionId }: RunRow, made: AnswerRow): Promise<void> {
  await tx.run(sql`
    insert into checklist_answer (tenant_id, run_id, version_id, item_key, no, verdict, note, answered_at, answered_by)
    values (${tx.tenantId}, ${made.runId}, ${versionId}, ${made.itemKey}, (select coalesce(max(a.no), 0) + 1 from checklist_answer a
      where a.tenant_id = ${tx.tenantId} and a.run_id = ${made.runId} and a.item_key = ${made.itemKey}), ${made.verdict}, ${made.note}, ${made.answeredAt}, ${made.answeredById}::uuid)`)
}
