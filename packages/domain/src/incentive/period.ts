/** Months and quarters by which a plan is scored (TIME-1): a period is named by its first day. */
import { addDays, addMonths, daysBetween, fromParts, monthOf, yearOf, type LocalDate } from '../calendar/local-date.ts'
import type { Span } from './policy.ts'

const MONTHS: Readonly<Record<Span, number>> = { month: 1, quarter: 3 }

/** The first day of the period that the date lies in. */
export function periodStart(span: Span, date: LocalDate): LocalDate {
  const month = monthOf(date)
  return fromParts(yearOf(date), month - ((month - 1) % MONTHS[span]), 1)
}

/** The first day of the period so many after the one that starts on `start`; negative: before. */
export function periodAfter(span: Span, start: LocalDate, periods = 1): LocalDate {
  return addMonths(start, periods * MONTHS[span])
}

export function periodEnd(span: Span, start: LocalDate): LocalDate {
  return addDays(periodAfter(span, start), -1)
}

export function periodDays(span: Span, start: LocalDate): number {
  return daysBetween(start, periodAfter(span, start))
}

/** 1 to 4. */
export const quarterOf = (date: LocalDate): number => Math.ceil(monthOf(date) / MONTHS.quarter)

/** Whether the period ends with this month: a quarter is scored with its third. */
export function endsWithMonth(span: Span, month: LocalDate): boolean {
  return monthOf(month) % MONTHS[span] === 0
}

/**
 * From when a month can be closed: a receipt may be claimed for seven days (TERM-3), so the last day's are known on the eighth day of the month after it.
 */
export function closableFrom(month: LocalDate): LocalDate {
  return addDays(periodAfter('month', month), CLAIM_DAYS)
}
/** Days within which a claimed receipt counts as identified in its month (TERM-3). */
export const CLAIM_DAYS = 7
