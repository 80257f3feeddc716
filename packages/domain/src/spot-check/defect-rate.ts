/** AUDIT-1: what a spot check found, as a rate with its interval; INC-10: the share of an associate's fields found true. Rates are for reading, never for money. */

export interface DefectRate {
  readonly defects: number
  readonly checked: number
  /** Of 1; null where nothing was checked. */
  readonly rate: number | null
  readonly low: number | null
  readonly high: number | null
}

const HALVINGS = 60

/**
 * The exact interval of Clopper and Pearson for `defects` of `checked`. That the population is finite is left out: it makes the interval wider than it need be, never
 * narrower. `confidencePercent` 50 to 99.
 */
export function defectRate(defects: number, checked: number, confidencePercent: number): DefectRate {
  if (checked === 0) return { defects, checked, rate: null, low: null, high: null }
  const tail = (100 - confidencePercent) / 200
  return {
    defects,
    checked,
    rate: defects / checked,
    low: defects === 0 ? 0 : halve(p => atLeast(defects, checked, p) < tail),
    high: defects === checked ? 1 : halve(p => 1 - atLeast(defects + 1, checked, p) > tail)
  }
}

/** Where `below` ends to hold, for it holds up to there and nowhere after. */
function halve(below: (p: number) => boolean): number {
  let [low, high] = [0, 1]
  for (let step = 0; step < HALVINGS; step++) {
    const middle = (low + high) / 2
    if (below(middle)) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** The chance of `least` or more of n where each is one with chance p, summed by logarithms so that no term is lost. 0 < p < 1. */
function atLeast(least: number, n: number, p: number): number {
  let logChoose = 0
  let sum = 0
  for (let k = 0; k <= n; k++) {
    if (k > 0) logChoose += Math.log(n - k + 1) - Math.log(k)
    if (k >= least) sum += Math.exp(logChoose + k * Math.log(p) + (n - k) * Math.log1p(-p))
  }
  return Math.min(1, sum)
}

export const FEWEST_CHECKED_FIELDS = 10

/** INC-10: an exact fraction, null under 10 checked fields. Unverifiable ones are in neither part and shown beside it. */
export function validity(found: { readonly true: number; readonly false: number }): { numerator: number; denominator: number } | null {
  const checked = found.true + found.false
  return checked < FEWEST_CHECKED_FIELDS ? null : { numerator: found.true, denominator: checked }
}
