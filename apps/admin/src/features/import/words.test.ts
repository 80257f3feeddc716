/** Every word the server can send about an import can be said in both languages: fields, findings, figures, phases, rules. */
import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import {
  IMPORT_COUNTS,
  IMPORT_FIELDS,
  IMPORT_KINDS,
  IMPORT_NOTES,
  IMPORT_PHASES,
  NOTE_SEVERITIES,
  REFUSALS,
  RETURN_RULES
} from '@keqing/domain'
import { noteColumn, noteFound, noteThen } from './noteText.ts'

type Messages = { [key: string]: string | Messages }
const read = (locale: string, name: string) =>
  JSON.parse(readFileSync(new URL(`../../locales/${locale}/${name}.json`, import.meta.url), 'utf8')) as Messages
const shown = (word: string) => word.replaceAll(/[A-Z]/g, letter => `_${letter}`).toUpperCase()
const STATUSES = ['UPLOADING', 'UPLOADED', 'CHECKING', 'CHECKED', 'RUNNING', 'CANCELLING', 'CANCELLED', 'DONE', 'FAILED']

const words = [
  ...IMPORT_COUNTS.map(name => `import.count.${name}`),
  ...IMPORT_PHASES.map(name => `import.phase.${name}`),
  ...IMPORT_KINDS.flatMap(kind => IMPORT_FIELDS[kind].map(field => `import.field.${kind}.${field}`)),
  ...IMPORT_KINDS.flatMap(kind => ['kind', 'kindHelp', 'titleOf'].map(group => `import.${group}.${shown(kind)}`)),
  ...NOTE_SEVERITIES.map(name => `import.severity.${shown(name)}`),
  ...RETURN_RULES.map(name => `import.returns.${name}`),
  ...STATUSES.map(name => `import.status.${name}`),
  ...['exactName', 'similarName', 'values', 'saved', 'preset', 'byHand', 'none', 'format'].map(how => `import.how.${how}`),
  ...['comma', 'semicolon', 'tab', 'bar'].map(name => `import.delimiter.${name}`)
]

test.each(['zh-CN', 'en'])('in %s', locale => {
  const all: Messages = { import: read(locale, 'import'), refusal: read(locale, 'refusal') }
  const at = (key: string): unknown => key.split('.').reduce<unknown>((found, part) => (found as Messages | undefined)?.[part], all)
  const missing: string[] = []
  const say = (key: string): string => {
    const text = at(key)
    if (typeof text !== 'string' || !text) missing.push(key)
    return String(text)
  }
  words.forEach(say)
  for (const code of [...Object.keys(IMPORT_NOTES), ...REFUSALS]) for (const text of [noteFound, noteThen]) text(say, code)
  expect(missing).toEqual([])
})

test('a note names the file’s own column; one that no column was taken for by its name; whole rows nothing', () => {
  const run = { kind: 'RECEIPT_LINES', mapping: { columns: [{ column: 'Datum', field: 'at' }] } } as const
  const name = (field: string | null) => noteColumn(key => key, run, field)
  expect([name('at'), name('storeCode'), name(null)]).toEqual(['Datum', 'import.field.receiptLines.storeCode', ''])
})
