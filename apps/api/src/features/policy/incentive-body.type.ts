// What a version of the incentive plan says (INC-1…INC-12), to read and to send. A rule has the fields of its type and no others; a union would say so, but the
// executor that answers hot queries knows none.
import {
  AMONG,
  CHECK_RECIPIENTS,
  INCENTIVE_RULE_TYPES,
  INCENTIVE_UNITS,
  MEASURED,
  MEASURES,
  PART_SPANS,
  PAYOUTS,
  RECIPIENTS,
  SHARINGS,
  SPANS,
  type Among,
  type CheckRecipient,
  type IncentiveRuleType,
  type IncentiveUnit,
  type Measure,
  type Measured,
  type PartSpan,
  type Payout,
  type Recipient,
  type Sharing,
  type Span
} from '@keqing/domain'
import { Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { publicNames } from '../../platform/graphql/public-names.ts'
import { SafeInt } from '../../platform/graphql/scalars.ts'
import { BenefitGoods } from './benefit-body.type.ts'
import { BothLanguages } from './both-languages.type.ts'

export const IncentiveUnitEnum = publicNames(INCENTIVE_UNITS)
registerEnumType(IncentiveUnitEnum, {
  name: 'IncentiveUnit',
  description: 'What amounts are: score points, or minor units of the chain’s currency.'
})
export const MeasureEnum = publicNames(MEASURES)
registerEnumType(MeasureEnum, {
  name: 'IncentiveMeasure',
  description:
    'What is counted. Net sales in minor units; repurchase rate (TERM-4) and registration rate (TERM-3) in percent; units per receipt in hundredths; completeness of files, validity of checked fields (INC-10) and failed critical items in percent; all else as counts. FAILED_ITEMS (INC-9) and LATE_DAYS (INC-6) are what rules go by, and nobody’s quota.'
})
export const MeasuredEnum = publicNames(MEASURED)
registerEnumType(MeasuredEnum, { name: 'IncentiveMeasured', description: 'Whose figure it is.' })
export const SpanEnum = publicNames(SPANS)
registerEnumType(SpanEnum, { name: 'IncentiveSpan', description: 'A calendar month, or a quarter of the year.' })
const PartSpanEnum = publicNames(PART_SPANS)
registerEnumType(PartSpanEnum, {
  name: 'IncentivePartSpan',
  description: 'Whoever was there for a part of a period: asked by days, or not scored.'
})
const RuleTypeEnum = publicNames(INCENTIVE_RULE_TYPES)
registerEnumType(RuleTypeEnum, {
  name: 'IncentiveRuleType',
  description:
    'MISSING_UNIT (INC-2): for each unit short of a quota. THRESHOLD (INC-3): below so many percent of it. STREAK (INC-4): so often in a row at so many percent. ' +
    'RANKING_BONUS, RANKING_FORFEIT (INC-7): the highest or lowest groups. SHARED (INC-8): where the store met its quota, the group whose customers spent most. RATE_FLOOR (INC-5): a registration rate ' +
    'below which the system check fails. ONBOARDING (INC-6): for each late day. SYSTEM_CHECK (INC-9): where more critical items failed. CONTEST_ROUND (INC-10): associates ranked in a quarter.'
})
const RecipientEnum = publicNames([...RECIPIENTS, ...CHECK_RECIPIENTS.filter(each => each !== 'storeManager')])
registerEnumType(RecipientEnum, {
  name: 'IncentiveRecipient',
  description:
    'Whoever was measured (a group’s members by days), or the store’s manager. OTHER_MEMBERS, of SYSTEM_CHECK alone: each member who did not run the store.'
})
const AmongEnum = publicNames(AMONG)
registerEnumType(AmongEnum, { name: 'IncentiveAmong', description: 'Groups of one store, or of the chain, are ranked with each other.' })
const PayoutEnum = publicNames(PAYOUTS)
registerEnumType(PayoutEnum, {
  name: 'IncentivePayout',
  description: 'ONCE: when its span ends. MONTHLY: in each month of the span that follows.'
})
const SharingEnum = publicNames(SHARINGS)
registerEnumType(SharingEnum, {
  name: 'IncentiveSharing',
  description: 'EACH: every member in full, by days. SUM: one sum for all of them.'
})

const LINE = 'Another amount in these months and stores; an empty list is all of them. The first line that fits holds.'

@ObjectType({ description: LINE, simpleResolvers: true })
@InputType('IncentiveQuotaLineInput', { description: LINE })
export class IncentiveQuotaLine {
  @Field(() => [Int], { description: '1 to 12; of a quarter the month in which it begins.' })
  months!: number[]
  @Field(() => [String])
  storeIds!: string[]
  @Field(() => SafeInt)
  amount!: number
}

const QUOTA = 'What is expected of each group, store or associate in a month or quarter (INC-1, INC-12).'

@ObjectType({ description: QUOTA, simpleResolvers: true })
@InputType('IncentiveQuotaInput', { description: QUOTA })
export class IncentiveQuota {
  @Field(() => String, { description: 'What rules name it by: 1 to 20 letters, digits, - or _.' })
  key!: string
  @Field(() => MeasureEnum)
  measure!: Measure
  @Field(() => MeasuredEnum)
  of!: Measured
  @Field(() => SpanEnum)
  span!: Span
  @Field(() => SafeInt, { description: 'In the measure’s unit.' })
  amount!: number
  @Field(() => [IncentiveQuotaLine])
  lines!: IncentiveQuotaLine[]
  @Field(() => BenefitGoods, { description: 'Which are slow, of that measure.' })
  goods!: BenefitGoods
}

const RULE = 'What follows from figures; the fields of its type are given, and no others.'

@ObjectType({ description: RULE, simpleResolvers: true })
@InputType('IncentiveRuleInput', { description: RULE })
export class IncentivePlanRule {
  @Field(() => String, { description: 'What entries name it by: 1 to 20 letters, digits, - or _.' })
  key!: string
  @Field(() => RuleTypeEnum)
  type!: IncentiveRuleType
  @Field(() => String, { nullable: true, description: 'MISSING_UNIT, THRESHOLD, STREAK, SHARED: the quota’s key; of SHARED a store’s.' })
  quota?: string | null
  @Field(() => SafeInt, {
    nullable: true,
    description: 'Points, or minor units; without a sign. All types but RANKING_FORFEIT, RATE_FLOOR and CONTEST_ROUND.'
  })
  amount?: number | null
  @Field(() => Int, { nullable: true, description: 'THRESHOLD, STREAK: of the quota. RATE_FLOOR: the rate.' })
  percent?: number | null
  @Field(() => Int, { nullable: true, description: 'STREAK: so many periods in a row, 2 to 12.' })
  times?: number | null
  @Field(() => RecipientEnum, {
    nullable: true,
    description: 'MISSING_UNIT, THRESHOLD, STREAK; of SYSTEM_CHECK the manager or the others.'
  })
  to?: Recipient | CheckRecipient | null
  @Field(() => MeasureEnum, { nullable: true, description: 'Rankings, CONTEST_ROUND.' })
  measure?: Measure | null
  @Field(() => SpanEnum, { nullable: true, description: 'Rankings.' })
  span?: Span | null
  @Field(() => AmongEnum, { nullable: true, description: 'Rankings, CONTEST_ROUND.' })
  among?: Among | null
  @Field(() => Int, { nullable: true, description: 'Rankings: so many groups.' })
  places?: number | null
  @Field(() => PayoutEnum, { nullable: true, description: 'RANKING_BONUS.' })
  payout?: Payout | null
  @Field(() => BothLanguages, {
    nullable: true,
    description: 'RANKING_FORFEIT: what the lowest do; it is no money. CONTEST_ROUND: what the last does who has no prize, if anything.'
  })
  forfeit?: BothLanguages | null
  @Field(() => SharingEnum, { nullable: true, description: 'SHARED.' })
  sharing?: Sharing | null
  @Field(() => Int, { nullable: true, description: 'ONBOARDING: files are in time until so many days after the declared one.' })
  days?: number | null
  @Field(() => Int, { nullable: true, description: 'ONBOARDING: so many late days at most.' })
  mostDays?: number | null
  @Field(() => Int, { nullable: true, description: 'SYSTEM_CHECK: so many critical items may fail.' })
  mostFailed?: number | null
  @Field(() => Int, { nullable: true, description: 'CONTEST_ROUND: 1 to 4.' })
  quarter?: number | null
  @Field(() => Int, {
    nullable: true,
    description: 'CONTEST_ROUND of a ratio: with fewer checked fields, files or receipts nobody is ranked.'
  })
  least?: number | null
  @Field(() => [SafeInt], { nullable: true, description: 'CONTEST_ROUND: points or minor units by place, the first’s first.' })
  prizes?: number[] | null
}

const PLAN = 'Quotas, and what follows from them (INC-1…INC-12).'

@ObjectType({ description: PLAN, simpleResolvers: true })
@InputType('IncentiveRulesInput', { description: PLAN })
export class IncentiveRules {
  @Field(() => IncentiveUnitEnum)
  unit!: IncentiveUnit
  @Field(() => PartSpanEnum)
  partSpans!: PartSpan
  @Field(() => Boolean, { description: 'Whether a file of who has not bought yet counts as a registration (INC-1).' })
  prospectsCount!: boolean
  @Field(() => [IncentiveQuota])
  quotas!: IncentiveQuota[]
  @Field(() => [IncentivePlanRule])
  rules!: IncentivePlanRule[]
}
