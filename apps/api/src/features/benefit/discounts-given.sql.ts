// What the discounts of past purchases would have come to by two benefit policies, or by one policy and two sets of tiers, for a backtest; held equal to
// `quotePurchase` of the domain by a property test. Prices before every discount are not recorded: what was paid for it, less what came back, counts
// (ADR 0019), so that both sides are too small by the discount of then, and by the same. The receipts of the span pass by once, priced for both sides; nothing of
// them is kept.
import type { BenefitPlace, BenefitPolicy } from '@keqing/domain'
import { receiptsOf, SAME_TIER, type BacktestCost, type CostScope } from '../../platform/backtest-cost.ts'
import { empty, join, raw, sql, type Sql } from '../../platform/db/sql.ts'
import { birthdayRows, placesOf, saleRows, storeRows, termRows, tierRows } from './benefit-terms.ts'

type Side = 'before' | 'after'

/** A policy that prices one side or both, and what its relations are called. */
interface Rules {
  readonly name: 'rules' | 'draft'
  readonly places: readonly BenefitPlace[]
  readonly policy: BenefitPolicy
}

const named = (word: string, { name }: Pick<Rules, 'name'>): Sql => raw(`${word}_${name}`)

function rulesOf(name: Rules['name'], body: unknown, { stores }: CostScope): Rules {
  const places = placesOf(body, stores)
  const [{ policy }] = places as readonly [BenefitPlace]
  return { name, places, policy }
}

function relation(name: Sql, values: readonly object[], columns: string): Sql {
  return sql`${name} as (select * from jsonb_to_recordset(${JSON.stringify(values)}::jsonb) as ${raw(`row_of (${columns})`)})`
}

function relations(rules: Rules, scope: CostScope): Sql {
  const { places } = rules
  return join([
    relation(named('place', rules), storeRows(places), 'store_id uuid, place int'),
    relation(named('term', rules), termRows(places), 'place int, weekday int, days_before int, days_after int, same_days int'),
    relation(
      named('tier', rules),
      tierRows(places),
      'place int, key text, pays int, member_day_pays int, birthday_pays int, same_pays int, presale int, members_only boolean'
    ),
    relation(
      named('sale', rules),
      saleRows(places, scope),
      'place int, opens_on date, closes_on date, pays int, everything boolean, categories text[], codes text[]'
    )
  ])
}

const hasBirthdays = ({ places }: Rules): boolean => places.some(({ policy }) => policy.birthday)
const asksForSellers = ({ places }: Rules): boolean => places.some(({ policy }) => policy.sameAssociate)
const hasSales = ({ places }: Rules, scope: CostScope): boolean => saleRows(places, scope).length > 0

/** What a purchase has by one policy, whoever it is that bought: its place, and which of the rules that look at when and from whom it meets. */
function columnsOf(rules: Rules, tenantId: string): Sql {
  const term = (column: string) => sql`${named('term', rules)}.${raw(column)}`
  const birthday = hasBirthdays(rules)
    ? sql`case when birthday.days is null then false else exists (select from unnest(birthday.days) as its (day)
        where its.day between p.purchased_on - ${term('days_after')} and p.purchased_on + ${term('days_before')}) end`
    : sql`false`
  // Bought before from who sells now, not longer ago than the rule says; what was all taken back by then was no purchase (TERM-1).
  const same = asksForSellers(rules)
    ? sql`case when ${term('same_days')} is not null and p.seller_id is not null and exists (
        select from purchase q where q.tenant_id = ${tenantId} and q.customer_id = p.customer_id and q.seller_id = p.seller_id and q.voided_at is null
          and (q.returned_in_full_on is null or q.returned_in_full_on > p.purchased_on) and (q.happened_at, q.id) < (p.happened_at, p.id) and q.purchased_on >= p.purchased_on - ${term('same_days')}) then true else false end`
    : sql`false`
  return sql`${term('place')} as ${named('place', rules)}, coalesce(extract(isodow from p.purchased_on) = ${term('weekday')}, false) as ${named('is_member_day', rules)},
    ${birthday} as ${named('is_birthday', rules)}, ${same} as ${named('is_same', rules)}`
}

