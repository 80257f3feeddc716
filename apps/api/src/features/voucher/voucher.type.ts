// What is public of vouchers (BENEFIT-2): what a chain has, what a customer has, and what moved.
import {
  OCCASIONS,
  VOUCHER_KINDS,
  VOUCHER_SOURCES,
  VOUCHER_STATES,
  type LocalDate,
  type Occasion,
  type VoucherKind,
  type VoucherSource
} from '@keqing/domain'
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { connectionOf } from '../../platform/graphql/connection.ts'
import { publicNames } from '../../platform/graphql/public-names.ts'
import { DateTime, LocalDateScalar, SafeInt } from '../../platform/graphql/scalars.ts'
import { UserError } from '../../platform/graphql/user-error.type.ts'

export const VoucherStateEnum = publicNames(VOUCHER_STATES)
registerEnumType(VoucherStateEnum, {
  name: 'VoucherState',
  description: 'How a voucher stands today. PARTLY_USED: something is left on it. USED: nothing is, though a return may give some back.'
})
export const VoucherSourceEnum = publicNames(VOUCHER_SOURCES)
registerEnumType(VoucherSourceEnum, {
  name: 'VoucherSource',
  description: 'How it was issued: by hand, to many at once, by a rule of the benefit policy, for points.'
})
const VoucherKindEnum = publicNames(VOUCHER_KINDS)
registerEnumType(VoucherKindEnum, { name: 'VoucherEntryKind', description: 'Why a voucher’s value moved.' })
const VoucherOccasionEnum = publicNames(OCCASIONS)
registerEnumType(VoucherOccasionEnum, { name: 'VoucherOccasion', description: 'What a voucher was promised for.' })

@ObjectType({
  description: 'What a voucher promises. Terms never change: an edit of the definition is a further version.',
  simpleResolvers: true
})
export class VoucherTerms {
  @Field(() => [String], { description: 'Goods it does not pay for.' })
  excludedCategories!: readonly string[]
  @Field(() => Boolean, { description: 'Whether it pays lines at a special price too.' })
  onSpecialPrice!: boolean
  @Field(() => Boolean, { description: 'Whether what one receipt does not need stays on it; otherwise that is lost.' })
  partRedemption!: boolean
  @Field(() => Int, { nullable: true, description: 'Good for so many days after its first; absent where it ends on a day.' })
  validDays?: number | null
  @Field(() => LocalDateScalar, { nullable: true, description: 'The last day of all that are issued.' })
  validUntil?: LocalDate | null
  @Field(() => Int, {
    description: 'What a return gives back is good until the voucher’s end or so many days after the return, whichever is later.'
  })
  givenBackDays!: number
  @Field(() => Int, {
    nullable: true,
    description: 'The most that one customer gets, those made void before anything of them was used apart; absent: any number.'
  })
  mostPerCustomer?: number | null
  @Field(() => Int, {
    nullable: true,
    description: 'The most that are issued in all, those made void before anything of them was used apart.'
  })
  mostInAll?: number | null
  @Field(() => Boolean, { description: 'Whether customers may take it for points (POINT-6).' })
  forPoints!: boolean
}

@ObjectType({ description: 'A kind of voucher that a chain issues.', simpleResolvers: true })
export class VoucherDefinition {
  @Field(() => ID)
  id!: string
  @Field(() => String, { description: 'The chain’s own name for it, unique there.' })
  key!: string
  @Field(() => Int, { description: 'Of the terms by which it is issued now. Sent back when it is changed.' })
  version!: number
  @Field(() => DateTime, { nullable: true, description: 'Since when none is issued by it.' })
  closedAt?: Date | null
  @Field(() => DateTime)
  createdAt!: Date
}

@ObjectType({ description: 'A customer’s voucher, by the terms that held when it was issued.', simpleResolvers: true })
export class Voucher {
  @Field(() => ID)
  id!: string
  @Field(() => Int, { description: 'The version of its definition.' })
  version!: number
  @Field(() => VoucherSourceEnum)
  source!: VoucherSource
  @Field(() => Int, {
    nullable: true,
    description:
      'The version of the benefit policy that promised it, or of the earning rules by whose rate points paid for it; absent where it was given by hand or to many.'
  })
  policyVersion?: number | null
  @Field(() => VoucherOccasionEnum, { nullable: true })
  occasion?: Occasion | null
  @Field(() => LocalDateScalar, { nullable: true, description: 'The day of the occasion.' })
  occasionOn?: LocalDate | null
  @Field(() => String, { nullable: true, description: 'Why it was issued.' })
  reason?: string | null
  @Field(() => LocalDateScalar)
  issuedOn!: LocalDate
  @Field(() => LocalDateScalar, { description: 'The first day on which it may be used.' })
  validFrom!: LocalDate
  @Field(() => LocalDateScalar, { description: 'The last day, with what a return has added to it.' })
  goodUntil!: LocalDate
  @Field(() => DateTime)
  recordedAt!: Date
}

@ObjectType({ description: 'One immutable line of a voucher’s ledger; what is left is their sum.', simpleResolvers: true })
export class VoucherEntry {
  @Field(() => ID)
  id!: string
  @Field(() => VoucherKindEnum)
  kind!: VoucherKind
  @Field(() => Int, { description: 'The version of the definition by whose terms it was posted.' })
  version!: number
  @Field(() => LocalDateScalar)
  happenedOn!: LocalDate
  @Field(() => DateTime)
  recordedAt!: Date
  @Field(() => LocalDateScalar, { nullable: true, description: 'Of what came back: until when it is good.' })
  goodUntil?: LocalDate | null
  @Field(() => String, { nullable: true, description: 'Why it was voided.' })
  reason?: string | null
}

const voucherConnection = connectionOf(() => Voucher, 'Voucher')
export const VoucherConnection = voucherConnection.Connection
const definitionConnection = connectionOf(() => VoucherDefinition, 'VoucherDefinition')
export const VoucherDefinitionConnection = definitionConnection.Connection

@ObjectType({ description: 'The definition as it stands now.' })
export class VoucherDefinitionPayload {
  @Field(() => VoucherDefinition, { nullable: true })
  definition?: object | null
  @Field(() => [UserError])
  userErrors!: readonly UserError[]
}

@ObjectType({ description: 'The voucher as it stands now.' })
export class VoucherPayload {
  @Field(() => Voucher, { nullable: true })
  voucher?: object | null
  @Field(() => [UserError])
  userErrors!: readonly UserError[]
}

@ObjectType({ description: 'A whole code.' })
export class VoucherRevealPayload {
  @Field(() => String, { nullable: true, description: 'In groups, as it is printed.' })
  code?: string | null
  @Field(() => [UserError])
  userErrors!: readonly UserError[]
}

@ObjectType({ description: 'The voucher, and what it cost.' })
export class PointsToVoucherPayload {
  @Field(() => Voucher, { nullable: true, description: 'Null for a customer out of the reader’s scope, though it was issued.' })
  voucher?: object | null
  @Field(() => ID, { nullable: true })
  voucherId?: string | null
  @Field(() => SafeInt, { nullable: true, description: 'Points that paid for it.' })
  points?: number | null
  @Field(() => [UserError])
  userErrors!: readonly UserError[]
}
