// What an earning policy says, to read and to send: the domain's own shape (POINT-2, POINT-4, POINT-6).
import { LOT_ENDS, STACKINGS, type EarningPolicy, type EarningWhen, type LotEnd, type Stacking } from '@keqing/domain'
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { publicNames } from '../../platform/graphql/public-names.ts'
import { SafeInt } from '../../platform/graphql/scalars.ts'
import { isGiven } from '../../platform/texts.ts'

export const StackingEnum = publicNames(STACKINGS)
registerEnumType(StackingEnum, {
  name: 'EarningStacking',
  description:
    'How several multipliers that meet on one line combine: the highest alone, what each adds to 100 % together, or one after the other.'
})
const LotEndEnum = publicNames(LOT_ENDS)
registerEnumType(LotEndEnum, {
  name: 'PointsLastDay',
  description: 'The last day of points: the very day, or the end of its month or year.'
})

const WHEN = 'What a multiplier asks; all that is given must hold. Categories choose lines of a purchase, all else the purchase.'

@ObjectType({ description: WHEN, simpleResolvers: true })
@InputType('EarningWhenInput', { description: WHEN })
export class EarningWhenRule {
  @Field(() => [String], { nullable: true, description: 'Keys of the tier held when it was bought.' })
  tiers?: string[] | null
  @Field(() => [String], { nullable: true, description: 'Categories of items.' })
  categories?: string[] | null
  @Field(() => [ID], { nullable: true, description: 'Where it was bought.' })
  storeIds?: string[] | null
  @Field(() => [Int], { nullable: true, description: 'Of the local date; 1 is Monday, 7 Sunday.' })
  weekdays?: number[] | null
  @Field(() => Boolean, { description: 'Whether it must be the month of the customer’s birthday.' })
  birthdayMonth!: boolean
}

const MULTIPLIER = 'Multiplies what lines of a purchase earn.'

@ObjectType({ description: MULTIPLIER, simpleResolvers: true })
@InputType('EarningMultiplierInput', { description: MULTIPLIER })
export class EarningMultiplierRule {
  @Field(() => String, { description: 'What entries and quotes name it by: 1 to 20 letters, digits, - or _.' })
  key!: string
  @Field(() => Int, { description: '200 is double; 1 to 1,000.' })
  percent!: number
  @Field(() => EarningWhenRule)
  when!: EarningWhenRule
}

const COMPLETED = 'For a file that has become complete.'

@ObjectType({ description: COMPLETED, simpleResolvers: true })
@InputType('EarningCompletedFileInput', { description: COMPLETED })
export class EarningCompletedFile {
  @Field(() => SafeInt)
  points!: number
  @Field(() => Int, { description: 'Completeness that must be reached (PROFILE-3), 1 to 100.' })
  atPercent!: number
}

const BONUSES = 'Points beside those of purchases; 0: none.'

@ObjectType({ description: BONUSES, simpleResolvers: true })
@InputType('EarningBonusesInput', { description: BONUSES })
export class EarningBonusRules {
  @Field(() => SafeInt, { description: 'For registering.' })
  registration!: number
  @Field(() => EarningCompletedFile, { nullable: true, description: 'For a completed file; absent: none.' })
  completedFile?: EarningCompletedFile | null
  @Field(() => SafeInt, { description: 'To who referred a customer, for that customer’s first purchase.' })
  referralFirstPurchase!: number
}

const EXPIRY = 'How long points can be used (POINT-4).'

@ObjectType({ description: EXPIRY, simpleResolvers: true })
@InputType('EarningExpiryInput', { description: EXPIRY })
export class EarningExpiry {
  @Field(() => Int, { description: 'Months from the day they are earned, 1 to 120.' })
  months!: number
  @Field(() => LotEndEnum, { description: 'Which day is the last.' })
  roundTo!: LotEnd
}

const REDEMPTION = 'What points pay for (POINT-6).'

