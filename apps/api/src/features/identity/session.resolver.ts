// Signing in and out, going to another company: transport only.
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import type { Context } from '../../platform/graphql/context.ts'
import { settle } from '../../platform/graphql/settle.ts'
import { CompanySwitchInput, CompanySwitchPayload, SignInInput, SignInPayload, SignOutPayload } from './session.type.ts'
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
}
