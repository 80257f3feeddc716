/** What a purchase would earn and why, for a till's quote and a customer's question: the points without any multiplier, and what each of them added. */
import { pointsForWeighted, lineWeight, multiplierMeets, earnedTerms } from './earned-points.ts'
import type { EarningPurchase, LotTerms } from './earned-points.ts'
import type { EarningMultiplier, EarningPolicy, Stacking } from './earning-policy.ts'

export interface QuotedMultiplier {
  readonly key: string
  readonly percent: number
  /** What it adds to those before it, in the policy's order; 0 where a higher one prevails, negative where it lowers. */
  readonly points: number
  /** Places of the lines it meets, in the purchase's order. */
  readonly lines: readonly number[]
}

export interface PointsQuote extends LotTerms {
  readonly points: number
  /** What it would be without multipliers. */
  readonly basePoints: number
  readonly stacking: Stacking
  /** Those that meet on any line that earns. Their points and the base sum to `points`. */
  readonly multipliers: readonly QuotedMultiplier[]
}

/** Overflow is refused. */
export function quotePoints(policy: EarningPolicy, purchase: EarningPurchase): PointsQuote {
  const base = pointsWith(policy, [], purchase)
  let points = base
  const quoted: QuotedMultiplier[] = []
  for (const [index, multiplier] of policy.multipliers.entries()) {
    const lines = linesOf(policy, multiplier, purchase)
    if (lines.length === 0) continue
    const sofar = pointsWith(policy, policy.multipliers.slice(0, index + 1), purchase)
    quoted.push({ key: multiplier.key, percent: multiplier.percent, points: sofar - points, lines })
    points = sofar
  }
  return { points, basePoints: base, stacking: policy.stacking, multipliers: quoted, ...earnedTerms(policy, purchase.on) }
}

function pointsWith(policy: EarningPolicy, multipliers: readonly EarningMultiplier[], purchase: EarningPurchase): number {
  const some = { ...policy, multipliers }
  const weighted = purchase.lines.reduce((sum, line) => sum + BigInt(line.amount) * lineWeight(some, purchase, line), 0n)
  return pointsForWeighted(some, weighted)
}

function linesOf(policy: EarningPolicy, multiplier: EarningMultiplier, purchase: EarningPurchase): readonly number[] {
  return purchase.lines.flatMap((line, index) =>
    (policy.specialPriceEarns || !line.specialPrice) && multiplierMeets(multiplier, purchase, line) ? [index] : []
  )
}
