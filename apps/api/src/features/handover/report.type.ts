// What a book holds before it is handed over, and who of it lapsed afterwards, as it can be read.
import type { LocalDate } from '@keqing/domain'
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql'
import { connectionOf } from '../../platform/graphql/connection.ts'
import { publicNames } from '../../platform/graphql/public-names.ts'
import { LocalDateScalar } from '../../platform/graphql/scalars.ts'
import { LAPSES, type Lapse } from './lapse.sql.ts'

const LapseEnum = publicNames(LAPSES)
registerEnumType(LapseEnum, {
  name: 'Lapse',
  description: 'How a customer lapsed: no visit for the months of inactivity (LOSS-1), or no purchase for the months of loss (TIER-6).'
})

@ObjectType({ description: 'Customers of one tier in a book.', simpleResolvers: true })
export class HeldTier {
  @Field(() => String, { nullable: true, description: 'Absent: in no tier, or lost.' })
  tierKey?: string | null
  @Field(() => Int)
  customers!: number
}

@ObjectType({ description: 'What a book holds now, all of which goes along.', simpleResolvers: true })
export class HeldBook {
  @Field(() => Int)
  customers!: number
  @Field(() => Int, { description: 'Of them, lost (TIER-6).' })
  lost!: number
  @Field(() => Int, { description: 'Of them, with a note in the file.' })
  noted!: number
  @Field(() => Int, { description: 'Birthdays in the next 30 days, today included.' })
  birthdays30!: number
  @Field(() => Int, { description: 'Birthdays in the next 60 days, today included.' })
  birthdays60!: number
  @Field(() => [HeldTier], { description: 'By tier, the highest first.' })
  tiers!: readonly HeldTier[]
}

@ObjectType({ description: 'How many lapsed within 6 months after books were handed over (GROUP-3).', simpleResolvers: true })
export class HandoverLapses {
  @Field(() => Int, { description: 'Handed over; who was so twice counts twice.' })
  customers!: number
  @Field(() => Int, { description: 'Of them, who had bought and were not lost on the day: who could lapse.' })
  active!: number
  @Field(() => Int, { description: 'Who came to be at risk, and not lost.' })
  atRisk!: number
  @Field(() => Int, { description: 'Who came to be lost.' })
  lost!: number
  @Field(() => Int, { nullable: true, description: 'Of a store: of how many handovers.' })
  handovers?: number | null
  @Field(() => LocalDateScalar, { nullable: true, description: 'Of one handover: the last day that counts.' })
  watchedUntil?: LocalDate | null
}

@ObjectType({ description: 'Somebody who lapsed within 6 months after being handed over.', simpleResolvers: true })
export class HandoverLapsed {
  @Field(() => LapseEnum)
  lapse!: Lapse
  @Field(() => LocalDateScalar, { description: 'The first day of it.' })
  lapsedOn!: LocalDate
}
export const HandoverLapsedConnection = connectionOf(() => HandoverLapsed, 'HandoverLapsed').Connection
