// What is public of a till's use of vouchers: which of a customer's apply, what is put aside, what was paid.
import { VOUCHER_BARS, type LocalDate, type VoucherBar } from '@keqing/domain'
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { Money } from '../../platform/graphql/money.type.ts'
import { publicNames } from '../../platform/graphql/public-names.ts'
import { DateTime, LocalDateScalar, SafeInt } from '../../platform/graphql/scalars.ts'
import { UserError } from '../../platform/graphql/user-error.type.ts'
import { BothLanguages } from '../policy/index.ts'
import { PointRedemption } from '../redemption/index.ts'
import { TILL_HOLD_STATES, type TillHoldState } from './till-hold.sql.ts'

const VoucherBarEnum = publicNames(VOUCHER_BARS)
registerEnumType(VoucherBarEnum, { name: 'VoucherBar', description: 'Why a voucher does not apply to a purchase.' })
const TillHoldStateEnum = publicNames(TILL_HOLD_STATES)
registerEnumType(TillHoldStateEnum, {
  name: 'TillHoldState',
  description: 'A hold is active until it is confirmed, cancelled or its time is over.'
})

const KEY = { description: 'The same key and body again gets the first answer; another body is refused (TRUST 24).' }

@InputType({ description: 'A line of the receipt as it would be paid: after discounts, before vouchers and points.' })
export class TillLineInput {
  @Field(() => String, { nullable: true, description: 'Tells the category, where that is absent.' })
  itemCode?: string | null
  @Field(() => String, { nullable: true })
  category?: string | null
  @Field(() => SafeInt, { description: 'What the line costs, in minor units.' })
  amountMinor!: number
  @Field(() => Boolean, { nullable: true, description: 'Sold at a special price.' })
  specialPrice?: boolean | null
}

@InputType({ description: 'A voucher: by its code, as typed or scanned, or by the id that a quote gave.' })
export class TillVoucherInput {
  @Field(() => String, { nullable: true })
  code?: string | null
  @Field(() => ID, { nullable: true })
  id?: string | null
}

@InputType()
abstract class TillAskedInput {
  @Field(() => ID)
  chainId!: string
  @Field(() => ID, { nullable: true, description: 'The store, by id or by storeCode.' })
  storeId?: string | null
  @Field(() => String, { nullable: true })
  storeCode?: string | null
  @Field(() => ID, { nullable: true, description: 'The customer, by id, memberNo or phone; where a code is given it tells.' })
  customerId?: string | null
  @Field(() => String, { nullable: true })
  memberNo?: string | null
  @Field(() => String, { nullable: true })
  phone?: string | null
  @Field(() => [TillVoucherInput], { description: 'At most 20, taken one after the other.' })
  vouchers!: TillVoucherInput[]
  @Field(() => [TillLineInput], { description: '1 to 200 lines.' })
  lines!: TillLineInput[]
  @Field(() => String, KEY)
  idempotencyKey!: string
}

@InputType({ description: 'Vouchers, and points after them, to put aside while somebody pays.' })
export class TillHoldInput extends TillAskedInput {
  @Field(() => SafeInt, { nullable: true, description: 'Points that pay what vouchers leave (POINT-6).' })
  points?: number | null
  @Field(() => Int, { nullable: true, description: 'After how many it ends by itself: 1 to 1,440, 15 where absent.' })
  minutes?: number | null
}

@InputType({ description: 'Vouchers that pay part of a receipt at once.' })
export class VoucherRedeemInput extends TillAskedInput {
  @Field(() => String, { description: 'The receipt’s number, unique in the store; it may be recorded before or after.' })
  receiptNo!: string
}

@InputType({ description: 'A voucher’s payment to be taken back.' })
export class VoucherRedeemUndoInput {
  @Field(() => ID, { description: 'The payment: VoucherRedemption.id.' })
  redemptionId!: string
  @Field(() => String, { description: 'Why; at most 500 characters, no phone number.' })
  reason!: string
  @Field(() => String, KEY)
  idempotencyKey!: string
}

@InputType({ description: 'A hold that pays a receipt.' })
export class TillHoldConfirmInput {
  @Field(() => ID)
  holdId!: string
  @Field(() => String, { description: 'The receipt’s number, unique in the store of the hold.' })
  receiptNo!: string
  @Field(() => String, KEY)
  idempotencyKey!: string
}

@InputType({ description: 'A hold to be let go.' })
export class TillHoldCancelInput {
  @Field(() => ID)
  holdId!: string
  @Field(() => String, KEY)
  idempotencyKey!: string
}

