// What figures are sums of (INC-1, INC-12, TERM-3, TERM-4), one select per measure: whose it is, of which customer, and how much. A select is set-based over all
// groups, stores or associates of its scope at once; the domain says what the sums mean.
import type { LocalDate, MeasureAsked, Measured } from '@keqing/domain'
import { CLAIM_DAYS, ONBOARDING_RULE, WHOLE_FILE } from '@keqing/domain'
import { empty, sql, type Sql } from '../../platform/db/sql.ts'
import { systemCheckParts } from '../checklist/index.ts'
import { onboardingLateParts } from '../onboarding/index.ts'
import { validityParts } from '../spot-check/index.ts'
import { TIER_CHANGE_KIND } from '../tier/index.ts'

export interface MeasureScope {
  readonly tenantId: string
  readonly chainId: string
  readonly timeZone: string
  /** The first day, and the day after the last. */
  readonly from: LocalDate
  readonly until: LocalDate
  /** Of these stores alone; absent: the chain's. */
  readonly storeIds?: readonly string[] | undefined
  /** TIER-6 on the first day: without a purchase for so many months a customer is lost, and not asked after. Null: nobody is. */
  readonly lossMonths: number | null
  /** INC-1: whether files of those who have not bought count. */
  readonly prospectsCount: boolean
}

/** A select of `subject_id`, `store_id`, `customer_id`, `numerator`, `denominator`; several rows may be of one customer. */
export function partsOf(asked: MeasureAsked, scope: MeasureScope): Sql {
  switch (asked.measure) {
    case 'registrations':
      return files(
        asked.of,
        scope,
        sql`c.phone is not null and ${CONSENTED(scope)} ${scope.prospectsCount ? empty : sql`and ${bought(scope)}`}`
      )
    case 'prospects':
      return files(asked.of, scope, sql`c.phone is not null and ${CONSENTED(scope)} and not ${bought(scope)}`)
    case 'netSales':
      return sql`${receipts(asked.of, scope, { numerator: sql`p.paid_minor` })} union all ${returned(asked.of, scope)}`
    case 'unitsPerReceipt':
      return receipts(asked.of, scope, {
        numerator: sql`p.units - coalesce((select sum(r.units) from return_allocation r where ${broughtBack(scope)}), 0)`,
        denominator: sql`1`,
        which: sql`and ${counts(sql`p`, scope)}`
      })
    case 'slowGoods':
      return receipts(asked.of, scope, {
        numerator: sql`sold.units`,
        join: sql`join lateral (
          select sum(l.quantity - coalesce(back.units, 0)) as units from purchase_line l
          join item i on i.tenant_id = l.tenant_id and i.id = l.item_id
          left join lateral (select sum(r.units) as units from return_allocation r where ${broughtBack(scope)} and r.purchase_line_no = l.line_no) back on true
          where l.tenant_id = p.tenant_id and l.purchase_id = p.id
            and (i.code = any(${[...asked.goods.itemCodes]}::text[]) or coalesce(l.category, i.category) = any(${[...asked.goods.categories]}::text[]))
        ) sold on sold.units <> 0`
      })
    case 'visits':
      return onDays(asked.of, scope, VISITS(scope))
    case 'tierPromotions':
      return onDays(asked.of, scope, PROMOTIONS(scope))
    case 'repurchaseRate':
      return repurchase(asked.of, scope)
    case 'registrationRate':
      return registrationRate(scope)
    case 'completeness':
      return completeness(scope)
    case 'validity':
      return validityParts(scope)
    case 'failedItems':
      return systemCheckParts(scope)
    case 'lateDays':
      return onboardingLateParts(scope, asked.late ?? ONBOARDING_RULE)
  }
}

/** TIME-3: what a period's last day knew. A purchase returned in full by then is none (TERM-1). */
const counts = (purchase: Sql, { until }: MeasureScope): Sql =>
  sql`(${purchase}.returned_in_full_on is null or ${purchase}.returned_in_full_on >= ${until}::date)`
const broughtBack = ({ until }: MeasureScope): Sql =>
  sql`r.tenant_id = p.tenant_id and r.purchase_id = p.id and r.returned_on < ${until}::date`

