// What 蜀步 grants beyond the table that a chain starts with (BENEFIT-3), and what its stores may set for themselves.
import { DEFAULT_BENEFIT_POLICY, type BenefitPolicy, type TierBenefit } from '@keqing/domain'

const MORE: Readonly<Record<string, Partial<TierBenefit>>> = {
  A: {
    memberDayPaysPercent: 75,
    birthdayPaysPercent: 75,
    sameAssociatePaysPercent: 75,
    presaleDays: 1,
    membersOnly: true,
    rebatePercent: 3
  },
  B: { memberDayPaysPercent: 80, birthdayPaysPercent: 80, sameAssociatePaysPercent: 80, rebatePercent: 1 },
  C: { memberDayPaysPercent: 95, sameAssociatePaysPercent: 90 }
}

export const SHU_BU_BENEFITS: BenefitPolicy = {
  ...DEFAULT_BENEFIT_POLICY,
  tiers: DEFAULT_BENEFIT_POLICY.tiers.map(tier => ({ ...tier, ...MORE[tier.key] })),
  memberDay: { weekday: 3 },
  birthday: { daysBefore: 3, daysAfter: 3 },
  sameAssociate: { withinDays: 60 },
  yearEndRebate: { minimumMinor: 200_000 },
  partnerOffers: [
    {
      key: 'foot-care',
      name: { 'zh-CN': '悦足足疗', en: 'Yuezu Foot Care' },
      text: { 'zh-CN': '凭会员卡足疗八折', en: 'A fifth off foot care on showing the member card' },
      tiers: ['A', 'B']
    }
  ],
  openToStores: [
    { key: 'memberDay.weekday', least: 1, most: 7 },
    { key: 'tiers.A.paysPercent', least: 75, most: 85 },
    { key: 'tiers.B.occasions.birthday.gift.leastMinor', least: 2_000, most: 5_000 }
  ]
}
