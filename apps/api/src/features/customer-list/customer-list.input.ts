// By what a list of customers is narrowed and ordered.
import type { CustomerKind, LocalDate, TierStatus } from '@keqing/domain'
import { Field, ID, InputType, Int, registerEnumType } from 'type-graphql'
import { OrderDirectionEnum, type OrderDirection } from '../../platform/graphql/order.type.ts'
import { LocalDateScalar, SafeInt } from '../../platform/graphql/scalars.ts'
import { CustomerKindEnum } from '../customer/index.ts'
import { TierStatusEnum } from '../tier/index.ts'

export const CustomerOrderFieldEnum = {
  REGISTERED: 'registered',
  NAME: 'name',
  LAST_VISIT: 'lastVisit',
  NET_SPEND: 'netSpend',
  MEMBER_NO: 'memberNo',
  COMPLETENESS: 'completeness'
} as const
export type CustomerOrderField = (typeof CustomerOrderFieldEnum)[keyof typeof CustomerOrderFieldEnum]
registerEnumType(CustomerOrderFieldEnum, {
  name: 'CustomerOrderField',
  description: 'What a list of customers is ordered by. Those without a value come last.'
})

@InputType({ description: 'All that is given must hold. Dates and bounds are included.' })
export class CustomerFilter {
  @Field(() => String, {
    nullable: true,
    description:
      'Words of a name, its pinyin or initials; a member number; the last digits of a phone, four at most, or all of it. Each word must be found. Where names are masked, member numbers alone.'
  })
  search?: string | null
  @Field(() => [String], { nullable: true, description: 'Keys of tiers.' })
  tiers?: string[] | null
  @Field(() => [TierStatusEnum], { nullable: true })
  statuses?: TierStatus[] | null
  @Field(() => [ID], { nullable: true, description: 'Home stores.' })
  storeIds?: string[] | null
  @Field(() => [ID], { nullable: true, description: 'Present groups.' })
  groupIds?: string[] | null
  @Field(() => Boolean, { nullable: true, description: 'True: in no group; false: in some.' })
  noGroup?: boolean | null
  @Field(() => [ID], { nullable: true, description: 'Present keepers, people of the group (GROUP-1).' })
  keeperIds?: string[] | null
  @Field(() => ID, {
    nullable: true,
    description: 'In this person’s book today: kept, or stood in for while the keeper is away (GROUP-3).'
  })
  bookOf?: string | null
  @Field(() => Boolean, { nullable: true, description: 'True: kept by nobody in particular; false: by somebody.' })
  noKeeper?: boolean | null
  @Field(() => LocalDateScalar, { nullable: true })
  registeredFrom?: LocalDate | null
  @Field(() => LocalDateScalar, { nullable: true })
  registeredTo?: LocalDate | null
  @Field(() => [ID], { nullable: true, description: 'Who made the file.' })
  registeredByIds?: string[] | null
  @Field(() => [ID], { nullable: true, description: 'The group that had the customer on the day the file was made, whoever has it now.' })
  registeredGroupIds?: string[] | null
  @Field(() => LocalDateScalar, { nullable: true })
  lastVisitFrom?: LocalDate | null
  @Field(() => LocalDateScalar, { nullable: true })
  lastVisitTo?: LocalDate | null
  @Field(() => SafeInt, { nullable: true, description: 'In minor units.' })
  netSpendMin?: number | null
  @Field(() => SafeInt, { nullable: true, description: 'In minor units.' })
  netSpendMax?: number | null
  @Field(() => Int, { nullable: true, description: 'Percent, as shown.' })
  completenessMin?: number | null
  @Field(() => Int, { nullable: true, description: 'Percent, as shown.' })
  completenessMax?: number | null
  @Field(() => Int, { nullable: true, description: '1 to 12. Finds nobody whose birthday is masked.' })
  birthMonth?: number | null
  @Field(() => CustomerKindEnum, { nullable: true })
  kind?: CustomerKind | null
  @Field(() => Boolean, { nullable: true, description: 'Whether inactivity lowered the tier (TIER-5).' })
  lowered?: boolean | null
  @Field(() => LocalDateScalar, { nullable: true, description: 'Time alone may change the tier by this day: nextChangeOn is not later.' })
  nextChangeTo?: LocalDate | null
  @Field(() => LocalDateScalar, {
    nullable: true,
    description:
      'Time alone will have lowered the tier, or made the customer lost, on this day if nothing happens; within 366 days from today.'
  })
  fallsBy?: LocalDate | null
}

@InputType({ description: 'An order; ties go by id.' })
export class CustomerOrder {
  @Field(() => CustomerOrderFieldEnum)
  field!: CustomerOrderField
  @Field(() => OrderDirectionEnum)
  direction!: OrderDirection
}
