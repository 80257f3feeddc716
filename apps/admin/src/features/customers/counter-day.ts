/**
 * Which day it is at the counter while nobody can be asked (TIME-1): this device's clock, set right by what the server said when the session was opened. A clock that
 * is days off would date files wrongly, or have them refused.
 */
import { addDays, daysBetween } from './days.ts'

interface Said {
  readonly timeZone: string
  /** The chain's local date, as the server said it, and this device's clock at that moment. */
  readonly today: string
  readonly at: number
}

const MIDNIGHT_MS = 5 * 60_000

const dayOf = (instant: number, timeZone: string): string => new Intl.DateTimeFormat('sv-SE', { timeZone }).format(instant)
/** Around midnight the server's day may be another without any clock being wrong. */
const nearMidnight = (instant: number, timeZone: string): boolean =>
  dayOf(instant - MIDNIGHT_MS, timeZone) !== dayOf(instant + MIDNIGHT_MS, timeZone)

export function counterDay(now: number, { timeZone, today, at }: Said): string {
  const off = daysBetween(dayOf(at, timeZone), today)
  return addDays(dayOf(now, timeZone), Math.abs(off) === 1 && nearMidnight(at, timeZone) ? 0 : off)
}
