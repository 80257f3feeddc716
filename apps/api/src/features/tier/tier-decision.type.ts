// A decision that explains itself (TIER-10): every condition with the figure found, the figure asked, the window, and what would change it.
import type { Comparison, LocalDate, Metric, TierSource, TierStatus } from '@keqing/domain'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import { DateTime, LocalDateScalar, SafeInt } from '../../platform/graphql/scalars.ts'
import { TierPolicyType } from './tier-policy.type.ts'
import { TierCompareEnum, TierMetricEnum, TierSourceEnum, TierStatusEnum } from './vocabulary.type.ts'

@ObjectType({ description: 'A condition against the facts, and what would change it.', simpleResolvers: true })
export class ConditionAnswer {
  @Field(() => TierMetricEnum)
  metric!: Metric
  @Field(() => TierCompareEnum)
  compare!: Comparison
  @Field(() => SafeInt)
  asked!: number
  @Field(() => SafeInt)
  found!: number
  @Field(() => Boolean)
  met!: boolean
  @Field(() => Int, { nullable: true, description: 'Absent: all time.' })
  windowMonths?: number | null
  @Field(() => LocalDateScalar, { nullable: true, description: 'First day of the window.' })
  windowFrom?: LocalDate | null
  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day of the window: the day decided for.' })
  windowTo?: LocalDate | null
  @Field(() => SafeInt, { description: 'How much more would meet it; 0 where met.' })
  lacking!: number
  @Field(() => SafeInt, { description: 'How much could be lost and it would still be met; 0 where not met.' })
  spare!: number
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'The last day on which `lacking` still suffices, with what is there; absent: whenever, or met.'
  })
  by?: LocalDate | null
  @Field(() => LocalDateScalar, { nullable: true, description: 'The first day on which time alone makes it true or false; absent: never.' })
  flipsOn?: LocalDate | null
}

@ObjectType({ description: 'A way into a tier against the facts.', simpleResolvers: true })
export class RouteAnswer {
  @Field(() => Boolean)
  met!: boolean
  @Field(() => [ConditionAnswer])
  conditions!: readonly ConditionAnswer[]
}

@ObjectType({ description: 'A tier against the facts.', simpleResolvers: true })
export class TierAnswer {
  @Field(() => String)
  key!: string
  @Field(() => Int)
  rank!: number
  @Field(() => String, { description: 'In the chain’s language.' })
  name!: string
  @Field(() => Boolean)
  met!: boolean
  @Field(() => [RouteAnswer])
  routes!: readonly RouteAnswer[]
}

@ObjectType({ description: 'TIER-5: what the months without a visit do.', simpleResolvers: true })
export class InactivityAnswer {
  @Field(() => Int)
  months!: number
  @Field(() => Int, { description: 'So many levels lower, as far as there are any.' })
  levels!: number
  @Field(() => LocalDateScalar, { nullable: true, description: 'The last visit; absent where there was none.' })
  lastSeenOn?: LocalDate | null
  @Field(() => LocalDateScalar, {
    description: 'What the months count from: the latest of last visit, day the file was made, start of what people gave.'
  })
  since!: LocalDate
  @Field(() => LocalDateScalar, { description: 'The first day on which the months are over.' })
  inactiveOn!: LocalDate
  @Field(() => Boolean, { description: 'Whether it lowers the tier now.' })
  applies!: boolean
  @Field(() => Boolean, { description: 'Whether the policy spares the customer, being designated.' })
  exempt!: boolean
}

@ObjectType({ description: 'TIER-6: what the months without a purchase do, for one who ever bought.', simpleResolvers: true })
export class LossAnswer {
  @Field(() => Int)
  months!: number
  @Field(() => LocalDateScalar)
  lastPurchaseOn!: LocalDate
  @Field(() => LocalDateScalar, { description: 'The first day on which the months are over.' })
  lostOn!: LocalDate
  @Field(() => Boolean, { description: 'Whether the customer is lost now.' })
  applies!: boolean
  @Field(() => Boolean, { description: 'Whether the policy spares the customer, being designated.' })
  exempt!: boolean
}

@ObjectType({ description: 'A coming change of the answer if nothing new happens.', simpleResolvers: true })
export class TierForecast {
  @Field(() => LocalDateScalar)
  on!: LocalDate
  @Field(() => TierStatusEnum)
  status!: TierStatus
  @Field(() => String, { nullable: true })
  key?: string | null
  @Field(() => Int, { nullable: true })
  rank?: number | null
  @Field(() => String, { nullable: true, description: 'In the chain’s language.' })
  name?: string | null
}

@ObjectType({
  description: 'A tier that people gave: a designation by headquarters (TIER-7) or an override by the store manager (TIER-8).',
  simpleResolvers: true
})
export class Standing {
  @Field(() => ID)
  id!: string
  @Field(() => TierSourceEnum)
  kind!: TierSource
  @Field(() => String)
  tierKey!: string
  @Field(() => LocalDateScalar, { description: 'The first day, included.' })
  startsOn!: LocalDate
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'The last day, included; absent: open-ended. Before `startsOn` where it was ended before it began.'
  })
  endsOn?: LocalDate | null
  @Field(() => String)
  reason!: string
  @Field(() => DateTime)
  recordedAt!: Date
  @Field(() => DateTime, { nullable: true, description: 'When somebody ended it early.' })
  endedAt?: Date | null
  /** Who gave it. */
  recordedById!: string | null
}

@ObjectType({ description: 'A tier, or none, with the rules and figures that gave it.', simpleResolvers: true })
export class TierDecision {
  @Field(() => LocalDateScalar, { description: 'The day decided for; nothing dated later was looked at (TIME-3).' })
  asOf!: LocalDate
  @Field(() => DateTime, { nullable: true, description: 'Only what was known at this instant was looked at; absent: all that is known.' })
  asKnownAt?: Date | null
  @Field(() => TierPolicyType, { description: 'The version that decided.' })
  policy!: TierPolicyType
  @Field(() => TierStatusEnum)
  status!: TierStatus
  @Field(() => String, { nullable: true })
  key?: string | null
  @Field(() => Int, { nullable: true })
  rank?: number | null
  @Field(() => String, { nullable: true, description: 'In the chain’s language.' })
  name?: string | null
  @Field(() => TierSourceEnum)
  source!: TierSource
  @Field(() => Boolean, { description: 'Whether inactivity made it lower (TIER-5).' })
  lowered!: boolean
  @Field(() => String, { nullable: true, description: 'What the rules alone give.' })
  baseKey?: string | null
  @Field(() => [TierAnswer], { description: 'Every tier of the policy, highest first.' })
  tiers!: readonly TierAnswer[]
  @Field(() => InactivityAnswer, { nullable: true, description: 'Absent where the policy has no such rule.' })
  inactivity?: InactivityAnswer | null
  @Field(() => LossAnswer, { nullable: true, description: 'Absent where the policy has no such rule, and for one who never bought.' })
  loss?: LossAnswer | null
  @Field(() => Standing, { nullable: true, description: 'The designation or override that decided.' })
  standing?: Standing | null
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'Until the day before it the answer cannot change by time alone; absent: never.'
  })
  nextChangeOn?: LocalDate | null
  @Field(() => [TierForecast], { description: 'What time alone will do within 24 months, at most 6 changes.' })
  forecast!: readonly TierForecast[]
}
