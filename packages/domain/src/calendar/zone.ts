/** TIME-1: instants are UTC; which local date one falls on is the chain's time zone to say. */
import { Temporal } from 'temporal-polyfill'
import { localDate } from './local-date.ts'
import type { LocalDate } from './local-date.ts'

const formats = new Map<string, Intl.DateTimeFormat>()

/** Intl and not Temporal: some ten times as fast, and receipts come by the million. An unknown zone or an invalid instant throws a RangeError. */
export function localDateOf(instant: string | Date, timeZone: string): LocalDate {
  let format = formats.get(timeZone)
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
    formats.set(timeZone, format)
  }
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {}
  for (const { type, value } of format.formatToParts(typeof instant === 'string' ? new Date(instant) : instant)) parts[type] = value
  return localDate(`${parts.year?.padStart(4, '0')}-${parts.month}-${parts.day}`)
}

const TIME = /^([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.(\d{1,3}))?)?$/

/**
 * The instant, as ISO text in UTC, of a wall clock time ('08:26', '08:26:05', '08:26:05.123'). A time that the clocks skip is moved on by the gap, of one that
 * occurs twice the first is taken. An impossible time or an unknown zone throws a RangeError.
 */
export function instantOf(date: LocalDate, time: string, timeZone: string): string {
  const parts = TIME.exec(time)
  if (parts === null) throw new RangeError(`not a time of day: ${time}`)
  const [, hours, minutes, seconds = '0', fraction = '0'] = parts
  const offset = offsetOfDay(date, timeZone)
  if (offset === null) {
    const wall = Temporal.PlainDateTime.from(`${date}T${time}`)
    return new Date(wall.toZonedDateTime(timeZone).epochMilliseconds).toISOString()
  }
  const sinceMidnight = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(fraction.padEnd(3, '0'))
  return new Date(Date.parse(`${date}T00:00:00Z`) + sinceMidnight - offset).toISOString()
}

const MAX_CACHED_DAYS = 20_000
const offsets = new Map<string, number | null>()

/** Milliseconds that local time is ahead of UTC all day long; null on a day on which the clocks change. Asked of Temporal once a day and zone, not once a receipt. */
function offsetOfDay(date: LocalDate, timeZone: string): number | null {
  const key = `${date} ${timeZone}`
  const known = offsets.get(key)
  if (known !== undefined) return known
  const day = Temporal.PlainDate.from(date)
  const [from, to] = [day, day.add({ days: 1 })].map(each => each.toZonedDateTime(timeZone).offsetNanoseconds)
  const offset = from === to && from !== undefined ? from / 1_000_000 : null
  if (offsets.size >= MAX_CACHED_DAYS) offsets.clear()
  offsets.set(key, offset)
  return offset
}

/** Whether Intl knows the zone by this name. */
export function isTimeZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone !== ''
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}
