// What is sent and answered about vouchers issued to many.
import type { LocalDate } from '@keqing/domain'
import { ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { connectionOf } from '../../platform/graphql/connection.ts'
import { publicNames } from '../../platform/graphql/public-names.ts'
import { DateTime, LocalDateScalar } from '../../platform/graphql/scalars.ts'
import { RefusalCodeEnum, UserError } from '../../platform/graphql/user-error.type.ts'
import { CustomerFilter } from '../customer-list/index.ts'
import { BATCH_SOURCES, BATCH_STATES, type BatchSource, type BatchState } from './batch.sql.ts'

const BatchStateEnum = publicNames(BATCH_STATES)
registerEnumType(BatchStateEnum, {
  name: 'VoucherBatchState',
  description: 'How far an act on many is. FAILED: a fault of ours ended it; what it issued stays.'
})
const BatchSourceEnum = publicNames(BATCH_SOURCES)
registerEnumType(BatchSourceEnum, { name: 'VoucherBatchSource', description: 'Chosen one by one, or by a list’s filter.' })

@InputType({ description: 'One voucher each for many, named or found by a filter.' })
export class VoucherBatchStartInput {
  @Field(() => ID)
  chainId!: string
  @Field(() => ID)
  definitionId!: string
  @Field(() => [ID], { nullable: true, description: '1 to 1,000 of them; or a filter.' })
  customerIds?: string[] | null
  @Field(() => CustomerFilter, { nullable: true, description: 'All that `customers` shows by it, at most 100,000; or their ids.' })
  filter?: CustomerFilter | null
  @Field(() => Int, {
    nullable: true,
    description: 'How many the dry run said they are. Where there is another number by now, nothing is issued (CHANGED_MEANWHILE).'
  })
  chosen?: number | null
  @Field(() => LocalDateScalar, { nullable: true, description: 'The first day on which they may be used; absent: today.' })
  validFrom?: LocalDate | null
  @Field(() => String, { description: 'Why; at most 500 characters, no phone number.' })
  reason!: string
  @Field(() => Boolean, { defaultValue: false, description: 'Says how many they are, and writes nothing.' })
  dryRun!: boolean
  @Field(() => String, { nullable: true, description: 'Required but for a dry run: the same again gives the first answer (TRUST 24).' })
  idempotencyKey?: string | null
}

@InputType({ description: 'Which act.' })
export class VoucherBatchInput {
  @Field(() => ID)
  id!: string
}

@ArgsType()
export class VoucherBatchesArgs {
  @Field(() => ID, { description: 'The chain.' })
  chainId!: string
  @Field(() => Int, { defaultValue: 20, description: 'How many, 1 to 100.' })
  first!: number
  @Field(() => String, { nullable: true, description: 'Cursor of the last one seen.' })
  after?: string | null
}

@ObjectType({ description: 'Why some customers of an act got no voucher.', simpleResolvers: true })
export class VoucherBatchRefusal {
  @Field(() => RefusalCodeEnum)
  code!: string
  @Field(() => Int)
  customers!: number
}

@ObjectType({ description: 'A customer who got no voucher by an act.', simpleResolvers: true })
export class VoucherBatchRefusedCustomer {
  @Field(() => RefusalCodeEnum, { description: 'Why.' })
  code!: string
}
export const VoucherBatchRefusedCustomerConnection = connectionOf(
  () => VoucherBatchRefusedCustomer,
  'VoucherBatchRefusedCustomer'
).Connection

@ObjectType({ description: 'An act by which a voucher was issued to many.', simpleResolvers: true })
export class VoucherBatch {
  @Field(() => ID)
  id!: string
  @Field(() => Int, { description: 'The version of the definition that it issues by.' })
  version!: number
  @Field(() => BatchSourceEnum)
  source!: BatchSource
  @Field(() => String, { description: 'Why.' })
  reason!: string
  @Field(() => BatchStateEnum)
  state!: BatchState
  @Field(() => LocalDateScalar, { description: 'The first day on which they may be used.' })
  validFrom!: LocalDate
  @Field(() => Int, { description: 'For how many.' })
  chosen!: number
  @Field(() => DateTime)
  askedAt!: Date
  @Field(() => DateTime, { nullable: true, description: 'When issuing was over.' })
  endedAt?: Date | null
}

const voucherBatchConnection = connectionOf(() => VoucherBatch, 'VoucherBatch')
export const VoucherBatchConnection = voucherBatchConnection.Connection

@ObjectType({ description: 'The act as it stands now.' })
export class VoucherBatchPayload {
  @Field(() => VoucherBatch, { nullable: true, description: 'Null for a dry run.' })
  batch?: object | null
  @Field(() => Int, { nullable: true, description: 'How many it is for; of a start or a dry run.' })
  chosen?: number | null
  @Field(() => [UserError])
  userErrors!: readonly UserError[]
}
