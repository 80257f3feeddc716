// What is public of purchases. Rows come from purchase.sql.ts; fields that need more live in purchase-fields.resolver.ts.
import { DECLINE_REASONS, type DeclineReason, type LocalDate } from '@keqing/domain'
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { connectionOf } from '../../platform/graphql/connection.ts'
import { DateTime, LocalDateScalar, SafeInt } from '../../platform/graphql/scalars.ts'
import { UserError } from '../../platform/graphql/user-error.type.ts'

export type FactSource = 'till' | 'admin' | 'import'
export const FactSourceEnum = { TILL: 'till', ADMIN: 'admin', IMPORT: 'import' } as const
registerEnumType(FactSourceEnum, {
  name: 'FactSource',
  description: 'Where a fact came from: a connected till, this product’s own pages, or an import.'
})

/** noReason is NO_REASON to the outside. */
export const DeclineReasonEnum = Object.fromEntries(
  DECLINE_REASONS.map(reason => [reason.replaceAll(/[A-Z]/g, letter => `_${letter}`).toUpperCase(), reason])
) as Readonly<Record<string, DeclineReason>>
registerEnumType(DeclineReasonEnum, {
  name: 'DeclineReason',
  description:
    'Why a buyer did not want to be registered (PROFILE-4): fear of being pestered, of losing the initiative, no good reason given, not a real buyer.'
})

export const PurchaseOrderFieldEnum = { HAPPENED_AT: 'happenedAt', AMOUNT: 'amount' } as const
registerEnumType(PurchaseOrderFieldEnum, { name: 'PurchaseOrderField', description: 'What a list of purchases is ordered by.' })

@ObjectType({
  description:
    'A receipt (TERM-1). Its number is unique in its store. What comes later (returns, a claim, a void) never changes what was recorded.',
  simpleResolvers: true
})
export class Purchase {
  @Field(() => ID)
  id!: string
  @Field(() => String, { description: 'The till’s own number, unique in the store.' })
  receiptNo!: string
  @Field(() => DateTime, { description: 'When it was bought.' })
  happenedAt!: Date
  @Field(() => LocalDateScalar, { description: 'The day it was bought, in the chain’s time zone.' })
  purchasedOn!: LocalDate
  @Field(() => DateTime, { description: 'When it became known here (TIME-3).' })
  recordedAt!: Date
  @Field(() => FactSourceEnum)
  source!: FactSource
  @Field(() => DateTime, { nullable: true, description: 'When a customer claimed this anonymous receipt.' })
  claimedAt?: Date | null
  @Field(() => Boolean, {
    description: 'Claimed more than 7 days after the purchase: it stays anonymous for its month’s registration rate (TERM-3).'
  })
  claimedLate!: boolean
  @Field(() => DeclineReasonEnum, {
    nullable: true,
    description: 'Why the buyer of an anonymous receipt did not want to be registered (PROFILE-4).'
  })
  declineReason?: DeclineReason | null
  @Field(() => SafeInt, { description: 'Units bought, returned ones included.' })
  units!: number
  @Field(() => SafeInt)
  returnedUnits!: number
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'The day its last unit came back: from then on it no longer counts as a purchase (TERM-1).'
  })
  returnedInFullOn?: LocalDate | null
  @Field(() => DateTime, { nullable: true, description: 'Corrected: it counts as if it had never happened.' })
  voidedAt?: Date | null
  @Field(() => String, { nullable: true })
  voidReason?: string | null
}

@ObjectType({
  description: 'A line of a receipt. Equal lines are distinct: a line is known by its number (TERM-1).',
  simpleResolvers: true
})
export class PurchaseLine {
  @Field(() => Int, { description: 'Its place on the receipt, from 1.' })
  lineNo!: number
  @Field(() => SafeInt)
  quantity!: number
  @Field(() => Boolean, { description: 'Sold at a special price.' })
  specialPrice!: boolean
  @Field(() => SafeInt, { description: 'Units taken back by returns, named and unnamed (TERM-1b).' })
  returnedUnits!: number
}

const purchaseConnection = connectionOf(() => Purchase, 'Purchase')
export const PurchaseConnection = purchaseConnection.Connection

@ObjectType({ description: 'A recorded receipt.' })
export class PurchaseRecordPayload {
  @Field(() => Purchase, { nullable: true, description: 'The receipt as it stands; null where it was refused.' })
  purchase?: object | null
  @Field(() => Boolean, { description: 'This very receipt was already here: nothing was changed.' })
  repeated!: boolean
  @Field(() => [UserError])
  userErrors!: readonly UserError[]
}

@ObjectType({ description: 'Outcomes of a batch, in the order sent. One refused receipt does not keep the others out.' })
export class PurchaseRecordBatchPayload {
  @Field(() => [PurchaseRecordPayload])
  results!: readonly PurchaseRecordPayload[]
  @Field(() => [UserError], { description: 'What is wrong with the batch as a whole.' })
  userErrors!: readonly UserError[]
}

@ObjectType({ description: 'A voided receipt.' })
export class PurchaseVoidPayload {
  @Field(() => Purchase, { nullable: true })
  purchase?: object | null
  @Field(() => [UserError])
  userErrors!: readonly UserError[]
}

@ObjectType({ description: 'A claimed or declined anonymous receipt.' })
export class PurchaseClaimPayload {
  @Field(() => Purchase, { nullable: true })
  purchase?: object | null
  @Field(() => [UserError])
  userErrors!: readonly UserError[]
}
