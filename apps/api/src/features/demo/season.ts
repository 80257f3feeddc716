// How busy a day is: weekends, festivals, the growth of the chain. Days are drawn by these weights, and times of day by the opening hours.
import { addDays, daysBetween, fromParts, instantOf, monthOf, springFestivalOf, yearOf, type LocalDate } from '@keqing/domain'
import type { Random } from './random.ts'

function springFestival(day: LocalDate): LocalDate {
  return springFestivalOf(yearOf(day)) ?? fromParts(yearOf(day), 2, 5)
}

/** 1 January 2024 was a Monday. */
function isoWeekday(day: LocalDate): number {
  const since = daysBetween('2024-01-01' as LocalDate, day) % 7
  return (since < 0 ? since + 7 : since) + 1
}

const BY_WEEKDAY = [0.8, 0.78, 0.82, 0.86, 1.05, 1.6, 1.5]
const inside = (day: LocalDate, from: string, to: string) => day.slice(5) >= from && day.slice(5) <= to

const CALENDARS = {
  CN(day: LocalDate): number {
    const before = daysBetween(day, springFestival(day))
    if (before >= 1 && before <= 16) return 1.9
    if (before <= 0 && before >= -1) return 0.35
    if (before < -1 && before >= -7) return 1.3
    if (inside(day, '05-01', '05-05')) return 1.9
    if (inside(day, '10-01', '10-07')) return 2.1
    if (inside(day, '06-14', '06-18') || inside(day, '11-09', '11-11')) return 1.35
    return [1.05, 0.8, 1, 1.05, 1.1, 0.95, 0.8, 0.8, 1.05, 1.1, 1.1, 1.15][monthOf(day) - 1] ?? 1
  },
  GB(day: LocalDate): number {
    if (inside(day, '12-25', '12-25')) return 0.01
    if (inside(day, '11-25', '12-24')) return 1.7
    if (inside(day, '12-26', '12-31')) return 1.5
    return [1.05, 0.75, 0.9, 1, 1.05, 1, 0.95, 0.95, 1.2, 1.05, 1, 1.2][monthOf(day) - 1] ?? 1
  }
} as const

export type Country = keyof typeof CALENDARS

/** Days from the first to the last of the history, drawn by how busy they are. */
export class Season {
  readonly first: LocalDate
  readonly last: LocalDate
  readonly #days: readonly LocalDate[]
  readonly #summed: readonly number[]

  /** `growth`: how many times as busy the last day is as the first. */
  constructor(first: LocalDate, last: LocalDate, country: Country, growth: number) {
    this.first = first
    this.last = last
    const count = daysBetween(first, last) + 1
    this.#days = Array.from({ length: count }, (_, index) => addDays(first, index))
    let sum = 0
    this.#summed = this.#days.map((day, index) => {
      const trend = 1 + ((growth - 1) * index) / count
      sum += trend * (BY_WEEKDAY[isoWeekday(day) - 1] ?? 1) * CALENDARS[country](day)
      return sum
    })
  }

  /** A day between the two, bounds included and kept to the history. */
  day(random: Random, from: LocalDate = this.first, to: LocalDate = this.last): LocalDate {
    const low = Math.max(daysBetween(this.first, from), 0)
    const high = Math.min(daysBetween(this.first, to), this.#days.length - 1)
    if (low >= high) return this.#days[Math.min(low, this.#days.length - 1)] ?? this.last
    const below = this.#summed[low - 1] ?? 0
    const target = below + random.unit() * ((this.#summed[high] ?? 0) - below)
    let [left, right] = [low, high]
    while (left < right) {
      const middle = (left + right) >> 1
      if ((this.#summed[middle] ?? 0) > target) right = middle
      else left = middle + 1
    }
    return this.#days[left] ?? this.last
  }
}

const HOURS = [
  [10, 3],
  [11, 5],
  [12, 4],
  [13, 5],
  [14, 7],
  [15, 9],
  [16, 10],
  [17, 9],
  [18, 7],
  [19, 8],
  [20, 7],
  [21, 2]
] as const

/** A time within the opening hours of the day. */
export function openingInstant(random: Random, day: LocalDate, timeZone: string): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return instantOf(day, `${two(random.weighted(HOURS))}:${two(random.int(0, 59))}:${two(random.int(0, 59))}`, timeZone)
}

/** Warm, cold, or between: which shoes sell. */
export function wardrobe(day: LocalDate): 'warm' | 'cold' | 'mild' {
  const month = monthOf(day)
  if (month >= 5 && month <= 8) return 'warm'
  return month >= 11 || month <= 2 ? 'cold' : 'mild'
}
