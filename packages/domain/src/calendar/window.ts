/** TIME-2: "in the last n months, as of D" is D − n months < d ≤ D. Because months clamp, the way in and the way out of a window are not mirror images. */
import { addDays, addMonths, subtractMonths } from './local-date.ts'
import type { LocalDate } from './local-date.ts'

export function isWithinLastMonths(date: LocalDate, asOf: LocalDate, months: number): boolean {
  return date <= asOf && subtractMonths(asOf, months) < date
}

/** The first day inside the window that ends on `asOf`. */
export function windowStart(asOf: LocalDate, months: number): LocalDate {
  return addDays(subtractMonths(asOf, months), 1)
}

/**
 * The first date D with D − n months ≥ date: from D on, `date` is no longer within the last n months. It never comes earlier for a later date.
 * addMonths alone is a day short where it clamps: 31 January + 1 month is 28 February, and that less 1 month is only 28 January.
 */
export function leavesWindowOn(date: LocalDate, months: number): LocalDate {
  const candidate = addMonths(date, months)
  return subtractMonths(candidate, months) < date ? addDays(candidate, 1) : candidate
}

/** The last as-of date for which `date` is within the last n months. */
export function lastInsideOn(date: LocalDate, months: number): LocalDate {
  return addDays(leavesWindowOn(date, months), -1)
}
