// What the vouchers of the occasions would have come to in a span of days, for a backtest: at every festival one to each customer of the tier, on a birthday to
// whose it is, with a purchase to who buys. What is given is counted, not what is redeemed of it.
import { addDays, festivalsBetween, type LocalDate } from '@keqing/domain'
import { judgedOf, type BacktestCost, type CostScope } from '../../platform/backtest-cost.ts'
import { raw, sql, type Sql } from '../../platform/db/sql.ts'
import { birthdaysIn, placesOf, storeRows, voucherRows } from './benefit-terms.ts'

function daysOf({ from, until }: CostScope): LocalDate[] {
  const days: LocalDate[] = []
  for (let day = from; day < until; day = addDays(day, 1)) days.push(day)
  return days
}

/** By customer how often there was each occasion; who has had a birthday had one. */
function occasions(scope: CostScope): Sql {
  const { tenantId, chainId, from, until } = scope
  const born = birthdaysIn(daysOf(scope))
  return sql`occasion as materialized (
    select c.store_id, j.before_key, j.after_key, 'festival' as occasion, ${festivalsBetween(from, until).length}::int as times
    from ${judgedOf(scope)} j join customer c on c.tenant_id = ${tenantId} and c.id = j.customer_id
    where ${festivalsBetween(from, until).length}::int > 0
    union all
    select c.store_id, j.before_key, j.after_key, 'birthday', 1
    from ${judgedOf(scope)} j join customer c on c.tenant_id = ${tenantId} and c.id = j.customer_id
    join unnest(${born.map(each => each.month)}::int[], ${born.map(each => each.day)}::int[]) as born (month, day)
      on born.month = c.birth_month and born.day = c.birth_day
    union all
    select p.store_id, j.before_key, j.after_key, 'purchase', 1
    from purchase p join ${judgedOf(scope)} j on j.customer_id = p.customer_id
    where p.tenant_id = ${tenantId} and p.chain_id = ${chainId} and p.voided_at is null and p.returned_in_full_on is null and p.special_minor < p.paid_minor
      and p.purchased_on >= ${from}::date and p.purchased_on < ${until}::date
      and p.happened_at >= ${from}::timestamptz - interval '1 day' and p.happened_at < ${until}::timestamptz + interval '1 day'
  )`
}

function due(scope: CostScope, body: unknown, side: 'before' | 'after'): Sql {
  const places = placesOf(body, scope.stores)
  const key = raw(`o.${side}_key`)
  return sql`(select sum(v.minor * o.times) from occasion o
    left join jsonb_to_recordset(${JSON.stringify(storeRows(places))}::jsonb) as place (store_id uuid, place int) on place.store_id = o.store_id
    join jsonb_to_recordset(${JSON.stringify(voucherRows(places))}::jsonb) as v (place int, key text, occasion text, minor bigint)
      on v.place = coalesce(place.place, 0) and v.key = ${key} and v.occasion = o.occasion)`
}

/** Undefined where neither gives any. */
function vouchers(scope: CostScope, before: unknown, after: unknown): Sql | undefined {
  if ([before, after].every(body => voucherRows(placesOf(body, scope.stores)).length === 0)) return undefined
  return sql`with ${occasions(scope)} select ${due(scope, before, 'before')} as before, ${due(scope, after, 'after')} as after`
}

export const vouchersDue: BacktestCost = {
  name: 'vouchers',
  unit: 'money',
  of: {
    benefit: scope => vouchers(scope, scope.before, scope.after),
    tier: scope => (scope.beside.benefit === undefined ? undefined : vouchers(scope, scope.beside.benefit, scope.beside.benefit))
  }
}
