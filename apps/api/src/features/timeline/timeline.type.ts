// One line of what happened with a customer, whatever it was.
import type { LocalDate } from '@keqing/domain'
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql'
import { connectionOf } from '../../platform/graphql/connection.ts'
import { DateTime, LocalDateScalar } from '../../platform/graphql/scalars.ts'
import { TIMELINE_KINDS, type TimelineKind } from './timeline.sql.ts'

export const TimelineKindEnum = Object.fromEntries(TIMELINE_KINDS.map(kind => [kind.toUpperCase(), kind])) as Readonly<
  Record<string, TimelineKind>
>
registerEnumType(TimelineKindEnum, {
  name: 'TimelineKind',
  description:
    'What happened. POINTS are adjustments and bonuses: what a purchase earned is said by the purchase. REFERRAL: this customer brought another. VOUCHER: one was issued, used, given back to, voided or expired.'
})

@ObjectType({ description: 'Something that happened with a customer; the field that its kind names is filled.', simpleResolvers: true })
export class TimelineEntry {
  @Field(() => ID, { description: 'Kind and id of what happened.' })
  id!: string
  @Field(() => TimelineKindEnum)
  kind!: TimelineKind
  @Field(() => LocalDateScalar, { description: 'The day it counts for, in the chain’s time zone.' })
  on!: LocalDate
  @Field(() => DateTime, { description: 'The instant: when it happened, or when it was recorded where only its day is known.' })
  at!: Date
}

/** Without a total: nobody reads how many lines there are, and counting ten kinds is not free. */
const timelineConnection = connectionOf(() => TimelineEntry, 'Timeline')
export const TimelineConnection = timelineConnection.Connection
