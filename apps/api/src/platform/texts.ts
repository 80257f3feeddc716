// Texts as they are kept: trimmed, in one Unicode form, of a length the column holds. What cannot be is refused before it meets the database.
import { Refusal, type RefusalCode } from '@keqing/domain'

// Every control character but tab and the two line ends.
const CONTROL = /[^\P{Cc}\t\n\r]/u

/** As it is kept, for looking something up by it. */
export const composed = (text: string): string => text.normalize('NFC').trim()

/** @throws Refusal TEXT_TOO_LONG, INVALID_VALUE */
export function tidyText(value: string, field: readonly string[], max: number): string {
  const text = composed(value)
  if ([...text].length > max) throw new Refusal('TEXT_TOO_LONG', field, { max })
  if (CONTROL.test(text)) throw new Refusal('INVALID_VALUE', field)
  return text
}

/** @throws Refusal REQUIRED (or the code given), TEXT_TOO_LONG, INVALID_VALUE */
export function requiredText(value: string | null | undefined, field: string, max: number, code: RefusalCode = 'REQUIRED'): string {
  const text = tidyText(value ?? '', [field], max)
  if (text === '') throw new Refusal(code, [field])
  return text
}

/** Absent stays absent (undefined), null and blank become null. */
export function optionalText(value: string | null | undefined, field: string, max: number): string | null | undefined {
  if (value === undefined) return undefined
  return (value && tidyText(value, [field], max)) || null
}

/** Told at all: a change leaves alone what is absent or null. */
export function isGiven<T>(value: T | null | undefined): value is T {
  return value !== undefined && value !== null
}
