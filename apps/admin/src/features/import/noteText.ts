/** What was found and what becomes of the row, in the reader's words. A row can also fail by any refusal of the rules: then the refusal says it. */
import { IMPORT_NOTES } from '@keqing/domain'

type Say = (key: string) => string

export const isOwnNote = (code: string): boolean => Object.hasOwn(IMPORT_NOTES, code)

export function noteFound(t: Say, code: string): string {
  return isOwnNote(code) ? t(`import.note.${code}.found`) : t(`refusal.${code}`).replace(/[。.]$/, '')
}

export function noteThen(t: Say, code: string): string {
  return isOwnNote(code) ? t(`import.note.${code}.then`) : t('import.rowLeftOut')
}
