// What a file's columns mean: chosen by hand or by guess, checked against the file before anything is read by it.
import {
  IMPORT_FIELDS,
  isTimeZone,
  Refusal,
  REQUIRED_IMPORT_FIELDS,
  RETURN_RULES,
  STANDING_KINDS,
  type ImportField,
  type ImportKind,
  type ReturnRule,
  type StandingKind
} from '@keqing/domain'
import { readReason } from '../../../platform/reason.ts'
import { isDateFormat } from './dates.ts'

export interface ColumnChoice {
  readonly column: string
  readonly field: string | null
}

export interface Mapping {
  readonly columns: readonly ColumnChoice[]
  /** As guessed or given, for example `dd/MM/yyyy HH:mm`; the order of day, month and year counts. */
  readonly dateFormat: string | null
  readonly timeZone: string | null
  /** The decimal sign: `.` or `,`. */
  readonly decimal: string | null
  /** For rows without a store: the code of one, or `spread`. */
  readonly storeRule: string | null
  readonly returnRule: string | null
  /** What every row of a file of standings is. Absent in mappings of other kinds, and in those kept before there was one. */
  readonly standingKind?: StandingKind | null
  /** Of rows of a file of adjustments that give no reason of their own. */
  readonly adjustmentReason?: string | null
  /** Of which year such a file gives the rebates (BENEFIT-3): each customer gets one of a year. */
  readonly rebateYear?: number | null
  readonly presetName: string | null
}

export interface MappingInput {
  readonly columns: readonly { readonly column: string; readonly field?: string | null }[]
  readonly dateFormat?: string | null
  readonly timeZone?: string | null
  readonly decimal?: string | null
  readonly storeRule?: string | null
  readonly returnRule?: string | null
  readonly standingKind?: string | null
  readonly adjustmentReason?: string | null
  readonly rebateYear?: number | null
  readonly presetName?: string | null
}

/** @throws Refusal MAPPING_COLUMN_UNKNOWN, MAPPING_FIELD_TWICE, MAPPING_INCOMPLETE, INVALID_VALUE, TIME_ZONE_UNKNOWN, and those of a reason */
export function checkMapping(kind: ImportKind, input: MappingInput, header?: readonly string[], country = ''): Mapping {
  const fields: readonly string[] = IMPORT_FIELDS[kind]
  const chosen = input.columns.filter(choice => Boolean(choice.field))
  for (const { column, field } of chosen) {
    if (header && !header.includes(column)) throw new Refusal('MAPPING_COLUMN_UNKNOWN', ['mapping', 'columns'], { column })
    if (!fields.includes(field ?? '')) throw new Refusal('INVALID_VALUE', ['mapping', 'columns'], { column })
  }
  const names = chosen.map(choice => choice.field ?? '')
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice) throw new Refusal('MAPPING_FIELD_TWICE', ['mapping', 'columns'], { field: twice })
  for (const needed of REQUIRED_IMPORT_FIELDS[kind]) {
    if (!needed.some(field => names.includes(field)))
      throw new Refusal('MAPPING_INCOMPLETE', ['mapping', 'columns'], { field: needed.join(', ') })
  }
  if (input.dateFormat && !isDateFormat(input.dateFormat)) throw new Refusal('INVALID_VALUE', ['mapping', 'dateFormat'])
  if (input.timeZone && !isTimeZone(input.timeZone)) throw new Refusal('TIME_ZONE_UNKNOWN', ['mapping', 'timeZone'])
  if (input.decimal && !['.', ','].includes(input.decimal)) throw new Refusal('INVALID_VALUE', ['mapping', 'decimal'])
  if (input.returnRule && !RETURN_RULES.includes(input.returnRule as ReturnRule))
    throw new Refusal('INVALID_VALUE', ['mapping', 'returnRule'])
  return {
    columns: input.columns.map(({ column, field }) => ({ column, field: field ?? null })),
    dateFormat: input.dateFormat || null,
    timeZone: input.timeZone || null,
    decimal: input.decimal || null,
    storeRule: input.storeRule?.trim() || null,
    returnRule: input.returnRule || null,
    ...(kind === 'standings' ? { standingKind: standingKindOf(input.standingKind) } : {}),
    ...(kind === 'adjustments'
      ? {
          adjustmentReason: reasonOfFile(input, header !== undefined && !names.includes('reason'), country),
          rebateYear: rebateYearOf(input.rebateYear)
        }
      : {}),
    presetName: input.presetName || null
  }
}

/** One reason for all rows, where they bring none. @throws Refusal REASON_REQUIRED, TEXT_TOO_LONG, PHONE_IN_REASON */
function reasonOfFile({ adjustmentReason }: MappingInput, required: boolean, country: string): string | null {
  if (!adjustmentReason?.trim() && !required) return null
  try {
    return readReason(adjustmentReason ?? '', country)
  } catch (error) {
    if (error instanceof Refusal) throw new Refusal(error.code, ['mapping', 'adjustmentReason'], error.params)
    throw error
  }
}

const FIRST_REBATE_YEAR = 2000

/** @throws Refusal INVALID_VALUE */
function rebateYearOf(given: number | null | undefined): number | null {
  if (given === null || given === undefined) return null
  if (!Number.isInteger(given) || given < FIRST_REBATE_YEAR || given > 9999) throw new Refusal('INVALID_VALUE', ['mapping', 'rebateYear'])
  return given
}

/** Headquarters', whose imports are, where nothing is said. */
function standingKindOf(given: string | null | undefined): StandingKind {
  const kind = STANDING_KINDS.find(each => each === (given || 'designation'))
  if (!kind) throw new Refusal('INVALID_VALUE', ['mapping', 'standingKind'])
  return kind
}

/** Position of each mapped field in a row. */
export function positions(mapping: Mapping, header: readonly string[]): Partial<Record<ImportField, number>> {
  return Object.fromEntries(
    mapping.columns.filter(choice => choice.field).map(choice => [choice.field, header.indexOf(choice.column)] as const)
  ) as Partial<Record<ImportField, number>>
}
