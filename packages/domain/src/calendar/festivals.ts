/**
 * Days that come back each year, by the solar calendar or the Chinese lunar one. A lunar month begins on a new moon reckoned by astronomers; tables of days
 * are what everybody agrees on; the calendar that computers carry is a day off now and then, and a test holds it everywhere else.
 */
import { addDays, daysInMonth, fromParts, yearOf, type LocalDate } from './local-date.ts'

export const FESTIVAL_CALENDARS = ['solar', 'lunar'] as const
export type FestivalCalendar = (typeof FESTIVAL_CALENDARS)[number]

export interface FestivalDay {
  readonly calendar: FestivalCalendar
  /** 1 to 12; never a lunar year's leap month. */
  readonly month: number
  /** From 1 on. What a month lacks in a year is its last day then: 29 February the 28th, the 30th of a lunar month of 29 days its 29th. */
  readonly day: number
  /** So many days after that day, below zero before it: Spring Festival less 1 is New Year's Eve. 0 on the solar calendar. */
  readonly offset: number
}

const FIRST_YEAR = 2000
/** Month and day by year. */
const SPRING_FESTIVALS = (
  '0205 0124 0212 0201 0122 0209 0129 0218 0207 0126 0214 0203 0123 0210 0131 0219 0208 0128 0216 0205 0125 0212 0201 0122 0210 ' +
  '0129 0217 0206 0126 0213 0203 0123 0211 0131 0219 0208 0128 0215 0204 0124 0212 0201 0122 0210 0130 0217 0206 0126 0214 0202 ' +
  '0123 0211 0201 0219 0208 0128 0215 0204 0124 0212 0202 0121 0209 0129 0217 0205 0126 0214 0203 0123 0211 0131 0219 0207 0127 ' +
  '0215 0205 0124 0212 0202 0122 0209 0129 0217 0206 0126 0214 0203 0124 0210 0130 0218 0207 0127 0215 0205 0125 0212 0201 0121'
).split(' ')

/** Undefined outside 2000 to 2099. */
export function springFestivalOf(year: number): LocalDate | undefined {
  const day = SPRING_FESTIVALS[year - FIRST_YEAR]
  return day === undefined ? undefined : fromParts(year, Number(day.slice(0, 2)), Number(day.slice(2)))
}

/**
 * By lunar year, as hexadecimal: which of its months have 30 days, the others having 29, the first month in the lowest bit and a leap month after the one it
 * repeats; and in the last digit which month is repeated, 0 none.
 */
const LUNAR_MONTHS = (
  '06930 152b4 052b0 0a5b0 155a2 056a0 1b557 0ba40 0b490 1a935 0a950 052d0 0aad4 0ab50 15aa9 05d20 0da50 1d4a6 0d4a0 0c950 ' +
  '152e4 05560 0ab50 15b22 06d20 0ea56 07250 064b0 0c975 0cab0 055a0 0ad63 0b690 1752b 0b520 0b250 1a4b6 0a4b0 04ab0 055b5 ' +
  '05ad0 0b6a0 1b522 0d920 1d257 0d250 0a550 14ad5 04b60 05b50 0daa3 0ec90 1e928 0e920 0d260 0a566 0a570 04d60 06d54 07550 ' +
  '07490 0e933 06930 152b7 052b0 0a5b0 155a5 056a0 0b650 174a4 0b4a0 1a958 0a950 052d0 0aad6 0ab50 05aa0 0ba54 0da50 0d4a0 ' +
  '1c953 0c960 194e7 05560 0ab50 15b25 06d20 0ea50 0e4a4 068b0 0c978 04ab0 055b0 0ad66 0b6a0 07520 17254 0b450 0a8b0 149b2'
).split(' ')

/** Of a lunar year by the number of the solar year in which it begins. Undefined outside 2000 to 2099. */
function lunarDay(year: number, month: number, day: number): LocalDate | undefined {
  const [first, months] = [springFestivalOf(year), LUNAR_MONTHS[year - FIRST_YEAR]]
  if (first === undefined || months === undefined) return undefined
  const [long, leap] = [Number.parseInt(months.slice(0, -1), 16), Number.parseInt(months.slice(-1), 16)]
  const lengthOf = (nth: number): number => 29 + ((long >> nth) & 1)
  const nth = month - 1 + (leap > 0 && month > leap ? 1 : 0)
  const before = Array.from({ length: nth }, (_, at) => lengthOf(at)).reduce((sum, length) => sum + length, 0)
  return addDays(first, before + Math.min(day, lengthOf(nth)) - 1)
}

/** Of the solar year, or of the lunar one that begins in it. Undefined for lunar days outside 2000 to 2099. */
function dayIn(year: number, { calendar, month, day, offset }: FestivalDay): LocalDate | undefined {
  if (calendar === 'solar') return fromParts(year, month, Math.min(day, daysInMonth(year, month)))
  const found = lunarDay(year, month, day)
  return found && addDays(found, offset)
}

/** Its days from `from` up to the day before `until`, in order. A lunar year ends in the solar year after it; days before one may lie in the year before. */
export function festivalDays(on: FestivalDay, from: LocalDate, until: LocalDate): readonly LocalDate[] {
  const first = yearOf(from) - 1
  const last = yearOf(until) + (on.offset < 0 ? 1 : 0)
  const years = Array.from({ length: last - first + 1 }, (_, index) => first + index).filter(year => year >= 1)
  return years.map(year => dayIn(year, on)).filter(day => day !== undefined && day >= from && day < until) as readonly LocalDate[]
}
