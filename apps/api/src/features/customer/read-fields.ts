// From what was sent to what is stored: trimmed, checked, in the forms that constraints compare. Pure; absent stays absent, so that one function
// serves registering and updating.
import { AGE_BANDS, daysInMonth, Refusal, yearOf, monthOf, dayOf, type LocalDate } from '@keqing/domain'
import type { CustomerProfileInput, CustomerRegisterInput, CustomerUpdateInput } from './customer.input.ts'
import { EXTENDED_FIELDS } from './customer.sql.ts'
import { toE164 } from './phone.ts'

type Sent = Omit<CustomerRegisterInput, 'chainId' | 'storeId' | 'name' | 'captureSource' | 'fileConsent'> | CustomerUpdateInput

/** Trimmed; blank is null. @throws Refusal TEXT_TOO_LONG */
export function text(value: string | null | undefined, most: number, ...field: string[]): string | null | undefined {
  if (value === undefined) return undefined
  const trimmed = value?.normalize('NFC').trim() ?? ''
  if ([...trimmed].length > most) throw new Refusal('TEXT_TOO_LONG', field, { max: most })
  return trimmed === '' ? null : trimmed
}

/** @throws Refusal NAME_REQUIRED, TEXT_TOO_LONG */
export function requiredName(value: string | null | undefined): string {
  const name = text(value?.replaceAll(/\s+/g, ' '), 120, 'name')
  if (!name) throw new Refusal('NAME_REQUIRED', ['name'])
  return name
}

/** The columns of what was sent, absent ones left out. @throws Refusal */
export function readFields(sent: Sent, chain: { country: string; today: LocalDate }) {
  if (sent.kind === null) throw new Refusal('REQUIRED', ['kind'])
  return present({
    kind: sent.kind,
    gender: sent.gender,
    ageBand: readAgeBand(sent.ageBand),
    ethnicity: text(sent.ethnicity, 40, 'ethnicity'),
    address: text(sent.address, 300, 'address'),
    note: text(sent.note, 2000, 'note'),
    email: readEmail(sent.email),
    phone: readPhone(sent.phone, chain.country),
    ...readBirthday(sent, chain.today)
  })
}

function present<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never
}

function readAgeBand(sent: string | null | undefined): string | null | undefined {
  if (sent && !(AGE_BANDS as readonly string[]).includes(sent)) throw new Refusal('INVALID_VALUE', ['ageBand'])
  return sent
}

function readEmail(sent: string | null | undefined): string | null | undefined {
  const email = text(sent, 254, 'email')
  if (email && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) throw new Refusal('EMAIL_INVALID', ['email'])
  return email
}

function readPhone(sent: string | null | undefined, country: string): string | null | undefined {
  const phone = text(sent, 40, 'phone')
  if (!phone) return phone
  const number = toE164(phone, country)
  if (!number) throw new Refusal('PHONE_INVALID', ['phone'])
  return number
}

/** A full birthday brings month and day along; month and day alone are kept without a year. */
function readBirthday(sent: Sent, today: LocalDate) {
  const { birthOn, birthMonth, birthDay } = sent
  if (birthOn) {
    if (birthOn > today) throw new Refusal('DATE_IN_FUTURE', ['birthOn'])
    const differs = (birthMonth && birthMonth !== monthOf(birthOn)) || (birthDay && birthDay !== dayOf(birthOn))
    if (yearOf(birthOn) < yearOf(today) - 130 || differs) throw new Refusal('BIRTHDAY_IMPOSSIBLE', ['birthOn'])
    return { birthOn, birthMonth: monthOf(birthOn), birthDay: dayOf(birthOn) }
  }
  if (birthMonth === undefined && birthDay === undefined) return birthOn === null ? { birthOn, birthMonth: null, birthDay: null } : {}
  const [month, day] = [birthMonth ?? null, birthDay ?? null]
  // 2024: February 29 is a birthday too.
  const possible =
    month === null ? day === null : month >= 1 && month <= 12 && (day === null || (day >= 1 && day <= daysInMonth(2024, month)))
  if (!possible) throw new Refusal('BIRTHDAY_IMPOSSIBLE', [month === null ? 'birthDay' : 'birthMonth'])
  return { birthOn: null, birthMonth: month, birthDay: day }
}

/** The profile after what was sent: absent keeps, null or blank clears. Stored are only fields with a value, which is what "filled" means. */
export function mergedProfile(
  before: Readonly<Record<string, string>>,
  sent: CustomerProfileInput | null | undefined
): Record<string, string> {
  const after = { ...before }
  if (sent === null) return {}
  for (const field of EXTENDED_FIELDS) {
    const value = text(sent?.[field], 500, 'profile', field)
    if (value) after[field] = value
    else if (value === null) delete after[field]
  }
  return after
}
