// What was found while reading, one note per kind of finding and field: how often, where first, and the reference of that first row. References are receipt or member
// numbers; names and phones never enter a note (TRUST 34).
import { IMPORT_NOTES, type ImportField, type ImportNoteCode, type NoteSeverity } from '@keqing/domain'

export interface Note {
  readonly code: string
  /** The field it is about; null where it is about whole rows. */
  readonly field: ImportField | null
  readonly severity: NoteSeverity
  readonly firstRow: number
  readonly sample: string | null
  readonly rowCount: number
}

export function severityOf(code: string): NoteSeverity {
  return (IMPORT_NOTES as Readonly<Record<string, NoteSeverity>>)[code] ?? 'error'
}

const SAMPLE_LENGTH = 80

/** What is found by comparing with what is here is about the field that was looked up. */
const FIELDS: { readonly [code in ImportNoteCode]?: ImportField } = {
  STORE_MISSING: 'storeCode',
  STORE_UNKNOWN: 'storeCode',
  STORE_CLOSED: 'storeCode',
  SELLER_UNKNOWN: 'sellerNo',
  RETURNED_PURCHASE_UNKNOWN: 'returnOf',
  RECEIPT_TIMES_DIFFER: 'at',
  MEMBER_UNKNOWN: 'memberNo',
  MEMBER_REPEATED: 'memberNo',
  POINTS_INSUFFICIENT: 'points',
  PHONE_ALREADY_REGISTERED: 'phone',
  START_IN_PAST: 'startsOn',
  END_IN_PAST: 'endsOn'
}

export const fieldOf = (code: string): ImportField | null => (FIELDS as Readonly<Record<string, ImportField>>)[code] ?? null

export class Notes {
  readonly #notes = new Map<
    string,
    { code: string; field: ImportField | null; firstRow: number; sample: string | null; rowCount: number }
  >()

  add(code: ImportNoteCode, row: number, sample: string | null, rows = 1, field = fieldOf(code)): void {
    const key = `${code} ${field}`
    const note = this.#notes.get(key)
    if (!note) this.#notes.set(key, { code, field, firstRow: row, sample: sample?.slice(0, SAMPLE_LENGTH) ?? null, rowCount: rows })
    else {
      note.rowCount += rows
      if (row < note.firstRow) Object.assign(note, { firstRow: row, sample: sample?.slice(0, SAMPLE_LENGTH) ?? null })
    }
  }

  list(): Note[] {
    return [...this.#notes.values()].map(note => ({ ...note, severity: severityOf(note.code) }))
  }
}
