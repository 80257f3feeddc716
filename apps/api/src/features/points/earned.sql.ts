// What purchases earn, movement by movement: compiled from the versions by which they earn, one that holds or one that is only tried. Lines are read only where
// multipliers choose among them, and by their purchase: a chain's lines of all years are never read for those of some days.
import { empty, join, raw, sql, type Sql } from '../../platform/db/sql.ts'
import type { EarningVersion } from './earning-versions.sql.ts'
import { baseOf, weightExpression } from './line-weight.sql.ts'

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

const choosesLines = ({ policy }: EarningVersion): boolean => policy.multipliers.some(({ when }) => when.categories)

/** What a purchase, or a line of one, counts for by its version. */
function weightOf(versions: readonly EarningVersion[], category: Sql): Sql {
  const asked = { tier: sql`s.tier_key`, store: sql`s.store_id`, on: sql`s.purchased_on`, birthdayMonth: sql`s.birthday_month`, category }
  const each = versions.filter(weighs).map(({ id, policy }) => sql`when ${id}::uuid then ${weightExpression(policy, asked)}`)
  return sql`case s.policy_id ${join(each, ' ')} end`
}

interface Weighing {
  /** CTEs that end in `scope`: the purchases with the sums that they earn on. */
  readonly ctes: Sql
  /** What came back of one of them on a day, in the same parts: its sum, and what that is read from besides. */
  readonly back: { readonly amount: Sql; readonly join: Sql }
}

const COLUMNS = raw('s.id, s.customer_id, s.purchased_on, s.stands, s.policy_id, s.points, s.per, s.special, s.confirm_on, s.expires_on')

/** Where categories choose among the lines. A line keeps the category it was sold under; one from before it did, its item's. */
function byLine(tenantId: string, versions: readonly EarningVersion[]): Weighing {
  const ctes = sql`weighed as materialized (
  select id, line_no, amount_minor, ${weightOf(versions, sql`s.category`)} as weight
  from (
    select s.id, s.policy_id, s.tier_key, s.store_id, s.purchased_on, s.birthday_month, l.line_no, l.amount_minor, coalesce(l.category, i.category) as category
    from found s
    cross join lateral (select * from purchase_line own where own.tenant_id = ${tenantId} and own.purchase_id = s.id offset 0) l
    join item i on i.tenant_id = ${tenantId} and i.id = l.item_id
    where s.stands and s.weighs and (s.special or not l.special_price)
  ) s
), bought as (select id, sum(amount_minor * weight) as eligible from weighed group by id
), scope as (
  select ${COLUMNS}, case when s.weighs then coalesce(b.eligible, 0) else s.eligible end as eligible
  from found s left join bought b on b.id = s.id
)`
  const weight = sql`left join weighed w on w.id = s.id and w.line_no = a.purchase_line_no`
  return { ctes, back: { amount: sql`sum(a.amount_minor * coalesce(w.weight, 1))`, join: weight } }
}

/** All lines of a purchase count alike. */
const byPurchase = (versions: readonly EarningVersion[]): Weighing => ({
  ctes: sql`scope as (select ${COLUMNS}, s.weight, s.eligible * coalesce(s.weight, 1) as eligible from (
    select s.*, ${weightOf(versions, sql`null::text`)} as weight from found s
  ) s)`,
  back: { amount: sql`sum(a.amount_minor * coalesce(s.weight, 1))`, join: empty }
})

function weighing(tenantId: string, versions: readonly EarningVersion[]): Weighing {
  if (versions.some(choosesLines)) return byLine(tenantId, versions)
  if (versions.some(weighs)) return byPurchase(versions)
  return { ctes: sql`scope as (select * from found)`, back: { amount: sql`sum(a.amount_minor)`, join: empty } }
}

export interface Earners {
  readonly chainId: string
  /** A condition on the purchases `p`, from its `and` on. */
  readonly which: Sql
  /** A relation of rows of `purchase`; absent: the table. */
  readonly among?: Sql
  /** The tier by which they earn; absent: the one that counted when it was bought. */
  readonly tier?: Sql
}

/**
 * CTEs that end in `target`: what each purchase should have moved on each day, what it earned first and then what returns took back. `scope` has the
 * purchases themselves.
 */
export function earned(tenantId: string, of: Earners, versions: readonly EarningVersion[]): Sql {
  const { ctes, back } = weighing(tenantId, versions)
  return sql`policy as (${policyRows(versions)}
), found as (
  select p.id, p.customer_id, p.purchased_on, p.voided_at is null as stands, p.paid_minor - case when y.special then 0 else p.special_minor end as eligible,
    y.id as policy_id, y.points, y.per, y.special, y.weighs, p.store_id, ${of.tier ?? raw('p.tier_key')} as tier_key, p.birthday_month,
    p.purchased_on + y.pending as confirm_on, ${EXPIRES_ON} as expires_on
  from ${of.among ?? raw('purchase')} p left join policy y on p.purchased_on >= y.from_on and p.purchased_on < y.until_on
  where p.tenant_id = ${tenantId} and p.chain_id = ${of.chainId} and p.customer_id is not null ${of.which}
), ${ctes}, given_back as (
  select s.id, s.customer_id, s.points, s.per, s.eligible, s.confirm_on, s.expires_on, greatest(a.returned_on, s.purchased_on) as day, ${back.amount} as amount,
    case when min(a.return_id::text) = max(a.return_id::text) then min(a.return_id::text)::uuid end as return_id
  from scope s
  join return_allocation a on a.tenant_id = ${tenantId} and a.purchase_id = s.id
  cross join lateral (select own.special_price from purchase_line own
    where own.tenant_id = ${tenantId} and own.purchase_id = a.purchase_id and own.line_no = a.purchase_line_no offset 0) l
  ${back.join}
  where s.stands and (s.special or not l.special_price)
  group by s.id, s.customer_id, s.points, s.per, s.eligible, s.confirm_on, s.expires_on, greatest(a.returned_on, s.purchased_on)
), step as (
  select b.id, b.day, b.return_id, b.points, b.per, b.customer_id, b.eligible - sum(b.amount) over w as after, b.eligible - sum(b.amount) over w + b.amount as before,
    greatest(b.day, b.confirm_on) as confirmed_on, b.expires_on
  from given_back b
  window w as (partition by b.id order by b.day)
), target as (
  select id as purchase_id, customer_id, purchased_on as day, confirm_on as confirmed_on, expires_on, div(greatest(eligible, 0), per) * points as amount, null::uuid as return_id
  from scope where stands and policy_id is not null
  union all
  select id, customer_id, day, confirmed_on, expires_on, (div(greatest(after, 0), per) - div(greatest(before, 0), per)) * points, return_id from step
)`
}
