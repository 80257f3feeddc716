// What was found while reading, one note per kind of finding: how often, where first, and the reference of that first row. References are receipt or member
// numbers; names and phones never enter a note (TRUST 34).
import { IMPORT_NOTES, type ImportNoteCode, type NoteSeverity } from '@keqing/domain'

export interface Note {
  readonly code: string
  readonly severity: NoteSeverity
  readonly firstRow: number
  readonly sample: string | null
  readonly rowCount: number
}

export function severityOf(code: string): NoteSeverity {
  return (IMPORT_NOTES as Readonly<Record<string, NoteSeverity>>)[code] ?? 'error'
}

const SAMPLE_LENGTH = 80

export class Notes {
  readonly #notes = new Map<string, { firstRow: number; sample: string | null; rowCount: number }>()

  add(code: ImportNoteCode, row: number, sample: string | null, rows = 1): void {
    const note = this.#notes.get(code)
    if (!note) this.#notes.set(code, { firstRow: row, sample: sample?.slice(0, SAMPLE_LENGTH) ?? null, rowCount: rows })
    else {
      note.rowCount += rows
      if (row < note.firstRow) Object.assign(note, { firstRow: row, sample: sample?.slice(0, SAMPLE_LENGTH) ?? null })
    }
  }

  list(): Note[] {
    return [...this.#notes].map(([code, note]) => ({ code, severity: severityOf(code), ...note }))
  }
}
