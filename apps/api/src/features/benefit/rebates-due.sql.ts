// What the rebates of a year would have come to (BENEFIT-3), for a backtest: counted in the January after it, by the tier of that month's first day, as
// `yearEndRebate` of the domain reckons them; held equal to it by a property test. A year that is not over has none yet.
import { fromParts, monthOf, POLICIES, yearOf, type BenefitPolicy, type LocalDate } from '@keqing/domain'
import { judgedOf, receiptsIn, type BacktestCost, type CostScope } from '../../platform/backtest-cost.ts'
import { raw, sql, type Sql } from '../../platform/db/sql.ts'

/** Which year's, in a span that begins with a January. */
function yearBefore(from: LocalDate): Pick<CostScope, 'from' | 'until'> | undefined {
  return monthOf(from) === 1 ? { from: fromParts(yearOf(from) - 1, 1, 1), until: fromParts(yearOf(from), 1, 1) } : undefined
}

const gives = ({ yearEndRebate: rule, tiers }: BenefitPolicy): boolean => rule !== null && tiers.some(tier => tier.rebatePercent > 0)

function sumOf(side: 'before' | 'after', { yearEndRebate: rule, tiers }: BenefitPolicy): Sql {
  const percents = tiers.map(({ key, rebatePercent }) => ({ key, percent: rebatePercent }))
  return sql`(select coalesce(sum(div(spent.net::numeric * g.percent * 2 + 100, 200)), 0)
    from spent join jsonb_to_recordset(${JSON.stringify(rule ? percents : [])}::jsonb) as g (key text, percent int) on g.key = spent.${raw(`${side}_key`)}
    where spent.net >= greatest(${rule?.minimumMinor ?? 0}::bigint, 1))`
}

/** What a store sets changes no rebate. */
function rebates(scope: CostScope, ...stored: readonly [before: unknown, after: unknown]): Sql | undefined {
  const [before, after] = stored.map(body => POLICIES.benefit.read(body)) as [BenefitPolicy, BenefitPolicy]
  if (scope.storeId || (!gives(before) && !gives(after))) return undefined
  const year = yearBefore(scope.from)
  if (!year) return sql`select 0 as before, 0 as after`
  return sql`with spent as materialized (
      select sum(p.paid_minor - p.returned_minor) as net, j.before_key, j.after_key
      from (${receiptsIn({ ...scope, ...year })}) p join ${judgedOf(scope)} j on j.customer_id = p.customer_id
      group by j.customer_id, j.before_key, j.after_key
    )
    select ${sumOf('before', before)} as before, ${sumOf('after', after)} as after`
}

export const rebatesDue: BacktestCost = {
  name: 'rebates',
  unit: 'money',
  of: {
    benefit: scope => rebates(scope, scope.before, scope.after),
    tier: scope => (scope.beside.benefit === undefined ? undefined : rebates(scope, scope.beside.benefit, scope.beside.benefit))
  }
}
