// The customers of one handover.
import { Field, ID, InputType } from 'type-graphql'

@InputType({ description: 'Which handover a file holds.' })
export class HandoverFilter {
  @Field(() => ID, { nullable: true, description: 'Without it the file holds none.' })
  handoverId?: string | null
}
