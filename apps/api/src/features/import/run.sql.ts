// The rows of import_run, import_part and import_note: what an import is, how far it is, what it found.
import type { ImportKind } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { empty, join, raw, sql, type Sql } from '../../platform/db/sql.ts'
import type { Mapping } from './mapping/mapping.ts'
import type { FileFormat } from './reading/source.ts'
import type { Note } from './staging/notes.ts'

export type ImportStatus = 'uploading' | 'uploaded' | 'checking' | 'checked' | 'running' | 'cancelling' | 'cancelled' | 'done' | 'failed'

export interface RunSummary {
  readonly counts?: Readonly<Record<string, number>>
  /** How often the job was begun: one that keeps failing is parked. */
  readonly attempts?: number
  /** False: there was one, and its days are over. */
  readonly reportReady?: boolean
  /** Who asked for the present job: by whose rights tiers are given. */
  readonly askedBy?: string | null
}

export interface ImportRow {
  readonly id: string
  readonly chainId: string
  readonly kind: ImportKind
  readonly status: ImportStatus
  readonly fileName: string
  readonly fileBytes: number
  readonly fileSha256: Buffer | null
  readonly format: FileFormat | Record<string, never>
  readonly mapping: Mapping | Record<string, never>
  readonly phase: string | null
  readonly rowsTotal: number | null
  readonly rowsDone: number
  readonly summary: RunSummary
  readonly failure: string | null
  readonly createdAt: Date
  readonly createdById: string | null
  readonly startedAt: Date | null
  readonly finishedAt: Date | null
}

const COLUMNS =
  raw(`id, chain_id as "chainId", kind, status, file_name as "fileName", file_bytes as "fileBytes", file_sha256 as "fileSha256", format, mapping, phase,
  rows_total as "rowsTotal", rows_done as "rowsDone", summary, failure, created_at as "createdAt", created_by as "createdById", started_at as "startedAt", finished_at as "finishedAt"`)

export async function findRun(tx: Tx, id: string, lock = false): Promise<ImportRow | undefined> {
  return tx.first<ImportRow>(
    sql`select ${COLUMNS} from import_run where tenant_id = ${tx.tenantId} and id = ${id} ${lock ? raw('for update') : raw('')}`
  )
}

/** All of a chain, or the files of given tiers that a person brought. */
export type ImportsSeen = { readonly of: 'all' } | { readonly of: 'own'; readonly staffId: string }

const seenOf = (seen: ImportsSeen): Sql => (seen.of === 'all' ? empty : sql`and kind = 'standings' and created_by = ${seen.staffId}`)

/** Of chains whose imports the reader sees, and of those the ones in sight. */
export async function runsByIds(
  tx: Tx,
  seenIn: (chainId: string) => ImportsSeen | undefined,
  ids: readonly string[]
): Promise<Map<string, ImportRow>> {
  const rows = await tx.query<ImportRow>(
    sql`select ${COLUMNS} from import_run where tenant_id = ${tx.tenantId} and id = any(${[...ids]}::uuid[])`
  )
  const isSeen = ({ chainId, kind, createdById }: ImportRow) => {
    const seen = seenIn(chainId)
    return seen?.of === 'all' || (seen?.of === 'own' && kind === 'standings' && createdById === seen.staffId)
  }
  return new Map(rows.filter(isSeen).map(row => [row.id, row]))
}

