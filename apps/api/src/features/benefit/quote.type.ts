// A quote as it is asked for and as it is read.
import { QUOTE_FULL_PRICE, QUOTE_RULES, type LocalDate, type PolicyKind, type QuoteFullPrice, type QuoteRule } from '@keqing/domain'
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { Money } from '../../platform/graphql/money.type.ts'
import { publicNames } from '../../platform/graphql/public-names.ts'
import { LocalDateScalar, SafeInt } from '../../platform/graphql/scalars.ts'
import { BothLanguages, PolicyKindEnum } from '../policy/index.ts'

const QuoteRuleEnum = publicNames(QUOTE_RULES)
registerEnumType(QuoteRuleEnum, {
  name: 'QuoteRule',
  description:
    'What lowers a price: the tier, the member day, the birthday, a sale, a sale before it opens to all, buying again from the same associate.'
})
const QuoteFullPriceEnum = publicNames(QUOTE_FULL_PRICE)
registerEnumType(QuoteFullPriceEnum, {
  name: 'QuoteFullPrice',
  description:
    'Why a line costs its full price: it is at a special price, no benefit meets it, or it is for members only and may not be sold.'
})

@InputType({ description: 'A line to be priced. Its price is that of a unit or of the whole line: one of the two.' })
export class PurchaseQuoteLineInput {
  @Field(() => String)
  itemCode!: string
  @Field(() => String, { nullable: true, description: 'Absent: the known item’s.' })
  category?: string | null
  @Field(() => SafeInt, { description: 'At least 1.' })
  quantity!: number
  @Field(() => SafeInt, { nullable: true, description: 'Price of a unit before any discount, in minor units.' })
  unitMinor?: number | null
  @Field(() => SafeInt, { nullable: true, description: 'Price of the whole line before any discount, in minor units.' })
  amountMinor?: number | null
  @Field(() => Boolean, { nullable: true, description: 'Sold at a special price.' })
  specialPrice?: boolean | null
}

@InputType({
  description: 'A purchase to be priced. The customer by id, memberNo or phone, as when it is recorded; none: nobody in particular.'
})
export class PurchaseQuoteInput {
  @Field(() => ID)
  chainId!: string
  @Field(() => ID, { nullable: true, description: 'The store, by id or by storeCode.' })
  storeId?: string | null
  @Field(() => String, { nullable: true })
  storeCode?: string | null
  @Field(() => ID, { nullable: true })
  customerId?: string | null
  @Field(() => String, { nullable: true })
  memberNo?: string | null
  @Field(() => String, { nullable: true })
  phone?: string | null
  @Field(() => ID, { nullable: true, description: 'Who sells, by id or by sellerNo: for who buys again from the same associate.' })
  sellerId?: string | null
  @Field(() => String, { nullable: true })
  sellerNo?: string | null
  @Field(() => LocalDateScalar, {
    nullable: true,
    description:
      'Absent: today. For a day to come, rules that are scheduled until then count; the customer’s tier is today’s whichever day it is.'
  })
  on?: LocalDate | null
  @Field(() => [String], {
    nullable: true,
    description: 'Vouchers to pay with, by codes as typed or scanned: see payment. At most 20 with voucherIds.'
  })
  voucherCodes?: string[] | null
  @Field(() => [ID], { nullable: true, description: 'Vouchers to pay with, of those that a quote named.' })
  voucherIds?: string[] | null
  @Field(() => [PurchaseQuoteLineInput], { description: '1 to 200 lines.' })
  lines!: PurchaseQuoteLineInput[]
}

@ObjectType({ description: 'What lowered a price.', simpleResolvers: true })
export class QuoteReason {
  @Field(() => QuoteRuleEnum)
  rule!: QuoteRule
  @Field(() => Int, { description: 'So much of the price is paid by this rule alone.' })
  paysPercent!: number
  @Field(() => BothLanguages, { nullable: true, description: 'The sale, where it is one.' })
  saleName?: BothLanguages | null
}

@ObjectType({ description: 'A line with its price and why it is so.', simpleResolvers: true })
export class QuotedLine {
  @Field(() => String)
  itemCode!: string
  @Field(() => SafeInt)
  quantity!: number
  @Field(() => Money, { description: 'Before any discount.' })
  price!: Money
  @Field(() => Money)
  discount!: Money
  @Field(() => Money, { description: 'To be paid.' })
  pay!: Money
  @Field(() => [QuoteReason], { description: 'One, or several where the policy multiplies; none at the full price.' })
  reasons!: QuoteReason[]
  @Field(() => QuoteFullPriceEnum, { nullable: true, description: 'Absent where the price was lowered.' })
  fullPrice?: QuoteFullPrice | null
  @Field(() => Boolean, { description: 'False: for members only, and this customer is not one of them. Such a line is in no sum.' })
  sellable!: boolean
}

@ObjectType({ description: 'A policy that a quote was made by.', simpleResolvers: true })
export class QuotePolicy {
  @Field(() => PolicyKindEnum)
  kind!: PolicyKind
  @Field(() => ID, { description: 'The chain’s version.' })
  id!: string
  @Field(() => Int)
  version!: number
  @Field(() => ID, { nullable: true, description: 'The version of what the store has set for itself; absent: nothing.' })
  storeVersionId?: string | null
  @Field(() => Int, { nullable: true })
  storeVersion?: number | null
}

@ObjectType({
  description: 'What a purchase would cost, line by line, and what it would bring (BENEFIT-1). Nothing is kept.',
  simpleResolvers: true
})
export class PurchaseQuote {
  @Field(() => LocalDateScalar, { description: 'The day it is good for.' })
  on!: LocalDate
  @Field(() => String, { nullable: true, description: 'The customer’s tier; absent where there is none.' })
  tierKey?: string | null
  @Field(() => [QuotedLine], { description: 'In the order asked.' })
  lines!: QuotedLine[]
  @Field(() => Money, { description: 'Before any discount, of what may be sold.' })
  price!: Money
  @Field(() => Money)
  discount!: Money
  @Field(() => Money, { description: 'To be paid.' })
  pay!: Money
  @Field(() => SafeInt, {
    nullable: true,
    description: 'Points it would earn at this price, before vouchers: `payment` says what is earned after them; absent without a customer.'
  })
  points?: number | null
  @Field(() => [QuotePolicy], {
    description: 'The versions that decided it: of benefits, of earning, and by which the customer’s tier was decided.'
  })
  policies!: QuotePolicy[]
}
