// Versions of policies as they can be read (TIER-10).
import {
  POLICY_FAULTS,
  POLICY_KINDS,
  POLICY_STATUSES,
  type LocalDate,
  type PolicyKind,
  type PolicyStatus,
  type TierStatus
} from '@keqing/domain'
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { connectionOf } from '../../platform/graphql/connection.ts'
import { publicNames } from '../../platform/graphql/public-names.ts'
import { DateTime, LocalDateScalar } from '../../platform/graphql/scalars.ts'
import { TierStatusEnum } from '../tier/index.ts'
import { OVERDUE_REASONS } from './failed-activation.sql.ts'

export const PolicyKindEnum = publicNames(POLICY_KINDS)
registerEnumType(PolicyKindEnum, { name: 'PolicyKind', description: 'What a policy is about.' })
export const PolicyStatusEnum = publicNames(POLICY_STATUSES)
registerEnumType(PolicyStatusEnum, {
  name: 'PolicyStatus',
  description: 'Where a version stands; from submission on it never changes (TIER-10).'
})
export const PolicyFaultEnum = Object.fromEntries(POLICY_FAULTS.map(code => [code, code]))
registerEnumType(PolicyFaultEnum, { name: 'PolicyFaultCode', description: 'What keeps a policy from being submitted, or from its day.' })
export const PolicyActEnum = publicNames([
  'create',
  'save',
  'comment',
  'discard',
  'submit',
  'sendBack',
  'approve',
  'schedule',
  'unschedule',
  'activate',
  'fail',
  'retire'
])
registerEnumType(PolicyActEnum, { name: 'PolicyAct', description: 'What is done with a version.' })
export const OverdueReasonEnum = publicNames(OVERDUE_REASONS)
registerEnumType(OverdueReasonEnum, {
  name: 'PolicyOverdueReason',
  description:
    'Why a version whose day has come does not hold: no attempt has come to its end (is a worker running?); others were at work; other rules name a tier that it lacks, or it names one that the rules of tiers lack; something is wrong.'
})

@ObjectType({ description: 'Something that keeps a draft from being submitted, or a version from its day.', simpleResolvers: true })
export class PolicyFault {
  @Field(() => PolicyFaultEnum)
  code!: string
  @Field(() => [String], { description: 'Field names and indexes within the rules, as in tiers, 0, routes, 1, all, 0, value.' })
  path!: readonly string[]
}

@ObjectType({ description: 'A place at which two versions differ.', simpleResolvers: true })
export class PolicyDifference {
  @Field(() => [String], { description: 'Field names and indexes; tiers by their key.' })
  path!: readonly string[]
  @Field(() => String, { nullable: true, description: 'As JSON; absent where the place is new.' })
  before?: string | null
  @Field(() => String, { nullable: true, description: 'As JSON; absent where the place is gone.' })
  after?: string | null
}

@ObjectType({ description: 'So many customers went from one place to another.', simpleResolvers: true })
export class PolicyMoves {
  @Field(() => TierStatusEnum)
  fromStatus!: TierStatus
  @Field(() => String, { nullable: true, description: 'The tier’s key.' })
  fromKey?: string | null
  @Field(() => TierStatusEnum)
  toStatus!: TierStatus
  @Field(() => String, { nullable: true, description: 'The tier’s key.' })
  toKey?: string | null
  @Field(() => Int)
  customers!: number
}

@ObjectType({ description: 'What was done with a version.', simpleResolvers: true })
export class PolicyEvent {
  @Field(() => ID)
  id!: string
  @Field(() => PolicyActEnum)
  act!: string
  @Field(() => DateTime)
  at!: Date
  @Field(() => String, { description: 'What was said with it; may be empty.' })
  comment!: string
  @Field(() => [PolicyDifference], { description: 'What a save changed; of a long list the first fifty.' })
  differences!: readonly PolicyDifference[]
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'The day it was scheduled for; of an activation the day from which it holds.'
  })
  effectiveOn?: LocalDate | null
  @Field(() => Boolean, { description: 'Whether it was scheduled without a backtest that says what it does; the comment says why.' })
  unseen!: boolean
  @Field(() => Int, {
    nullable: true,
    description: 'Customers whose tier, or whose file’s completeness, an activation changed; for whoever reads every customer of the chain.'
  })
  moved?: number | null
  @Field(() => [PolicyMoves], { description: 'From where to where customers went by an activation, most first; for the same.' })
  moves!: readonly PolicyMoves[]
  @Field(() => Boolean, { description: 'Whether the service did it by itself; else somebody did, who may be out of the reader’s sight.' })
  byService!: boolean
  readonly staffId!: string | null
  readonly versionId!: string
}

@ObjectType({ description: 'A version of a chain’s rules of one kind.', simpleResolvers: true })
export class PolicyVersion {
  @Field(() => ID)
  id!: string
  @Field(() => PolicyKindEnum)
  kind!: PolicyKind
  @Field(() => Int, { nullable: true, description: 'Given when it is submitted.' })
  version?: number | null
  @Field(() => PolicyStatusEnum)
  status!: PolicyStatus
  @Field(() => String, { description: 'What people call it; may be empty.' })
  name!: string
  @Field(() => Int, { description: 'Counts the changes of a draft; whoever saves sends the one that was read.' })
  revision!: number
  @Field(() => LocalDateScalar, { nullable: true, description: 'The first day it holds.' })
  effectiveOn?: LocalDate | null
  @Field(() => LocalDateScalar, { nullable: true, description: 'The day from which another one holds.' })
  retiredOn?: LocalDate | null
  @Field(() => DateTime)
  createdAt!: Date
}

export const { Connection: PolicyVersionConnection } = connectionOf(() => PolicyVersion, 'PolicyVersion')
export const { Connection: PolicyEventConnection } = connectionOf(() => PolicyEvent, 'PolicyEvent')