export async function pageOfRuns(
  tx: Tx,
  chainId: string,
  seen: ImportsSeen,
  first: number,
  after: readonly [createdAt: string, id: string] | undefined
): Promise<ImportRow[]> {
  return tx.query<ImportRow>(sql`select ${COLUMNS} from import_run where tenant_id = ${tx.tenantId} and chain_id = ${chainId} and status <> 'uploading' ${seenOf(seen)}
    ${after ? sql`and (created_at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : raw('')} order by created_at desc, id desc limit ${first + 1}`)
}

export async function countRuns(tx: Tx, chainId: string, seen: ImportsSeen): Promise<number> {
  return (
    (
      await tx.first<{ count: number }>(
        sql`select count(*) as count from import_run where tenant_id = ${tx.tenantId} and chain_id = ${chainId} and status <> 'uploading' ${seenOf(seen)}`
      )
    )?.count ?? 0
  )
}

/** For each run the latest earlier one of the same chain and kind that imported the very same file; of adjustments also one that was stopped on the way. */
export async function sameFiles(tx: Tx, ids: readonly string[]): Promise<Map<string, ImportRow>> {
  const rows = await tx.query<ImportRow & { forId: string }>(sql`
    select mine.id as "forId", other.* from import_run mine
    cross join lateral (
      select ${COLUMNS} from import_run o where o.tenant_id = ${tx.tenantId} and o.chain_id = mine.chain_id and o.kind = mine.kind and o.file_sha256 = mine.file_sha256
        and (o.status = 'done' or exists (select from point_adjustment a where a.tenant_id = o.tenant_id and a.import_id = o.id))
        and (o.created_at, o.id) < (mine.created_at, mine.id)
      order by o.created_at desc, o.id desc limit 1
    ) other
    where mine.tenant_id = ${tx.tenantId} and mine.id = any(${ids}::uuid[])`)
  return new Map(rows.map(row => [row.forId, row]))
}

export interface NewRun {
  readonly id: string
  readonly chainId: string
  readonly kind: ImportKind
  readonly fileName: string
  readonly createdBy: string | null
}

export async function insertRun(tx: Tx, run: NewRun): Promise<void> {
  await tx.run(sql`insert into import_run (tenant_id, id, chain_id, kind, status, file_name, created_by)
    values (${tx.tenantId}, ${run.id}, ${run.chainId}, ${run.kind}, 'uploading', ${run.fileName}, ${run.createdBy})`)
}

export type RunChange = Partial<
  Pick<
    ImportRow,
    | 'status'
    | 'fileBytes'
    | 'fileSha256'
    | 'format'
    | 'mapping'
    | 'phase'
    | 'rowsTotal'
    | 'rowsDone'
    | 'summary'
    | 'failure'
    | 'startedAt'
    | 'finishedAt'
  >
>

const SETTABLE: Readonly<Record<keyof RunChange, string>> = {
  status: 'status',
  fileBytes: 'file_bytes',
  fileSha256: 'file_sha256',
  format: 'format',
  mapping: 'mapping',
  phase: 'phase',
  rowsTotal: 'rows_total',
  rowsDone: 'rows_done',
  summary: 'summary',
  failure: 'failure',
  startedAt: 'started_at',
  finishedAt: 'finished_at'
}

function stored(value: unknown): unknown {
  return value !== null && typeof value === 'object' && !(value instanceof Date) && !Buffer.isBuffer(value) ? JSON.stringify(value) : value
}

/** Changes a run; with `from`, only where it has one of these statuses. The status it has afterwards, if it was changed. */
export async function changeRun(tx: Tx, id: string, change: RunChange, from?: readonly ImportStatus[]): Promise<ImportStatus | undefined> {
  const parts = Object.entries(change).map(([key, value]): Sql => sql`${raw(SETTABLE[key as keyof RunChange])} = ${stored(value)}`)
  const row = await tx.first<{ status: ImportStatus }>(sql`
    update import_run set ${join(parts)} where tenant_id = ${tx.tenantId} and id = ${id} ${from ? sql`and status = any(${from})` : raw('')} returning status`)
  return row?.status
}

export type PartContent = 'source' | 'report'

export async function insertPart(tx: Tx, importId: string, content: PartContent, partNo: number, bytes: Buffer): Promise<void> {
  await tx.run(
    sql`insert into import_part (tenant_id, import_id, content, part_no, bytes) values (${tx.tenantId}, ${importId}, ${content}, ${partNo}, ${bytes})`
  )
}

export async function readPart(tx: Tx, importId: string, content: PartContent, partNo: number): Promise<Buffer | undefined> {
  const row = await tx.first<{ bytes: Buffer }>(sql`
    select bytes from import_part where tenant_id = ${tx.tenantId} and import_id = ${importId} and content = ${content} and part_no = ${partNo}`)
  return row?.bytes
}

/** Whether the first part is there: parts are written and deleted in their order. */
export async function hasParts(tx: Tx, importId: string, content: PartContent): Promise<boolean> {
  const row = await tx.first(
    sql`select from import_part where tenant_id = ${tx.tenantId} and import_id = ${importId} and content = ${content} and part_no = 0`
  )
  return row !== undefined
}

export async function deleteParts(tx: Tx, importId: string, content: PartContent): Promise<void> {
  await tx.run(sql`delete from import_part where tenant_id = ${tx.tenantId} and import_id = ${importId} and content = ${content}`)
}

/** The notes of the latest reading replace those of any earlier one. */
export async function replaceNotes(tx: Tx, importId: string, notes: readonly Note[]): Promise<void> {
  await tx.run(sql`delete from import_note where tenant_id = ${tx.tenantId} and import_id = ${importId}`)
  if (notes.length === 0) return
  await tx.run(sql`
    insert into import_note (tenant_id, import_id, code, field, severity, first_row, sample, row_count)
    select ${tx.tenantId}::uuid, ${importId}::uuid, n.code, coalesce(n.field, ''), n.severity, n."firstRow", n.sample, n."rowCount"
    from jsonb_to_recordset(${JSON.stringify(notes)}::jsonb) as n(code text, field text, severity text, "firstRow" bigint, sample text, "rowCount" bigint)`)
}

export async function notesOf(tx: Tx, ids: readonly string[]): Promise<Map<string, Note[]>> {
  const rows = await tx.query<Note & { importId: string }>(sql`
    select import_id as "importId", code, nullif(field, '') as field, severity, first_row as "firstRow", sample, row_count as "rowCount" from import_note
    where tenant_id = ${tx.tenantId} and import_id = any(${ids}::uuid[]) order by import_id, first_row, code, field`)
  return Map.groupBy(rows, row => row.importId)
}
