// What people type to name themselves when signing in, in the form it is kept in: e-mail in lower case, phone in E.164.
import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js'

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/
const LONGEST = 254

export function toEmail(text: string): string | undefined {
  const email = text.normalize('NFC').trim().toLowerCase()
  return email.length <= LONGEST && EMAIL.test(email) ? email : undefined
}

/** A phone number in E.164; without a country code it is read as the country's. */
export function toPhone(text: string, country: string): string | undefined {
  const number = parsePhoneNumberFromString(text.normalize('NFKC').slice(0, 40), country as CountryCode)
  return number?.isValid() ? number.number : undefined
}

/** Where the caller's country is not known, a number without a country code may be any of these. */
const COUNTRIES = ['CN', 'GB', 'US', 'HK', 'TW', 'MO', 'SG', 'MY', 'JP', 'KR', 'TH', 'VN', 'ID', 'AU', 'DE', 'FR', 'IT', 'ES', 'NL']

export function phonesMeant(text: string): string[] {
  if (!/^[+\d０-９＋(（]/.test(text.trim())) return []
  return [...new Set(COUNTRIES.flatMap(country => toPhone(text, country) ?? []))]
}
