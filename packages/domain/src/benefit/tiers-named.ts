import type { TierNaming } from '../policy/tier-names.ts'
import type { BenefitPolicy } from './policy.ts'

/** Which tiers benefits name: those that have a line, and those that a partner gives something. */
export function tiersOfBenefits({ tiers, partnerOffers }: Pick<BenefitPolicy, 'tiers' | 'partnerOffers'>): readonly TierNaming[] {
  return [
    ...tiers.map(({ key }) => ({ tierKey: key, path: ['tiers', key] })),
    ...partnerOffers.flatMap(offer => offer.tiers.map(tierKey => ({ tierKey, path: ['partnerOffers', offer.key, 'tiers'] })))
  ]
}
