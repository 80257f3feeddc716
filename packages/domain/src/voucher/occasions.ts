/** The days on which a tier is given something (DOMAIN's table of benefits): festivals, by the benefits that hold then, and birthdays. */
import { festivalDays } from '../calendar/festivals.ts'
import { addDays, dayOf, daysInMonth, monthOf, yearOf, type LocalDate } from '../calendar/local-date.ts'
import type { Festival } from '../benefit/policy.ts'

/** The festival that is kept on a date: of several the first. */
export function festivalOn(festivals: readonly Festival[], date: LocalDate): Festival | undefined {
  return festivals.find(({ on }) => festivalDays(on, date, addDays(date, 1)).length > 0)
}

/** The days of a span, `until` not one of them, on which any is kept: one on which two are is one day. In order. */
export function daysOfFestivals(festivals: readonly Festival[], from: LocalDate, until: LocalDate): readonly LocalDate[] {
  return [...new Set(festivals.flatMap(({ on }) => festivalDays(on, from, until)))].toSorted()
}

/** Birthdays, as month and day, that are kept on a date: that of 29 February on the 28th where there is none. */
export function birthdaysOn(date: LocalDate): readonly { readonly month: number; readonly day: number }[] {
  const [month, day] = [monthOf(date), dayOf(date)]
  const own = { month, day }
  return month === 2 && day === 28 && daysInMonth(yearOf(date), 2) === 28 ? [own, { month: 2, day: 29 }] : [own]
}
