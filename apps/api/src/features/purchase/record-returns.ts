// TERM-1 and TERM-1b: returns enter, one or a hundred at a time, each decided by itself and known by store and number. One that names its purchase never
// takes more than is left of it; one that names none takes what the rule finds, and keeps the rest as unmatched.
import { Refusal } from '@keqing/domain'
import { v7 as uuid } from 'uuid'
import type { Tx } from '../../platform/db/database.ts'
import type { Context } from '../../platform/graphql/context.ts'
import { lockBuyers } from '../customer/index.ts'
import { accepted, attempt, beginAct, refuseBatchSize, type Act } from './act.ts'
import { followFacts } from './follow-facts.ts'
import { growItems } from './item.sql.ts'
import { Claims, type RecordReturn, type ReturnSlip } from './read-return.ts'
import { auditRecorded, type Outcome } from './outcome.ts'
import { asTheyStand, resolveReturns, type FoundReturn } from './resolve-returns.ts'
import { retry } from './retry.ts'
import {
  insertReturnLines,
  insertReturns,
  lockPurchases,
  returnableLines,
  storedReturns,
  type NamedPurchase,
  type NewReturn,
  type ReturnContent
} from './return-record.sql.ts'

interface Draft {
  readonly id: string
  readonly storeId: string
  readonly slip: ReturnSlip
  /** Of an unnamed return; a named one follows its purchase. */
  readonly customerId: string | null
  readonly purchase: NamedPurchase | undefined
  readonly lines: NewReturn['lines']
}

/** One return. @throws Refusal */
export async function recordReturn(ctx: Context, sent: RecordReturn): Promise<{ id: string; repeated: boolean }> {
  const act = await beginAct(ctx, sent.chainId)
  const found = await resolveReturns(ctx, act, [sent])
  return ctx.write(async tx => {
    const [outcome] = await putReturns(tx, act, found, 'purchaseReturnRecord')
    if (!outcome || outcome instanceof Refusal) throw outcome ?? new Error('a return without an outcome')
    return outcome
  })
}

/** Up to 100 returns; the outcomes in their order. @throws Refusal where the batch as a whole will not do */
export async function recordReturns(ctx: Context, batch: { chainId: string; returns: readonly RecordReturn[] }): Promise<Outcome[]> {
  const act = await beginAct(ctx, batch.chainId)
  refuseBatchSize(batch.returns, 'returns')
  const found = await resolveReturns(ctx, act, batch.returns)
  return ctx.write(tx => putReturns(tx, act, found, 'purchaseReturnRecordBatch'))
}

export async function putReturns(tx: Tx, act: Act, found: readonly (FoundReturn | Refusal)[], action: string): Promise<Outcome[]> {
  const rows = await asTheyStand(tx, act, found)
  const standing = rows.map(refuseOther)
  const locked = await lockAll(tx, standing)
  const claims = new Claims(await returnableLines(tx, [...locked.keys()]))
  const drafts = standing.map(row => (row instanceof Refusal ? row : attempt(() => toDraft(row, locked, claims))))
  const unknown = accepted(rows).filter(row => row.unknown)
  const keys = [...drafts.filter(isDraft), ...unknown].map(keyPartsOf)
  const stored = new Map((await storedReturns(tx, keys)).map(each => [keyOf(each), { ...each, first: false }]))
  const decided = drafts.map((draft, index) =>
    isDraft(draft) ? decide(draft, stored, claims) : draft instanceof Refusal ? numberFirst(rows[index], draft, stored) : draft
  )
  const put = await insert(tx, act, decided.filter(isDraft))
  const answered = await answer(tx, decided, put)
  const storeIds = decided.filter(isDraft).flatMap(draft => (put.has(draft.id) ? draft.storeId : []))
  await auditRecorded(tx, act, { action, objectType: 'PurchaseReturn', storeIds }, answered)
  return answered
}

function refuseOther(row: FoundReturn | Refusal): FoundReturn | Refusal {
  if (row instanceof Refusal) return row
  if (row.unknown) return row.unknown
  return row.purchase && row.customerId && row.customerId !== row.purchase.customerId ? new Refusal('INVALID_VALUE', ['customerId']) : row
}

/** A number that is taken is refused as that, whether the customer sent with it is another one or nobody. */
function numberFirst(row: FoundReturn | Refusal | undefined, refused: Refusal, stored: ReadonlyMap<string, Known>): Refusal {
  const unknown = row && !(row instanceof Refusal) && row.unknown?.code === 'NOT_FOUND' ? row : undefined
  return unknown && stored.has(keyOf(keyPartsOf(unknown))) ? new Refusal('RETURN_NUMBER_TAKEN', ['returnNo']) : refused
}

/** Customers first, then purchases. One claimed between reading and locking is begun again with its customer locked (TRUST 26). */
async function lockAll(tx: Tx, found: readonly (FoundReturn | Refusal)[]): Promise<ReadonlyMap<string, NamedPurchase>> {
  const rows = accepted(found)
  await lockBuyers(
    tx,
    rows.flatMap(row => row.customerId ?? row.purchase?.customerId ?? [])
  )
  const locked = await lockPurchases(
    tx,
    rows.flatMap(row => row.purchase?.id ?? [])
  )
  for (const { purchase } of rows) if (purchase && locked.get(purchase.id)?.customerId !== purchase.customerId) throw retry()
  return locked
}

