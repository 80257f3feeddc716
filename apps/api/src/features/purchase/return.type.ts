// What is public of returns. A return names its purchase, or names none and is matched by TERM-1b.
import type { LocalDate } from '@keqing/domain'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import { connectionOf } from '../../platform/graphql/connection.ts'
import { DateTime, LocalDateScalar, SafeInt } from '../../platform/graphql/scalars.ts'
import { UserError } from '../../platform/graphql/user-error.type.ts'
import { FactSourceEnum, Purchase, type FactSource } from './purchase.type.ts'

@ObjectType({ description: 'Goods brought back (TERM-1, TERM-1b).', simpleResolvers: true })
export class PurchaseReturn {
  @Field(() => ID)
  id!: string
  @Field(() => String, { description: 'The till’s own number, unique in the store.' })
  returnNo!: string
  @Field(() => DateTime)
  happenedAt!: Date
  @Field(() => LocalDateScalar, { description: 'The day it was brought back, in the chain’s time zone.' })
  returnedOn!: LocalDate
  @Field(() => DateTime, { description: 'When it became known here (TIME-3).' })
  recordedAt!: Date
  @Field(() => FactSourceEnum)
  source!: FactSource
  @Field(() => SafeInt)
  units!: number
  @Field(() => SafeInt, { description: 'Units that found no purchase: they touch neither points nor purchase counts (TERM-1b).' })
  unmatchedUnits!: number
  @Field(() => DateTime, { nullable: true, description: 'It or the purchase it names was voided: it counts as if it had never happened.' })
  voidedAt?: Date | null
  @Field(() => String, { nullable: true, description: 'Why it was voided; the purchase’s reason where it went with that.' })
  voidReason?: string | null
}

@ObjectType({ description: 'A line of a return.', simpleResolvers: true })
export class ReturnLine {
  @Field(() => Int)
  lineNo!: number
  @Field(() => SafeInt)
  quantity!: number
  @Field(() => SafeInt)
  unmatchedUnits!: number
}

const purchaseReturnConnection = connectionOf(() => PurchaseReturn, 'PurchaseReturn')
export const PurchaseReturnConnection = purchaseReturnConnection.Connection

@ObjectType({ description: 'A recorded return.' })
export class PurchaseReturnPayload {
  @Field(() => PurchaseReturn, { nullable: true, description: 'The return as it stands; null where it was refused.' })
  purchaseReturn?: object | null
  @Field(() => Boolean, { description: 'This very return was already here: nothing was changed.' })
  repeated!: boolean
  @Field(() => [UserError])
  userErrors!: readonly UserError[]
}

@ObjectType({ description: 'A voided return.' })
export class PurchaseReturnVoidPayload {
  @Field(() => PurchaseReturn, { nullable: true, description: 'The return as it stands; null where the void was refused.' })
  purchaseReturn?: object | null
  @Field(() => [UserError], { description: 'Why it was refused; empty where it was done.' })
  userErrors!: readonly UserError[]
}

@ObjectType({ description: 'Outcomes of a batch, in the order sent. One refused return does not keep the others out.' })
export class PurchaseReturnRecordBatchPayload {
  @Field(() => [PurchaseReturnPayload])
  results!: readonly PurchaseReturnPayload[]
  @Field(() => [UserError], { description: 'What is wrong with the batch as a whole.' })
  userErrors!: readonly UserError[]
}

@ObjectType({ description: 'Both sides of an exchange: recorded together or not at all.' })
export class PurchaseExchangePayload {
  @Field(() => Purchase, { nullable: true })
  purchase?: object | null
  @Field(() => PurchaseReturn, { nullable: true })
  purchaseReturn?: object | null
  @Field(() => [UserError])
  userErrors!: readonly UserError[]
}
