// The policy that holds somewhere on a day, and where each of its open lines comes from.
import { FIGURE_UNITS, type EffectiveLine, type FigureUnit, type LocalDate, type PassedOver, type PolicyKind } from '@keqing/domain'
import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql'
import { publicNames } from '../../platform/graphql/public-names.ts'
import { LocalDateScalar, SafeInt } from '../../platform/graphql/scalars.ts'
import { PolicyRules } from './policy-body.type.ts'
import type { PolicyRow } from './policy.sql.ts'
import { PolicyKindEnum, PolicyVersion } from './policy.type.ts'

const FigureUnitEnum = publicNames(FIGURE_UNITS)
registerEnumType(FigureUnitEnum, { name: 'PolicyFigureUnit', description: 'What a figure of a policy counts.' })
const LineSourceEnum = { CHAIN: 'chain', STORE: 'store' } as const
registerEnumType(LineSourceEnum, { name: 'PolicyLineSource', description: 'Whose version a line comes from.' })
const PassedOverEnum = { NOT_OPEN: 'NOT_OPEN', OUT_OF_BOUNDS: 'OUT_OF_BOUNDS' } as const
registerEnumType(PassedOverEnum, {
  name: 'PolicyLinePassedOver',
  description: 'Why what a store has set does not hold: headquarters has not opened the line, or bounds it otherwise by now.'
})

@InputType({ description: 'Rules of which kind, where and when.' })
export class EffectivePolicyInput {
  @Field(() => ID)
  chainId!: string
  @Field(() => ID, { nullable: true, description: 'As it holds in this store; absent: in the chain, before any store sets anything.' })
  storeId?: string | null
  @Field(() => PolicyKindEnum)
  kind!: PolicyKind
  @Field(() => LocalDateScalar, { nullable: true, description: 'Absent: today. For a day to come, what is scheduled until then counts.' })
  on?: LocalDate | null
}

@ObjectType({ description: 'A line that is open to stores, or that this one has set.', simpleResolvers: true })
export class EffectivePolicyLine implements EffectiveLine {
  @Field(() => String, { description: 'Where it stands in the policy, as in tiers.A.paysPercent.' })
  key!: string
  @Field(() => FigureUnitEnum, { nullable: true, description: 'Absent where the chain’s policy has no such line any more.' })
  unit!: FigureUnit | null
  @Field(() => SafeInt, { nullable: true, description: 'What the chain’s version says.' })
  chainValue!: number | null
  @Field(() => SafeInt, { nullable: true, description: 'What the store’s version says.' })
  storeValue!: number | null
  @Field(() => SafeInt, { nullable: true })
  least!: number | null
  @Field(() => SafeInt, { nullable: true })
  most!: number | null
  @Field(() => LineSourceEnum, { description: 'Whose figure holds.' })
  from!: 'chain' | 'store'
  @Field(() => PassedOverEnum, { nullable: true })
  passedOver!: PassedOver | null
}

@ObjectType({ description: 'The policy that holds in a place on a day, and the versions it comes from.', simpleResolvers: true })
export class EffectivePolicy {
  @Field(() => PolicyKindEnum)
  kind!: PolicyKind
  @Field(() => LocalDateScalar)
  on!: LocalDate
  @Field(() => PolicyRules, { description: 'With the store’s lines in it.' })
  rules!: PolicyRules
  @Field(() => PolicyVersion)
  chainVersion!: PolicyRow
  @Field(() => PolicyVersion, { nullable: true, description: 'Absent where the store has none.' })
  storeVersion?: PolicyRow | null
  @Field(() => [EffectivePolicyLine], { description: 'Lines that are open to stores, then what this one has set and may not.' })
  lines!: readonly EffectiveLine[]
}
