/**
 * Which receipt number is the higher one (TERM-1b). Numbers of digits alone compare as numbers and stand below all others, which compare as text: comparing mixed pairs as text
 * would run in a circle (2 < 10 < 1a < 2). In SQL: `order by receipt_no ~ '^[0-9]+$' desc, case … then receipt_no::numeric end, receipt_no collate "C"`.
 */
const DIGITS = /^[0-9]+$/

/** Below 0 where `a` is the lower one. 007 and 7 are equal as numbers and then compare as text, so that only equal texts give 0. */
export function compareReceiptNumbers(a: string, b: string): number {
  const aDigits = DIGITS.test(a)
  if (aDigits !== DIGITS.test(b)) return aDigits ? -1 : 1
  return (aDigits ? compareDigits(a, b) : 0) || compareText(a, b)
}

function compareDigits(a: string, b: string): number {
  const x = a.replace(/^0+/, '')
  const y = b.replace(/^0+/, '')
  return x.length - y.length || compareText(x, y)
}

/** By code units, whatever the locale, as Postgres does under collate "C". */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
