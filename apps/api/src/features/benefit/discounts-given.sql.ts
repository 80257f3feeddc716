// What the discounts of past purchases would have come to by two benefit policies, or by one policy and two sets of tiers, for a backtest; held equal to
// `quotePurchase` of the domain by a property test. Prices before every discount are not recorded: what was paid for it, less what came back, counts
// (ADR 0019), so that both sides are too small by the discount of then, and by the same.
import type { BenefitPlace, BenefitPolicy } from '@keqing/domain'
import { receiptsOf, type BacktestCost, type CostScope } from '../../platform/backtest-cost.ts'
import { empty, join, raw, sql, type Sql } from '../../platform/db/sql.ts'
import { birthdayRows, placesOf, saleRows, storeRows, termRows, tierRows } from './benefit-terms.ts'

type Side = 'before' | 'after'

/** The receipts of the span, and what of them came back at special prices. */
function bought(scope: CostScope, some: readonly BenefitPolicy[]): Sql {
  const { tenantId } = scope
  const asksBirthdays = some.some(policy => policy.birthday)
  return sql`bought as materialized (
    select p.id, p.store_id, p.customer_id, p.seller_id, p.purchased_on, p.happened_at, p.paid_minor, p.special_minor, p.returned_units, p.returned_minor,
      case when p.returned_units = 0 or p.special_minor = 0 then 0 else coalesce((
        select sum(a.amount_minor) from return_allocation a
        join purchase_line l on l.tenant_id = ${tenantId} and l.purchase_id = a.purchase_id and l.line_no = a.purchase_line_no and l.special_price
        where a.tenant_id = ${tenantId} and a.purchase_id = p.id), 0)::bigint end as special_back,
      p.before_key, p.after_key, ${asksBirthdays ? sql`c.birth_month, c.birth_day` : sql`null::int as birth_month, null::int as birth_day`}
    from ${receiptsOf(scope)} p
    ${asksBirthdays ? sql`left join customer c on c.tenant_id = ${tenantId} and c.id = p.customer_id` : empty}
  )`
}

const choosesGoods = (places: readonly BenefitPlace[], scope: CostScope): boolean =>
  saleRows(places, scope).some(sale => !sale.everything) ||
  places.some(({ policy: { membersOnly } }) => membersOnly.categories.length + membersOnly.itemCodes.length > 0)

/** What is priced of each purchase. Where no rule chooses goods, what of it is at special prices is one line and all else another: no line is read. */
function lines(scope: CostScope, places: readonly BenefitPlace[]): Sql {
  if (choosesGoods(places, scope)) return ownLines(scope)
  const goods = raw(`null::text as code, null::text as category`)
  const plain = sql`select id as purchase_id, false as special_price, paid_minor - special_minor - (returned_minor - special_back) as price, ${goods} from bought`
  const special = sql`union all select id, true, special_minor - special_back, ${goods} from bought`
  return sql`line as (${plain} ${places.some(({ policy }) => policy.specialPriceDiscounted) ? special : empty})`
}

/**
 * Of each purchase its own lines, by their key: a chain's lines of all years are not read for those of a month, which is what a join is planned as.
 * A line keeps the category it was sold under; one from before it did, its item's.
 */
function ownLines({ tenantId }: CostScope): Sql {
  const back = sql`coalesce((select sum(a.amount_minor) from return_allocation a
    where a.tenant_id = ${tenantId} and a.purchase_id = l.purchase_id and a.purchase_line_no = l.line_no), 0)::bigint`
  return sql`line as materialized (
    select l.purchase_id, l.special_price, case when b.returned_units = 0 then l.amount_minor else l.amount_minor - ${back} end as price,
      i.code, coalesce(l.category, i.category) as category
    from bought b
    cross join lateral (select * from purchase_line own where own.tenant_id = ${tenantId} and own.purchase_id = b.id offset 0) l
    join item i on i.tenant_id = ${tenantId} and i.id = l.item_id
  )`
}

function rows(values: readonly object[], columns: string): Sql {
  return sql`jsonb_to_recordset(${JSON.stringify(values)}::jsonb) as ${raw(`row_of (${columns})`)}`
}

function terms(places: readonly BenefitPlace[], scope: CostScope): Sql {
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
      saleRows(places, scope),
      'place int, opens_on date, closes_on date, pays int, everything boolean, categories text[], codes text[]'
    ),
    relation('birthday', birthdayRows(places, scope), 'month int, day int, days date[]')
  ])
}

