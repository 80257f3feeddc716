// Points of customers whose rows the reader has already been let see: the row scope is the customer's.
import type DataLoader from 'dataloader'
import type { Context } from '../../platform/graphql/context.ts'
import { decodeCursor, pageSize, toConnection, type Connection } from '../../platform/graphql/connection.ts'
import { countPointEntries, pointEntries, pointEntriesById, pointsSummaries, type PointsSummaryRow } from './points.sql.ts'
import type { PointEntryRow } from './points.type.ts'

export function pointsSummaryLoader(ctx: Context): DataLoader<string, PointsSummaryRow | undefined> {
  return ctx.loader(
    'points summary',
    async (ids, tx) => new Map((await pointsSummaries(tx, ids, ctx.clock.now())).map(row => [row.customerId, row]))
  )
}

export function pointEntryLoader(ctx: Context): DataLoader<string, PointEntryRow | undefined> {
  return ctx.loader('point entry', async (ids, tx) => new Map((await pointEntriesById(tx, ids)).map(row => [row.id, row])))
}

export interface EntryConnection extends Connection<PointEntryRow> {
  readonly totalCount: () => Promise<number>
}

/** One page of a customer's ledger, latest first; the same page of many customers is one statement. */
export async function pointEntryPage(ctx: Context, customerId: string, first: number, after?: string | null): Promise<EntryConnection> {
  const size = pageSize(first)
  const key = after ? decodeCursor(after, 2) : undefined
  const before = key ? ([String(key[0]), String(key[1])] as const) : undefined
  const rows = await ctx
    .loader<PointEntryRow[]>(`point entries ${size} ${after ?? ''}`, async (ids, tx) =>
      Map.groupBy(await pointEntries(tx, ids, { limit: size + 1, before }), row => row.customerId)
    )
    .load(customerId)
  return {
    ...toConnection(rows ?? [], size, after, row => [row.happenedOn, row.id]),
    totalCount: async () => (await ctx.loader('point entry count', (ids, tx) => countPointEntries(tx, ids)).load(customerId)) ?? 0
  }
}
