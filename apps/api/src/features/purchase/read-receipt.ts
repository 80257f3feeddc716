// A receipt as sent, checked line by line before anything is asked of the database.
import { DECLINE_REASONS, Refusal, localDateOf, sumSafe, type DeclineReason, type LocalDate } from '@keqing/domain'
import { optionalText, refuseFuture, requiredText, type Act } from './act.ts'
import type { PlacedReferences } from './references.ts'

const LONGEST = { receiptNo: 64, itemCode: 80, itemName: 200, category: 120 } as const
export const MOST_LINES = 1_000

export interface RecordPurchaseLine {
  readonly itemCode: string
  readonly itemName?: string | null | undefined
  readonly category?: string | null | undefined
  readonly quantity: number
  readonly amountMinor: number
  readonly specialPrice?: boolean | null | undefined
}

export interface RecordPurchase extends PlacedReferences {
  readonly chainId: string
  readonly receiptNo: string
  readonly happenedAt: Date
  readonly declineReason?: DeclineReason | null | undefined
  readonly lines: readonly RecordPurchaseLine[]
}

export interface ReceiptLine {
  readonly itemCode: string
  readonly itemName: string
  readonly category: string
  readonly quantity: number
  readonly amountMinor: number
  readonly specialPrice: boolean
}

export interface Receipt {
  readonly receiptNo: string
  readonly happenedAt: Date
  readonly purchasedOn: LocalDate
  readonly declineReason: DeclineReason | null
  readonly lines: readonly ReceiptLine[]
  readonly units: number
  readonly paidMinor: number
  readonly specialMinor: number
}

/** @throws Refusal naming the first field that will not do */
export function readReceipt(act: Act, sent: RecordPurchase): Receipt {
  if (sent.chainId !== act.chain.id) throw new Refusal('NOT_FOUND', ['chainId'])
  const receiptNo = requiredText(sent.receiptNo, LONGEST.receiptNo, ['receiptNo'], 'RECEIPT_NUMBER_REQUIRED')
  refuseFuture(act, sent.happenedAt)
  if (sent.declineReason && !DECLINE_REASONS.includes(sent.declineReason)) throw new Refusal('DECLINE_REASON_UNKNOWN', ['declineReason'])
  refuseLineCount(sent.lines)
  const lines = sent.lines.map((line, index) => readLine(line, ['lines', String(index)]))
  return {
    receiptNo,
    happenedAt: sent.happenedAt,
    purchasedOn: localDateOf(sent.happenedAt, act.chain.timeZone),
    declineReason: sent.declineReason ?? null,
    lines,
    units: total(lines, line => line.quantity),
    paidMinor: total(lines, line => line.amountMinor),
    specialMinor: total(lines, line => (line.specialPrice ? line.amountMinor : 0))
  }
}

export function refuseLineCount(lines: readonly unknown[]): void {
  if (lines.length === 0) throw new Refusal('ITEMS_EMPTY', ['lines'])
  if (lines.length > MOST_LINES) throw new Refusal('TOO_MANY_LINES', ['lines'], { max: MOST_LINES })
}

export function readItemCode(code: string | null | undefined, field: readonly string[]): string {
  return requiredText(code, LONGEST.itemCode, field, 'ITEM_CODE_REQUIRED')
}

function readLine(line: RecordPurchaseLine, path: readonly string[]): ReceiptLine {
  const itemCode = readItemCode(line.itemCode, [...path, 'itemCode'])
  if (line.quantity < 1) throw new Refusal('QUANTITY_NOT_POSITIVE', [...path, 'quantity'])
  if (line.amountMinor < 0) throw new Refusal('AMOUNT_NEGATIVE', [...path, 'amountMinor'])
  return {
    itemCode,
    itemName: optionalText(line.itemName, LONGEST.itemName, [...path, 'itemName']),
    category: optionalText(line.category, LONGEST.category, [...path, 'category']),
    quantity: line.quantity,
    amountMinor: line.amountMinor,
    specialPrice: line.specialPrice ?? false
  }
}

function total(lines: readonly ReceiptLine[], of: (line: ReceiptLine) => number): number {
  try {
    return sumSafe(lines.map(of))
  } catch (error) {
    if (error instanceof Refusal) throw new Refusal('OVERFLOW', ['lines'], {}, { cause: error })
    throw error
  }
}
