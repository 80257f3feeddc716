// What a version says, one type per kind, to read and to send: the domain's own shape, with names in both languages.
import type { Comparison, Metric, PolicyBodies, PolicyKind, ProfileField, StoreLines, TierPolicy } from '@keqing/domain'
import { Field, InputType, Int, ObjectType } from 'type-graphql'
import { SafeInt } from '../../platform/graphql/scalars.ts'
import { isGiven } from '../../platform/texts.ts'
import { EarningRules, readEarningRules, showEarningRules } from '../points/index.ts'
import { TierCompareEnum, TierMetricEnum } from '../tier/index.ts'
import { readBenefitRules, showBenefitRules } from './benefit-body.ts'
import { BenefitRules } from './benefit-body.type.ts'
import { BothLanguages, readBoth, showBoth } from './both-languages.type.ts'
import { readIncentiveRules, showIncentiveRules } from './incentive-body.ts'
import { IncentiveRules } from './incentive-body.type.ts'

const CONDITION = 'A figure, and how much of it is asked for (TIER-1).'

@ObjectType({ description: CONDITION, simpleResolvers: true })
@InputType('TierRuleConditionInput', { description: CONDITION })
export class TierRuleCondition {
  @Field(() => TierMetricEnum)
  metric!: Metric
  @Field(() => TierCompareEnum)
  compare!: Comparison
  @Field(() => SafeInt, { description: 'Points, a count, minor units of the chain’s currency, or whole years.' })
  value!: number
  @Field(() => Int, { nullable: true, description: 'Looks at the last so many months, 1 to 120 (TIME-2); absent: at all time.' })
  windowMonths?: number | null
}

const ROUTE = 'One way into a tier: all of its conditions hold.'

@ObjectType({ description: ROUTE, simpleResolvers: true })
@InputType('TierRuleRouteInput', { description: ROUTE })
export class TierRuleRoute {
  @Field(() => [TierRuleCondition], { description: 'One to eight.' })
  all!: TierRuleCondition[]
}

const RULE = 'A tier with its rules; any of its routes leads into it.'

@ObjectType({ description: RULE, simpleResolvers: true })
@InputType('TierRuleInput', { description: RULE })
export class TierRule {
  @Field(() => String, { description: 'What facts and filters name it by: 1 to 20 letters, digits, - or _.' })
  key!: string
  @Field(() => BothLanguages)
  name!: BothLanguages
  @Field(() => [TierRuleRoute], { description: 'One to eight.' })
  routes!: TierRuleRoute[]
}

const TIERS = 'What gives tiers (TIER-1…6).'

@ObjectType({ description: TIERS, simpleResolvers: true })
@InputType('TierRulesInput', { description: TIERS })
export class TierRules {
  @Field(() => [TierRule], { description: 'Highest first, one to eight.' })
  tiers!: TierRule[]
  @Field(() => Int, { nullable: true, description: 'TIER-5: without a visit for so many months the tier is lower; absent: never.' })
  inactivityMonths?: number | null
  @Field(() => Int, {
    nullable: true,
    description: 'TIER-5: by so many levels, 1 to one less than there are tiers; sent without it: 1. Absent where the months are.'
  })
  inactivityLevels?: number | null
  @Field(() => Int, { nullable: true, description: 'TIER-6: without a purchase for so many months a customer is lost; absent: never.' })
  lossMonths?: number | null
  @Field(() => Boolean, { description: 'Whether designated customers are spared both.' })
  exemptDesignated!: boolean
}

const PART = 'Fields that count equally within their part.'

@ObjectType({ description: PART, simpleResolvers: true })
@InputType('ProfileRulesPartInput', { description: PART })
export class ProfileRulesPart {
  @Field(() => Int, { description: 'The part’s share of the whole, in percent.' })
  weight!: number
  @Field(() => [String], { description: 'By the names that missing fields have in Completeness.' })
  fields!: string[]
}

const PROFILE = 'What makes a customer’s file complete (PROFILE-3).'

@ObjectType({ description: PROFILE, simpleResolvers: true })
@InputType('ProfileRulesInput', { description: PROFILE })
export class ProfileRules {
  @Field(() => ProfileRulesPart)
  basic!: ProfileRulesPart
  @Field(() => ProfileRulesPart)
  extended!: ProfileRulesPart
}

