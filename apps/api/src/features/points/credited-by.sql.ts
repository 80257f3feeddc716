// What customers would have been credited had one version of the earning rules always held: what their purchases earn, by the very statement that the ledger
// follows, and bonuses, by the rules; all else as it is in the ledger. For who asks what rules would have done; nothing is written.
import { CREDITED_ACCOUNTS, type EarningPolicy } from '@keqing/domain'
import { empty, join, sql, type Sql } from '../../platform/db/sql.ts'
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
  /** An expression of type uuid[]; absent: every customer of the chain. */
  readonly customers?: Sql | undefined
}

/** Bonuses whose facts are kept; when a file was completed is not, so what was given for that stands as it does. */
const RECKONED = ['registration', 'referral']

const of = ({ customers }: CreditScope, customer: Sql): Sql => (customers ? sql`and ${customer} = any(${customers})` : empty)

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

/** A relation of `customer_id`, `amount`, `happened_on`, `confirmed_on`. */
export function creditedBy(policy: EarningPolicy, scope: CreditScope): Sql {
  const { tenantId, chainId, customers } = scope
  const which = sql`and p.voided_at is null ${of(scope, sql`p.customer_id`)}`
  const earners: Earners = { chainId, which }
  const recorded = sql`select e.customer_id, e.amount, e.happened_on, e.confirmed_on from point_entry e
    where e.tenant_id = ${tenantId} and ${customers ? sql`e.customer_id = any(${customers})` : sql`e.chain_id = ${chainId}`}
      and e.account = any(${CREDITED_ACCOUNTS.filter(account => account !== 'earning')}::text[]) and e.confirmed_on is not null
      and (e.bonus is null or e.bonus <> all(${RECKONED}::text[]))`
  const earnedBy = sql`select customer_id, amount, day as happened_on, confirmed_on from target`
  return sql`(with ${earned(tenantId, earners, [tried(policy)])} ${join([earnedBy, recorded, ...bonusesBy(policy, scope)], ' union all ')})`
}
