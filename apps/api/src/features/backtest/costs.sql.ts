// What the span of a run would have cost by the rules before and after: all kinds of cost by one statement.
import type { PolicyKind } from '@keqing/domain'
import type { CostScope } from '../../platform/backtest-cost.ts'
import type { Tx } from '../../platform/db/database.ts'
import { empty, join, sql, type Sql } from '../../platform/db/sql.ts'
import { COSTS } from './costs.ts'
import type { CostFigures } from './finding.ts'

/** Whether any cost depends on rules of the kind. */
export const costs = (kind: PolicyKind): boolean => COSTS.some(({ of }) => of[kind])

/** `ahead`: a relation that the costs read, as `name as materialized (…)`. */
export async function costsOf(tx: Tx, kind: PolicyKind, scope: CostScope, ahead?: Sql): Promise<CostFigures[]> {
  const some = COSTS.flatMap(({ name, unit, of }) => {
    const figures = of[kind]
    return figures ? [{ name, unit, figures: figures(scope) }] : []
  })
  if (some.length === 0) return []
  const selects = some.map(
    ({ figures }, at) =>
      sql`select ${at}::int as at, coalesce(before, 0)::bigint as before, coalesce(after, 0)::bigint as after from (${figures}) as cost`
  )
  const rows = await tx.query<{ at: number; before: number; after: number }>(
    sql`${ahead ? sql`with ${ahead} ` : empty}${join(selects, ' union all ')} order by at`
  )
  return rows.map(({ at, before, after }) => ({ name: some[at]!.name, unit: some[at]!.unit, before, after }))
}
