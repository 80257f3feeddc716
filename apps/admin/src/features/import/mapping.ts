/** What the columns of a file are taken for: the guess, a preset, or the reader's own choice; and what is still missing. Pure. */
import type { ImportKind, ImportMappingInput, ImportMappingPartsFragment, ImportRunWholeFragment } from '../../gql/graphql.ts'
import { REQUIRED_IMPORT_FIELDS, type ImportKind as DomainKind } from '@keqing/domain'

export type Column = ImportRunWholeFragment['columns'][number]
export type How = 'exactName' | 'similarName' | 'values' | 'saved' | 'preset' | 'byHand' | 'none'

export interface Choice {
  readonly column: string
  readonly field: string | null
  readonly how: How
}
export interface Mapping {
  readonly choices: readonly Choice[]
  readonly dateFormat: string
  readonly timeZone: string
  readonly decimal: string
  readonly storeRule: string
  readonly returnRule: string
  /** Of a file of given tiers. */
  readonly standingKind: string
  /** Of a file of adjustments: why, for rows that do not say. */
  readonly adjustmentReason: string
  /** The year of which such a file gives the rebates. */
  readonly rebateYear: number | null
  readonly presetName: string
}

const HOWS: readonly How[] = ['exactName', 'similarName', 'values', 'saved', 'none']
const KIND_OF: Readonly<Record<ImportKind, DomainKind>> = {
  CUSTOMERS: 'customers',
  RECEIPTS: 'receipts',
  RECEIPT_LINES: 'receiptLines',
  STANDINGS: 'standings',
  ADJUSTMENTS: 'adjustments'
}
export const kindKey = (kind: ImportKind): DomainKind => KIND_OF[kind]

const howOf = (guessedBy: string): How => HOWS.find(how => how === guessedBy) ?? 'none'
const options = (from: Partial<ImportMappingPartsFragment> | null | undefined) => ({
  dateFormat: from?.dateFormat ?? '',
  timeZone: from?.timeZone ?? '',
  decimal: from?.decimal ?? '.',
  storeRule: from?.storeRule ?? '',
  returnRule: from?.returnRule ?? 'none',
  standingKind: from?.standingKind ?? 'designation',
  adjustmentReason: from?.adjustmentReason ?? '',
  rebateYear: from?.rebateYear ?? null,
  presetName: from?.presetName ?? ''
})

/** What stands at first: the mapping the run has, else the guess of each column. */
export function startMapping(run: Pick<ImportRunWholeFragment, 'columns' | 'mapping'>): Mapping {
  const given = new Map(run.mapping?.columns.map(choice => [choice.column, choice.field ?? null]))
  const choices = run.columns.map((column): Choice => {
    const guess = { column: column.name, field: column.guessedField ?? null, how: howOf(column.guessedBy) }
    if (!given.has(column.name)) return given.size ? { ...guess, field: null, how: 'none' } : guess
    const field = given.get(column.name) ?? null
    if (field === guess.field) return guess
    return { column: column.name, field, how: field === null ? 'none' : run.mapping?.presetName ? 'preset' : 'byHand' }
  })
  return { choices, ...options(run.mapping) }
}

/** A field stands for one column only: choosing it here takes it from where it was. */
export function choose(mapping: Mapping, column: string, field: string | null): Mapping {
  const choices = mapping.choices.map((choice): Choice => {
    if (choice.column === column) return { column, field, how: field === null ? 'none' : 'byHand' }
    return field !== null && choice.field === field ? { ...choice, field: null, how: 'none' } : choice
  })
  return { ...mapping, choices }
}

export function applyPreset(mapping: Mapping, preset: { readonly name: string; readonly mapping: ImportMappingPartsFragment }): Mapping {
  const fields = new Map(preset.mapping.columns.map(choice => [choice.column, choice.field ?? null]))
  const choices = mapping.choices.map(({ column }): Choice => {
    const field = fields.get(column) ?? null
    return { column, field, how: field === null ? 'none' : 'preset' }
  })
  // The year of a rebate is this file's own.
  return { choices, ...options(preset.mapping), rebateYear: mapping.rebateYear, presetName: preset.name }
}

interface Saved {
  readonly id: string
  readonly builtIn: boolean
  readonly mapping: { readonly columns: readonly { readonly column: string }[] }
}
/**
 * A preset made for this very header is taken whole: its date format and return rule belong to its columns. One's own goes before a built-in one, the
 * youngest first, as saving it promised: ids are in the order of time.
 */
export function presetFor<P extends Saved>(presets: readonly P[], header: readonly { readonly name: string }[]): P | undefined {
  const names = new Set(header.map(column => column.name))
  const fits = presets.filter(
    ({ mapping: { columns } }) => columns.length === names.size && columns.every(({ column }) => names.has(column))
  )
  return fits.toSorted((a, b) => Number(a.builtIn) - Number(b.builtIn) || (a.id < b.id ? 1 : -1))[0]
}

/** Each list: one of these has no column yet. */
export function missingFields(mapping: Mapping, kind: ImportKind): readonly (readonly string[])[] {
  const chosen = new Set(mapping.choices.map(choice => choice.field))
  return REQUIRED_IMPORT_FIELDS[kindKey(kind)].filter(any => !any.some(field => chosen.has(field)))
}

export function toInput(mapping: Mapping): ImportMappingInput {
  const text = (value: string) => (value.trim() === '' ? null : value.trim())
  return {
    columns: mapping.choices.map(({ column, field }) => ({ column, field })),
    dateFormat: text(mapping.dateFormat),
    timeZone: text(mapping.timeZone),
    decimal: text(mapping.decimal),
    storeRule: text(mapping.storeRule),
    returnRule: text(mapping.returnRule),
    standingKind: text(mapping.standingKind),
    adjustmentReason: text(mapping.adjustmentReason),
    rebateYear: mapping.rebateYear,
    presetName: text(mapping.presetName)
  }
}

/** Whether the dry run was of another mapping than the one on the screen. */
export function differs(a: Mapping, b: Mapping): boolean {
  const bare = (mapping: Mapping) => JSON.stringify({ ...toInput(mapping), presetName: null })
  return bare(a) !== bare(b)
}

export const matchedCount = (mapping: Mapping): number => mapping.choices.filter(choice => choice.field !== null).length
