// TERM-1: receipts enter, one or a hundred at a time, each decided by itself and known by store and number: the same again changes nothing, another
// content under the same number is refused. Everything is resolved and written by a fixed number of statements, however many rows there are.
import { Refusal } from '@keqing/domain'
import { v7 as uuid } from 'uuid'
import { audit } from '../../platform/audit.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Context } from '../../platform/graphql/context.ts'
import { lockCustomers } from '../customer/index.ts'
import { attempt, beginAct, refuseBatchSize, type Act } from './act.ts'
import { followFacts } from './follow-facts.ts'
import { growItems } from './item.sql.ts'
import { readReceipt, type Receipt, type RecordPurchase } from './read-receipt.ts'
import {
  insertPurchaseLines,
  insertPurchases,
  paidByCustomers,
  storedReceipts,
  type NewPurchase,
  type ReceiptContent
} from './record.sql.ts'
import { findCustomers, findSellers, findStores, refuseWhenClosed } from './references.ts'

/** What became of a row: recorded, there already, or refused. */
export type Outcome = { readonly id: string; readonly repeated: boolean } | Refusal

type Draft = Omit<NewPurchase, 'lines'> & Receipt

/** One receipt. @throws Refusal */
export async function recordPurchase(ctx: Context, sent: RecordPurchase): Promise<{ id: string; repeated: boolean }> {
  const act = await beginAct(ctx, sent.chainId)
  return ctx.write(async tx => {
    const [outcome] = await putPurchases(tx, act, [sent], 'purchaseRecord')
    if (!outcome || outcome instanceof Refusal) throw outcome ?? new Error('a receipt without an outcome')
    return outcome
  })
}

/** Up to 100 receipts; the outcomes in their order. @throws Refusal where the batch as a whole will not do */
export async function recordPurchases(ctx: Context, batch: { chainId: string; purchases: readonly RecordPurchase[] }): Promise<Outcome[]> {
  const act = await beginAct(ctx, batch.chainId)
  refuseBatchSize(batch.purchases, 'purchases')
  return ctx.write(tx => putPurchases(tx, act, batch.purchases, 'purchaseRecordBatch'))
}

export async function putPurchases(tx: Tx, act: Act, sent: readonly RecordPurchase[], action: string): Promise<Outcome[]> {
  const drafts = await resolve(tx, act, sent)
  const stored = new Map((await storedReceipts(tx, drafts.filter(isDraft))).map(receipt => [keyOf(receipt), receipt]))
  const outcomes = drafts.map(draft => (isDraft(draft) && stored.has(keyOf(draft)) ? compare(draft, stored.get(keyOf(draft))) : draft))
  const fresh = await withinBounds(tx, firstOfEach(outcomes))
  const put = await insert(tx, act, [...fresh.values()].filter(isDraft))
  const answered = await answer(tx, outcomes, fresh, put)
  await auditRecorded(tx, act, action, answered)
  return answered
}

async function resolve(tx: Tx, act: Act, sent: readonly RecordPurchase[]): Promise<(Draft | Refusal)[]> {
  const storeOf = await findStores(tx, act, sent)
  const customerOf = await findCustomers(tx, act, sent)
  const sellerOf = await findSellers(tx, sent)
  return sent.map((row, index) =>
    attempt(() => {
      const receipt = readReceipt(act, row)
      const store = storeOf(row)
      refuseWhenClosed(store, receipt.purchasedOn)
      const customerId = customerOf(index)?.id ?? null
      if (customerId && receipt.declineReason) throw new Refusal('INVALID_VALUE', ['declineReason'])
      return { id: uuid(), storeId: store.id, customerId, sellerId: sellerOf(row, receipt.purchasedOn)?.id ?? null, ...receipt }
    })
  )
}

/** Of each number the first receipt sent: the later ones are compared with it. */
function firstOfEach(outcomes: readonly (Draft | Outcome)[]): Map<string, Draft> {
  const first = new Map<string, Draft>()
  for (const draft of outcomes) if (isDraft(draft) && !first.has(keyOf(draft))) first.set(keyOf(draft), draft)
  return first
}

/** Locks the customers and refuses what would take the sum of a customer's purchases beyond 53 bits (TRUST 22). */
async function withinBounds(tx: Tx, fresh: ReadonlyMap<string, Draft>): Promise<Map<string, Draft | Refusal>> {
  const customerIds = [...new Set([...fresh.values()].flatMap(draft => draft.customerId ?? []))]
  if (customerIds.length === 0) return new Map(fresh)
  await lockCustomers(tx, customerIds)
  const paid = await paidByCustomers(tx, customerIds)
  return new Map(
    [...fresh].map(([key, draft]): [string, Draft | Refusal] => {
      if (!draft.customerId) return [key, draft]
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
  return ids
}

/** Who lost a race against another request finds its receipt there now. */
async function answer(
  tx: Tx,
  outcomes: readonly (Draft | Outcome)[],
  fresh: ReadonlyMap<string, Draft | Refusal>,
  put: ReadonlySet<string>
): Promise<Outcome[]> {
  const losers = [...fresh.values()].filter(isDraft).filter(draft => !put.has(draft.id))
  const winners = new Map(losers.length === 0 ? [] : (await storedReceipts(tx, losers)).map(receipt => [keyOf(receipt), receipt]))
  return outcomes.map(outcome => {
    if (!isDraft(outcome)) return outcome
    const first = fresh.get(keyOf(outcome))
    if (first instanceof Refusal) return first
    if (first && put.has(first.id))
      return first === outcome ? { id: first.id, repeated: false } : compare(outcome, { ...contentOf(first), id: first.id })
    return compare(outcome, winners.get(keyOf(outcome)))
  })
}

function isDraft(outcome: Draft | Outcome): outcome is Draft {
  return !(outcome instanceof Refusal) && 'receiptNo' in outcome
}

function keyOf(receipt: { storeId: string; receiptNo: string }): string {
  return `${receipt.storeId} ${receipt.receiptNo}`
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

async function auditRecorded(tx: Tx, act: Act, action: string, outcomes: readonly Outcome[]): Promise<void> {
  const recorded = outcomes.flatMap(outcome => (outcome instanceof Refusal || outcome.repeated ? [] : outcome.id))
  if (recorded.length === 0) return
  const [only] = recorded.length === 1 ? recorded : []
  await audit(tx, act, { action, objectType: 'Purchase', objectId: only ?? null, detail: only ? {} : { recorded } })
}
