// Tiers of customers whose rows the reader has already been let see.
import { Refusal, type LocalDate } from '@keqing/domain'
import type DataLoader from 'dataloader'
import { decodeCursor, pageSize, toConnection, type Connection } from '../../platform/graphql/connection.ts'
import type { Context } from '../../platform/graphql/context.ts'
import { countTierChanges, tierChangesById, tierChangesOf, tierStatesOf } from './customer-tier.sql.ts'
import type { CustomerTier, TierChange } from './customer-tier.type.ts'
import { explainTiers } from './explain-tier.ts'
import type { TierDecision } from './tier-decision.type.ts'
import { readPeriod, tierTimelines, type AskedPeriod } from './tier-timeline.ts'
import type { TierTimeline } from './tier-timeline.type.ts'

export function customerTierLoader(ctx: Context): DataLoader<string, CustomerTier | undefined> {
  return ctx.loader('customer tier', (ids, tx) => tierStatesOf(tx, ids))
}

export function tierChangeLoader(ctx: Context): DataLoader<string, TierChange | undefined> {
  return ctx.loader('tier change', (ids, tx) => tierChangesById(tx, ids))
}

/** As of today where no day is asked for; a page of customers on one day is one statement. Undefined where the file was not known yet. */
export async function tierDecisionOf(
  ctx: Context,
  customer: { id: string; chainId: string },
  asOf?: LocalDate | null,
  asKnownAt?: Date | null
): Promise<TierDecision | undefined> {
  const { chainId } = customer
  const day = asOf ?? (await ctx.today(chainId))
  // What will be known is known to nobody.
  if (asKnownAt && asKnownAt > ctx.clock.now()) throw new Refusal('DATE_IN_FUTURE', ['asKnownAt'])
  return ctx
    .loader(`tier decision ${chainId} ${day} ${asKnownAt?.toISOString() ?? ''}`, (ids, tx) =>
      explainTiers(tx, { chainId, customerIds: ids, asOf: day, knownAt: asKnownAt ?? undefined })
    )
    .load(customer.id)
}

/** @throws Refusal DATE_IN_FUTURE, DATE_BEFORE_START, PERIOD_TOO_LONG, NOT_FOUND */
export async function tierTimelineOf(
  ctx: Context,
  customer: { id: string; chainId: string },
  period: AskedPeriod
): Promise<TierTimeline | undefined> {
  const chain = await ctx.chain(customer.chainId)
  const { from, to } = readPeriod(period, await ctx.today(chain.id))
  return ctx
    .loader(`tier timeline ${chain.id} ${from} ${to}`, (ids, tx) => tierTimelines(tx, { chain, customerIds: ids, from, to }))
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
