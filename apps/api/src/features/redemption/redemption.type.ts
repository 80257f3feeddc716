// What is public of points as payment (POINT-6): what may be used, what is put aside, what was paid.
import type { LocalDate } from '@keqing/domain'
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { DateTime, LocalDateScalar, SafeInt } from '../../platform/graphql/scalars.ts'
import { UserError } from '../../platform/graphql/user-error.type.ts'
import { HOLD_STATES, type HoldState } from './redemption.sql.ts'

export const PointHoldStateEnum = Object.fromEntries(HOLD_STATES.map(state => [state.toUpperCase(), state])) as Readonly<
  Record<string, HoldState>
>
registerEnumType(PointHoldStateEnum, {
  name: 'PointHoldState',
  description: 'A hold is active until it is confirmed, cancelled or its time is over.'
})

@ObjectType({ description: 'Points that paid part of a receipt (POINT-6).', simpleResolvers: true })
export class PointRedemption {
  @Field(() => ID)
  id!: string
  @Field(() => SafeInt, { description: 'How many were used.' })
  points!: number
  @Field(() => SafeInt, { description: 'Of them given back so far, by the share of what was returned.' })
  givenBack!: number
  @Field(() => String, { description: 'The receipt, by its number in the store; it may be recorded later.' })
  receiptNo!: string
  @Field(() => LocalDateScalar)
  redeemedOn!: LocalDate
  @Field(() => DateTime)
  redeemedAt!: Date
  @Field(() => Int, { description: 'The version of the earning rules by whose rate they paid.' })
  policyVersion!: number
  @Field(() => DateTime, { nullable: true, description: 'When it was taken back, since no such receipt was recorded.' })
  undoneAt?: Date | null
  @Field(() => String, { nullable: true, description: 'Why it was taken back.' })
  undoReason?: string | null
}

@ObjectType({ description: 'Points put aside while somebody pays. They count as spent until it ends.', simpleResolvers: true })
export class PointHold {
  @Field(() => ID)
  id!: string
  @Field(() => SafeInt)
  points!: number
  @Field(() => PointHoldStateEnum)
  state!: HoldState
  @Field(() => DateTime)
  heldAt!: Date
  @Field(() => DateTime, { description: 'When it ends by itself.' })
  expiresAt!: Date
  @Field(() => Int, { description: 'The version of the earning rules by whose rate they will pay.' })
  policyVersion!: number
}

@ObjectType({ description: 'What points could take off a receipt, by the rules in force today.', simpleResolvers: true })
export class PointsOffer {
  @Field(() => Boolean, { description: 'Whether the chain takes points as payment.' })
  offered!: boolean
  @Field(() => SafeInt, { description: 'What the customer could spend: confirmed, not held. Below zero after returns (POINT-3).' })
  available!: number
  @Field(() => SafeInt, { description: 'The most that may be used on this receipt: by its share and by what is available.' })
  most!: number
  @Field(() => SafeInt, { description: 'Fewer are not taken.' })
  least!: number
  @Field(() => Boolean, { description: 'Whether they may pay lines at a special price too.' })
  onSpecialPrice!: boolean
  @Field(() => Int, { description: 'The version of the earning rules that says so.' })
  policyVersion!: number
}

@ObjectType({ description: 'The payment, and what is left.' })
export class PointsRedeemPayload {
  @Field(() => PointRedemption, { nullable: true })
  redemption?: object | null
  @Field(() => SafeInt, { nullable: true, description: 'What the customer can spend now.' })
  available?: number | null
  @Field(() => [UserError])
  userErrors!: readonly UserError[]
}

@ObjectType({ description: 'The hold, and what is left beside it.' })
export class PointsHoldPayload {
  @Field(() => PointHold, { nullable: true })
  hold?: object | null
  @Field(() => SafeInt, { nullable: true, description: 'What the customer can spend now.' })
  available?: number | null
  @Field(() => [UserError])
  userErrors!: readonly UserError[]
}
