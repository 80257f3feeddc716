// What is sent to give a tier to many, to end several, and to narrow the list of those given.
import type { LocalDate, StandingKind, StandingState } from '@keqing/domain'
import { ArgsType, Field, ID, InputType, Int, registerEnumType } from 'type-graphql'
import { OrderDirectionEnum, type OrderDirection } from '../../platform/graphql/order.type.ts'
import { LocalDateScalar } from '../../platform/graphql/scalars.ts'
import { CustomerFilter } from '../customer-list/index.ts'
import { StandingKindEnum, StandingStateEnum } from './standing-batch.type.ts'

@InputType()
abstract class TierGiveBatchInput {
  @Field(() => ID)
  chainId!: string
  @Field(() => [ID], { nullable: true, description: '1 to 1,000 of them; or a filter.' })
  customerIds?: string[] | null
  @Field(() => CustomerFilter, { nullable: true, description: 'All that `customers` shows by it, at most 2,000; or their ids.' })
  filter?: CustomerFilter | null
  @Field(() => Int, {
    nullable: true,
    description: 'How many the dry run said they are. Where a filter finds another number by now, nothing is given (CHANGED_MEANWHILE).'
  })
  chosen?: number | null
  @Field(() => String, { description: 'A tier of the policy in force on the first day.' })
  tierKey!: string
  @Field(() => LocalDateScalar, { nullable: true, description: 'The first day; today where absent, never earlier.' })
  startsOn?: LocalDate | null
  @Field(() => String, { description: 'Why; at most 500 characters, no phone number.' })
  reason!: string
  @Field(() => Boolean, { defaultValue: false, description: 'Says what would become of each, and writes nothing.' })
  dryRun!: boolean
  @Field(() => String, { nullable: true, description: 'Required but for a dry run: the same again gives the first answer (TRUST 24).' })
  idempotencyKey?: string | null
}

@InputType({ description: 'One tier, the same days and one reason for many; for each the rules of `tierDesignate` hold.' })
export class TierDesignateBatchInput extends TierGiveBatchInput {
  @Field(() => LocalDateScalar, { nullable: true, description: 'The last day, included; open-ended where absent.' })
  endsOn?: LocalDate | null
}

@InputType({ description: 'One tier, the same days and one reason for many; for each the rules of `tierOverride` hold.' })
export class TierOverrideBatchInput extends TierGiveBatchInput {
  @Field(() => LocalDateScalar, { description: 'The last day, included.' })
  endsOn!: LocalDate
}

@InputType({ description: 'Which act to take back.' })
export class StandingBatchUndoInput {
  @Field(() => ID)
  id!: string
}

@InputType({ description: 'Several designations and overrides that end before their time.' })
export class StandingEndBatchInput {
  @Field(() => ID)
  chainId!: string
  @Field(() => [ID], { description: '1 to 1,000 of them.' })
  ids!: string[]
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'The last day they hold; yesterday where absent, so that they end at once.'
  })
  endsOn?: LocalDate | null
}

@InputType({ description: 'All that is given must hold.' })
export class GivenTierFilter {
  @Field(() => [StandingKindEnum], { nullable: true })
  kinds?: StandingKind[] | null
  @Field(() => [StandingStateEnum], { nullable: true, description: 'As of today.' })
  states?: StandingState[] | null
  @Field(() => [String], { nullable: true, description: 'Keys of tiers.' })
  tiers?: string[] | null
  @Field(() => [ID], { nullable: true, description: 'Home stores of the customers.' })
  storeIds?: string[] | null
  @Field(() => LocalDateScalar, { nullable: true, description: 'The last day is not later.' })
  endsTo?: LocalDate | null
  @Field(() => ID, { nullable: true, description: 'Given by this act.' })
  batchId?: string | null
}

export const GivenTierOrderFieldEnum = { STARTS: 'starts', ENDS: 'ends' } as const
export type GivenTierOrderField = (typeof GivenTierOrderFieldEnum)[keyof typeof GivenTierOrderFieldEnum]
registerEnumType(GivenTierOrderFieldEnum, {
  name: 'GivenTierOrderField',
  description: 'By the first day, or by the last; open-ended ones end last.'
})

@InputType({ description: 'An order; ties go by id.' })
export class GivenTierOrder {
  @Field(() => GivenTierOrderFieldEnum)
  field!: GivenTierOrderField
  @Field(() => OrderDirectionEnum)
  direction!: OrderDirection
}

@ArgsType()
export class GivenTiersArgs {
  @Field(() => ID, { description: 'The chain.' })
  chainId!: string
  @Field(() => Int, { defaultValue: 50, description: 'How many, 1 to 100.' })
  first!: number
  @Field(() => String, { nullable: true, description: 'Cursor of the last one seen, of the same order.' })
  after?: string | null
  @Field(() => GivenTierFilter, { nullable: true, description: 'By what to narrow; all of it must hold.' })
  filter?: GivenTierFilter | null
  @Field(() => GivenTierOrder, { nullable: true, description: 'By what to order; the latest start first where absent.' })
  order?: GivenTierOrder | null
}

@ArgsType()
export class StandingBatchesArgs {
  @Field(() => ID, { description: 'The chain.' })
  chainId!: string
  @Field(() => Int, { defaultValue: 20, description: 'How many, 1 to 100.' })
  first!: number
  @Field(() => String, { nullable: true, description: 'Cursor of the last one seen.' })
  after?: string | null
}
