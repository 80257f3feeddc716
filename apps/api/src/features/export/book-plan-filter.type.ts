// Which plan of a book a file is of.
import { Field, ID, InputType } from 'type-graphql'

@InputType({ description: 'Whose customers a file holds.' })
export class BookPlanFilter {
  @Field(() => ID, { nullable: true, description: 'The plan; without it the file holds none.' })
  planId?: string | null
}
