// What the vouchers of the occasions would have come to in a span of days, for a backtest: at every festival one to each customer of the tier, on a birthday to
// whose it is, with a purchase to who buys. What is given is counted, not what is redeemed of it.
import { addDays, birthdaysOn, isFestival, type LocalDate, type Occasion } from '@keqing/domain'
import { judgedOf, type BacktestCost, type CostScope } from '../../platform/backtest-cost.ts'
import { empty, join, raw, sql, type Sql } from '../../platform/db/sql.ts'
import { placesOf, storeRows, voucherRows } from './benefit-terms.ts'

function daysOf({ from, until }: CostScope): LocalDate[] {
  const days: LocalDate[] = []
  for (let day = from; day < until; day = addDays(day, 1)) days.push(day)
  return days
}

/** Where the days of customers are counted: at home. */
const atHome = ({ storeId }: CostScope): Sql => (storeId ? sql`and c.store_id = ${storeId}` : empty)

const customersJudged = (scope: CostScope): Sql =>
  sql`from ${judgedOf(scope)} j join customer c on c.tenant_id = ${scope.tenantId} and c.id = j.customer_id ${atHome(scope)}`

/** By occasion, how often whoever of the span had it. */
const HAD: Readonly<Record<Occasion, (scope: CostScope) => Sql | undefined>> = {
  festival(scope) {
    const times = daysOf(scope).filter(isFestival).length
    return times === 0
      ? undefined
      : sql`select c.store_id, j.before_key, j.after_key, 'festival' as occasion, ${times}::int as times ${customersJudged(scope)}`
  },
  birthday(scope) {
    const born = daysOf(scope).flatMap(birthdaysOn)
    return sql`select c.store_id, j.before_key, j.after_key, 'birthday' as occasion, 1 as times ${customersJudged(scope)}
      join unnest(${born.map(each => each.month)}::int[], ${born.map(each => each.day)}::int[]) as born (month, day)
        on born.month = c.birth_month and born.day = c.birth_day`
  },
  purchase(scope) {
    const { tenantId, chainId, storeId, from, until } = scope
    return sql`select p.store_id, j.before_key, j.after_key, 'purchase' as occasion, 1 as times
      from purchase p join ${judgedOf(scope)} j on j.customer_id = p.customer_id
      where p.tenant_id = ${tenantId} and p.chain_id = ${chainId} ${storeId ? sql`and p.store_id = ${storeId}` : empty} and p.voided_at is null and p.returned_in_full_on is null
        and p.special_minor < p.paid_minor and p.purchased_on >= ${from}::date and p.purchased_on < ${until}::date
        and p.happened_at >= ${from}::timestamptz - interval '1 day' and p.happened_at < ${until}::timestamptz + interval '1 day'`
  }
}

function due(scope: CostScope, body: unknown, side: 'before' | 'after'): Sql {
  const places = placesOf(body, scope.stores)
  const key = raw(`o.${side}_key`)
  return sql`(select sum(v.minor * o.times) from occasion o
    left join jsonb_to_recordset(${JSON.stringify(storeRows(places))}::jsonb) as place (store_id uuid, place int) on place.store_id = o.store_id
    join jsonb_to_recordset(${JSON.stringify(voucherRows(places))}::jsonb) as v (place int, key text, occasion text, minor bigint)
      on v.place = coalesce(place.place, 0) and v.key = ${key} and v.occasion = o.occasion)`
}

/** Undefined where neither gives any; where nobody has had an occasion of theirs, nothing is read. */
function vouchers(scope: CostScope, before: unknown, after: unknown): Sql | undefined {
  const given = new Set([before, after].flatMap(body => voucherRows(placesOf(body, scope.stores)).map(each => each.occasion)))
  if (given.size === 0) return undefined
  const had = [...given].map(occasion => HAD[occasion](scope)).filter(each => each !== undefined)
  if (had.length === 0) return sql`select 0 as before, 0 as after`
  return sql`with occasion as materialized (
      select store_id, before_key, after_key, occasion, sum(times) as times from (${join(had, ' union all ')}) as had group by 1, 2, 3, 4
    )
    select ${due(scope, before, 'before')} as before, ${due(scope, after, 'after')} as after`
}

export const vouchersDue: BacktestCost = {
  name: 'vouchers',
  unit: 'money',
  of: {
    benefit: scope => vouchers(scope, scope.before, scope.after),
    tier: scope => (scope.beside.benefit === undefined ? undefined : vouchers(scope, scope.beside.benefit, scope.beside.benefit))
  }
}
