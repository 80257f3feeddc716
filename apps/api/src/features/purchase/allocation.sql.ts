// Reads and writes of return_allocation, a function of the facts (TERM-1, TERM-1b). What decides is the domain's `matchReturns`.
import type { LocalDate } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { empty, sql } from '../../platform/db/sql.ts'

/** A fact of one owner (a customer, or an anonymous purchase) and item: a purchase line, a return line, or what is allocated at present. */
export interface AllocationFact {
  readonly fact: 'bought' | 'returned' | 'allocated'
  readonly owner: string
  readonly itemId: string
  readonly id: string
  readonly no: string
  readonly storeId: string
  readonly lineNo: number
  readonly at: number
  readonly units: number
  readonly amount: number
  readonly purchaseId: string | null
  readonly purchaseLineNo: number | null
  readonly returnedOn: LocalDate | null
}

export interface ReallocateRequest {
  readonly chainId: string
  readonly customerIds: readonly string[]
  /** Only these items of those customers; absent: all. */
  readonly itemIds?: readonly string[] | undefined
  /** Anonymous purchases with returns that name them. */
  readonly purchaseIds?: readonly string[] | undefined
}

/** Only owners and items that have returns: most have none, and then nothing is read. Voided facts never happened; their allocations are read to be taken away. */
export async function readAllocationFacts(tx: Tx, request: ReallocateRequest): Promise<AllocationFact[]> {
  const { chainId, customerIds, itemIds, purchaseIds = [] } = request
  const tenantId = tx.tenantId
  return tx.query<AllocationFact>(sql`
    with back as (
      select r.id, r.return_no, r.store_id, (extract(epoch from r.happened_at) * 1000)::bigint as at, r.returned_on, r.purchase_id, r.customer_id,
        coalesce(r.customer_id, r.purchase_id) as owner, r.voided_at is null as stands, l.line_no, l.item_id, l.quantity, l.purchase_line_no
      from purchase_return r join return_line l on l.tenant_id = ${tenantId} and l.return_id = r.id
      where r.tenant_id = ${tenantId} and r.chain_id = ${chainId}
        and (r.customer_id = any(${customerIds}::uuid[]) or r.customer_id is null and r.purchase_id = any(${purchaseIds}::uuid[]))
        ${itemIds ? sql`and l.item_id = any(${itemIds}::uuid[])` : empty}
    ), owned as (select distinct owner, customer_id, item_id from back),
    bought as (
      select o.owner, p.id from (select distinct owner, customer_id from owned where customer_id is not null) o
      join purchase p on p.tenant_id = ${tenantId} and p.chain_id = ${chainId} and p.customer_id = o.customer_id and p.voided_at is null
      union all
      select o.owner, p.id from (select distinct owner from owned where customer_id is null) o
      join purchase p on p.tenant_id = ${tenantId} and p.chain_id = ${chainId} and p.id = o.owner and p.customer_id is null and p.voided_at is null
    )
    select 'bought' as fact, o.owner, o.item_id as "itemId", p.id, p.receipt_no as no, p.store_id as "storeId", l.line_no as "lineNo",
      (extract(epoch from p.happened_at) * 1000)::bigint as at, l.quantity as units, l.amount_minor as amount, null::uuid as "purchaseId", null::int as "purchaseLineNo",
      null::date as "returnedOn"
    from bought b join owned o on o.owner = b.owner
    join purchase p on p.tenant_id = ${tenantId} and p.id = b.id
    join purchase_line l on l.tenant_id = ${tenantId} and l.purchase_id = p.id and l.item_id = o.item_id
    union all
    select 'returned', owner, item_id, id, return_no, store_id, line_no, at, quantity, 0, purchase_id, purchase_line_no, returned_on from back where stands
    union all
    select 'allocated', b.owner, b.item_id, a.return_id, '', b.store_id, a.return_line_no, 0, a.units, a.amount_minor, a.purchase_id, a.purchase_line_no, a.returned_on
    from back b join return_allocation a on a.tenant_id = ${tenantId} and a.return_id = b.id and a.return_line_no = b.line_no`)
}

