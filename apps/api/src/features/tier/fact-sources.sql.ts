// Where a tier's facts come from: each table read once, and only as far as the policy asks.
import { inSlice } from '../../platform/customer-slice.ts'
import { empty, raw, sql, type Sql } from '../../platform/db/sql.ts'
import { column, windowed, type FactColumn, type FactSource } from './fact-columns.sql.ts'
import {
  allocations,
  notVoided,
  purchaseStands,
  recordedBy,
  referrals,
  standings,
  takenBack,
  whose,
  type FactScope
} from './fact-scope.sql.ts'
import { creditedPurchases, pointsOfPurchases, recordedPoints, reckonedPoints } from './point-facts.sql.ts'
import type { PolicyReads } from './policy-reads.ts'
import { isInside } from './windows.sql.ts'

function members(scope: FactScope): FactSource {
  return {
    customer: sql`c.id`,
    columns: [column('registered_on', 'date', sql`c.registered_on`)],
    from: sql`from customer c where c.tenant_id = ${scope.tenantId} and c.chain_id = ${scope.chainId}
        ${scope.customers ? sql`and c.id = any(${scope.customers})` : inSlice(scope.slice, sql`c.id`)} ${recordedBy(scope, sql`c.recorded_at`)}`
  }
}

/** Counts are of purchases not returned in full as of the date (TERM-1); every purchase is a visit (TERM-2); a voided one never was. */
function bought(scope: FactScope, { windows, allVisits, asked }: PolicyReads): FactSource {
  const { tenantId, asOf, knownAt } = scope
  const needs = (of: boolean, ...columns: readonly FactColumn[]) => (of || !scope.figuresOnly ? columns : [])
  const counted = knownAt
    ? sql`(back.units is distinct from p.units or back.last_on > ${asOf}::date)`
    : sql`(p.returned_in_full_on is null or p.returned_in_full_on > ${asOf}::date)`
  return {
    customer: sql`p.customer_id`,
    columns: [
      ...needs(asked.purchasesEver, column('purchases', 'bigint', sql`count(*)`, counted)),
      ...needs(asked.years, column('first_purchase_on', 'date', sql`min(p.purchased_on)`, counted)),
      ...needs(asked.loss, column('last_purchase_on', 'date', sql`max(p.purchased_on)`, counted)),
      column('last_came_on', 'date', sql`max(p.purchased_on)`),
      ...(allVisits ? [column('came', 'bigint', sql`count(*)`)] : []),
      ...needs(
        asked.spendEver,
        column('kept_minor', 'bigint', knownAt ? sql`sum(p.paid_minor)` : sql`sum(p.paid_minor - p.returned_minor)`)
      ),
      ...windowed('purchases', windows.purchases, scope, { day: sql`p.purchased_on`, when: counted }),
      ...windowed('came', windows.visits, scope, { day: sql`p.purchased_on` }),
      ...windowed('paid', windows.spend, scope, { day: sql`p.purchased_on`, amount: sql`p.paid_minor` }),
      ...(scope.credited?.bought ? pointsOfPurchases(scope, windows.points) : [])
    ],
    from: sql`from ${scope.credited?.bought ? creditedPurchases(scope, scope.credited.bought) : raw('purchase')} p ${knownAt ? takenBack(scope) : empty}
      where p.tenant_id = ${tenantId} and ${whose(scope, sql`p.chain_id`, sql`p.customer_id`)} and ${purchaseStands(scope)}`,
    seen: sql`p.purchased_on <= ${asOf}::date`
  }
}

/**
 * `p` a purchase, `a` what was taken back of it. Of chosen customers the purchases come first and each looks up its own: joined freely, without statistics,
 * every return of the chain would be compared with every purchase; `offset 0` keeps the order.
 */
function returns(scope: FactScope): Sql {
  const { tenantId } = scope
  const bought = sql`p.tenant_id = ${tenantId} and ${whose(scope, sql`p.chain_id`, sql`p.customer_id`)} and ${purchaseStands(scope)}`
  return scope.customers
    ? sql`from (select p.id, p.customer_id, p.purchased_on from purchase p where ${bought} ${scope.knownAt ? empty : sql`and p.returned_units > 0`} offset 0) p
      cross join lateral (select * from ${allocations(scope)} a where a.tenant_id = ${tenantId} and a.purchase_id = p.id offset 0) a where true`
    : sql`from ${allocations(scope)} a join purchase p on p.tenant_id = a.tenant_id and p.id = a.purchase_id where a.tenant_id = ${tenantId} and ${bought}`
}

/**
 * purchase.returned_minor knows all returns; those after the date are not seen yet. As of today there are none. It knows nothing of what was known once:
 * then the returns up to the date are taken away.
 */