@ObjectType('RedemptionRules', { description: REDEMPTION, simpleResolvers: true })
@InputType('RedemptionRulesInput', { description: REDEMPTION })
export class RedemptionRulesType {
  @Field(() => SafeInt, { description: 'What a point pays, in minor units of the chain’s currency.' })
  minorPerPoint!: number
  @Field(() => Int, { description: 'The most of a receipt that points pay, 1 to 100.' })
  mostPercent!: number
  @Field(() => Boolean, { description: 'Whether they pay for lines at a special price.' })
  onSpecialPrice!: boolean
  @Field(() => SafeInt, { description: 'Fewer are not taken at a time.' })
  least!: number
}

const EARNING = 'What earns points, and what points are good for (POINT-2, POINT-4, POINT-6).'

@ObjectType({ description: EARNING, simpleResolvers: true })
@InputType('EarningRulesInput', { description: EARNING })
export class EarningRules {
  @Field(() => SafeInt, { description: 'So many points …' })
  points!: number
  @Field(() => SafeInt, { description: '… for every full so much of a purchase’s net amount, in minor units of the chain’s currency.' })
  forEveryMinor!: number
  @Field(() => Boolean, { description: 'Whether lines at a special price earn.' })
  specialPriceEarns!: boolean
  @Field(() => [EarningMultiplierRule], { description: 'At most twenty.' })
  multipliers!: EarningMultiplierRule[]
  @Field(() => StackingEnum)
  stacking!: Stacking
  @Field(() => EarningBonusRules)
  bonuses!: EarningBonusRules
  @Field(() => Int, { description: 'Days after a purchase from which its points count and may be used, 0 to 365.' })
  pendingDays!: number
  @Field(() => EarningExpiry, { nullable: true, description: 'Absent: points never expire.' })
  expiry?: EarningExpiry | null
  @Field(() => RedemptionRulesType, { nullable: true, description: 'Absent: points cannot be redeemed.' })
  redemption?: RedemptionRulesType | null
  @Field(() => SafeInt, { nullable: true, description: 'An adjustment of more points needs a second person; absent: none does.' })
  approvalAbove?: number | null
}

const copied = <T>(list: readonly T[] | undefined): T[] | null => (list ? [...list] : null)

export function showWhen({ tiers, categories, storeIds, weekdays, birthdayMonth }: EarningWhen): EarningWhenRule {
  return {
    tiers: copied(tiers),
    categories: copied(categories),
    storeIds: copied(storeIds),
    weekdays: copied(weekdays),
    birthdayMonth: birthdayMonth === true
  }
}

export function showEarningRules({ pointsPer, multipliers, ...rest }: EarningPolicy): EarningRules {
  return { ...pointsPer, ...rest, multipliers: multipliers.map(({ key, percent, when }) => ({ key, percent, when: showWhen(when) })) }
}

export function readEarningRules(rules: EarningRules): EarningPolicy {
  const { points, forEveryMinor, specialPriceEarns, multipliers, stacking, bonuses, pendingDays } = rules
  const { completedFile } = bonuses
  return {
    pointsPer: { points, forEveryMinor },
    specialPriceEarns,
    multipliers: multipliers.map(({ key, percent, when }) => ({ key: key.trim(), percent, when: readWhen(when) })),
    stacking,
    bonuses: {
      registration: bonuses.registration,
      completedFile: completedFile ? { points: completedFile.points, atPercent: completedFile.atPercent } : null,
      referralFirstPurchase: bonuses.referralFirstPurchase
    },
    pendingDays,
    expiry: rules.expiry ? { months: rules.expiry.months, roundTo: rules.expiry.roundTo } : null,
    redemption: rules.redemption ? { ...rules.redemption } : null,
    approvalAbove: rules.approvalAbove ?? null
  }
}

function readWhen({ tiers, categories, storeIds, weekdays, birthdayMonth }: EarningWhenRule): EarningWhen {
  const trimmed = (texts: readonly string[]) => texts.map(text => text.trim())
  return {
    ...(isGiven(tiers) && { tiers: trimmed(tiers) }),
    ...(isGiven(categories) && { categories: trimmed(categories) }),
    ...(isGiven(storeIds) && { storeIds }),
    ...(isGiven(weekdays) && { weekdays }),
    ...(birthdayMonth && { birthdayMonth: true as const })
  }
}
