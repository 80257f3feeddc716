/** POINT-2 as data: what a purchase earns. Amounts are minor units of the chain's currency. */
import { safeInteger } from '../money.ts'

export interface EarningPolicy {
  /** `points` for every full `forEveryMinor` of a purchase's net amount. */
  readonly pointsPer: { readonly points: number; readonly forEveryMinor: number }
  readonly specialPriceEarns: boolean
}

export const DEFAULT_EARNING_POLICY: EarningPolicy = { pointsPer: { points: 1, forEveryMinor: 10_000 }, specialPriceEarns: true }

/** POINT-2: points for a net amount in minor units, rounded down to full steps, never negative. Overflow is refused. */
export function earnedPoints(policy: EarningPolicy, netMinor: number): number {
  const net = safeInteger(netMinor)
  if (net <= 0) return 0
  const { points, forEveryMinor } = policy.pointsPer
  return safeInteger(((net - (net % forEveryMinor)) / forEveryMinor) * points)
}

/** A stored policy, or an Error naming what is wrong with it: stored data was validated when it was written. */
export function readEarningPolicy(json: unknown): EarningPolicy {
  const { pointsPer, specialPriceEarns } = (json ?? {}) as Partial<EarningPolicy>
  const points = pointsPer?.points
  const forEveryMinor = pointsPer?.forEveryMinor
  if (!Number.isSafeInteger(points) || points === undefined || points < 0) throw new TypeError('pointsPer.points is not a count')
  if (!Number.isSafeInteger(forEveryMinor) || forEveryMinor === undefined || forEveryMinor < 1)
    throw new TypeError('pointsPer.forEveryMinor is not positive')
  if (typeof specialPriceEarns !== 'boolean') throw new TypeError('specialPriceEarns is not a boolean')
  return { pointsPer: { points, forEveryMinor }, specialPriceEarns }
}
