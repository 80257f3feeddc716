// What is over and may go, found by what is still there: repeating any of these finds less, and in the end nothing. The rows found are locked until the commit,
// and whoever asks for a run takes the same lock; one that is locked is somebody's, and its turn comes with the next job.
import type { Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'
import type { PartContent } from './run.sql.ts'

/** Each the instant before which such an import must have rested. */
export interface Rested {
  readonly ended: Date
  readonly neverStarted: Date
  readonly abandoned: Date
}

/** Imports whose file or samples are here past their days. Of those that nothing will end any more, the wait is over too: they come out as failed. */
export async function lockStaleSources(tx: Tx, before: Rested, limit: number): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(sql`
    select id from import_run r where tenant_id = ${tx.tenantId}
      and case
        when status in ('done', 'cancelled', 'failed') then coalesce(finished_at, created_at) < ${before.ended}
        when status in ('uploading', 'uploaded', 'checked') then greatest(created_at, finished_at) < ${before.neverStarted}
        else greatest(created_at, started_at) < ${before.abandoned} end
      and (format -> 'samples' <> '[]' or exists (select from import_part p where p.tenant_id = r.tenant_id and p.import_id = r.id and p.content = 'source'))
    order by id limit ${limit} for update skip locked`)
  return rows.map(row => row.id)
}

/** Imports at rest whose report is here past its days. */
export async function lockStaleReports(tx: Tx, before: Date, limit: number): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(sql`
    select id from import_run r where tenant_id = ${tx.tenantId} and status not in ('checking', 'running', 'cancelling')
      and coalesce(finished_at, created_at) < ${before}
      and exists (select from import_part p where p.tenant_id = r.tenant_id and p.import_id = r.id and p.content = 'report')
    order by id limit ${limit} for update skip locked`)
  return rows.map(row => row.id)
}

/** The first parts first: a file that has lost any has lost its first, by which it is known to be gone. */
export async function deleteSomeParts(tx: Tx, ids: readonly string[], content: PartContent, limit: number): Promise<number> {
  return tx.run(sql`
    delete from import_part p using (
      select import_id, part_no from import_part where tenant_id = ${tx.tenantId} and import_id = any(${ids}::uuid[]) and content = ${content}
      order by part_no, import_id limit ${limit}
    ) part
    where p.tenant_id = ${tx.tenantId} and p.import_id = part.import_id and p.content = ${content} and p.part_no = part.part_no`)
}

/** The names of the columns stay, for whoever looks at the mapping; values of the file do not. */
export async function emptySamples(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.run(sql`
    update import_run set format = case when format ? 'samples' then jsonb_set(format, '{samples}', '[]') else format end,
      failure = case when status in ('checking', 'running', 'cancelling') then 'IMPORT_FILE_GONE' else failure end,
      status = case when status in ('checking', 'running', 'cancelling') then 'failed' else status end
    where tenant_id = ${tx.tenantId} and id = any(${ids}::uuid[])`)
}

export async function closeReports(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.run(
    sql`update import_run set summary = jsonb_set(summary, '{reportReady}', 'false') where tenant_id = ${tx.tenantId} and id = any(${ids}::uuid[])`
  )
}
