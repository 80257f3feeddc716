// A first guess at what each column means: by its name, exactly or nearly, in Chinese and English; else by what its values look like. Each field at most
// once, the surest guess first; people correct the rest.
import { IMPORT_FIELDS, type ImportKind } from '@keqing/domain'
import { COLUMN_NAMES } from './column-names.ts'
import { guessDateFormat } from './dates.ts'

export type GuessedBy = 'exactName' | 'similarName' | 'values' | 'saved' | 'none'

export interface ColumnGuess {
  readonly name: string
  readonly firstValues: readonly string[]
  readonly guessedField: string | null
  readonly guessedBy: GuessedBy
}

/** No known name is near as long; the patterns below look again from every letter. */
const LONGEST_NAME = 200

/** `Invoice_No`, `invoiceNo` and `INVOICE NO` are one name. */
export function normalName(name: string): string {
  return name
    .slice(0, LONGEST_NAME)
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .replaceAll(/[\s_\-./:()（）#]+/g, ' ')
    .trim()
}

type Test = (values: readonly string[]) => boolean
const mostly =
  (pattern: RegExp): Test =>
  values =>
    values.filter(value => pattern.test(value)).length >= values.length * 0.9

/** Only what values can tell by themselves. */
const VALUE_TESTS: readonly (readonly [field: string, test: Test])[] = [
  ['phone', mostly(/^'?(\+?86)?[ -]?1[3-9]\d{9}$/)],
  ['email', mostly(/^[^\s@]+@[^\s@]+\.[^\s@]+$/)],
  ['at', values => guessDateFormat(values) !== undefined && values.some(value => /\d:\d\d/.test(value))],
  ['gender', mostly(/^(男|女|male|female|m|f)$/i)],
  ['itemName', values => values.length >= 10 && values.filter(value => /\p{L}{3,}\s\p{L}{2,}/u.test(value)).length >= values.length * 0.7]
]

interface Candidate {
  readonly column: number
  readonly field: string
  readonly by: GuessedBy
  readonly rank: number
}

export function guessColumns(kind: ImportKind, header: readonly string[], samples: readonly (readonly string[])[]): readonly ColumnGuess[] {
  const fields: readonly string[] = IMPORT_FIELDS[kind]
  const candidates = header.flatMap((name, column) => fields.flatMap(field => candidate(name, column, field, samples[column] ?? [])))
  const taken = new Map<number, Candidate>()
  const used = new Set<string>()
  for (const each of candidates.toSorted((a, b) => a.rank - b.rank)) {
    if (taken.has(each.column) || used.has(each.field)) continue
    taken.set(each.column, each)
    used.add(each.field)
  }
  return header.map((name, column) => ({
    name,
    firstValues: (samples[column] ?? []).slice(0, 3),
    guessedField: taken.get(column)?.field ?? null,
    guessedBy: taken.get(column)?.by ?? 'none'
  }))
}

function candidate(name: string, column: number, field: string, values: readonly string[]): Candidate[] {
  const normal = normalName(name)
  const known = COLUMN_NAMES[field] ?? []
  const at = known.indexOf(normal)
  if (normalName(field) === normal) return [{ column, field, by: 'exactName', rank: 0 }]
  if (at >= 0) return [{ column, field, by: 'exactName', rank: 1 + at / 100 }]
  const near = known.findIndex(each => each.length >= 3 && (normal.includes(each) || (normal.length >= 3 && each.includes(normal))))
  const wide = near < 0 ? known.findIndex(each => /\p{Script=Han}{2}/u.test(each) && normal.includes(each)) : near
  if (wide >= 0) return [{ column, field, by: 'similarName', rank: 10 + wide / 100 }]
  const test = VALUE_TESTS.find(([own]) => own === field)?.[1]
  return values.length > 0 && test?.(values) ? [{ column, field, by: 'values', rank: 20 }] : []
}
