// What customers would have been credited had either of two versions of the earning rules always held: what their purchases earn, as the ledger reckons it, and
// bonuses, by the rules; all else as it is in the ledger. For who asks what rules would have done; nothing is written.
import { CREDITED_ACCOUNTS, type EarningPolicy } from '@keqing/domain'
import { RECEIPT } from '../../platform/backtest-cost.ts'
import { empty, join, raw, sql, type Sql } from '../../platform/db/sql.ts'
import { earnedAtOnce, earnsAtOnce, NOTHING_BACK } from './earned-at-once.sql.ts'
import { earned, type Earners } from './earned.sql.ts'
import type { EarningVersion } from './earning-versions.sql.ts'

/** A version that is only tried has no id of its own: one that nothing else has. */
const TRIED = '00000000-0000-7000-8000-000000000000'

/** The rules as though they had always held. */
export const tried = (policy: EarningPolicy): EarningVersion => ({
  id: TRIED,
  version: 0,
  policy,
  fromOn: '-infinity',
  untilOn: 'infinity'
})

export interface CreditScope {
  readonly tenantId: string
  readonly chainId: string
  /** From its `and` on, a condition on whose credits, of an expression of a customer's id; absent: every customer of the chain. */
  readonly whose?: (customer: Sql) => Sql
}

/** Bonuses whose facts are kept; when a file was completed is not, so what was given for that stands as it does. */
const RECKONED = ['registration', 'referral']

const of = ({ whose }: CreditScope, customer: Sql): Sql => whose?.(customer) ?? empty

/** For files made by registering, and to who brought a customer. Rows of `customer_id`, `amount`, `happened_on`, `confirmed_on`. */
export function bonusesBy({ bonuses, pendingDays }: EarningPolicy, scope: CreditScope): Sql[] {
  const { tenantId, chainId } = scope
  const { registration, referralFirstPurchase } = bonuses
  const registered = sql`select c.id as customer_id, ${registration}::bigint as amount, c.registered_on as happened_on, c.registered_on as confirmed_on
    from customer c where c.tenant_id = ${tenantId} and c.chain_id = ${chainId} and c.import_id is null ${of(scope, sql`c.id`)}`
  const referred = sql`select c.referrer_id, ${referralFirstPurchase}::bigint, min(p.purchased_on), min(p.purchased_on) + ${pendingDays}::int
    from customer c join purchase p on p.tenant_id = ${tenantId} and p.customer_id = c.id and p.voided_at is null and p.returned_in_full_on is null
    where c.tenant_id = ${tenantId} and c.chain_id = ${chainId} and c.referrer_id is not null ${of(scope, sql`c.referrer_id`)}
    group by c.id, c.referrer_id`
  return [...(registration > 0 ? [registered] : []), ...(referralFirstPurchase > 0 ? [referred] : [])]
}

/**
 * What two versions would have credited, beside each other: a relation of `customer_id`, `happened_on`, `amount`, `confirmed_on`, `other_amount`, `other_confirmed_on`.
 * What only one of them credits is null for the other.
 */
export function creditedBeside(before: EarningPolicy, after: EarningPolicy, scope: CreditScope): Sql {
  const { tenantId, chainId } = scope
  const atOnce = earnsAtOnce(before) && earnsAtOnce(after)
  const whose = of(scope, raw('p.customer_id'))
  const earners: Earners = { chainId, among: raw('receipt'), which: atOnce ? sql`and not ${NOTHING_BACK}` : empty }
  const kept = sql`select p.customer_id, p.purchased_on as happened_on, ${earnedAtOnce(before)} as amount, p.purchased_on + ${before.pendingDays}::int as confirmed_on,
      ${earnedAtOnce(after)} as other_amount, p.purchased_on + ${after.pendingDays}::int as other_confirmed_on
    from receipt p where ${NOTHING_BACK}`
  const recorded = sql`select e.customer_id, e.happened_on, e.amount, e.confirmed_on, e.amount, e.confirmed_on from point_entry e
    where e.tenant_id = ${tenantId} and e.chain_id = ${chainId}
      and e.account = any(${CREDITED_ACCOUNTS.filter(account => account !== 'earning')}::text[]) and e.confirmed_on is not null
      and (e.bonus is null or e.bonus <> all(${RECKONED}::text[])) ${of(scope, raw('e.customer_id'))}`
  const alone = (policy: EarningPolicy, columns: Sql) => {
    const reckoned = sql`(with ${earned(tenantId, earners, [tried(policy)])} select customer_id, amount, day as happened_on, confirmed_on from target)`
    return [reckoned, ...bonusesBy(policy, scope).map(given => sql`(${given})`)].map(
      relation =>
        sql`select customer_id, happened_on, ${columns} from ${relation} as given (customer_id, amount, happened_on, confirmed_on)`
    )
  }
  const all = [
    ...(atOnce ? [kept] : []),
    ...alone(before, raw('amount, confirmed_on, null::numeric as other_amount, null::date as other_confirmed_on')),
    ...alone(after, raw('null, null, amount, confirmed_on')),
    recorded
  ]
  return sql`(with receipt as materialized (
      select ${RECEIPT} from purchase p where p.tenant_id = ${tenantId} and p.chain_id = ${chainId} and p.customer_id is not null and p.voided_at is null ${whose}
    ) ${join(all, ' union all ')})`
}
