// How far a store is with the files that it had before it began, as it can be read.
import type { LocalDate } from '@keqing/domain'
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { connectionOf } from '../../platform/graphql/connection.ts'
import { publicNames } from '../../platform/graphql/public-names.ts'
import { DateTime, LocalDateScalar } from '../../platform/graphql/scalars.ts'
import { UserError } from '../../platform/graphql/user-error.type.ts'
import { ONBOARDING_STATES } from './onboarding.sql.ts'

export const OnboardingStateEnum = publicNames(ONBOARDING_STATES)
registerEnumType(OnboardingStateEnum, {
  name: 'OnboardingState',
  description: 'RUNNING: in time until the due day. LATE: behind it, and not all are entered. DONE: as many as declared are.'
})

@ObjectType({ description: 'Another number of files, by headquarters.', simpleResolvers: true })
export class OnboardingCorrection {
  @Field(() => Int)
  files!: number
  @Field(() => String)
  reason!: string
  @Field(() => DateTime)
  recordedAt!: Date
}

@ObjectType({
  description:
    'The customer files that a store had before it began, and how many of them are entered (INC-6). Of a store that has not declared there is the store alone.',
  simpleResolvers: true
})
export class Onboarding {
  @Field(() => ID, { description: 'The store’s.' })
  id!: string
  @Field(() => LocalDateScalar, { nullable: true, description: 'Day 1.' })
  declaredOn?: LocalDate | null
  @Field(() => Int, { nullable: true, description: 'As the manager declared.' })
  declaredFiles?: number | null
  @Field(() => Int, { nullable: true, description: 'That count: by the latest correction, else as declared.' })
  files?: number | null
  @Field(() => Int, {
    nullable: true,
    description: 'Files made in this store and recorded on the declared day or later; counted no further than asked.'
  })
  entered?: number | null
  @Field(() => LocalDateScalar, { nullable: true, description: 'The day on which as many as asked were entered.' })
  reachedOn?: LocalDate | null
  @Field(() => DateTime, { nullable: true, description: 'When it was declared.' })
  recordedAt?: Date | null
}
export const OnboardingConnection = connectionOf(() => Onboarding, 'Onboarding').Connection

@InputType({ description: 'How many customer files a store has, on paper or in another system.' })
export class OnboardingDeclareInput {
  @Field(() => ID)
  storeId!: string
  @Field(() => Int, { description: '1 to 1,000,000.' })
  files!: number
  @Field(() => String, { description: 'The same again is the first declaration (TRUST 24).' })
  idempotencyKey!: string
}

@InputType({ description: 'Another number; the declared day stays.' })
export class OnboardingCorrectInput {
  @Field(() => ID)
  storeId!: string
  @Field(() => Int, { description: '1 to 1,000,000.' })
  files!: number
  @Field(() => String, { description: 'At most 500 characters, no phone number.' })
  reason!: string
  @Field(() => String, { description: 'The same again is the first correction (TRUST 24).' })
  idempotencyKey!: string
}

@ObjectType({ description: 'The store’s onboarding after the act, or why not.' })
export class OnboardingPayload {
  @Field(() => Onboarding, { nullable: true })
  onboarding?: object | null
  @Field(() => [UserError])
  userErrors!: readonly UserError[]
}
