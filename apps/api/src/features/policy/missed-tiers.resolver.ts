// What a version of the tier rules lacks and others name. Transport only.
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Context } from '../../platform/graphql/context.ts'
import { Store, storeLoader } from '../organisation/index.ts'
import { missedTiers } from './missed-tiers.ts'
import { PolicyMissedTier } from './missed-tiers.type.ts'
import { seesWriting } from './policy.loader.ts'
import type { PolicyRow } from './policy.sql.ts'
import { PolicyVersion } from './policy.type.ts'

@Resolver(() => PolicyVersion)
export class MissedTiersOfVersionResolver {
  @FieldResolver(() => [PolicyMissedTier], {
    description:
      'Of tier rules that are yet to hold: tiers that they lack and that something names which holds by then. None of other versions.'
  })
  async missedTiers(@Root() row: PolicyRow, @Ctx() ctx: Context): Promise<PolicyMissedTier[]> {
    const whole = ctx.rights.covers('customer:read', { chainId: row.chainId })
    return (await missedTiers(ctx, row)).map(({ designations, overrides, places, ...missed }) => ({
      ...missed,
      places: places.filter(({ version }) => version.status !== 'approved' || seesWriting(ctx, version)),
      designations: whole ? designations : null,
      overrides: whole ? overrides : null
    }))
  }
}

@Resolver(() => PolicyMissedTier)
export class MissedTierResolver {
  @FieldResolver(() => [Store], {
    description:
      'Stores in sight that have set a line of the tier for themselves; such a line is passed over while the rules lack the tier.'
  })
  async stores(@Root() { storeIds }: PolicyMissedTier, @Ctx() ctx: Context) {
    return (await Promise.all(storeIds.map(id => storeLoader(ctx).load(id)))).filter(store => store !== undefined)
  }
}
