// What one request reads of the ledger, each by its ids, as far as the reader sees it.
import type { Context } from '../../platform/graphql/context.ts'
import { disputesById, disputesOfEntries, type DisputeRow } from './dispute.sql.ts'
import { periodsById, storesOfPeriods, type PeriodRow } from './period.sql.ts'
import { entriesById, sharesOfEntries } from './read.sql.ts'
import type { Reader } from './seen.sql.ts'

export const readerOf = (ctx: Context): Reader => ({ rights: ctx.rights, staffId: ctx.actor.staffId })

export const periodLoader = (ctx: Context) =>
  ctx.loader(periodLoader, async (ids, tx) => {
    const all = await periodsById(tx, ids)
    return new Map<string, PeriodRow>([...all].filter(([, row]) => ctx.rights.hasIn('incentive:read', row.chainId)))
  })
export const periodStoresLoader = (ctx: Context) => ctx.loader(periodStoresLoader, (ids, tx) => storesOfPeriods(tx, ids))

export const entryLoader = (ctx: Context) => ctx.loader(entryLoader, (ids, tx) => entriesById(tx, ids, readerOf(ctx)))
export const sharesLoader = (ctx: Context) => ctx.loader(sharesLoader, (ids, tx) => sharesOfEntries(tx, ids, readerOf(ctx)))

const seesDispute = (ctx: Context, { chainId, storeId, raisedById }: DisputeRow): boolean =>
  raisedById === ctx.actor.staffId || ctx.rights.covers('incentive:pay', { chainId, storeId })
export const disputeLoader = (ctx: Context) =>
  ctx.loader(disputeLoader, async (ids, tx) => {
    const all = await disputesById(tx, ids)
    return new Map<string, DisputeRow>([...all].filter(([, row]) => seesDispute(ctx, row)))
  })

export const disputesOfEntryLoader = (ctx: Context) =>
  ctx.loader(disputesOfEntryLoader, async (ids, tx) => {
    const seen = (await disputesOfEntries(tx, ids)).filter(row => seesDispute(ctx, row))
    return Map.groupBy(seen, row => row.entryId)
  })
