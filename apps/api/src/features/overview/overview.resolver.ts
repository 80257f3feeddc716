// The overview's fields: each is computed only where it is asked for.
import { addDays, Refusal } from '@keqing/domain'
import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql'
import { validate as isUuid } from 'uuid'
import { demand, type Context } from '../../platform/graphql/context.ts'
import { SafeInt } from '../../platform/graphql/scalars.ts'
import { countFallingBy } from '../customer-list/index.ts'
import { Store, storeLoader } from '../organisation/index.ts'
import { customersIn, lostIn, OverviewFigures, prospectsIn } from './overview-figures.ts'
import { filesOf } from './overview-scope.ts'
import { MonthFigures, Overview, StoreFigures, TierCount } from './overview.type.ts'
import { countUnmatchedUnits, countWithoutGroup } from './standing-figures.sql.ts'

const MOST_MONTHS = 36
const DUE_DAYS = 30

/** @throws Refusal NOT_FOUND where the store is not one of the chain's in the viewer's scope, INVALID_VALUE */
async function openOverview(ctx: Context, chainId: string, storeId: string | undefined, months: number): Promise<OverviewFigures> {
  demand(ctx, 'report:read')
  const { currency, timeZone } = await ctx.chain(chainId)
  if (!Number.isInteger(months) || months < 1 || months > MOST_MONTHS)
    throw new Refusal('INVALID_VALUE', ['months'], { min: 1, max: MOST_MONTHS })
  if (storeId !== undefined) {
    const store = isUuid(storeId) ? await storeLoader(ctx).load(storeId) : undefined
    const seen = store?.chainId === chainId && ctx.rights.covers('report:read', { chainId, storeId }, { atStore: true })
    if (!seen) throw new Refusal('NOT_FOUND', ['storeId'])
  }
  const extent = { tenantId: ctx.tenantId, chainId, storeId, asOf: await ctx.today(chainId), timeZone, rights: ctx.rights }
  return new OverviewFigures(ctx, extent, { currency, months })
}

@Resolver(() => Overview)
export class OverviewResolver {
  @Query(() => Overview, {
    description:
      'Figures of a chain, or of one store: customers by tier, registrations, sales. A manager’s are those of own stores, an associate’s those of the own group.'
  })
  overview(
    @Arg('chainId', () => ID, { description: 'The chain.' }) chainId: string,
    @Ctx() ctx: Context,
    @Arg('storeId', () => ID, { nullable: true, description: 'Only this store.' }) storeId: string | null | undefined,
    @Arg('months', () => Int, { defaultValue: 12, description: 'How many months up to the present one, 1 to 36.' }) months: number
  ) {
    return openOverview(ctx, chainId, storeId ?? undefined, months)
  }

  @FieldResolver(() => [TierCount], { description: 'All files: tiers from the highest, then lost, then none.' })
  tiers(@Root() overview: OverviewFigures): Promise<TierCount[]> {
    return overview.tiers()
  }

  @FieldResolver(() => SafeInt, { description: 'Customers who have bought and are not lost.' })
  async customers(@Root() overview: OverviewFigures): Promise<number> {
    return customersIn(await overview.counts())
  }

  @FieldResolver(() => SafeInt, { description: 'Files with no purchase.' })
  async prospects(@Root() overview: OverviewFigures): Promise<number> {
    return prospectsIn(await overview.counts())
  }

  @FieldResolver(() => SafeInt, { description: 'On the register of lost customers (TIER-6).' })
  async lost(@Root() overview: OverviewFigures): Promise<number> {
    return lostIn(await overview.counts())
  }

  @FieldResolver(() => SafeInt, { description: 'Files that no staff group looks after.' })
  async noGroup(@Root() overview: OverviewFigures, @Ctx() ctx: Context): Promise<number> {
    return countWithoutGroup(await ctx.read(), overview.extent)
  }

  @FieldResolver(() => [MonthFigures], { description: 'Oldest first; the last is the month under way.' })
  months(@Root() overview: OverviewFigures): Promise<MonthFigures[]> {
    return overview.months()
  }

  @FieldResolver(() => [StoreFigures], { description: 'Stores in scope that are open, or were in the month before, by code.' })
  stores(@Root() overview: OverviewFigures): Promise<StoreFigures[]> {
    return overview.stores()
  }

  @FieldResolver(() => SafeInt, {
    description: 'Customers whom time will lower, or lose, within 30 days if nothing happens: those whom the filter fallsBy finds.'
  })
  async dueWithin30Days(@Root() overview: OverviewFigures, @Ctx() ctx: Context): Promise<number> {
    const { extent } = overview
    const by = addDays(extent.asOf, DUE_DAYS)
    return countFallingBy(await ctx.read(), { chainId: extent.chainId, by, where: filesOf(extent) })
  }

  @FieldResolver(() => SafeInt, { description: 'Units taken back that match no purchase (TERM-1b): shown, and counted nowhere else.' })
  async unmatchedReturnUnits(@Root() overview: OverviewFigures, @Ctx() ctx: Context): Promise<number> {
    return countUnmatchedUnits(await ctx.read(), overview.extent)
  }
}

@Resolver(() => StoreFigures)
export class StoreFiguresResolver {
  @FieldResolver(() => Store)
  async store(@Root() figures: StoreFigures, @Ctx() ctx: Context) {
    const store = await storeLoader(ctx).load(figures.storeId)
    if (!store) throw new Refusal('NOT_FOUND')
    return store
  }
}
