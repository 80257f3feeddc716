// What a version of the benefits says (BENEFIT-1, BENEFIT-3), to read and to send: the domain's own shape, with names in both languages.
import {
  COMBINATIONS,
  FESTIVAL_CALENDARS,
  HANDOVERS,
  OCCASIONS,
  type Combination,
  type FestivalCalendar,
  type Handover,
  type LocalDate,
  type Occasion
} from '@keqing/domain'
import { Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { publicNames } from '../../platform/graphql/public-names.ts'
import { LocalDateScalar, SafeInt } from '../../platform/graphql/scalars.ts'
import { BothLanguages } from './both-languages.type.ts'

const CombinationEnum = publicNames(COMBINATIONS)
registerEnumType(CombinationEnum, {
  name: 'DiscountCombination',
  description: 'Of several reductions of one line: the best for the customer, or each of what the others leave.'
})
const OccasionEnum = publicNames(OCCASIONS)
registerEnumType(OccasionEnum, {
  name: 'BenefitOccasion',
  description: 'FESTIVAL: each of the policy’s festivals. PURCHASE: with any purchase that is not all at a special price.'
})
const HandoverEnum = publicNames(HANDOVERS)
registerEnumType(HandoverEnum, { name: 'GiftHandover', description: 'How what is given reaches the customer.' })

const FestivalCalendarEnum = publicNames(FESTIVAL_CALENDARS)
registerEnumType(FestivalCalendarEnum, {
  name: 'FestivalCalendar',
  description: 'By which calendar a day comes back each year: the common one, or the Chinese lunar one.'
})

const PERCENT = '0 to 100.'
const GOODS = 'Which goods: of these categories, or with these codes.'

@ObjectType({ description: GOODS, simpleResolvers: true })
@InputType('BenefitGoodsInput', { description: GOODS })
export class BenefitGoods {
  @Field(() => [String])
  categories!: string[]
  @Field(() => [String])
  itemCodes!: string[]
}

const GIFT = 'What a gift may cost, in minor units of the chain’s currency; an absent bound bounds nothing.'

@ObjectType({ description: GIFT, simpleResolvers: true })
@InputType('BenefitGiftInput', { description: GIFT })
export class BenefitGift {
  @Field(() => SafeInt, { nullable: true })
  leastMinor?: number | null
  @Field(() => SafeInt, { nullable: true })
  mostMinor?: number | null
}

const OCCASION = 'What a tier is given on an occasion.'

@ObjectType({ description: OCCASION, simpleResolvers: true })
@InputType('BenefitOccasionRuleInput', { description: OCCASION })
export class BenefitOccasionRule {
  @Field(() => OccasionEnum)
  key!: Occasion
  @Field(() => BenefitGift, { nullable: true, description: 'Absent: no gift.' })
  gift?: BenefitGift | null
  @Field(() => SafeInt, { nullable: true, description: 'A voucher of so many minor units; absent: none.' })
  voucherMinor?: number | null
  @Field(() => Boolean, { description: 'A style booklet.' })
  booklet!: boolean
  @Field(() => HandoverEnum)
  handover!: Handover
}

const TIER = 'What a tier pays and is given.'

@ObjectType({ description: TIER, simpleResolvers: true })
@InputType('BenefitTierInput', { description: TIER })
export class BenefitTier {
  @Field(() => String, { description: 'The tier’s key.' })
  key!: string
  @Field(() => Int, { description: 'So much of the price; 80 is a fifth off.' })
  paysPercent!: number
  @Field(() => Int, { nullable: true, description: 'On the week’s member day; absent: as on other days.' })
  memberDayPaysPercent?: number | null
  @Field(() => Int, { nullable: true, description: 'About the birthday; absent: as on other days.' })
  birthdayPaysPercent?: number | null
  @Field(() => Int, { nullable: true, description: 'Buying again from the same associate; absent: as from others.' })
  sameAssociatePaysPercent?: number | null
  @Field(() => Int, { description: 'So many days before a sale opens its prices hold for the tier.' })
  presaleDays!: number
  @Field(() => Boolean, { description: 'May buy what is for members only.' })
  membersOnly!: boolean
  @Field(() => Int, { description: 'Of the year’s net spend, given back after it; 0: none.' })
  rebatePercent!: number
  @Field(() => [BenefitOccasionRule])
  occasions!: BenefitOccasionRule[]
}

const SALE = 'From its first day to its last everybody pays so much of the goods’ price.'

@ObjectType({ description: SALE, simpleResolvers: true })
@InputType('BenefitSaleInput', { description: SALE })
export class BenefitSale {
  @Field(() => String, { description: '1 to 20 letters, digits, - or _.' })
  key!: string
  @Field(() => BothLanguages)
  name!: BothLanguages
  @Field(() => LocalDateScalar)
  opensOn!: LocalDate
  @Field(() => LocalDateScalar)
  closesOn!: LocalDate
  @Field(() => Int, { description: PERCENT })
  paysPercent!: number
  @Field(() => BenefitGoods, { description: 'Neither categories nor codes: everything.' })
  goods!: BenefitGoods
}

const OFFER = 'What a partner gives to members: shown to them, never reckoned.'

@ObjectType({ description: OFFER, simpleResolvers: true })
@InputType('PartnerOfferInput', { description: OFFER })
export class PartnerOffer {
  @Field(() => String, { description: '1 to 20 letters, digits, - or _.' })
  key!: string
  @Field(() => BothLanguages)
  name!: BothLanguages
  @Field(() => BothLanguages)
  text!: BothLanguages
  @Field(() => [String], { description: 'Keys of the tiers it is for.' })
  tiers!: string[]
}

const OPEN = 'A line that stores may set for themselves, and within which bounds.'

@ObjectType({ description: OPEN, simpleResolvers: true })
@InputType('OpenLineInput', { description: OPEN })
export class OpenLine {
  @Field(() => String, { description: 'Where it stands in the policy, as in tiers.A.paysPercent.' })
  key!: string
  @Field(() => SafeInt)
  least!: number
  @Field(() => SafeInt)
  most!: number
}

const BIRTHDAY = 'On which days a birthday counts.'

@ObjectType({ description: BIRTHDAY, simpleResolvers: true })
@InputType('BirthdaySpanInput', { description: BIRTHDAY })
export class BirthdaySpan {
  @Field(() => Int, { description: 'Days before it.' })
  daysBefore!: number
  @Field(() => Int, { description: 'Days after it.' })
  daysAfter!: number
}

const FESTIVAL_DAY = 'A day of each year.'

@ObjectType({ description: FESTIVAL_DAY, simpleResolvers: true })
@InputType('FestivalDayInput', { description: FESTIVAL_DAY })
export class FestivalDay {
  @Field(() => FestivalCalendarEnum)
  calendar!: FestivalCalendar
  @Field(() => Int, { description: '1 to 12; never a lunar year’s leap month.' })
  month!: number
  @Field(() => Int, {
    description: '1 to 31, of a lunar month to 30. What a month lacks in a year is its last day then: 29 February is the 28th.'
  })
  day!: number
  @Field(() => Int, {
    description: 'So many days after a lunar day, −30 to 30: Spring Festival less 1 is New Year’s Eve. 0 on the common calendar.'
  })
  offset!: number
}

const FESTIVAL = 'A festival on which tiers are given something.'

@ObjectType({ description: FESTIVAL, simpleResolvers: true })
@InputType('BenefitFestivalInput', { description: FESTIVAL })
export class BenefitFestival {
  @Field(() => String, { description: '1 to 20 letters, digits, - or _.' })
  key!: string
  @Field(() => BothLanguages)
  name!: BothLanguages
  @Field(() => FestivalDay)
  on!: FestivalDay
}

const SAME = 'When buying again from the same associate counts.'

@ObjectType({ description: SAME, simpleResolvers: true })
@InputType('SameAssociateRuleInput', { description: SAME })
export class SameAssociateRule {
  @Field(() => Int, { description: 'Counted from the last purchase from that associate.' })
  withinDays!: number
}

const BENEFITS = 'What tiers pay and are given (BENEFIT-1, BENEFIT-3).'

@ObjectType({ description: BENEFITS, simpleResolvers: true })
@InputType('BenefitRulesInput', { description: BENEFITS })
export class BenefitRules {
  @Field(() => [BenefitTier], { description: 'Highest first; a tier that stands in no line has no benefits.' })
  tiers!: BenefitTier[]
  @Field(() => Boolean, { description: 'Whether lines at a special price are reduced too.' })
  specialPriceDiscounted!: boolean
  @Field(() => CombinationEnum)
  combine!: Combination
  @Field(() => Int, { nullable: true, description: 'The member day, 1 Monday to 7 Sunday; absent: none.' })
  memberDay?: number | null
  @Field(() => BirthdaySpan, { nullable: true, description: 'Absent: birthdays reduce nothing.' })
  birthday?: BirthdaySpan | null
  @Field(() => [BenefitFestival], {
    description: 'At most 12. Of two on one day the first is named, and what is given is given once.'
  })
  festivals!: BenefitFestival[]
  @Field(() => SameAssociateRule, { nullable: true, description: 'Absent: it reduces nothing.' })
  sameAssociate?: SameAssociateRule | null
  @Field(() => [BenefitSale], { description: 'At most 20.' })
  sales!: BenefitSale[]
  @Field(() => BenefitGoods, { description: 'Goods that only tiers with membersOnly may buy.' })
  membersOnly!: BenefitGoods
  @Field(() => SafeInt, {
    nullable: true,
    description: 'The net spend of a year from which it is rebated, in minor units; absent: no rebate.'
  })
  rebateFromMinor?: number | null
  @Field(() => [PartnerOffer], { description: 'At most 20.' })
  partnerOffers!: PartnerOffer[]
  @Field(() => [OpenLine], { description: 'What stores may set for themselves.' })
  openToStores!: OpenLine[]
}
