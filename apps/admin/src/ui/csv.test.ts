import { expect, test } from '@jest/globals'
import { toCsv } from './csv.ts'

test('cells that would run as a formula are defused, numbers stay numbers', () => {
  expect(toCsv([['=1+1', '+8', '-2', '@a', -3, 4]])).toBe(`\uFEFF'=1+1,'+8,'-2,'@a,-3,4\r\n`)
})

test('quotes, commas and line ends are quoted; unknown is empty', () => {
  expect(toCsv([['a"b', 'c,d', 'e\nf', null, undefined]])).toBe('\uFEFF"a""b","c,d","e\nf",,\r\n')
})
