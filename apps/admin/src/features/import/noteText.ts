/** What was found and what becomes of the row, in the reader's words. A row can also fail by any refusal of the rules: then the refusal says it. */
import { IMPORT_NOTES } from '@keqing/domain'
import type { ImportKind } from '../../gql/graphql.ts'
import { kindKey } from './mapping.ts'

type Say = (key: string) => string

export const isOwnNote = (code: string): boolean => Object.hasOwn(IMPORT_NOTES, code)

export function noteFound(t: Say, code: string): string {
  return isOwnNote(code) ? t(`import.note.${code}.found`) : t(`refusal.${code}`).replace(/[。.]$/, '')
}

export function noteThen(t: Say, code: string): string {
  return isOwnNote(code) ? t(`import.note.${code}.then`) : t('import.rowLeftOut')
}

interface Read {
  readonly kind: ImportKind
  readonly mapping?: { readonly columns: readonly { readonly column: string; readonly field?: string | null }[] } | null
}

/** The file's own column that a note is about, as it was mapped; a field that no column was taken for by its name; nothing where whole rows are meant. */
export function noteColumn(t: Say, { kind, mapping }: Read, field: string | null | undefined): string {
  if (!field) return ''
  return mapping?.columns.find(each => each.field === field)?.column ?? t(`import.field.${kindKey(kind)}.${field}`)
}
