import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { runs } from '../tier/history.arbitrary.ts'
import { maskVoucherCode, readVoucherCode, showVoucherCode, VOUCHER_CODE_BYTES, voucherCodeOf } from './code.ts'

const bytes = fc.uint8Array({ minLength: VOUCHER_CODE_BYTES, maxLength: VOUCHER_CODE_BYTES })
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

test('a code is read back however it was typed', () => {
  fc.assert(
    fc.property(bytes, made => {
      const code = voucherCodeOf(made)
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{13}$/)
      expect(readVoucherCode(` ${showVoucherCode(code).toLowerCase()} `)).toBe(code)
      expect(readVoucherCode(code.replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(code)
    }),
    { numRuns: runs(500) }
  )
})

test('all of its random bits tell codes apart', () => {
  const made = new Uint8Array(VOUCHER_CODE_BYTES)
  const codes = Array.from({ length: VOUCHER_CODE_BYTES * 5 }, (_, bit) => {
    const one = made.slice()
    one[Math.floor(bit / 5)] = 1 << (bit % 5)
    return voucherCodeOf(one)
  })
  expect(new Set(codes).size).toBe(60)
})

test('every wrong character and every two that changed places are noticed', () => {
  fc.assert(
    fc.property(bytes, fc.nat(12), fc.nat(12), fc.nat(30), (made, at, other, step) => {
      const code = [...voucherCodeOf(made)]
      const wrong = code.with(at, ALPHABET[(ALPHABET.indexOf(code[at]!) + 1 + step) % 32]!)
      expect(readVoucherCode(wrong.join(''))).toBeUndefined()
      fc.pre(code[at] !== code[other])
      expect(readVoucherCode(code.with(at, code[other]!).with(other, code[at]!).join(''))).toBeUndefined()
    }),
    { numRuns: runs(1_000) }
  )
})

test.each(['', 'ABCD', '0000-0000-0000-00', 'UUUU-UUUU-UUUU-U', '券券券券券券券券券券券券券'])('%j is no code', text => {
  expect(readVoucherCode(text)).toBeUndefined()
})

test('a mask shows four characters', () => {
  expect(maskVoucherCode('0123456789ABC')).toBe('••••-••••-•9AB-C')
})
