/** INC-11: one amount among several people by their days, to the unit. */

export interface Member {
  readonly staffId: string
  /** More than 0. */
  readonly days: number
}
export interface IncentiveShare {
  readonly staffId: string
  readonly days: number
  readonly amount: number
}

/**
 * Whole shares whose sum is the amount exactly: each gets its part rounded towards zero, and what is left goes a unit each to the largest remainders, ties to
 * the lower id. Empty where there is nobody.
 */
export function splitByDays(amount: number, members: readonly Member[]): readonly IncentiveShare[] {
  const all = members.reduce((sum, { days }) => sum + BigInt(days), 0n)
  if (all === 0n) return []
  const sign = amount < 0 ? -1 : 1
  const whole = BigInt(Math.abs(amount))
  const parts = members.map(({ staffId, days }) => {
    const product = whole * BigInt(days)
    return { staffId, days, base: product / all, rest: product % all }
  })
  const left = Number(whole - parts.reduce((sum, { base }) => sum + base, 0n))
  const favoured = new Set(
    parts
      .toSorted((a, b) => (a.rest > b.rest ? -1 : a.rest < b.rest ? 1 : a.staffId < b.staffId ? -1 : 1))
      .slice(0, left)
      .map(({ staffId }) => staffId)
  )
  return parts.map(({ staffId, days, base }) => ({
    staffId,
    days,
    // `+ 0` because nothing of a penalty is 0 and not -0.
    amount: sign * (Number(base) + (favoured.has(staffId) ? 1 : 0)) + 0
  }))
}

/** Each in full for a whole period, by days for a part of it, rounded half away from 0; who was in two groups at once has no more days than the period. */
export function eachByDays(amount: number, members: readonly Member[], periodDays: number): readonly IncentiveShare[] {
  const sign = amount < 0 ? -1 : 1
  return members.map(({ staffId, days }) => {
    const [there, of] = [BigInt(Math.min(days, periodDays)), BigInt(periodDays)]
    return { staffId, days, amount: sign * Number((2n * BigInt(Math.abs(amount)) * there + of) / (2n * of)) + 0 }
  })
}
