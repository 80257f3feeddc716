import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { localDates, runs } from '../tier/history.arbitrary.ts'
import {
  addDays,
  addMonths,
  compareDates,
  daysBetween,
  earliest,
  latest,
  localDate,
  parseLocalDate,
  subtractMonths,
  isoWeekday
} from './local-date.ts'
import { isWithinLastMonths, lastInsideOn, leavesWindowOn, windowStart } from './window.ts'

const wide = localDates(localDate('0100-01-01'), localDate('9800-12-31'))
const near = localDates(localDate('1999-12-01'), localDate('2032-03-01'))
const plain = (date: string) => Temporal.PlainDate.from(date)

describe('a local date', () => {
  test.each(['2024-02-29', '2000-02-29', '2026-12-31', '0001-01-01', '9999-12-31'])('%s is one', text => {
    expect(parseLocalDate(text)).toBe(text)
  })
  test.each([
    '2025-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '0000-01-01',
    '2026-1-1',
    '26-01-01',
    '2026-01-01T00:00',
    ' 2026-01-01',
    '',
    '２０２６-01-01'
  ])('%p is none', text => {
    expect(parseLocalDate(text)).toBeUndefined()
    expect(() => localDate(text)).toThrow(RangeError)
  })
})

describe('arithmetic equals Temporal', () => {
  test('weekdays', () => {
    fc.assert(
      fc.property(fc.oneof(wide, near), date => expect(isoWeekday(date)).toBe(plain(date).dayOfWeek)),
      { numRuns: runs(200) }
    )
  })
  test('months', () => {
    const months = fc.integer({ min: -600, max: 600 })
    fc.assert(
      fc.property(fc.oneof(wide, near), months, (date, count) => {
        expect(addMonths(date, count)).toBe(plain(date).add({ months: count }).toString())
        expect(subtractMonths(date, count)).toBe(plain(date).subtract({ months: count }).toString())
      }),
      { numRuns: runs(300) }
    )
  })
  test('days', () => {
    fc.assert(
      fc.property(fc.oneof(wide, near), fc.integer({ min: -20_000, max: 20_000 }), (date, days) => {
        expect(addDays(date, days)).toBe(plain(date).add({ days }).toString())
      }),
      { numRuns: runs(300) }
    )
  })
  test('differences and order', () => {
    fc.assert(
      fc.property(wide, near, (a, b) => {
        expect(daysBetween(a, b)).toBe(plain(a).until(plain(b)).days)
        expect(compareDates(a, b)).toBe(Temporal.PlainDate.compare(plain(a), plain(b)))
        expect([earliest([a, null, b]), latest([null, a, b])]).toEqual(a < b ? [a, b] : [b, a])
      }),
      { numRuns: runs(200) }
    )
  })
  test('the first century is not the twentieth', () => {
    expect(addDays(localDate('0099-12-31'), 1)).toBe('0100-01-01')
    expect(daysBetween(localDate('0001-01-01'), localDate('0001-12-31'))).toBe(364)
  })
  test('a year beyond 9999 is refused, not wrapped', () => {
    expect(() => addMonths(localDate('9999-12-01'), 1)).toThrow(RangeError)
    expect(() => addDays(localDate('9999-12-31'), 1)).toThrow(RangeError)
    expect(() => subtractMonths(localDate('0001-01-01'), 1)).toThrow(RangeError)
  })
})

describe('TIME-2', () => {
  test('30 April less 2 months is 28 February: clamped to the month end', () => {
    expect(subtractMonths(localDate('2026-04-30'), 2)).toBe('2026-02-28')
    expect(subtractMonths(localDate('2024-04-30'), 2)).toBe('2024-02-29')
  })
  test('exactly N months ago is outside, the day after is inside, and so is the as-of date; tomorrow is not', () => {
    const asOf = localDate('2026-06-30')
    const inside = (date: string) => isWithinLastMonths(localDate(date), asOf, 2)
    expect([inside('2026-04-30'), inside('2026-05-01'), inside('2026-06-30'), inside('2026-07-01')]).toEqual([false, true, true, false])
    expect(windowStart(asOf, 2)).toBe('2026-05-01')
  })
  test.each([
    ['2026-01-31', 1, '2026-03-01'],
    ['2026-01-30', 1, '2026-03-01'],
    ['2026-01-28', 1, '2026-02-28'],
    ['2024-01-30', 1, '2024-03-01'],
    ['2024-02-29', 12, '2025-03-01'],
    ['2024-02-28', 12, '2025-02-28'],
    ['2025-12-30', 6, '2026-06-30'],
    ['2025-12-31', 6, '2026-07-01']
  ])('%s leaves a window of %i months on %s', (date, months, on) => {
    expect(leavesWindowOn(localDate(date), months)).toBe(on)
    expect(lastInsideOn(localDate(date), months)).toBe(addDays(localDate(on), -1))
  })
  test('leavesWindowOn is the first day outside, as found by looking at every day', () => {
    fc.assert(
      fc.property(near, fc.integer({ min: 1, max: 24 }), (date, months) => {
        let day = date
        while (isWithinLastMonths(date, day, months)) day = addDays(day, 1)
        expect(leavesWindowOn(date, months)).toBe(day)
        expect(isWithinLastMonths(date, lastInsideOn(date, months), months)).toBe(true)
      }),
      { numRuns: runs(200) }
    )
  })
  test('once out, out for good; a later date never leaves earlier', () => {
    fc.assert(
      fc.property(near, fc.nat({ max: 40 }), fc.integer({ min: 1, max: 24 }), fc.nat({ max: 1000 }), (date, gap, months, later) => {
        const out = leavesWindowOn(date, months)
        expect(isWithinLastMonths(date, addDays(out, later), months)).toBe(false)
        expect(leavesWindowOn(addDays(date, gap), months) >= out).toBe(true)
      }),
      { numRuns: runs(200) }
    )
  })
})
