// POINT-2 and POINT-3 in one statement: what every purchase should have moved on every day, less what is posted, is posted. Held equal to
// `reconcilePurchasePoints` of the domain by a differential test. Safe to repeat: where nothing is missing, nothing is inserted.
import { empty, sql, type Sql } from '../../platform/db/sql.ts'
import { tellOf } from '../../platform/outbox.ts'

export interface ReconcileRequest {
  readonly chainId: string
  /** These purchases, and those of `importId` where both are given; neither: all of the chain. */
  readonly purchaseIds?: readonly string[] | undefined
  readonly importId?: string | undefined
  readonly recordedBy?: string | null | undefined
}

function filter({ purchaseIds, importId }: ReconcileRequest): Sql {
  if (purchaseIds && importId) return sql`and (p.id = any(${purchaseIds}::uuid[]) or p.import_id = ${importId})`
  if (purchaseIds) return sql`and p.id = any(${purchaseIds}::uuid[])`
  return importId ? sql`and p.import_id = ${importId}` : empty
}

/** Ids are version 7 by the transaction's time, and a function of what is posted: the same difference twice is a conflict, not two entries. */
const ENTRY_ID = sql`(lpad(to_hex((extract(epoch from now()) * 1000)::bigint), 12, '0') || '7' || substr(md5(purchase_id::text || day::text || seq::text), 1, 3)
  || '8' || substr(md5(purchase_id::text || day::text || seq::text), 4, 15))::uuid`

export function reconcileStatement(tenantId: string, request: ReconcileRequest): Sql {
  return sql`
with policy as (
  -- The first version also holds for the days before it: a history that a chain brings along earns by it.
  select id, (body->'pointsPer'->>'points')::numeric as points, (body->'pointsPer'->>'forEveryMinor')::numeric as per,
    (body->>'specialPriceEarns')::boolean as special,
    case when row_number() over (order by effective_on) = 1 then '-infinity'::date else effective_on end as from_on, coalesce(retired_on, 'infinity'::date) as until_on
  from policy_version
  where tenant_id = ${tenantId} and chain_id = ${request.chainId} and kind = 'earning' and status in ('inForce', 'retired')
), scope as (
  select p.id, p.customer_id, p.purchased_on, p.voided_at is null as stands, p.paid_minor - case when y.special then 0 else p.special_minor end as eligible,
    y.id as policy_id, y.points, y.per, y.special
  from purchase p left join policy y on p.purchased_on >= y.from_on and p.purchased_on < y.until_on
  where p.tenant_id = ${tenantId} and p.chain_id = ${request.chainId} and p.customer_id is not null ${filter(request)}
), given_back as (
  select s.id, greatest(a.returned_on, s.purchased_on) as day, sum(a.amount_minor) as amount,
    case when min(a.return_id::text) = max(a.return_id::text) then min(a.return_id::text)::uuid end as return_id
  from scope s
  join return_allocation a on a.tenant_id = ${tenantId} and a.purchase_id = s.id
  join purchase_line l on l.tenant_id = ${tenantId} and l.purchase_id = a.purchase_id and l.line_no = a.purchase_line_no
  where s.stands and (s.special or not l.special_price)
  group by s.id, greatest(a.returned_on, s.purchased_on)
), step as (
  select b.id, b.day, b.return_id, s.points, s.per, s.eligible - sum(b.amount) over w as after, s.eligible - sum(b.amount) over w + b.amount as before
  from given_back b join scope s on s.id = b.id
  window w as (partition by b.id order by b.day)
), movement as (
  select id as purchase_id, purchased_on as day, div(greatest(eligible, 0), per) * points as amount, null::uuid as return_id, 0 as posted, null::uuid as entry_id
  from scope where stands and policy_id is not null
  union all
  select id, day, (div(greatest(after, 0), per) - div(greatest(before, 0), per)) * points, return_id, 0, null from step
  union all
  select s.id, e.happened_on, -e.amount, null, 1, e.id
  from scope s join point_entry e on e.tenant_id = ${tenantId} and e.purchase_id = s.id and e.kind in ('earn', 'reverse')
), missing as materialized (
  select purchase_id, day, sum(amount) as amount, max(return_id::text)::uuid as return_id, sum(posted) as seq,
    -- TRUST 25: what takes back one entry as a whole names it.
    case when sum(posted) = 1 and sum(amount) = sum(amount) filter (where posted = 1) then max(entry_id::text)::uuid end as corrects_id,
    sum(sum(posted)) over (partition by purchase_id) as ever
  from movement group by purchase_id, day
), posted as (
insert into point_entry (tenant_id, id, chain_id, customer_id, kind, account, amount, happened_on, confirmed_on, recorded_by, purchase_id, purchase_seq, return_id,
  policy_version_id, corrects_id)
select ${tenantId}::uuid, ${ENTRY_ID}, ${request.chainId}::uuid, s.customer_id, case when m.amount > 0 and m.ever = 0 then 'earn' else 'reverse' end, 'earning',
  m.amount, m.day, m.day, ${request.recordedBy ?? null}::uuid, m.purchase_id, m.seq, case when m.day >= s.purchased_on then m.return_id end, s.policy_id, m.corrects_id
from missing m join scope s on s.id = m.purchase_id
where m.amount <> 0
returning id, chain_id, customer_id, amount
), told as (${tellOf(tenantId, 'pointsMoved', sql`select id, chain_id, customer_id from posted`)}
), moved as (select customer_id, sum(amount) as amount, count(*) as entries from posted group by customer_id)
-- What was there before and what is new: an insert's rows are not yet seen by the statement that makes them.
select coalesce(sum(entries), 0)::bigint as entries,
  coalesce(bool_or(abs(amount + (select coalesce(sum(e.amount), 0) from point_entry e where e.tenant_id = ${tenantId} and e.customer_id = moved.customer_id)) > ${Number.MAX_SAFE_INTEGER}), false) as overflows
from moved`
}
