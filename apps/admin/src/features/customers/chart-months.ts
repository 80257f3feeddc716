/** The months under a chart of days: each is named once, at its first day; where there are many, every second, third, sixth or twelfth. Pure. */
import { addDays, instantOf } from './days.ts'

/** At least this many months are shown: one purchase of yesterday still stands in time. */
const LEAST = 3
const STEPS = [1, 2, 3, 6, 12, 24, 60]
const indexOf = (date: string): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1
const monthOf = (index: number): string => `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01`

export interface MonthAxis {
  /** Instants in UTC, as a time axis counts. */
  readonly min: number
  readonly max: number
  readonly labels: readonly number[]
  /** The day after the first. */
  readonly nextDay: number
}

export function monthAxis(first: string, today: string, most = 8): MonthAxis {
  const last = indexOf(today)
  const from = Math.min(indexOf(first), last - LEAST + 1)
  const step = STEPS.find(each => (last - from + 1) / each <= most) ?? STEPS.at(-1)!
  const months = Array.from({ length: last - from + 1 }, (_, i) => from + i).filter(index => index % step === 0)
  const min = instantOf(monthOf(from))
  // A bar of today keeps its right half.
  const max = instantOf(addDays(today, 1 + Math.ceil((last - from + 1) / 3)))
  return { min, max, nextDay: instantOf(addDays(first, 1)), labels: months.map(index => instantOf(monthOf(index))) }
}
