// What of the ledger needs more than the row.
import { FieldResolver, Resolver, Root, Ctx } from 'type-graphql'
import type { Context } from '../../platform/graphql/context.ts'
import { SafeInt } from '../../platform/graphql/scalars.ts'
import { Staff, staffLoader } from '../organisation/index.ts'
import type { EntryConnection } from './points.loader.ts'
import { PointEntry, PointEntryConnection, type PointEntryRow } from './points.type.ts'

@Resolver(() => PointEntry)
export class PointEntryResolver {
  @FieldResolver(() => Staff, { nullable: true, description: 'Who approved an adjustment.' })
  approvedBy(@Root() entry: PointEntryRow, @Ctx() ctx: Context) {
    return entry.approvedById ? staffLoader(ctx).load(entry.approvedById) : null
  }
}

@Resolver(() => PointEntryConnection)
export class PointEntryConnectionResolver {
  @FieldResolver(() => SafeInt, { description: 'How many entries there are in all.' })
  totalCount(@Root() page: EntryConnection): Promise<number> {
    return page.totalCount()
  }
}
