// What the discounts of past purchases would have come to by two benefit policies, or by one policy and two sets of tiers, for a backtest; held equal to
// `quotePurchase` of the domain by a property test. Prices before every discount are not recorded: a line counts with what was paid for it, less what came back
// (ADR 0019), so that both sides are too small by the discount of then, and by the same.
import type { BenefitPlace, BenefitPolicy } from '@keqing/domain'
import { judgedOf, type BacktestCost, type CostScope } from '../../platform/backtest-cost.ts'
import { empty, join, raw, sql, type Sql } from '../../platform/db/sql.ts'
import { placesOf, saleRows, storeRows, termRows, tierRows } from './benefit-terms.ts'

type Side = 'before' | 'after'

/** The purchases of the span with both tiers; instants are for the index: a day of any zone begins and ends within them. */
function bought(scope: CostScope, some: readonly BenefitPolicy[]): Sql {
  const { tenantId, chainId, from, until } = scope
  const asksBirthdays = some.some(policy => policy.birthday)
  return sql`bought as materialized (
    select p.id, p.store_id, p.customer_id, p.seller_id, p.purchased_on, p.happened_at, p.returned_units, j.before_key, j.after_key,
      ${asksBirthdays ? sql`c.birth_month, c.birth_day` : sql`null::int as birth_month, null::int as birth_day`}
    from purchase p
    ${asksBirthdays ? sql`left join customer c on c.tenant_id = ${tenantId} and c.id = p.customer_id` : empty}
    left join ${judgedOf(scope)} j on j.customer_id = p.customer_id
    where p.tenant_id = ${tenantId} and p.chain_id = ${chainId} and p.voided_at is null
      and p.purchased_on >= ${from}::date and p.purchased_on < ${until}::date
      and p.happened_at >= ${from}::timestamptz - interval '1 day' and p.happened_at < ${until}::timestamptz + interval '1 day'
  ), back as (
    select a.purchase_id, a.purchase_line_no, sum(a.amount_minor) as minor
    from return_allocation a join bought b on b.id = a.purchase_id and b.returned_units > 0
    where a.tenant_id = ${tenantId} group by a.purchase_id, a.purchase_line_no
  )`
}

/** A line keeps the category it was sold under; one from before it did, its item's. */
function lines({ tenantId }: CostScope, some: readonly BenefitPolicy[]): Sql {
  const asksGoods = some.some(({ sales, membersOnly }) =>
    [membersOnly, ...sales.map(sale => sale.goods)].some(goods => goods.categories.length > 0 || goods.itemCodes.length > 0)
  )
  const goods = asksGoods ? sql`i.code, coalesce(l.category, i.category) as category` : sql`null::text as code, null::text as category`
  return sql`line as materialized (
    select l.purchase_id, l.special_price, l.amount_minor - coalesce(back.minor, 0) as price, ${goods}
    from bought b
    join purchase_line l on l.tenant_id = ${tenantId} and l.purchase_id = b.id
    left join back on back.purchase_id = l.purchase_id and back.purchase_line_no = l.line_no
    ${asksGoods ? sql`join item i on i.tenant_id = ${tenantId} and i.id = l.item_id` : empty}
  )`
}

function rows(values: readonly object[], columns: string): Sql {
  return sql`jsonb_to_recordset(${JSON.stringify(values)}::jsonb) as ${raw(`row_of (${columns})`)}`
}

function terms(places: readonly BenefitPlace[]): Sql {
  const relation = (name: string, values: readonly object[], columns: string) =>
    sql`${raw(name)} as (select * from ${rows(values, columns)})`
  return join([
    relation('place', storeRows(places), 'store_id uuid, place int'),
    relation('term', termRows(places), 'place int, weekday int, days_before int, days_after int, same_pays int, same_days int'),
    relation(
      'tier',
      tierRows(places),
      'place int, key text, pays int, member_day_pays int, birthday_pays int, presale int, members_only boolean'
    ),
    relation(
      'sale',
      saleRows(places),
      'place int, opens_on date, closes_on date, pays int, everything boolean, categories text[], codes text[]'
    )
  ])
}

/** The yearly day and the days about it, over the turn of the year too; 29 February is the 28th in other years. */
const IS_BIRTHDAY = sql`(
    select bool_or(b.purchased_on between its.day - term.days_before and its.day + term.days_after)
    from generate_series(-1, 1) as beside (years)
    cross join lateral (select make_date(extract(year from b.purchased_on)::int + beside.years, b.birth_month, 1) as first) month
    cross join lateral (
      select month.first + least(b.birth_day, extract(day from month.first + interval '1 month' - interval '1 day')::int) - 1 as day
    ) its)`

/** Bought before from who sells now, not longer ago than the rule says. */
function sameAssociate(tenantId: string): Sql {
  return sql`exists (
    select from purchase q where q.tenant_id = ${tenantId} and q.customer_id = b.customer_id and q.seller_id = b.seller_id and q.voided_at is null
      and (q.happened_at, q.id) < (b.happened_at, b.id) and q.purchased_on >= b.purchased_on - term.same_days)`
}

