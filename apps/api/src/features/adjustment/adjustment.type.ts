// What is sent and answered about adjustments.
import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql'
import { connectionOf } from '../../platform/graphql/connection.ts'
import { DateTime, SafeInt } from '../../platform/graphql/scalars.ts'
import { UserError } from '../../platform/graphql/user-error.type.ts'
import { Customer } from '../customer/index.ts'
import { PointEntry } from '../points/index.ts'
import { ADJUSTMENT_STATUSES, type AdjustmentStatus } from './adjustment.sql.ts'

const KEY = { description: 'The same key and body again gets the first answer; another body is refused (POINT-5).' }

export const AdjustmentStatusEnum = Object.fromEntries(ADJUSTMENT_STATUSES.map(status => [status.toUpperCase(), status])) as Readonly<
  Record<string, AdjustmentStatus>
>
registerEnumType(AdjustmentStatusEnum, {
  name: 'PointAdjustmentStatus',
  description: 'What became of a request for an adjustment. POSTED: a row of a file that needed nobody else.'
})

@InputType({ description: 'Points given or taken by headquarters.' })
export class PointsAdjustInput {
  @Field(() => ID)
  customerId!: string
  @Field(() => SafeInt, { description: 'Not 0. Below 0 takes points, never more than can be spent.' })
  amount!: number
  @Field(() => String, { description: 'Stands in the ledger. At most 500 characters, no phone number.' })
  reason!: string
  @Field(() => String, KEY)
  idempotencyKey!: string
}

@InputType({ description: 'A request that somebody else approves.' })
export class PointAdjustmentApproveInput {
  @Field(() => ID)
  id!: string
  @Field(() => String, KEY)
  idempotencyKey!: string
}

@InputType({ description: 'A request that somebody else declines.' })
export class PointAdjustmentDeclineInput {
  @Field(() => ID)
  id!: string
  @Field(() => String, { description: 'Why; kept with the request. At most 500 characters, no phone number.' })
  reason!: string
  @Field(() => String, { ...KEY, nullable: true })
  idempotencyKey?: string | null
}

@InputType({ description: 'An adjustment to be taken back.' })
export class PointAdjustmentUndoInput {
  @Field(() => ID, { description: 'An entry of the adjustment: all of it is taken back.' })
  entryId!: string
  @Field(() => String, { description: 'Why; stands in the ledger. At most 500 characters, no phone number.' })
  reason!: string
  @Field(() => String, KEY)
  idempotencyKey!: string
}

@ObjectType({
  description: 'An adjustment above the limit of the rules, which waits for somebody who did not ask for it; or a row of a file.',
  simpleResolvers: true
})
export class PointAdjustment {
  @Field(() => ID)
  id!: string
  @Field(() => SafeInt, { description: 'Points to be given, or taken where below 0.' })
  amount!: number
  @Field(() => String, { description: 'Why.' })
  reason!: string
  @Field(() => AdjustmentStatusEnum)
  status!: AdjustmentStatus
  @Field(() => DateTime)
  requestedAt!: Date
  @Field(() => DateTime, { nullable: true })
  decidedAt?: Date | null
  @Field(() => String, { nullable: true, description: 'Why it was declined.' })
  declineReason?: string | null
  @Field(() => SafeInt, { nullable: true, description: 'Its row of the file, the header being 1.' })
  importRow?: number | null
  @Field(() => DateTime, { nullable: true, description: 'When it was taken back, by itself or with its file.' })
  undoneAt?: Date | null
}

const pointAdjustmentConnection = connectionOf(() => PointAdjustment, 'PointAdjustment')
export const PointAdjustmentConnection = pointAdjustmentConnection.Connection

@ObjectType({ description: 'The new entry, or the request that waits, and the customer as it stands after it.' })
export class PointsAdjustPayload {
  @Field(() => PointEntry, { nullable: true, description: 'The last, where lots of several days gave points.' })
  entry?: object | null
  @Field(() => PointAdjustment, { nullable: true, description: 'Above the limit: nothing is posted before somebody else approves.' })
  request?: object | null
  @Field(() => Customer, { nullable: true })
  customer?: object | null
  @Field(() => [UserError])
  userErrors!: readonly UserError[]
}

@ObjectType({ description: 'The request as it stands now.' })
export class PointAdjustmentPayload {
  @Field(() => PointAdjustment, { nullable: true })
  request?: object | null
  @Field(() => [UserError])
  userErrors!: readonly UserError[]
}

@ObjectType({ description: 'The entry that took the adjustment back, and the customer as it stands after it.' })
export class PointAdjustmentUndoPayload {
  @Field(() => PointEntry, { nullable: true, description: 'The last, where points of several lots were taken.' })
  entry?: object | null
  @Field(() => Customer, { nullable: true })
  customer?: object | null
  @Field(() => [UserError])
  userErrors!: readonly UserError[]
}