function returnedLater(scope: FactScope): FactSource {
  const [amount, when] = scope.knownAt ? [sql`-a.amount_minor`, sql`<=`] : [sql`a.amount_minor`, sql`>`]
  return {
    customer: sql`p.customer_id`,
    columns: [column('later_minor', 'bigint', sql`sum(${amount})`)],
    from: returns(scope),
    seen: sql`a.returned_on ${when} ${scope.asOf}::date and p.purchased_on <= ${scope.asOf}::date`
  }
}

/** Money given back counts against the window in which it was given back. */
function returnedInWindows(scope: FactScope, windows: readonly number[]): FactSource[] {
  const [longest] = windows
  if (longest === undefined) return []
  const day = sql`a.returned_on`
  return [
    {
      customer: sql`p.customer_id`,
      columns: windowed('back', windows, scope, { day, amount: sql`-a.amount_minor` }),
      from: returns(scope),
      seen: sql`${isInside(day, scope.asOf, longest)} and a.returned_on <= ${scope.asOf}::date`
    }
  ]
}

function visited(scope: FactScope, { windows, allVisits }: PolicyReads): FactSource {
  return {
    customer: sql`v.customer_id`,
    columns: [
      ...(allVisits ? [column('visits', 'bigint', sql`count(*)`)] : []),
      column('last_visit_on', 'date', sql`max(v.visited_on)`),
      ...windowed('visits', windows.visits, scope, { day: sql`v.visited_on` })
    ],
    from: sql`from visit v
      where v.tenant_id = ${scope.tenantId} and ${whose(scope, sql`v.chain_id`, sql`v.customer_id`)}
        and ${notVoided(scope, sql`v.voided_at`)} ${recordedBy(scope, sql`v.recorded_at`)}`,
    seen: sql`v.visited_on <= ${scope.asOf}::date`
  }
}

function brought(scope: FactScope, { windows }: PolicyReads): FactSource {
  return {
    customer: sql`r.referrer_id`,
    columns: [
      column('referrals', 'bigint', sql`count(*)`),
      ...windowed('referrals', windows.referrals, scope, { day: sql`r.registered_on` })
    ],
    from: sql`from ${referrals(scope)} r
      where r.tenant_id = ${scope.tenantId} and ${whose(scope, sql`r.chain_id`, sql`r.referrer_id`)}`,
    seen: sql`r.registered_on <= ${scope.asOf}::date`
  }
}

/** TIER-7, TIER-8: the one that decides, the latest start of all in force, and the next day on which one starts or ends by itself. */
export function held(scope: FactScope, keys: readonly string[]): FactSource {
  const asOf = sql`${scope.asOf}::date`
  const inForce = sql`s.starts_on <= ${asOf} and s.last_on >= ${asOf}`
  const deciding = sql`order by s.kind, s.starts_on desc, s.rank`
  const columns = sql`customer_id, kind, starts_on, coalesce(ends_on, 'infinity'::date) as last_on, array_position(${[...keys]}::text[], tier_key) as rank`
  const ours = sql`tier_key = any(${[...keys]}::text[])`
  return {
    customer: sql`s.customer_id`,
    columns: [
      { ...column('held_rank', 'int', sql`array_agg(s.rank ${deciding})`, inForce), first: true },
      { ...column('held_kind', 'text', sql`array_agg(s.kind ${deciding})`, inForce), first: true },
      column('held_since', 'date', sql`max(s.starts_on)`, inForce),
      column(
        'held_next_on',
        'date',
        sql`min(case when s.starts_on > ${asOf} then s.starts_on when s.last_on >= ${asOf} and s.last_on < 'infinity' then s.last_on + 1 end)`
      )
    ],
    from: sql`from (
        select ${columns}, withdrawn_on from ${standings(scope)} as given
        where tenant_id = ${scope.tenantId} and ${ours}
          ${scope.customers ? sql`and customer_id = any(${scope.customers})` : inSlice(scope.slice, sql`customer_id`)}
        ${scope.supposed ? sql`union all select ${columns}, null from (${scope.supposed}) as supposed where ${ours}` : empty}
      ) s where true`,
    seen: sql`(s.withdrawn_on is null or s.withdrawn_on > ${asOf})`
  }
}

/** Where only answers are wanted, what nothing asks for is not read. */
export function factSources(scope: FactScope, reads: PolicyReads, keys: readonly string[]): FactSource[] {
  const { asked } = reads
  const needs = (of: boolean, source: FactSource) => (of || !scope.figuresOnly ? [source] : [])
  return [
    members(scope),
    bought(scope, reads),
    ...needs(asked.spendEver, returnedLater(scope)),
    ...needs(asked.visits || asked.inactivity, visited(scope, reads)),
    ...needs(asked.points, recordedPoints(scope, reads)),
    ...(scope.credited ? [reckonedPoints(scope, scope.credited.reckoned, reads)] : []),
    held(scope, keys),
    ...returnedInWindows(scope, reads.windows.spend),
    ...(reads.referrals ? [brought(scope, reads)] : [])
  ]
}
