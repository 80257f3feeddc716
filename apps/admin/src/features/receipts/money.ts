/** What is typed as money becomes minor units, exactly (MONEY-1): text in, integer out, and more decimals than the currency has are a mistake, not something to round. */
import { currencyExponent, decimalFromMinor, minorFromDecimal, Refusal } from '@keqing/domain'

const WIDE = /[０-９．，]/g
const narrow = (text: string): string => text.replace(WIDE, sign => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))

/** "1,234.50", "￥88", "88元" → minor units. Undefined: not an amount of this currency. */
export function parseMoney(typed: string, currency: string): number | undefined {
  const exponent = currencyExponent(currency)
  const bare = narrow(typed)
    .trim()
    .replace(/^[¥￥£$€]\s*|\s*元$/g, '')
  const grouped = /^\d{1,3}(,\d{3})+(\.\d*)?$/.test(bare) ? bare.replaceAll(',', '') : bare
  const parts = /^(\d+)(?:\.(\d*))?$/.exec(grouped)
  if (!parts || (parts[2]?.length ?? 0) > exponent) return undefined
  try {
    return minorFromDecimal(grouped, exponent)
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}

/** As it stands in the field once it is left: "12.5" → "12.50". What is no amount stays as typed. */
export function tidyMoney(typed: string, currency: string): string {
  const minor = typed.trim() === '' ? undefined : parseMoney(typed, currency)
  return minor === undefined ? typed : decimalFromMinor(minor, currencyExponent(currency))
}

/** Whole pieces, at least one. */
export function parseUnits(typed: string): number | undefined {
  const text = narrow(typed).trim()
  const units = /^\d{1,9}$/.test(text) ? Number(text) : 0
  return units >= 1 ? units : undefined
}
