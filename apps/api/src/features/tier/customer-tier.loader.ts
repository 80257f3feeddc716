// Tiers of customers whose rows the reader has already been let see.
import type { LocalDate } from '@keqing/domain'
import type DataLoader from 'dataloader'
import { decodeCursor, pageSize, toConnection, type Connection } from '../../platform/graphql/connection.ts'
import type { Context } from '../../platform/graphql/context.ts'
import { countTierChanges, tierChangesById, tierChangesOf, tierStatesOf } from './customer-tier.sql.ts'
import type { CustomerTier, TierChange } from './customer-tier.type.ts'
import { explainTiers } from './explain-tier.ts'
import type { TierDecision } from './tier-decision.type.ts'

export function customerTierLoader(ctx: Context): DataLoader<string, CustomerTier | undefined> {
  return ctx.loader('customer tier', (ids, tx) => tierStatesOf(tx, ids))
}

export function tierChangeLoader(ctx: Context): DataLoader<string, TierChange | undefined> {
  return ctx.loader('tier change', (ids, tx) => tierChangesById(tx, ids))
}

/** As of today where no day is asked for; a page of customers on one day is one statement. */
export async function tierDecisionOf(
  ctx: Context,
  customer: { id: string; chainId: string },
  asOf?: LocalDate | null
): Promise<TierDecision | undefined> {
  const { chainId } = customer
  const day = asOf ?? (await ctx.today(chainId))
  return ctx
    .loader(`tier decision ${chainId} ${day}`, (ids, tx) => explainTiers(tx, { chainId, customerIds: ids, asOf: day }))
    .load(customer.id)
}

export interface ChangeConnection extends Connection<TierChange> {
  readonly totalCount: () => Promise<number>
}

/** A list of changes as a page: `read` fetches `limit` of them, latest first, before a place in the list. */
export async function changePage(
  page: { first: number; after?: string | null | undefined },
  read: (part: { limit: number; before: readonly [decidedOn: string, id: string] | undefined }) => Promise<readonly TierChange[]>,
  totalCount: () => Promise<number>
): Promise<ChangeConnection> {
  const size = pageSize(page.first)
  const key = page.after ? decodeCursor(page.after, 2) : undefined
  const rows = await read({ limit: size + 1, before: key ? [String(key[0]), String(key[1])] : undefined })
  return { ...toConnection(rows, size, page.after, row => [row.decidedOn, row.id]), totalCount }
}

/** Changes of one customer. */
export function tierChangePage(ctx: Context, customerId: string, first: number, after?: string | null): Promise<ChangeConnection> {
  return changePage(
    { first, after },
    async part =>
      (await ctx.loader(`tier changes ${part.limit} ${after ?? ''}`, (ids, tx) => tierChangesOf(tx, ids, part)).load(customerId)) ?? [],
    async () => (await ctx.loader('tier change count', (ids, tx) => countTierChanges(tx, ids)).load(customerId)) ?? 0
  )
}
