// POINT-2 and POINT-3 in one statement, compiled from the versions by which its purchases earn: what every purchase should have moved on every day, less
// what is posted, is posted. Held equal to `reconcilePurchasePoints` of the domain by a differential test. Safe to repeat: where nothing is missing, nothing
// is inserted. Lines are read only where a version multiplies what they earn.
import { empty, join, sql, type Sql } from '../../platform/db/sql.ts'
import { tellOf } from '../../platform/outbox.ts'
import type { EarningVersion } from './earning-versions.sql.ts'
import { baseOf, weightExpression } from './line-weight.sql.ts'

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

/** `lastDayOf` of the domain: clamped to the month's end as there. */
const EXPIRES_ON = sql`case y.round_to
    when 'day' then (p.purchased_on + make_interval(months => y.months))::date
    when 'monthEnd' then (date_trunc('month', p.purchased_on + make_interval(months => y.months)) + interval '1 month - 1 day')::date
    when 'yearEnd' then (date_trunc('year', p.purchased_on + make_interval(months => y.months)) + interval '1 year - 1 day')::date
  end`

const weighs = ({ policy }: EarningVersion): boolean => policy.multipliers.length > 0

function policyRows(versions: readonly EarningVersion[]): Sql {
  const of = <T>(value: (version: EarningVersion) => T): T[] => versions.map(value)
  const per = ({ policy }: EarningVersion) => (BigInt(policy.pointsPer.forEveryMinor) * BigInt(baseOf(policy))).toString()
  return sql`select * from unnest(${of(v => v.id)}::uuid[], ${of(v => v.fromOn)}::date[], ${of(v => v.untilOn)}::date[], ${of(v => v.policy.pointsPer.points)}::numeric[],
    ${of(per)}::numeric[], ${of(v => v.policy.specialPriceEarns)}::boolean[], ${of(weighs)}::boolean[], ${of(v => v.policy.pendingDays)}::int[],
    ${of(v => v.policy.expiry?.months ?? null)}::int[], ${of(v => v.policy.expiry?.roundTo ?? null)}::text[])
    as y (id, from_on, until_on, points, per, special, weighs, pending, months, round_to)`
}

/** A line keeps the category it was sold under; one from before it did, its item's. */
function categoryOf(tenantId: string, versions: readonly EarningVersion[]): { value: Sql; join: Sql } {
  const asked = versions.some(({ policy }) => policy.multipliers.some(({ when }) => when.categories))
  return asked
    ? { value: sql`coalesce(l.category, i.category)`, join: sql`join item i on i.tenant_id = ${tenantId} and i.id = l.item_id` }
    : { value: sql`null::text`, join: empty }
}

/** The sums that multiplied purchases earn on. Without such versions the purchase's own sums do, and no line is read. */
function weighed(tenantId: string, versions: readonly EarningVersion[]): Sql {
  const weighing = versions.filter(weighs)
  if (weighing.length === 0) return sql`scope as (select * from found)`
  const asked = {
    tier: sql`s.tier_key`,
    store: sql`s.store_id`,
    on: sql`s.purchased_on`,
    birthdayMonth: sql`s.birthday_month`,
    category: sql`category`
  }
  const weight = join(
    weighing.map(({ id, policy }) => sql`when ${id}::uuid then ${weightExpression(policy, asked)}`),
    ' '
  )
  const category = categoryOf(tenantId, weighing)
  return sql`weighed as materialized (
  select id, line_no, amount_minor, case policy_id ${weight} end as weight
  from (
    select s.id, s.policy_id, s.tier_key, s.store_id, s.purchased_on, s.birthday_month, l.line_no, l.amount_minor, ${category.value} as category
    from found s
    join purchase_line l on l.tenant_id = ${tenantId} and l.purchase_id = s.id ${category.join}
    where s.stands and s.weighs and (s.special or not l.special_price)
  ) s
), bought as (select id, sum(amount_minor * weight) as eligible from weighed group by id
), scope as (
  select s.id, s.customer_id, s.purchased_on, s.stands, case when s.weighs then coalesce(b.eligible, 0) else s.eligible end as eligible, s.policy_id, s.points, s.per,
    s.special, s.confirm_on, s.expires_on
  from found s left join bought b on b.id = s.id
)`
}

const givenBack = (versions: readonly EarningVersion[]) =>
  versions.some(weighs)
    ? {
        amount: sql`sum(a.amount_minor * coalesce(w.weight, 1))`,
        join: sql`left join weighed w on w.id = s.id and w.line_no = a.purchase_line_no`
      }
    : { amount: sql`sum(a.amount_minor)`, join: empty }

export function reconcileStatement(tenantId: string, request: ReconcileRequest, versions: readonly EarningVersion[]): Sql {
  const back = givenBack(versions)
  return sql`
with policy as (${policyRows(versions)}
), found as (
  select p.id, p.customer_id, p.purchased_on, p.voided_at is null as stands, p.paid_minor - case when y.special then 0 else p.special_minor end as eligible,
    y.id as policy_id, y.points, y.per, y.special, y.weighs, p.store_id, p.tier_key, p.birthday_month, p.purchased_on + y.pending as confirm_on, ${EXPIRES_ON} as expires_on
  from purchase p left join policy y on p.purchased_on >= y.from_on and p.purchased_on < y.until_on
  where p.tenant_id = ${tenantId} and p.chain_id = ${request.chainId} and p.customer_id is not null ${filter(request)}
), ${weighed(tenantId, versions)}, given_back as (
  select s.id, greatest(a.returned_on, s.purchased_on) as day, ${back.amount} as amount,
    case when min(a.return_id::text) = max(a.return_id::text) then min(a.return_id::text)::uuid end as return_id
  from scope s
  join return_allocation a on a.tenant_id = ${tenantId} and a.purchase_id = s.id
  join purchase_line l on l.tenant_id = ${tenantId} and l.purchase_id = a.purchase_id and l.line_no = a.purchase_line_no
  ${back.join}
  where s.stands and (s.special or not l.special_price)
  group by s.id, greatest(a.returned_on, s.purchased_on)
), step as (
  select b.id, b.day, b.return_id, s.points, s.per, s.eligible - sum(b.amount) over w as after, s.eligible - sum(b.amount) over w + b.amount as before,
    greatest(b.day, s.confirm_on) as confirmed_on, s.expires_on
  from given_back b join scope s on s.id = b.id
  window w as (partition by b.id order by b.day)
), movement as (
  select id as purchase_id, purchased_on as day, confirm_on as confirmed_on, expires_on, div(greatest(eligible, 0), per) * points as amount, null::uuid as return_id,
    0 as posted, null::uuid as entry_id
  from scope where stands and policy_id is not null
  union all
  select id, day, confirmed_on, expires_on, (div(greatest(after, 0), per) - div(greatest(before, 0), per)) * points, return_id, 0, null from step
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
