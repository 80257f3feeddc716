// PROFILE-3 as the chain has set it: what makes a file complete.
import type { ProfilePolicy as Policy } from '@keqing/domain'
import { Field, Int, ObjectType } from 'type-graphql'

@ObjectType({ description: 'Fields that count equally within their part.' })
export class ProfilePart {
  @Field(() => Int, { description: 'The part’s share of the whole, in percent.' })
  weight!: number
  @Field(() => [String], { description: 'By the names that missing fields have in Completeness.' })
  fields!: readonly string[]
}

@ObjectType({ description: 'What makes a customer’s file complete (PROFILE-3). A field in neither part is kept and does not score.' })
export class ProfilePolicy implements Record<keyof Policy, ProfilePart> {
  @Field(() => ProfilePart)
  basic!: ProfilePart
  @Field(() => ProfilePart)
  extended!: ProfilePart
}
