/** POINT-2 as data: what a purchase earns. Amounts are minor units of the chain's currency. */
import { safeInteger } from '../money.ts'
import type { PolicyFault } from '../policy/fault.ts'
import { boolean, number, object } from '../policy/read-json.ts'

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

/** Empty where a purchase can be earned on. */
export function validateEarningPolicy({ pointsPer }: EarningPolicy): readonly PolicyFault[] {
  return [
    ...countFaults(pointsPer.points, 0, ['pointsPer', 'points']),
    ...countFaults(pointsPer.forEveryMinor, 1, ['pointsPer', 'forEveryMinor'])
  ]
}

function countFaults(value: number, least: number, path: PolicyFault['path']): PolicyFault[] {
  if (!Number.isInteger(value)) return [{ code: 'VALUE_NOT_INTEGER', path }]
  if (value < least) return [{ code: value < 0 ? 'VALUE_NEGATIVE' : 'VALUE_ZERO', path }]
  return Number.isSafeInteger(value) ? [] : [{ code: 'VALUE_TOO_LARGE', path }]
}

/** A stored policy by its shape, or a TypeError; `validateEarningPolicy` says whether it can be used. */
export function readEarningPolicy(json: unknown): EarningPolicy {
  const stored = object(json, 'policy')
  const pointsPer = object(stored['pointsPer'], 'pointsPer')
  return {
    pointsPer: {
      points: number(pointsPer['points'], 'pointsPer.points'),
      forEveryMinor: number(pointsPer['forEveryMinor'], 'pointsPer.forEveryMinor')
    },
    specialPriceEarns: boolean(stored['specialPriceEarns'], 'specialPriceEarns')
  }
}