/** What a purchase pays in percent by each rule that looks at who buys and when; null: the rule says nothing. */
function offered(tenantId: string, places: readonly BenefitPlace[], side: Side, whose: Sql): Sql {
  const any = (has: (policy: BenefitPolicy) => unknown) => places.some(({ policy }) => has(policy))
  const none = sql`null::int`
  return sql`offered as (
    select b.id, b.purchased_on, coalesce(place.place, 0) as place, tier.pays as tier_pays, coalesce(tier.presale, 0) as presale,
      coalesce(tier.members_only, false) as members_only,
      case when extract(isodow from b.purchased_on) = term.weekday then tier.member_day_pays end as member_day_pays,
      ${any(policy => policy.birthday) ? sql`case when tier.birthday_pays is not null and b.birth_month is not null and b.birth_day is not null and ${IS_BIRTHDAY} then tier.birthday_pays end` : none} as birthday_pays,
      ${any(policy => policy.sameAssociate) ? sql`case when term.same_pays is not null and ${sameAssociate(tenantId)} then term.same_pays end` : none} as same_pays
    from bought b
    left join place on place.store_id = b.store_id
    join term on term.place = coalesce(place.place, 0)
    left join tier on tier.place = coalesce(place.place, 0) and tier.key = ${raw(`b.${side}_key`)}
    ${whose}
  )`
}

/** One sale at a time, the lowest that is open to the customer. */
const SALE_PAYS = sql`(
    select min(s.pays) from sale s
    where s.place = o.place and o.purchased_on <= s.closes_on and o.purchased_on >= s.opens_on - o.presale
      and (s.everything or l.code = any(s.codes) or (l.category <> '' and l.category = any(s.categories))))`

/** How much of a line's price is paid, as a numerator and what it is divided by. */
function share({ combine }: BenefitPolicy, candidates: readonly Sql[]): { readonly of: Sql; readonly by: Sql } {
  if (combine === 'best') return { of: sql`least(${join(candidates)}, 100)`, by: sql`100` }
  const each = candidates.map(candidate => sql`least(coalesce(${candidate}, 100), 100)::numeric`)
  return { of: join(each, ' * '), by: sql`${(100n ** BigInt(candidates.length)).toString()}::numeric` }
}

/** Everything taken off by one policy and the tiers of one side. What combines, and what is for members only, is the chain's to say, never a store's. */
function given(scope: CostScope, body: unknown, side: Side, whose: Sql = empty): Sql {
  const places = placesOf(body, scope.stores)
  const [{ policy }] = places as readonly [BenefitPlace]
  const { itemCodes, categories } = policy.membersOnly
  const forMembers = sql`(l.code = any(${[...itemCodes]}::text[]) or (l.category <> '' and l.category = any(${[...categories]}::text[])))`
  const sales = places.some(each => each.policy.sales.length > 0) ? [SALE_PAYS] : []
  const { of, by } = share(policy, [
    ...['o.tier_pays', 'o.member_day_pays', 'o.birthday_pays', 'o.same_pays'].map(name => raw(name)),
    ...sales
  ])
  return sql`(with ${terms(places)}, ${offered(scope.tenantId, places, side, whose)}
    select coalesce(sum(price - div(price::numeric * paid * 2 + by, by * 2)), 0) from (
      select l.price, ${of} as paid, ${by} as by
      from offered o join line l on l.purchase_id = o.id
      where l.price > 0 ${policy.specialPriceDiscounted ? empty : sql`and not l.special_price`}
        ${itemCodes.length + categories.length > 0 ? sql`and (o.members_only or not coalesce(${forMembers}, false))` : empty}
    ) as lowered)`
}

function discounts(scope: CostScope, before: unknown, after: unknown): Sql {
  const policies = [before, after].flatMap(body => placesOf(body, scope.stores).map(({ policy }) => policy))
  return sql`with ${bought(scope, policies)}, ${lines(scope, policies)}
    select ${given(scope, before, 'before')} as before, ${given(scope, after, 'after')} as after`
}

/** By the same rules only who stands elsewhere is given anything else: everybody is priced once, they twice more. */
function discountsByTier(scope: CostScope): Sql | undefined {
  const { benefit } = scope.beside
  if (benefit === undefined) return undefined
  const policies = placesOf(benefit, scope.stores).map(({ policy }) => policy)
  const elsewhere = sql`where b.before_key is distinct from b.after_key`
  return sql`with ${bought(scope, policies)}, ${lines(scope, policies)}, given as (
      select ${given(scope, benefit, 'before')} as everybody, ${given(scope, benefit, 'before', elsewhere)} as was, ${given(scope, benefit, 'after', elsewhere)} as becomes
    ) select everybody as before, everybody - was + becomes as after from given`
}

export const discountsGiven: BacktestCost = {
  name: 'discounts',
  unit: 'money',
  of: {
    benefit: scope => discounts(scope, scope.before, scope.after),
    tier: discountsByTier
  }
}
