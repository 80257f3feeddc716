// One row of a file of adjustments, as it will be staged: every rule that needs the row alone is judged here.
import { faultOfAdjustment, Refusal, type ImportField } from '@keqing/domain'
import { restoreCell } from '../../../platform/csv-cell.ts'
import { positions, type Mapping } from '../mapping/mapping.ts'
import { integerText } from '../mapping/numbers.ts'
import { isUnreadable } from '../reading/encoding.ts'
import type { Row } from '../reading/row.ts'
import type { CopyValue } from './copy-rows.ts'
import { leftOut, type LeftOut } from './left.ts'
import type { Notes } from './notes.ts'
import { hasColumns } from './receipt-rows.ts'
import { RowReasons } from './row-reasons.ts'

export const STAGED_ADJUSTMENT_COLUMNS = ['row_no', 'code', 'field', 'member_no', 'points', 'reason'] as const

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
      return 'code' in found ? this.#left(row, memberNo, found) : [...found]
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return this.#left(row, memberNo, leftOut(error.code, 'reason'))
    }
  }

  #left(row: Row, memberNo: string, { code, field }: LeftOut): CopyValue[] {
    const sample = isUnreadable(memberNo) ? null : memberNo.slice(0, LONGEST_NUMBER) || null
    this.#notes.add(code, row.line, sample, 1, field)
    return [row.line, code, field, sample, null, null]
  }

  #cell(row: Row, field: ImportField): string {
    const at = this.#at[field]
    return at === undefined ? '' : restoreCell((row.cells[at] ?? '').trim()).normalize('NFC')
  }

  /** The staged row, or why there is none. @throws Refusal of a reason */
  #read(row: Row, memberNo: string): readonly CopyValue[] | LeftOut {
    const { mapping } = this.#rules
    if (!hasColumns(row, this.#rules)) return leftOut('ROW_COLUMNS_MISMATCH')
    if (row.unreadable) return leftOut('ROW_TEXT_UNREADABLE')
    if (memberNo === '') return leftOut('MEMBER_NUMBER_INVALID', 'memberNo')
    if ([...memberNo].length > LONGEST_NUMBER) return leftOut('TEXT_TOO_LONG', 'memberNo')
    const points = integerText(this.#cell(row, 'points'), mapping.decimal ?? '.')
    if (points === undefined) return leftOut('POINTS_NOT_WHOLE', 'points')
    const fault = faultOfAdjustment(points)
    if (fault) return leftOut(fault, 'points')
    if (mapping.rebateYear && Number(points) <= 0) return leftOut('REBATE_NOT_ABOVE_ZERO', 'points')
    return [row.line, null, null, memberNo, points, this.#reasons.read(this.#cell(row, 'reason') || (mapping.adjustmentReason ?? ''))]
  }
}
