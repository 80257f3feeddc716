// A customer's tier over time, twice: as it was decided on each day, and as the facts known now give it.
import type { LocalDate, NewsKind, TierStatus } from '@keqing/domain'
import { Field, Int, ObjectType } from 'type-graphql'
import { DateTime, LocalDateScalar } from '../../platform/graphql/scalars.ts'
import { TierNewsKindEnum, TierStatusEnum } from './vocabulary.type.ts'

@ObjectType('TierSpan', { description: 'A stretch of days with one answer.', simpleResolvers: true })
export class TierSpanType {
  @Field(() => LocalDateScalar, { description: 'The first day, included.' })
  from!: LocalDate
  @Field(() => LocalDateScalar, { description: 'The last day, included.' })
  to!: LocalDate
  @Field(() => TierStatusEnum)
  status!: TierStatus
  @Field(() => String, { nullable: true })
  key?: string | null
  @Field(() => Int, { nullable: true, description: '1 is the highest.' })
  rank?: number | null
  @Field(() => String, { nullable: true, description: 'In the chain’s language.' })
  name?: string | null
}

@ObjectType({ description: 'A fact that was heard of after its day, or taken back.', simpleResolvers: true })
export class TierNews {
  @Field(() => TierNewsKindEnum)
  kind!: NewsKind
  @Field(() => LocalDateScalar, { description: 'The day it happened.' })
  on!: LocalDate
  @Field(() => DateTime, { description: 'When it was recorded, or taken back.' })
  heardAt!: Date
  @Field(() => Boolean, { description: 'Whether it was taken back: voided, ended early, given to somebody else.' })
  takenBack!: boolean
}

@ObjectType({
  description: 'Days on which the tier decided then is not the one that is known now: what was heard later, not an error.',
  simpleResolvers: true
})
export class TierDifference {
  @Field(() => LocalDateScalar, { description: 'The first day, included.' })
  from!: LocalDate
  @Field(() => LocalDateScalar, { description: 'The last day, included.' })
  to!: LocalDate
  @Field(() => TierSpanType, { description: 'What was decided on those days.' })
  decided!: TierSpanType
  @Field(() => TierSpanType, { description: 'What the facts known now give for them.' })
  known!: TierSpanType
  @Field(() => [TierNews], {
    description: 'What was heard after the first of those days about it or days before; at most 10, the earliest first.'
  })
  news!: readonly TierNews[]
  @Field(() => Int, { description: 'How many there are in all.' })
  newsCount!: number
}

@ObjectType({ description: 'A customer’s tier over a period on two tracks, and where they differ (TIME-3).', simpleResolvers: true })
export class TierTimeline {
  @Field(() => LocalDateScalar, { description: 'The first day shown: as asked, or the day from which there is anything to decide by.' })
  from!: LocalDate
  @Field(() => LocalDateScalar, { description: 'The last day shown.' })
  to!: LocalDate
  @Field(() => DateTime, { description: 'When the file was recorded: nothing was decided before.' })
  recordedAt!: Date
  @Field(() => [TierSpanType], { description: 'As decided on each day, with what was known that day; begins with the first decision.' })
  decided!: readonly TierSpanType[]
  @Field(() => [TierSpanType], { description: 'As the facts known now give it, each day by the version of the policy in force on it.' })
  known!: readonly TierSpanType[]
  @Field(() => [TierDifference], { description: 'Where the two are not the same, in order.' })
  differences!: readonly TierDifference[]
}
