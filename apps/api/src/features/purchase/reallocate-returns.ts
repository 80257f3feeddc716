// TERM-1b: which units each return took back, derived anew from the facts, so that what arrives late or out of order ends in the same allocations.
import { matchReturns, type MatchablePurchaseLine, type NamedReturnLine, type UnnamedReturnLine } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import {
  readAllocationFacts,
  refreshReturned,
  writeAllocations,
  type Allocation,
  type AllocationFact,
  type ReallocateRequest
} from './allocation.sql.ts'

/** Wholesale customers have thousands of lines: memory stays bounded. */
const OWNERS_PER_CHUNK = 200

/** The purchases whose returned units or amounts changed: their points are to be reconciled. Customers' rows are locked by the caller. Safe to repeat. */
export async function reallocateReturns(tx: Tx, request: ReallocateRequest): Promise<{ purchaseIds: readonly string[] }> {
  const touched = new Set<string>()
  for (const chunk of chunksOf(request)) {
    for (const id of await reallocateChunk(tx, chunk)) touched.add(id)
  }
  return { purchaseIds: [...touched] }
}

function* chunksOf(request: ReallocateRequest): Generator<ReallocateRequest> {
  const { chainId, customerIds, itemIds, purchaseIds = [] } = request
  for (let at = 0; at < customerIds.length; at += OWNERS_PER_CHUNK)
    yield { chainId, itemIds, customerIds: customerIds.slice(at, at + OWNERS_PER_CHUNK) }
  for (let at = 0; at < purchaseIds.length; at += OWNERS_PER_CHUNK) {
    yield { chainId, itemIds, customerIds: [], purchaseIds: purchaseIds.slice(at, at + OWNERS_PER_CHUNK) }
  }
}

async function reallocateChunk(tx: Tx, request: ReallocateRequest): Promise<ReadonlySet<string>> {
  const facts = await readAllocationFacts(tx, request)
  const before = new Map(facts.filter(fact => fact.fact === 'allocated').map(fact => [keyOf(toAllocation(fact)), toAllocation(fact)]))
  const after = new Map(allocate(facts).map(each => [keyOf(each), each]))
  const gone = [...before].filter(([key]) => !after.has(key)).map(([, each]) => each)
  const put = [...after].filter(([key, each]) => !same(before.get(key), each)).map(([, each]) => each)
  const touched = new Set([...gone, ...put].map(each => each.purchaseId))
  if (touched.size > 0) {
    await writeAllocations(tx, gone, put)
    await refreshReturned(tx, [...touched])
  }
  return touched
}

function allocate(facts: readonly AllocationFact[]): Allocation[] {
  const dayOf = new Map(facts.filter(fact => fact.fact === 'returned').map(fact => [fact.id, fact.returnedOn]))
  return [...Map.groupBy(facts, fact => `${fact.owner} ${fact.itemId}`).values()].flatMap(group => {
    const { lines, named, unnamed } = matchable(group)
    if (named.length + unnamed.length === 0) return []
    return matchReturns(lines, named, unnamed).allocations.map(({ purchaseId, returnId, returnLineNo, purchaseLineNo, units, amount }) => {
      const id = withoutStore(returnId)
      const returnedOn = dayOf.get(id)
      if (!returnedOn) throw new Error('an allocation of a return that was not read')
      return { returnId: id, returnLineNo, purchaseId: withoutStore(purchaseId), purchaseLineNo, units, amount, returnedOn }
    })
  })
}

/** Receipts of one instant and number differ by their store, never by which was recorded first: the store goes before the id, which the domain compares last. */
function matchable(group: readonly AllocationFact[]) {
  const lines: MatchablePurchaseLine[] = []
  const named: NamedReturnLine[] = []
  const unnamed: UnnamedReturnLine[] = []
  const storeOf = new Map(group.filter(fact => fact.fact === 'bought').map(fact => [fact.id, fact.storeId]))
  for (const { fact, id, no, storeId, lineNo, at, units, amount, purchaseId, purchaseLineNo } of group) {
    const known = `${storeId} ${id}`
    if (fact === 'bought') lines.push({ purchaseId: known, receiptNo: no, lineNo, at, units, amount })
    else if (fact === 'returned' && purchaseId) {
      named.push({
        returnId: known,
        returnNo: no,
        lineNo,
        at,
        units,
        purchaseId: `${storeOf.get(purchaseId) ?? ''} ${purchaseId}`,
        purchaseLineNo
      })
    } else if (fact === 'returned') unnamed.push({ returnId: known, returnNo: no, lineNo, at, units })
  }
  return { lines, named, unnamed }
}

function withoutStore(known: string): string {
  return known.slice(known.indexOf(' ') + 1)
}

function toAllocation(fact: AllocationFact): Allocation {
  const { id, lineNo, purchaseId, purchaseLineNo, units, amount, returnedOn } = fact
  if (!purchaseId || purchaseLineNo === null || !returnedOn) throw new Error('a stored allocation without its purchase line')
  return { returnId: id, returnLineNo: lineNo, purchaseId, purchaseLineNo, units, amount, returnedOn }
}

function keyOf(each: Allocation): string {
  return `${each.returnId} ${each.returnLineNo} ${each.purchaseId} ${each.purchaseLineNo}`
}

function same(a: Allocation | undefined, b: Allocation): boolean {
  return a !== undefined && a.units === b.units && a.amount === b.amount && a.returnedOn === b.returnedOn
}
