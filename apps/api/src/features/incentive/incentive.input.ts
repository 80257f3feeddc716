// What is sent to close, approve and dispute, and by what lists are narrowed.
import { type LocalDate, type Measured } from '@keqing/domain'
import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import { LocalDateScalar, SafeInt } from '../../platform/graphql/scalars.ts'
import { UserError } from '../../platform/graphql/user-error.type.ts'
import { MeasuredEnum } from '../policy/index.ts'
import type { DisputeState } from './dispute.sql.ts'
import { DisputeStateEnum, IncentiveDispute, IncentivePeriod } from './incentive.type.ts'

@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: 50, description: 'How many, 1 to 100.' })
  first!: number
  @Field(() => String, { nullable: true, description: 'Cursor of the last one seen.' })
  after?: string | null
}

@InputType({ description: 'Entries of a chain; what is absent narrows nothing.' })
export class IncentiveEntryFilter {
  @Field(() => ID, { nullable: true })
  storeId?: string | null
  @Field(() => LocalDateScalar, { nullable: true, description: 'Booked in the month of this day.' })
  month?: LocalDate | null
  @Field(() => ID, { nullable: true, description: 'By whose figures it was judged.' })
  subjectId?: string | null
  @Field(() => ID, { nullable: true, description: 'Who has a share of it.' })
  staffId?: string | null
  @Field(() => String, { nullable: true })
  ruleKey?: string | null
  @Field(() => Boolean, { nullable: true, description: 'Corrections alone.' })
  correctionsOnly?: boolean | null
}

@InputType({ description: 'Disputes of a chain; what is absent narrows nothing.' })
export class IncentiveDisputeFilter {
  @Field(() => ID, { nullable: true })
  storeId?: string | null
  @Field(() => [DisputeStateEnum], { nullable: true })
  states?: DisputeState[] | null
}

@InputType({ description: 'A figure of a store’s standing.' })
export class IncentiveFigureInput {
  @Field(() => ID)
  storeId!: string
  @Field(() => LocalDateScalar, { description: 'Any day of the month.' })
  month!: LocalDate
  @Field(() => String, { description: 'Of the quota or rule.' })
  key!: string
  @Field(() => MeasuredEnum)
  of!: Measured
  @Field(() => ID, { description: 'The group, store or associate.' })
  subjectId!: string
}

@InputType({ description: 'A month of a chain to close.' })
export class IncentivePeriodCloseInput {
  @Field(() => ID)
  chainId!: string
  @Field(() => LocalDateScalar, { description: 'Any day of it.' })
  month!: LocalDate
  @Field(() => String, { description: 'The same again is the same closing (TRUST 24).' })
  idempotencyKey!: string
}

@InputType({ description: 'A closed month.' })
export class IncentivePeriodInput {
  @Field(() => ID)
  id!: string
}

@ObjectType({ description: 'The month, or why not.' })
export class IncentivePeriodPayload {
  @Field(() => IncentivePeriod, { nullable: true })
  period?: IncentivePeriod | null
  @Field(() => [UserError])
  userErrors!: UserError[]
}

@InputType({ description: 'What one does not accept of an entry.' })
export class IncentiveDisputeRaiseInput {
  @Field(() => ID)
  entryId!: string
  @Field(() => String, { description: 'Read by both sides; at most 1,000 characters, no phone number.' })
  text!: string
  @Field(() => String, { description: 'The same again is the same dispute (TRUST 24).' })
  idempotencyKey!: string
}

@InputType({ description: 'One’s dispute.' })
export class IncentiveDisputeInput {
  @Field(() => ID)
  id!: string
}

@InputType({ description: 'What is decided: the entry is upheld, or comes to another amount.' })
export class IncentiveDisputeDecideInput {
  @Field(() => ID)
  id!: string
  @Field(() => String, { description: 'Read by both sides; at most 1,000 characters, no phone number.' })
  decision!: string
  @Field(() => SafeInt, { nullable: true, description: 'What the entry comes to, with its sign; absent: it is upheld.' })
  amount?: number | null
  @Field(() => String, { description: 'The same again is the same decision (TRUST 24).' })
  idempotencyKey!: string
}

@ObjectType({ description: 'The dispute, or why not.' })
export class IncentiveDisputePayload {
  @Field(() => IncentiveDispute, { nullable: true })
  dispute?: IncentiveDispute | null
  @Field(() => [UserError])
  userErrors!: UserError[]
}
