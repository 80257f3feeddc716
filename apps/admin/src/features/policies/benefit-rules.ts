/** Benefits as the server sends them and as the domain reads them. */
import {
  COMBINATIONS,
  FESTIVAL_CALENDARS,
  HANDOVERS,
  localDate,
  OCCASIONS,
  type BenefitPolicy,
  type BothTexts,
  type OccasionBenefit
} from '@keqing/domain'
import type { BenefitRulesInput, PolicyRulesOfFragment } from '../../gql/graphql.ts'

type Sent = NonNullable<PolicyRulesOfFragment['rules']['benefit']>

/** pickUp is PICK_UP to the outside. */
const shown = (word: string): string => word.replaceAll(/[A-Z]/g, letter => `_${letter}`).toUpperCase()
const known = <T extends string>(words: readonly T[], word: string): T => words.find(each => shown(each) === word) as T
const read = ({ zhCN, en }: { readonly zhCN: string; readonly en: string }): BothTexts => ({ 'zh-CN': zhCN, en })
const sent = (texts: BothTexts) => ({ zhCN: texts['zh-CN'], en: texts.en })
const orNull = <T>(value: T | null | undefined): T | null => value ?? null

type SentOccasion = Sent['tiers'][number]['occasions'][number]

export const readOccasion = ({ key, gift, voucherMinor, booklet, handover }: SentOccasion): OccasionBenefit => ({
  key: known(OCCASIONS, key),
  gift: gift ? { leastMinor: orNull(gift.leastMinor), mostMinor: orNull(gift.mostMinor) } : null,
  voucherMinor: orNull(voucherMinor),
  booklet,
  handover: known(HANDOVERS, handover)
})

export function benefitBody(rules: Sent): BenefitPolicy {
  return {
    tiers: rules.tiers.map(tier => ({
      ...tier,
      memberDayPaysPercent: orNull(tier.memberDayPaysPercent),
      birthdayPaysPercent: orNull(tier.birthdayPaysPercent),
      sameAssociatePaysPercent: orNull(tier.sameAssociatePaysPercent),
      occasions: tier.occasions.map(readOccasion)
    })),
    specialPriceDiscounted: rules.specialPriceDiscounted,
    combine: known(COMBINATIONS, rules.combine),
    memberDay: typeof rules.memberDay === 'number' ? { weekday: rules.memberDay } : null,
    birthday: rules.birthday ?? null,
    festivals: rules.festivals.map(({ key, name, on }) => ({
      key,
      name: read(name),
      on: { ...on, calendar: known(FESTIVAL_CALENDARS, on.calendar) }
    })),
    sameAssociate: rules.sameAssociate ?? null,
    sales: rules.sales.map(sale => ({
      ...sale,
      name: read(sale.name),
      opensOn: localDate(sale.opensOn),
      closesOn: localDate(sale.closesOn)
    })),
    membersOnly: rules.membersOnly,
    yearEndRebate: typeof rules.rebateFromMinor === 'number' ? { minimumMinor: rules.rebateFromMinor } : null,
    partnerOffers: rules.partnerOffers.map(offer => ({ ...offer, name: read(offer.name), text: read(offer.text) })),
    openToStores: rules.openToStores
  }
}

export function benefitRules(policy: BenefitPolicy): Sent & BenefitRulesInput {
  const goods = (of: BenefitPolicy['membersOnly']) => ({ categories: [...of.categories], itemCodes: [...of.itemCodes] })
  return {
    tiers: policy.tiers.map(tier => ({
      ...tier,
      occasions: tier.occasions.map(each => ({ ...each, key: shown(each.key) as never, handover: shown(each.handover) as never }))
    })),
    specialPriceDiscounted: policy.specialPriceDiscounted,
    combine: shown(policy.combine) as never,
    memberDay: policy.memberDay?.weekday ?? null,
    birthday: policy.birthday,
    festivals: policy.festivals.map(({ key, name, on }) => ({
      key,
      name: sent(name),
      on: { ...on, calendar: shown(on.calendar) as never }
    })),
    sameAssociate: policy.sameAssociate,
    sales: policy.sales.map(sale => ({ ...sale, name: sent(sale.name), goods: goods(sale.goods) })),
    membersOnly: goods(policy.membersOnly),
    rebateFromMinor: policy.yearEndRebate?.minimumMinor ?? null,
    partnerOffers: policy.partnerOffers.map(offer => ({
      ...offer,
      name: sent(offer.name),
      text: sent(offer.text),
      tiers: [...offer.tiers]
    })),
    openToStores: policy.openToStores.map(line => ({ ...line }))
  }
}
