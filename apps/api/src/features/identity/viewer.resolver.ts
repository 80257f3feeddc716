// What the signed-in person is told about themselves.
import { Ctx, FieldResolver, Query, Resolver } from 'type-graphql'
import type { Context } from '../../platform/graphql/context.ts'
import { Chain, Grant, Staff, chainLoader, staffGrantsLoader, staffLoader } from '../organisation/index.ts'
import { companyHere, provenCompanies } from './identity.sql.ts'
import { viewerHere } from './sign-in.ts'
import { Company, CompanyRef, PermissionReach, Viewer } from './viewer.type.ts'

@Resolver(() => Viewer)
export class ViewerResolver {
  @Query(() => String, { description: 'Says ok where the API answers.' })
  health(): string {
    return 'ok'
  }

  @Query(() => Viewer, { nullable: true, description: 'Who is signed in; null for an API client.' })
  viewer(@Ctx() ctx: Context): Promise<Viewer | undefined> {
    return viewerHere(ctx)
  }

  @FieldResolver(() => Company, { description: 'The company they are signed in at.' })
  async company(@Ctx() ctx: Context) {
    return companyHere(await ctx.read())
  }

  @FieldResolver(() => [CompanyRef], {
    description: 'Companies they can switch to, this one too: those whose own password they gave when they signed in.'
  })
  companies(@Ctx() ctx: Context) {
    return ctx.edge?.sessionToken ? provenCompanies(ctx.db, ctx.edge.sessionToken) : []
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'Their place in this company.' })
  staff(@Ctx() ctx: Context) {
    return ctx.actor.staffId ? staffLoader(ctx).load(ctx.actor.staffId) : null
  }

  @FieldResolver(() => [Grant], { description: 'Grants that hold now.' })
  async grants(@Ctx() ctx: Context) {
    return ctx.actor.staffId ? ((await staffGrantsLoader(ctx).load(ctx.actor.staffId)) ?? []) : []
  }

  @FieldResolver(() => [PermissionReach], { description: 'Every right they hold, and where.' })
  permissions(@Ctx() ctx: Context): PermissionReach[] {
    return ctx.rights.permissions().map(name => {
      const reach = ctx.rights.reach(name)
      return { name, chains: [...(reach?.chains ?? [])], stores: [...(reach?.stores ?? [])], groups: [...(reach?.groups ?? [])] }
    })
  }

  @FieldResolver(() => [Chain], { description: 'Chains in which they hold any right.' })
  async chains(@Ctx() ctx: Context) {
    const chains = await chainLoader(ctx).loadMany([...ctx.rights.chainIds])
    return chains.filter(chain => chain instanceof Error === false && chain !== undefined)
  }
}
