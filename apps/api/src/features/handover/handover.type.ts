// Books handed over, as they can be read.
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { connectionOf } from '../../platform/graphql/connection.ts'
import { publicNames } from '../../platform/graphql/public-names.ts'
import { DateTime, LocalDateScalar } from '../../platform/graphql/scalars.ts'
import { UserError } from '../../platform/graphql/user-error.type.ts'
import { ANSWERS, HANDOVER_REASONS, HANDOVER_STATES, type Answer, type HandoverReason, type HandoverState } from './handover.sql.ts'

const HandoverStateEnum = publicNames(HANDOVER_STATES)
registerEnumType(HandoverStateEnum, { name: 'HandoverState', description: 'How far a handover is. OFFERED: its receivers are asked.' })
const HandoverReasonEnum = publicNames(HANDOVER_REASONS)
registerEnumType(HandoverReasonEnum, {
  name: 'HandoverReason',
  description:
    'Why a customer comes to somebody: they sold last; to be even; chosen by hand; came into the book after it had been shared, or whose receiver had gone.'
})
const HandoverAnswerEnum = publicNames(ANSWERS)
registerEnumType(HandoverAnswerEnum, { name: 'HandoverAnswer', description: 'What a receiver says.' })

@InputType({ description: 'Whose book goes to whom (GROUP-3).' })
export class HandoverStartInput {
  @Field(() => ID)
  chainId!: string
  @Field(() => ID, { description: 'A present member of a group.' })
  leaverId!: string
  @Field(() => [ID], { description: 'Present members of groups of the same store, 1 to 100.' })
  receiverIds!: string[]
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'The leaver stays in the group, with an empty book; else the membership ends, and what it allowed.'
  })
  stays!: boolean
  @Field(() => String, { description: 'Why; at most 500 characters, no phone number.' })
  reason!: string
  @Field(() => String, { description: 'The same again is the first handover (TRUST 24).' })
  idempotencyKey!: string
}

@InputType({ description: 'Some of a book to another receiver.' })
export class HandoverAdjustInput {
  @Field(() => ID)
  id!: string
  @Field(() => [ID], { description: '1 to 100 of the handover’s.' })
  customerIds!: string[]
  @Field(() => ID, { description: 'One of the handover’s receivers.' })
  receiverId!: string
}

@InputType({ description: 'Asks the receivers.' })
export class HandoverOfferInput {
  @Field(() => ID)
  id!: string
  @Field(() => Int, { defaultValue: 3, description: 'So many days to answer in, 1 to 14; who says nothing takes them.' })
  days!: number
}

@InputType({ description: 'One’s own answer.' })
export class HandoverAnswerInput {
  @Field(() => ID)
  id!: string
  @Field(() => HandoverAnswerEnum)
  answer!: Answer
}

@InputType({ description: 'Which handover.' })
export class HandoverInput {
  @Field(() => ID)
  id!: string
}

@ObjectType({ description: 'Who takes part of a book.', simpleResolvers: true })
export class HandoverReceiver {
  @Field(() => HandoverAnswerEnum, { nullable: true, description: 'Absent: nothing said yet.' })
  answer?: Answer | null
  @Field(() => DateTime, { nullable: true })
  answeredAt?: Date | null
  @Field(() => Int, { description: 'How many customers come to this person.' })
  customers!: number
}

@ObjectType({ description: 'A customer of a book that is handed over.', simpleResolvers: true })
export class HandoverCustomer {
  @Field(() => HandoverReasonEnum)
  because!: HandoverReason
}
export const HandoverCustomerConnection = connectionOf(() => HandoverCustomer, 'HandoverCustomer').Connection

@ObjectType({ description: 'A book that goes to others: drafted, offered, handed over in one moment (GROUP-3).', simpleResolvers: true })
export class Handover {
  @Field(() => ID)
  id!: string
  @Field(() => HandoverStateEnum)
  state!: HandoverState
  @Field(() => Boolean, { description: 'The leaver stays in the group.' })
  stays!: boolean
  @Field(() => String, { description: 'Why.' })
  reason!: string
  @Field(() => DateTime, { nullable: true, description: 'Until when the receivers may answer.' })
  answerUntil?: Date | null
  @Field(() => DateTime)
  askedAt!: Date
  @Field(() => DateTime, { nullable: true })
  doneAt?: Date | null
  @Field(() => LocalDateScalar, { nullable: true, description: 'The first day of the new keepers.' })
  doneOn?: string | null
}
export const HandoverConnection = connectionOf(() => Handover, 'Handover').Connection

@ObjectType({ description: 'The handover after the act, or why not.' })
export class HandoverPayload {
  @Field(() => Handover, { nullable: true })
  handover?: object | null
  @Field(() => [UserError])
  userErrors!: readonly UserError[]
}
