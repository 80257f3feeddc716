/** Spring Festival by the table is the first day of the first month by the Chinese calendar that the runtime carries, but where that one is wrong. */
import { expect, test } from '@jest/globals'
import { festivalsBetween, springFestivalOf } from './festivals.ts'
import { addDays, fromParts, localDate } from './local-date.ts'

const chinese = new Intl.DateTimeFormat('en-u-ca-chinese', { timeZone: 'UTC', month: 'numeric', day: 'numeric' })
const isNewYear = (day: string): boolean => {
  const parts = new Map(chinese.formatToParts(new Date(`${day}T00:00:00Z`)).map(({ type, value }) => [type, value]))
  return parts.get('month') === '1' && parts.get('day') === '1'
}

/** The moon is new four minutes before midnight in Beijing, and seven minutes after it: almanacs say so, the runtime's approximation misses the day. */
const MISSED = new Map([
  [2027, '2027-02-06'],
  [2030, '2030-02-03']
])

test.each(Array.from({ length: 100 }, (_, index) => 2000 + index))('Spring Festival of %i', year => {
  const days = Array.from({ length: 40 }, (_, index) => addDays(fromParts(year, 1, 18), index)).filter(isNewYear)
  expect(springFestivalOf(year)).toBe(MISSED.get(year) ?? days[0])
})

test.each([
  ['2026-02-17', '2026-02-18', ['2026-02-17']],
  ['2026-02-18', '2026-05-01', []],
  ['2026-05-01', '2026-05-02', ['2026-05-01']],
  ['2025-10-01', '2026-10-01', ['2025-10-01', '2026-02-17', '2026-05-01']],
  ['1999-01-01', '2000-02-05', ['1999-05-01', '1999-10-01']],
  ['2100-01-01', '2100-12-31', ['2100-05-01', '2100-10-01']]
])('festivals from %s until %s', (from, until, days) => {
  expect(festivalsBetween(localDate(from), localDate(until))).toEqual(days)
})