const STORE_LINE = 'A figure that a store sets for itself.'

@ObjectType({ description: STORE_LINE, simpleResolvers: true })
@InputType('StoreLineInput', { description: STORE_LINE })
export class StoreLine {
  @Field(() => String, { description: 'Where it stands in the policy, as in tiers.A.paysPercent.' })
  key!: string
  @Field(() => SafeInt, { description: 'Percent, days, a weekday or minor units: as the line it replaces.' })
  value!: number
}

const RULES = 'What a version says: the field of its kind, of a store’s version its lines, and no other.'

@ObjectType({ description: RULES, simpleResolvers: true })
@InputType('PolicyRulesInput', { description: RULES })
export class PolicyRules implements Partial<Record<PolicyKind, unknown>> {
  @Field(() => TierRules, { nullable: true })
  tier?: TierRules | null
  @Field(() => EarningRules, { nullable: true })
  earning?: EarningRules | null
  @Field(() => ProfileRules, { nullable: true })
  profile?: ProfileRules | null
  @Field(() => BenefitRules, { nullable: true })
  benefit?: BenefitRules | null
  @Field(() => IncentiveRules, { nullable: true })
  incentive?: IncentiveRules | null
  @Field(() => [StoreLine], { nullable: true, description: 'What a store sets for itself.' })
  storeLines?: StoreLine[] | null
}

const SHOWN: { readonly [K in PolicyKind]: (body: PolicyBodies[K]) => NonNullable<PolicyRules[K]> } = {
  tier: ({ tiers, inactivity, loss, exemptDesignated }) => ({
    tiers: tiers.map(({ key, name, routes }) => ({
      key,
      name: showBoth(name),
      routes: routes.map(({ all }) => ({ all: [...all] }))
    })),
    inactivityMonths: inactivity?.months ?? null,
    inactivityLevels: inactivity?.levels ?? null,
    lossMonths: loss?.months ?? null,
    exemptDesignated
  }),
  earning: showEarningRules,
  profile: ({ basic, extended }) => ({
    basic: { weight: basic.weight, fields: [...basic.fields] },
    extended: { weight: extended.weight, fields: [...extended.fields] }
  }),
  benefit: showBenefitRules,
  incentive: showIncentiveRules
}

export function showRules<K extends PolicyKind>(kind: K, body: PolicyBodies[K]): PolicyRules {
  return { [kind]: SHOWN[kind](body) }
}

/** Undefined where nothing of the kind was sent. */
export function readRules({ tier, earning, profile, benefit, incentive, storeLines }: PolicyRules): {
  readonly [K in PolicyKind]: PolicyBodies[K] | undefined
} & { readonly storeLines: StoreLines | undefined } {
  return {
    tier: tier ? readTierRules(tier) : undefined,
    earning: earning ? readEarningRules(earning) : undefined,
    profile: profile ? readProfileRules(profile) : undefined,
    benefit: benefit ? readBenefitRules(benefit) : undefined,
    incentive: incentive ? readIncentiveRules(incentive) : undefined,
    storeLines: storeLines ? { lines: storeLines.map(({ key, value }) => ({ key: key.trim(), value })) } : undefined
  }
}

function readTierRules({ tiers, inactivityMonths, inactivityLevels, lossMonths, exemptDesignated }: TierRules): TierPolicy {
  return {
    tiers: tiers.map(({ key, name, routes }) => ({
      key: key.trim(),
      name: readBoth(name),
      routes: routes.map(({ all }) => ({
        all: all.map(({ metric, compare, value, windowMonths }) => ({
          metric,
          compare,
          value,
          ...(isGiven(windowMonths) && { windowMonths })
        }))
      }))
    })),
    inactivity: isGiven(inactivityMonths) ? { months: inactivityMonths, levels: inactivityLevels ?? 1 } : null,
    loss: isGiven(lossMonths) ? { months: lossMonths } : null,
    exemptDesignated
  }
}

function readProfileRules({ basic, extended }: ProfileRules): PolicyBodies['profile'] {
  const part = ({ weight, fields }: ProfileRulesPart) => ({ weight, fields: fields as ProfileField[] })
  return { basic: part(basic), extended: part(extended) }
}
