// Numbers of files, as text until they are integers: nothing is ever a double on the way (MONEY-1).
import { minorFromDecimal } from '@keqing/domain'

const GROUPED: Readonly<Record<string, RegExp>> = {
  '.': /^[+-]?\d{1,3}(,\d{3})+(\.\d*)?$/,
  ',': /^[+-]?\d{1,3}([.\u00A0\u202F ]\d{3})+(,\d*)?$/
}

/** The largest amount has 16 digits; a column of spaces before a sign would be searched from each of them. */
const LONGEST = 100

/** Plain decimal text with a point, or undefined. Currency signs and grouping are taken off; a minus may be in parentheses. */
export function decimalText(text: string, decimal: string): string | undefined {
  if (text.length > LONGEST) return undefined
  if (/^[+-]?\d+(\.\d+)?$/.test(text) && (decimal === '.' || !text.includes('.'))) return text
  let bare = text.replaceAll(/^[¥￥£$€]\s*|\s*(元|[¥￥£$€])$/g, '').replace(/^([+-])[¥￥£$€]\s*/, '$1')
  const inside = /^\((.+)\)$/.exec(bare)?.[1]
  if (inside) bare = `-${inside}`
  if (GROUPED[decimal]?.test(bare)) bare = bare.replaceAll(decimal === '.' ? /,/g : /[.\u00A0\u202F ]/g, '')
  if (decimal === ',') {
    if (bare.includes('.')) return undefined
    bare = bare.replace(',', '.')
  }
  return /^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(bare) ? bare.replace(/^([+-]?)\./, '$10.') : undefined
}

/** @returns undefined where it is no amount. @throws Refusal OVERFLOW */
export function minorText(text: string, decimal: string, exponent: number): number | undefined {
  const plain = decimalText(text, decimal)
  return plain === undefined ? undefined : minorFromDecimal(plain, exponent)
}

/** A whole number; `6.0` is one, `1.5` and what exceeds 53 bits are none. */
export function integerText(text: string, decimal: string): number | undefined {
  const plain = decimalText(text, decimal)
  if (plain === undefined || !/^[+-]?\d+(\.0*)?$/.test(plain)) return undefined
  const value = Number(plain)
  return Number.isSafeInteger(value) ? (value === 0 ? 0 : value) : undefined
}

/** Whether a decimal text is above zero, before any rounding: 0.001 is. */
export function isPositive(plain: string): boolean {
  return !plain.startsWith('-') && /[1-9]/.test(plain)
}

export function booleanText(text: string): boolean | undefined {
  if (/^(1|y|yes|true|是|有|√|✓|同意)$/i.test(text)) return true
  return /^(|0|n|no|false|否|无|×|不同意)$/i.test(text) ? false : undefined
}
