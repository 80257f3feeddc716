// Which month of the incentive plan, and which store's.
import type { LocalDate } from '@keqing/domain'
import { Field, ID, InputType } from 'type-graphql'
import { LocalDateScalar } from '../../platform/graphql/scalars.ts'

@InputType({ description: 'Which month of the incentive plan a file holds.' })
export class IncentiveMonthFilter {
  @Field(() => LocalDateScalar, { description: 'Any day of it.' })
  month!: LocalDate
  @Field(() => ID, { nullable: true, description: 'Of this store alone; of a standing it is needed.' })
  storeId?: string | null
}
