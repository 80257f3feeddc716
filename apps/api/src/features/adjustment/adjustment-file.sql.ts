// Files of adjustments: the import that brought them, and what became of their rows. Nothing of it is kept twice: figures are counted from the rows.
import type { AdjustedSums, LocalDate } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { empty, sql, type Sql } from '../../platform/db/sql.ts'
import { requestsById, type AdjustmentRow } from './adjustment.sql.ts'

export interface AdjustmentFileRow {
  readonly id: string
  readonly chainId: string
  readonly name: string
  readonly uploadedById: string | null
  readonly uploadedAt: Date
  /** Its run writes at this moment. */
  readonly running: boolean
}

const FILE = sql`r.id, r.chain_id as "chainId", r.file_name as name, r.created_by as "uploadedById", r.created_at as "uploadedAt",
  r.status in ('running', 'cancelling') as running`

/** Of files that have come to be anything: a dry run adjusts nothing. */
const withRows = (which: Sql = empty): Sql => sql`r.kind = 'adjustments' and exists (
  select from point_adjustment a where a.tenant_id = r.tenant_id and a.chain_id = r.chain_id and a.import_id = r.id ${which})`

export async function filesById(tx: Tx, ids: readonly string[]): Promise<Map<string, AdjustmentFileRow>> {
  const rows = await tx.query<AdjustmentFileRow>(
    sql`select ${FILE} from import_run r where r.tenant_id = ${tx.tenantId} and r.id = any(${[...ids]}::uuid[]) and ${withRows()}`
  )
  return new Map(rows.map(row => [row.id, row]))
}

/** A run that is to go on waits until those who decide are done, and they until it is. */
export async function lockFile(tx: Tx, id: string): Promise<AdjustmentFileRow | undefined> {
  return tx.first<AdjustmentFileRow>(
    sql`select ${FILE} from import_run r where r.tenant_id = ${tx.tenantId} and r.id = ${id} and ${withRows()} for share of r`
  )
}

export interface WaitingFiles {
  readonly chainId: string
  readonly after?: readonly [uploadedAt: string, id: string] | undefined
}

const WAITING = sql`and a.status = 'waiting'`

/** Of which something waits, the latest first. */
export async function pageOfWaitingFiles(tx: Tx, { chainId, after }: WaitingFiles, limit: number): Promise<AdjustmentFileRow[]> {
  return tx.query<AdjustmentFileRow>(sql`
    select ${FILE} from import_run r where r.tenant_id = ${tx.tenantId} and r.chain_id = ${chainId} and ${withRows(WAITING)}
      ${after ? sql`and (r.created_at, r.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : empty}
    order by r.created_at desc, r.id desc limit ${limit + 1}`)
}

export async function countWaitingFiles(tx: Tx, chainId: string): Promise<number> {
  const row = await tx.first<{ count: number }>(
    sql`select count(*) as count from import_run r where r.tenant_id = ${tx.tenantId} and r.chain_id = ${chainId} and ${withRows(WAITING)}`
  )
  return row?.count ?? 0
}

export interface FileCounts {
  readonly id: string
  readonly posted: number
  readonly waiting: number
  readonly declined: number
  readonly undone: number
  readonly undoable: number
  readonly waitingUp: number
  readonly waitingDown: number
}

export async function countsOfFiles(tx: Tx, ids: readonly string[]): Promise<Map<string, FileCounts>> {
  const rows = await tx.query<FileCounts>(sql`
    select import_id as id, count(*) filter (where status in ('posted', 'approved')) as posted, count(*) filter (where status = 'waiting') as waiting,
      count(*) filter (where status = 'declined') as declined, count(*) filter (where undone_at is not null) as undone,
      count(*) filter (where status in ('posted', 'approved') and undone_at is null) as undoable,
      coalesce(sum(amount) filter (where status = 'waiting' and amount > 0), 0)::bigint as "waitingUp",
      coalesce(-sum(amount) filter (where status = 'waiting' and amount < 0), 0)::bigint as "waitingDown"
    from point_adjustment where tenant_id = ${tx.tenantId} and import_id = any(${[...ids]}::uuid[]) group by import_id`)
  return new Map(rows.map(row => [row.id, row]))
}

/** What an approval would carry out. */
export interface WaitingSums {
  readonly waiting: number
  readonly waitingUp: number
  readonly waitingDown: number
}

export async function waitingSums(tx: Tx, fileId: string): Promise<WaitingSums> {
  const sums = await tx.first<WaitingSums>(sql`
    select count(*) as waiting, coalesce(sum(amount) filter (where amount > 0), 0)::bigint as "waitingUp",
      coalesce(-sum(amount) filter (where amount < 0), 0)::bigint as "waitingDown"
    from point_adjustment where tenant_id = ${tx.tenantId} and import_id = ${fileId} and status = 'waiting'`)
  if (!sums) throw new Error('no sums')
  return sums
}

/** What taking all of it back would bring: above 0 what it gives, for the file took it. */
export async function undoableSums(tx: Tx, fileId: string): Promise<AdjustedSums> {
  const sums = await tx.first<AdjustedSums>(sql`
    select coalesce(-sum(amount) filter (where amount < 0), 0)::bigint as up, coalesce(sum(amount) filter (where amount > 0), 0)::bigint as down
    from point_adjustment where tenant_id = ${tx.tenantId} and import_id = ${fileId} and status in ('posted', 'approved') and undone_at is null`)
  if (!sums) throw new Error('no sums')
  return sums
}

/** Of requests still waiting, or of adjustments that have not been taken back: the next by their rows. */
export async function nextOfFile(
  tx: Tx,
  { fileId, what, after, limit }: { fileId: string; what: 'waiting' | 'undoable'; after: number; limit: number }
): Promise<AdjustmentRow[]> {
  const which = what === 'waiting' ? sql`status = 'waiting'` : sql`status in ('posted', 'approved') and undone_at is null`
  const rows = await tx.query<{ id: string }>(sql`
    select id from point_adjustment where tenant_id = ${tx.tenantId} and import_id = ${fileId} and import_row > ${after} and ${which}
    order by import_row limit ${limit}`)
  const found = await requestsById(
    tx,
    rows.map(row => row.id)
  )
  return rows.flatMap(({ id }) => found.get(id) ?? [])
}

export interface PostedEntry {
  readonly id: string
  readonly adjustmentId: string
  readonly expiresOn: LocalDate | null
  readonly amount: number
  readonly policyVersionId: string | null
}

/** What each adjustment posted. */
export async function entriesOfAdjustments(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, readonly PostedEntry[]>> {
  const rows = await tx.query<PostedEntry>(sql`
    select id, adjustment_id as "adjustmentId", expires_on as "expiresOn", amount, policy_version_id as "policyVersionId" from point_entry
    where tenant_id = ${tx.tenantId} and adjustment_id = any(${[...ids]}::uuid[]) and kind = 'adjust' order by id`)
  return Map.groupBy(rows, row => row.adjustmentId)
}

export async function markUndone(tx: Tx, ids: readonly string[], who: { at: Date; by: string }): Promise<void> {
  await tx.run(
    sql`update point_adjustment set undone_at = ${who.at}, undone_by = ${who.by} where tenant_id = ${tx.tenantId} and id = any(${[...ids]}::uuid[]) and undone_at is null`
  )
}
