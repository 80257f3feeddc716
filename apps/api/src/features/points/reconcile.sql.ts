// POINT-2 and POINT-3 in one statement, compiled from the versions by which its purchases earn: what every purchase should have moved on every day, less
// what is posted, is posted. Held equal to `reconcilePurchasePoints` of the domain by a differential test. Safe to repeat: where nothing is missing, nothing
// is inserted.
import { empty, sql, type Sql } from '../../platform/db/sql.ts'
import { tellOf } from '../../platform/outbox.ts'
import { earned } from './earned.sql.ts'
import type { EarningVersion } from './earning-versions.sql.ts'

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

/** The days on which the purchases were made, where they are told by their ids. */
export function daysOf(tenantId: string, { purchaseIds, importId }: ReconcileRequest): Sql {
  if (!purchaseIds || importId) return sql`daterange(null, null)`
  return sql`select daterange(min(purchased_on), max(purchased_on), '[]') from purchase where tenant_id = ${tenantId} and id = any(${purchaseIds}::uuid[])`
}

/** Ids are version 7 by the transaction's time, and a function of what is posted: the same difference twice is a conflict, not two entries. */
const ENTRY_ID = sql`(lpad(to_hex((extract(epoch from now()) * 1000)::bigint), 12, '0') || '7' || substr(md5(purchase_id::text || day::text || seq::text), 1, 3)
  || '8' || substr(md5(purchase_id::text || day::text || seq::text), 4, 15))::uuid`

export function reconcileStatement(tenantId: string, request: ReconcileRequest, versions: readonly EarningVersion[]): Sql {
  return sql`
with ${earned(tenantId, { chainId: request.chainId, which: filter(request) }, versions)}, movement as (
  select purchase_id, day, confirmed_on, expires_on, amount, return_id, 0 as posted, null::uuid as entry_id from target
  union all
  select s.id, e.happened_on, e.confirmed_on, e.expires_on, -e.amount, null, 1, e.id
  from scope s join point_entry e on e.tenant_id = ${tenantId} and e.purchase_id = s.id and e.account = 'earning' and e.kind in ('earn', 'reverse')
), missing as materialized (
  -- What was promised when it was posted is of another lot, or counts from another day: taken back there, posted here.
  select purchase_id, day, confirmed_on, expires_on, sum(amount) as amount, max(return_id::text)::uuid as return_id,
    -- TRUST 25: what takes back one entry as a whole names it.
    case when sum(posted) = 1 and sum(amount) = sum(amount) filter (where posted = 1) then max(entry_id::text)::uuid end as corrects_id,
    sum(sum(posted)) over (partition by purchase_id) as ever, sum(sum(posted)) over (partition by purchase_id, day) as of_day
  from movement group by purchase_id, day, confirmed_on, expires_on
), numbered as (
  select m.*, of_day + row_number() over (partition by purchase_id, day order by confirmed_on, expires_on) - 1 as seq from missing m where amount <> 0
), posted as (
insert into point_entry (tenant_id, id, chain_id, customer_id, kind, account, amount, happened_on, confirmed_on, expires_on, recorded_by, purchase_id, purchase_seq, return_id,
  policy_version_id, corrects_id)
select ${tenantId}::uuid, ${ENTRY_ID}, ${request.chainId}::uuid, s.customer_id, case when m.amount > 0 and m.ever = 0 then 'earn' else 'reverse' end, 'earning',
  m.amount, m.day, m.confirmed_on, m.expires_on, ${request.recordedBy ?? null}::uuid, m.purchase_id, m.seq, case when m.day >= s.purchased_on then m.return_id end,
  s.policy_id, m.corrects_id
from numbered m join scope s on s.id = m.purchase_id
returning id, chain_id, customer_id, amount
), told as (${tellOf(tenantId, 'pointsMoved', sql`select id, chain_id, customer_id from posted`)}
), moved as (select customer_id, sum(amount) as amount, count(*) as entries from posted group by customer_id)
-- What was there before and what is new: an insert's rows are not yet seen by the statement that makes them.
select coalesce(sum(entries), 0)::bigint as entries,
  coalesce(bool_or(abs(amount + (select coalesce(sum(e.amount), 0) from point_entry e where e.tenant_id = ${tenantId} and e.customer_id = moved.customer_id)) > ${Number.MAX_SAFE_INTEGER}), false) as overflows
from moved`
}
