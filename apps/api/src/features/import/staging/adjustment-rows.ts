// One row of a file of adjustments, as it will be staged: every rule that needs the row alone is judged here.
import { faultOfAdjustment, Refusal, type ImportField, type ImportNoteCode } from '@keqing/domain'
import { restoreCell } from '../../../platform/csv-cell.ts'
import { positions, type Mapping } from '../mapping/mapping.ts'
import { integerText } from '../mapping/numbers.ts'
import { isUnreadable } from '../reading/encoding.ts'
import type { Row } from '../reading/row.ts'
import type { CopyValue } from './copy-rows.ts'
import type { Notes } from './notes.ts'
import { hasColumns } from './receipt-rows.ts'
import { RowReasons } from './row-reasons.ts'

export const STAGED_ADJUSTMENT_COLUMNS = ['row_no', 'code', 'member_no', 'points', 'reason'] as const

const LONGEST_NUMBER = 40

export interface AdjustmentRules {
  readonly mapping: Mapping
  readonly header: readonly string[]
  readonly exact: boolean
  readonly country: string
}

export class AdjustmentRows {
  readonly #rules: AdjustmentRules
  readonly #at: Partial<Record<ImportField, number>>
  readonly #notes: Notes
  readonly #reasons: RowReasons

  constructor(rules: AdjustmentRules, notes: Notes) {
    this.#rules = rules
    this.#at = positions(rules.mapping, rules.header)
    this.#notes = notes
    this.#reasons = new RowReasons(rules.country)
  }

  stage(row: Row): CopyValue[] {
    const memberNo = this.#cell(row, 'memberNo')
    try {
      const found = this.#read(row, memberNo)
      if (typeof found !== 'string') return found
      return this.#left(row, memberNo, found)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return this.#left(row, memberNo, error.code)
    }
  }

  #left(row: Row, memberNo: string, code: ImportNoteCode): CopyValue[] {
    const sample = isUnreadable(memberNo) ? null : memberNo.slice(0, LONGEST_NUMBER) || null
    this.#notes.add(code, row.line, sample)
    return [row.line, code, sample, null, null]
  }

  #cell(row: Row, field: ImportField): string {
    const at = this.#at[field]
    return at === undefined ? '' : restoreCell((row.cells[at] ?? '').trim()).normalize('NFC')
  }

  /** The staged row, or why there is none. @throws Refusal of a reason */
  #read(row: Row, memberNo: string): CopyValue[] | ImportNoteCode {
    const { mapping } = this.#rules
    if (!hasColumns(row, this.#rules)) return 'ROW_COLUMNS_MISMATCH'
    if (row.unreadable) return 'ROW_TEXT_UNREADABLE'
    if (memberNo === '') return 'MEMBER_NUMBER_INVALID'
    if ([...memberNo].length > LONGEST_NUMBER) return 'TEXT_TOO_LONG'
    const points = integerText(this.#cell(row, 'points'), mapping.decimal ?? '.')
    if (points === undefined) return 'POINTS_NOT_WHOLE'
    const fault = faultOfAdjustment(points)
    if (fault) return fault
    return [row.line, null, memberNo, points, this.#reasons.read(this.#cell(row, 'reason') || (mapping.adjustmentReason ?? ''))]
  }
}
