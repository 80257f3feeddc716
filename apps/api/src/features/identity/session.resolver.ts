// Signing in and out, going to another company, another password: transport only.
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import type { Context } from '../../platform/graphql/context.ts'
import { settle } from '../../platform/graphql/settle.ts'
import { changePassword } from './change-password.ts'
import {
  CompanySwitchInput,
  CompanySwitchPayload,
  PasswordChangeInput,
  PasswordChangePayload,
  SignInInput,
  SignInPayload,
  SignOutPayload
} from './session.type.ts'
import { signIn, signOut, switchCompany } from './sign-in.ts'

@Resolver()
export class SessionResolver {
  @Mutation(() => SignInPayload, { description: 'Signs in by e-mail or phone and password; the session comes as a cookie.' })
  signIn(@Arg('input', () => SignInInput, { description: 'Who.' }) input: SignInInput, @Ctx() ctx: Context) {
    return settle(async () => ({ viewer: await signIn(ctx, input) }))
  }

  @Mutation(() => SignOutPayload, { description: 'Ends the session at once.' })
  signOut(@Ctx() ctx: Context) {
    return settle(() => signOut(ctx), { done: false })
  }

  @Mutation(() => CompanySwitchPayload, { description: 'Goes to another of the viewer’s companies, in a new session.' })
  companySwitch(@Arg('input', () => CompanySwitchInput, { description: 'Where to.' }) input: CompanySwitchInput, @Ctx() ctx: Context) {
    return settle(async () => ({ viewer: await switchCompany(ctx, input.companyId) }))
  }

  @Mutation(() => PasswordChangePayload, {
    description: 'Changes the viewer’s password at this company; their other sessions here end. Other companies’ passwords stay.'
  })
  passwordChange(
    @Arg('input', () => PasswordChangeInput, { description: 'From which to which.' }) input: PasswordChangeInput,
    @Ctx() ctx: Context
  ) {
    return settle(() => changePassword(ctx, input), { done: false })
  }
}
