import { addDays } from './days.ts'

/** The instant of a local date and time in the chain's time zone (TIME-1). Where clocks jump over it, the next moment that exists. */
function offsetAt(instant: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(new Date(instant))
  return Date.parse(`${parts.replace(' ', 'T')}Z`) - instant
}

export function instantOf(date: string, time: string, timeZone: string): string {
  const wall = Date.parse(`${date}T${time}:00Z`)
  // Twice: the first guess may lie on the other side of a change of the clocks.
  const guess = wall - offsetAt(wall, timeZone)
  return new Date(wall - offsetAt(guess, timeZone)).toISOString()
}

/** The last millisecond of a local date: what was recorded on it was known by then. */
export function endOfDay(date: string, timeZone: string): string {
  return new Date(Date.parse(instantOf(addDays(date, 1), '00:00', timeZone)) - 1).toISOString()
}
