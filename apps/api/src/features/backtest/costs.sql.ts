// What the span of a run would have cost by the rules before and after: all kinds of cost by one question, which may be part of a statement that asks more.
import type { PolicyKind } from '@keqing/domain'
import type { CostScope } from '../../platform/backtest-cost.ts'
import type { Tx } from '../../platform/db/database.ts'
import { empty, join, sql, type Sql } from '../../platform/db/sql.ts'
import { COSTS } from './costs.ts'
import type { CostFigures } from './finding.ts'

/** Whether any cost depends on rules of the kind. */
export const costs = (kind: PolicyKind): boolean => COSTS.some(({ of }) => of[kind])

export type CostPairs = readonly (readonly [before: number, after: number])[]

export interface CostQuestion {
  /** An expression of type jsonb: `CostPairs`. */
  readonly asked: Sql
  figures(pairs: CostPairs): CostFigures[]
}

/** Undefined where the rules give nothing away. */
export function costQuestion(kind: PolicyKind, scope: CostScope): CostQuestion | undefined {
  const some = COSTS.flatMap(({ name, unit, of }) => {
    const figures = of[kind]?.(scope)
    return figures ? [{ name, unit, figures }] : []
  })
  if (some.length === 0) return undefined
  const pairs = some.map(
    ({ figures }) => sql`(select jsonb_build_array(coalesce(before, 0)::bigint, coalesce(after, 0)::bigint) from (${figures}) as cost)`
  )
  return {
    asked: sql`jsonb_build_array(${join(pairs)})`,
    figures: found => some.map(({ name, unit }, at) => ({ name, unit, before: found[at]?.[0] ?? 0, after: found[at]?.[1] ?? 0 }))
  }
}

/** `ahead`: a relation that the costs read, as `name as materialized (…)`. */
export async function costsOf(tx: Tx, question: CostQuestion | undefined, ahead?: Sql): Promise<CostFigures[]> {
  if (!question) return []
  const row = await tx.first<{ costs: CostPairs }>(sql`${ahead ? sql`with ${ahead}` : empty} select ${question.asked} as costs`)
  return question.figures(row?.costs ?? [])
}