@ObjectType({
  description: 'A customer’s voucher at the counter: what it is, and what it would do for this purchase alone.',
  simpleResolvers: true
})
export class QuotedVoucher {
  @Field(() => ID)
  id!: string
  @Field(() => String, {
    nullable: true,
    description: 'Of its code the last four characters; absent for who may neither redeem nor read vouchers.'
  })
  maskedCode?: string | null
  @Field(() => BothLanguages)
  name!: BothLanguages
  @Field(() => Int, { description: 'The version of its definition.' })
  version!: number
  @Field(() => Int, { nullable: true, description: 'Of the policy it was issued under: see Voucher.policyVersion.' })
  policyVersion?: number | null
  @Field(() => Money, { description: 'What is left on it.' })
  left!: Money
  @Field(() => LocalDateScalar, { description: 'The last day.' })
  goodUntil!: LocalDate
  @Field(() => Money, { description: 'What it would take off, were it the only one.' })
  off!: Money
  @Field(() => VoucherBarEnum, { nullable: true, description: 'Why it takes off nothing; absent where it applies.' })
  bar?: VoucherBar | null
}

@ObjectType({ description: 'What the vouchers asked for would do together, one after the other.', simpleResolvers: true })
export class QuotedPayment {
  @Field(() => [QuotedVoucher], { description: 'In the order asked, codes first, each with what it takes off beside the others.' })
  vouchers!: QuotedVoucher[]
  @Field(() => Money, { description: 'Taken off by all of them.' })
  off!: Money
  @Field(() => [Money], { description: 'What is left to pay of each line, in their order; what may not be sold is 0.' })
  lines!: Money[]
  @Field(() => Money, { description: 'Left to pay.' })
  pay!: Money
  @Field(() => Int, { nullable: true, description: 'Points that what is left to pay would earn; absent where nobody would.' })
  points?: number | null
}

@ObjectType({ description: 'A voucher that paid part of a receipt.', simpleResolvers: true })
export class VoucherRedemption {
  @Field(() => ID)
  id!: string
  @Field(() => String, { description: 'The receipt, by its number in the store; it may be recorded later.' })
  receiptNo!: string
  @Field(() => LocalDateScalar)
  redeemedOn!: LocalDate
  @Field(() => DateTime)
  redeemedAt!: Date
  @Field(() => Int, { description: 'The version of the voucher’s definition, by whose terms it paid.' })
  version!: number
  @Field(() => Int, { nullable: true, description: 'Of the policy that the voucher was issued under: see Voucher.policyVersion.' })
  policyVersion?: number | null
  @Field(() => DateTime, { nullable: true, description: 'When it was taken back, since no such receipt was recorded.' })
  undoneAt?: Date | null
  @Field(() => String, { nullable: true, description: 'Why it was taken back.' })
  undoReason?: string | null
}

@ObjectType({ description: 'A voucher that is put aside.', simpleResolvers: true })
export class HeldVoucher {
  @Field(() => ID)
  voucherId!: string
}

@ObjectType({ description: 'Vouchers and points put aside while somebody pays.', simpleResolvers: true })
export class TillHold {
  @Field(() => ID)
  id!: string
  @Field(() => TillHoldStateEnum)
  state!: TillHoldState
  @Field(() => DateTime)
  heldAt!: Date
  @Field(() => DateTime, { description: 'When it ends by itself.' })
  expiresAt!: Date
}

@ObjectType({ description: 'The hold, and what is left to pay.' })
export class TillHoldPayload {
  @Field(() => TillHold, { nullable: true })
  hold?: object | null
  @Field(() => [Money], { nullable: true, description: 'Of each line, in their order: to record the receipt with. Of a new hold alone.' })
  lines?: readonly object[] | null
  @Field(() => [UserError])
  userErrors!: readonly UserError[]
}

@ObjectType({ description: 'What paid the receipt.' })
export class TillPayPayload {
  @Field(() => TillHold, { nullable: true, description: 'The hold that did, where it was one.' })
  hold?: object | null
  @Field(() => [VoucherRedemption], { nullable: true })
  vouchers?: readonly object[] | null
  @Field(() => PointRedemption, { nullable: true })
  points?: object | null
  @Field(() => [Money], { nullable: true, description: 'What is left to pay of each line, in their order, where vouchers paid at once.' })
  lines?: readonly object[] | null
  @Field(() => [UserError])
  userErrors!: readonly UserError[]
}

@ObjectType({ description: 'The payment as it stands now.' })
export class VoucherRedeemUndoPayload {
  @Field(() => VoucherRedemption, { nullable: true })
  redemption?: object | null
  @Field(() => [UserError])
  userErrors!: readonly UserError[]
}
