import { expect, test } from '@jest/globals'
import { lagOf } from './useNights.ts'

test.each([
  [0, 0, 0],
  [59, 0, 0],
  [60, 0, 1],
  [3_599, 0, 59],
  [30_600, 8, 30],
  [180_000, 50, 0]
])('late by %i s: %i h %i min', (seconds, h, min) => {
  expect(lagOf(seconds)).toEqual({ h, min })
})
