// Cover for leave, as it can be read.
import type { LocalDate } from '@keqing/domain'
import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql'
import { connectionOf } from '../../platform/graphql/connection.ts'
import { publicNames } from '../../platform/graphql/public-names.ts'
import { DateTime, LocalDateScalar } from '../../platform/graphql/scalars.ts'
import { UserError } from '../../platform/graphql/user-error.type.ts'
import { COVER_STATES, type CoverState } from './cover.sql.ts'

const CoverStateEnum = publicNames(COVER_STATES)
registerEnumType(CoverStateEnum, { name: 'CoverState', description: 'Where today is, by the chain’s time zone, to the days of a cover.' })

@InputType({ description: 'Who stands in for whom, on which days (GROUP-3).' })
export class CoverArrangeInput {
  @Field(() => ID)
  chainId!: string
  @Field(() => ID, { description: 'Who is away: a present member of a group.' })
  keeperId!: string
  @Field(() => ID, { description: 'A present member of that group, or of another one of the store.' })
  standInId!: string
  @Field(() => LocalDateScalar, { description: 'First day, today at the earliest.' })
  fromOn!: LocalDate
  @Field(() => LocalDateScalar, { description: 'Last day, included; 366 days in all at most.' })
  untilOn!: LocalDate
  @Field(() => String, { description: 'Why; at most 500 characters, no phone number.' })
  reason!: string
  @Field(() => String, { description: 'The same again is the first cover (TRUST 24).' })
  idempotencyKey!: string
}

@InputType({ description: 'Ends a cover before its last day.' })
export class CoverEndInput {
  @Field(() => ID)
  id!: string
  @Field(() => LocalDateScalar, { description: 'The new last day, included; today at the earliest.' })
  lastOn!: LocalDate
}

@InputType({ description: 'Which cover.' })
export class CoverInput {
  @Field(() => ID)
  id!: string
}

@ObjectType({
  description:
    'Days on which somebody stands in for a keeper who is away: sees and works the keeper’s book, which stays the keeper’s (GROUP-3).',
  simpleResolvers: true
})
export class Cover {
  @Field(() => ID)
  id!: string
  @Field(() => CoverStateEnum)
  state!: CoverState
  @Field(() => LocalDateScalar, { description: 'First day.' })
  fromOn!: LocalDate
  @Field(() => LocalDateScalar, { description: 'Last day as it was arranged.' })
  untilOn!: LocalDate
  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day, where it ends earlier.' })
  endedOn?: LocalDate | null
  @Field(() => DateTime)
  arrangedAt!: Date
  @Field(() => DateTime, { nullable: true, description: 'From this moment on it does not hold.' })
  withdrawnAt?: Date | null
}
export const CoverConnection = connectionOf(() => Cover, 'Cover').Connection

@ObjectType({ description: 'The cover after the act, or why not.' })
export class CoverPayload {
  @Field(() => Cover, { nullable: true })
  cover?: object | null
  @Field(() => [UserError])
  userErrors!: readonly UserError[]
}
