// A return as sent becomes one that can be put: everything else is checked first, its customer is looked up last.
import { Refusal } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import type { Context } from '../../platform/graphql/context.ts'
import { composed } from '../../platform/texts.ts'
import { accepted, attempt, type Act } from './act.ts'
import { lookUpCustomers, type SoughtCustomer, type WantedCustomer } from './look-up-customers.ts'
import { readReturn, type RecordReturn, type ReturnSlip } from './read-return.ts'
import { findStores, refuseWhenClosed } from './references.ts'
import { namedPurchases, type NamedPurchase } from './return-record.sql.ts'

/** All of a return but its customer; its purchase as it stood when it was looked for. */
export interface CheckedReturn {
  readonly sent: RecordReturn
  readonly slip: ReturnSlip
  readonly storeId: string
  readonly purchase: NamedPurchase | undefined
}

/** With its customer; or with why the one it names is refused. */
export interface FoundReturn extends CheckedReturn {
  readonly customerId: string | null
  readonly unknown: Refusal | undefined
}

export async function resolveReturns(ctx: Context, act: Act, sent: readonly RecordReturn[]): Promise<(FoundReturn | Refusal)[]> {
  const checked = await checkReturns(ctx, act, sent)
  return withCustomers(checked, await lookUpCustomers(ctx, act.chain.id, checked.map(wantedCustomer)))
}

/** Everything but the customer, before the customer is looked up: no other refusal may tell whose a phone is. */
export async function checkReturns(ctx: Context, act: Act, sent: readonly RecordReturn[]): Promise<(CheckedReturn | Refusal)[]> {
  const tx = await ctx.read()
  const storeOf = await findStores(tx, act, sent)
  const rows = sent.map(row =>
    attempt((): CheckedReturn => {
      const slip = readReturn(act, row)
      const store = storeOf(row)
      refuseWhenClosed(store, slip.returnedOn)
      return { sent: row, slip, storeId: store.id, purchase: undefined }
    })
  )
  return asTheyStand(tx, act, rows)
}

/** A purchase that is named belongs to somebody or to nobody already: no other's phone or member number fits it. */
export function wantedCustomer(checked: CheckedReturn | Refusal): WantedCustomer | undefined {
  if (checked instanceof Refusal) return undefined
  return { row: checked.sent, only: checked.purchase?.customerId }
}

export function withCustomers(checked: readonly (CheckedReturn | Refusal)[], sought: readonly SoughtCustomer[]): (FoundReturn | Refusal)[] {
  return checked.map((row, index) => {
    if (row instanceof Refusal) return row
    const who = sought[index]
    const unknown = who instanceof Refusal ? who : undefined
    return { ...row, customerId: who instanceof Refusal ? null : (who?.id ?? null), unknown }
  })
}

/** With the purchases that they name, of one statement. Asked again where they are put, since one may have been claimed in between. */
export async function asTheyStand<R extends CheckedReturn>(tx: Tx, act: Act, rows: readonly (R | Refusal)[]): Promise<(R | Refusal)[]> {
  const good = accepted(rows)
  const receipts = good.flatMap(row =>
    row.sent.purchaseReceiptNo ? { storeId: row.storeId, receiptNo: composed(row.sent.purchaseReceiptNo) } : []
  )
  const purchases = await namedPurchases(
    tx,
    act.chain.id,
    good.flatMap(row => row.sent.purchaseId ?? []),
    receipts
  )
  return rows.map(row => (row instanceof Refusal ? row : attempt(() => ({ ...row, purchase: namedBy(row, purchases) }))))
}

function namedBy({ sent, storeId }: CheckedReturn, purchases: readonly NamedPurchase[]): NamedPurchase | undefined {
  const { purchaseId, purchaseReceiptNo } = sent
  if (!purchaseId && !purchaseReceiptNo) return undefined
  const found = purchases.find(
    each =>
      (!purchaseId || each.id === purchaseId) &&
      (!purchaseReceiptNo || (each.storeId === storeId && each.receiptNo === composed(purchaseReceiptNo)))
  )
  if (!found) throw purchaseId ? new Refusal('NOT_FOUND', ['purchaseId']) : new Refusal('PURCHASE_UNKNOWN', ['purchaseReceiptNo'])
  return found
}
