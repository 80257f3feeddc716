// Lines of purchases and returns, with their items and what is matched of them; one statement for all parents asked.
import type { Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'

export interface ItemRow {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly category: string
  readonly recordedAt: Date
  readonly editedAt: Date | null
}

interface LineItem {
  readonly itemId: string
  readonly itemCode: string
  readonly itemName: string
  readonly itemCategory: string
  readonly itemRecordedAt: Date
  readonly itemEditedAt: Date | null
}

export interface PurchaseLineRow extends LineItem {
  readonly purchaseId: string
  readonly currency: string
  readonly lineNo: number
  readonly quantity: number
  readonly amountMinor: number
  readonly specialPrice: boolean
  readonly returnedUnits: number
  readonly returnedMinor: number
}

export interface ReturnLineRow extends LineItem {
  readonly returnId: string
  readonly currency: string
  readonly lineNo: number
  readonly quantity: number
  readonly unmatchedUnits: number
  readonly refundedMinor: number
}

const ITEM = sql`i.id as "itemId", i.code as "itemCode", i.name as "itemName", i.category as "itemCategory", i.recorded_at as "itemRecordedAt", i.edited_at as "itemEditedAt"`

export function itemOf(line: LineItem): ItemRow {
  return {
    id: line.itemId,
    code: line.itemCode,
    name: line.itemName,
    category: line.itemCategory,
    recordedAt: line.itemRecordedAt,
    editedAt: line.itemEditedAt
  }
}

export async function linesOfPurchases(tx: Tx, purchaseIds: readonly string[]): Promise<PurchaseLineRow[]> {
  return tx.query<PurchaseLineRow>(sql`
    select l.purchase_id as "purchaseId", ch.currency, l.line_no as "lineNo", l.quantity, l.amount_minor as "amountMinor", l.special_price as "specialPrice",
      coalesce(a.units, 0)::bigint as "returnedUnits", coalesce(a.amount, 0)::bigint as "returnedMinor", ${ITEM}
    from purchase_line l
    join item i on i.tenant_id = l.tenant_id and i.id = l.item_id
    join chain ch on ch.tenant_id = i.tenant_id and ch.id = i.chain_id
    left join (
      select purchase_id, purchase_line_no, sum(units) as units, sum(amount_minor) as amount from return_allocation
      where tenant_id = ${tx.tenantId} and purchase_id = any(${purchaseIds}::uuid[]) group by purchase_id, purchase_line_no
    ) a on a.purchase_id = l.purchase_id and a.purchase_line_no = l.line_no
    where l.tenant_id = ${tx.tenantId} and l.purchase_id = any(${purchaseIds}::uuid[])
    order by l.purchase_id, l.line_no`)
}

export async function linesOfReturns(tx: Tx, returnIds: readonly string[]): Promise<ReturnLineRow[]> {
  return tx.query<ReturnLineRow>(sql`
    select l.return_id as "returnId", ch.currency, l.line_no as "lineNo", l.quantity,
      case when r.voided_at is null then l.quantity - coalesce(a.units, 0) else 0 end::bigint as "unmatchedUnits", coalesce(a.amount, 0)::bigint as "refundedMinor", ${ITEM}
    from return_line l
    join purchase_return r on r.tenant_id = l.tenant_id and r.id = l.return_id
    join item i on i.tenant_id = l.tenant_id and i.id = l.item_id
    join chain ch on ch.tenant_id = i.tenant_id and ch.id = i.chain_id
    left join (
      select return_id, return_line_no, sum(units) as units, sum(amount_minor) as amount from return_allocation
      where tenant_id = ${tx.tenantId} and return_id = any(${returnIds}::uuid[]) group by return_id, return_line_no
    ) a on a.return_id = l.return_id and a.return_line_no = l.line_no
    where l.tenant_id = ${tx.tenantId} and l.return_id = any(${returnIds}::uuid[])
    order by l.return_id, l.line_no`)
}