const placeOf = (rules: Rules): Sql => sql`left join ${named('place', rules)} on ${named('place', rules)}.store_id = p.store_id
    join ${named('term', rules)} on ${named('term', rules)}.place = coalesce(${named('place', rules)}.place, 0)`

/** The receipts of the span, each with what it has by the policies. `offset 0`: what is asked of each is asked once, whatever it is needed for. */
function found(all: readonly Rules[], scope: CostScope): Sql {
  const { tenantId } = scope
  const birthdays = all.some(hasBirthdays)
    ? sql`left join customer c on c.tenant_id = ${tenantId} and c.id = p.customer_id
        left join birthday on birthday.month = c.birth_month and birthday.day = c.birth_day`
    : empty
  return sql`(select p.id, p.purchased_on, p.paid_minor, p.special_minor, p.returned_units, p.returned_minor, p.before_key, p.after_key,
      ${join(all.map(rules => columnsOf(rules, tenantId)))}
    from ${receiptsOf(scope)} p ${birthdays} ${join(all.map(placeOf), ' ')} offset 0)`
}

/** The tier of a side by its policy, joined to `found` as `p`. */
const tierOf = (side: Side, rules: Rules): Sql => sql`left join ${named('tier', rules)} as ${raw(`tier_${side}`)}
    on ${raw(`tier_${side}`)}.place = p.${named('place', rules)} and ${raw(`tier_${side}`)}.key = p.${raw(`${side}_key`)}`

/** One sale at a time, the lowest that is open to the customer. */
function salePays(side: Side, rules: Rules): Sql {
  return sql`(select min(s.pays) from ${named('sale', rules)} s
    where s.place = p.${named('place', rules)} and p.purchased_on <= s.closes_on and p.purchased_on >= s.opens_on - coalesce(${raw(`tier_${side}`)}.presale, 0)
      and (s.everything or l.code = any(s.codes) or (l.category <> '' and l.category = any(s.categories))))`
}

/** What is paid of `l.price`, rounded half up: nothing is below 0, so that dividing whole numbers cuts off as it should. */
function paidOf(side: Side, rules: Rules, scope: CostScope): Sql {
  const tier = (column: string) => raw(`tier_${side}.${column}`)
  const offers = [
    tier('pays'),
    sql`case when p.${named('is_member_day', rules)} then ${tier('member_day_pays')} end`,
    sql`case when p.${named('is_birthday', rules)} then ${tier('birthday_pays')} end`,
    sql`case when p.${named('is_same', rules)} then ${tier('same_pays')} end`,
    ...(hasSales(rules, scope) ? [salePays(side, rules)] : [])
  ]
  if (rules.policy.combine === 'best') return sql`(l.price * least(${join(offers)}, 100)::bigint * 2 + 100) / 200`
  const shares = offers.map(offer => sql`least(coalesce(${offer}, 100), 100)::numeric`)
  const whole = sql`${(100n ** BigInt(offers.length)).toString()}::numeric`
  return sql`div(l.price * ${join(shares, ' * ')} * 2 + ${whole}, ${whole} * 2)`
}

/** What is taken off `l.price` for one side. What combines, and what is for members only, is the chain's to say, never a store's. */
function offOf(side: Side, rules: Rules, scope: CostScope): Sql {
  const { specialPriceDiscounted, membersOnly } = rules.policy
  const { itemCodes, categories } = membersOnly
  const forMembers = sql`(l.code = any(${[...itemCodes]}::text[]) or (l.category <> '' and l.category = any(${[...categories]}::text[])))`
  const open = sql`(coalesce(${raw(`tier_${side}`)}.members_only, false) or not coalesce(${forMembers}, false))`
  const which = [
    sql`l.price > 0`,
    ...(specialPriceDiscounted ? [] : [sql`not l.special_price`]),
    ...(itemCodes.length + categories.length > 0 ? [open] : [])
  ]
  return sql`case when ${join(which, ' and ')} then l.price - ${paidOf(side, rules, scope)} end`
}

