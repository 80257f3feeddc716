/** INC-7, INC-8, INC-10: groups or associates in the order of their figures, and what those get that tie. */
import type { PartSpan } from './policy.ts'
import { compareFigures, isFigure, quotaAsked, type MeasuredFigure, type Presence } from './quota.ts'

export interface Ranked {
  /** 1 for the best, or of a forfeit the lowest; those that tie have one rank. */
  readonly rank: number
  readonly tied: number
  /** 0 to `tied` − 1, by id: who of them gets what cannot be divided. */
  readonly nth: number
  /** How many were ranked. */
  readonly ranked: number
}

/** Whoever is ranked. */
export interface Rankable extends MeasuredFigure {
  readonly id: string
  readonly presence: Presence
}

/** The best first, or of a forfeit the lowest; ties by id. Whoever was there for a part of the period is left out where the plan says so. */
export function ranking<F extends Rankable>(figures: readonly F[], lowest: boolean, partSpans: PartSpan): readonly (F & Ranked)[] {
  const ranked = figures.filter(each => isFigure(each) && quotaAsked(1, 'repurchaseRate', each.presence, partSpans) !== null)
  const sign = lowest ? -1 : 1
  const sorted = ranked.toSorted((a, b) => sign * compareFigures(a, b) || (a.id < b.id ? -1 : 1))
  const ties: F[][] = []
  for (const each of sorted) {
    const last = ties.at(-1)
    if (last?.[0] && compareFigures(last[0], each) === 0) last.push(each)
    else ties.push([each])
  }
  let before = 0
  return ties.flatMap(tie => {
    const rank = before + 1
    before += tie.length
    return tie.map((each, nth) => ({ ...each, rank, tied: tie.length, nth, ranked: sorted.length }))
  })
}

export const rankOf = ({ rank, tied, nth, ranked }: Ranked): Ranked => ({ rank, tied, nth, ranked })

/** Of several that tie each has an equal part of what their places bring, to the unit; `prizes` by place, the first's first. */
export function tiedPart(prizes: readonly number[], { rank, tied, nth }: Ranked): number {
  const total = prizes.slice(rank - 1, rank - 1 + tied).reduce((sum, prize) => sum + prize, 0)
  return Math.floor(total / tied) + (nth < total % tied ? 1 : 0)
}
