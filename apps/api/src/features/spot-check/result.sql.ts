// What spot checks found, counted: by group and by field of some checks, and by associate over closed ones (INC-10).
import type { LocalDate } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { empty, sql, type Sql } from '../../platform/db/sql.ts'
import { latestOf } from './file.sql.ts'

export interface GroupCounts {
  readonly checkId: string
  readonly groupId: string | null
  /** Files with a field found true or false. */
  readonly checked: number
  /** Those of them with a field found false. */
  readonly defects: number
  /** Files of which nothing could be verified, or that could not be checked at all. */
  readonly unverifiable: number
}

export async function countsByGroup(tx: Tx, checkIds: readonly string[]): Promise<GroupCounts[]> {
  return tx.query<GroupCounts>(sql`
    with file as (
      select f.check_id, f.group_id, bool_or(n.verdict in ('true', 'false')) is true as checked, bool_or(n.verdict = 'false') is true as defect
      from (${latestOf(tx, sql`r.check_id = any(${[...checkIds]}::uuid[])`)}) l
      join spot_check_file f on f.tenant_id = ${tx.tenantId} and f.check_id = l.check_id and f.customer_id = l.customer_id
      left join spot_check_finding n on n.tenant_id = ${tx.tenantId} and n.check_id = l.check_id and n.customer_id = l.customer_id and n.no = l.no
      group by f.check_id, f.group_id, f.customer_id
    )
    select check_id as "checkId", group_id as "groupId", count(*) filter (where checked)::int as checked, count(*) filter (where defect)::int as defects,
      count(*) filter (where not checked)::int as unverifiable
    from file group by check_id, group_id order by check_id, group_id nulls last`)
}

export interface FieldCounts {
  readonly checkId: string
  readonly field: string
  readonly checked: number
  readonly defects: number
  readonly unverifiable: number
}

const VERDICTS = sql`count(*) filter (where n.verdict in ('true', 'false'))::int as checked, count(*) filter (where n.verdict = 'false')::int as defects,
  count(*) filter (where n.verdict = 'unverifiable')::int as unverifiable`

export async function countsByField(tx: Tx, checkIds: readonly string[]): Promise<FieldCounts[]> {
  return tx.query<FieldCounts>(sql`
    select l.check_id as "checkId", n.field, ${VERDICTS}
    from (${latestOf(tx, sql`r.check_id = any(${[...checkIds]}::uuid[])`)}) l
    join spot_check_finding n on n.tenant_id = ${tx.tenantId} and n.check_id = l.check_id and n.customer_id = l.customer_id and n.no = l.no
    group by l.check_id, n.field order by l.check_id, n.field`)
}

interface ValidityScope {
  readonly tenantId: string
  readonly chainId: string
  /** The first day, and the day after the last. */
  readonly from: LocalDate
  readonly until: LocalDate
  /** Of these stores alone; absent: the chain's. */
  readonly storeIds?: readonly string[] | undefined
}

/**
 * The same for whoever ranks associates: a select of `subject_id` (whose file it was), `store_id` (the check's), `customer_id`, `numerator` (fields found true) and `denominator`
 * (fields found true or false), of closed checks for days within.
 */
export function validityParts({ tenantId, chainId, from, until, storeIds }: ValidityScope): Sql {
  const closed = sql`k.tenant_id = ${tenantId} and k.chain_id = ${chainId} and k.closed_at is not null and k.for_on >= ${from}::date and k.for_on < ${until}::date
    ${storeIds ? sql`and k.store_id = any(${[...storeIds]}::uuid[])` : empty}`
  const checks = sql`r.check_id in (select k.id from spot_check k where ${closed})`
  return sql`
    select f.associate_id as subject_id, k.store_id, f.customer_id, count(*) filter (where n.verdict = 'true')::bigint as numerator,
      count(*) filter (where n.verdict in ('true', 'false'))::bigint as denominator
    from (${latestOf({ tenantId }, checks)}) l
    join spot_check k on k.tenant_id = ${tenantId} and k.id = l.check_id
    join spot_check_file f on f.tenant_id = ${tenantId} and f.check_id = l.check_id and f.customer_id = l.customer_id
    join spot_check_finding n on n.tenant_id = ${tenantId} and n.check_id = l.check_id and n.customer_id = l.customer_id and n.no = l.no
    where f.associate_id is not null group by f.associate_id, k.store_id, f.customer_id, l.check_id`
}

export interface ValidityRow {
  readonly associateId: string
  /** Fields found true or false. */
  readonly checked: number
  readonly defects: number
  readonly unverifiable: number
}

export interface ValidityAsked {
  readonly chainId: string
  readonly storeId?: string | null | undefined
  /** Both included: days or months that the checks are for. */
  readonly from: LocalDate
  readonly to: LocalDate
  /** Which checks count, by chain and store of `k`. */
  readonly scope: Sql
}

/** INC-10, third part: of closed checks, by whose file it was when drawn. In the order of ids, so that it can be read in pages. */
export async function validityOf(tx: Tx, of: ValidityAsked, limit: number, after: string | undefined): Promise<ValidityRow[]> {
  const closed = sql`exists (select from spot_check k where k.tenant_id = r.tenant_id and k.id = r.check_id and k.chain_id = ${of.chainId} and k.closed_at is not null
    and k.for_on between ${of.from}::date and ${of.to}::date ${of.storeId ? sql`and k.store_id = ${of.storeId}` : empty} and ${of.scope})`
  return tx.query<ValidityRow>(sql`
    select f.associate_id as "associateId", ${VERDICTS}
    from (${latestOf(tx, closed)}) l
    join spot_check_file f on f.tenant_id = ${tx.tenantId} and f.check_id = l.check_id and f.customer_id = l.customer_id
    join spot_check_finding n on n.tenant_id = ${tx.tenantId} and n.check_id = l.check_id and n.customer_id = l.customer_id and n.no = l.no
    where f.tenant_id = ${tx.tenantId} and f.associate_id is not null ${after ? sql`and f.associate_id > ${after}::uuid` : empty}
    group by f.associate_id order by f.associate_id limit ${limit}`)
}
