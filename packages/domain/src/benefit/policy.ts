/**
 * BENEFIT-1, BENEFIT-3 and the table of DOMAIN's benefits as data: what a customer pays by tier, on which days, for which goods, and what a tier is given.
 * Amounts are minor units of the chain's currency, percents whole numbers of 0 to 100: `paysPercent` 80 is a fifth off.
 */
import type { FestivalDay } from '../calendar/festivals.ts'
import type { LocalDate } from '../calendar/local-date.ts'
import type { PolicyLocale } from '../tier/policy.ts'

export type BothTexts = Readonly<Record<PolicyLocale, string>>

/** Which goods: of these categories or with these codes; both empty: none (of a sale: all). */
export interface Goods {
  readonly categories: readonly string[]
  readonly itemCodes: readonly string[]
}

/** A day of each year on which tiers are given what they are on festivals. */
export interface Festival {
  readonly key: string
  readonly name: BothTexts
  readonly on: FestivalDay
}

/** `festival`: on each of the policy's festivals. `purchase`: with any purchase that is not all at a special price. */
export const OCCASIONS = ['festival', 'birthday', 'purchase'] as const
export type Occasion = (typeof OCCASIONS)[number]
export const HANDOVERS = ['pickUp', 'pickUpOrDelivery', 'mail', 'atTill'] as const
export type Handover = (typeof HANDOVERS)[number]

/** What a tier is given on an occasion. The plan of gifts is made from it; here stand its bounds. */
export interface OccasionBenefit {
  readonly key: Occasion
  /** What the gift may cost; an absent bound bounds nothing. Null: no gift. */
  readonly gift: { readonly leastMinor: number | null; readonly mostMinor: number | null } | null
  readonly voucherMinor: number | null
  /** A style booklet. */
  readonly booklet: boolean
  readonly handover: Handover
}

export interface TierBenefit {
  /** The tier's key. A tier that stands in no line has no benefits. */
  readonly key: string
  readonly paysPercent: number
  /** On the week's member day, about the birthday, and buying again from the same associate; null: nothing more than otherwise. */
  readonly memberDayPaysPercent: number | null
  readonly birthdayPaysPercent: number | null
  readonly sameAssociatePaysPercent: number | null
  /** So many days before a sale opens its prices hold for the tier. */
  readonly presaleDays: number
  /** May buy what is for members only. */
  readonly membersOnly: boolean
  /** Of the year's net spend, given back after it; 0: none. */
  readonly rebatePercent: number
  readonly occasions: readonly OccasionBenefit[]
}

/** From its first day to its last everybody pays so much of the goods' price. */
export interface Sale {
  readonly key: string
  readonly name: BothTexts
  readonly opensOn: LocalDate
  readonly closesOn: LocalDate
  readonly paysPercent: number
  readonly goods: Goods
}

/** What a partner gives to members: shown, never reckoned. */
export interface PartnerOffer {
  readonly key: string
  readonly name: BothTexts
  readonly text: BothTexts
  /** Keys of tiers. */
  readonly tiers: readonly string[]
}

/** A line that stores may set for themselves, within these bounds. */
export interface OpenLine {
  /** The line's path with members by their key, as in `tiers.A.paysPercent`. */
  readonly key: string
  readonly least: number
  readonly most: number
}

/** Several reductions of one line: the one that is best for the customer, or each of what the others leave. */
export const COMBINATIONS = ['best', 'multiply'] as const
export type Combination = (typeof COMBINATIONS)[number]

export interface BenefitPolicy {
  /** Highest first. */
  readonly tiers: readonly TierBenefit[]
  /** Whether lines at a special price are reduced too. */
  readonly specialPriceDiscounted: boolean
  readonly combine: Combination
  /** 1 is Monday, 7 Sunday. Null: no member day. */
  readonly memberDay: { readonly weekday: number } | null
  /** The days before and after a birthday on which it counts. Null: birthdays reduce nothing. */
  readonly birthday: { readonly daysBefore: number; readonly daysAfter: number } | null
  /** Of two on one day the first is named, and what is given is given once. */
  readonly festivals: readonly Festival[]
  /** Until how many days after the last purchase from an associate buying there again counts. Null: it reduces nothing. */
  readonly sameAssociate: { readonly withinDays: number } | null
  readonly sales: readonly Sale[]
  /** Goods for tiers with `membersOnly`. */
  readonly membersOnly: Goods
  /** From so much net spend in the year. Null: no rebate. */
  readonly yearEndRebate: { readonly minimumMinor: number } | null
  readonly partnerOffers: readonly PartnerOffer[]
  readonly openToStores: readonly OpenLine[]
}

const NOTHING_MORE = {
  memberDayPaysPercent: null,
  birthdayPaysPercent: null,
  sameAssociatePaysPercent: null,
  presaleDays: 0,
  membersOnly: false,
  rebatePercent: 0
} as const

const solar = (month: number, day: number): FestivalDay => ({ calendar: 'solar', month, day, offset: 0 })

/** Of the table, and of every policy that was written before festivals were part of it. */
export const DEFAULT_FESTIVALS: readonly Festival[] = [
  { key: 'mayDay', name: { 'zh-CN': '五一', en: 'May Day' }, on: solar(5, 1) },
  { key: 'nationalDay', name: { 'zh-CN': '十一', en: 'National Day' }, on: solar(10, 1) },
  { key: 'springFestival', name: { 'zh-CN': '春节', en: 'Spring Festival' }, on: { calendar: 'lunar', month: 1, day: 1, offset: 0 } }
]

/** What a new chain starts with: the discounts and occasions of the table; every further privilege is off until headquarters grants it. */
export const DEFAULT_BENEFIT_POLICY: BenefitPolicy = {
  tiers: [
    {
      key: 'A',
      paysPercent: 80,
      ...NOTHING_MORE,
      occasions: [
        { key: 'festival', gift: { leastMinor: null, mostMinor: 2_500 }, voucherMinor: null, booklet: false, handover: 'pickUp' },
        { key: 'birthday', gift: { leastMinor: 12_500, mostMinor: null }, voucherMinor: null, booklet: false, handover: 'pickUpOrDelivery' }
      ]
    },
    {
      key: 'B',
      paysPercent: 85,
      ...NOTHING_MORE,
      occasions: [
        { key: 'festival', gift: null, voucherMinor: 10_000, booklet: true, handover: 'mail' },
        { key: 'birthday', gift: { leastMinor: 2_500, mostMinor: null }, voucherMinor: null, booklet: false, handover: 'pickUp' }
      ]
    },
    {
      key: 'C',
      paysPercent: 100,
      ...NOTHING_MORE,
      occasions: [{ key: 'purchase', gift: { leastMinor: null, mostMinor: null }, voucherMinor: null, booklet: false, handover: 'atTill' }]
    }
  ],
  specialPriceDiscounted: false,
  combine: 'best',
  memberDay: null,
  birthday: null,
  festivals: DEFAULT_FESTIVALS,
  sameAssociate: null,
  sales: [],
  membersOnly: { categories: [], itemCodes: [] },
  yearEndRebate: null,
  partnerOffers: [],
  openToStores: []
}
