// One row of a file of receipts or receipt lines, as it will be staged: every rule that needs the row alone is judged here, the rest by SQL.
import { Refusal, type ImportField, type ImportNoteCode, type LocalDate } from '@keqing/domain'
import { restoreCell } from '../../../platform/csv-cell.ts'
import { toE164 } from '../../customer/index.ts'
import { DateReader } from '../mapping/dates.ts'
import type { Mapping } from '../mapping/mapping.ts'
import { positions } from '../mapping/mapping.ts'
import { booleanText, decimalText, integerText, isPositive, minorText } from '../mapping/numbers.ts'
import { isUnreadable } from '../reading/encoding.ts'
import type { Row } from '../reading/row.ts'
import type { CopyValue } from './copy-rows.ts'
import { leftOut, type LeftOut } from './left.ts'
import type { Notes } from './notes.ts'

/** Columns of the table `staged`, in the order in which rows are copied into it. */
export const STAGED_COLUMNS = [
  'row_no',
  'code',
  'field',
  'is_return',
  'receipt_no',
  'store_code',
  'at',
  'on_date',
  'member_no',
  'phone',
  'person_name',
  'seller_no',
  'item_code',
  'item_name',
  'category',
  'quantity',
  'amount',
  'special',
  'purchase_no'
] as const

/** What a receipt without lines is said to be of. */
export const WHOLE_RECEIPT = { code: '*', name: '整单 Whole receipt' }

export interface ReceiptRules {
  readonly kind: 'receipts' | 'receiptLines'
  readonly mapping: Mapping
  readonly header: readonly string[]
  /** A workbook leaves trailing empty cells out; in a text file a missing one is a broken row. */
  readonly exact: boolean
  readonly timeZone: string
  readonly country: string
  readonly exponent: number
  /** Nothing that has not happened yet is imported. */
  readonly today: LocalDate
}

interface Line {
  readonly isReturn: boolean
  readonly quantity: number
  readonly amount: number
}

/** Of such a row no cell is surely what its column says. */
const SLIPPED: ReadonlySet<string> = new Set(['ROW_COLUMNS_MISMATCH', 'ROW_TEXT_UNREADABLE', 'TEXT_TOO_LONG'] satisfies ImportNoteCode[])
const LONGEST = { receiptNo: 64, itemCode: 80, memberNo: 40, storeCode: 40, itemName: 200, category: 120, customerName: 120 } as const

export class ReceiptRows {
  readonly #rules: ReceiptRules
  readonly #at: Partial<Record<ImportField, number>>
  readonly #longest: readonly { field: ImportField; at: number; longest: number }[]
  readonly #dates: DateReader
  readonly #decimal: string
  readonly #notes: Notes
  readonly #phones = new Map<string, string | null>()

  constructor(rules: ReceiptRules, notes: Notes) {
    this.#rules = rules
    this.#at = positions(rules.mapping, rules.header)
    const limits = Object.entries(LONGEST) as [ImportField, number][]
    this.#longest = limits.flatMap(([field, longest]) => (this.#at[field] === undefined ? [] : [{ field, at: this.#at[field], longest }]))
    this.#dates = new DateReader(rules.mapping.dateFormat, rules.mapping.timeZone ?? rules.timeZone)
    this.#decimal = rules.mapping.decimal ?? '.'
    this.#notes = notes
  }

  /** The row's values for `staged`. A row that is left out keeps only its number, its receipt, the receipt's store where that can be told, and the reason. */
  stage(row: Row): CopyValue[] {
    const receiptNo = this.#cell(row, 'receiptNo')
    const found = this.#read(row, receiptNo)
    if (!('code' in found)) return [...found]
    const { code, field } = found
    const sample = isUnreadable(receiptNo) ? null : receiptNo.slice(0, LONGEST.receiptNo)
    this.#notes.add(code, row.line, sample, 1, field)
    const storeCode = SLIPPED.has(code) ? null : this.#cell(row, 'storeCode')
    return [row.line, code, field, null, sample, storeCode, null, null, null, null, null, null, null, null, null, null, null, null, null]
  }

