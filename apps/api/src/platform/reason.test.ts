import { Refusal } from '@keqing/domain'
import { expect, test } from '@jest/globals'
import { readReason } from './reason.ts'

function codeOf(text: string, country = 'CN'): string | undefined {
  try {
    readReason(text, country)
    return undefined
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

test.each([
  '13812342201',
  '打13812342201找她',
  '电话１３８１２３４２２０１',
  'tel: 138-1234 2201',
  '+86 138 1234 2201',
  'call 0044 20 7946 0958',
  '0571-8765 4321'
])('a phone is refused: %s', text => expect(codeOf(text)).toBe('PHONE_IN_REASON'))

test.each([
  '2026-06-01 记错一单',
  '20260601',
  '2026.06.01–2026.06.30',
  '单号 100012345678',
  'R-20260601-0042 twice',
  '条码 6901234567892',
  '消费满 10000 元',
  '138****2201'
])('days, receipts and amounts are not: %s', text => expect(codeOf(text)).toBeUndefined())

test('a number without its country is one of the chain’s', () => {
  expect(codeOf('ring 020 7946 0958', 'GB')).toBe('PHONE_IN_REASON')
  expect(codeOf('13812342201', 'GB')).toBeUndefined()
})

test('kept trimmed; refused where empty, too long or unreadable', () => {
  expect(readReason('  till was wrong ', 'CN')).toBe('till was wrong')
  expect([codeOf('  '), codeOf('x'.repeat(501)), codeOf('a\u0007b')]).toEqual(['REASON_REQUIRED', 'TEXT_TOO_LONG', 'INVALID_VALUE'])
})
