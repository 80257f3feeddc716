// Transport of what people give and end, and of the history of tiers.
import { Refusal, type LocalDate } from '@keqing/domain'
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import { demand, type Context } from '../../platform/graphql/context.ts'
import { DateTime, LocalDateScalar } from '../../platform/graphql/scalars.ts'
import { settle } from '../../platform/graphql/settle.ts'
import { Customer, customerLoader, customerScope, type CustomerRow } from '../customer/index.ts'
import {
  changePage,
  countTierChangesOfChain,
  showStanding,
  Standing,
  TierChange,
  TierChangeConnection,
  TierChangeKindEnum,
  type TierChangeKind,
  TierDecision,
  tierDecisionOf,
  tierChangesOfChain
} from '../tier/index.ts'
import { endStanding } from './end-standing.ts'
import { giveTier } from './give-tier.ts'
import { StandingEndInput, StandingPayload, TierDesignateInput, TierOverrideInput } from './standing.input.ts'
import { standingsOf } from './standing.sql.ts'

async function standingsOfCustomer(ctx: Context, customerId: string): Promise<Standing[]> {
  const rows = await ctx.loader('standings', (ids, tx) => standingsOf(tx, ids)).load(customerId)
  return (rows ?? []).map(showStanding)
}

/** What the mutation did, read anew by the request. */
async function show(ctx: Context, done: { customerId: string; standingId: string }) {
  const [customer, standings] = await Promise.all([customerLoader(ctx).load(done.customerId), standingsOfCustomer(ctx, done.customerId)])
  return { customer, standing: standings.find(standing => standing.id === done.standingId) }
}

@Resolver(() => Customer)
export class CustomerStandingResolver {
  @FieldResolver(() => [Standing], { description: 'Designations and overrides, the latest start first (TIER-7, TIER-8).' })
  standings(@Root() row: CustomerRow, @Ctx() ctx: Context): Promise<Standing[]> {
    return standingsOfCustomer(ctx, row.id)
  }
}

@ArgsType()
class TierDecisionArgs {
  @Field(() => ID, { description: 'The customer.' })
  customerId!: string
  @Field(() => LocalDateScalar, { nullable: true, description: 'The day decided for; today where absent.' })
  asOf?: LocalDate | null
  @Field(() => DateTime, {
    nullable: true,
    description: 'Only what was known at this instant counts, never a later one; now where absent.'
  })
  asKnownAt?: Date | null
}

@ArgsType()
class TierChangesArgs {
  @Field(() => ID, { description: 'The chain.' })
  chainId!: string
  @Field(() => Int, { defaultValue: 50, description: 'How many, 1 to 100.' })
  first!: number
  @Field(() => LocalDateScalar, { nullable: true, description: 'First day decided for, included.' })
  from?: LocalDate | null
  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day decided for, included.' })
  to?: LocalDate | null
  @Field(() => String, { nullable: true, description: 'Cursor of the last one seen.' })
  after?: string | null
  @Field(() => TierChangeKindEnum, { nullable: true, description: 'Only changes that go this way.' })
  kind?: TierChangeKind | null
}

@Resolver()
export class TierDecisionResolver {
  @Query(() => TierDecision, {
    nullable: true,
    description:
      'What a customer’s tier was, is, or was known to be: as of a day, by what was known at an instant (TIME-3, TIER-10). Null where there is no such customer, or was none known by then.'
  })
  async tierDecision(@Args(() => TierDecisionArgs) { customerId, asOf, asKnownAt }: TierDecisionArgs, @Ctx() ctx: Context) {
    const permission = ctx.rights.has('customer:read') ? 'customer:read' : 'policy:apply'
    demand(ctx, permission)
    const customer = await customerLoader(ctx, permission).load(customerId)
    return (customer && (await tierDecisionOf(ctx, customer, asOf, asKnownAt))) ?? null
  }
}

@Resolver(() => TierChange)
export class TierChangeResolver {
  @FieldResolver(() => Customer)
  async customer(@Root() change: TierChange, @Ctx() ctx: Context): Promise<CustomerRow> {
    const customer = await customerLoader(ctx).load(change.customerId)
    if (!customer) throw new Refusal('NOT_FOUND')
    return customer
  }

  @Query(() => TierChangeConnection, {
    description: 'Who came into another tier, when and why, among customers in the reader’s scope; latest first.'
  })
  async tierChanges(@Args(() => TierChangesArgs) { chainId, first, from, to, after, kind }: TierChangesArgs, @Ctx() ctx: Context) {
    demand(ctx, 'customer:read')
    await ctx.chain(chainId)
    const list = { chainId, from, to, kind, scope: customerScope(ctx.rights, 'customer:read') }
    const tx = await ctx.read()
    return changePage(
      { first, after },
      part => tierChangesOfChain(tx, list, part),
      () => countTierChangesOfChain(tx, list)
    )
  }
}

@Resolver()
export class StandingCommands {
  @Mutation(() => StandingPayload, { description: 'Headquarters gives a tier, for a time or for good (TIER-7).' })
  tierDesignate(
    @Arg('input', () => TierDesignateInput, { description: 'Who, which tier, from when to when, and why.' }) input: TierDesignateInput,
    @Ctx() ctx: Context
  ) {
    return settle(async () => show(ctx, await giveTier(ctx, 'designation', input)))
  }

  @Mutation(() => StandingPayload, { description: 'The store manager sets a tier until a day (TIER-8).' })
  tierOverride(
    @Arg('input', () => TierOverrideInput, { description: 'Who, which tier, until when, and why.' }) input: TierOverrideInput,
    @Ctx() ctx: Context
  ) {
    return settle(async () => show(ctx, await giveTier(ctx, 'override', input)))
  }

  @Mutation(() => StandingPayload, { description: 'Ends a designation (headquarters) or an override (store manager) before its time.' })
  standingEnd(
    @Arg('input', () => StandingEndInput, { description: 'Which one, and its last day.' }) input: StandingEndInput,
    @Ctx() ctx: Context
  ) {
    return settle(async () => show(ctx, await endStanding(ctx, input)))
  }
}
