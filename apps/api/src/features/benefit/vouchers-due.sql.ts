// What the vouchers of the occasions would have come to in a span of days, for a backtest: at every festival of the rules one to each customer of the tier, on a
// birthday to whose it is, with purchases one to who buys, for each day. What is given is counted, not what is redeemed of it.
import { birthdaysOn, daysOfFestivals, type BenefitPlace, type Occasion } from '@keqing/domain'
import { judgedOf, receiptsOf, type BacktestCost, type CostScope } from '../../platform/backtest-cost.ts'
import { empty, join, raw, sql, type Sql } from '../../platform/db/sql.ts'
import { daysIn, placesOf, storeRows, voucherRows } from './benefit-terms.ts'

/** Where the days of customers are counted: at home. */
const atHome = ({ storeId }: CostScope): Sql => (storeId ? sql`and c.store_id = ${storeId}` : empty)

const customersJudged = (scope: CostScope): Sql =>
  sql`from ${judgedOf(scope)} j join customer c on c.tenant_id = ${scope.tenantId} and c.id = j.customer_id ${atHome(scope)}`

/** The chain's own: stores set none. Of the rules before, and of those after. */
type Sides = Readonly<Record<'before' | 'after', readonly BenefitPlace[]>>

function festivalsIn([chain]: readonly BenefitPlace[], { from, until }: CostScope): number {
  return chain ? daysOfFestivals(chain.policy.festivals, from, until).length : 0
}

/** By occasion, how often whoever of the span had it, by the rules of either side, and in which stores: home, or all where one customer bought on one day. */
const HAD: Readonly<Record<Occasion, (scope: CostScope, sides: Sides) => Sql | undefined>> = {
  festival(scope, sides) {
    const [before, after] = [festivalsIn(sides.before, scope), festivalsIn(sides.after, scope)]
    return before + after === 0
      ? undefined
      : sql`select array[c.store_id] as stores, j.before_key, j.after_key, 'festival' as occasion, ${before}::int as before_times, ${after}::int as after_times
          ${customersJudged(scope)}`
  },
  birthday(scope) {
    const born = daysIn(scope).flatMap(birthdaysOn)
    return sql`select array[c.store_id] as stores, j.before_key, j.after_key, 'birthday' as occasion, 1 as before_times, 1 as after_times ${customersJudged(scope)}
      join unnest(${born.map(each => each.month)}::int[], ${born.map(each => each.day)}::int[]) as born (month, day)
        on born.month = c.birth_month and born.day = c.birth_day`
  },
  purchase:
    scope => sql`select array_agg(distinct p.store_id) as stores, p.before_key, p.after_key, 'purchase' as occasion, 1 as before_times, 1 as after_times
    from ${receiptsOf(scope)} p where p.customer_id is not null and p.returned_in_full_on is null and p.special_minor < p.paid_minor
    group by p.customer_id, p.purchased_on, p.before_key, p.after_key`
}

/** One for each customer and day, as the night gives it: of stores with figures of their own the first place that gives any counts, the chain's before theirs. */
function due(places: readonly BenefitPlace[], side: keyof Sides): Sql {
  const [key, times] = [raw(`o.${side}_key`), raw(`o.${side}_times`)]
  return sql`(select sum(minor * times) from (
    select distinct on (o.stores, o.before_key, o.after_key, o.occasion) v.minor, ${times} as times
    from occasion o cross join unnest(o.stores) as s (store_id)
    left join jsonb_to_recordset(${JSON.stringify(storeRows(places))}::jsonb) as place (store_id uuid, place int) on place.store_id = s.store_id
    join jsonb_to_recordset(${JSON.stringify(voucherRows(places))}::jsonb) as v (place int, key text, occasion text, minor bigint)
      on v.place = coalesce(place.place, 0) and v.key = ${key} and v.occasion = o.occasion
    order by o.stores, o.before_key, o.after_key, o.occasion, v.place) as given)`
}

/** Undefined where neither gives any; where nobody has had an occasion of theirs, nothing is read. */
function vouchers(scope: CostScope, before: unknown, after: unknown): Sql | undefined {
  const sides: Sides = { before: placesOf(before, scope.stores), after: placesOf(after, scope.stores) }
  const given = new Set([sides.before, sides.after].flatMap(places => voucherRows(places).map(each => each.occasion)))
  if (given.size === 0) return undefined
  const had = [...given].map(occasion => HAD[occasion](scope, sides)).filter(each => each !== undefined)
  if (had.length === 0) return sql`select 0 as before, 0 as after`
  return sql`with occasion as materialized (
      select stores, before_key, after_key, occasion, sum(before_times) as before_times, sum(after_times) as after_times
      from (${join(had, ' union all ')}) as had group by 1, 2, 3, 4
    )
    select ${due(sides.before, 'before')} as before, ${due(sides.after, 'after')} as after`
}

export const vouchersDue: BacktestCost = {
  name: 'vouchers',
  unit: 'money',
  of: {
    benefit: scope => vouchers(scope, scope.before, scope.after),
    tier: scope => (scope.beside.benefit === undefined ? undefined : vouchers(scope, scope.beside.benefit, scope.beside.benefit))
  }
}
