/**
 * TERM-1b for one customer and one item. The result is a function of the facts and not of the order in which they arrived: a late purchase or a late
 * return is answered by matching again. Near linear, because the histories of wholesale customers have thousands of lines of one item.
 */
import { returnAmount } from './return-amount.ts'
import { compareReceiptNumbers, compareText } from './receipt-number.ts'

/** `at` in epoch milliseconds; `amount` paid for all `units`, in minor units of money. A line is known by purchase and number. */
export interface MatchablePurchaseLine {
  readonly purchaseId: string
  readonly receiptNo: string
  readonly lineNo: number
  readonly at: number
  readonly units: number
  readonly amount: number
}

export interface UnnamedReturnLine {
  readonly returnId: string
  readonly returnNo: string
  readonly lineNo: number
  readonly at: number
  readonly units: number
}

export interface NamedReturnLine extends UnnamedReturnLine {
  readonly purchaseId: string
  /** null: the return names the receipt and the item, not the line; it takes the receipt's last line first. */
  readonly purchaseLineNo: number | null
}

export interface ReturnAllocation {
  readonly returnId: string
  readonly returnLineNo: number
  readonly purchaseId: string
  readonly purchaseLineNo: number
  readonly units: number
  readonly amount: number
}

export interface UnmatchedReturn {
  readonly returnId: string
  readonly returnLineNo: number
  readonly units: number
}

export interface MatchedReturns {
  /** In the order of the returns; what one return line took is ordered latest purchase first. */
  readonly allocations: readonly ReturnAllocation[]
  /** Only return lines with units that found no purchase. */
  readonly unmatched: readonly UnmatchedReturn[]
}

interface OpenLine {
  readonly line: MatchablePurchaseLine
  unitsLeft: number
  unitsPriced: number
}

interface Taken {
  readonly from: OpenLine
  readonly by: UnnamedReturnLine
  readonly units: number
}

/**
 * Named returns claim units of their own purchase first, whenever they were made: those that name the line before those that name the receipt only.
 * Then unnamed ones, in the order of their instants, take from purchases at or before them,
 * latest first. No line gives more than it has. Amounts follow TERM-1 per purchase line, cumulated over all its returns in the order of their instants.
 */
export function matchReturns(
  lines: readonly MatchablePurchaseLine[],
  named: readonly NamedReturnLine[],
  unnamed: readonly UnnamedReturnLine[]
): MatchedReturns {
  const open = lines
    .map((line): OpenLine => ({ line, unitsLeft: line.units, unitsPriced: 0 }))
    .toSorted((a, b) => compareLines(a.line, b.line))
  const taken = [...claimNamed(open, named), ...takeUnnamed(open, unnamed)]
  return { allocations: priced(taken), unmatched: unmatched([...named, ...unnamed], taken) }
}

function* claimNamed(open: readonly OpenLine[], named: readonly NamedReturnLine[]): Generator<Taken> {
  const byLine = new Map(open.map(each => [lineKey(each.line.purchaseId, each.line.lineNo), each]))
  const ordered = named.toSorted(compareReturns)
  for (const by of ordered) {
    const from = by.purchaseLineNo === null ? undefined : byLine.get(lineKey(by.purchaseId, by.purchaseLineNo))
    if (from !== undefined) yield* take(from, by, by.units)
  }
  yield* claimReceipts(
    open,
    ordered.filter(by => by.purchaseLineNo === null)
  )
}

function* claimReceipts(open: readonly OpenLine[], named: readonly NamedReturnLine[]): Generator<Taken> {
  if (named.length === 0) return
  const lastFirst = Map.groupBy(open.toReversed(), each => each.line.purchaseId)
  for (const by of named) {
    let wanted = by.units
    for (const from of lastFirst.get(by.purchaseId) ?? []) {
      for (const some of take(from, by, wanted)) {
        wanted -= some.units
        yield some
      }
    }
  }
}

/** Purchases go on a stack as the returns pass them in time: its top is always the latest line that still has units. */
function* takeUnnamed(open: readonly OpenLine[], unnamed: readonly UnnamedReturnLine[]): Generator<Taken> {
  const stack: OpenLine[] = []
  let next = 0
  for (const by of unnamed.toSorted(compareReturns)) {
    for (let line = open[next]; line !== undefined && line.line.at <= by.at; line = open[++next]) stack.push(line)
    let wanted = by.units
    for (let top = stack.at(-1); top !== undefined && wanted > 0; top = stack.at(-1)) {
      for (const some of take(top, by, wanted)) {
        wanted -= some.units
        yield some
      }
      if (top.unitsLeft === 0) stack.pop()
    }
  }
}

function* take(from: OpenLine, by: UnnamedReturnLine, wanted: number): Generator<Taken> {
  const units = Math.min(wanted, from.unitsLeft)
  if (units <= 0) return
  from.unitsLeft -= units
  yield { from, by, units }
}

function priced(taken: readonly Taken[]): readonly ReturnAllocation[] {
  return taken
    .toSorted((a, b) => compareReturns(a.by, b.by)) // stable: what one return line took stays in the order taken
    .map(({ from, by, units }) => {
      const { line } = from
      const amount = returnAmount(line.amount, line.units, from.unitsPriced, units)
      from.unitsPriced += units
      return { returnId: by.returnId, returnLineNo: by.lineNo, purchaseId: line.purchaseId, purchaseLineNo: line.lineNo, units, amount }
    })
}

function unmatched(returns: readonly UnnamedReturnLine[], taken: readonly Taken[]): readonly UnmatchedReturn[] {
  const left = new Map(returns.map(each => [each, each.units]))
  for (const { by, units } of taken) left.set(by, (left.get(by) ?? 0) - units)
  return [...left]
    .filter(([, units]) => units > 0)
    .toSorted(([a], [b]) => compareReturns(a, b))
    .map(([{ returnId, lineNo }, units]) => ({ returnId, returnLineNo: lineNo, units }))
}

function lineKey(purchaseId: string, lineNo: number): string {
  return `${lineNo} ${purchaseId}`
}

function compareLines(a: MatchablePurchaseLine, b: MatchablePurchaseLine): number {
  return a.at - b.at || compareReceiptNumbers(a.receiptNo, b.receiptNo) || compareText(a.purchaseId, b.purchaseId) || a.lineNo - b.lineNo
}

function compareReturns(a: UnnamedReturnLine, b: UnnamedReturnLine): number {
  return a.at - b.at || compareReceiptNumbers(a.returnNo, b.returnNo) || compareText(a.returnId, b.returnId) || a.lineNo - b.lineNo
}
