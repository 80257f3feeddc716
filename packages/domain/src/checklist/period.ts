/** For which days a checklist's run is, and until when it is to be carried out (AUDIT-1). */
import { addDays, addMonths, dayOf, isoWeekday, type LocalDate } from '../calendar/local-date.ts'
import type { ChecklistRhythm } from './checklist.ts'

/** [own] A month's run may look at the whole month; months are closed after it. */
const DAYS_AFTER_MONTH = 5

export interface ChecklistPeriod {
  /** The day, the Monday of the week, the first of the month. */
  readonly forOn: LocalDate
  /** Included: the day itself, the week's Sunday, the fifth of the month after. */
  readonly dueOn: LocalDate
}

/** The period that a local date of the chain lies in. */
export function checklistPeriod(rhythm: ChecklistRhythm, today: LocalDate): ChecklistPeriod {
  if (rhythm === 'daily') return { forOn: today, dueOn: today }
  if (rhythm === 'weekly') {
    const monday = addDays(today, 1 - isoWeekday(today))
    return { forOn: monday, dueOn: addDays(monday, 6) }
  }
  const first = addDays(today, 1 - dayOf(today))
  return { forOn: first, dueOn: addDays(addMonths(first, 1), DAYS_AFTER_MONTH - 1) }
}
