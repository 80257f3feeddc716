// TERM-1: receipts enter, one or a hundred at a time, each decided by itself and known by store and number: the same again changes nothing, another
// content under the same number is refused. Everything is resolved and written by a fixed number of statements, however many rows there are.
import { Refusal } from '@keqing/domain'
import { v7 as uuid } from 'uuid'
import { auditEach } from '../../platform/audit.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Context } from '../../platform/graphql/context.ts'
import { lockBuyers } from '../customer/index.ts'
import { lockPayers, numberKey, paymentsBeyond } from '../voucher/index.ts'
import { attempt, beginAct, refuseBatchSize, type Act } from './act.ts'
import { followFacts } from './follow-facts.ts'
import { growItems } from './item.sql.ts'
import { customerField, lookUpCustomers, type SoughtCustomer, type WantedCustomer } from './look-up-customers.ts'
import { auditRecorded, type Outcome } from './outcome.ts'
import { readReceipt, type Receipt, type RecordPurchase } from './read-receipt.ts'
import {
  insertPurchaseLines,
  insertPurchases,
  paidByCustomers,
  storedReceipts,
  type NewPurchase,
  type ReceiptContent,
  type StoredReceipt
} from './record.sql.ts'
import { findSellers, findStores, refuseWhenClosed } from './references.ts'

/** All of a receipt but its customer. */
type Checked = Omit<NewPurchase, 'lines' | 'customerId'> & Receipt & { readonly sent: RecordPurchase }

/** With its customer; or with why the one it names is refused. */
type Draft = Omit<Checked, 'sent'> & { readonly customerId: string | null; readonly unknown: Refusal | undefined }

/** One receipt. @throws Refusal */
export async function recordPurchase(ctx: Context, sent: RecordPurchase): Promise<{ id: string; repeated: boolean }> {
  const act = await beginAct(ctx, sent.chainId)
  const drafts = await resolve(ctx, act, [sent])
  return ctx.write(async tx => {
    const [outcome] = await putPurchases(tx, act, drafts, 'purchaseRecord')
    if (!outcome || outcome instanceof Refusal) throw outcome ?? new Error('a receipt without an outcome')
    return outcome
  })
}

/** Up to 100 receipts; the outcomes in their order. @throws Refusal where the batch as a whole will not do */
export async function recordPurchases(ctx: Context, batch: { chainId: string; purchases: readonly RecordPurchase[] }): Promise<Outcome[]> {
  const act = await beginAct(ctx, batch.chainId)
  refuseBatchSize(batch.purchases, 'purchases')
  const drafts = await resolve(ctx, act, batch.purchases)
  return ctx.write(tx => putPurchases(tx, act, drafts, 'purchaseRecordBatch'))
}

async function resolve(ctx: Context, act: Act, sent: readonly RecordPurchase[]): Promise<(Draft | Refusal)[]> {
  const checked = await checkPurchases(ctx, act, sent)
  return withCustomers(checked, await lookUpCustomers(ctx, act.chain.id, checked.map(wantedCustomer)))
}

/**
 * Everything but the customer, before the customer is looked up, and only for what else is in order: no other refusal may tell whose a phone is. A store
 * or seller that changes before the receipt is put was still so when it was sent.
 */
export async function checkPurchases(ctx: Context, act: Act, sent: readonly RecordPurchase[]): Promise<(Checked | Refusal)[]> {
  const tx = await ctx.read()
  const storeOf = await findStores(tx, act, sent)
  const sellerOf = await findSellers(tx, sent)
  return sent.map(row =>
    attempt(() => {
      const receipt = readReceipt(act, row)
      const store = storeOf(row)
      refuseWhenClosed(store, receipt.purchasedOn)
      const sellerId = sellerOf(row, receipt.purchasedOn)?.id ?? null
      if (receipt.declineReason && customerField(row)) throw new Refusal('INVALID_VALUE', ['declineReason'])
      return { id: uuid(), storeId: store.id, sellerId, sent: row, ...receipt }
    })
  )
}

export function wantedCustomer(checked: Checked | Refusal): WantedCustomer | undefined {
  return checked instanceof Refusal ? undefined : { row: checked.sent }
}

export function withCustomers(checked: readonly (Checked | Refusal)[], sought: readonly SoughtCustomer[]): (Draft | Refusal)[] {
  return checked.map((row, index) => {
    if (row instanceof Refusal) return row
    const { sent: _, ...receipt } = row
    const who = sought[index]
    const unknown = who instanceof Refusal ? who : undefined
    return { ...receipt, customerId: who instanceof Refusal ? null : (who?.id ?? null), unknown }
  })
}

export async function putPurchases(tx: Tx, act: Act, drafts: readonly (Draft | Refusal)[], action: string): Promise<Outcome[]> {
  const stored = new Map((await storedReceipts(tx, drafts.filter(isDraft))).map(receipt => [numberKey(receipt), receipt]))
  const outcomes = drafts.map(draft => (isDraft(draft) ? against(stored.get(numberKey(draft)), draft) : draft))
  const fresh = await admit(tx, firstOfEach(outcomes))
  const put = await insert(tx, act, [...fresh.values()].filter(isDraft))
  const answered = await answer(tx, outcomes, fresh, put)
  const storeIds = [...fresh.values()].filter(isDraft).flatMap(draft => (put.has(draft.id) ? draft.storeId : []))
  await auditRecorded(tx, act, { action, objectType: 'Purchase', storeIds }, answered)
  return answered
}

