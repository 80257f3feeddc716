/** The tables against the Chinese calendar that the runtime carries, but where that one is wrong; and on which days festivals are kept. */
import { expect, test } from '@jest/globals'
import { festivalDays, springFestivalOf, type FestivalDay } from './festivals.ts'
import { addDays, fromParts, localDate } from './local-date.ts'

const chinese = new Intl.DateTimeFormat('en-u-ca-chinese', { timeZone: 'UTC', month: 'numeric', day: 'numeric' })
/** Month and day, as in 8/15; of a leap month 8bis/15. */
function lunarOf(day: string): string {
  const parts = new Map(chinese.formatToParts(new Date(`${day}T00:00:00Z`)).map(({ type, value }) => [type, value]))
  return `${parts.get('month')}/${parts.get('day')}`
}
const YEARS = Array.from({ length: 100 }, (_, index) => 2000 + index)

/** First days of months on which the moon is new within minutes of midnight in Beijing: almanacs name them, the runtime's approximation misses the day. */
const MISSED = ['2012-08-17', '2018-11-08', '2027-02-06', '2030-02-03', '2070-03-12']

test.each(YEARS)('Spring Festival of %i', year => {
  const days = Array.from({ length: 40 }, (_, index) => addDays(fromParts(year, 1, 18), index)).filter(day => lunarOf(day) === '1/1')
  expect(springFestivalOf(year)).toBe(MISSED.find(day => day.startsWith(`${year}-02`)) ?? days[0])
})

const lunar = (month: number, day: number, offset = 0): FestivalDay => ({ calendar: 'lunar', month, day, offset })
const solar = (month: number, day: number): FestivalDay => ({ calendar: 'solar', month, day, offset: 0 })
const daysOf = (on: FestivalDay, from: string, until: string) => festivalDays(on, localDate(from), localDate(until))

test('the first day of each lunar month is the runtime’s', () => {
  const months = Array.from({ length: 12 }, (_, index) => index + 1)
  const off = months.flatMap(month => daysOf(lunar(month, 1), '2000-01-01', '2100-01-01').filter(day => lunarOf(day) !== `${month}/1`))
  expect(off.toSorted()).toEqual(MISSED)
})

test('a lunar year is followed by the next', () => {
  for (const year of YEARS.slice(0, -1)) {
    const eve = addDays(springFestivalOf(year + 1)!, -1)
    expect(festivalDays(lunar(12, 30), addDays(eve, -40), addDays(eve, 40))).toEqual([eve])
  }
})

test.each<[string, FestivalDay, string, string, string[]]>([
  ['1 May', solar(5, 1), '2026-05-01', '2026-05-02', ['2026-05-01']],
  ['before it', solar(5, 1), '2026-04-01', '2026-05-01', []],
  ['29 February', solar(2, 29), '2026-01-01', '2029-01-01', ['2026-02-28', '2027-02-28', '2028-02-29']],
  ['Spring Festival', lunar(1, 1), '2026-01-01', '2029-01-01', ['2026-02-17', '2027-02-06', '2028-01-26']],
  ['Lantern Festival', lunar(1, 15), '2026-01-01', '2028-01-01', ['2026-03-03', '2027-02-20']],
  ['the same by days', lunar(1, 1, 14), '2026-01-01', '2028-01-01', ['2026-03-03', '2027-02-20']],
  ['New Year’s Eve', lunar(1, 1, -1), '2024-01-01', '2026-12-31', ['2024-02-09', '2025-01-28', '2026-02-16']],
  ['the same by the month’s end', lunar(12, 30), '2024-01-01', '2026-12-31', ['2024-02-09', '2025-01-28', '2026-02-16']],
  ['Dragon Boat, in a year of two fifth months', lunar(5, 5), '2028-01-01', '2029-01-01', ['2028-05-28']],
  ['Mid-Autumn', lunar(8, 15), '2024-01-01', '2027-01-01', ['2024-09-17', '2025-10-06', '2026-09-25']],
  ['Mid-Autumn, after a leap month', lunar(8, 15), '2028-01-01', '2029-01-01', ['2028-10-03']],
  ['Laba, in the year after', lunar(12, 8), '2025-01-01', '2027-01-01', ['2025-01-07', '2026-01-26']],
  ['lunar days before the table', lunar(1, 1), '1990-01-01', '2000-12-31', ['2000-02-05']],
  ['and after it', lunar(1, 1), '2099-01-01', '2105-01-01', ['2099-01-21']]
])('%s', (_name, on, from, until, days) => {
  expect(daysOf(on, from, until)).toEqual(days)
})

test.each([-30, -29, -22, -1, 0, 14, 30])('%i days from Spring Festival, the same day by day and by the century', offset => {
  const on = lunar(1, 1, offset)
  const all = daysOf(on, '2001-01-01', '2099-01-01')
  expect(all).toEqual(YEARS.slice(1, -1).flatMap(year => daysOf(on, `${year}-01-01`, `${year + 1}-01-01`)))
  for (const day of all) expect(festivalDays(on, day, addDays(day, 1))).toEqual([day])
})
