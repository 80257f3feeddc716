// Files of adjustments: staged, compared with what this very file has done already, judged by what the customers have, then worked page by page. Another file
// is another act, whatever it says: what it says already stands nowhere.
import type { Tx } from '../../../platform/db/database.ts'
import { sql } from '../../../platform/db/sql.ts'
import type { Rights } from '../../../platform/rights.ts'
import { customerScope } from '../../customer/index.ts'
import type { Finding } from './receipt-findings.sql.ts'

export async function createStagedAdjustments(tx: Tx): Promise<void> {
  await tx.client.query(`
    create temp table staged_adjustment (row_no bigint not null, code text, field text, member_no text collate "C", points bigint, reason text)`)
}

export interface AdjustmentScope {
  readonly chainId: string
  readonly importId: string
  readonly rights: Rights
  /** The year of which the file gives the rebates. */
  readonly rebateYear: number | null
}

/** Whose each row is: a customer in the reach of whoever asked; each once, and with no rebate of that year from another file. */
export async function findAdjusted(tx: Tx, { chainId, importId, rights, rebateYear }: AdjustmentScope): Promise<void> {
  await tx.run(sql`
    create temp table adjusting as
    select s.row_no, s.member_no, s.points, s.reason, c.id as customer_id, c.store_id, 'new' as outcome,
      case when c.id is null then 'MEMBER_UNKNOWN' when row_number() over (partition by c.id order by s.row_no) > 1 then 'MEMBER_REPEATED'
        when exists (select from point_adjustment a where a.tenant_id = ${tx.tenantId} and a.customer_id = c.id and a.rebate_year = ${rebateYear}::int
          and a.status <> 'declined' and a.undone_at is null and a.import_id <> ${importId}) then 'REBATE_ALREADY_GIVEN' end as code
    from staged_adjustment s
    left join customer c on c.tenant_id = ${tx.tenantId} and c.chain_id = ${chainId} and c.member_no = s.member_no and ${customerScope(rights, 'points:adjust')}
    where s.code is null`)
  await tx.client.query('create unique index on adjusting (row_no); create index on adjusting (customer_id); analyze adjusting')
}

/** By this very file, before it was interrupted: done (`own`), asked for (`asked`), or declined since (`unchanged`). */
export async function findDone(tx: Tx, { importId }: AdjustmentScope): Promise<void> {
  await tx.run(sql`
    update adjusting g set outcome = case a.status when 'waiting' then 'asked' when 'declined' then 'unchanged' else 'own' end
    from point_adjustment a where a.tenant_id = ${tx.tenantId} and a.import_id = ${importId} and a.customer_id = g.customer_id and g.code is null`)
}

export interface Adjusted {
  readonly row: number
  readonly memberNo: string
  readonly customerId: string
  readonly storeId: string
  readonly amount: number
  readonly reason: string
}

export async function pageOfAdjusting(tx: Tx, after: number, limit: number): Promise<Adjusted[]> {
  return tx.query<Adjusted>(sql`
    select row_no as row, member_no as "memberNo", customer_id as "customerId", store_id as "storeId", points as amount, reason
    from adjusting where code is null and outcome = 'new' and row_no > ${after} order by row_no limit ${limit}`)
}

export async function markRefused(tx: Tx, refused: readonly { row: number; code: string }[]): Promise<void> {
  if (refused.length === 0) return
  await tx.run(sql`
    update adjusting g set code = r.code from unnest(${refused.map(each => each.row)}::bigint[], ${refused.map(each => each.code)}::text[]) as r (row_no, code)
    where g.row_no = r.row_no`)
}

export async function markDone(tx: Tx, rows: readonly number[], outcome: 'own' | 'asked'): Promise<void> {
  await tx.run(sql`update adjusting set outcome = ${outcome} where row_no = any(${[...rows]}::bigint[])`)
}

export async function adjustmentFindings(tx: Tx): Promise<Finding[]> {
  return tx.query<Finding>(sql`
    select code, min(row_no) as "firstRow", (array_agg(member_no order by row_no))[1] as sample, count(*) as rows
    from adjusting where code is not null group by code`)
}

export interface AdjustmentCounts {
  readonly fresh: number
  /** Those that wait among them. */
  readonly done: number
  readonly asked: number
  /** Of all rows that are done or can be: the file is one act, however often it was interrupted. */
  readonly up: number
  readonly down: number
  readonly firstRow: number | null
  readonly firstMember: string | null
}

export async function adjustmentCounts(tx: Tx): Promise<AdjustmentCounts> {
  const counts = await tx.first<AdjustmentCounts>(sql`
    select count(*) filter (where outcome = 'new') as fresh, count(*) filter (where outcome in ('own', 'asked')) as done, count(*) filter (where outcome = 'asked') as asked,
      coalesce(sum(points) filter (where points > 0), 0)::bigint as up, coalesce(-sum(points) filter (where points < 0), 0)::bigint as down,
      min(row_no) as "firstRow", (array_agg(member_no order by row_no))[1] as "firstMember"
    from adjusting where code is null`)
  if (!counts) throw new Error('no counts')
  return counts
}

export const ADJUSTMENT_OUTCOMES = `
  select s.row_no as row, s.member_no as receipt, coalesce(s.code, g.code, g.outcome) as outcome, s.field
  from staged_adjustment s left join adjusting g on g.row_no = s.row_no order by s.row_no`