const IS_BIRTHDAY = sql`exists (
    select from unnest(birthday.days) as its (day) where its.day between b.purchased_on - term.days_after and b.purchased_on + term.days_before)`

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
  return sql`offered as materialized (
    select b.id, b.purchased_on, coalesce(place.place, 0) as place, tier.pays as tier_pays, coalesce(tier.presale, 0) as presale,
      coalesce(tier.members_only, false) as members_only,
      case when extract(isodow from b.purchased_on) = term.weekday then tier.member_day_pays end as member_day_pays,
      ${any(policy => policy.birthday) ? sql`case when tier.birthday_pays is not null and ${IS_BIRTHDAY} then tier.birthday_pays end` : none} as birthday_pays,
      ${any(policy => policy.sameAssociate) ? sql`case when term.same_pays is not null and ${sameAssociate(tenantId)} then term.same_pays end` : none} as same_pays
    from bought b
    left join place on place.store_id = b.store_id
    join term on term.place = coalesce(place.place, 0)
    left join tier on tier.place = coalesce(place.place, 0) and tier.key = ${raw(`b.${side}_key`)}
    ${any(policy => policy.birthday) ? sql`left join birthday on birthday.month = b.birth_month and birthday.day = b.birth_day` : empty}
    ${whose}
  )`
}

/** One sale at a time, the lowest that is open to the customer. */
const SALE_PAYS = sql`(
    select min(s.pays) from sale s
    where s.place = o.place and o.purchased_on <= s.closes_on and o.purchased_on >= s.opens_on - o.presale
      and (s.everything or l.code = any(s.codes) or (l.category <> '' and l.category = any(s.categories))))`

/** How much of a line's price is paid, as a numerator and what it is divided by; of the type that holds twice their product with a price. */
function share({ combine }: BenefitPolicy, candidates: readonly Sql[]): { readonly of: Sql; readonly by: Sql } {
  if (combine === 'best') return { of: sql`least(${join(candidates)}, 100)::bigint`, by: sql`100::bigint` }
  const each = candidates.map(candidate => sql`least(coalesce(${candidate}, 100), 100)::numeric`)
  return { of: join(each, ' * '), by: sql`${(100n ** BigInt(candidates.length)).toString()}::numeric` }
}

/** Everything taken off by one policy and the tiers of one side. What combines, and what is for members only, is the chain's to say, never a store's. */
function given(scope: CostScope, body: unknown, side: Side, whose: Sql = empty): Sql {
  const places = placesOf(body, scope.stores)
  const [{ policy }] = places as readonly [BenefitPlace]
  const { itemCodes, categories } = policy.membersOnly
  const forMembers = sql`(l.code = any(${[...itemCodes]}::text[]) or (l.category <> '' and l.category = any(${[...categories]}::text[])))`
  const sales = saleRows(places, scope).length > 0 ? [SALE_PAYS] : []
  const byWhoAndWhen = ['o.tier_pays', 'o.member_day_pays', 'o.birthday_pays', 'o.same_pays'].map(name => raw(name))
  const { of, by } = share(policy, [...byWhoAndWhen, ...sales])
  // Without a sale nobody's lines are looked at who pays in full.
  const reduced = sales.length > 0 ? empty : sql`and least(${join(byWhoAndWhen)}) < 100`
  // Half up. Nothing is below 0, so that dividing whole numbers cuts off as it should.
  const rounded = policy.combine === 'best' ? sql`(price * paid * 2 + by) / (by * 2)` : sql`div(price * paid * 2 + by, by * 2)`
  return sql`(with ${terms(places, scope)}, ${offered(scope.tenantId, places, side, whose)}
    select coalesce(sum(price - ${rounded}), 0) from (
      select l.price, ${of} as paid, ${by} as by
      from offered o join line l on l.purchase_id = o.id
      where l.price > 0 ${reduced} ${policy.specialPriceDiscounted ? empty : sql`and not l.special_price`}
        ${itemCodes.length + categories.length > 0 ? sql`and (o.members_only or not coalesce(${forMembers}, false))` : empty}
    ) as lowered)`
}

/** The purchases and what is priced of them, for whatever is given by these policies. */
function priced(scope: CostScope, bodies: readonly unknown[]): Sql {
  const places = bodies.flatMap(body => placesOf(body, scope.stores))
  const policies = places.map(({ policy }) => policy)
  return sql`${bought(scope, policies)}, ${lines(scope, places)}`
}

const discounts = (scope: CostScope, before: unknown, after: unknown): Sql =>
  sql`with ${priced(scope, [before, after])} select ${given(scope, before, 'before')} as before, ${given(scope, after, 'after')} as after`

/** By the same rules only who stands elsewhere is given anything else: everybody is priced once, they twice more. */
function discountsByTier(scope: CostScope): Sql | undefined {
  const { benefit } = scope.beside
  if (benefit === undefined) return undefined
  const elsewhere = sql`where b.before_key is distinct from b.after_key`
  return sql`with ${priced(scope, [benefit])}, given as materialized (
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
