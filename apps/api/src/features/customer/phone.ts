// PROFILE-7: phones are kept in E.164; a number without its country is read as one of the chain's country.
import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max'

/**
 * The number in E.164, or undefined where it is none. A number of the chain's own country must fit its numbering plan, which catches a digit too few; of one
 * written with its country code the length is enough, since plans grow and tills must not wait for ours.
 */
export function toE164(text: string, country: string | undefined): string | undefined {
  // Full-width digits and signs come from Chinese input methods.
  const plain = text.normalize('NFKC').trim()
  const number = parsePhoneNumberFromString(plain, country as CountryCode | undefined)
  const fits = number && (number.isValid() || (plain.startsWith('+') && number.isPossible()))
  return fits ? number.number : undefined
}
