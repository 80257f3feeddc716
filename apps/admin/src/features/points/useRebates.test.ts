import { expect, test } from '@jest/globals'
import { readYear, yearsUntil } from './useRebates.ts'

test('an address asks for a year that there can be a list of', () => {
  expect(yearsUntil('2026-06-30').slice(0, 2)).toEqual([2026, 2025])
  expect(yearsUntil('2026-06-30')).toHaveLength(10)
  expect(['2025', '2027', '2016', '20x5', undefined].map(text => readYear(text, '2026-06-30'))).toEqual([2025, 2026, 2026, 2026, 2026])
})