function toDraft(row: FoundReturn, locked: ReadonlyMap<string, NamedPurchase>, claims: Claims): Draft {
  const purchase = row.purchase && locked.get(row.purchase.id)
  const codes = purchase ? claims.itemsOf(purchase, row.slip) : row.slip.lines.map(line => line.itemCode ?? '')
  const lines = row.slip.lines.map((line, index) => ({
    itemCode: codes[index] ?? '',
    purchaseLineNo: line.purchaseLineNo,
    quantity: line.quantity
  }))
  return { id: uuid(), storeId: row.storeId, slip: row.slip, customerId: purchase ? null : row.customerId, purchase, lines }
}

type Known = ReturnContent & { readonly id: string; readonly first: boolean }

/** The same again changes nothing, and so needs no units left; the first of a number claims them. */
function decide(draft: Draft, known: Map<string, Known>, claims: Claims): Draft | Outcome {
  const before = known.get(keyOf(keyPartsOf(draft)))
  if (before) return compare(draft, before)
  const refused = attempt(() => {
    if (draft.purchase) claims.claim(draft.purchase, draft.slip)
  })
  if (refused instanceof Refusal) return refused
  known.set(keyOf(keyPartsOf(draft)), { ...contentOf(draft), id: draft.id, first: true })
  return draft
}

async function insert(tx: Tx, act: Act, drafts: readonly Draft[]): Promise<ReadonlySet<string>> {
  if (drafts.length === 0) return new Set()
  const codes = [...new Set(drafts.flatMap(draft => draft.lines.map(line => line.itemCode)))]
  const items = await growItems(
    tx,
    act.chain.id,
    codes.map(code => ({ id: uuid(), code, name: '', category: '' }))
  )
  const rows = drafts.map(draft => ({
    ...draft.slip,
    ...draft,
    customerId: draft.purchase?.customerId ?? draft.customerId,
    purchaseId: draft.purchase?.id ?? null
  }))
  const ids = await insertReturns(tx, act, rows)
  const put = rows.filter(row => ids.has(row.id))
  if (put.length === 0) return ids
  await insertReturnLines(tx, put, items)
  await followFacts(tx, act, {
    customerIds: put.flatMap(row => row.customerId ?? []),
    itemIds: put.flatMap(row => row.lines.flatMap(line => items.get(line.itemCode) ?? [])),
    purchaseIds: put.flatMap(row => row.purchaseId ?? []),
    anonymousIds: put.flatMap(row => (row.customerId ? [] : (row.purchaseId ?? []))),
    cause: 'RETURN'
  })
  return ids
}

/** Who lost a race against another request finds its return there now; so does who repeats within the batch what lost. */
async function answer(tx: Tx, decided: readonly (Draft | Outcome)[], put: ReadonlySet<string>): Promise<Outcome[]> {
  const losers = decided.filter(isDraft).filter(draft => !put.has(draft.id))
  const winners = new Map(losers.length === 0 ? [] : (await storedReturns(tx, losers.map(keyPartsOf))).map(each => [keyOf(each), each]))
  const renamed = new Map(losers.map(draft => [draft.id, winners.get(keyOf(keyPartsOf(draft)))?.id]))
  return decided.map(outcome => {
    if (outcome instanceof Refusal) return outcome
    if (!isDraft(outcome)) return { ...outcome, id: renamed.get(outcome.id) ?? outcome.id }
    return put.has(outcome.id) ? { id: outcome.id, repeated: false } : compare(outcome, winners.get(keyOf(keyPartsOf(outcome))))
  })
}

function isDraft(outcome: Draft | Outcome): outcome is Draft {
  return !(outcome instanceof Refusal) && 'slip' in outcome
}

function keyPartsOf(draft: { storeId: string; slip: ReturnSlip }): { storeId: string; returnNo: string } {
  return { storeId: draft.storeId, returnNo: draft.slip.returnNo }
}

function keyOf(key: { storeId: string; returnNo: string }): string {
  return `${key.storeId} ${key.returnNo}`
}

function contentOf(draft: Draft): ReturnContent {
  return {
    at: draft.slip.happenedAt.getTime(),
    purchaseId: draft.purchase?.id ?? null,
    customerId: draft.customerId,
    lines: draft.lines.map(line => [line.itemCode, line.purchaseLineNo, line.quantity])
  }
}

function compare(draft: Draft, stored: (ReturnContent & { id: string }) | undefined): Outcome {
  if (!stored) throw new Error('a return number that is taken by no return')
  const text = ({ at, purchaseId, customerId, lines }: ReturnContent) => JSON.stringify([at, purchaseId, customerId, lines])
  return text(contentOf(draft)) === text(stored) ? { id: stored.id, repeated: true } : new Refusal('RETURN_NUMBER_TAKEN', ['returnNo'])
}
