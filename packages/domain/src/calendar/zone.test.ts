import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { localDates, runs } from '../tier/history.arbitrary.ts'
import { instantOf, isTimeZone, localDateOf } from './zone.ts'
import { localDate } from './local-date.ts'

const zones = fc.constantFrom('Asia/Shanghai', 'Europe/London', 'America/St_Johns', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'UTC')

describe('TIME-1', () => {
  test.each([
    ['2026-06-30T15:59:59.999Z', 'Asia/Shanghai', '2026-06-30'],
    ['2026-06-30T16:00:00.000Z', 'Asia/Shanghai', '2026-07-01'],
    ['2011-12-09T23:59:59Z', 'Europe/London', '2011-12-09'],
    ['2026-07-01T23:30:00Z', 'Europe/London', '2026-07-02'],
    ['2026-07-01T00:30:00+08:00', 'UTC', '2026-06-30']
  ])('%s in %s is %s', (instant, zone, date) => {
    expect(localDateOf(instant, zone)).toBe(date)
    expect(localDateOf(new Date(instant), zone)).toBe(date)
  })
  test('as Temporal says, for any instant and zone', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1990-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }), zones, (instant, zone) => {
        const expected = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone).toPlainDate().toString()
        expect(localDateOf(instant, zone)).toBe(expected)
      }),
      { numRuns: runs(200) }
    )
  })
  test('a wall clock time falls back on its own date', () => {
    fc.assert(
      fc.property(localDates(), fc.nat({ max: 1439 }), zones, (date, minute, zone) => {
        const time = new Date(minute * 60_000).toISOString().slice(11, 16)
        expect(localDateOf(instantOf(date, time, zone), zone)).toBe(date)
      }),
      { numRuns: runs(100) }
    )
  })
  test('a wall clock time is the instant that Temporal says, on days of a clock change too', () => {
    const changes = fc.constantFrom('2026-03-29', '2026-10-25', '2026-03-08', '2026-11-01', '2011-12-30').map(localDate)
    fc.assert(
      fc.property(
        fc.oneof(localDates(), changes),
        fc.nat({ max: 86_399_999 }),
        fc.constantFrom(16, 19, 23),
        zones,
        (date, ms, length, zone) => {
          const time = new Date(ms).toISOString().slice(11, length)
          const expected = Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(zone).epochMilliseconds
          expect(Date.parse(instantOf(date, time, zone))).toBe(expected)
        }
      ),
      { numRuns: runs(200) }
    )
  })
  test('a time the clocks skip moves on, of one that occurs twice the first is taken', () => {
    expect(instantOf(localDate('2026-03-29'), '01:30', 'Europe/London')).toBe('2026-03-29T01:30:00.000Z')
    expect(instantOf(localDate('2026-10-25'), '01:30', 'Europe/London')).toBe('2026-10-25T00:30:00.000Z')
  })
  test('unknown zones and impossible times throw', () => {
    expect([isTimeZone('Asia/Shanghai'), isTimeZone('Asia/Atlantis')]).toEqual([true, false])
    expect(() => localDateOf('2026-01-01T00:00:00Z', 'Asia/Atlantis')).toThrow(RangeError)
    expect(() => localDateOf('yesterday', 'UTC')).toThrow(RangeError)
    for (const time of ['25:00', '24:00', '08:60', '8:26', ''])
      expect(() => instantOf(localDate('2026-01-01'), time, 'UTC')).toThrow(RangeError)
    expect(() => instantOf(localDate('2026-01-01'), '08:00', 'Asia/Atlantis')).toThrow(RangeError)
  })
})
