// Drawn files and what was found in them. Records are added; the latest of a file counts, and of a closed check no more are made.
import type { SpotCheckVerdict } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { empty, sql, type Sql } from '../../platform/db/sql.ts'

export interface FindingRow {
  readonly field: string
  readonly verdict: SpotCheckVerdict
  readonly note: string | null
}

export interface FileRow {
  readonly checkId: string
  readonly customerId: string
  readonly groupId: string | null
  readonly associateId: string | null
  readonly uncheckableReason: string | null
  readonly recordedAt: Date | null
  readonly recordedById: string | null
  readonly findings: readonly FindingRow[]
}

/** The latest record of each file of checks, as `l`. */
export const latestOf = (tx: Pick<Tx, 'tenantId'>, checks: Sql): Sql => sql`
  select distinct on (r.check_id, r.customer_id) r.check_id, r.customer_id, r.no, r.uncheckable_reason, r.recorded_at, r.recorded_by
  from spot_check_record r where r.tenant_id = ${tx.tenantId} and ${checks} order by r.check_id, r.customer_id, r.no desc`

const filesWhere = (tx: Tx, where: Sql, checkId: string): Sql => sql`
  select f.check_id as "checkId", f.customer_id as "customerId", f.group_id as "groupId", f.associate_id as "associateId",
    l.uncheckable_reason as "uncheckableReason", l.recorded_at as "recordedAt", l.recorded_by as "recordedById",
    coalesce((select json_agg(json_build_object('field', n.field, 'verdict', n.verdict, 'note', n.note) order by n.field) from spot_check_finding n
      where n.tenant_id = f.tenant_id and n.check_id = f.check_id and n.customer_id = f.customer_id and n.no = l.no), '[]') as findings
  from spot_check_file f left join (${latestOf(tx, sql`r.check_id = ${checkId}`)}) l on l.check_id = f.check_id and l.customer_id = f.customer_id
  where f.tenant_id = ${tx.tenantId} and f.check_id = ${checkId} ${where}`

/** In the order of ids; `left`: those with no record. */
export async function pageOfFiles(
  tx: Tx,
  { checkId, left }: { readonly checkId: string; readonly left?: boolean | null | undefined },
  limit: number,
  after: string | undefined
): Promise<FileRow[]> {
  const where = sql`${left ? sql`and l.no is null` : empty} ${after ? sql`and f.customer_id > ${after}::uuid` : empty}`
  return tx.query<FileRow>(sql`${filesWhere(tx, where, checkId)} order by f.customer_id limit ${limit}`)
}

export async function fileOf(tx: Tx, checkId: string, customerId: string): Promise<FileRow | undefined> {
  return tx.first<FileRow>(filesWhere(tx, sql`and f.customer_id = ${customerId}`, checkId))
}

/** How many files of each check have a record. */
export async function doneOf(tx: Tx, checkIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.query<{ id: string; n: number }>(sql`
    select r.check_id as id, count(distinct r.customer_id)::int as n from spot_check_record r
    where r.tenant_id = ${tx.tenantId} and r.check_id = any(${[...checkIds]}::uuid[]) group by r.check_id`)
  return new Map(rows.map(row => [row.id, row.n]))
}

export interface NewRecord {
  readonly checkId: string
  readonly customerId: string
  readonly uncheckableReason: string | null
  readonly findings: readonly FindingRow[]
  readonly at: Date
  readonly by: string | null
}

/** Under the check's lock, by which the numbers follow each other. */
export async function addRecord(tx: Tx, { checkId, customerId, findings, ...made }: NewRecord): Promise<void> {
  const added = await tx.first<{ no: number }>(sql`
    insert into spot_check_record (tenant_id, check_id, customer_id, no, uncheckable_reason, recorded_at, recorded_by)
    values (${tx.tenantId}, ${checkId}, ${customerId}, (select coalesce(max(r.no), 0) + 1 from spot_check_record r
      where r.tenant_id = ${tx.tenantId} and r.check_id = ${checkId} and r.customer_id = ${customerId}), ${made.uncheckableReason}, ${made.at}, ${made.by}) returning no`)
  if (findings.length === 0) return
  await tx.run(sql`
    insert into spot_check_finding (tenant_id, check_id, customer_id, no, field, verdict, note)
    select ${tx.tenantId}::uuid, ${checkId}::uuid, ${customerId}::uuid, ${added?.no}::int, n.field, n.verdict, n.note
    from unnest(${findings.map(one => one.field)}::text[], ${findings.map(one => one.verdict)}::text[], ${findings.map(one => one.note)}::text[]) as n (field, verdict, note)`)
}

export interface FoundRow extends FindingRow {
  readonly customerId: string
  readonly groupId: string | null
  readonly associateId: string | null
  readonly uncheckableReason: string | null
  readonly recordedAt: Date
  readonly recordedById: string | null
}

/** For a file of what was found: a row per field, and one with no field of a file that could not be checked. */
export async function pageOfFindings(tx: Tx, checkId: string, limit: number, after: readonly string[] | undefined): Promise<FoundRow[]> {
  const [customer, field = ''] = after ?? []
  return tx.query<FoundRow>(sql`
    select f.customer_id as "customerId", f.group_id as "groupId", f.associate_id as "associateId", l.uncheckable_reason as "uncheckableReason",
      l.recorded_at as "recordedAt", l.recorded_by as "recordedById", coalesce(n.field, '') as field, n.verdict, n.note
    from (${latestOf(tx, sql`r.check_id = ${checkId}`)}) l
    join spot_check_file f on f.tenant_id = ${tx.tenantId} and f.check_id = l.check_id and f.customer_id = l.customer_id
    left join spot_check_finding n on n.tenant_id = ${tx.tenantId} and n.check_id = l.check_id and n.customer_id = l.customer_id and n.no = l.no
    where f.tenant_id = ${tx.tenantId} ${customer ? sql`and (f.customer_id, coalesce(n.field, '')) > (${customer}::uuid, ${field})` : empty}
    order by f.customer_id, coalesce(n.field, '') limit ${limit}`)
}
