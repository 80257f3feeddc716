// What is sent to pay with points. Stores and customers are named as on a receipt.
import { Field, ID, InputType, Int } from 'type-graphql'
import { SafeInt } from '../../platform/graphql/scalars.ts'

const KEY = { description: 'The same key and body again gets the first answer; another body is refused (POINT-5).' }

@InputType({ description: 'Who would pay how much of what with points.' })
class PointsAskedInput {
  @Field(() => ID)
  chainId!: string
  @Field(() => ID, { nullable: true, description: 'The store, by id or by storeCode.' })
  storeId?: string | null
  @Field(() => String, { nullable: true })
  storeCode?: string | null
  @Field(() => ID, { nullable: true, description: 'The customer, by id, memberNo or phone.' })
  customerId?: string | null
  @Field(() => String, { nullable: true })
  memberNo?: string | null
  @Field(() => String, { nullable: true })
  phone?: string | null
  @Field(() => SafeInt, { description: 'How many.' })
  points!: number
  @Field(() => SafeInt, { description: 'Sum of the receipt’s lines that are not at a special price, before points, in minor units.' })
  normalMinor!: number
  @Field(() => SafeInt, { nullable: true, description: 'Sum of its special-price lines, before points.' })
  specialMinor?: number | null
  @Field(() => String, KEY)
  idempotencyKey!: string
}

@InputType({ description: 'Points that pay part of a receipt (POINT-6). Record the receipt with what was paid after them.' })
export class PointsRedeemInput extends PointsAskedInput {
  @Field(() => String, { description: 'The receipt’s number, unique in the store; it may be recorded before or after.' })
  receiptNo!: string
}

@InputType({ description: 'A payment with points to be taken back.' })
export class PointsRedeemUndoInput {
  @Field(() => ID)
  redemptionId!: string
  @Field(() => String, { description: 'Why; at most 500 characters, no phone number.' })
  reason!: string
  @Field(() => String, KEY)
  idempotencyKey!: string
}

@InputType({ description: 'Points to put aside while somebody pays.' })
export class PointsHoldInput extends PointsAskedInput {
  @Field(() => Int, { nullable: true, description: 'After how many it ends by itself: 1 to 1,440, 15 where absent.' })
  minutes?: number | null
}

@InputType({ description: 'A hold whose points pay a receipt.' })
export class PointsHoldConfirmInput {
  @Field(() => ID)
  holdId!: string
  @Field(() => String, { description: 'The receipt’s number, unique in the store of the hold.' })
  receiptNo!: string
  @Field(() => String, KEY)
  idempotencyKey!: string
}

@InputType({ description: 'A hold to be let go.' })
export class PointsHoldCancelInput {
  @Field(() => ID)
  holdId!: string
  @Field(() => String, KEY)
  idempotencyKey!: string
}

@InputType({ description: 'Who would pay what with points.' })
export class PointsOfferInput {
  @Field(() => ID)
  chainId!: string
  @Field(() => ID, { description: 'As a look-up or a receipt named the customer.' })
  customerId!: string
  @Field(() => SafeInt, { description: 'Sum of the receipt’s lines that are not at a special price, in minor units.' })
  normalMinor!: number
  @Field(() => SafeInt, { nullable: true, description: 'Sum of its special-price lines.' })
  specialMinor?: number | null
}
