// Whose facts, as of which day, and as known when (TIME-3). Without an instant everything known now counts, and no table of the past is read; with one, what
// was recorded later is left out, and what was taken back or replaced later stands as it stood.
import type { LocalDate } from '@keqing/domain'
import { inSlice, type CustomerSlice } from '../../platform/customer-slice.ts'
import { empty, sql, type Sql } from '../../platform/db/sql.ts'

export interface FactScope {
  readonly tenantId: string
  readonly chainId: string
  readonly asOf: LocalDate
  /** An expression of type uuid[]; absent: every customer of the chain. */
  readonly customers?: Sql | undefined
  /** Of the chain's customers only these. */
  readonly slice?: CustomerSlice | undefined
  /** Only what was known at this instant; absent: now. */
  readonly knownAt?: Date | undefined
  /** Figures alone, without the days of the events behind them: those only a forecast needs, and they are dear. */
  readonly figuresOnly?: boolean
  /** Standings that are not recorded, decided as if they were: a select of customer_id, kind, tier_key, starts_on, ends_on. */
  readonly supposed?: Sql | undefined
  /** What two versions of earning rules credit, in place of what the ledger has; of now alone. */
  readonly credited?: CreditedBeside | undefined
}

/** In parts, each read by itself: what purchases alone tell, with the purchases. What only one version credits is null for the other. */
export interface CreditedBeside {
  /** What a purchase `p` gives that needs nothing but itself, as expressions; null for one that needs more. Absent: all need more. */
  readonly bought?:
    | { readonly amount: Sql; readonly confirmedOn: Sql; readonly otherAmount: Sql; readonly otherConfirmedOn: Sql }
    | undefined
  /** All else that the versions give: a relation of customer_id, happened_on, amount, confirmed_on, other_amount and other_confirmed_on. */
  readonly reckoned: Sql
  /** Of the credited entries `e` of the ledger those that stand as they are by both, from its `and` on. */
  readonly recorded: Sql
}

export const theseCustomers = (ids: readonly string[]): Sql => sql`${[...ids]}::uuid[]`

/** Whose facts: the chain's, or some customers', by their ids alone, so that only an index by customer offers itself, whatever Postgres knows of the table. */
export function whose(scope: FactScope, chain: Sql, customer: Sql): Sql {
  return scope.customers
    ? sql`${customer} = any(${scope.customers})`
    : sql`${chain} = ${scope.chainId} and ${customer} is not null ${inSlice(scope.slice, customer)}`
}

/** Instants are told by the millisecond and kept more finely: all of the millisecond asked for is known. */
const bound = (knownAt: Date): Sql => sql`${new Date(knownAt.getTime() + 1)}::timestamptz`

/** `and …`, or nothing. */
export function recordedBy({ knownAt }: FactScope, recordedAt: Sql): Sql {
  return knownAt ? sql`and ${recordedAt} < ${bound(knownAt)}` : empty
}

export function notVoided({ knownAt }: FactScope, voidedAt: Sql): Sql {
  return knownAt ? sql`(${voidedAt} is null or ${voidedAt} >= ${bound(knownAt)})` : sql`${voidedAt} is null`
}

/** Of `p`: a purchase that happened, as its customer's. */
export function purchaseStands(scope: FactScope): Sql {
  const claimed = scope.knownAt ? sql`and (p.claimed_at is null or p.claimed_at < ${bound(scope.knownAt)})` : empty
  return sql`${notVoided(scope, sql`p.voided_at`)} ${recordedBy(scope, sql`p.recorded_at`)} ${claimed}`
}

/** What returns took back: a table to select from. */
export function allocations({ tenantId, knownAt }: FactScope): Sql {
  if (!knownAt) return sql`return_allocation`
  const columns = sql`tenant_id, purchase_id, returned_on, units, amount_minor`
  const by = bound(knownAt)
  return sql`(select ${columns} from return_allocation where tenant_id = ${tenantId} and recorded_at < ${by}
    union all select ${columns} from return_allocation_past where tenant_id = ${tenantId} and recorded_at < ${by} and superseded_at >= ${by})`
}

/** Of each purchase with returns: units that came back, and the day of the last. Of chosen customers each purchase `p` looks up its own. */
export function takenBack(scope: FactScope): Sql {
  const figures = sql`sum(a.units) as units, max(a.returned_on) as last_on`
  return scope.customers
    ? sql`left join lateral (select ${figures} from ${allocations(scope)} a where a.tenant_id = ${scope.tenantId} and a.purchase_id = p.id) back on true`
    : sql`left join (select a.purchase_id, ${figures} from ${allocations(scope)} a where a.tenant_id = ${scope.tenantId} group by a.purchase_id) back on back.purchase_id = p.id`
}

/** Who named whom as referrer: a table of `referrer_id`, `chain_id`, `registered_on`. */
export function referrals({ tenantId, knownAt }: FactScope): Sql {
  if (!knownAt) return sql`customer`
  const by = bound(knownAt)
  return sql`(select tenant_id, referrer_id, chain_id, registered_on from customer
      where tenant_id = ${tenantId} and recorded_at < ${by} and coalesce(referrer_recorded_at, recorded_at) < ${by}
    union all select c.tenant_id, past.referrer_id, c.chain_id, c.registered_on
      from referral_past past join customer c on c.tenant_id = ${tenantId} and c.id = past.customer_id
      where past.tenant_id = ${tenantId} and past.recorded_at < ${by} and past.superseded_at >= ${by})`
}

/** Standings with the end they had: a table as `standing`, of what the engine reads. */
export function standings({ tenantId, knownAt }: FactScope): Sql {
  if (!knownAt) return sql`standing`
  const by = bound(knownAt)
  return sql`(select s.tenant_id, s.customer_id, s.kind, s.tier_key, s.starts_on, case when before.standing_id is null then s.ends_on else before.ends_on end as ends_on,
      case when before.standing_id is null then s.withdrawn_on end as withdrawn_on
    from standing s left join (
      select distinct on (standing_id) standing_id, ends_on from standing_past
      where tenant_id = ${tenantId} and superseded_at >= ${by} order by standing_id, superseded_at
    ) before on before.standing_id = s.id
    where s.tenant_id = ${tenantId} and s.recorded_at < ${by})`
}
