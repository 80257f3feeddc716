import { describe, expect, test } from '@jest/globals'
import { DEFAULT_FESTIVALS, type Festival } from '../benefit/policy.ts'
import { localDate } from '../calendar/local-date.ts'
import { birthdaysOn, daysOfFestivals, festivalOn } from './occasions.ts'

const anniversary: Festival = {
  key: 'anniversary',
  name: { 'zh-CN': '店庆', en: 'Anniversary' },
  on: { calendar: 'solar', month: 2, day: 17, offset: 0 }
}

describe('the days on which a tier is given something', () => {
  test.each([
    ['2026-05-01', 'mayDay'],
    ['2026-10-01', 'nationalDay'],
    ['2026-02-17', 'springFestival'],
    ['2027-02-06', 'springFestival'],
    ['2026-02-16', undefined],
    ['2026-05-02', undefined]
  ])('by default on %s: %s', (day, key) => expect(festivalOn(DEFAULT_FESTIVALS, localDate(day))?.key).toBe(key))
  test('of two on one day the first is named, and it is one day', () => {
    const both = [anniversary, ...DEFAULT_FESTIVALS]
    expect(festivalOn(both, localDate('2026-02-17'))?.key).toBe('anniversary')
    const span = [localDate('2026-01-01'), localDate('2027-03-01')] as const
    expect(daysOfFestivals(both, ...span)).toEqual(['2026-02-17', '2026-05-01', '2026-10-01', '2027-02-06', '2027-02-17'])
    expect(daysOfFestivals([], ...span)).toEqual([])
  })
  test('29 February is kept on the 28th where there is none', () => {
    expect(birthdaysOn(localDate('2026-02-28'))).toEqual([
      { month: 2, day: 28 },
      { month: 2, day: 29 }
    ])
    expect(birthdaysOn(localDate('2028-02-28'))).toEqual([{ month: 2, day: 28 }])
    expect(birthdaysOn(localDate('2028-02-29'))).toEqual([{ month: 2, day: 29 }])
  })
})
