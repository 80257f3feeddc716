/** AUDIT-1: how many files a spot check looks at, and how they are shared among groups. Exact integers throughout: the same population has the same sample everywhere. */

export interface SpotCheckAim {
  /** Whole percent of defective files that must not stay unseen, 1 to 50. */
  readonly toleratedPercent: number
  /** Whole percent, 50 to 99. */
  readonly confidencePercent: number
}

/** [own] */
export const DEFAULT_SPOT_CHECK_AIM: SpotCheckAim = { toleratedPercent: 5, confidencePercent: 95 }

/**
 * The least n with C(N − D, n) ÷ C(N, n) ≤ 1 − confidence, where D = ⌈tolerated × N⌉ (hypergeometric, drawn without putting back): had a store the tolerated share of
 * defective files or more, a sample of n without any defect would be that unlikely. 5 %, 95 %: 45 of 100, 56 of 500, 58 of 2,000. `population` ≥ 0; of nobody, 0.
 */
export function sampleSize(population: number, { toleratedPercent, confidencePercent }: SpotCheckAim): number {
  if (population === 0) return 0
  const defects = Math.ceil((population * toleratedPercent) / 100)
  // The chance of no defect among n is unseen ÷ all; asked is 100 × unseen ≤ (100 − confidence) × all.
  let unseen = 1n
  let all = 1n
  for (let n = 0; n < population; n++) {
    if (100n * unseen <= BigInt(100 - confidencePercent) * all) return n
    unseen *= BigInt(Math.max(0, population - defects - n))
    all *= BigInt(population - n)
  }
  return population
}

/**
 * A sample's share of each group, by largest remainder: the sum is the sample exactly, no group gives more than it has, and each that has anybody gives at least one
 * where the sample is large enough. Ties go to the group named first. `sample` ≤ the sum of `populations`.
 */
export function allotSample(sample: number, populations: readonly number[]): readonly number[] {
  const total = populations.reduce((sum, one) => sum + one, 0)
  if (total === 0) return populations.map(() => 0)
  const filled = populations.filter(one => one > 0).length
  const least = sample >= filled ? 1 : 0
  const parts = populations.map((population, at) => {
    const product = BigInt(sample) * BigInt(population)
    return { at, population, given: Math.max(population > 0 ? least : 0, Number(product / BigInt(total))), rest: product % BigInt(total) }
  })
  const order = parts.toSorted((a, b) => (a.rest === b.rest ? a.at - b.at : a.rest > b.rest ? -1 : 1))
  let left = sample - parts.reduce((sum, { given }) => sum + given, 0)
  while (left > 0)
    for (const part of order)
      if (left > 0 && part.given < part.population) {
        part.given++
        left--
      }
  // What the least of small groups took comes from those that have the most, one at a time.
  for (; left < 0; left++) parts.reduce((most, part) => (part.given > most.given ? part : most)).given--
  return parts.map(({ given }) => given)
}
