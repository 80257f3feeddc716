// What the comparison found, as notes and counts. Read from the temporary tables of stage-receipts.sql.ts.
import type { Tx } from '../../../platform/db/database.ts'
import { sql } from '../../../platform/db/sql.ts'

export interface Finding {
  readonly code: string
  readonly firstRow: number
  readonly sample: string | null
  readonly rows: number
}

/** Rows of receipts that are left out, or about which there is something to say. */
export async function receiptFindings(tx: Tx): Promise<Finding[]> {
  return tx.query<Finding>(sql`
    with said as (
      select code, first_row, receipt_no, lines from receipt where code is not null
      union all
      select code, row_no, receipt_no, 1 from staged where code = 'RECEIPT_HAS_FAULTY_ROW'
      union all
      select case outcome when 'unchanged' then 'ALREADY_HERE' else 'ALREADY_HERE_DIFFERENT' end, first_row, receipt_no, lines from receipt where code is null and outcome in ('unchanged', 'differs')
      union all
      select 'RECEIPT_TIMES_DIFFER', first_row, receipt_no, lines from receipt where code is null and times_differ
      union all
      select 'SELLER_UNKNOWN', first_row, receipt_no, lines from receipt where code is null and seller_no is not null and seller_id is null
      union all
      select 'CUSTOMER_UNKNOWN', first_row, receipt_no, lines from receipt
      where code is null and customer_id is null and purchase_id is null and (member_no is not null or phone is not null)
    )
    select code, min(first_row) as "firstRow", (array_agg(receipt_no order by first_row))[1] as sample, sum(lines)::bigint as rows from said group by code`)
}

export interface ReceiptCounts {
  readonly withCustomer: number
  readonly anonymous: number
  readonly newCustomers: number
  readonly newItems: number
  readonly returnLines: number
  readonly newReceipts: number
  readonly newReturns: number
  readonly newRows: number
  readonly ownRows: number
  readonly unchangedRows: number
}

/** `own`: already written by this very import, before it was interrupted. */
export async function receiptCounts(tx: Tx): Promise<ReceiptCounts> {
  const counts = await tx.first<ReceiptCounts>(sql`
    select count(*) filter (where not is_return and customer_id is not null) as "withCustomer",
      count(*) filter (where not is_return and customer_id is null) as "anonymous",
      count(*) filter (where not is_return and outcome in ('new', 'own')) as "newReceipts", count(*) filter (where is_return and outcome in ('new', 'own')) as "newReturns",
      coalesce(sum(lines) filter (where is_return), 0)::bigint as "returnLines",
      coalesce(sum(lines) filter (where outcome = 'new'), 0)::bigint as "newRows", coalesce(sum(lines) filter (where outcome = 'own'), 0)::bigint as "ownRows",
      coalesce(sum(lines) filter (where outcome = 'unchanged'), 0)::bigint as "unchangedRows",
      (select count(*) from person p where (is_new or is_ours) and exists (select from receipt r where r.customer_id = p.customer_id and r.code is null and not r.is_return)) as "newCustomers",
      (select count(*) from article a where is_new and exists (select from line l where l.item_id = a.item_id)) as "newItems"
    from receipt where code is null`)
  if (!counts) throw new Error('no counts')
  return counts
}

/** Each row of the file with what became of it, in the file's order: a page of the report. */
export interface Outcome {
  readonly row: number
  readonly receipt: string | null
  readonly outcome: string
  /** The field that the reader found at fault; null where none was. */
  readonly field: string | null
}

export const OUTCOMES = `
  select s.row_no as row, s.receipt_no as receipt, coalesce(s.code, r.code, r.outcome) as outcome, s.field
  from staged s left join receipt r on s.code is null and r.receipt_no = s.receipt_no and r.is_return = s.is_return and r.store_code = s.store_code
  order by s.row_no`
