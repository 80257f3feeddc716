// Visits of customers whom the reader has been let see, one statement for all that are asked for at once.
import { Refusal } from '@keqing/domain'
import { validate as isUuid } from 'uuid'
import { decodeCursor, pageSize, toConnection, type Connection } from '../../platform/graphql/connection.ts'
import type { Context } from '../../platform/graphql/context.ts'
import { countVisits, visitsById, visitsOfCustomers, type VisitRow } from './visit.sql.ts'

/** By id, for those who have let the reader see the customer. */
export const visitLoader = (ctx: Context) =>
  ctx.loader(visitLoader, async (ids, tx) => new Map((await visitsById(tx, ctx.rights, ids)).map(row => [row.id, row])))

export interface VisitPage extends Connection<VisitRow> {
  readonly count: () => Promise<number>
}

export async function visitPage(
  ctx: Context,
  customerId: string,
  { first, after, includeVoided }: { first: number; after?: string | null | undefined; includeVoided: boolean }
): Promise<VisitPage> {
  const size = pageSize(first)
  const key = after ? readCursor(after) : undefined
  const rows = await ctx
    .loader<VisitRow[]>(`visits ${size} ${includeVoided} ${after ?? ''}`, async (ids, tx) =>
      Map.groupBy(await visitsOfCustomers(tx, ctx.rights, ids, { limit: size + 1, after: key, includeVoided }), row => row.customerId)
    )
    .load(customerId)
  return {
    ...toConnection(rows ?? [], size, after, row => [row.happenedText, row.id]),
    count: async () =>
      (await ctx.loader(`visit count ${includeVoided}`, (ids, tx) => countVisits(tx, ids, includeVoided)).load(customerId)) ?? 0
  }
}

/** What is forged is refused here and not by a cast in the database. */
function readCursor(after: string): readonly [string, string] {
  const [at, id] = decodeCursor(after, 2).map(String)
  if (!at || !id || !/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(\.\d+)?\+00$/.test(at) || !isUuid(id))
    throw new Refusal('INVALID_VALUE', ['after'])
  return [at, id]
}
