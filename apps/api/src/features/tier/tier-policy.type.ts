// The policy as it can be read (TIER-1…6, TIER-10). Names are in the chain's language.
import { type Comparison, type LocalDate, type Metric } from '@keqing/domain'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import { LocalDateScalar, SafeInt } from '../../platform/graphql/scalars.ts'
import type { TierPolicyVersion } from './tier-policy.ts'
import { TierCompareEnum, TierMetricEnum } from './vocabulary.type.ts'

@ObjectType('TierCondition', { description: 'A figure, and how much of it is asked for.', simpleResolvers: true })
export class TierConditionType {
  @Field(() => TierMetricEnum)
  metric!: Metric
  @Field(() => TierCompareEnum)
  compare!: Comparison
  @Field(() => SafeInt, { description: 'Points, a count, minor units of the chain’s currency, or whole years.' })
  value!: number
  @Field(() => Int, { nullable: true, description: 'Looks at the last so many months (TIME-2); absent: at all time.' })
  windowMonths?: number | null
}

@ObjectType('TierRoute', { description: 'One way into a tier: all of its conditions hold.', simpleResolvers: true })
export class TierRouteType {
  @Field(() => [TierConditionType])
  conditions!: readonly TierConditionType[]
}

@ObjectType('Tier', { description: 'A class of customers; any of its routes leads into it.', simpleResolvers: true })
export class TierType {
  @Field(() => String, { description: 'What facts and filters name it by.' })
  key!: string
  @Field(() => Int, { description: '1 is the highest.' })
  rank!: number
  @Field(() => String, { description: 'In the chain’s language.' })
  name!: string
  @Field(() => [TierRouteType])
  routes!: readonly TierRouteType[]
}

@ObjectType('TierPolicy', {
  description: 'A version of the rules that give tiers; from submission on it never changes (TIER-10).',
  simpleResolvers: true
})
export class TierPolicyType {
  @Field(() => ID)
  id!: string
  @Field(() => Int)
  version!: number
  @Field(() => LocalDateScalar, { description: 'The first day it holds.' })
  effectiveOn!: LocalDate
  @Field(() => [TierType], { description: 'Highest first.' })
  tiers!: readonly TierType[]
  @Field(() => Int, { nullable: true, description: 'TIER-5: without a visit for so many months the tier is lower; absent: never.' })
  inactivityMonths?: number | null
  @Field(() => Int, { nullable: true, description: 'TIER-5: so many levels lower, not below the lowest; absent with the months.' })
  inactivityLevels?: number | null
  @Field(() => Int, { nullable: true, description: 'TIER-6: without a purchase for so many months a customer is lost; absent: never.' })
  lossMonths?: number | null
  @Field(() => Boolean, { description: 'Whether designated customers are spared both.' })
  exemptDesignated!: boolean
}

export function showPolicy({ id, version, effectiveOn, policy, locale }: TierPolicyVersion): TierPolicyType {
  return {
    id,
    version,
    effectiveOn,
    tiers: policy.tiers.map(({ key, name, routes }, index) => ({
      key,
      rank: index + 1,
      name: name[locale],
      routes: routes.map(({ all }) => ({ conditions: all }))
    })),
    inactivityMonths: policy.inactivity?.months ?? null,
    inactivityLevels: policy.inactivity?.levels ?? null,
    lossMonths: policy.loss?.months ?? null,
    exemptDesignated: policy.exemptDesignated
  }
}
