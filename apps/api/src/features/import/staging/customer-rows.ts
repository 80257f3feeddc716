// One row of a file of customers, as it will be staged. A row is known by its member number, else by its phone: a file without either could not be imported twice
// and change nothing.
import { AGE_BANDS, CAPTURE_SOURCES, type ImportField, type LocalDate } from '@keqing/domain'
import { restoreCell } from '../../../platform/csv-cell.ts'
import { toE164 } from '../../customer/index.ts'
import { DateReader } from '../mapping/dates.ts'
import { positions, type Mapping } from '../mapping/mapping.ts'
import { booleanText } from '../mapping/numbers.ts'
import { isUnreadable } from '../reading/encoding.ts'
import type { Row } from '../reading/row.ts'
import type { CopyValue } from './copy-rows.ts'
import { Left } from './left.ts'
import type { Notes } from './notes.ts'
import { hasColumns } from './receipt-rows.ts'

export const STAGED_CUSTOMER_COLUMNS = [
  'row_no',
  'code',
  'field',
  'member_no',
  'phone',
  'name',
  'store_code',
  'registered_on',
  'capture_source',
  'kind',
  'fields',
  'profile',
  'consents'
] as const

const PROFILE = [
  'occupation',
  'family',
  'personality',
  'spendingHabits',
  'dressPreference',
  'leisure',
  'dailyHabits',
  'servicePreference',
  'promotionAttitude',
  'values',
  'education',
  'income'
] as const
const CONSENTS = {
  marketingPhone: 'phone',
  marketingSms: 'sms',
  marketingWechat: 'wechat',
  marketingEmail: 'email',
  marketingMail: 'mail'
} as const
const LONGEST: Partial<Record<ImportField, number>> = {
  memberNo: 40,
  name: 120,
  storeCode: 40,
  ethnicity: 40,
  email: 254,
  address: 300,
  city: 60,
  note: 2_000
}
const OLDEST_YEARS = 130

export interface CustomerRules {
  readonly mapping: Mapping
  readonly header: readonly string[]
  readonly exact: boolean
  readonly timeZone: string
  readonly country: string
  readonly today: LocalDate
}

export class CustomerRows {
  readonly #rules: CustomerRules
  readonly #at: Partial<Record<ImportField, number>>
  readonly #dates: DateReader
  readonly #notes: Notes

  constructor(rules: CustomerRules, notes: Notes) {
    this.#rules = rules
    this.#at = positions(rules.mapping, rules.header)
    this.#dates = new DateReader(rules.mapping.dateFormat, rules.mapping.timeZone ?? rules.timeZone)
    this.#notes = notes
  }

  stage(row: Row): CopyValue[] {
    const memberNo = this.#cell(row, 'memberNo')
    try {
      return this.#staged(row, memberNo)
    } catch (error) {
      if (!(error instanceof Left)) throw error
      const sample = isUnreadable(memberNo) ? null : memberNo.slice(0, 40) || null
      this.#notes.add(error.code, row.line, sample, 1, error.field)
      return [row.line, error.code, error.field, sample, null, null, null, null, null, null, null, null, null]
    }
  }

