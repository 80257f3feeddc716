/**
 * The festivals of DOMAIN's benefits: 1 May, 1 October and the first day of Spring Festival. The lunar year begins on a new moon reckoned by astronomers; a
 * table of days is what everybody agrees on; the calendar that computers carry is a day off in two of these years, and a test holds it in all others.
 */
import { fromParts, yearOf, type LocalDate } from './local-date.ts'

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

/** Those of `from` up to the day before `until`, in order. */
export function festivalsBetween(from: LocalDate, until: LocalDate): readonly LocalDate[] {
  const years = Array.from({ length: yearOf(until) - yearOf(from) + 1 }, (_, index) => yearOf(from) + index)
  const all = years.flatMap(year => [springFestivalOf(year), fromParts(year, 5, 1), fromParts(year, 10, 1)])
  return all.filter(day => day !== undefined).filter(day => day >= from && day < until)
}
