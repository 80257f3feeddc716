// What purchases earn in a span of days by two versions of the earning rules, for a backtest: by the very statement that the ledger follows. Tiers and birthdays
// are those that counted when it was bought; where tiers are tested, the tiers that either version gives. With earning rules the bonuses for registering and for
// who brought a customer; not for completed files, since when a file was completed is not kept.
import { readEarningPolicy, type EarningPolicy } from '@keqing/domain'
import { judgedOf, RECEIPT, receiptsIn, receiptsOf, SAME_TIER, type BacktestCost, type CostScope } from '../../platform/backtest-cost.ts'
import { join, raw, sql, type Sql } from '../../platform/db/sql.ts'
import { bonusesBy, tried } from './credited-by.sql.ts'
import { earned, type Earners } from './earned.sql.ts'
import { earnedAtOnce, earnsAtOnce, NOTHING_BACK } from './earned-at-once.sql.ts'

/** Purchases before the span of which something came back in it, looked up one by one: a chain's purchases of all years are not read for them. */
const cameBack = ({ tenantId, chainId, from, until }: CostScope): Sql => sql`(
    select p.* from (
      select distinct r.purchase_id from return_allocation r
      where r.tenant_id = ${tenantId} and r.returned_on >= ${from}::date and r.returned_on < ${until}::date
    ) back cross join lateral (select * from purchase where tenant_id = ${tenantId} and id = back.purchase_id offset 0) p
    where p.chain_id = ${chainId} and p.purchased_on < ${from}::date
  )`

/** From its `and` on: of receipts that earn, all, or those of which something came back. */
const WITH_CUSTOMER = sql`and p.customer_id is not null`
const RETURNED = sql`${WITH_CUSTOMER} and not ${NOTHING_BACK}`

function issuedBy(policy: EarningPolicy, { tenantId, chainId, from, until }: CostScope, of: Pick<Earners, 'among' | 'tier'>): Sql {
  const earners = { ...of, chainId, which: sql`and p.voided_at is null` }
  return sql`(with ${earned(tenantId, earners, [tried(policy)])}
    select coalesce(sum(amount), 0) from target where day >= ${from}::date and day < ${until}::date)`
}

/** What was bought and what was given for it, by two versions of earning rules: receipts of which nothing came back pass by once for both. */
function issuedWithBonuses(scope: CostScope): Sql {
  const [before, after] = [readEarningPolicy(scope.before), readEarningPolicy(scope.after)]
  const { from, until } = scope
  const byLedger = !earnsAtOnce(before) || !earnsAtOnce(after)
  const kept = byLedger
    ? sql`select 0 as before, 0 as after`
    : sql`select coalesce(sum(${earnedAtOnce(before)}), 0) as before, coalesce(sum(${earnedAtOnce(after)}), 0) as after
        from (${receiptsIn(scope, WITH_CUSTOMER)}) p where ${NOTHING_BACK}`
  const rest = (policy: EarningPolicy) => {
    const bonuses = bonusesBy(policy, scope).map(
      given => sql`(select coalesce(sum(amount), 0) from (${given}) as given (customer_id, amount, happened_on, confirmed_on)
        where happened_on >= ${from}::date and happened_on < ${until}::date)`
    )
    return join([issuedBy(policy, scope, { among: raw('touched') }), ...bonuses], ' + ')
  }
  return sql`with touched as materialized (${receiptsIn(scope, byLedger ? WITH_CUSTOMER : RETURNED)} union all select ${RECEIPT} from ${cameBack(scope)} p), kept as (${kept})
    select before + ${rest(before)} as before, after + ${rest(after)} as after from kept`
}

/** Of all receipts of the span of which nothing came back: they pass by once, and whom both sides give the same tier is reckoned once. */
const keptByTier = (policy: EarningPolicy, scope: CostScope): Sql => sql`
    select coalesce(sum(p.earned), 0) as before, coalesce(sum(case when ${SAME_TIER} then p.earned else ${earnedAtOnce(policy, raw('p.after_key'))} end), 0) as after
    from (select p.*, ${earnedAtOnce(policy, raw('p.before_key'))} as earned from ${receiptsOf(scope)} p where ${NOTHING_BACK} and p.customer_id is not null offset 0) p`

/**
 * By the same rules and other tiers. What came back is reckoned as the ledger does, and so is everything where multipliers choose among lines; all else
 * passes by once. Where no multiplier asks for tiers, another tier earns nothing else: then nothing is reckoned.
 */
function issuedByTier(scope: CostScope): Sql | undefined {
  const { earning } = scope.beside
  if (earning === undefined) return undefined
  const policy = readEarningPolicy(earning)
  if (!policy.multipliers.some(({ when }) => when.tiers)) return undefined
  const byLedger = !earnsAtOnce(policy)
  const touched = sql`touched as materialized (
      select p.*, j.before_key, j.after_key
      from (${receiptsIn(scope, byLedger ? WITH_CUSTOMER : RETURNED)} union all select ${RECEIPT} from ${cameBack(scope)} p) p
      left join ${judgedOf(scope)} j on j.customer_id = p.customer_id
    )`
  const ledger = (side: 'before' | 'after') => issuedBy(policy, scope, { among: raw('touched'), tier: raw(`p.${side}_key`) })
  if (byLedger) return sql`with ${touched} select ${ledger('before')} as before, ${ledger('after')} as after`
  return sql`with ${touched}, kept as (${keptByTier(policy, scope)})
    select before + ${ledger('before')} as before, after + ${ledger('after')} as after from kept`
}

export const pointsIssued: BacktestCost = {
  name: 'points',
  unit: 'points',
  of: {
    earning: issuedWithBonuses,
    tier: issuedByTier
  },
  // POINT-6: what they pay for, were all of them spent.
  worth: {
    name: 'pointsWorth',
    unit: 'money',
    each(kind, { before, after, beside }) {
      const rate = (stored: unknown) => (stored === undefined ? 0 : (readEarningPolicy(stored).redemption?.minorPerPoint ?? 0))
      const rates =
        kind === 'earning' ? { before: rate(before), after: rate(after) } : { before: rate(beside.earning), after: rate(beside.earning) }
      return rates.before + rates.after > 0 ? rates : undefined
    }
  }
}
