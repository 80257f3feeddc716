// Statements of recording receipts: what is there already, and what is put there. One of each for a whole batch.
import type { LocalDate } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'
import { birthdayMonth, tierHeld } from '../points/index.ts'
import type { Act } from './act.ts'

/** What makes two receipts of one number the same one. */
export interface ReceiptContent {
  readonly at: number
  readonly customerId: string | null
  readonly sellerId: string | null
  readonly lines: readonly (readonly [itemCode: string, quantity: number, amountMinor: number, specialPrice: boolean])[]
}

export interface StoredReceipt extends ReceiptContent {
  readonly id: string
  readonly storeId: string
  readonly receiptNo: string
}

/** Receipts by store and number. One claimed since was recorded without a customer. */
export async function storedReceipts(tx: Tx, keys: readonly { storeId: string; receiptNo: string }[]): Promise<StoredReceipt[]> {
  return tx.query<StoredReceipt>(sql`
    select p.id, p.store_id as "storeId", p.receipt_no as "receiptNo", (extract(epoch from p.happened_at) * 1000)::bigint as at,
      case when p.claimed_at is null then p.customer_id end as "customerId", p.seller_id as "sellerId",
      (select json_agg(json_build_array(i.code, l.quantity, l.amount_minor, l.special_price) order by l.line_no)
        from purchase_line l join item i on i.tenant_id = l.tenant_id and i.id = l.item_id where l.tenant_id = p.tenant_id and l.purchase_id = p.id) as lines
    from unnest(${keys.map(key => key.storeId)}::uuid[], ${keys.map(key => key.receiptNo)}::text[]) as k (store_id, receipt_no)
    join purchase p on p.tenant_id = ${tx.tenantId} and p.store_id = k.store_id and p.receipt_no = k.receipt_no`)
}

export interface NewPurchase {
  readonly id: string
  readonly storeId: string
  readonly receiptNo: string
  readonly happenedAt: Date
  readonly purchasedOn: LocalDate
  readonly customerId: string | null
  readonly declineReason: string | null
  readonly sellerId: string | null
  readonly units: number
  readonly paidMinor: number
  readonly specialMinor: number
  readonly lines: readonly {
    readonly itemCode: string
    readonly quantity: number
    readonly amountMinor: number
    readonly specialPrice: boolean
  }[]
}

/** Puts the receipts whose numbers are free; ids of those it put. The unique key settles a race, not a read beforehand. */
export async function insertPurchases(tx: Tx, act: Act, purchases: readonly NewPurchase[]): Promise<ReadonlySet<string>> {
  // One order for all, so that two batches queue instead of deadlocking.
  const all = purchases.toSorted((a, b) => (`${a.storeId} ${a.receiptNo}` < `${b.storeId} ${b.receiptNo}` ? -1 : 1))
  const of = <K extends keyof NewPurchase>(key: K) => all.map(each => each[key])
  const rows = await tx.query<{ id: string }>(sql`
    insert into purchase (tenant_id, chain_id, recorded_at, recorded_by, source,
      id, store_id, receipt_no, happened_at, purchased_on, customer_id, decline_reason, seller_id, units, paid_minor, special_minor, tier_key, birthday_month)
    select ${tx.tenantId}::uuid, ${act.chain.id}::uuid, app.now(), ${act.recordedBy}::uuid, ${act.source}, n.*,
      ${tierHeld(tx.tenantId, sql`n.customer_id`, sql`n.happened_at`)}, ${birthdayMonth(tx.tenantId, sql`n.customer_id`, sql`n.purchased_on`)}
    from unnest(${of('id')}::uuid[], ${of('storeId')}::uuid[], ${of('receiptNo')}::text[], ${of('happenedAt')}::timestamptz[], ${of('purchasedOn')}::date[],
      ${of('customerId')}::uuid[], ${of('declineReason')}::text[], ${of('sellerId')}::uuid[], ${of('units')}::bigint[], ${of('paidMinor')}::bigint[],
      ${of('specialMinor')}::bigint[])
      as n (id, store_id, receipt_no, happened_at, purchased_on, customer_id, decline_reason, seller_id, units, paid_minor, special_minor)
    on conflict (tenant_id, store_id, receipt_no) do nothing
    returning id`)
  return new Set(rows.map(row => row.id))
}

export async function insertPurchaseLines(tx: Tx, purchases: readonly NewPurchase[], itemIds: ReadonlyMap<string, string>): Promise<void> {
  const lines = purchases.flatMap(purchase =>
    purchase.lines.map((line, index) => ({ ...line, purchaseId: purchase.id, lineNo: index + 1 }))
  )
  await tx.run(sql`
    insert into purchase_line (tenant_id, purchase_id, line_no, item_id, quantity, amount_minor, special_price, category)
    select ${tx.tenantId}::uuid, n.*, (select nullif(i.category, '') from item i where i.tenant_id = ${tx.tenantId} and i.id = n.item_id)
    from unnest(${lines.map(line => line.purchaseId)}::uuid[], ${lines.map(line => line.lineNo)}::int[],
      ${lines.map(line => itemIds.get(line.itemCode))}::uuid[], ${lines.map(line => line.quantity)}::bigint[], ${lines.map(line => line.amountMinor)}::bigint[],
      ${lines.map(line => line.specialPrice)}::boolean[]) as n (purchase_id, line_no, item_id, quantity, amount_minor, special_price)`)
}

/** All that each customer ever paid: their sum must stay within 53 bits as well (TRUST 22). */
export async function paidByCustomers(tx: Tx, customerIds: readonly string[]): Promise<Map<string, bigint>> {
  const rows = await tx.query<{ id: string; paid: string }>(sql`
    select customer_id as id, sum(paid_minor)::text as paid from purchase
    where tenant_id = ${tx.tenantId} and customer_id = any(${customerIds}::uuid[]) and voided_at is null group by customer_id`)
  return new Map(rows.map(row => [row.id, BigInt(row.paid)]))
}
