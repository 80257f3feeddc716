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

/** A payment by points or by a voucher for which the receipt, when it came, was too small: the till had named more than was recorded. */
export interface PaymentBeyond {
  readonly redemptionId: string
  readonly of: 'points' | 'voucher'
  readonly purchaseId: string
  readonly storeId: string
  readonly customerId: string
  /** What the till said that it could pay for, and what of that is on the receipt, before points and vouchers. */
  readonly saidMinor: number
  readonly recordedMinor: number
}

/**
 * POINT-6, BENEFIT-2: of these receipts, or of these payments. A payment is held against what the till says; where the receipt comes after it, it is what was
 * recorded that counts, and a sale is not refused for it: it is told.
 */
export async function paymentsBeyond(
  tx: Tx,
  of: { readonly purchaseIds: readonly string[] } | { readonly redemptionIds: readonly string[] }
): Promise<PaymentBeyond[]> {
  const t = tx.tenantId
  const asked = 'purchaseIds' in of ? sql`p.id = any(${[...of.purchaseIds]}::uuid[])` : sql`r.id = any(${[...of.redemptionIds]}::uuid[])`
  const receipt = sql`join purchase p on p.tenant_id = ${t} and p.store_id = r.store_id and p.receipt_no = r.receipt_no and p.voided_at is null`
  const alsoOff = sql`(select coalesce(sum(v.off_minor), 0) from voucher_redemption v
      where v.tenant_id = ${t} and v.store_id = r.store_id and v.receipt_no = r.receipt_no and v.undone_at is null)
    + (select coalesce(sum(x.off_minor), 0) from point_redemption x
      where x.tenant_id = ${t} and x.store_id = r.store_id and x.receipt_no = r.receipt_no and x.undone_at is null)`
  return tx.query<PaymentBeyond>(sql`
    select id as "redemptionId", "of", purchase_id as "purchaseId", store_id as "storeId", customer_id as "customerId", said::bigint as "saidMinor", recorded::bigint as "recordedMinor"
    from (
      select r.id, 'points' as "of", p.id as purchase_id, r.store_id, r.customer_id, r.eligible_minor as said,
        p.paid_minor - case when r.on_special_price then 0 else p.special_minor end + r.off_minor as recorded
      from point_redemption r ${receipt} where r.tenant_id = ${t} and r.undone_at is null and ${asked}
      union all
      select r.id, 'voucher', p.id, r.store_id, r.customer_id, r.eligible_minor, p.paid_minor + ${alsoOff}
      from voucher_redemption r ${receipt} where r.tenant_id = ${t} and r.undone_at is null and ${asked}
    ) as payment where said > recorded`)
}
