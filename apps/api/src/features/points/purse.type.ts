// What of a customer's points can be spent, and what becomes of the rest by time; and their statement by month.
import type { LocalDate } from '@keqing/domain'
import { Field, ObjectType } from 'type-graphql'
import { Money } from '../../platform/graphql/money.type.ts'
import { LocalDateScalar, SafeInt } from '../../platform/graphql/scalars.ts'

@ObjectType({ description: 'Points that expire after one day unless they are spent before (POINT-4).', simpleResolvers: true })
export class PointsExpiring {
  @Field(() => LocalDateScalar, { description: 'The last day on which they can be spent.' })
  expiresOn!: LocalDate
  @Field(() => SafeInt)
  points!: number
}

@ObjectType({ description: 'Points that will count from a day on: until then their purchase may be brought back.', simpleResolvers: true })
export class PointsPending {
  @Field(() => LocalDateScalar, { description: 'The day from which they count.' })
  confirmedOn!: LocalDate
  @Field(() => SafeInt)
  points!: number
}

@ObjectType({ description: 'What can be spent today, and what time will do to the rest.', simpleResolvers: true })
export class PointsPurse {
  @Field(() => SafeInt, { description: 'Confirmed and neither expired nor held. Below zero after returns (POINT-3).' })
  available!: number
  @Field(() => SafeInt, { description: 'Put aside by holds that have not ended.' })
  held!: number
  @Field(() => SafeInt, { description: 'Earned and not yet confirmed.' })
  pending!: number
  @Field(() => [PointsPending], { description: 'By the day from which they count, at most the next 24.' })
  pendingByDay!: readonly PointsPending[]
  @Field(() => [PointsExpiring], { description: 'By their last day, at most the next 24.' })
  expiring!: readonly PointsExpiring[]
}

@ObjectType({ description: 'A month of a points account: the opening and all that moved add up to the closing.', simpleResolvers: true })
export class PointsMonth {
  @Field(() => LocalDateScalar, { description: 'Its first day.' })
  month!: LocalDate
  @Field(() => SafeInt)
  opening!: number
  @Field(() => SafeInt, { description: 'By purchases.' })
  earned!: number
  @Field(() => SafeInt, { description: 'Given on top: registration, a completed file, a referral.' })
  bonus!: number
  @Field(() => SafeInt, { description: 'By headquarters, up or down.' })
  adjusted!: number
  @Field(() => SafeInt, { description: 'Taken back by returns and corrections: negative.' })
  reversed!: number
  @Field(() => SafeInt, { description: 'Used as payment: negative.' })
  redeemed!: number
  @Field(() => SafeInt, { description: 'Given back with returned goods they had paid.' })
  givenBack!: number
  @Field(() => SafeInt, { description: 'Net of what expired lots got back: negative.' })
  expired!: number
  @Field(() => SafeInt)
  closing!: number
  @Field(() => Money, {
    nullable: true,
    description:
      'Of a chain: what the closing is worth as payment, by the rate of the month’s last day. Null where points could not pay, and for a customer.'
  })
  liability?: Money | null
}