/** The group or keeper that a customer had on a day; `a` is the interval. */
const bookOn = (customer: Sql, on: Sql): Sql =>
  sql`a.tenant_id = ${customer}.tenant_id and a.customer_id = ${customer}.customer_id and a.from_on <= ${on} and (a.until_on is null or a.until_on >= ${on})`

/** Whose row it is, as a column of what the source calls its store, group and person. */
function subject(of: Measured, columns: { readonly store: Sql; readonly group: Sql; readonly staff: Sql }): Sql {
  return of === 'store' ? columns.store : of === 'group' ? columns.group : columns.staff
}

/** A group belongs to one store, whichever a fact is of. */
const storeOf = (of: Measured, store: Sql): Sql => (of === 'group' ? sql`g.store_id` : store)
const groupOf = (of: Measured, group: Sql): Sql =>
  of === 'group' ? sql`join staff_group g on g.tenant_id = ${group}.tenant_id and g.id = ${group}.group_id` : empty

const CONSENTED = ({ until, timeZone }: MeasureScope): Sql => sql`exists (
    select from consent k where k.tenant_id = c.tenant_id and k.customer_id = c.id and k.granted and (k.happened_at at time zone ${timeZone})::date < ${until}::date
      and not exists (select from consent later where later.tenant_id = k.tenant_id and later.customer_id = k.customer_id and later.purpose = k.purpose and later.channel = k.channel
        and not later.granted and later.happened_at >= k.happened_at and (later.happened_at at time zone ${timeZone})::date < ${until}::date))`

const bought = (scope: MeasureScope, which = empty): Sql => sql`exists (
    select from purchase b where b.tenant_id = c.tenant_id and b.customer_id = c.id and b.voided_at is null and b.purchased_on < ${scope.until}::date
      and ${counts(sql`b`, scope)} ${which})`

/**
 * Files made in the period. A file is its registering store's and associate's, and of the group that first had the customer, if any had by the period's end:
 * who moves later takes no credit along.
 */
function files(of: Measured, scope: MeasureScope, which: Sql): Sql {
  const { tenantId, chainId, from, until } = scope
  const store = sql`coalesce(c.registered_store_id, c.store_id)`
  const first = sql`join lateral (select a.tenant_id, a.group_id from assignment a where a.tenant_id = c.tenant_id and a.customer_id = c.id and a.from_on < ${until}::date
      order by a.from_on limit 1) first on true`
  return sql`select ${subject(of, { store, group: sql`first.group_id`, staff: sql`c.registered_by` })} as subject_id, ${storeOf(of, store)} as store_id,
      c.id as customer_id, 1::bigint as numerator, null::bigint as denominator
    from customer c ${of === 'group' ? sql`${first} ${groupOf(of, sql`first`)}` : empty}
    where c.tenant_id = ${tenantId} and c.chain_id = ${chainId} and c.registered_on >= ${from}::date and c.registered_on < ${until}::date ${inStores(scope, storeOf(of, store))}
      and ${which}`
}

const inStores = ({ storeIds }: MeasureScope, store: Sql): Sql => (storeIds ? sql`and ${store} = any(${[...storeIds]}::uuid[])` : empty)

/** Receipts of the period that were not voided: each its store's, its seller's, and of the group that had the customer on its day. */
function receipts(
  of: Measured,
  scope: MeasureScope,
  {
    numerator,
    denominator = sql`null::bigint`,
    which = empty,
    join = empty
  }: { numerator: Sql; denominator?: Sql; which?: Sql; join?: Sql }
): Sql {
  const { tenantId, chainId, from, until } = scope
  const group = sql`join assignment a on ${bookOn(sql`p`, sql`p.purchased_on`)} ${groupOf(of, sql`a`)}`
  return sql`select ${subject(of, { store: sql`p.store_id`, group: sql`a.group_id`, staff: sql`p.seller_id` })} as subject_id, ${storeOf(of, sql`p.store_id`)} as store_id,
      p.customer_id, (${numerator})::bigint as numerator, (${denominator})::bigint as denominator
    from purchase p ${of === 'group' ? group : empty} ${join}
    where p.tenant_id = ${tenantId} and p.chain_id = ${chainId} and p.voided_at is null and p.purchased_on >= ${from}::date and p.purchased_on < ${until}::date
      and p.happened_at >= ${from}::timestamptz - interval '1 day' and p.happened_at < ${until}::timestamptz + interval '1 day'
      ${of === 'associate' ? sql`and p.seller_id is not null` : empty} ${inStores(scope, storeOf(of, sql`p.store_id`))} ${which}`
}

