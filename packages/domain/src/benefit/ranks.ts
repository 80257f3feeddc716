/** BENEFIT-1 along the ranks: who rises must not pay more than before, on no day. */
import type { TierBenefit } from './policy.ts'

export const RANKED_FIGURES = ['paysPercent', 'memberDayPaysPercent', 'birthdayPaysPercent', 'sameAssociatePaysPercent'] as const
export type RankedFigure = (typeof RANKED_FIGURES)[number]

/** A tier that pays more than one below it. */
export interface RankFault {
  readonly higher: string
  readonly lower: string
  readonly figure: RankedFigure
  readonly higherPays: number
  readonly lowerPays: number
}

const FULL_PRICE = 100

/** What is paid by a line, or without one. */
const paid = (tier: TierBenefit | undefined, figure: RankedFigure): number => tier?.[figure] ?? tier?.paysPercent ?? FULL_PRICE

/**
 * `order`: keys of tiers, the highest first. Each tier is held against the one below it that pays least; a day on which neither pays a figure of its own is as
 * other days are. What stands in no order, is held against nothing.
 */
export function rankFaults(tiers: readonly TierBenefit[], order: readonly string[]): readonly RankFault[] {
  const byKey = new Map(tiers.map(tier => [tier.key, tier]))
  return RANKED_FIGURES.flatMap(figure =>
    order.flatMap((higher, at) => {
      const own = byKey.get(higher)?.[figure] ?? null
      const below = order.slice(at + 1).filter(key => own !== null || (byKey.get(key)?.[figure] ?? null) !== null)
      const higherPays = paid(byKey.get(higher), figure)
      const paying = below.map(key => ({ lower: key, lowerPays: paid(byKey.get(key), figure) }))
      const least = paying.reduce<(typeof paying)[number] | undefined>(
        (best, each) => (best && best.lowerPays <= each.lowerPays ? best : each),
        undefined
      )
      return least && higherPays > least.lowerPays ? [{ higher, figure, higherPays, ...least }] : []
    })
  )
}
