import { expect, test } from '@jest/globals'
import { commonest, weakestOf, type Weekday } from './weekdays.ts'

const week = (averages: readonly number[], weakest: number, receipts = 1): readonly Weekday[] =>
  averages.map((minor, at) => ({ weekday: at + 1, receipts, weakest: at + 1 === weakest, average: { minor, currency: 'CNY' } }))
const quietTuesday = week([100, 40, 100, 100, 100, 100, 100], 2)

test('the weakest day is so much below the mean of the others', () => {
  expect(weakestOf(quietTuesday)).toMatchObject({ day: { weekday: 2 }, below: 60 })
  expect(weakestOf(week([0, 100, 100, 100, 100, 100, 100], 1))).toMatchObject({ below: 100 })
})
test('a store that sold nothing has none, and neither has one whose reports are not to be read', () => {
  expect(weakestOf(week([0, 0, 0, 0, 0, 0, 0], 1, 0))).toBeUndefined()
  expect(weakestOf([])).toBeUndefined()
})
test('the day that is weakest in most stores; of equals the first of the week', () => {
  const monday = week([1, 9, 9, 9, 9, 9, 9], 1)
  expect(commonest([monday, quietTuesday, quietTuesday, []])).toEqual({ weekday: 2, stores: 2 })
  expect(commonest([quietTuesday, monday])).toEqual({ weekday: 1, stores: 1 })
  expect(commonest([[]])).toBeUndefined()
})