  #cell(row: Row, field: ImportField): string {
    const at = this.#at[field]
    return at === undefined ? '' : restoreCell((row.cells[at] ?? '').trim()).normalize('NFC')
  }

  #read(row: Row, receiptNo: string): readonly CopyValue[] | LeftOut {
    if (!hasColumns(row, this.#rules)) return leftOut('ROW_COLUMNS_MISMATCH')
    if (row.unreadable) return leftOut('ROW_TEXT_UNREADABLE')
    for (const { field, at, longest } of this.#longest) if ((row.cells[at]?.length ?? 0) > longest) return leftOut('TEXT_TOO_LONG', field)
    try {
      const line = this.#line(row, receiptNo)
      return 'code' in line ? line : this.#staged(row, receiptNo, line)
    } catch (error) {
      // Only an amount is refused by rules of its own.
      if (error instanceof Refusal) return leftOut(error.code, this.#amountField)
      throw error
    }
  }

  /** In the order in which reasons are reported: price, number, quantity, amount. */
  #line(row: Row, receiptNo: string): Line | LeftOut {
    const { kind, mapping, exponent } = this.#rules
    const price = this.#amountField === 'unitPrice' ? decimalText(this.#cell(row, 'unitPrice'), this.#decimal) : null
    if (price === undefined) return leftOut('ROW_AMOUNT_EXPECTED', this.#amountField)
    if (price !== null && !isPositive(price)) return leftOut('PRICE_NOT_POSITIVE', 'unitPrice')
    if (receiptNo === '') return leftOut('RECEIPT_NUMBER_REQUIRED', 'receiptNo')
    const quantity = this.#quantity(row)
    if (quantity === undefined) return leftOut('ROW_INTEGER_EXPECTED', this.#unitsField)
    const isReturn = returnsBy(mapping.returnRule, receiptNo, quantity, this.#cell(row, 'returnOf'))
    if (isReturn === undefined) return leftOut('RECEIPT_NUMBER_OF_NO_KIND', 'receiptNo')
    if (isReturn && kind === 'receipts') return leftOut('RETURN_NEEDS_LINES')
    if (quantity === 0) return leftOut('QUANTITY_ZERO', this.#unitsField)
    if (isReturn ? mapping.returnRule === 'prefixC' && quantity > 0 : quantity < 0)
      return leftOut('QUANTITY_OF_WRONG_SIGN', this.#unitsField)
    const units = Math.abs(quantity)
    if (isReturn) return { isReturn, quantity: units, amount: 0 }
    const minor = minorText(price ?? this.#cell(row, 'amount'), this.#decimalOf(price), exponent)
    if (minor === undefined) return leftOut('ROW_AMOUNT_EXPECTED', this.#amountField)
    if (minor < 0) return leftOut('AMOUNT_NEGATIVE', this.#amountField)
    if (price !== null && minor === 0) this.#notes.add('PRICE_ROUNDS_TO_ZERO', row.line, receiptNo, 1, 'unitPrice')
    const amount = price === null ? minor : units * minor
    return Number.isSafeInteger(amount) ? { isReturn, quantity: units, amount } : leftOut('OVERFLOW', this.#amountField)
  }

  get #unitsField(): 'units' | 'quantity' {
    return this.#rules.kind === 'receipts' ? 'units' : 'quantity'
  }

  /** What says how much: a receipt's amount, or the price of one. */
  get #amountField(): 'amount' | 'unitPrice' {
    return this.#rules.kind === 'receiptLines' && this.#at.amount === undefined ? 'unitPrice' : 'amount'
  }

  /** A price has been read as plain decimal text already. */
  #decimalOf(price: string | null): string {
    return price === null ? this.#decimal : '.'
  }

  #quantity(row: Row): number | undefined {
    const text = this.#cell(row, this.#unitsField)
    return text === '' && this.#unitsField === 'units' ? 1 : integerText(text, this.#decimal)
  }

  #staged(row: Row, receiptNo: string, line: Line): readonly CopyValue[] | LeftOut {
    const whole = this.#rules.kind === 'receipts'
    const itemCode = whole ? WHOLE_RECEIPT.code : this.#cell(row, 'itemCode')
    if (itemCode === '') return leftOut('ITEM_CODE_REQUIRED', 'itemCode')
    const moment = this.#dates.moment(this.#cell(row, 'at'))
    if (!moment) return leftOut('ROW_DATE_EXPECTED', 'at')
    if (moment.on > this.#rules.today) return leftOut('DATE_IN_FUTURE', 'at')
    const special = booleanText(this.#cell(row, 'specialPrice'))
    if (special === undefined) return leftOut('INVALID_VALUE', 'specialPrice')
    const memberNo = this.#cell(row, 'memberNo')
    const phone = this.#phone(row)
    const purchaseNo = line.isReturn ? this.#cell(row, 'returnOf') : ''
    if (memberNo === '' && phone === null && !line.isReturn) this.#notes.add('ANONYMOUS_RECEIPT', row.line, receiptNo)
    if (line.isReturn && purchaseNo === '') this.#notes.add('RETURN_NAMES_NO_PURCHASE', row.line, receiptNo, 1, 'returnOf')
    return [
      row.line,
      null,
      null,
      line.isReturn,
      receiptNo,
      this.#cell(row, 'storeCode'),
      moment.at,
      moment.on,
      memberNo || null,
      phone,
      this.#cell(row, 'customerName') || null,
      this.#cell(row, 'sellerNo') || null,
      itemCode,
      whole ? WHOLE_RECEIPT.name : this.#cell(row, 'itemName'),
      this.#cell(row, 'category'),
      line.quantity,
      line.amount,
      special,
      purchaseNo || null
    ]
  }

  /** E.164, or none: a phone that is none leaves the receipt to its member number, or anonymous. */
  #phone(row: Row): string | null {
    const text = this.#cell(row, 'phone')
    if (text === '') return null
    const known = this.#phones.get(text)
    const phone = known === undefined ? (toE164(text, this.#rules.country) ?? null) : known
    if (this.#phones.size > 50_000) this.#phones.clear()
    this.#phones.set(text, phone)
    if (phone === null) this.#notes.add('PHONE_LEFT_EMPTY', row.line, this.#cell(row, 'receiptNo'), 1, 'phone')
    return phone
  }
}

/** Empty cells too many are a habit of some programs; anything else is a row that has slipped. */
export function hasColumns(row: Row, { header, exact }: { header: readonly string[]; exact: boolean }): boolean {
  return (!exact || row.cells.length >= header.length) && !row.cells.slice(header.length).some(cell => cell !== '')
}

/** Whether the row takes back; undefined where its number says neither. */
function returnsBy(rule: string | null, receiptNo: string, quantity: number, returnOf: string): boolean | undefined {
  if (rule === 'prefixC') return receiptNo.startsWith('C') ? true : /^\d+$/.test(receiptNo) ? false : undefined
  if (rule === 'negative' && quantity < 0) return true
  return returnOf !== ''
}
