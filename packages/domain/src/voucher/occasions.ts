/** The days on which a tier is given something (DOMAIN's table of benefits): festivals and birthdays. */
import { festivalsBetween } from '../calendar/festivals.ts'
import { addDays, dayOf, daysInMonth, monthOf, yearOf, type LocalDate } from '../calendar/local-date.ts'

/** 1 May, 1 October or Spring Festival. */
export function isFestival(date: LocalDate): boolean {
  return festivalsBetween(date, addDays(date, 1)).length > 0
}

/** Birthdays, as month and day, that are kept on a date: that of 29 February on the 28th where there is none. */
export function birthdaysOn(date: LocalDate): readonly { readonly month: number; readonly day: number }[] {
  const [month, day] = [monthOf(date), dayOf(date)]
  const own = { month, day }
  return month === 2 && day === 28 && daysInMonth(yearOf(date), 2) === 28 ? [own, { month: 2, day: 29 }] : [own]
}