/** A number that is taken is refused as that, whether the customer sent with it is another one or nobody. */
function against(stored: StoredReceipt | undefined, draft: Draft): Draft | Outcome {
  if (draft.unknown)
    return stored && draft.unknown.code === 'NOT_FOUND' ? new Refusal('RECEIPT_NUMBER_TAKEN', ['receiptNo']) : draft.unknown
  return stored ? compare(draft, stored) : draft
}

/** Of each number the first receipt sent: the later ones are compared with it. */
function firstOfEach(outcomes: readonly (Draft | Outcome)[]): Map<string, Draft> {
  const first = new Map<string, Draft>()
  for (const draft of outcomes) if (isDraft(draft) && !first.has(numberKey(draft))) first.set(numberKey(draft), draft)
  return first
}

/** Locks the customers; refuses what somebody else's points or vouchers paid (POINT-6), and what would take a customer's purchases beyond 53 bits (TRUST 22). */
async function admit(tx: Tx, fresh: ReadonlyMap<string, Draft>): Promise<Map<string, Draft | Refusal>> {
  const customerIds = [...new Set([...fresh.values()].flatMap(draft => draft.customerId ?? []))]
  if (customerIds.length === 0) return new Map(fresh)
  await lockBuyers(tx, customerIds)
  const payers = await lockPayers(
    tx,
    [...fresh.values()].filter(draft => draft.customerId)
  )
  const paid = await paidByCustomers(tx, customerIds)
  return new Map(
    [...fresh].map(([key, draft]): [string, Draft | Refusal] => {
      if (!draft.customerId) return [key, draft]
      if ((payers.get(key) ?? draft.customerId) !== draft.customerId) return [key, new Refusal('RECEIPT_PAID_BY_ANOTHER', ['customerId'])]
      const sum = (paid.get(draft.customerId) ?? 0n) + BigInt(draft.paidMinor)
      if (sum > BigInt(Number.MAX_SAFE_INTEGER)) return [key, new Refusal('OVERFLOW', ['lines'])]
      paid.set(draft.customerId, sum)
      return [key, draft]
    })
  )
}

async function insert(tx: Tx, act: Act, drafts: readonly Draft[]): Promise<ReadonlySet<string>> {
  if (drafts.length === 0) return new Set()
  const named = new Map(drafts.flatMap(draft => draft.lines.map(line => [line.itemCode, line] as const)))
  const items = await growItems(
    tx,
    act.chain.id,
    [...named.values()].map(line => ({ id: uuid(), code: line.itemCode, name: line.itemName, category: line.category }))
  )
  const ids = await insertPurchases(tx, act, drafts)
  const put = drafts.filter(draft => ids.has(draft.id))
  if (put.length === 0) return ids
  await insertPurchaseLines(tx, put, items)
  await followFacts(tx, act, {
    customerIds: put.flatMap(draft => draft.customerId ?? []),
    itemIds: put.flatMap(draft => draft.lines.flatMap(line => items.get(line.itemCode) ?? [])),
    purchaseIds: put.map(draft => draft.id),
    cause: 'PURCHASE'
  })
  await tellPaymentsBeyond(
    tx,
    act,
    put.map(draft => draft.id)
  )
  return ids
}

/** What was paid by points or vouchers for more than is on the receipt is kept: the sale has been made. It is for headquarters to see. */
async function tellPaymentsBeyond(tx: Tx, act: Act, purchaseIds: readonly string[]): Promise<void> {
  const beyond = await paymentsBeyond(tx, { purchaseIds })
  await auditEach(
    tx,
    act,
    { action: 'paymentBeyondReceipt', objectType: 'Purchase', chainId: act.chain.id },
    beyond.map(({ purchaseId, storeId, ...detail }) => ({ id: purchaseId, storeId, detail }))
  )
}

/** Who lost a race against another request finds its receipt there now. */
async function answer(
  tx: Tx,
  outcomes: readonly (Draft | Outcome)[],
  fresh: ReadonlyMap<string, Draft | Refusal>,
  put: ReadonlySet<string>
): Promise<Outcome[]> {
  const losers = [...fresh.values()].filter(isDraft).filter(draft => !put.has(draft.id))
  const winners = new Map(losers.length === 0 ? [] : (await storedReceipts(tx, losers)).map(receipt => [numberKey(receipt), receipt]))
  return outcomes.map(outcome => {
    if (!isDraft(outcome)) return outcome
    const first = fresh.get(numberKey(outcome))
    if (first instanceof Refusal) return first
    if (first && put.has(first.id))
      return first === outcome ? { id: first.id, repeated: false } : compare(outcome, { ...contentOf(first), id: first.id })
    return compare(outcome, winners.get(numberKey(outcome)))
  })
}

function isDraft(outcome: Draft | Outcome): outcome is Draft {
  return !(outcome instanceof Refusal) && 'receiptNo' in outcome
}

function contentOf(draft: Draft): ReceiptContent {
  return {
    at: draft.happenedAt.getTime(),
    customerId: draft.customerId,
    sellerId: draft.sellerId,
    lines: draft.lines.map(line => [line.itemCode, line.quantity, line.amountMinor, line.specialPrice])
  }
}

function compare(draft: Draft, stored: (ReceiptContent & { id: string }) | undefined): Outcome {
  if (!stored) throw new Error('a receipt number that is taken by no receipt')
  const text = ({ at, customerId, sellerId, lines }: ReceiptContent) => JSON.stringify([at, customerId, sellerId, lines])
  return text(contentOf(draft)) === text(stored) ? { id: stored.id, repeated: true } : new Refusal('RECEIPT_NUMBER_TAKEN', ['receiptNo'])
}
