// Points, changes of tier and visits as their pages narrow them.
import type { LocalDate } from '@keqing/domain'
import { Field, ID, InputType } from 'type-graphql'
import { LocalDateScalar } from '../../platform/graphql/scalars.ts'
import { TierChangeKindEnum, type TierChangeKind } from '../tier/index.ts'

@InputType({ description: 'Which facts of customers a file holds: points, changes of tier, visits.' })
export class FactFilter {
  @Field(() => ID, { nullable: true, description: 'Of this customer.' })
  customerId?: string | null
  @Field(() => LocalDateScalar, { nullable: true, description: 'First day, included.' })
  from?: LocalDate | null
  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day, included.' })
  to?: LocalDate | null
  @Field(() => TierChangeKindEnum, { nullable: true, description: 'Only changes of tier that go this way; read for these alone.' })
  kind?: TierChangeKind | null
}
