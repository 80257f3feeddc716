// What of the ledger needs more than the row, and the chain's statement.
import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../../platform/graphql/context.ts'
import { SafeInt } from '../../platform/graphql/scalars.ts'
import { Staff, staffLoader } from '../organisation/index.ts'
import { EarnedPoints } from './earned-points.type.ts'
import { chainMonths } from './point-months.ts'
import type { EntryConnection } from './points.loader.ts'
import { PointEntry, PointEntryConnection, type PointEntryRow } from './points.type.ts'
import { PointsMonth } from './purse.type.ts'
import { earnedOf } from './why-earned.ts'

@Resolver(() => PointEntry)
export class PointEntryResolver {
  @FieldResolver(() => Staff, { nullable: true, description: 'Who approved an adjustment.' })
  approvedBy(@Root() entry: PointEntryRow, @Ctx() ctx: Context) {
    return entry.approvedById ? staffLoader(ctx).load(entry.approvedById) : null
  }

  @FieldResolver(() => EarnedPoints, {
    nullable: true,
    description: 'Why a purchase earned what it did, as it was bought; absent for other entries.'
  })
  earned(@Root() entry: PointEntryRow, @Ctx() ctx: Context): Promise<EarnedPoints | null> | null {
    const { kind, purchaseId, policyVersionId } = entry
    return kind === 'earn' && purchaseId && policyVersionId ? earnedOf(ctx, purchaseId, policyVersionId) : null
  }
}

@Resolver(() => PointEntryConnection)
export class PointEntryConnectionResolver {
  @FieldResolver(() => SafeInt, { description: 'How many entries there are in all.' })
  totalCount(@Root() page: EntryConnection): Promise<number> {
    return page.totalCount()
  }
}

@Resolver()
export class PointMonthsResolver {
  @Query(() => [PointsMonth], {
    description: 'What the chain issued, what was used and expired, and what is outstanding, by month, the latest first.'
  })
  pointMonths(
    @Arg('chainId', () => ID, { description: 'The chain.' }) chainId: string,
    @Ctx() ctx: Context,
    @Arg('months', () => Int, { defaultValue: 12, description: 'How many, 1 to 36, with this one.' }) months: number
  ) {
    return chainMonths(ctx, chainId, months)
  }
}
