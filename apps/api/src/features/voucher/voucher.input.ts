// What is sent about vouchers, and by what their lists are narrowed.
import type { LocalDate, VoucherSource, VoucherState } from '@keqing/domain'
import { ArgsType, Field, ID, InputType, Int, registerEnumType } from 'type-graphql'
import { OrderDirectionEnum, type OrderDirection } from '../../platform/graphql/order.type.ts'
import { LocalDateScalar, SafeInt } from '../../platform/graphql/scalars.ts'
import { BothLanguages } from '../policy/index.ts'
import { VoucherSourceEnum, VoucherStateEnum } from './voucher.type.ts'

const KEY = { description: 'The same key and body again gets the first answer; another body is refused (TRUST 24).' }

@InputType()
abstract class VoucherTermsInput {
  @Field(() => BothLanguages, { description: 'At most 80 characters in each language.' })
  name!: BothLanguages
  @Field(() => SafeInt, { description: 'Its value in minor units, at least 1.' })
  faceMinor!: number
  @Field(() => SafeInt, { nullable: true, description: 'What the goods it may pay for must come to, after discounts; absent: anything.' })
  minimumMinor?: number | null
  @Field(() => [String], { nullable: true, description: 'Goods it does not pay for, at most 100 categories.' })
  excludedCategories?: string[] | null
  @Field(() => [ID], { nullable: true, description: 'Where it may be used; none: everywhere.' })
  storeIds?: string[] | null
  @Field(() => Boolean, { nullable: true, description: 'Whether it pays lines at a special price too; absent: no.' })
  onSpecialPrice?: boolean | null
  @Field(() => Boolean, { nullable: true, description: 'Whether what one receipt does not need stays on it; absent: no.' })
  partRedemption?: boolean | null
  @Field(() => Int, {
    nullable: true,
    description: 'Good for so many days after its first; 90 where neither this nor validUntil is given.'
  })
  validDays?: number | null
  @Field(() => LocalDateScalar, { nullable: true, description: 'The last day of all of them; instead of validDays.' })
  validUntil?: LocalDate | null
  @Field(() => Int, {
    nullable: true,
    description: 'What a return gives back is good for so many days after it where the voucher ends earlier, 0 to 365; absent: 14.'
  })
  givenBackDays?: number | null
  @Field(() => Int, { nullable: true, description: 'The most that one customer gets.' })
  mostPerCustomer?: number | null
  @Field(() => Int, { nullable: true, description: 'The most that are issued in all.' })
  mostInAll?: number | null
  @Field(() => Boolean, { nullable: true, description: 'Whether customers may take it for points; absent: no.' })
  forPoints?: boolean | null
}

@InputType({ description: 'A further kind of voucher.' })
export class VoucherDefinitionCreateInput extends VoucherTermsInput {
  @Field(() => ID)
  chainId!: string
  @Field(() => String, { description: 'The chain’s own name for it: letters, digits, dots, hyphens; at most 40.' })
  key!: string
  @Field(() => String, KEY)
  idempotencyKey!: string
}

@InputType({ description: 'Terms as they are to be from now on, all of them. Vouchers that were issued keep theirs.' })
export class VoucherDefinitionUpdateInput extends VoucherTermsInput {
  @Field(() => ID)
  id!: string
  @Field(() => Int, { description: 'The version that was read; another one since is told (CHANGED_MEANWHILE).' })
  version!: number
}

@InputType({ description: 'Which definition.' })
export class VoucherDefinitionInput {
  @Field(() => ID)
  id!: string
}

@InputType({ description: 'One voucher for one customer.' })
export class VoucherIssueInput {
  @Field(() => ID)
  definitionId!: string
  @Field(() => ID)
  customerId!: string
  @Field(() => LocalDateScalar, { nullable: true, description: 'The first day on which it may be used; absent: today.' })
  validFrom?: LocalDate | null
  @Field(() => String, { description: 'Why; at most 500 characters, no phone number.' })
  reason!: string
  @Field(() => String, KEY)
  idempotencyKey!: string
}

