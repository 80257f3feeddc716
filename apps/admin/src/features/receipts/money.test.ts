import { expect, test } from '@jest/globals'
import { parseMoney, parseUnits, tidyMoney } from './money.ts'

test.each([
  ['756', 'CNY', 75_600],
  ['756.5', 'CNY', 75_650],
  ['0.07', 'CNY', 7],
  ['1,234.50', 'CNY', 123_450],
  ['￥88', 'CNY', 8800],
  ['８８．５', 'CNY', 8850],
  ['88元', 'CNY', 8800],
  ['1.15', 'GBP', 115],
  ['90071992547409.91', 'CNY', Number.MAX_SAFE_INTEGER],
  ['1200', 'JPY', 1200],
  ['1.234', 'KWD', 1234],
  ['0', 'CNY', 0]
])('%s in %s is %d minor units', (typed, currency, minor) => {
  expect(parseMoney(typed, currency)).toBe(minor)
})

test.each([
  ['', 'CNY'],
  ['-5', 'CNY'],
  ['1.005', 'CNY'],
  ['1200.5', 'JPY'],
  ['12,34', 'CNY'],
  ['1e3', 'CNY'],
  ['abc', 'CNY'],
  ['90071992547409.92', 'CNY']
])('%p is no amount of %s', (typed, currency) => {
  expect(parseMoney(typed, currency)).toBeUndefined()
})

test('a field that is left shows every decimal; what is no amount stays to be corrected', () => {
  expect([tidyMoney('12.5', 'CNY'), tidyMoney('1,200', 'JPY'), tidyMoney('12.345', 'CNY'), tidyMoney(' ', 'CNY')]).toEqual([
    '12.50',
    '1200',
    '12.345',
    ' '
  ])
})

test('pieces are whole and at least one', () => {
  expect(['1', ' 12 ', '３', '0', '-1', '1.5', ''].map(parseUnits)).toEqual([1, 12, 3, undefined, undefined, undefined, undefined])
})