export interface Allocation {
  readonly returnId: string
  readonly returnLineNo: number
  readonly purchaseId: string
  readonly purchaseLineNo: number
  readonly units: number
  readonly amount: number
  readonly returnedOn: LocalDate
}

/** Takes away and puts what differs. What stood before is kept with the time it stood for, so that what was known then can be told. */
export async function writeAllocations(tx: Tx, gone: readonly Allocation[], put: readonly Allocation[]): Promise<void> {
  const of = <K extends keyof Allocation>(all: readonly Allocation[], key: K) => all.map(each => each[key])
  await tx.run(sql`
    with gone as (
      delete from return_allocation a
      using unnest(${of(gone, 'returnId')}::uuid[], ${of(gone, 'returnLineNo')}::int[], ${of(gone, 'purchaseId')}::uuid[], ${of(gone, 'purchaseLineNo')}::int[])
        as g (return_id, return_line_no, purchase_id, purchase_line_no)
      where a.tenant_id = ${tx.tenantId} and a.return_id = g.return_id and a.return_line_no = g.return_line_no and a.purchase_id = g.purchase_id
        and a.purchase_line_no = g.purchase_line_no
      returning a.*
    ), changed as (
      select a.* from return_allocation a
      join unnest(${of(put, 'returnId')}::uuid[], ${of(put, 'returnLineNo')}::int[], ${of(put, 'purchaseId')}::uuid[], ${of(put, 'purchaseLineNo')}::int[])
        as p (return_id, return_line_no, purchase_id, purchase_line_no)
        on a.return_id = p.return_id and a.return_line_no = p.return_line_no and a.purchase_id = p.purchase_id and a.purchase_line_no = p.purchase_line_no
      where a.tenant_id = ${tx.tenantId}
    ), kept as (
      insert into return_allocation_past (tenant_id, return_id, return_line_no, purchase_id, purchase_line_no, returned_on, units, amount_minor, recorded_at, superseded_at)
      select tenant_id, return_id, return_line_no, purchase_id, purchase_line_no, returned_on, units, amount_minor, recorded_at, app.now()
      from (select * from gone union all select * from changed) as before
      -- what another fact of the same instant put was never told to anybody
      where recorded_at < app.now()
    )
    insert into return_allocation (tenant_id, return_id, return_line_no, purchase_id, purchase_line_no, units, amount_minor, returned_on)
    select ${tx.tenantId}::uuid, * from unnest(${of(put, 'returnId')}::uuid[], ${of(put, 'returnLineNo')}::int[], ${of(put, 'purchaseId')}::uuid[],
      ${of(put, 'purchaseLineNo')}::int[], ${of(put, 'units')}::bigint[], ${of(put, 'amount')}::bigint[], ${of(put, 'returnedOn')}::date[])
    on conflict (tenant_id, return_id, return_line_no, purchase_id, purchase_line_no)
    do update set units = excluded.units, amount_minor = excluded.amount_minor, returned_on = excluded.returned_on, recorded_at = excluded.recorded_at`)
}

/** Returned units, amount and the day the last unit came back, from the allocations; writes only what differs. */
export async function refreshReturned(tx: Tx, purchaseIds: readonly string[]): Promise<void> {
  await tx.run(sql`
    with taken as (
      select p.id, p.units, coalesce(sum(a.units), 0) as back, coalesce(sum(a.amount_minor), 0) as amount, max(a.returned_on) as last_on
      from purchase p left join return_allocation a on a.tenant_id = ${tx.tenantId} and a.purchase_id = p.id
      where p.tenant_id = ${tx.tenantId} and p.id = any(${purchaseIds}::uuid[])
      group by p.tenant_id, p.id
    )
    update purchase p set returned_units = t.back, returned_minor = t.amount, returned_in_full_on = case when t.back = t.units then t.last_on end
    from taken t
    where p.tenant_id = ${tx.tenantId} and p.id = t.id
      and (p.returned_units, p.returned_minor, p.returned_in_full_on) is distinct from (t.back, t.amount, case when t.back = t.units then t.last_on end)`)
}
