// What the span of a run would have cost by the rules before and after: all kinds of cost by one question, which may be part of a statement that asks more.
import { safeInteger, type PolicyKind } from '@keqing/domain'
import type { CostScope } from '../../platform/backtest-cost.ts'
import type { Tx } from '../../platform/db/database.ts'
import { empty, join, sql, type Sql } from '../../platform/db/sql.ts'
import { COSTS } from './costs.ts'
import type { CostFigures } from './finding.ts'

/** Whether any cost depends on rules of the kind. */
export const costs = (kind: PolicyKind): boolean => COSTS.some(({ of }) => of[kind])

/** By the rules before, by those after and, of what a store sets, by the chain's alone. */
export type CostFound = readonly (readonly [before: number, after: number, chain?: number])[]

export interface CostQuestion {
  /** An expression of type jsonb: `CostFound`. */
  readonly asked: Sql
  figures(found: CostFound): CostFigures[]
}

const NOTHING = sql`select 0 as before, 0 as after`

export interface CostCompared extends CostScope {
  /** The chain's rules alone, where what is compared is what one store makes of them; not asked again where they are those before. */
  readonly chain?: unknown
}

/** Undefined where the rules give nothing away. */
export function costQuestion(kind: PolicyKind, { chain, ...scope }: CostCompared): CostQuestion | undefined {
  const apart = chain !== undefined && chain !== scope.before
  const some = COSTS.flatMap(({ name, unit, of, worth }) => {
    const figures = of[kind]?.(scope)
    const alone = apart ? of[kind]?.({ ...scope, before: chain, after: chain }) : undefined
    return figures || alone ? [{ name, unit, worth, figures: figures ?? NOTHING, alone: alone ?? NOTHING }] : []
  })
  if (some.length === 0) return undefined
  const found = some.map(
    ({ figures, alone }) => sql`(select jsonb_build_array(coalesce(before, 0)::bigint, coalesce(after, 0)::bigint
        ${apart ? sql`, coalesce((select before from (${alone}) as alone), 0)::bigint` : empty}) from (${figures}) as cost)`
  )
  return {
    asked: sql`jsonb_build_array(${join(found)})`,
    figures: each =>
      some.flatMap(({ name, unit, worth }, at): CostFigures[] => {
        const [before = 0, after = 0, ofChain = before] = each[at] ?? []
        const rate = worth?.each(kind, scope)
        return [
          { name, unit, before, after, ...(chain !== undefined && { chain: ofChain }) },
          ...(worth && rate
            ? [{ name: worth.name, unit: worth.unit, before: safeInteger(before * rate.before), after: safeInteger(after * rate.after) }]
            : [])
        ]
      })
  }
}

/** `ahead`: a relation that the costs read, as `name as materialized (…)`. */
export async function costsOf(tx: Tx, question: CostQuestion | undefined, ahead?: Sql): Promise<CostFigures[]> {
  if (!question) return []
  const row = await tx.first<{ costs: CostFound }>(sql`${ahead ? sql`with ${ahead}` : empty} select ${question.asked} as costs`)
  return question.figures(row?.costs ?? [])
}
