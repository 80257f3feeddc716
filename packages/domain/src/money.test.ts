import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { addMoney, currencyExponent, decimalFromMinor, minorFromDecimal, roundHalfUpDiv, safeInteger, sumSafe } from './money.ts'
import { Refusal, REFUSALS } from './refusal.ts'
import { runs } from './tier/history.arbitrary.ts'

const refused = (act: () => unknown) => {
  try {
    act()
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
  return undefined
}

describe('MONEY-1', () => {
  test.each([
    [1, 1, 2, 1],
    [1, 1, 3, 0],
    [2, 1, 3, 1],
    [-1, 1, 2, 0],
    [-3, 1, 2, -1],
    [-2, 1, 3, -1],
    [1000, 1, 3, 333],
    [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER]
  ])('%i × %i ÷ %i is %i, half up', (a, b, c, result) => {
    expect(roundHalfUpDiv(a, b, c)).toBe(result)
  })
  test('it is within half of the exact quotient, upwards on a tie', () => {
    const whole = fc.maxSafeInteger()
    fc.assert(
      fc.property(whole, fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 1000, max: 2_000_000 }), (a, b, c) => {
        const off = 2n * BigInt(roundHalfUpDiv(a, b, c)) * BigInt(c) - 2n * BigInt(a) * BigInt(b)
        expect(off > -BigInt(c) && off <= BigInt(c)).toBe(true)
      }),
      { numRuns: runs(300) }
    )
  })
  test('beyond 53 bits is refused, a fraction is a bug', () => {
    expect(refused(() => roundHalfUpDiv(Number.MAX_SAFE_INTEGER, 2, 1))).toBe('OVERFLOW')
    expect(refused(() => sumSafe([Number.MAX_SAFE_INTEGER, 1]))).toBe('OVERFLOW')
    expect(() => safeInteger(0.5)).toThrow(RangeError)
    expect(() => safeInteger(Number.NaN)).toThrow(RangeError)
    expect(() => roundHalfUpDiv(1, 1, 0)).toThrow(RangeError)
  })
  test('each currency has its own minor unit', () => {
    expect(['CNY', 'GBP', 'JPY', 'KWD'].map(currencyExponent)).toEqual([2, 2, 0, 3])
    expect(() => currencyExponent('not one')).toThrow(RangeError)
  })
  test.each([
    ['2.55', 2, 255],
    ['2.5', 2, 250],
    ['2', 2, 200],
    ['0.001', 2, 0],
    ['-0.001', 2, 0],
    ['0.005', 2, 1],
    ['1.005', 2, 101],
    ['-1.005', 2, -101],
    ['12.', 2, 1200],
    ['+7', 0, 7],
    ['007.10', 2, 710]
  ])('%s with %i digits is %i minor units', (text, exponent, minor) => {
    expect(minorFromDecimal(text, exponent)).toBe(minor)
  })
  test.each(['', 'abc', '1,5', '1e3', '--1', '.', '0x10', '１'])('%p is no amount', text => {
    expect(minorFromDecimal(text, 2)).toBeUndefined()
  })
  test('text and back', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.constantFrom(0, 2, 3), (minor, exponent) => {
        expect(minorFromDecimal(decimalFromMinor(minor, exponent), exponent)).toBe(minor)
      }),
      { numRuns: runs(200) }
    )
    expect(decimalFromMinor(-5, 2)).toBe('-0.05')
  })
  test('two currencies do not add', () => {
    expect(addMoney({ minor: 1, currency: 'CNY' }, { minor: 2, currency: 'CNY' })).toEqual({ minor: 3, currency: 'CNY' })
    expect(refused(() => addMoney({ minor: 1, currency: 'CNY' }, { minor: 2, currency: 'GBP' }))).toBe('CURRENCY_MISMATCH')
  })
})

test('every refusal is listed once, and carries field and figures for its text', () => {
  expect(new Set(REFUSALS).size).toBe(REFUSALS.length)
  const refusal = new Refusal('TOO_MANY_IN_BATCH', ['purchases'], { limit: 100 })
  expect({ ...refusal, message: refusal.message }).toMatchObject({
    code: 'TOO_MANY_IN_BATCH',
    field: ['purchases'],
    params: { limit: 100 },
    message: 'TOO_MANY_IN_BATCH'
  })
})
