// Benefits between the domain's shape and the one that is read and sent.
import type { BenefitPolicy, Festival } from '@keqing/domain'
import type { BenefitFestival, BenefitGoods, BenefitRules, BenefitTier } from './benefit-body.type.ts'
import { readBoth, showBoth } from './both-languages.type.ts'

const copy = <T extends object>(all: readonly T[]): T[] => all.map(each => ({ ...each }))
const goods = ({
  categories,
  itemCodes
}: {
  readonly categories: readonly string[]
  readonly itemCodes: readonly string[]
}): BenefitGoods => ({
  categories: categories.map(each => each.trim()),
  itemCodes: itemCodes.map(each => each.trim())
})

const showFestival = ({ key, name, on }: Festival): BenefitFestival => ({ key, name: showBoth(name), on })

export function showBenefitRules(policy: BenefitPolicy): BenefitRules {
  return {
    tiers: policy.tiers.map(tier => ({ ...tier, occasions: copy(tier.occasions) })),
    specialPriceDiscounted: policy.specialPriceDiscounted,
    combine: policy.combine,
    memberDay: policy.memberDay?.weekday ?? null,
    birthday: policy.birthday,
    festivals: policy.festivals.map(showFestival),
    sameAssociate: policy.sameAssociate,
    sales: policy.sales.map(sale => ({ ...sale, name: showBoth(sale.name), goods: goods(sale.goods) })),
    membersOnly: goods(policy.membersOnly),
    rebateFromMinor: policy.yearEndRebate?.minimumMinor ?? null,
    partnerOffers: policy.partnerOffers.map(offer => ({
      ...offer,
      name: showBoth(offer.name),
      text: showBoth(offer.text),
      tiers: [...offer.tiers]
    })),
    openToStores: copy(policy.openToStores)
  }
}

const orNull = <T>(value: T | null | undefined): T | null => value ?? null

function readTier(tier: BenefitTier): BenefitPolicy['tiers'][number] {
  return {
    ...tier,
    key: tier.key.trim(),
    memberDayPaysPercent: orNull(tier.memberDayPaysPercent),
    birthdayPaysPercent: orNull(tier.birthdayPaysPercent),
    sameAssociatePaysPercent: orNull(tier.sameAssociatePaysPercent),
    occasions: tier.occasions.map(({ key, gift, voucherMinor, booklet, handover }) => ({
      key,
      gift: gift ? { leastMinor: orNull(gift.leastMinor), mostMinor: orNull(gift.mostMinor) } : null,
      voucherMinor: orNull(voucherMinor),
      booklet,
      handover
    }))
  }
}

export function readBenefitRules(rules: BenefitRules): BenefitPolicy {
  return {
    tiers: rules.tiers.map(readTier),
    specialPriceDiscounted: rules.specialPriceDiscounted,
    combine: rules.combine,
    memberDay: typeof rules.memberDay === 'number' ? { weekday: rules.memberDay } : null,
    birthday: rules.birthday ? { ...rules.birthday } : null,
    festivals: rules.festivals.map(({ key, name, on }) => ({ key: key.trim(), name: readBoth(name), on: { ...on } })),
    sameAssociate: rules.sameAssociate ? { ...rules.sameAssociate } : null,
    sales: rules.sales.map(sale => ({ ...sale, key: sale.key.trim(), name: readBoth(sale.name), goods: goods(sale.goods) })),
    membersOnly: goods(rules.membersOnly),
    yearEndRebate: typeof rules.rebateFromMinor === 'number' ? { minimumMinor: rules.rebateFromMinor } : null,
    partnerOffers: rules.partnerOffers.map(offer => ({
      ...offer,
      key: offer.key.trim(),
      name: readBoth(offer.name),
      text: readBoth(offer.text),
      tiers: offer.tiers.map(key => key.trim())
    })),
    openToStores: rules.openToStores.map(({ key, least, most }) => ({ key: key.trim(), least, most }))
  }
}
