// What purchases earn in a span of days by two versions of the earning rules, for a backtest: by the very statement that the ledger follows. Tiers and birthdays
// are those that counted when it was bought; where tiers are tested, the tiers that either version gives. With earning rules the bonuses for registering and for
// who brought a customer; not for completed files, since when a file was completed is not kept.
import { readEarningPolicy, type EarningPolicy } from '@keqing/domain'
import { judgedOf, RECEIPT, receiptsIn, receiptsOf, SAME_TIER, type BacktestCost, type CostScope } from '../../platform/backtest-cost.ts'
import { empty, join, raw, sql, type Sql } from '../../platform/db/sql.ts'
import { bonusesBy, tried } from './credited-by.sql.ts'
import { earned, type Earners } from './earned.sql.ts'
import { baseOf, weightExpression } from './line-weight.sql.ts'

/** Purchases before the span of which something came back in it, looked up one by one: a chain's purchases of all years are not read for them. */
const cameBack = ({ tenantId, chainId, from, until }: CostScope): Sql => sql`(
    select p.* from (
      select distinct r.purchase_id from return_allocation r
      where r.tenant_id = ${tenantId} and r.returned_on >= ${from}::date and r.returned_on < ${until}::date
    ) back cross join lateral (select * from purchase where tenant_id = ${tenantId} and id = back.purchase_id offset 0) p
    where p.chain_id = ${chainId} and p.purchased_on < ${from}::date
  )`

/** All that earned or lost in the span. Instants are for the index: a day of any zone begins and ends within them. */
const touched = (scope: CostScope): Sql => sql`(
    select * from purchase where tenant_id = ${scope.tenantId} and chain_id = ${scope.chainId}
      and purchased_on >= ${scope.from}::date and purchased_on < ${scope.until}::date
      and happened_at >= ${scope.from}::timestamptz - interval '1 day' and happened_at < ${scope.until}::timestamptz + interval '1 day'
    union all select * from ${cameBack(scope)} as earlier
  )`

function issuedBy(body: unknown, { tenantId, chainId, from, until }: CostScope, of: Pick<Earners, 'among' | 'tier'>): Sql {
  const earners = { ...of, chainId, which: sql`and p.voided_at is null` }
  return sql`(with ${earned(tenantId, earners, [tried(readEarningPolicy(body))])}
    select coalesce(sum(amount), 0) from target where day >= ${from}::date and day < ${until}::date)`
}

/** What was bought and what was given for it, by earning rules themselves. */
function issuedWithBonuses(body: unknown, scope: CostScope): Sql {
  const { from, until } = scope
  const bonuses = bonusesBy(readEarningPolicy(body), scope).map(
    given => sql`(select coalesce(sum(amount), 0) from (${given}) as given (customer_id, amount, happened_on, confirmed_on)
      where happened_on >= ${from}::date and happened_on < ${until}::date)`
  )
  return join([issuedBy(body, scope, { among: touched(scope) }), ...bonuses], ' + ')
}

/** What a receipt of which nothing came back earns by the tier of one side, before it is multiplied by the points for each amount. */
function sharesOf(policy: EarningPolicy, side: 'before' | 'after'): Sql {
  const { pointsPer, specialPriceEarns } = policy
  const eligible = specialPriceEarns ? sql`p.paid_minor` : sql`(p.paid_minor - p.special_minor)`
  const weight = weightExpression(policy, {
    tier: raw(`p.${side}_key`),
    store: sql`p.store_id`,
    on: sql`p.purchased_on`,
    birthdayMonth: sql`p.birthday_month`,
    category: sql`null::text`
  })
  const per = sql`${(BigInt(pointsPer.forEveryMinor) * BigInt(baseOf(policy))).toString()}::numeric`
  return sql`div(${eligible} * (${weight}), ${per})`
}

/** Of all receipts of the span of which nothing came back: they pass by once, and whom both sides give the same tier is reckoned once. */
function pointsKept(policy: EarningPolicy, scope: CostScope): Sql {
  const { points } = policy.pointsPer
  return sql`select coalesce(sum(p.shares), 0) * ${points} as before,
      coalesce(sum(case when ${SAME_TIER} then p.shares else ${sharesOf(policy, 'after')} end), 0) * ${points} as after
    from (select p.*, ${sharesOf(policy, 'before')} as shares from ${receiptsOf(scope)} p where p.returned_units = 0 and p.customer_id is not null offset 0) p`
}

/**
 * By the same rules and other tiers. What came back is reckoned as the ledger does, and so is everything where multipliers choose among lines; all else
 * passes by once. Where no multiplier asks for tiers, another tier earns nothing else: then nothing is reckoned.
 */
function issuedByTier(scope: CostScope): Sql | undefined {
  const { earning } = scope.beside
  if (earning === undefined) return undefined
  const policy = readEarningPolicy(earning)
  if (!policy.multipliers.some(({ when }) => when.tiers)) return undefined
  const byLedger = policy.multipliers.some(({ when }) => when.categories)
  const inSpan = receiptsIn(scope, byLedger ? empty : sql`and p.returned_units > 0`)
  const touched = sql`touched as materialized (
      select p.*, j.before_key, j.after_key from (${inSpan} union all select ${RECEIPT} from ${cameBack(scope)} p) p
      left join ${judgedOf(scope)} j on j.customer_id = p.customer_id
    )`
  const ledger = (side: 'before' | 'after') => issuedBy(earning, scope, { among: raw('touched'), tier: raw(`p.${side}_key`) })
  if (byLedger) return sql`with ${touched} select ${ledger('before')} as before, ${ledger('after')} as after`
  return sql`with ${touched}, kept as (${pointsKept(policy, scope)})
    select before + ${ledger('before')} as before, after + ${ledger('after')} as after from kept`
}

export const pointsIssued: BacktestCost = {
  name: 'points',
  unit: 'points',
  of: {
    earning: scope => sql`select ${issuedWithBonuses(scope.before, scope)} as before, ${issuedWithBonuses(scope.after, scope)} as after`,
    tier: issuedByTier
  }
}
