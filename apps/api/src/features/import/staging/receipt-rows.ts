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
import type { Notes } from './notes.ts'

/** Columns of the table `staged`, in the order in which rows are copied into it. */
export const STAGED_COLUMNS = [
  'row_no',
  'code',
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

type Left = ImportNoteCode
interface Line {
  readonly isReturn: boolean
  readonly quantity: number
  readonly amount: number
}

/** Of such a row no cell is surely what its column says. */
const SLIPPED: ReadonlySet<string> = new Set(['ROW_COLUMNS_MISMATCH', 'ROW_TEXT_UNREADABLE', 'TEXT_TOO_LONG'] satisfies Left[])
const LONGEST = { receiptNo: 64, itemCode: 80, memberNo: 40, storeCode: 40, itemName: 200, category: 120, customerName: 120 } as const

export class ReceiptRows {
  readonly #rules: ReceiptRules
  readonly #at: Partial<Record<ImportField, number>>
  readonly #longest: readonly { at: number; longest: number }[]
  readonly #dates: DateReader
  readonly #decimal: string
  readonly #notes: Notes
  readonly #phones = new Map<string, string | null>()

  constructor(rules: ReceiptRules, notes: Notes) {
    this.#rules = rules
    this.#at = positions(rules.mapping, rules.header)
    const limits = Object.entries(LONGEST) as [ImportField, number][]
    this.#longest = limits.flatMap(([field, longest]) => (this.#at[field] === undefined ? [] : [{ at: this.#at[field], longest }]))
    this.#dates = new DateReader(rules.mapping.dateFormat, rules.mapping.timeZone ?? rules.timeZone)
    this.#decimal = rules.mapping.decimal ?? '.'
    this.#notes = notes
  }

  /** The row's values for `staged`. A row that is left out keeps only its number, its receipt, the receipt's store where that can be told, and the reason. */
  stage(row: Row): CopyValue[] {
    const receiptNo = this.#cell(row, 'receiptNo')
    const staged = this.#read(row, receiptNo)
    if (typeof staged !== 'string') return staged
    const sample = isUnreadable(receiptNo) ? null : receiptNo.slice(0, LONGEST.receiptNo)
    this.#notes.add(staged, row.line, sample)
    const storeCode = SLIPPED.has(staged) ? null : this.#cell(row, 'storeCode')
    return [row.line, staged, null, sample, storeCode, null, null, null, null, null, null, null, null, null, null, null, null, null]
  }

  #cell(row: Row, field: ImportField): string {
    const at = this.#at[field]
    return at === undefined ? '' : restoreCell((row.cells[at] ?? '').trim()).normalize('NFC')
  }

  #read(row: Row, receiptNo: string): CopyValue[] | Left {
    if (!hasColumns(row, this.#rules)) return 'ROW_COLUMNS_MISMATCH'
    if (row.unreadable) return 'ROW_TEXT_UNREADABLE'
    for (const { at, longest } of this.#longest) if ((row.cells[at]?.length ?? 0) > longest) return 'TEXT_TOO_LONG'
    try {
      const line = this.#line(row, receiptNo)
      return typeof line === 'string' ? line : this.#staged(row, receiptNo, line)
    } catch (error) {
      if (error instanceof Refusal) return error.code
      throw error
    }
  }

  /** In the order in which reasons are reported: price, number, quantity, amount. */
  #line(row: Row, receiptNo: string): Line | Left {
    const { kind, mapping, exponent } = this.#rules
    const price = kind === 'receiptLines' && this.#at.amount === undefined ? decimalText(this.#cell(row, 'unitPrice'), this.#decimal) : null
    if (price === undefined) return 'ROW_AMOUNT_EXPECTED'
    if (price !== null && !isPositive(price)) return 'PRICE_NOT_POSITIVE'
    if (receiptNo === '') return 'RECEIPT_NUMBER_REQUIRED'
    const quantity = this.#quantity(row)
    if (quantity === undefined) return 'ROW_INTEGER_EXPECTED'
    const isReturn = returnsBy(mapping.returnRule, receiptNo, quantity, this.#cell(row, 'returnOf'))
    if (isReturn === undefined) return 'RECEIPT_NUMBER_OF_NO_KIND'
    if (isReturn && kind === 'receipts') return 'RETURN_NEEDS_LINES'
    if (quantity === 0) return 'QUANTITY_ZERO'
    if (isReturn ? mapping.returnRule === 'prefixC' && quantity > 0 : quantity < 0) return 'QUANTITY_OF_WRONG_SIGN'
    const units = Math.abs(quantity)
    if (isReturn) return { isReturn, quantity: units, amount: 0 }
    const minor = minorText(price ?? this.#cell(row, 'amount'), this.#decimalOf(price), exponent)
    if (minor === undefined) return 'ROW_AMOUNT_EXPECTED'
    if (minor < 0) return 'AMOUNT_NEGATIVE'
    if (price !== null && minor === 0) this.#notes.add('PRICE_ROUNDS_TO_ZERO', row.line, receiptNo)
    const amount = price === null ? minor : units * minor
    return Number.isSafeInteger(amount) ? { isReturn, quantity: units, amount } : 'OVERFLOW'
  }

  /** A price has been read as plain decimal text already. */
  #decimalOf(price: string | null): string {
    return price === null ? this.#decimal : '.'
  }

  #quantity(row: Row): number | undefined {
    const field = this.#rules.kind === 'receipts' ? 'units' : 'quantity'
    const text = this.#cell(row, field)
    return text === '' && field === 'units' ? 1 : integerText(text, this.#decimal)
  }

  #staged(row: Row, receiptNo: string, line: Line): CopyValue[] | Left {
    const whole = this.#rules.kind === 'receipts'
    const itemCode = whole ? WHOLE_RECEIPT.code : this.#cell(row, 'itemCode')
    if (itemCode === '') return 'ITEM_CODE_REQUIRED'
    const moment = this.#dates.moment(this.#cell(row, 'at'))
    if (!moment) return 'ROW_DATE_EXPECTED'
    if (moment.on > this.#rules.today) return 'DATE_IN_FUTURE'
    const special = booleanText(this.#cell(row, 'specialPrice'))
    if (special === undefined) return 'INVALID_VALUE'
    const memberNo = this.#cell(row, 'memberNo')
    const phone = this.#phone(row)
    const purchaseNo = line.isReturn ? this.#cell(row, 'returnOf') : ''
    if (memberNo === '' && phone === null && !line.isReturn) this.#notes.add('ANONYMOUS_RECEIPT', row.line, receiptNo)
    if (line.isReturn && purchaseNo === '') this.#notes.add('RETURN_NAMES_NO_PURCHASE', row.line, receiptNo)
    return [
      row.line,
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
    if (phone === null) this.#notes.add('PHONE_LEFT_EMPTY', row.line, this.#cell(row, 'receiptNo'))
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
