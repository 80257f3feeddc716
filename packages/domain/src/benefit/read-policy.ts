/** A stored benefit policy by its shape, or a TypeError: a draft may still have faults (`validateBenefitPolicy`), what was submitted has none. */
import { FESTIVAL_CALENDARS } from '../calendar/festivals.ts'
import { localDate } from '../calendar/local-date.ts'
import { boolean, list, nullable, number, object, oneOf, text } from '../policy/read-json.ts'
import { COMBINATIONS, DEFAULT_FESTIVALS, HANDOVERS, OCCASIONS } from './policy.ts'
import type { BenefitPolicy, BothTexts, Festival, Goods, OccasionBenefit, OpenLine, PartnerOffer, Sale, TierBenefit } from './policy.ts'

export function readBenefitPolicy(json: unknown): BenefitPolicy {
  const stored = object(json, 'policy')
  const memberDay = nullable(stored['memberDay'], 'memberDay')
  const birthday = nullable(stored['birthday'], 'birthday')
  const same = nullable(stored['sameAssociate'], 'sameAssociate')
  const rebate = nullable(stored['yearEndRebate'], 'yearEndRebate')
  // Once one figure for everybody, in what was written before each tier had its own.
  const tiers = list(stored['tiers'], 'tiers').map(tier => readTier(tier, same?.['paysPercent']))
  return {
    tiers,
    specialPriceDiscounted: boolean(stored['specialPriceDiscounted'], 'specialPriceDiscounted'),
    combine: oneOf(COMBINATIONS, stored['combine']),
    memberDay: memberDay && { weekday: number(memberDay['weekday'], 'memberDay.weekday') },
    birthday: birthday && {
      daysBefore: number(birthday['daysBefore'], 'birthday.daysBefore'),
      daysAfter: number(birthday['daysAfter'], 'birthday.daysAfter')
    },
    // None in what was written before they could be chosen.
    festivals: stored['festivals'] === undefined ? DEFAULT_FESTIVALS : list(stored['festivals'], 'festivals').map(readFestival),
    sameAssociate: same && { withinDays: number(same['withinDays'], 'sameAssociate.withinDays') },
    sales: list(stored['sales'], 'sales').map(readSale),
    membersOnly: readGoods(stored['membersOnly'], 'membersOnly'),
    yearEndRebate: rebate && { minimumMinor: number(rebate['minimumMinor'], 'yearEndRebate.minimumMinor') },
    partnerOffers: list(stored['partnerOffers'], 'partnerOffers').map(readOffer),
    openToStores: list(stored['openToStores'], 'openToStores')
      .map(readOpenLine)
      .flatMap(line => openedByTier(line, tiers))
  }
}

const openedByTier = (line: OpenLine, tiers: readonly TierBenefit[]): readonly OpenLine[] =>
  line.key === 'sameAssociate.paysPercent' ? tiers.map(({ key }) => ({ ...line, key: `tiers.${key}.sameAssociatePaysPercent` })) : [line]

const orNull = (value: unknown, what: string): number | null => (value === null || value === undefined ? null : number(value, what))
const texts = (value: unknown, what: string): readonly string[] => list(value, what).map(each => text(each, what))

function readTier(json: unknown, sameForAll: unknown): TierBenefit {
  const tier = object(json, 'tier')
  return {
    key: text(tier['key'], 'tier.key'),
    paysPercent: number(tier['paysPercent'], 'tier.paysPercent'),
    memberDayPaysPercent: orNull(tier['memberDayPaysPercent'], 'tier.memberDayPaysPercent'),
    birthdayPaysPercent: orNull(tier['birthdayPaysPercent'], 'tier.birthdayPaysPercent'),
    sameAssociatePaysPercent: orNull(
      'sameAssociatePaysPercent' in tier ? tier['sameAssociatePaysPercent'] : sameForAll,
      'tier.sameAssociate'
    ),
    presaleDays: number(tier['presaleDays'], 'tier.presaleDays'),
    membersOnly: boolean(tier['membersOnly'], 'tier.membersOnly'),
    rebatePercent: number(tier['rebatePercent'], 'tier.rebatePercent'),
    occasions: list(tier['occasions'], 'tier.occasions').map(readOccasion)
  }
}

function readOccasion(json: unknown): OccasionBenefit {
  const { key, gift, voucherMinor, booklet, handover } = object(json, 'occasion')
  const bounds = nullable(gift, 'occasion.gift')
  return {
    key: oneOf(OCCASIONS, key),
    gift: bounds && {
      leastMinor: orNull(bounds['leastMinor'], 'gift.leastMinor'),
      mostMinor: orNull(bounds['mostMinor'], 'gift.mostMinor')
    },
    voucherMinor: orNull(voucherMinor, 'occasion.voucherMinor'),
    booklet: boolean(booklet, 'occasion.booklet'),
    handover: oneOf(HANDOVERS, handover)
  }
}

function readFestival(json: unknown): Festival {
  const { key, name, on } = object(json, 'festival')
  const { calendar, month, day, offset } = object(on, 'festival.on')
  return {
    key: text(key, 'festival.key'),
    name: readTexts(name, 'festival.name'),
    on: {
      calendar: oneOf(FESTIVAL_CALENDARS, calendar),
      month: number(month, 'festival.on.month'),
      day: number(day, 'festival.on.day'),
      offset: number(offset, 'festival.on.offset')
    }
  }
}

function readSale(json: unknown): Sale {
  const sale = object(json, 'sale')
  return {
    key: text(sale['key'], 'sale.key'),
    name: readTexts(sale['name'], 'sale.name'),
    opensOn: localDate(text(sale['opensOn'], 'sale.opensOn')),
    closesOn: localDate(text(sale['closesOn'], 'sale.closesOn')),
    paysPercent: number(sale['paysPercent'], 'sale.paysPercent'),
    goods: readGoods(sale['goods'], 'sale.goods')
  }
}

function readOffer(json: unknown): PartnerOffer {
  const offer = object(json, 'partnerOffer')
  return {
    key: text(offer['key'], 'partnerOffer.key'),
    name: readTexts(offer['name'], 'partnerOffer.name'),
    text: readTexts(offer['text'], 'partnerOffer.text'),
    tiers: texts(offer['tiers'], 'partnerOffer.tiers')
  }
}

function readOpenLine(json: unknown): OpenLine {
  const { key, least, most } = object(json, 'openToStores')
  return { key: text(key, 'openToStores.key'), least: number(least, 'openToStores.least'), most: number(most, 'openToStores.most') }
}

function readGoods(json: unknown, what: string): Goods {
  const goods = object(json, what)
  return { categories: texts(goods['categories'], `${what}.categories`), itemCodes: texts(goods['itemCodes'], `${what}.itemCodes`) }
}

function readTexts(json: unknown, what: string): BothTexts {
  const both = object(json, what)
  return { 'zh-CN': text(both['zh-CN'], `${what}.zh-CN`), en: text(both['en'], `${what}.en`) }
}
