/** The words of an import: what a file can hold, what its columns can be, what is noted and counted. Stored and sent; what people read is in the locales. */
import type { RefusalCode } from '../refusal.ts'

export const IMPORT_KINDS = ['customers', 'receipts', 'receiptLines', 'standings', 'adjustments'] as const
export type ImportKind = (typeof IMPORT_KINDS)[number]

export const IMPORT_FIELDS = {
  customers: [
    'memberNo',
    'name',
    'phone',
    'storeCode',
    'registeredOn',
    'kind',
    'gender',
    'birthday',
    'ageBand',
    'ethnicity',
    'email',
    'address',
    'city',
    'captureSource',
    'occupation',
    'family',
    'personality',
    'spendingHabits',
    'dressPreference',
    'leisure',
    'dailyHabits',
    'servicePreference',
    'promotionAttitude',
    'values',
    'education',
    'income',
    'note',
    'marketingPhone',
    'marketingSms',
    'marketingWechat',
    'marketingEmail',
    'marketingMail'
  ],
  receipts: ['receiptNo', 'at', 'amount', 'units', 'storeCode', 'memberNo', 'phone', 'customerName', 'sellerNo'],
  receiptLines: [
    'receiptNo',
    'at',
    'itemCode',
    'itemName',
    'category',
    'quantity',
    'unitPrice',
    'amount',
    'specialPrice',
    'storeCode',
    'memberNo',
    'phone',
    'customerName',
    'sellerNo',
    'returnOf'
  ],
  standings: ['memberNo', 'tier', 'startsOn', 'endsOn', 'reason', 'kind'],
  adjustments: ['memberNo', 'points', 'reason']
} as const satisfies Record<ImportKind, readonly string[]>
export type ImportField<K extends ImportKind = ImportKind> = (typeof IMPORT_FIELDS)[K][number]

/** Each list: at least one of them must have a column. */
export const REQUIRED_IMPORT_FIELDS: Readonly<Record<ImportKind, readonly (readonly ImportField[])[]>> = {
  customers: [['name', 'memberNo']],
  receipts: [['receiptNo'], ['at'], ['amount']],
  receiptLines: [['receiptNo'], ['at'], ['itemCode'], ['quantity'], ['unitPrice', 'amount']],
  standings: [['memberNo'], ['tier'], ['reason']],
  // A file may have one reason for all its rows.
  adjustments: [['memberNo'], ['points']]
}

/** How a row without a store finds one, beside the code of one store. */
export const SPREAD_STORE_RULE = 'spread'
export const RETURN_RULES = ['none', 'prefixC', 'negative'] as const
export type ReturnRule = (typeof RETURN_RULES)[number]

export const NOTE_SEVERITIES = ['information', 'leftOut', 'error'] as const
export type NoteSeverity = (typeof NOTE_SEVERITIES)[number]

/** Besides these, a row can fail by any refusal that is about one row: those are errors. */
export const IMPORT_NOTES = {
  ANONYMOUS_RECEIPT: 'information',
  RETURN_NAMES_NO_PURCHASE: 'information',
  PRICE_ROUNDS_TO_ZERO: 'information',
  RECEIPT_TIMES_DIFFER: 'information',
  CUSTOMER_UNKNOWN: 'information',
  SELLER_UNKNOWN: 'information',
  PHONE_LEFT_EMPTY: 'information',
  PRICE_NOT_POSITIVE: 'leftOut',
  RECEIPT_NUMBER_OF_NO_KIND: 'leftOut',
  QUANTITY_OF_WRONG_SIGN: 'leftOut',
  QUANTITY_ZERO: 'leftOut',
  RETURN_NEEDS_LINES: 'leftOut',
  ALREADY_HERE: 'information',
  ALREADY_HERE_DIFFERENT: 'leftOut',
  REPEATED_IN_FILE: 'leftOut',
  /** Half a receipt would stand in the way of the whole one that the corrected file brings. */
  RECEIPT_HAS_FAULTY_ROW: 'leftOut',
  PHONE_ALREADY_REGISTERED: 'error',
  RECEIPT_CUSTOMERS_DIFFER: 'error',
  STORE_CLOSED: 'error',
  STORE_UNKNOWN: 'error',
  STORE_MISSING: 'error',
  RETURNED_PURCHASE_UNKNOWN: 'error',
  /** The file is read as of one kind; a row that says it is of the other is for another import. */
  STANDING_OF_OTHER_KIND: 'leftOut',
  MEMBER_UNKNOWN: 'error',
  /** Which of the two was meant nobody can tell; the first is taken. */
  MEMBER_REPEATED: 'error',
  /** By another file of that year's rebates, which is not declined and not taken back. */
  REBATE_ALREADY_GIVEN: 'leftOut',
  REBATE_NOT_ABOVE_ZERO: 'error',
  POINTS_NOT_WHOLE: 'error',
  ADJUSTMENT_WAITS: 'information'
} as const satisfies Record<string, NoteSeverity>
export type ImportNoteCode = keyof typeof IMPORT_NOTES | RefusalCode

export const IMPORT_COUNTS = [
  'rows',
  'wouldImport',
  'imported',
  'unchanged',
  'leftOut',
  'errors',
  'receiptsWithCustomer',
  'anonymousReceipts',
  'newCustomers',
  'newItems',
  'returnLines',
  'unmatchedUnits',
  'newReceipts',
  'newReturns',
  'customersWithTier',
  'pointsUp',
  'pointsDown',
  'waiting'
] as const
export type ImportCountName = (typeof IMPORT_COUNTS)[number]

export const IMPORT_PHASES = ['reading', 'comparing', 'customers', 'receipts', 'points', 'tiers', 'report'] as const
export type ImportPhase = (typeof IMPORT_PHASES)[number]
