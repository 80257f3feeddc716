// What customers would have been credited had either of two versions of the earning rules always held: what their purchases earn, as the ledger reckons it, and
// bonuses, by the rules; all else as it is in the ledger. For who asks what rules would have done; nothing is written.
import { CREDITED_ACCOUNTS, type EarningPolicy } from '@keqing/domain'
import { RECEIPT } from '../../platform/backtest-cost.ts'
import { empty, join, raw, sql, type Sql } from '../../platform/db/sql.ts'
import type { CreditedBeside } from '../tier/index.ts'
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

/** `p`: a purchase of somebody that stands. */
const standing = (scope: CreditScope, which = empty): Sql => sql`from purchase p
    where p.tenant_id = ${scope.tenantId} and p.chain_id = ${scope.chainId} and p.customer_id is not null and p.voided_at is null ${which} ${of(scope, raw('p.customer_id'))}`

/** What two versions would have credited, beside each other; what only one of them credits is null for the other. In parts, each read by itself. */
export function creditedBeside(before: EarningPolicy, after: EarningPolicy, scope: CreditScope): CreditedBeside {
  const atOnce = earnsAtOnce(before) && earnsAtOnce(after)
  const earners: Earners = { chainId: scope.chainId, among: raw('receipt'), which: empty }
  const alone = (policy: EarningPolicy, columns: Sql) => {
    const given = sql`(with ${earned(scope.tenantId, earners, [tried(policy)])} select customer_id, amount, day as happened_on, confirmed_on from target)`
    return [given, ...bonusesBy(policy, scope).map(bonus => sql`(${bonus})`)].map(
      relation =>
        sql`select customer_id, happened_on, ${columns} from ${relation} as given (customer_id, amount, happened_on, confirmed_on)`
    )
  }
  const both = [
    ...alone(before, raw('amount::bigint as amount, confirmed_on, null::bigint as other_amount, null::date as other_confirmed_on')),
    ...alone(after, raw('null, null, amount::bigint, confirmed_on'))
  ]
  const given = (policy: EarningPolicy) => sql`case when ${NOTHING_BACK} then (${earnedAtOnce(policy)})::bigint end`
  const from = ({ pendingDays }: EarningPolicy) => sql`p.purchased_on + ${pendingDays}::int`
  return {
    bought: atOnce
      ? { amount: given(before), confirmedOn: from(before), otherAmount: given(after), otherConfirmedOn: from(after) }
      : undefined,
    reckoned: sql`(with receipt as materialized (select ${RECEIPT} ${standing(scope, atOnce ? sql`and not ${NOTHING_BACK}` : empty)})
      ${join(both, ' union all ')})`,
    recorded: sql`and e.account <> 'earning' and (e.bonus is null or e.bonus <> all(${RECKONED}::text[]))`
  }
}

/** All parts of it as one relation with the columns of `reckoned`: of some customers. */
export function everyCredit({ bought, reckoned, recorded }: CreditedBeside, scope: CreditScope): Sql {
  const kept =
    bought &&
    sql`select p.customer_id, p.purchased_on, ${bought.amount}, ${bought.confirmedOn}, ${bought.otherAmount}, ${bought.otherConfirmedOn}
      ${standing(scope, sql`and ${NOTHING_BACK}`)}`
  const entries = sql`select e.customer_id, e.happened_on, e.amount, e.confirmed_on, e.amount, e.confirmed_on from point_entry e
    where e.tenant_id = ${scope.tenantId} and e.chain_id = ${scope.chainId} and e.account = any(${CREDITED_ACCOUNTS}::text[])
      and e.confirmed_on is not null ${recorded} ${of(scope, raw('e.customer_id'))}`
  return sql`(select * from ${reckoned} as reckoned union all ${join([...(kept ? [kept] : []), entries], ' union all ')})`
}
