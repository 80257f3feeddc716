// What is told to sign in, to go to another company, or to change one’s password.
import { Field, ID, InputType, ObjectType } from 'type-graphql'
import { UserError } from '../../platform/graphql/user-error.type.ts'
import { Viewer } from './viewer.type.ts'

@InputType({ description: 'Who signs in.' })
export class SignInInput {
  @Field(() => String, { description: 'E-mail or phone.' })
  account!: string
  @Field(() => String, { description: 'The password of the company to sign in to.' })
  password!: string
  @Field(() => ID, { nullable: true, description: 'Which of their companies; the first joined that has this password if absent.' })
  companyId?: string | null
  @Field(() => Boolean, {
    nullable: true,
    description:
      'Tries the password at up to 20 of their companies, the first joined first, instead of 5; it takes longer, for an account that nobody has too.'
  })
  everywhere?: boolean | null
}

@InputType({ description: 'Which company to go to.' })
export class CompanySwitchInput {
  @Field(() => ID, { description: 'One of the viewer’s companies.' })
  companyId!: string
}

@InputType({ description: 'One password for another.' })
export class PasswordChangeInput {
  @Field(() => String, { description: 'The present password at this company.' })
  current!: string
  @Field(() => String, { description: 'The new one, of at least 10 characters.' })
  next!: string
}

@ObjectType({ description: 'Whether the password is the new one, or why not. The session has a new id.' })
export class PasswordChangePayload {
  @Field(() => Boolean)
  done!: boolean
  @Field(() => [UserError])
  userErrors!: UserError[]
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
