// Statements of recording returns: the purchases they name with what is left of them, what is there already, and what is put there.
import type { LocalDate } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'
import type { Act } from './act.ts'

export interface NamedPurchase {
  readonly id: string
  readonly storeId: string
  readonly receiptNo: string
  readonly happenedAt: Date
  readonly customerId: string | null
  readonly voidedAt: Date | null
}

/** By id, or by store and receipt number, anywhere in the chain: goods bought in one store may be brought back to another. */
export async function namedPurchases(
  tx: Tx,
  chainId: string,
  ids: readonly string[],
  receipts: readonly { storeId: string; receiptNo: string }[]
): Promise<NamedPurchase[]> {
  return tx.query<NamedPurchase>(sql`
    select p.id, p.store_id as "storeId", p.receipt_no as "receiptNo", p.happened_at as "happenedAt", p.customer_id as "customerId", p.voided_at as "voidedAt"
    from purchase p where p.tenant_id = ${tx.tenantId} and p.chain_id = ${chainId}
      and (p.id = any(${ids}::uuid[])
        or (p.store_id, p.receipt_no) in (select * from unnest(${receipts.map(key => key.storeId)}::uuid[], ${receipts.map(key => key.receiptNo)}::text[])))`)
}

/** Locked in order of id, after their customers. */
export async function lockPurchases(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, NamedPurchase>> {
  const rows = await tx.query<NamedPurchase>(sql`
    select p.id, p.store_id as "storeId", p.receipt_no as "receiptNo", p.happened_at as "happenedAt", p.customer_id as "customerId", p.voided_at as "voidedAt"
    from purchase p where p.tenant_id = ${tx.tenantId} and p.id = any(${ids}::uuid[]) order by p.id for update`)
  return new Map(rows.map(row => [row.id, row]))
}

export interface ReturnableLine {
  readonly purchaseId: string
  readonly lineNo: number
  readonly itemId: string
  readonly itemCode: string
  readonly quantity: number
  /** Units that returns naming this line, and those naming the receipt and its item, have claimed. */
  readonly lineTaken: number
  readonly itemTaken: number
}

/** What returns that name these purchases have claimed of them. Unnamed returns do not count: they give way (TERM-1b). */
export async function returnableLines(tx: Tx, purchaseIds: readonly string[]): Promise<ReturnableLine[]> {
  return tx.query<ReturnableLine>(sql`
    with claimed as (
      select r.purchase_id, l.item_id, l.purchase_line_no, l.quantity from purchase_return r join return_line l on l.tenant_id = ${tx.tenantId} and l.return_id = r.id
      where r.tenant_id = ${tx.tenantId} and r.purchase_id = any(${purchaseIds}::uuid[]) and r.voided_at is null
    )
    select l.purchase_id as "purchaseId", l.line_no as "lineNo", l.item_id as "itemId", i.code as "itemCode", l.quantity,
      (select coalesce(sum(c.quantity), 0) from claimed c where c.purchase_id = l.purchase_id and c.purchase_line_no = l.line_no)::bigint as "lineTaken",
      (select coalesce(sum(c.quantity), 0) from claimed c where c.purchase_id = l.purchase_id and c.item_id = l.item_id)::bigint as "itemTaken"
    from purchase_line l join item i on i.tenant_id = l.tenant_id and i.id = l.item_id
    where l.tenant_id = ${tx.tenantId} and l.purchase_id = any(${purchaseIds}::uuid[])
    order by l.purchase_id, l.line_no`)
}

/** What makes two returns of one number the same one. A named one follows its purchase's customer. */
export interface ReturnContent {
  readonly at: number
  readonly purchaseId: string | null
  readonly customerId: string | null
  readonly lines: readonly (readonly [itemCode: string, purchaseLineNo: number | null, quantity: number])[]
}

export interface StoredReturn extends ReturnContent {
  readonly id: string
  readonly storeId: string
  readonly returnNo: string
}

export async function storedReturns(tx: Tx, keys: readonly { storeId: string; returnNo: string }[]): Promise<StoredReturn[]> {
  return tx.query<StoredReturn>(sql`
    select r.id, r.store_id as "storeId", r.return_no as "returnNo", (extract(epoch from r.happened_at) * 1000)::bigint as at, r.purchase_id as "purchaseId",
      case when r.purchase_id is null then r.customer_id end as "customerId",
      (select json_agg(json_build_array(i.code, l.purchase_line_no, l.quantity) order by l.line_no)
        from return_line l join item i on i.tenant_id = l.tenant_id and i.id = l.item_id where l.tenant_id = r.tenant_id and l.return_id = r.id) as lines
    from unnest(${keys.map(key => key.storeId)}::uuid[], ${keys.map(key => key.returnNo)}::text[]) as k (store_id, return_no)
    join purchase_return r on r.tenant_id = ${tx.tenantId} and r.store_id = k.store_id and r.return_no = k.return_no`)
}

export interface NewReturn {
  readonly id: string
  readonly storeId: string
  readonly returnNo: string
  readonly happenedAt: Date
  readonly returnedOn: LocalDate
  readonly customerId: string | null
  readonly purchaseId: string | null
  readonly units: number
  readonly lines: readonly { readonly itemCode: string; readonly purchaseLineNo: number | null; readonly quantity: number }[]
}

/** Puts the returns whose numbers are free; ids of those it put. */
export async function insertReturns(tx: Tx, act: Act, returns: readonly NewReturn[]): Promise<ReadonlySet<string>> {
  const all = returns.toSorted((a, b) => (`${a.storeId} ${a.returnNo}` < `${b.storeId} ${b.returnNo}` ? -1 : 1))
  const of = <K extends keyof NewReturn>(key: K) => all.map(each => each[key])
  const rows = await tx.query<{ id: string }>(sql`
    insert into purchase_return (tenant_id, chain_id, recorded_at, recorded_by, source, id, store_id, return_no, happened_at, returned_on, customer_id, purchase_id, units)
    select ${tx.tenantId}::uuid, ${act.chain.id}::uuid, app.now(), ${act.recordedBy}::uuid, ${act.source}, n.*
    from unnest(${of('id')}::uuid[], ${of('storeId')}::uuid[], ${of('returnNo')}::text[], ${of('happenedAt')}::timestamptz[], ${of('returnedOn')}::date[],
      ${of('customerId')}::uuid[], ${of('purchaseId')}::uuid[], ${of('units')}::bigint[]) as n
    on conflict (tenant_id, store_id, return_no) do nothing
    returning id`)
  return new Set(rows.map(row => row.id))
}

export async function insertReturnLines(tx: Tx, returns: readonly NewReturn[], itemIds: ReadonlyMap<string, string>): Promise<void> {
  const lines = returns.flatMap(each => each.lines.map((line, index) => ({ ...line, returnId: each.id, lineNo: index + 1 })))
  await tx.run(sql`
    insert into return_line (tenant_id, return_id, line_no, item_id, purchase_line_no, quantity)
    select ${tx.tenantId}::uuid, n.* from unnest(${lines.map(line => line.returnId)}::uuid[], ${lines.map(line => line.lineNo)}::int[],
      ${lines.map(line => itemIds.get(line.itemCode))}::uuid[], ${lines.map(line => line.purchaseLineNo)}::int[], ${lines.map(line => line.quantity)}::bigint[]) as n`)
}
