// What rules cost, as a backtest counts it: each feature whose rules give something away says in one statement what they would have given in a span of days,
// by the rules before and by those after. The backtest knows none of them; it lists them (features/backtest/costs.ts).
import type { LocalDate, PolicyKind } from '@keqing/domain'
import { empty, raw, sql, type Sql } from './db/sql.ts'

export interface CostScope {
  readonly tenantId: string
  readonly chainId: string
  /** The first day of the span, and the day after its last. */
  readonly from: LocalDate
  readonly until: LocalDate
  /** Only what this store gave away: on its receipts, and to customers whose home it is; absent: the whole chain. */
  readonly storeId?: string | undefined
  /** The rules compared, as stored, of the kind that is tested. */
  readonly before: unknown
  readonly after: unknown
  /** Of the other kinds the chain's rules, as stored, that are in force on the day of the run: every month is reckoned by them. */
  readonly beside: { readonly [K in PolicyKind]?: unknown }
  /** What stores set for themselves on that day. */
  readonly stores: readonly { readonly storeId: string; readonly kind: PolicyKind; readonly body: unknown }[]
  /** Where a cost goes by tiers: a relation of `customer_id`, `before_key` and `after_key` as of `from`; it goes by the tier at the span's start. */
  readonly judged?: Sql
}

export interface BacktestCost {
  /** What it is called in the schema and in the admin's texts. */
  readonly name: string
  readonly unit: 'points' | 'money'
  /** By kind of rules that it depends on: a select of one row, `before` and `after`, whole numbers; undefined where there is nothing to give. */
  readonly of: { readonly [K in PolicyKind]?: (scope: CostScope) => Sql | undefined }
  /** What the same figures are worth by the rules of either side, told as a cost of its own. */
  readonly worth?: CostWorth
}

export interface CostWorth {
  readonly name: string
  readonly unit: 'money'
  /** Minor units for each; undefined where neither side gives them a value. */
  readonly each: (kind: PolicyKind, scope: CostScope) => { readonly before: number; readonly after: number } | undefined
}

/** The kinds of rules whose costs go by the tiers that customers have. */
export const COSTED_BY_TIER: ReadonlySet<PolicyKind> = new Set<PolicyKind>(['tier', 'benefit'])

/** The relation that costs by tier read. */
export function judgedOf({ judged }: CostScope): Sql {
  if (!judged) throw new TypeError('a cost by tier needs to know tiers')
  return judged
}

/** Of a purchase `p` what costs look at. */
export const RECEIPT =
  raw(`p.tenant_id, p.chain_id, p.id, p.customer_id, p.store_id, p.seller_id, p.purchased_on, p.happened_at, p.paid_minor, p.special_minor,
  p.returned_units, p.returned_minor, p.returned_in_full_on, p.voided_at, p.tier_key, p.birthday_month`)

/** Of a receipt `p` with both tiers: that either side gives the same. Most drafts move few customers; of all others what goes by tiers need not be reckoned twice. */
export const SAME_TIER = raw('p.before_key is not distinct from p.after_key')

/**
 * A select of the receipts of the span that were not voided. Instants are for the index: a day of any zone begins and ends within them.
 * @param which a further condition on them, from its `and` on
 */
export function receiptsIn({ tenantId, chainId, storeId, from, until }: CostScope, which = empty): Sql {
  return sql`select ${RECEIPT} from purchase p
    where p.tenant_id = ${tenantId} and p.chain_id = ${chainId} ${storeId ? sql`and p.store_id = ${storeId}` : empty} and p.voided_at is null ${which}
      and p.purchased_on >= ${from}::date and p.purchased_on < ${until}::date
      and p.happened_at >= ${from}::timestamptz - interval '1 day' and p.happened_at < ${until}::timestamptz + interval '1 day'`
}

/** A relation of them with both tiers of who bought. */
export const receiptsOf = (scope: CostScope): Sql =>
  sql`(select p.*, j.before_key, j.after_key from (${receiptsIn(scope)}) p left join ${judgedOf(scope)} j on j.customer_id = p.customer_id)`
