// One page of figures. Each is a sum over what the viewer may see, and rates come as numerator and denominator: parts add up, averages do not.
import type { LocalDate, TierStatus } from '@keqing/domain'
import { Field, Int, ObjectType } from 'type-graphql'
import { Money } from '../../platform/graphql/money.type.ts'
import { LocalDateScalar, SafeInt } from '../../platform/graphql/scalars.ts'
import { TierStatusEnum } from '../tier/index.ts'

@ObjectType({ description: 'How many customers stand in one tier, on the register of lost customers, or in none.', simpleResolvers: true })
export class TierCount {
  @Field(() => TierStatusEnum)
  status!: TierStatus
  @Field(() => String, { nullable: true, description: 'The tier’s key; absent for lost and none.' })
  key?: string | null
  @Field(() => Int, { nullable: true, description: '1 is the highest.' })
  rank?: number | null
  @Field(() => String, { nullable: true, description: 'The tier’s name in the chain’s language.' })
  name?: string | null
  @Field(() => SafeInt)
  count!: number
  @Field(() => SafeInt, { description: 'Of them, whom inactivity has lowered (TIER-5).' })
  lowered!: number
}

@ObjectType({ description: 'One month, seen as of its last day: what comes back later lowers the later month.', simpleResolvers: true })
export class MonthFigures {
  @Field(() => LocalDateScalar, { description: 'First day of the month.' })
  month!: LocalDate
  @Field(() => SafeInt, { description: 'Customers whose file was made in the month.' })
  registered!: number
  @Field(() => SafeInt, {
    description:
      'TERM-3: of them, those with a purchase by the month’s end. The registration rate is registeredBuyers ÷ (registeredBuyers + anonymousReceipts); nothing to divide by: no rate.'
  })
  registeredBuyers!: number
  @Field(() => SafeInt, {
    description: 'TERM-3: receipts without a customer. One claimed more than 7 days after the purchase stays among them.'
  })
  anonymousReceipts!: number
  @Field(() => SafeInt, { description: 'TERM-5: of those registered, who were referred by a customer.' })
  referred!: number
  @Field(() => Money, { description: 'Purchases of the month less returns of the month, whatever the day of their purchase.' })
  net!: Money
  @Field(() => Money, { description: 'Of it, to customers: TERM-5, member share is memberNet ÷ net.' })
  memberNet!: Money
  @Field(() => SafeInt, { description: 'Receipts, without those returned in full.' })
  receipts!: number
  @Field(() => Boolean, { description: 'False while the month lasts.' })
  complete!: boolean
}

@ObjectType({ description: 'One store beside the others.' })
export class StoreFigures {
  @Field(() => [TierCount], { description: 'Customers at home in the store: tiers from the highest, then lost, then none.' })
  tiers!: readonly TierCount[]
  @Field(() => SafeInt, { description: 'Customers at home in the store, without prospects and lost ones.' })
  customers!: number
  @Field(() => MonthFigures, { description: 'The month under way.' })
  month!: MonthFigures
  @Field(() => MonthFigures, { description: 'The month before, whole.' })
  previousMonth!: MonthFigures
  storeId!: string
}

@ObjectType({ description: 'Where a chain, or a store of it, stands today, as far as the viewer’s scope reaches.' })
export class Overview {
  @Field(() => LocalDateScalar, { description: 'Today in the chain’s time zone.' })
  asOf!: LocalDate
}