/** What came back in the period, whenever it was bought: off the sales of whom the purchase was (TERM-1). */
function returned(of: Measured, scope: MeasureScope): Sql {
  const { tenantId, chainId, from, until } = scope
  const group = sql`join assignment a on ${bookOn(sql`p`, sql`p.purchased_on`)} ${groupOf(of, sql`a`)}`
  return sql`select ${subject(of, { store: sql`p.store_id`, group: sql`a.group_id`, staff: sql`p.seller_id` })}, ${storeOf(of, sql`p.store_id`)},
      p.customer_id, -r.amount_minor, null::bigint
    from return_allocation r join purchase p on p.tenant_id = r.tenant_id and p.id = r.purchase_id ${of === 'group' ? group : empty}
    where r.tenant_id = ${tenantId} and p.chain_id = ${chainId} and p.voided_at is null and r.returned_on >= ${from}::date and r.returned_on < ${until}::date
      ${of === 'associate' ? sql`and p.seller_id is not null` : empty} ${inStores(scope, storeOf(of, sql`p.store_id`))}`
}

/** Visits that were recorded; what was bought is none of its own here. */
const VISITS = ({ tenantId, chainId, from, until }: MeasureScope): Sql => sql`
    select v.tenant_id, v.store_id, v.customer_id, v.visited_on as on_day, v.recorded_by as staff_id from visit v
    where v.tenant_id = ${tenantId} and v.chain_id = ${chainId} and v.voided_at is null and v.visited_on >= ${from}::date and v.visited_on < ${until}::date`

/** Tiers gained by what customers did: other rules gain nobody a tier here. */
const PROMOTIONS = ({ tenantId, chainId, from, until }: MeasureScope): Sql => sql`
    select t.tenant_id, c.store_id, t.customer_id, t.decided_on as on_day, null::uuid as staff_id from tier_change t
    join customer c on c.tenant_id = t.tenant_id and c.id = t.customer_id
    where t.tenant_id = ${tenantId} and t.chain_id = ${chainId} and t.decided_on >= ${from}::date and t.decided_on < ${until}::date and t.cause <> 'POLICY'
      and (${TIER_CHANGE_KIND}) = 'up'`

/** What happened with customers on days: their group's on that day, and of an associate who did it, or else who kept them then. */
function onDays(of: Measured, scope: MeasureScope, source: Sql): Sql {
  const book = sql`join assignment a on ${bookOn(sql`f`, sql`f.on_day`)} ${groupOf(of, sql`a`)}`
  const kept = sql`left join assignment a on ${bookOn(sql`f`, sql`f.on_day`)} left join staff_group g on g.tenant_id = a.tenant_id and g.id = a.group_id`
  // Who did it, did it there; who kept the customer, in the own group's store.
  const store = of === 'associate' ? sql`case when f.staff_id is null then g.store_id else f.store_id end` : storeOf(of, sql`f.store_id`)
  return sql`select ${subject(of, { store: sql`f.store_id`, group: sql`a.group_id`, staff: sql`coalesce(f.staff_id, a.keeper_id)` })} as subject_id,
      ${store} as store_id, f.customer_id, 1::bigint as numerator, null::bigint as denominator
    from (${source}) f ${of === 'group' ? book : of === 'associate' ? kept : empty}
    where true ${of === 'associate' ? sql`and coalesce(f.staff_id, a.keeper_id) is not null` : empty} ${inStores(scope, store)}`
}

