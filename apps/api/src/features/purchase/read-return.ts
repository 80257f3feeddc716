// A return as sent, checked before anything is asked of the database; then, where it names a purchase, against what is left of that.
import { Refusal, localDateOf, sumSafe, type LocalDate } from '@keqing/domain'
import { refuseFuture, requiredText, type Act } from './act.ts'
import { readItemCode, refuseLineCount } from './read-receipt.ts'
import type { PlacedReferences } from './references.ts'
import type { NamedPurchase, ReturnableLine } from './return-record.sql.ts'

const LONGEST_NUMBER = 64

export interface RecordReturnLine {
  readonly itemCode?: string | null | undefined
  readonly purchaseLineNo?: number | null | undefined
  readonly quantity: number
}

export interface RecordReturn extends PlacedReferences {
  readonly chainId: string
  readonly returnNo: string
  readonly happenedAt: Date
  readonly purchaseId?: string | null | undefined
  readonly purchaseReceiptNo?: string | null | undefined
  readonly lines: readonly RecordReturnLine[]
}

export interface ReturnSlip {
  readonly returnNo: string
  readonly happenedAt: Date
  readonly returnedOn: LocalDate
  readonly units: number
  readonly lines: readonly { readonly itemCode: string | null; readonly purchaseLineNo: number | null; readonly quantity: number }[]
}

/** @throws Refusal naming the first field that will not do */
export function readReturn(act: Act, sent: RecordReturn): ReturnSlip {
  if (sent.chainId !== act.chain.id) throw new Refusal('NOT_FOUND', ['chainId'])
  const returnNo = requiredText(sent.returnNo, LONGEST_NUMBER, ['returnNo'], 'RECEIPT_NUMBER_REQUIRED')
  refuseFuture(act, sent.happenedAt)
  refuseLineCount(sent.lines)
  const named = Boolean(sent.purchaseId ?? sent.purchaseReceiptNo)
  const lines = sent.lines.map((line, index) => readLine(line, named, ['lines', String(index)]))
  const returnedOn = localDateOf(sent.happenedAt, act.chain.timeZone)
  return { returnNo, happenedAt: sent.happenedAt, returnedOn, units: sumSafe(lines.map(line => line.quantity)), lines }
}

function readLine(line: RecordReturnLine, named: boolean, path: readonly string[]) {
  const purchaseLineNo = line.purchaseLineNo ?? null
  if (purchaseLineNo !== null && !named) throw new Refusal('LINE_UNKNOWN', [...path, 'purchaseLineNo'])
  if (line.quantity < 1) throw new Refusal('QUANTITY_NOT_POSITIVE', [...path, 'quantity'])
  const itemCode = purchaseLineNo !== null && !line.itemCode ? null : readItemCode(line.itemCode, [...path, 'itemCode'])
  return { itemCode, purchaseLineNo, quantity: line.quantity }
}

/** Units that named returns have claimed so far, of lines and of items of a purchase; grows with the batch. */
export class Claims {
  #lines: Map<string, readonly ReturnableLine[]>
  #taken = new Map<string, number>()

  constructor(lines: readonly ReturnableLine[]) {
    this.#lines = Map.groupBy(lines, line => line.purchaseId)
    for (const line of lines) {
      this.#taken.set(lineKey(line), line.lineTaken)
      this.#taken.set(itemKey(line), line.itemTaken)
    }
  }

  /** The item of every line of the slip. @throws Refusal LINE_UNKNOWN where the purchase has no such line or item */
  itemsOf(purchase: NamedPurchase, slip: ReturnSlip): string[] {
    return slip.lines.map((line, index) => this.#match(purchase, line, index).itemCode)
  }

  /** Claims the slip's units, all or none. @throws Refusal where it comes before its purchase, that was voided, or less is left (TERM-1) */
  claim(purchase: NamedPurchase, slip: ReturnSlip): void {
    if (purchase.voidedAt) throw new Refusal('PURCHASE_ALREADY_VOIDED', ['purchaseId'])
    if (slip.happenedAt < purchase.happenedAt) throw new Refusal('RETURN_BEFORE_PURCHASE', ['happenedAt'])
    const taken = new Map<string, number>()
    for (const [index, line] of slip.lines.entries()) {
      const of = this.#match(purchase, line, index)
      const all = (this.#lines.get(purchase.id) ?? [])
        .filter(each => each.itemId === of.itemId)
        .reduce((sum, each) => sum + each.quantity, 0)
      const bounds: (readonly [string, number])[] = [[itemKey(of), all]]
      if (line.purchaseLineNo !== null) bounds.push([lineKey(of), of.quantity])
      for (const [key, most] of bounds) {
        const sum = (taken.get(key) ?? this.#taken.get(key) ?? 0) + line.quantity
        if (sum > most)
          throw new Refusal('RETURN_EXCEEDS_UNITS_LEFT', ['lines', String(index), 'quantity'], {
            left: Math.max(0, most - sum + line.quantity)
          })
        taken.set(key, sum)
      }
    }
    for (const [key, sum] of taken) this.#taken.set(key, sum)
  }

  #match(purchase: NamedPurchase, line: ReturnSlip['lines'][number], index: number): ReturnableLine {
    const found = this.#lines
      .get(purchase.id)
      ?.find(
        each =>
          (line.purchaseLineNo === null || each.lineNo === line.purchaseLineNo) &&
          (line.itemCode === null || each.itemCode === line.itemCode)
      )
    if (!found) throw new Refusal('LINE_UNKNOWN', ['lines', String(index), line.purchaseLineNo === null ? 'itemCode' : 'purchaseLineNo'])
    return found
  }
}

function lineKey(line: { purchaseId: string; lineNo: number }): string {
  return `${line.purchaseId} line ${line.lineNo}`
}

function itemKey(line: { purchaseId: string; itemId: string }): string {
  return `${line.purchaseId} item ${line.itemId}`
}
