import { expect, test } from '@jest/globals'
import { currencies, currencyName } from './choices.ts'

test('a currency has its code in the brackets of the language', () => {
  expect([currencyName('CNY', 'zh-CN'), currencyName('CNY', 'en')]).toEqual(['人民币（CNY）', 'Chinese Yuan (CNY)'])
})

test('a name that ends in brackets gets no second pair; a code without a name stands alone', () => {
  expect(currencyName('CHE', 'en')).toBe('WIR Euro (CHE)')
  expect(currencyName('ZZQ', 'en')).toBe('ZZQ')
  for (const locale of ['zh-CN', 'en']) expect(currencies(locale).filter(({ label }) => /[)）]\s?[(（]/.test(label))).toEqual([])
})
