// A night of a chain, as it can be read.
import type { LocalDate } from '@keqing/domain'
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql'
import { DateTime, LocalDateScalar } from '../../platform/graphql/scalars.ts'
import type { NightTask } from '../../platform/jobs/nights.ts'

export const NightTaskEnum = { TIERS: 'tiers', POINTS: 'points', VOUCHERS: 'vouchers' } as const
registerEnumType(NightTaskEnum, {
  name: 'NightTask',
  description:
    'What is worked by night: tiers that time changes, points whose last day is over, vouchers that are promised for the day or have ended.'
})

@ObjectType({ description: 'The night’s work of a chain: when it was due, begun and over.', simpleResolvers: true })
export class ChainNight {
  @Field(() => NightTaskEnum)
  task!: NightTask
  @Field(() => LocalDateScalar, { description: 'The day that it was worked for, on the chain’s clock.' })
  day!: LocalDate
  @Field(() => DateTime, {
    description: 'The first instant of that day; of the first one that waited, where nights before it did not happen.'
  })
  dueAt!: Date
  @Field(() => DateTime)
  startedAt!: Date
  @Field(() => DateTime, { nullable: true, description: 'Absent while it is under way.' })
  finishedAt?: Date | null
  @Field(() => Int, { description: 'How late it was over, in whole seconds; of one under way, how late it is by now.' })
  lagSeconds!: number
}
