// Tiers given to many, and the list of all that were given.
import { STANDING_KINDS, STANDING_STATES, type LocalDate, type StandingKind, type TierStatus } from '@keqing/domain'
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { connectionOf } from '../../platform/graphql/connection.ts'
import { DateTime, LocalDateScalar } from '../../platform/graphql/scalars.ts'
import { UserError } from '../../platform/graphql/user-error.type.ts'
import { Customer, type CustomerRow } from '../customer/index.ts'
import { Standing, TierStatusEnum } from '../tier/index.ts'
import type { GivenTierRow } from './given-tiers.sql.ts'

/** Stored in camelCase, shown in capitals. */
function shown<T extends string>(values: readonly T[]): Readonly<Record<string, T>> {
  return Object.fromEntries(values.map(value => [value.replaceAll(/[A-Z]/g, letter => `_${letter}`).toUpperCase(), value]))
}

export const StandingKindEnum = shown(STANDING_KINDS)
export const StandingStateEnum = shown(STANDING_STATES)
export const BATCH_SOURCES = ['selection', 'filter', 'file'] as const
export type BatchSource = (typeof BATCH_SOURCES)[number]
export const BatchSourceEnum = shown(BATCH_SOURCES)
registerEnumType(StandingKindEnum, {
  name: 'StandingKind',
  description: 'Who gives it: headquarters (TIER-7) or the store manager (TIER-8).'
})
registerEnumType(StandingStateEnum, { name: 'StandingState', description: 'Whether a given tier holds today, will, or no more.' })
registerEnumType(BatchSourceEnum, {
  name: 'StandingBatchSource',
  description: 'How the customers were chosen: one by one, all that a list shows, or by the rows of a file.'
})

@ObjectType({ description: 'One act by which a tier was given to many.', simpleResolvers: true })
export class StandingBatch {
  @Field(() => ID)
  id!: string
  @Field(() => StandingKindEnum)
  kind!: StandingKind
  @Field(() => BatchSourceEnum)
  source!: BatchSource
  @Field(() => String, { nullable: true, description: 'The same for all; absent for a file, whose rows bring their own.' })
  tierKey?: string | null
  @Field(() => LocalDateScalar, { nullable: true, description: 'The first day; absent for a file.' })
  startsOn?: LocalDate | null
  @Field(() => LocalDateScalar, { nullable: true, description: 'The last day, included; absent: open-ended, or a file.' })
  endsOn?: LocalDate | null
  @Field(() => String, { nullable: true, description: 'Absent for a file, whose rows bring their own.' })
  reason?: string | null
  @Field(() => DateTime)
  askedAt!: Date
  @Field(() => DateTime, { nullable: true, description: 'When it was last taken back.' })
  undoneAt?: Date | null
  chainId!: string
  importId!: string | null
  askedById!: string | null
  undoneById!: string | null
  refusedCount!: number
}

const batchConnection = connectionOf(() => StandingBatch, 'StandingBatch')
export const StandingBatchConnection = batchConnection.Connection
export type StandingBatchConnection = InstanceType<typeof batchConnection.Connection>

@ObjectType({ description: 'A designation or override in the list of all of a chain.' })
export class GivenTier implements Pick<GivenTierRow, 'id'> {
  @Field(() => ID)
  id!: string
}

const givenTierConnection = connectionOf(() => GivenTier, 'GivenTier')
export const GivenTierConnection = givenTierConnection.Connection
export type GivenTierConnection = InstanceType<typeof givenTierConnection.Connection>

@ObjectType({ description: 'Where a customer stands: in a tier, lost, or neither.', simpleResolvers: true })
export class TierPlace {
  @Field(() => TierStatusEnum)
  status!: TierStatus
  @Field(() => String, { nullable: true })
  key?: string | null
  @Field(() => Int, { nullable: true, description: '1 is the highest.' })
  rank?: number | null
}

@ObjectType({ description: 'How many come from one place to another.', simpleResolvers: true })
export class TierMove {
  @Field(() => TierPlace)
  from!: TierPlace
  @Field(() => TierPlace)
  to!: TierPlace
  @Field(() => Int)
  customers!: number
}

@ObjectType({ description: 'What becomes of one customer, or why nothing does.' })
export class StandingBatchResult {
  @Field(() => Int, { nullable: true, description: 'Which of `customerIds`, counted from 0; absent for a filter.' })
  at?: number | null
  @Field(() => Customer, { nullable: true })
  customer?: CustomerRow | null
  @Field(() => TierPlace, { nullable: true, description: 'Of a dry run: as kept now.' })
  now?: TierPlace | null
  @Field(() => TierPlace, { nullable: true, description: 'Of a dry run: on the first day, if nothing happens before it.' })
  then?: TierPlace | null
  @Field(() => [UserError])
  userErrors!: UserError[]
}

@ObjectType({ description: 'What was given, or would be.' })
export class StandingBatchGivePayload {
  @Field(() => StandingBatch, { nullable: true, description: 'Absent for a dry run, and where nobody could get it.' })
  batch?: StandingBatch | null
  @Field(() => Int, { nullable: true, description: 'How many were named, or found by the filter.' })
  chosen?: number | null
  @Field(() => Int, { nullable: true, description: 'How many of them got it, or would.' })
  given?: number | null
  @Field(() => [TierMove], { description: 'Of a dry run: who comes from where to where; the many first.' })
  moves!: TierMove[]
  @Field(() => [StandingBatchResult], {
    description: 'The refused first; of a dry run all, up to 1,000: those whose place changes before the others.'
  })
  results!: StandingBatchResult[]
  @Field(() => [UserError])
  userErrors!: UserError[]
}

@ObjectType({ description: 'The act that was taken back.' })
export class StandingBatchUndoPayload {
  @Field(() => StandingBatch, { nullable: true })
  batch?: StandingBatch | null
  @Field(() => Int, { nullable: true, description: 'How many still stood and do no more.' })
  withdrawn?: number | null
  @Field(() => [UserError])
  userErrors!: UserError[]
}

@ObjectType({ description: 'What became of one of several.' })
export class StandingEndResult {
  @Field(() => Standing, { nullable: true })
  standing?: Standing | null
  @Field(() => [UserError])
  userErrors!: UserError[]
}

@ObjectType({ description: 'A result per standing, in the order sent.' })
export class StandingEndBatchPayload {
  @Field(() => [StandingEndResult])
  results!: StandingEndResult[]
  @Field(() => [UserError])
  userErrors!: UserError[]
}
