/**
 * The days on which a tier is given something (DOMAIN's table of benefits): festivals and birthdays. Spring Festival is the first day of the Chinese lunar
 * year. Its days are listed: calendars that reckon them (the platform's own among them) are a day off where the new moon is close to midnight, as in 2027.
 */
import { dayOf, daysInMonth, localDate, monthOf, yearOf, type LocalDate } from '../calendar/local-date.ts'

const FROM = 2020
/** Of 2020 to 2050, month and day (GIFT-3). */
const SPRING_FESTIVALS = `01-25 02-12 02-01 01-22 02-10 01-29 02-17 02-06 01-26 02-13
  02-03 01-23 02-11 01-31 02-19 02-08 01-28 02-15 02-04 01-24
  02-12 02-01 01-22 02-10 01-30 02-17 02-06 01-26 02-14 02-02 01-23`.split(/\s+/)

/** Undefined for a year that is not listed. */
export function springFestival(year: number): LocalDate | undefined {
  const day = SPRING_FESTIVALS[year - FROM]
  return day === undefined ? undefined : localDate(`${year}-${day}`)
}

/** 1 May, 1 October or Spring Festival. */
export function isFestival(date: LocalDate): boolean {
  return ['05-01', '10-01'].includes(date.slice(5)) || date === springFestival(yearOf(date))
}

/** Birthdays, as month and day, that are kept on a date: that of 29 February on the 28th where there is none. */
export function birthdaysOn(date: LocalDate): readonly { readonly month: number; readonly day: number }[] {
  const [month, day] = [monthOf(date), dayOf(date)]
  const own = { month, day }
  return month === 2 && day === 28 && daysInMonth(yearOf(date), 2) === 28 ? [own, { month: 2, day: 29 }] : [own]
}