  #cell(row: Row, field: ImportField): string {
    const at = this.#at[field]
    return at === undefined ? '' : restoreCell((row.cells[at] ?? '').trim()).normalize('NFC')
  }

  #staged(row: Row, memberNo: string): CopyValue[] {
    if (!hasColumns(row, this.#rules)) throw new Left('ROW_COLUMNS_MISMATCH')
    if (row.unreadable) throw new Left('ROW_TEXT_UNREADABLE')
    for (const [field, longest] of Object.entries(LONGEST))
      if ([...this.#cell(row, field as ImportField)].length > longest) throw new Left('TEXT_TOO_LONG', field as ImportField)
    if (memberNo !== '' && !/^[\p{L}\p{N}][\p{L}\p{N}._/-]*$/u.test(memberNo)) throw new Left('MEMBER_NUMBER_INVALID', 'memberNo')
    const phone = this.#phone(row)
    if (memberNo === '' && phone === null) throw new Left('MEMBER_NUMBER_INVALID', 'memberNo')
    const name = this.#cell(row, 'name').replaceAll(/\s+/g, ' ') || memberNo
    if (name === '') throw new Left('NAME_REQUIRED', 'name')
    return [
      row.line,
      null,
      null,
      memberNo || null,
      phone,
      name,
      this.#cell(row, 'storeCode'),
      this.#registeredOn(row),
      this.#source(row),
      this.#kind(row),
      JSON.stringify(this.#fields(row)),
      JSON.stringify(this.#profile(row)),
      JSON.stringify(this.#consents(row))
    ]
  }

  #phone(row: Row): string | null {
    const text = this.#cell(row, 'phone')
    if (text === '') return null
    const phone = toE164(text, this.#rules.country)
    if (!phone) throw new Left('PHONE_INVALID', 'phone')
    return phone
  }

  #registeredOn(row: Row): LocalDate {
    const text = this.#cell(row, 'registeredOn')
    const on = text === '' ? this.#rules.today : this.#dates.date(text)
    if (!on) throw new Left('ROW_DATE_EXPECTED', 'registeredOn')
    if (on > this.#rules.today) throw new Left('DATE_IN_FUTURE', 'registeredOn')
    return on
  }

  #source(row: Row): string {
    const text = this.#cell(row, 'captureSource')
    if (text === '') return 'import'
    const wanted = text.replaceAll(/[\s_-]/g, '').toLowerCase()
    const source = CAPTURE_SOURCES.find(each => each.toLowerCase() === wanted)
    if (!source) throw new Left('CAPTURE_SOURCE_UNKNOWN', 'captureSource')
    return source
  }

  #kind(row: Row): string {
    const text = this.#cell(row, 'kind')
    if (/^(|person|个人)$/i.test(text)) return 'person'
    if (/^(company|企业|单位|公司)$/i.test(text)) return 'company'
    throw new Left('INVALID_VALUE', 'kind')
  }

  /** Columns of the file, only those that say something. */
  #fields(row: Row): Record<string, string | number> {
    const fields: Record<string, string | number> = {}
    const put = (name: string, value: string | number | undefined) => {
      if (value !== undefined && value !== '') fields[name] = value
    }
    put('gender', genderOf(this.#cell(row, 'gender')))
    put('ageBand', ageBandOf(this.#cell(row, 'ageBand')))
    put('ethnicity', this.#cell(row, 'ethnicity'))
    const email = this.#cell(row, 'email')
    if (email !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) throw new Left('EMAIL_INVALID', 'email')
    put('email', email)
    put('address', [this.#cell(row, 'city'), this.#cell(row, 'address')].filter(Boolean).join(' '))
    put('note', this.#cell(row, 'note'))
    const birthday = this.#cell(row, 'birthday')
    if (birthday !== '') this.#birthday(birthday, put)
    return fields
  }

  #birthday(text: string, put: (name: string, value: string | number) => void): void {
    const short = /^(\d{1,2})[-/.月](\d{1,2})日?$/.exec(text)
    const on = short ? this.#dates.date(`2024-${short[1]}-${short[2]}`) : this.#dates.date(text)
    const oldest = Number(this.#rules.today.slice(0, 4)) - OLDEST_YEARS
    if (!on) throw new Left('BIRTHDAY_IMPOSSIBLE', 'birthday')
    if (!short && (on > this.#rules.today || Number(on.slice(0, 4)) < oldest)) throw new Left('BIRTHDAY_IMPOSSIBLE', 'birthday')
    if (!short) put('birthOn', on)
    put('birthMonth', Number(on.slice(5, 7)))
    put('birthDay', Number(on.slice(8, 10)))
  }

  #profile(row: Row): Record<string, string> {
    const filled = PROFILE.map(field => [field, this.#cell(row, field)] as const).filter(([, value]) => value !== '')
    const long = filled.find(([, value]) => value.length > 500)
    if (long) throw new Left('TEXT_TOO_LONG', long[0])
    return Object.fromEntries(filled)
  }

  /** A blank cell says nothing, neither yes nor no. */
  #consents(row: Row): { channel: string; granted: boolean }[] {
    return Object.entries(CONSENTS).flatMap(([field, channel]) => {
      const text = this.#cell(row, field as ImportField)
      if (text === '') return []
      const granted = booleanText(text)
      if (granted === undefined) throw new Left('INVALID_VALUE', field as ImportField)
      return [{ channel, granted }]
    })
  }
}

function genderOf(text: string): string | undefined {
  if (text === '' || /^(未知|unknown)$/i.test(text)) return undefined
  if (/^(女|f|female|woman)$/i.test(text)) return 'female'
  if (/^(男|m|male|man)$/i.test(text)) return 'male'
  if (/^(其他|o|other)$/i.test(text)) return 'other'
  throw new Left('INVALID_VALUE', 'gender')
}

const FIRST_YEARS: readonly (readonly [from: number, band: (typeof AGE_BANDS)[number]])[] = [
  [65, '65plus'],
  [55, '55to64'],
  [45, '45to54'],
  [35, '35to44'],
  [25, '25to34'],
  [18, '18to24'],
  [0, 'under18']
]

/** The band itself, or an age, or another band by where it begins: 45-54, 65+, 37. */
function ageBandOf(text: string): string | undefined {
  if (text === '') return undefined
  const known = AGE_BANDS.find(band => band === text)
  const years = /^(\d{1,3})\s*(\+|[-–~to]+\s*\d{1,3}|岁)?$/.exec(text)?.[1]
  const band = known ?? (years === undefined ? undefined : FIRST_YEARS.find(([from]) => Number(years) >= from)?.[1])
  if (!band) throw new Left('INVALID_VALUE', 'ageBand')
  return band
}