const choosesGoods = ({ places, policy: { membersOnly } }: Rules, scope: CostScope): boolean =>
  membersOnly.categories.length + membersOnly.itemCodes.length > 0 || saleRows(places, scope).some(sale => !sale.everything)

/** What is priced of each purchase. Where no rule chooses goods, what of it is at special prices is one line and all else another: no line is read. */
function linesOf(all: readonly Rules[], scope: CostScope): Sql {
  if (all.some(rules => choosesGoods(rules, scope))) return ownLines(scope.tenantId)
  const backAtSpecial = sql`case when p.returned_units = 0 or p.special_minor = 0 then 0 else coalesce((
      select sum(a.amount_minor) from return_allocation a
      join purchase_line own on own.tenant_id = ${scope.tenantId} and own.purchase_id = a.purchase_id and own.line_no = a.purchase_line_no and own.special_price
      where a.tenant_id = ${scope.tenantId} and a.purchase_id = p.id), 0)::bigint end`
  const goods = raw(`null::text as code, null::text as category`)
  const special = all.some(({ policy }) => policy.specialPriceDiscounted)
    ? sql`union all select true, p.special_minor - back.special, ${goods}`
    : empty
  return sql`cross join lateral (select ${backAtSpecial} as special) back
    cross join lateral (select false as special_price, p.paid_minor - p.special_minor - (p.returned_minor - back.special) as price, ${goods} ${special}) l`
}

/**
 * Of each purchase its own lines, by their key: a chain's lines of all years are not read for those of a month, which is what a join is planned as.
 * A line keeps the category it was sold under; one from before it did, its item's.
 */
function ownLines(tenantId: string): Sql {
  const back = sql`coalesce((select sum(a.amount_minor) from return_allocation a
    where a.tenant_id = ${tenantId} and a.purchase_id = p.id and a.purchase_line_no = own.line_no), 0)::bigint`
  const goods = sql`select own.item_id, own.category, own.special_price, case when p.returned_units = 0 then own.amount_minor else own.amount_minor - ${back} end as price
      from purchase_line own where own.tenant_id = ${tenantId} and own.purchase_id = p.id offset 0`
  return sql`cross join lateral (${goods}) own join item i on i.tenant_id = ${tenantId} and i.id = own.item_id
    cross join lateral (select own.special_price, own.price, i.code, coalesce(own.category, i.category) as category) l`
}

function discounts(scope: CostScope, before: Rules, after: Rules): Sql {
  const sameRules = before.name === after.name
  const all = sameRules ? [before] : [before, after]
  const birthdays = all.some(hasBirthdays)
    ? [
        relation(
          raw('birthday'),
          birthdayRows(
            all.flatMap(({ places }) => places),
            scope
          ),
          'month int, day int, days date[]'
        )
      ]
    : []
  const apart = offOf('after', after, scope)
  const afterwards = sameRules ? sql`case when ${SAME_TIER} then once.off else ${apart} end` : apart
  return sql`with ${join([...all.map(rules => relations(rules, scope)), ...birthdays])}
    select coalesce(sum(once.off), 0) as before, coalesce(sum(${afterwards}), 0) as after
    from ${found(all, scope)} p ${tierOf('before', before)} ${tierOf('after', after)} ${linesOf(all, scope)}
    cross join lateral (select ${offOf('before', before, scope)} as off offset 0) once`
}

export const discountsGiven: BacktestCost = {
  name: 'discounts',
  unit: 'money',
  of: {
    benefit: scope => discounts(scope, rulesOf('rules', scope.before, scope), rulesOf('draft', scope.after, scope)),
    tier(scope) {
      if (scope.beside.benefit === undefined) return undefined
      const rules = rulesOf('rules', scope.beside.benefit, scope)
      return discounts(scope, rules, rules)
    }
  }
}
