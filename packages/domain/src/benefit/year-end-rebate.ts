/** BENEFIT-3: what of a year's net spend is given back after it. */
import { roundHalfUpDiv } from '../money.ts'
import type { BenefitPolicy } from './policy.ts'

/** In minor units, rounded half up once; 0 where the policy, the tier or too little spend gives none. @throws Refusal OVERFLOW */
export function yearEndRebate(policy: BenefitPolicy, tierKey: string | null, netMinor: number): number {
  const { yearEndRebate: rule, tiers } = policy
  const percent = tiers.find(tier => tier.key === tierKey)?.rebatePercent ?? 0
  return rule && netMinor > 0 && netMinor >= rule.minimumMinor ? roundHalfUpDiv(netMinor, percent, 100) : 0
}
