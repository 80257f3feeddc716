// What is sent about purchases. Stores, customers, sellers and items are named by the till's own references or by id.
import type { DeclineReason, LocalDate } from '@keqing/domain'
import { Field, ID, InputType, Int } from 'type-graphql'
import { OrderDirectionEnum, type OrderDirection } from '../../platform/graphql/order.type.ts'
import { DateTime, LocalDateScalar, SafeInt } from '../../platform/graphql/scalars.ts'
import { DeclineReasonEnum, FactSourceEnum, PurchaseOrderFieldEnum, type FactSource } from './purchase.type.ts'

const KEY = {
  nullable: true,
  description: 'The same key and body again gets the first answer; another body is refused (TRUST 24).'
} as const

@InputType({ description: 'A line of a receipt, in the order of the receipt.' })
export class PurchaseLineInput {
  @Field(() => String, { description: 'An unknown code makes a new item.' })
  itemCode!: string
  @Field(() => String, { nullable: true, description: 'Kept with the item, unless it was edited by hand.' })
  itemName?: string | null
  @Field(() => String, { nullable: true, description: 'Kept with the item, unless it was edited by hand.' })
  category?: string | null
  @Field(() => SafeInt, { description: 'At least 1.' })
  quantity!: number
  @Field(() => SafeInt, { description: 'Paid for the whole line, tax included, after every discount (TERM-1), in minor units.' })
  amountMinor!: number
  @Field(() => Boolean, { nullable: true, description: 'Sold at a special price.' })
  specialPrice?: boolean | null
}

@InputType({ description: 'A receipt. Sending the same again changes nothing; the same number with other content is refused.' })
export class PurchaseRecordInput {
  @Field(() => ID)
  chainId!: string
  @Field(() => ID, { nullable: true, description: 'The store, by id or by storeCode.' })
  storeId?: string | null
  @Field(() => String, { nullable: true })
  storeCode?: string | null
  @Field(() => String, { description: 'The till’s own number, unique in the store.' })
  receiptNo!: string
  @Field(() => DateTime, { description: 'When it was bought; late and out-of-order receipts are fine, future ones are not.' })
  happenedAt!: Date
  @Field(() => ID, { nullable: true, description: 'The customer, by id, memberNo or phone; none: an anonymous receipt.' })
  customerId?: string | null
  @Field(() => String, { nullable: true })
  memberNo?: string | null
  @Field(() => String, { nullable: true })
  phone?: string | null
  @Field(() => DeclineReasonEnum, { nullable: true, description: 'Why the buyer of an anonymous receipt did not want to be registered.' })
  declineReason?: DeclineReason | null
  @Field(() => ID, { nullable: true, description: 'Who sold, by id or by sellerNo.' })
  sellerId?: string | null
  @Field(() => String, { nullable: true })
  sellerNo?: string | null
  @Field(() => [PurchaseLineInput], { description: '1 to 1,000 lines.' })
  lines!: PurchaseLineInput[]
}

@InputType({ description: 'Up to 100 receipts of one chain.' })
export class PurchaseRecordBatchInput {
  @Field(() => ID)
  chainId!: string
  @Field(() => [PurchaseRecordInput])
  purchases!: PurchaseRecordInput[]
}

@InputType({ description: 'A line of a return: an item, or a line of the named purchase.' })
export class ReturnLineInput {
  @Field(() => String, { nullable: true, description: 'The item; of a named purchase, its last line with that item first.' })
  itemCode?: string | null
  @Field(() => Int, { nullable: true, description: 'A line of the named purchase.' })
  purchaseLineNo?: number | null
  @Field(() => SafeInt, { description: 'At least 1.' })
  quantity!: number
}

@InputType({
  description:
    'A return. It names its purchase by purchaseId, or by store and purchaseReceiptNo; or it names none (TERM-1b) and then its customer by id, memberNo or phone. With neither, it is kept as unmatched.'
})
export class PurchaseReturnRecordInput {
  @Field(() => ID)
  chainId!: string
  @Field(() => ID, { nullable: true, description: 'The store that took it back, by id or by storeCode.' })
  storeId?: string | null
  @Field(() => String, { nullable: true })
  storeCode?: string | null
  @Field(() => String, { description: 'The till’s own number, unique in the store.' })
  returnNo!: string
  @Field(() => DateTime)
  happenedAt!: Date
  @Field(() => ID, { nullable: true })
  purchaseId?: string | null
  @Field(() => String, { nullable: true, description: 'Number of the receipt, of the store that takes it back.' })
  purchaseReceiptNo?: string | null
  @Field(() => ID, { nullable: true })
  customerId?: string | null
  @Field(() => String, { nullable: true })
  memberNo?: string | null
  @Field(() => String, { nullable: true })
  phone?: string | null
  @Field(() => [ReturnLineInput], { description: '1 to 1,000 lines.' })
  lines!: ReturnLineInput[]
}

