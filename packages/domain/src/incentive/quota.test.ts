import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { localDate } from '../calendar/local-date.ts'
import { closableFrom, endsWithMonth, periodAfter, periodDays, periodEnd, periodStart } from './period.ts'
import { DEFAULT_INCENTIVE_POLICY } from './policy.ts'
import { compareFigures, forecast, missingUnits, quotaAmount, quotaAsked, reaches } from './quota.ts'
import { eachByDays, splitByDays } from './split-by-days.ts'

const count = (numerator: number) => ({ numerator, denominator: null })
const rate = (numerator: number, denominator: number) => ({ numerator, denominator })

test('INC-1: the first line that fits holds, by month and store', () => {
  const quota = {
    amount: 30,
    lines: [
      { months: [7], storeIds: ['S'], amount: 40 },
      { months: [7, 8, 9], storeIds: [], amount: 20 },
      { months: [], storeIds: ['S'], amount: 50 }
    ]
  }
  const at = (storeId: string, month: string) => quotaAmount(quota, storeId, localDate(month))
  expect([at('S', '2026-07-01'), at('S', '2026-08-01'), at('S', '2026-10-01')]).toEqual([40, 20, 50])
  expect([at('T', '2026-07-01'), at('T', '2026-10-01')]).toEqual([20, 30])
  expect(quotaAmount(DEFAULT_INCENTIVE_POLICY.quotas[0]!, 'T', localDate('2026-09-01'))).toBe(20)
})

test.each([
  ['the whole month', 31, 31, 'byDays', 30],
  ['half of it, half up', 15, 30, 'byDays', 15],
  ['one day of thirty-one', 1, 31, 'byDays', 1],
  ['none of it', 0, 31, 'byDays', null],
  ['a part where parts are excluded', 30, 31, 'excluded', null]
] as const)('what is asked of who was there for %s', (_, days, of, partSpans, expected) =>
  expect(quotaAsked(30, 'registrations', { days, of }, partSpans)).toBe(expected)
)
test('a ratio is asked in full, and nothing asked is no quota', () => {
  expect(quotaAsked(85, 'registrationRate', { days: 1, of: 31 }, 'byDays')).toBe(85)
  expect(quotaAsked(10, 'registrations', { days: 1, of: 31 }, 'byDays')).toBe(null)
})

test.each([
  ['short', count(25), 30, 5],
  ['there', count(30), 30, 0],
  ['over', count(31), 30, 0],
  ['84.5 % of 85 %: no full percent short', rate(169, 200), 85, 0],
  ['84 % of 85 %', rate(84, 100), 85, 1],
  ['nothing to divide by', rate(0, 0), 85, null]
])('missing units: %s', (_, figure, asked, expected) => expect(missingUnits(figure, asked)).toBe(expected))

test.each([
  [count(24), 30, 80, true],
  [count(23), 30, 80, false],
  [count(33), 30, 110, true],
  [count(32), 30, 110, false],
  [rate(17, 20), 85, 100, true],
  [rate(849_999, 1_000_000), 85, 100, false],
  [count(9_007_199_254_740_991), 9_007_199_254_740_991, 100, true],
  [rate(0, 0), 85, 100, null]
])('%o of %i reaches %i %%: %s', (figure, asked, percent, expected) => expect(reaches(figure, asked, percent)).toBe(expected))

test('figures compare exactly, and what is none does not', () => {
  expect(compareFigures(rate(1, 3), rate(333_333, 1_000_000))).toBe(-1)
  expect(compareFigures(rate(1, 2), rate(2, 4))).toBe(0)
  expect(() => compareFigures(rate(0, 0), rate(1, 2))).toThrow(RangeError)
})

test('a forecast goes on as it went', () => {
  expect(forecast(count(10), { days: 10, of: 31 })).toEqual(count(31))
  expect(forecast(count(1), { days: 3, of: 31 })).toEqual(count(10))
  expect(forecast(rate(1, 2), { days: 3, of: 31 })).toEqual(rate(1, 2))
  expect(forecast(count(7), { days: 31, of: 31 })).toEqual(count(7))
})

test('periods', () => {
  expect(periodStart('quarter', localDate('2026-05-31'))).toBe('2026-04-01')
  expect(periodEnd('quarter', localDate('2026-10-01'))).toBe('2026-12-31')
  expect(periodAfter('quarter', localDate('2026-10-01'), -4)).toBe('2025-10-01')
  expect(periodDays('month', localDate('2028-02-01'))).toBe(29)
  expect(['2026-03-01', '2026-04-01'].map(month => endsWithMonth('quarter', localDate(month)))).toEqual([true, false])
  expect(closableFrom(localDate('2026-02-01'))).toBe('2026-03-08')
})

const someMembers = fc.uniqueArray(fc.record({ staffId: fc.uuid(), days: fc.integer({ min: 1, max: 92 }) }), {
  selector: each => each.staffId,
  minLength: 1,
  maxLength: 12
})
test('INC-11: shares add up to the amount, none is a unit off its part, and who was there longer has no less', () => {
  fc.assert(
    fc.property(fc.integer({ min: -100_000, max: 100_000 }), someMembers, (amount, members) => {
      const shares = splitByDays(amount, members)
      const all = members.reduce((sum, { days }) => sum + days, 0)
      expect(shares.reduce((sum, share) => sum + share.amount, 0)).toBe(amount)
      for (const share of shares) expect(Math.abs(share.amount - (amount * share.days) / all)).toBeLessThan(1)
      for (const one of shares)
        for (const other of shares) if (one.days > other.days) expect(Math.abs(one.amount)).toBeGreaterThanOrEqual(Math.abs(other.amount))
      expect(splitByDays(amount, members.toReversed()).toSorted((a, b) => (a.staffId < b.staffId ? -1 : 1))).toEqual(
        shares.toSorted((a, b) => (a.staffId < b.staffId ? -1 : 1))
      )
    })
  )
})
test('nobody gets nothing', () => expect(splitByDays(10, [])).toEqual([]))
test('each in full, by days where it was a part', () =>
  expect(
    eachByDays(
      50,
      [
        { staffId: 'a', days: 92 },
        { staffId: 'b', days: 1 }
      ],
      92
    ).map(({ amount }) => amount)
  ).toEqual([50, 1]))
