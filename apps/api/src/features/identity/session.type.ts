// What is told to sign in or to go to another company.
import { Field, ID, InputType, ObjectType } from 'type-graphql'
import { UserError } from '../../platform/graphql/user-error.type.ts'
import { Viewer } from './viewer.type.ts'

@InputType({ description: 'Who signs in.' })
export class SignInInput {
  @Field(() => String, { description: 'E-mail or phone.' })
  account!: string
  @Field(() => String, { description: 'The password.' })
  password!: string
  @Field(() => ID, { nullable: true, description: 'Which of their companies; the first joined if absent.' })
  companyId?: string | null
}

@InputType({ description: 'Which company to go to.' })
export class CompanySwitchInput {
  @Field(() => ID, { description: 'One of the viewer’s companies.' })
  companyId!: string
}

@ObjectType({ description: 'The person now signed in, or why not. The session is in the cookie.' })
export class SignInPayload {
  @Field(() => Viewer, { nullable: true })
  viewer?: Viewer | null
  @Field(() => [UserError])
  userErrors!: UserError[]
}

@ObjectType({ description: 'Whether the session has ended.' })
export class SignOutPayload {
  @Field(() => Boolean)
  done!: boolean
  @Field(() => [UserError])
  userErrors!: UserError[]
}

@ObjectType({ description: 'The person at the other company, or why not. The session is a new one.' })
export class CompanySwitchPayload {
  @Field(() => Viewer, { nullable: true })
  viewer?: Viewer | null
  @Field(() => [UserError])
  userErrors!: UserError[]
}
