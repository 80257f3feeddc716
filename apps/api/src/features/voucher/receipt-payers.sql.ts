// Whose points or vouchers pay a receipt. They name it by store and number, before it is recorded or after: it can be nobody else's receipt then.
import { Refusal } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { sql, type Sql } from '../../platform/db/sql.ts'

export interface ReceiptNumber {
  readonly storeId: string
  readonly receiptNo: string
}

export const numberKey = ({ storeId, receiptNo }: ReceiptNumber): string => `${storeId} ${receiptNo}`

/** A select of `store_id`, `receipt_no` and `customer_id`; what was taken back pays nothing. */
export const PAYERS = (tenantId: string): Sql => sql`
  select store_id, receipt_no, customer_id from point_redemption where tenant_id = ${tenantId} and undone_at is null
  union all select store_id, receipt_no, customer_id from voucher_redemption where tenant_id = ${tenantId} and undone_at is null`

/** Of all numbers of a store: who records one shares it, who writes thousands holds it alone. */
const storeKey = (tenantId: string, store: Sql): Sql => sql`hashtextextended(${`${tenantId}|receipts|`} || ${store}, 6)`

/** Nobody records or pays a receipt in these stores until the transaction ends; after the customers' rows. For files, of which a number's lock each would be too many. */
export async function lockNumbersOfStores(tx: Tx, storeIds: readonly string[]): Promise<void> {
  await tx.run(sql`
    select pg_advisory_xact_lock(${storeKey(tx.tenantId, sql`k.id`)}) from unnest(${[...new Set(storeIds)].sort()}::text[]) with ordinality as k (id, nth) order by k.nth`)
}

/**
 * Customers by `numberKey`, of the receipts that anybody's points or vouchers pay. Until the transaction ends nobody else records or pays them: numbers are
 * locked in one order, after the customers' rows.
 */
export async function lockPayers(tx: Tx, receipts: readonly ReceiptNumber[]): Promise<ReadonlyMap<string, string>> {
  if (receipts.length === 0) return new Map()
  const keys = [...new Set(receipts.map(numberKey))].sort()
  const stores = [...new Set(receipts.map(each => each.storeId))].sort()
  await tx.run(sql`
    select pg_advisory_xact_lock_shared(${storeKey(tx.tenantId, sql`k.id`)}) from unnest(${stores}::text[]) with ordinality as k (id, nth) order by k.nth`)
  await tx.run(sql`
    select pg_advisory_xact_lock(hashtextextended(${`${tx.tenantId}|receipt|`} || k.key, 6))
    from unnest(${keys}::text[]) with ordinality as k (key, nth) order by k.nth`)
  const rows = await tx.query<ReceiptNumber & { readonly customerId: string }>(sql`
    select k.store_id as "storeId", k.receipt_no as "receiptNo", paid.customer_id as "customerId"
    from unnest(${receipts.map(each => each.storeId)}::uuid[], ${receipts.map(each => each.receiptNo)}::text[]) as k (store_id, receipt_no)
    join (${PAYERS(tx.tenantId)}) as paid on paid.store_id = k.store_id and paid.receipt_no = k.receipt_no`)
  return new Map(rows.map(row => [numberKey(row), row.customerId]))
}

/** Keys of those of which a receipt is recorded, voided or not. */
export async function recordedReceipts(tx: Tx, receipts: readonly ReceiptNumber[]): Promise<ReadonlySet<string>> {
  const rows = await tx.query<ReceiptNumber>(sql`
    select k.store_id as "storeId", k.receipt_no as "receiptNo"
    from unnest(${receipts.map(each => each.storeId)}::uuid[], ${receipts.map(each => each.receiptNo)}::text[]) as k (store_id, receipt_no)
    join purchase p on p.tenant_id = ${tx.tenantId} and p.store_id = k.store_id and p.receipt_no = k.receipt_no`)
  return new Set(rows.map(numberKey))
}

/** Nobody else records or pays it until the transaction ends; after the customer's row. @throws Refusal RECEIPT_RECORDED: then a return or a void of it gives back */
export async function lockUnrecorded(tx: Tx, receipt: ReceiptNumber): Promise<void> {
  await lockPayers(tx, [receipt])
  if ((await recordedReceipts(tx, [receipt])).size > 0) throw new Refusal('RECEIPT_RECORDED', ['redemptionId'])
}