/** TERM-4: of those in the book on the first day who had bought before it and were not lost, who bought again. Assignments as they stood then. */
function repurchase(of: Measured, scope: MeasureScope): Sql {
  const { tenantId, chainId, from, until, lossMonths } = scope
  const notLost =
    lossMonths === null
      ? empty
      : sql`and bool_or(p.purchased_on > (${from}::date - make_interval(months => ${lossMonths}))::date and p.purchased_on <= ${from}::date)`
  return sql`select ${subject(of, { store: sql`g.store_id`, group: sql`a.group_id`, staff: sql`a.keeper_id` })} as subject_id, g.store_id, a.customer_id,
      (bool_or(p.purchased_on >= ${from}::date))::int::bigint as numerator, 1::bigint as denominator
    from assignment a
    join staff_group g on g.tenant_id = a.tenant_id and g.id = a.group_id
    join store s on s.tenant_id = g.tenant_id and s.id = g.store_id and s.chain_id = ${chainId}
    join purchase p on p.tenant_id = a.tenant_id and p.customer_id = a.customer_id and p.voided_at is null and ${counts(sql`p`, scope)} and p.purchased_on < ${until}::date
    where a.tenant_id = ${tenantId} and a.from_on <= ${from}::date and (a.until_on is null or a.until_on >= ${from}::date) ${inStores(scope, sql`g.store_id`)}
      ${of === 'associate' ? sql`and a.keeper_id is not null` : empty}
    group by a.group_id, a.keeper_id, g.store_id, a.customer_id
    having bool_or(p.purchased_on < ${from}::date) ${notLost}`
}

/**
 * INC-10: files that are somebody's own on the last day, as complete as they are now: kept by them, or made by them where nobody keeps them. Of the store of the
 * keeper's group, or that in which the file was made, written as in the index `customer_entered` so that a store's are found by it.
 */
function completeness(scope: MeasureScope): Sql {
  const { tenantId, chainId, until } = scope
  const kept = sql`a.keeper_id is not null and a.from_on < ${until}::date and (a.until_on is null or a.until_on >= ${until}::date - 1)`
  const madeIn = sql`(case when c.registered_store_id is null then c.store_id else c.registered_store_id end)`
  const figure = sql`c.id as customer_id, c.completeness::bigint as numerator, ${WHOLE_FILE}::bigint as denominator`
  return sql`select a.keeper_id as subject_id, g.store_id, ${figure}
    from staff_group g
    join store s on s.tenant_id = g.tenant_id and s.id = g.store_id and s.chain_id = ${chainId}
    join assignment a on a.tenant_id = g.tenant_id and a.group_id = g.id and ${kept}
    join customer c on c.tenant_id = a.tenant_id and c.id = a.customer_id and c.registered_on < ${until}::date
    where g.tenant_id = ${tenantId} ${inStores(scope, sql`g.store_id`)}
    union all
    select c.registered_by, ${madeIn}, ${figure}
    from customer c
    where c.tenant_id = ${tenantId} and c.chain_id = ${chainId} and c.registered_on < ${until}::date and c.registered_by is not null ${inStores(scope, madeIn)}
      and not exists (select from assignment a where a.tenant_id = c.tenant_id and a.customer_id = c.id and ${kept})`
}

/** TERM-3: buyers whose file was made here in the period, beside receipts of nobody. One claimed later than CLAIM_DAYS stays one of nobody, and makes nobody a buyer. */
function registrationRate(scope: MeasureScope): Sql {
  const { timeZone, from } = scope
  const late = (receipt: Sql) =>
    sql`coalesce((${receipt}.claimed_at at time zone ${timeZone})::date - ${receipt}.purchased_on > ${CLAIM_DAYS}, false)`
  const anonymous = receipts('store', scope, {
    numerator: sql`0`,
    denominator: sql`1`,
    which: sql`and ${counts(sql`p`, scope)} and (p.customer_id is null or ${late(sql`p`)})`
  })
  const buyers = bought(scope, sql`and not (${late(sql`b`)} and b.purchased_on >= ${from}::date)`)
  return sql`select subject_id, store_id, customer_id, numerator, 1::bigint as denominator from (${files('store', scope, buyers)}) registered
    union all select subject_id, store_id, null::uuid, numerator, denominator from (${anonymous}) nobody`
}