@InputType({ description: 'A voucher to be taken back.' })
export class VoucherVoidInput {
  @Field(() => ID)
  id!: string
  @Field(() => String, { description: 'Why; at most 500 characters, no phone number.' })
  reason!: string
  @Field(() => String, KEY)
  idempotencyKey!: string
}

@InputType({ description: 'Which voucher.' })
export class VoucherRevealInput {
  @Field(() => ID)
  id!: string
}

@InputType({ description: 'Whose points become which voucher.' })
export class PointsToVoucherInput {
  @Field(() => ID)
  chainId!: string
  @Field(() => ID, { description: 'As a look-up or a receipt named the customer.' })
  customerId!: string
  @Field(() => ID, { description: 'One that is given for points.' })
  definitionId!: string
  @Field(() => String, KEY)
  idempotencyKey!: string
}

@InputType({ description: 'All that is given must hold.' })
export class VoucherFilter {
  @Field(() => ID, { nullable: true })
  customerId?: string | null
  @Field(() => ID, { nullable: true })
  definitionId?: string | null
  @Field(() => ID, { nullable: true, description: 'Issued by this act on many.' })
  batchId?: string | null
  @Field(() => [VoucherStateEnum], { nullable: true, description: 'As of today.' })
  states?: VoucherState[] | null
  @Field(() => [VoucherSourceEnum], { nullable: true })
  sources?: VoucherSource[] | null
  @Field(() => [ID], { nullable: true, description: 'Home stores of the customers.' })
  storeIds?: string[] | null
  @Field(() => LocalDateScalar, { nullable: true })
  issuedFrom?: LocalDate | null
  @Field(() => LocalDateScalar, { nullable: true })
  issuedTo?: LocalDate | null
  @Field(() => LocalDateScalar, { nullable: true, description: 'By the last day it was issued with.' })
  endsFrom?: LocalDate | null
  @Field(() => LocalDateScalar, { nullable: true })
  endsTo?: LocalDate | null
}

export const VoucherOrderFieldEnum = { ISSUED: 'issued', ENDS: 'ends' } as const
export type VoucherOrderField = (typeof VoucherOrderFieldEnum)[keyof typeof VoucherOrderFieldEnum]
registerEnumType(VoucherOrderFieldEnum, {
  name: 'VoucherOrderField',
  description: 'By when it was issued, or by the last day it was issued with.'
})

@InputType({ description: 'An order; ties go by id.' })
export class VoucherOrder {
  @Field(() => VoucherOrderFieldEnum)
  field!: VoucherOrderField
  @Field(() => OrderDirectionEnum)
  direction!: OrderDirection
}

@ArgsType()
export class VouchersArgs {
  @Field(() => ID, { description: 'The chain.' })
  chainId!: string
  @Field(() => Int, { defaultValue: 50, description: 'How many, 1 to 100.' })
  first!: number
  @Field(() => String, { nullable: true, description: 'Cursor of the last one seen, of the same order.' })
  after?: string | null
  @Field(() => VoucherFilter, { nullable: true, description: 'By what to narrow; all of it must hold.' })
  filter?: VoucherFilter | null
  @Field(() => VoucherOrder, { nullable: true, description: 'By what to order; the latest issued first where absent.' })
  order?: VoucherOrder | null
}

@ArgsType()
export class VoucherDefinitionsArgs {
  @Field(() => ID, { description: 'The chain.' })
  chainId!: string
  @Field(() => Int, { defaultValue: 50, description: 'How many, 1 to 100.' })
  first!: number
  @Field(() => String, { nullable: true, description: 'Cursor of the last one seen.' })
  after?: string | null
  @Field(() => Boolean, { defaultValue: false, description: 'Those by which none is issued any more as well.' })
  includeClosed!: boolean
  @Field(() => String, { nullable: true, description: 'Only those whose key or name, in either language, has this in it.' })
  search?: string | null
  @Field(() => Boolean, { defaultValue: false, description: 'Only those that customers may have for points.' })
  forPoints!: boolean
  @Field(() => [SafeInt], {
    nullable: true,
    description: 'Only those made for vouchers of these values, in minor units, that the benefit policy promises on occasions.'
  })
  promisedMinors?: number[] | null
}