@InputType({ description: 'Up to 100 returns of one chain.' })
export class PurchaseReturnRecordBatchInput {
  @Field(() => ID)
  chainId!: string
  @Field(() => [PurchaseReturnRecordInput])
  returns!: PurchaseReturnRecordInput[]
}

@InputType({ description: 'Goods brought back and others taken, in one act.' })
export class PurchaseExchangeInput {
  @Field(() => PurchaseReturnRecordInput)
  returned!: PurchaseReturnRecordInput
  @Field(() => PurchaseRecordInput)
  bought!: PurchaseRecordInput
  @Field(() => String, KEY)
  idempotencyKey?: string | null
}

@InputType({ description: 'A receipt recorded by mistake.' })
export class PurchaseVoidInput {
  @Field(() => ID)
  id!: string
  @Field(() => String, { description: 'Why; kept with the receipt. At most 500 characters, no phone number.' })
  reason!: string
  @Field(() => String, KEY)
  idempotencyKey?: string | null
}

@InputType({ description: 'A return recorded by mistake.' })
export class PurchaseReturnVoidInput {
  @Field(() => ID, { description: 'The return.' })
  id!: string
  @Field(() => String, { description: 'Why; kept with the return. At most 500 characters, no phone number.' })
  reason!: string
  @Field(() => String, KEY)
  idempotencyKey?: string | null
}

@InputType({ description: 'An anonymous receipt and the customer whose it was.' })
export class PurchaseClaimInput {
  @Field(() => ID)
  purchaseId!: string
  @Field(() => ID)
  customerId!: string
  @Field(() => String, KEY)
  idempotencyKey?: string | null
}

@InputType({ description: 'An anonymous receipt, and why its buyer did not want to be registered.' })
export class PurchaseDeclineInput {
  @Field(() => ID)
  purchaseId!: string
  @Field(() => DeclineReasonEnum)
  reason!: DeclineReason
}

@InputType({ description: 'Which purchases.' })
export class PurchaseFilter {
  @Field(() => String, { nullable: true, description: 'Part of the receipt number.' })
  search?: string | null
  @Field(() => [ID], { nullable: true })
  storeIds?: string[] | null
  @Field(() => ID, { nullable: true })
  customerId?: string | null
  @Field(() => Boolean, { nullable: true, description: 'Without a customer; false: with one.' })
  anonymous?: boolean | null
  @Field(() => LocalDateScalar, { nullable: true, description: 'First day of purchase.' })
  from?: LocalDate | null
  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day of purchase.' })
  to?: LocalDate | null
  @Field(() => Boolean, { nullable: true })
  voided?: boolean | null
  @Field(() => Boolean, { nullable: true, description: 'With units taken back.' })
  returned?: boolean | null
  @Field(() => ID, { nullable: true })
  sellerId?: string | null
  @Field(() => FactSourceEnum, { nullable: true })
  source?: FactSource | null
}

@InputType({ description: 'Order of purchases; the id settles ties.' })
export class PurchaseOrder {
  @Field(() => PurchaseOrderFieldEnum)
  field!: 'happenedAt' | 'amount'
  @Field(() => OrderDirectionEnum)
  direction!: OrderDirection
}

@InputType({ description: 'Which returns.' })
export class ReturnFilter {
  @Field(() => String, { nullable: true, description: 'Part of the return number.' })
  search?: string | null
  @Field(() => [ID], { nullable: true })
  storeIds?: string[] | null
  @Field(() => Boolean, { nullable: true, description: 'With units that found no purchase (TERM-1b).' })
  unmatched?: boolean | null
  @Field(() => LocalDateScalar, { nullable: true })
  from?: LocalDate | null
  @Field(() => LocalDateScalar, { nullable: true })
  to?: LocalDate | null
}
