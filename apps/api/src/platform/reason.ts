// Why somebody did something. Whoever may see the act reads it, also where customers' names are masked; so it holds no phone number (TRUST 34). Names no
// program finds: the forms ask for none.
import { Refusal } from '@keqing/domain'
// Not the small metadata that reads phones in a file: by that a date is a number of a landline.
import { findPhoneNumbersInText, type CountryCode } from 'libphonenumber-js/max'
import { requiredText } from './texts.ts'

const LONGEST = 500

/** `country`: the chain's, whose numbers are written without their code. @throws Refusal REASON_REQUIRED, TEXT_TOO_LONG, INVALID_VALUE, PHONE_IN_REASON */
export function readReason(text: string, country: string): string {
  const reason = requiredText(text, 'reason', LONGEST, 'REASON_REQUIRED')
  refusePhones(reason, country, 'reason')
  return reason
}

/** @throws Refusal PHONE_IN_REASON */
export function refusePhones(text: string, country: string, field: string): void {
  // Full-width digits and signs come from Chinese input methods.
  const plain = text.normalize('NFKC')
  if (findPhoneNumbersInText(plain, country as CountryCode).length > 0) throw new Refusal('PHONE_IN_REASON', [field])
}
