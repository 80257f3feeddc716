// What HQ and store managers send to give or end a tier (TIER-7, TIER-8).
import type { LocalDate } from '@keqing/domain'
import { Field, ID, InputType, ObjectType } from 'type-graphql'
import { LocalDateScalar } from '../../platform/graphql/scalars.ts'
import { UserError } from '../../platform/graphql/user-error.type.ts'
import { Customer, type CustomerRow } from '../customer/index.ts'
import { Standing } from '../tier/index.ts'

@InputType({ description: 'A tier given by headquarters (TIER-7).' })
export class TierDesignateInput {
  @Field(() => ID)
  customerId!: string
  @Field(() => String, { description: 'A tier of the policy in force on the first day.' })
  tierKey!: string
  @Field(() => LocalDateScalar, { nullable: true, description: 'The first day; today where absent, never earlier.' })
  startsOn?: LocalDate | null
  @Field(() => LocalDateScalar, { nullable: true, description: 'The last day, included; open-ended where absent.' })
  endsOn?: LocalDate | null
  @Field(() => String, { description: 'Why; at most 500 characters, no phone number.' })
  reason!: string
}

@InputType({ description: 'A tier set by the store manager (TIER-8).' })
export class TierOverrideInput {
  @Field(() => ID)
  customerId!: string
  @Field(() => String, { description: 'A tier of the policy in force on the first day.' })
  tierKey!: string
  @Field(() => LocalDateScalar, { nullable: true, description: 'The first day; today where absent, never earlier.' })
  startsOn?: LocalDate | null
  @Field(() => LocalDateScalar, { description: 'The last day, included.' })
  endsOn!: LocalDate
  @Field(() => String, { description: 'Why: purchase potential, …; at most 500 characters, no phone number.' })
  reason!: string
}

@InputType({ description: 'The end of a designation or override before its time.' })
export class StandingEndInput {
  @Field(() => ID)
  id!: string
  @Field(() => LocalDateScalar, { nullable: true, description: 'The last day it holds; yesterday where absent, so that it ends at once.' })
  endsOn?: LocalDate | null
}

@ObjectType({ description: 'The customer with the tier decided anew, and what was given or ended.', simpleResolvers: true })
export class StandingPayload {
  @Field(() => Customer, { nullable: true })
  customer?: CustomerRow | null
  @Field(() => Standing, { nullable: true })
  standing?: Standing | null
  @Field(() => [UserError])
  userErrors!: UserError[]
}
