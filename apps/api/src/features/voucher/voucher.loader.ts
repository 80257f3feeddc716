// Vouchers and what belongs to them, by id, in one statement for all that a request asks for.
import type { Context } from '../../platform/graphql/context.ts'
import { definitionsById, issuedOf, type DefinitionRow } from './definition.sql.ts'
import { numberKey, paymentsBeyond, recordedReceipts, type ReceiptNumber } from './receipt-payers.sql.ts'
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

const receiptOf = (key: string): ReceiptNumber => {
  const at = key.indexOf(' ')
  return { storeId: key.slice(0, at), receiptNo: key.slice(at + 1) }
}

/** Whether a receipt of that number is recorded. */
export async function isRecorded(ctx: Context, receipt: ReceiptNumber): Promise<boolean> {
  const loader = ctx.loader(isRecorded, async (keys, tx) => {
    const recorded = await recordedReceipts(tx, keys.map(receiptOf))
    return new Map(keys.map(key => [key, recorded.has(key)]))
  })
  return (await loader.load(numberKey(receipt))) ?? false
}

/** Whether the receipt, when it came, was smaller than what the till had said of it. */
export async function isBeyondReceipt(ctx: Context, redemptionId: string): Promise<boolean> {
  const loader = ctx.loader(isBeyondReceipt, async (ids, tx) => {
    const beyond = new Set((await paymentsBeyond(tx, { redemptionIds: ids })).map(each => each.redemptionId))
    return new Map(ids.map(id => [id, beyond.has(id)]))
  })
  return (await loader.load(redemptionId)) ?? false
}
