// What a cell of a workbook says, as text. A workbook keeps numbers as doubles: 15 digits of them are what its user saw; a date is a number with a date's format.
export interface CellFormats {
  /** By style index. */
  readonly kinds: readonly CellKind[]
  readonly date1904: boolean
}

export type CellKind = 'plain' | 'date' | { readonly zeros: number }

const BUILT_IN_DATES = new Set([
  14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54, 55, 56, 57, 58
])
/** Hours, minutes or seconds beyond a day. `[Magenta]` and `[>=100]` are none. */
const ELAPSED = /^(?:h+|m+|s+)$/i
/** Numbers of a workbook have 15 digits; who pads, pads to the width of an article or member number. */
const MOST_ZEROS = 64
const DAY_MS = 86_400_000
const EPOCH_1900 = Date.UTC(1899, 11, 30)
const EPOCH_1904 = Date.UTC(1904, 0, 1)

/** What a number format with this code makes of a number. One pass over the code, whatever it holds. */
export function kindOfCode(code: string): CellKind {
  if (/^0+$/.test(code)) return { zeros: Math.min(code.length, MOST_ZEROS) }
  const bare = bareCode(code)
  return /[ymdhs年月日]/i.test(bare) && !/general/i.test(bare) ? 'date' : 'plain'
}

export function kindOfBuiltIn(id: number): CellKind {
  return BUILT_IN_DATES.has(id) ? 'date' : 'plain'
}

/** The code without what only decorates: quoted text, escaped characters, widths and fills, colours, conditions, locales. Elapsed time, `[h]`, stays. */
function bareCode(code: string): string {
  let bare = ''
  for (let at = 0; at < code.length; at++) {
    const char = code[at] as string
    if (char === '\\' || char === '_' || char === '*') at++
    else if (char === '"' || char === '[') {
      const end = code.indexOf(char === '"' ? '"' : ']', at + 1)
      // What is never closed decorates up to the end.
      const inside = end < 0 ? '' : code.slice(at + 1, end)
      if (char === '[' && ELAPSED.test(inside)) bare += inside
      at = end < 0 ? code.length : end
    } else bare += char
  }
  return bare
}

interface RawCell {
  readonly type: string
  readonly style: number
  readonly value: string
}

export function cellText(cell: RawCell, strings: readonly string[], formats: CellFormats): string {
  if (cell.type === 's') return strings[Number(cell.value)] ?? ''
  if (cell.type === 'b') return cell.value === '1' ? 'true' : cell.value === '' ? '' : 'false'
  if (cell.type === 'e') return ''
  if (cell.type !== 'n' || cell.value === '') return cell.value
  const number = Number(cell.value)
  if (!Number.isFinite(number)) return cell.value
  const kind = formats.kinds[cell.style] ?? 'plain'
  if (kind === 'date') return dateText(number, formats.date1904)
  const text = plainDecimal(number)
  return typeof kind === 'object' ? text.padStart(kind.zeros, '0') : text
}

/** Fifteen significant digits without an exponent: 1.3800000001E10 is 13800000001, 2.5499999999999998 is 2.55. */
export function plainDecimal(number: number): string {
  const [mantissa = '0', exponent = '0'] = number.toExponential(14).split('e')
  const negative = mantissa.startsWith('-')
  const digits = mantissa.replace('-', '').replace('.', '')
  const point = 1 + Number(exponent)
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0')
  const at = Math.max(point, 1)
  const text = `${padded.slice(0, at)}.${padded.slice(at)}`.replace(/(\.\d*?)0*$/, '$1').replace(/\.$/, '')
  return negative && text !== '0' ? `-${text}` : text
}

/** To the second. Times without a date keep the workbook's day zero away. */
function dateText(serial: number, date1904: boolean): string {
  const instant = new Date(Math.round((serial * DAY_MS) / 1_000) * 1_000 + (date1904 ? EPOCH_1904 : EPOCH_1900))
  if (Number.isNaN(instant.getTime())) return String(serial)
  const iso = instant.toISOString()
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 19)}`
}
