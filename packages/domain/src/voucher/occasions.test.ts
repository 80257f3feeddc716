import { describe, expect, test } from '@jest/globals'
import { localDate } from '../calendar/local-date.ts'
import { birthdaysOn, isFestival } from './occasions.ts'

describe('the days on which a tier is given something', () => {
  test.each([
    ['2026-05-01', true],
    ['2026-10-01', true],
    ['2026-02-17', true],
    ['2027-02-06', true],
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
