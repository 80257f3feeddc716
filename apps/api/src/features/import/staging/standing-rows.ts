// One row of a file of given tiers, as it will be staged: every rule that needs the row alone is judged here. Days are judged against today by the comparison,
// for a row that is here already may have begun long ago.
import { Refusal, type ImportField, type LocalDate, type StandingKind } from '@keqing/domain'
import { restoreCell } from '../../../platform/csv-cell.ts'
import { DateReader } from '../mapping/dates.ts'
import { positions, type Mapping } from '../mapping/mapping.ts'
import { isUnreadable } from '../reading/encoding.ts'
import type { Row } from '../reading/row.ts'
import type { CopyValue } from './copy-rows.ts'
import { Left } from './left.ts'
import type { Notes } from './notes.ts'
import { hasColumns } from './receipt-rows.ts'
import { RowReasons } from './row-reasons.ts'

export const STAGED_STANDING_COLUMNS = ['row_no', 'code', 'field', 'member_no', 'tier_key', 'starts_on', 'ends_on', 'reason'] as const

const LONGEST_NUMBER = 40
const KIND_WORDS: Readonly<Record<StandingKind, RegExp>> = { designation: /^(designation|指定)$/i, override: /^(override|手工分类)$/i }

export interface StandingRules {
  readonly kind: StandingKind
  readonly mapping: Mapping
  readonly header: readonly string[]
  readonly exact: boolean
  readonly timeZone: string
  readonly country: string
  readonly latest: LocalDate
  /** The key of a tier by its key or its name, in any of the chain's languages. */
  readonly tierOf: (text: string) => string | undefined
}

export class StandingRows {
  readonly #rules: StandingRules
  readonly #at: Partial<Record<ImportField, number>>
  readonly #dates: DateReader
  readonly #notes: Notes
  readonly #reasons: RowReasons

  constructor(rules: StandingRules, notes: Notes) {
    this.#rules = rules
    this.#at = positions(rules.mapping, rules.header)
    this.#dates = new DateReader(rules.mapping.dateFormat, rules.timeZone)
    this.#notes = notes
    this.#reasons = new RowReasons(rules.country)
  }

  stage(row: Row): CopyValue[] {
    const memberNo = this.#cell(row, 'memberNo')
    try {
      return this.#staged(row, memberNo)
    } catch (error) {
      if (!(error instanceof Left) && !(error instanceof Refusal)) throw error
      const sample = isUnreadable(memberNo) ? null : memberNo.slice(0, LONGEST_NUMBER) || null
      // Only a reason is refused by rules of its own.
      const field = error instanceof Left ? error.field : 'reason'
      this.#notes.add(error.code, row.line, sample, 1, field)
      return [row.line, error.code, field, sample, null, null, null, null]
    }
  }

  #cell(row: Row, field: ImportField): string {
    const at = this.#at[field]
    return at === undefined ? '' : restoreCell((row.cells[at] ?? '').trim()).normalize('NFC')
  }

  #staged(row: Row, memberNo: string): CopyValue[] {
    const { kind, tierOf } = this.#rules
    if (!hasColumns(row, this.#rules)) throw new Left('ROW_COLUMNS_MISMATCH')
    if (row.unreadable) throw new Left('ROW_TEXT_UNREADABLE')
    if (memberNo === '') throw new Left('MEMBER_NUMBER_INVALID', 'memberNo')
    if ([...memberNo].length > LONGEST_NUMBER) throw new Left('TEXT_TOO_LONG', 'memberNo')
    const said = this.#cell(row, 'kind')
    if (said !== '' && !KIND_WORDS[kind].test(said)) throw new Left(this.#isKind(said) ? 'STANDING_OF_OTHER_KIND' : 'INVALID_VALUE', 'kind')
    const tierKey = tierOf(this.#cell(row, 'tier'))
    if (tierKey === undefined) throw new Left('TIER_UNKNOWN', 'tier')
    const [startsOn, endsOn] = [this.#day(row, 'startsOn'), this.#day(row, 'endsOn')]
    if (endsOn === null && kind === 'override') throw new Left('OVERRIDE_END_REQUIRED', 'endsOn')
    if (startsOn !== null && endsOn !== null && endsOn < startsOn) throw new Left('END_BEFORE_START', 'endsOn')
    return [row.line, null, null, memberNo, tierKey, startsOn, endsOn, this.#reasons.read(this.#cell(row, 'reason'))]
  }

  #isKind(text: string): boolean {
    return Object.values(KIND_WORDS).some(words => words.test(text))
  }

  #day(row: Row, field: 'startsOn' | 'endsOn'): LocalDate | null {
    const text = this.#cell(row, field)
    if (text === '') return null
    const on = this.#dates.date(text)
    if (!on) throw new Left('ROW_DATE_EXPECTED', field)
    if (on > this.#rules.latest) throw new Left('DATE_IMPOSSIBLE', field)
    return on
  }
}
