// Fields of the tier types that need more than their row, and the policy in force as a field of its chain.
import type { LocalDate } from '@keqing/domain'
import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Context } from '../../platform/graphql/context.ts'
import { LocalDateScalar, SafeInt } from '../../platform/graphql/scalars.ts'
import { Chain, Staff, staffLoader } from '../organisation/index.ts'
import type { ChangeConnection } from './customer-tier.loader.ts'
import { TierChangeConnection } from './customer-tier.type.ts'
import { Standing } from './tier-decision.type.ts'
import { tierPolicyInForce } from './tier-policy.ts'
import { showPolicy, TierPolicyType } from './tier-policy.type.ts'

@Resolver(() => Chain)
export class ChainTierResolver {
  @FieldResolver(() => TierPolicyType, { description: 'The rules that give tiers, in force on a day (TIER-10).' })
  async tierPolicy(
    @Root() chain: Chain,
    @Ctx() ctx: Context,
    @Arg('asOf', () => LocalDateScalar, { nullable: true, description: 'Today where absent.' }) asOf?: LocalDate | null
  ): Promise<TierPolicyType> {
    const day = asOf ?? (await ctx.today(chain.id))
    return showPolicy(await tierPolicyInForce(await ctx.read(), chain.id, day))
  }
}

@Resolver(() => Standing)
export class StandingResolver {
  @FieldResolver(() => Staff, { nullable: true, description: 'Who gave it.' })
  recordedBy(@Root() standing: Standing, @Ctx() ctx: Context) {
    return standing.recordedById ? staffLoader(ctx).load(standing.recordedById) : null
  }
}

@Resolver(() => TierChangeConnection)
export class TierChangeConnectionResolver {
  @FieldResolver(() => SafeInt, { description: 'How many changes there are in all.' })
  totalCount(@Root() page: ChangeConnection): Promise<number> {
    return page.totalCount()
  }
}
