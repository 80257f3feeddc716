/** MONEY-1: amounts are safe integers in the currency's minor unit. Products are formed in BigInt, so that no rounding is hidden in a double. */
import { Refusal } from './refusal.ts'

export interface Money {
  readonly minor: number
  readonly currency: string
}

/** The integer itself; a fraction is a bug, one beyond 53 bits is refused (TRUST 22). */
export function safeInteger(value: number | bigint): number {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError(`not a number: ${value}`)
  if (typeof value === 'number' && !Number.isInteger(value)) throw new RangeError(`not an integer: ${value}`)
  const result = Number(value)
  if (!Number.isSafeInteger(result)) throw new Refusal('OVERFLOW')
  return result
}

/** a × b ÷ c rounded half up (towards plus infinity), for integers with c > 0. Overflow of the result is refused, of the product impossible. */
export function roundHalfUpDiv(a: number, b: number, c: number): number {
  if (!(c > 0)) throw new RangeError(`divisor ${c} is not positive`)
  const twice = 2n * BigInt(safeInteger(a)) * BigInt(safeInteger(b)) + BigInt(safeInteger(c))
  return safeInteger(floorDiv(twice, 2n * BigInt(c)))
}

function floorDiv(numerator: bigint, divisor: bigint): bigint {
  const quotient = numerator / divisor
  return numerator % divisor < 0n ? quotient - 1n : quotient
}

/** Sum of integers; refused where it leaves the 53-bit range. */
export function sumSafe(values: Iterable<number>): number {
  let total = 0
  for (const value of values) total = safeInteger(total + safeInteger(value))
  return total
}

const exponents = new Map<string, number>()

/** Digits of the minor unit: 2 for CNY, 0 for JPY, 3 for KWD. An ill-formed code throws a RangeError. */
export function currencyExponent(currency: string): number {
  const known = exponents.get(currency)
  if (known !== undefined) return known
  const digits = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  exponents.set(currency, digits)
  return digits
}

/**
 * A decimal as text ("2.55", "-0.001") in minor units, half away from zero so that a refund mirrors its sale; undefined where it is no plain decimal.
 * Text and not a number, because 1.005 is not 1.005 as a double. Overflow is refused.
 */
export function minorFromDecimal(text: string, exponent: number): number | undefined {
  const parts = /^([+-]?)(\d+)(?:\.(\d*))?$/.exec(text.trim())
  if (!parts) return undefined
  const [, sign, whole = '', fraction = ''] = parts
  const kept = BigInt(whole + fraction.slice(0, exponent).padEnd(exponent, '0'))
  const up = fraction.charCodeAt(exponent) >= 53 ? 1n : 0n // '5'
  const minor = safeInteger(kept + up)
  return sign === '-' && minor !== 0 ? -minor : minor
}

/** The exact decimal text of minor units: 1050 with exponent 2 is "10.50". For exports; what people read goes through Intl. */
export function decimalFromMinor(minor: number, exponent: number): string {
  const digits = Math.abs(safeInteger(minor))
    .toString()
    .padStart(exponent + 1, '0')
  const text = exponent === 0 ? digits : `${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`
  return minor < 0 ? `-${text}` : text
}

/** Two amounts of one currency; mixing currencies is refused. */
export function addMoney(a: Money, b: Money): Money {
  if (a.currency !== b.currency) throw new Refusal('CURRENCY_MISMATCH')
  return { minor: safeInteger(a.minor + b.minor), currency: a.currency }
}
