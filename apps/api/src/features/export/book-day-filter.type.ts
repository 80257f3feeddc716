// The book of a store on a day.
import type { LocalDate } from '@keqing/domain'
import { Field, ID, InputType } from 'type-graphql'
import { LocalDateScalar } from '../../platform/graphql/scalars.ts'

@InputType({ description: 'Whose book on which day a file holds.' })
export class BookDayFilter {
  @Field(() => ID, { nullable: true, description: 'The store; without it the file holds none.' })
  storeId?: string | null
  @Field(() => LocalDateScalar, { nullable: true, description: 'The day; absent: today.' })
  on?: LocalDate | null
  @Field(() => ID, { nullable: true, description: 'Of this group alone.' })
  groupId?: string | null
  @Field(() => ID, { nullable: true, description: 'In the book of this person alone.' })
  keeperId?: string | null
}
