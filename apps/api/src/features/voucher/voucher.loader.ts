// Vouchers and what belongs to them, by id, in one statement for all that a request asks for.
import type { Context } from '../../platform/graphql/context.ts'
import { definitionsById, issuedOf, type DefinitionRow } from './definition.sql.ts'
import { entriesById, entriesOfVouchers } from './voucher-entry.sql.ts'
import { vouchersInSight } from './voucher.sql.ts'

/** Entries shown with a voucher, the latest. */
const MOST_ENTRIES = 50

/** In the reader's scope of their customers. */
export const voucherLoader = (ctx: Context) => ctx.loader(voucherLoader, (ids, tx) => vouchersInSight(tx, ctx.rights, ids))
/** Of chains in which the reader has any right. */
export const definitionLoader = (ctx: Context) =>
  ctx.loader(definitionLoader, async (ids, tx) => {
    const all = await definitionsById(tx, ids)
    return new Map<string, DefinitionRow>([...all].filter(([, row]) => ctx.rights.chainIds.has(row.chainId)))
  })
export const issuedLoader = (ctx: Context) => ctx.loader(issuedLoader, (ids, tx) => issuedOf(tx, ids))
export const voucherEntriesLoader = (ctx: Context) =>
  ctx.loader(voucherEntriesLoader, (ids, tx) => entriesOfVouchers(tx, ids, MOST_ENTRIES))
export const voucherEntryLoader = (ctx: Context) => ctx.loader(voucherEntryLoader, (ids, tx) => entriesById(tx, ids))
