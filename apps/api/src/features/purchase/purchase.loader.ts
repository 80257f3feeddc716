// Purchases and what hangs on them, one statement for all that are asked for at once.
import { Refusal } from '@keqing/domain'
import { decodeCursor, pageSize, toConnection, type Connection } from '../../platform/graphql/connection.ts'
import type { Context } from '../../platform/graphql/context.ts'
import { linesOfPurchases, linesOfReturns } from './line.sql.ts'
import {
  pointsOfPurchases,
  purchasePage,
  purchasesById,
  purchaseScope,
  purchasesOfCustomers,
  purchaseTotals,
  totalsOfCustomers,
  type PurchaseList,
  type PurchaseRow
} from './purchase.sql.ts'
import { returnsById, returnsOfPurchases } from './return.sql.ts'

const byId = <R extends { id: string }>(rows: readonly R[]) => new Map(rows.map(row => [row.id, row]))

/** Purchases in the reader's row scope; undefined for any other. */
export const purchaseLoader = (ctx: Context) =>
  ctx.loader(purchaseLoader, async (ids, tx) => byId(await purchasesById(tx, ids, purchaseScope(ctx.rights))))

/** Purchases that the actor has just recorded or corrected. */
export const ownPurchaseLoader = (ctx: Context) => ctx.loader(ownPurchaseLoader, async (ids, tx) => byId(await purchasesById(tx, ids)))

export const purchaseLinesLoader = (ctx: Context) =>
  ctx.loader(purchaseLinesLoader, async (ids, tx) => Map.groupBy(await linesOfPurchases(tx, ids), line => line.purchaseId))

export const purchasePointsLoader = (ctx: Context) => ctx.loader(purchasePointsLoader, (ids, tx) => pointsOfPurchases(tx, ids))

export const purchaseReturnsLoader = (ctx: Context) => ctx.loader(purchaseReturnsLoader, (ids, tx) => returnsOfPurchases(tx, ids))

/** Returns in the reader's row scope; undefined for any other. */
export const returnLoader = (ctx: Context) => ctx.loader(returnLoader, async (ids, tx) => byId(await returnsById(tx, ids, ctx.rights)))

/** Returns that the actor has just recorded or corrected. */
export const ownReturnLoader = (ctx: Context) => ctx.loader(ownReturnLoader, async (ids, tx) => byId(await returnsById(tx, ids)))

export const returnLinesLoader = (ctx: Context) =>
  ctx.loader(returnLinesLoader, async (ids, tx) => Map.groupBy(await linesOfReturns(tx, ids), line => line.returnId))

/** A page, and what counting and adding up all of it takes; only who asks for a total pays for it. */
export interface PurchasePageRows extends Connection<PurchaseRow> {
  readonly totals: () => Promise<{ count: number; netMinor: number; currency: string }>
}

/** Sums over a chain may leave 53 bits though no customer's does. */
function safeTotals({ count, net }: { count: number; net: string }, currency: string) {
  const netMinor = Number(net)
  if (!Number.isSafeInteger(netMinor)) throw new Refusal('OVERFLOW')
  return { count, netMinor, currency }
}

export type PurchaseOrdering = { readonly field: 'happenedAt' | 'amount'; readonly direction: 'asc' | 'desc' }
const LATEST_FIRST: PurchaseOrdering = { field: 'happenedAt', direction: 'desc' }

export async function purchaseListPage(
  ctx: Context,
  list: PurchaseList,
  args: { order?: PurchaseOrdering | null | undefined; first: number; after?: string | null | undefined }
): Promise<PurchasePageRows> {
  const { currency } = await ctx.chain(list.chainId)
  const order = args.order ?? LATEST_FIRST
  const size = pageSize(args.first)
  const after = args.after ? readCursor(args.after, order.field) : undefined
  const rows = await purchasePage(await ctx.read(), ctx.rights, list, { order, limit: size + 1, after })
  const totals = memo(async () => safeTotals(await purchaseTotals(await ctx.read(), ctx.rights, list), currency))
  return { ...toConnection(rows, size, args.after, row => [order.field === 'amount' ? row.paidMinor : row.happenedText, row.id]), totals }
}

/** A customer's receipts, latest first; the same page of many customers is one statement. The reader has been let see the customer. */
export async function customerPurchasePage(
  ctx: Context,
  customer: { id: string; currency: string },
  first: number,
  after?: string | null
): Promise<PurchasePageRows> {
  const size = pageSize(first)
  const key = after ? readCursor(after, 'happenedAt') : undefined
  const rows = await ctx
    .loader<PurchaseRow[]>(`purchases of customers ${size} ${after ?? ''}`, async (ids, tx) =>
      Map.groupBy(
        await purchasesOfCustomers(tx, ids, { limit: size + 1, after: key && [String(key[0]), key[1]] }),
        row => row.customerId ?? ''
      )
    )
    .load(customer.id)
  return customerPurchaseConnection(ctx, customer, rows ?? [], { size, after })
}

/** From rows already at hand, one more than `size` where there are more: for lists that bring them along (`CustomerRow.loaded.purchases`). */
export function customerPurchaseConnection(
  ctx: Context,
  customer: { id: string; currency: string },
  rows: readonly PurchaseRow[],
  page: { size: number; after?: string | null | undefined }
): PurchasePageRows {
  return {
    ...toConnection(rows, page.size, page.after, row => [row.happenedText, row.id]),
    totals: async () => {
      const totals = await ctx.loader('purchase totals of customers', (ids, tx) => totalsOfCustomers(tx, ids)).load(customer.id)
      return safeTotals(totals ?? { count: 0, net: '0' }, customer.currency)
    }
  }
}

function memo<T>(work: () => Promise<T>): () => Promise<T> {
  let done: Promise<T> | undefined
  return () => (done ??= work())
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const TIMESTAMP = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(\.\d+)?\+00$/

/** A cursor's parts go into casts: what is forged is refused here and not by the database. */
export function readCursor(after: string, field: 'happenedAt' | 'amount'): readonly [string | number, string] {
  const [key, id] = decodeCursor(after, 2)
  const fits = field === 'amount' ? Number.isSafeInteger(key) : typeof key === 'string' && TIMESTAMP.test(key)
  if (!fits || key === null || key === undefined || typeof id !== 'string' || !UUID.test(id)) throw new Refusal('INVALID_VALUE', ['after'])
  return [key, id]
}
