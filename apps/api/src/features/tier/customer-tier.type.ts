// The tier as kept with a customer, and its history.
import type { LocalDate, TierSource, TierStatus } from '@keqing/domain'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import { connectionOf } from '../../platform/graphql/connection.ts'
import { DateTime, LocalDateScalar } from '../../platform/graphql/scalars.ts'
import type { TierChangeKind } from './change-kind.sql.ts'
import type { TierChangeCause } from './refresh-tiers.ts'
import { TierChangeCauseEnum, TierChangeKindEnum, TierSourceEnum, TierStatusEnum } from './vocabulary.type.ts'

@ObjectType({
  description: 'The tier as kept with the customer: decided anew by every event, and by time every night (TIER-11).',
  simpleResolvers: true
})
export class CustomerTier {
  @Field(() => TierStatusEnum)
  status!: TierStatus
  @Field(() => String, { nullable: true })
  key?: string | null
  @Field(() => Int, { nullable: true, description: '1 is the highest.' })
  rank?: number | null
  @Field(() => String, { nullable: true, description: 'In the chain’s language.' })
  name?: string | null
  @Field(() => TierSourceEnum)
  source!: TierSource
  @Field(() => Boolean, { description: 'Whether inactivity made it lower (TIER-5).' })
  lowered!: boolean
  @Field(() => LocalDateScalar, { nullable: true, description: 'The first day on which time alone can change the answer; absent: never.' })
  nextChangeOn?: LocalDate | null
  @Field(() => LocalDateScalar, { description: 'The day of the last decision that differed from the one before.' })
  decidedOn!: LocalDate
}

@ObjectType({ description: 'A new tier of a customer, with its cause.', simpleResolvers: true })
export class TierChange {
  @Field(() => ID)
  id!: string
  @Field(() => TierStatusEnum, { nullable: true, description: 'Absent: the first decision.' })
  fromStatus?: TierStatus | null
  @Field(() => String, { nullable: true })
  fromKey?: string | null
  @Field(() => Int, { nullable: true })
  fromRank?: number | null
  @Field(() => TierStatusEnum)
  toStatus!: TierStatus
  @Field(() => String, { nullable: true })
  toKey?: string | null
  @Field(() => Int, { nullable: true })
  toRank?: number | null
  @Field(() => TierChangeKindEnum, { nullable: true, description: 'Absent where it goes neither way.' })
  kind?: TierChangeKind | null
  @Field(() => TierChangeCauseEnum)
  cause!: TierChangeCause
  @Field(() => ID, { nullable: true, description: 'The purchase, return, visit, entry or standing that did it.' })
  causeId?: string | null
  @Field(() => LocalDateScalar, { description: 'The day decided for.' })
  decidedOn!: LocalDate
  @Field(() => DateTime)
  recordedAt!: Date
  @Field(() => Int, { description: 'Version of the policy that decided.' })
  policyVersion!: number
  customerId!: string
}

const tierChangeConnection = connectionOf(() => TierChange, 'TierChange')
export const TierChangeConnection = tierChangeConnection.Connection
export type TierChangeConnection = InstanceType<typeof tierChangeConnection.Connection>
