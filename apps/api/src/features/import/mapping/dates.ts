// Dates of files, read by a stated order of year, month and day and never by a locale's habit; an impossible date is nobody's date (TRUST 27).
import { instantOf, localDateOf, parseLocalDate, type LocalDate } from '@keqing/domain'

export type DateOrder = 'ymd' | 'dmy' | 'mdy'
export interface Moment {
  /** The instant, as ISO text in UTC. */
  readonly at: string
  readonly on: LocalDate
}

const FORMATS: Readonly<Record<DateOrder, string>> = { ymd: 'yyyy-MM-dd', dmy: 'dd/MM/yyyy', mdy: 'MM/dd/yyyy' }

function orderOf(format: string): DateOrder | undefined {
  const order = [...new Set(format.replaceAll(/HH.*$/g, '').replaceAll(/[^yMd]/g, ''))].join('').toLowerCase()
  return order in FORMATS ? (order as DateOrder) : undefined
}

export function isDateFormat(format: string): boolean {
  return orderOf(format) !== undefined
}

const TIME = String.raw`(?:[T\s]+(\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)\s*(Z|[+-]\d{2}:?\d{2})?)?`
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?${TIME}$`)
const YEAR_LAST = new RegExp(String.raw`^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})${TIME}$`)
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:[T\s]?(\d{2})(\d{2})(\d{2})?)?$/

interface Parts {
  readonly date: LocalDate
  readonly time: string
  readonly offset: string | undefined
}

function partsOf(text: string, order: DateOrder): Parts | undefined {
  const compact = COMPACT.exec(text)
  if (compact) {
    const [, y = '', m = '', d = '', hours = '00', minutes = '00', seconds = '00'] = compact
    return checked(y, m, d, `${hours}:${minutes}:${seconds}`, undefined)
  }
  const first = YEAR_FIRST.exec(text)
  if (first) return checked(first[1] ?? '', first[2] ?? '', first[3] ?? '', first[4], first[5])
  const last = order === 'ymd' ? null : YEAR_LAST.exec(text)
  if (!last) return undefined
  const [, one = '', two = '', y = '', time, offset] = last
  return order === 'dmy' ? checked(y, two, one, time, offset) : checked(y, one, two, time, offset)
}

function checked(year: string, month: string, day: string, time = '00:00', offset: string | undefined): Parts | undefined {
  const date = parseLocalDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
  return date && { date, time: time.padStart(time.indexOf(':') === 1 ? time.length + 1 : time.length, '0'), offset }
}

/** The most common form of a sample, with its time, or nothing where it holds no dates. */
export function guessDateFormat(values: readonly string[]): string | undefined {
  if (values.length === 0) return undefined
  const fits = (order: DateOrder) => values.filter(value => partsOf(value, order)).length
  const best = (['ymd', 'dmy', 'mdy'] as const).map(order => ({ order, fit: fits(order) })).reduce((a, b) => (b.fit > a.fit ? b : a))
  if (best.fit < values.length * 0.9) return undefined
  const sample = values[0] ?? ''
  if (COMPACT.test(sample)) return sample.length > 8 ? 'yyyyMMddHHmmss' : 'yyyyMMdd'
  const separator = /\D/.exec(sample)?.[0] ?? '-'
  const date = separator === '年' ? 'yyyy年MM月dd日' : FORMATS[best.order].replaceAll(/[-/]/g, separator)
  const time = /[T\s](\d{1,2}:\d{2}(:\d{2})?)/.exec(sample)
  return time ? `${date}${sample.includes('T') ? `'T'` : ' '}HH:mm${time[2] ? ':ss' : ''}` : date
}

const CACHED = 10_000
/** No moment is longer; what is, is not kept either. */
const LONGEST = 64

/** Reads the dates of one column. Receipts share their instants line by line, so what was read is kept for a while. */
export class DateReader {
  readonly #order: DateOrder
  readonly #timeZone: string
  readonly #known = new Map<string, Moment | undefined>()

  constructor(format: string | null, timeZone: string) {
    this.#order = (format && orderOf(format)) || 'ymd'
    this.#timeZone = timeZone
  }

  moment(text: string): Moment | undefined {
    if (text.length > LONGEST) return undefined
    if (this.#known.has(text)) return this.#known.get(text)
    if (this.#known.size >= CACHED) this.#known.clear()
    const moment = this.#read(text)
    this.#known.set(text, moment)
    return moment
  }

  date(text: string): LocalDate | undefined {
    return text.length > LONGEST ? undefined : partsOf(text, this.#order)?.date
  }

  #read(text: string): Moment | undefined {
    const parts = partsOf(text, this.#order)
    if (!parts) return undefined
    try {
      if (!parts.offset) return { at: instantOf(parts.date, parts.time.replace(/(\.\d{3})\d+$/, '$1'), this.#timeZone), on: parts.date }
      const instant = new Date(
        `${parts.date}T${parts.time}${parts.offset === 'Z' || parts.offset.includes(':') ? parts.offset : `${parts.offset.slice(0, 3)}:${parts.offset.slice(3)}`}`
      )
      return Number.isNaN(instant.getTime()) ? undefined : { at: instant.toISOString(), on: localDateOf(instant, this.#timeZone) }
    } catch (error) {
      // 25:00 is no time of day.
      if (error instanceof RangeError) return undefined
      throw error
    }
  }
}
