// A row that is left out: why, and the field it is about, where it is about one.
import type { ImportField, ImportNoteCode } from '@keqing/domain'

export interface LeftOut {
  readonly code: ImportNoteCode
  /** Null where it is about the row as a whole. */
  readonly field: ImportField | null
}

export const leftOut = (code: ImportNoteCode, field: ImportField | null = null): LeftOut => ({ code, field })

/** Thrown while a row is read. */
export class Left extends Error implements LeftOut {
  readonly code: ImportNoteCode
  readonly field: ImportField | null
  constructor(code: ImportNoteCode, field: ImportField | null = null) {
    super(code)
    this.code = code
    this.field = field
  }
}
