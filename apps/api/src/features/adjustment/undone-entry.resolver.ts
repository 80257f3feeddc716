// What the ledger says of its adjustments: that one was taken back, and what taking it back would move.
import { sumSafe, type LocalDate } from '@keqing/domain'
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Context } from '../../platform/graphql/context.ts'
import { LocalDateScalar, SafeInt } from '../../platform/graphql/scalars.ts'
import { PointEntry, type PointEntryRow } from '../points/index.ts'
import { adjustmentsOfEntries, type AdjustedEntry } from './adjusted-entry.sql.ts'

async function adjustmentOf({ id, kind }: PointEntryRow, ctx: Context): Promise<readonly AdjustedEntry[]> {
  if (kind !== 'adjust') return []
  return (await ctx.loader('adjustments of entries', (ids, tx) => adjustmentsOfEntries(tx, ids)).load(id)) ?? []
}

@Resolver(() => PointEntry)
export class UndoneEntryResolver {
  @FieldResolver(() => SafeInt, {
    nullable: true,
    description:
      'What pointAdjustmentUndo would move, with all entries of the adjustment; null for other entries, for a row of a file, and where it was taken back.'
  })
  async undoPoints(@Root() entry: PointEntryRow, @Ctx() ctx: Context): Promise<number | null> {
    const posted = await adjustmentOf(entry, ctx)
    if (posted.length === 0 || posted.some(each => each.importId ?? each.takenBackOn)) return null
    return -sumSafe(posted.map(each => each.amount))
  }

  @FieldResolver(() => LocalDateScalar, { nullable: true, description: 'The day on which the adjustment was taken back.' })
  async takenBackOn(@Root() entry: PointEntryRow, @Ctx() ctx: Context): Promise<LocalDate | null> {
    return (await adjustmentOf(entry, ctx)).find(each => each.id === entry.id)?.takenBackOn ?? null
  }
}
