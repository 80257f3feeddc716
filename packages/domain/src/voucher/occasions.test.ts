import { describe, expect, test } from '@jest/globals'
import { addDays, localDate } from '../calendar/local-date.ts'
import { birthdaysOn, isFestival, springFestival } from './occasions.ts'

describe('the days on which a tier is given something', () => {
  test.each([
    [2025, '2025-01-29'],
    [2026, '2026-02-17'],
    [2027, '2027-02-06'],
    [2028, '2028-01-26']
  ])('Spring Festival of %i is %s', (year, day) => expect(springFestival(year)).toBe(day))
  test('every listed day is within one of what the platform’s calendar says is the first of a lunar year', () => {
    const lunar = new Intl.DateTimeFormat('en-u-ca-chinese', { timeZone: 'UTC', month: 'numeric', day: 'numeric' })
    for (let year = 2020; year <= 2050; year++) {
      const near = [-1, 0, 1].map(days => lunar.format(Date.parse(`${addDays(springFestival(year)!, days)}T12:00:00Z`)))
      expect({ year, near: near.filter(each => each.startsWith('1/1/') || each === '1/1') }).toMatchObject({ near: [expect.any(String)] })
    }
    expect(springFestival(2051)).toBeUndefined()
  })
  test.each([
    ['2026-05-01', true],
    ['2026-10-01', true],
    ['2026-02-17', true],
    ['2026-02-16', false],
    ['2026-05-02', false]
  ])('%s: %s', (day, festival) => expect(isFestival(localDate(day))).toBe(festival))
  test('29 February is kept on the 28th where there is none', () => {
    expect(birthdaysOn(localDate('2026-02-28'))).toEqual([
      { month: 2, day: 28 },
      { month: 2, day: 29 }
    ])
    expect(birthdaysOn(localDate('2028-02-28'))).toEqual([{ month: 2, day: 28 }])
    expect(birthdaysOn(localDate('2028-02-29'))).toEqual([{ month: 2, day: 29 }])
  })
})
