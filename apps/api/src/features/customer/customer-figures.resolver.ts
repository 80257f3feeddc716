// What the engines know of a customer: points and tier. They see tables and no Customer, so the fields are added here.
import type { LocalDate } from '@keqing/domain'
import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql'
import type { Context } from '../../platform/graphql/context.ts'
import { LocalDateScalar } from '../../platform/graphql/scalars.ts'
import {
  customerMonths,
  PointEntryConnection,
  pointEntryPage,
  PointsMonth,
  PointsPurse,
  PointsSummary,
  pointsSummaryLoader,
  purseOf
} from '../points/index.ts'
import {
  CustomerTier,
  customerTierLoader,
  TierChangeConnection,
  tierChangePage,
  TierDecision,
  tierDecisionOf,
  TierTimeline,
  tierTimelineOf
} from '../tier/index.ts'
import type { CustomerRow } from './customer.sql.ts'
import { Customer } from './customer.type.ts'

@Resolver(() => Customer)
export class CustomerFiguresResolver {
  @FieldResolver(() => PointsSummary, { description: 'Balance and what it is made of (POINT-1).' })
  points(@Root() row: CustomerRow, @Ctx() ctx: Context) {
    return pointsSummaryLoader(ctx).load(row.id)
  }

  @FieldResolver(() => PointsPurse, { description: 'What can be spent today, what is held or pending, and what expires when (POINT-4).' })
  purse(@Root() row: CustomerRow, @Ctx() ctx: Context) {
    return purseOf(ctx, row)
  }

  @FieldResolver(() => [PointsMonth], { description: 'The statement by month, the latest first.' })
  pointMonths(
    @Root() row: CustomerRow,
    @Ctx() ctx: Context,
    @Arg('months', () => Int, { defaultValue: 12, description: 'How many, 1 to 36, with this one.' }) months: number
  ) {
    return customerMonths(ctx, row, months)
  }

  @FieldResolver(() => PointEntryConnection, { description: 'The ledger, latest first.' })
  pointEntries(
    @Root() row: CustomerRow,
    @Ctx() ctx: Context,
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the last one seen.' }) after?: string
  ) {
    return pointEntryPage(ctx, row.id, first, after)
  }

  @FieldResolver(() => CustomerTier, { description: 'The tier as kept with the customer (TIER-11).' })
  tier(@Root() row: CustomerRow, @Ctx() ctx: Context): CustomerTier | Promise<CustomerTier> {
    return keptTier(ctx, row)
  }

  @FieldResolver(() => TierDecision, {
    description: 'The tier as of a day, with every condition, the figure found and what would change it (TIER-10).'
  })
  tierDecision(
    @Root() row: CustomerRow,
    @Ctx() ctx: Context,
    @Arg('asOf', () => LocalDateScalar, { nullable: true, description: 'Today where absent.' }) asOf?: LocalDate | null
  ) {
    return tierDecisionOf(ctx, row, asOf)
  }

  @FieldResolver(() => TierTimeline, {
    description: 'The tier over a period of at most 24 months: as decided on each day, and as the facts known now give it (TIME-3).'
  })
  tierTimeline(
    @Root() row: CustomerRow,
    @Ctx() ctx: Context,
    @Arg('from', () => LocalDateScalar, { nullable: true, description: 'The first day; 12 months back where absent.' })
    from?: LocalDate | null,
    @Arg('to', () => LocalDateScalar, { nullable: true, description: 'The last day; today where absent, never later.' })
    to?: LocalDate | null
  ) {
    return tierTimelineOf(ctx, row, { from, to })
  }

  @FieldResolver(() => TierChangeConnection, { description: 'Every change of tier with its cause, latest first.' })
  tierChanges(
    @Root() row: CustomerRow,
    @Ctx() ctx: Context,
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the last one seen.' }) after?: string
  ) {
    return tierChangePage(ctx, row.id, first, after)
  }
}

/** A file whose first decision is still to come has no tier. */
async function keptTier(ctx: Context, row: CustomerRow): Promise<CustomerTier> {
  const kept = await customerTierLoader(ctx).load(row.id)
  return kept ?? { status: 'none', source: 'rules', lowered: false, decidedOn: row.registeredOn }
}
