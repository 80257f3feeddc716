// What purchases earn in a span of days by two versions of the earning rules, for a backtest: by the very statement that the ledger follows. Tiers and birthdays
// are those that counted when it was bought. Bonuses are for files and referrals, and no part of it.
import { readEarningPolicy } from '@keqing/domain'
import type { BacktestCost, CostScope } from '../../platform/backtest-cost.ts'
import { sql, type Sql } from '../../platform/db/sql.ts'
import { earned } from './earned.sql.ts'

/** Purchases of the span, and those of which something came back in it. */
function touched({ tenantId, from, until }: CostScope): Sql {
  return sql`and p.voided_at is null and p.purchased_on < ${until}::date and (p.purchased_on >= ${from}::date or exists (select from return_allocation r
    where r.tenant_id = ${tenantId} and r.purchase_id = p.id and r.returned_on >= ${from}::date and r.returned_on < ${until}::date))`
}

/** A version that is only tried has no id of its own: one that nothing else has. */
const TRIED = '00000000-0000-7000-8000-000000000000'

function issuedBy(body: unknown, scope: CostScope): Sql {
  const { tenantId, chainId, from, until } = scope
  const version = { id: TRIED, policy: readEarningPolicy(body), fromOn: '-infinity', untilOn: 'infinity' }
  return sql`(with ${earned(tenantId, { chainId, which: touched(scope) }, [version])}
    select sum(amount) from target where day >= ${from}::date and day < ${until}::date)`
}

export const pointsIssued: BacktestCost = {
  name: 'points',
  unit: 'points',
  of: { earning: scope => sql`select ${issuedBy(scope.before, scope)} as before, ${issuedBy(scope.after, scope)} as after` }
}
