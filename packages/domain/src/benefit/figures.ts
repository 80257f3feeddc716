/** The figures of a benefit policy that headquarters can open to stores, each by its place. */
import type { Figure } from '../policy/store-lines.ts'
import type { BenefitPolicy, OccasionBenefit, TierBenefit } from './policy.ts'

export function benefitFigures(policy: BenefitPolicy): readonly Figure[] {
  const { tiers, memberDay, birthday, sameAssociate, sales } = policy
  return [
    ...tiers.flatMap(tierFigures),
    ...known([
      ['memberDay.weekday', 'weekday', memberDay?.weekday],
      ['birthday.daysBefore', 'days', birthday?.daysBefore],
      ['birthday.daysAfter', 'days', birthday?.daysAfter],
      ['sameAssociate.withinDays', 'days', sameAssociate?.withinDays]
    ]),
    ...sales.map((sale): Figure => ({ key: `sales.${sale.key}.paysPercent`, unit: 'percent', value: sale.paysPercent }))
  ]
}

type Candidate = readonly [key: string, unit: Figure['unit'], value: number | null | undefined]

const known = (all: readonly Candidate[]): readonly Figure[] =>
  all.flatMap(([key, unit, value]) => (value === null || value === undefined ? [] : [{ key, unit, value }]))

function tierFigures(tier: TierBenefit): readonly Figure[] {
  const at = `tiers.${tier.key}`
  return [
    ...known([
      [`${at}.paysPercent`, 'percent', tier.paysPercent],
      [`${at}.memberDayPaysPercent`, 'percent', tier.memberDayPaysPercent],
      [`${at}.birthdayPaysPercent`, 'percent', tier.birthdayPaysPercent],
      [`${at}.sameAssociatePaysPercent`, 'percent', tier.sameAssociatePaysPercent],
      [`${at}.presaleDays`, 'days', tier.presaleDays]
    ]),
    ...tier.occasions.flatMap(occasion => occasionFigures(occasion, `${at}.occasions.${occasion.key}`))
  ]
}

const occasionFigures = ({ gift, voucherMinor }: OccasionBenefit, at: string): readonly Figure[] =>
  known([
    [`${at}.gift.leastMinor`, 'money', gift?.leastMinor],
    [`${at}.gift.mostMinor`, 'money', gift?.mostMinor],
    [`${at}.voucherMinor`, 'money', voucherMinor]
  ])
