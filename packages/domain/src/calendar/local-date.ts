/**
 * TIME-1: a business date is an ISO string 'YYYY-MM-DD', so that it compares, sorts, stores and travels as it is. Calendar arithmetic is done on
 * integers here and not by Temporal, because a tier run asks for it millions of times; the tests hold both equal.
 */
declare const localDateBrand: unique symbol
export type LocalDate = string & { readonly [localDateBrand]: true }

const SHAPE = /^\d{4}-\d{2}-\d{2}$/
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const
const DAY_MS = 86_400_000

/** Undefined for anything that is not a date of the years 0001 to 9999, such as 2025-02-29. */
export function parseLocalDate(text: string): LocalDate | undefined {
  if (!SHAPE.test(text)) return undefined
  const year = yearOf(text)
  const month = monthOf(text)
  const day = dayOf(text)
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined
  return text as LocalDate
}

/** For dates known to be right, such as constants and stored ones; anything else throws a RangeError. */
export function localDate(text: string): LocalDate {
  const date = parseLocalDate(text)
  if (date === undefined) throw new RangeError('not a local date: ' + text)
  return date
}

export function yearOf(date: string): number {
  return digits(date, 0, 4)
}

/** 1 to 12. */
export function monthOf(date: string): number {
  return digits(date, 5, 7)
}

/** 1 to 31. */
export function dayOf(date: string): number {
  return digits(date, 8, 10)
}

function digits(text: string, from: number, to: number): number {
  let value = 0
  for (let at = from; at < to; at++) value = value * 10 + text.charCodeAt(at) - 48
  return value
}

export function daysInMonth(year: number, month: number): number {
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return leap ? 29 : (MONTH_DAYS[month - 1] ?? 0)
}

/** A month of 1 to 12 and a day that the month has; years outside 0001 to 9999 throw a RangeError. */
export function fromParts(year: number, month: number, day: number): LocalDate {
  if (!(year >= 1 && year <= 9999)) throw new RangeError(`year ${year} is outside 1 to 9999`)
  return `${year.toString().padStart(4, '0')}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}` as LocalDate
}

/** Adds whole months (negative: subtracts) and clamps to the month's end (TIME-2): 2026-04-30 less 2 months is 2026-02-28. */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const index = yearOf(date) * 12 + monthOf(date) - 1 + months
  const year = Math.floor(index / 12)
  const month = index - year * 12 + 1
  return fromParts(year, month, Math.min(dayOf(date), daysInMonth(year, month)))
}

export function subtractMonths(date: LocalDate, months: number): LocalDate {
  return addMonths(date, -months)
}

export function addDays(date: LocalDate, days: number): LocalDate {
  const day = dayOf(date) + days
  // Most steps stay inside the month; only the others need a calendar.
  if (day >= 1 && day <= 28) return fromParts(yearOf(date), monthOf(date), day)
  const moved = new Date(epochMs(date) + days * DAY_MS)
  return fromParts(moved.getUTCFullYear(), moved.getUTCMonth() + 1, moved.getUTCDate())
}

/** Days from `from` to `to`; negative where `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((epochMs(to) - epochMs(from)) / DAY_MS)
}

/** ISO: 1 is Monday, 7 Sunday. */
export function isoWeekday(date: LocalDate): number {
  return ((new Date(epochMs(date)).getUTCDay() + 6) % 7) + 1
}

function epochMs(date: LocalDate): number {
  const year = yearOf(date)
  const ms = Date.UTC(year, monthOf(date) - 1, dayOf(date))
  return year > 99 ? ms : new Date(ms).setUTCFullYear(year) // Date.UTC takes 0 to 99 for the 1900s
}

/** For sort(): earlier first. */
export function compareDates(a: LocalDate, b: LocalDate): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** The latest of the dates; null where there is none. */
export function latest(dates: Iterable<LocalDate | null>): LocalDate | null {
  let best: LocalDate | null = null
  for (const date of dates) if (date !== null && (best === null || date > best)) best = date
  return best
}

/** The earliest of the dates; null where there is none. */
export function earliest(dates: Iterable<LocalDate | null>): LocalDate | null {
  let best: LocalDate | null = null
  for (const date of dates) if (date !== null && (best === null || date < best)) best = date
  return best
}
