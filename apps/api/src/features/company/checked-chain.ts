// What a chain is made of, checked once for the command and the mutation that make one.
import { isTimeZone, Refusal } from '@keqing/domain'
import { isSupportedCountry } from 'libphonenumber-js'
import { requiredText } from '../../platform/texts.ts'

export interface ChainInput {
  readonly name: string
  readonly currency: string
  readonly timeZone: string
  readonly locale: 'zh-CN' | 'en'
  readonly country: string
}

const CURRENCIES = new Set(Intl.supportedValuesOf('currency'))

/** @throws Refusal NAME_REQUIRED, TEXT_TOO_LONG, CURRENCY_UNKNOWN, TIME_ZONE_UNKNOWN, LOCALE_UNKNOWN, INVALID_VALUE */
export function checkedChain(chain: ChainInput): ChainInput {
  const name = requiredText(chain.name, 'name', 120, 'NAME_REQUIRED')
  const currency = chain.currency.trim().toUpperCase()
  if (!CURRENCIES.has(currency)) throw new Refusal('CURRENCY_UNKNOWN', ['currency'])
  const timeZone = chain.timeZone.trim()
  if (!isTimeZone(timeZone)) throw new Refusal('TIME_ZONE_UNKNOWN', ['timeZone'])
  if (chain.locale !== 'zh-CN' && chain.locale !== 'en') throw new Refusal('LOCALE_UNKNOWN', ['locale'])
  const country = chain.country.trim().toUpperCase()
  if (!isSupportedCountry(country)) throw new Refusal('INVALID_VALUE', ['country'])
  return { name, currency, timeZone, locale: chain.locale, country }
}
