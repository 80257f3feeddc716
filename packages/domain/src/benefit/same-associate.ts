/** BENEFIT-3: what buying again from the same associate is worth to a tier: what the card with both names promises. */
import type { BenefitPolicy } from './policy.ts'

/**
 * What a customer of this tier then pays of a usual price on a day without more: in percent, 0 or more and less than 100, with two digits after the point at
 * most (85 % of 90 % is 76.5 %). Null where the policy grants the tier nothing for it, or where it pays no more than that anyway.
 */
export function sameAssociatePays(
  { tiers, sameAssociate, combine }: Pick<BenefitPolicy, 'tiers' | 'sameAssociate' | 'combine'>,
  tierKey: string | null
): number | null {
  const tier = tiers.find(({ key }) => key === tierKey)
  const again = tier?.sameAssociatePaysPercent ?? null
  if (!sameAssociate || !tier || again === null) return null
  const pays = combine === 'multiply' ? (tier.paysPercent * again) / 100 : again
  return pays < tier.paysPercent ? pays : null
}
