import type { TierNaming } from '../policy/tier-names.ts'
import type { EarningPolicy } from './earning-policy.ts'

/** Which tiers rules of earning name: those that a multiplier asks for. */
export function tiersOfEarning({ multipliers }: Pick<EarningPolicy, 'multipliers'>): readonly TierNaming[] {
  return multipliers.flatMap(({ key, when }) =>
    (when.tiers ?? []).map(tierKey => ({ tierKey, path: ['multipliers', key, 'when', 'tiers'] }))
  )
}
