/** What is asked at the counter, and what of it is sent. Pure: the day and the instant are given (TIME-1). */
import type { CaptureSource, CustomerRegisterInput, Gender } from '../../gql/graphql.ts'
import { consentsToRecord, type Choice } from './consents.ts'
import { EXTENDED } from './profile-fields.ts'

/** The first five are in sight, the others behind "more". */
export const SOURCES: readonly CaptureSource[] = [
  'TILL',
  'SEATED_TALK',
  'OFFER_INQUIRY',
  'SMALL_TALK',
  'FAREWELL',
  'BUSINESS_CARD',
  'PRIZE_DRAW',
  'GIFT_PICK_UP',
  'DELIVERY',
  'MAILING_REPLY',
  'EVENT',
  'WEB'
]
export const FIRST_SOURCES = 5

type Extended = (typeof EXTENDED)[number]
export type RegisterForm = ReturnType<typeof blankForm>

export const blankForm = () => ({
  phone: '',
  memberNo: '',
  name: '',
  kind: 'PERSON' as 'PERSON' | 'COMPANY',
  gender: '' as Gender | '',
  source: '' as CaptureSource | '',
  /** How the customer agreed to the file; without it there is none (PROFILE-4). */
  agreed: '',
  consents: [] as readonly Choice[],
  referrerId: '',
  referrerName: '',
  email: '',
  address: '',
  ethnicity: '',
  birthMonth: '',
  birthDay: '',
  ageBand: '',
  note: '',
  profile: {} as Partial<Record<Extended, string>>
})

/** Where the file is made, and when: kept from the moment it was saved, however late it is sent. */
export interface RegisterPlace {
  readonly chainId: string
  readonly storeId: string
  readonly groupId: string
  /** The chain's local date. */
  readonly today: string
  readonly now: string
  /** What the customer was told before agreeing; it stands with the consents. */
  readonly told: string
}

export type RegistrationInput = Omit<CustomerRegisterInput, 'idempotencyKey'>

/** As people read a mainland mobile number: 3-4-4. Others stay as they were typed. */
export function groupedPhone(text: string): string {
  const digits = text.replace(/\D/g, '')
  if (!/^1\d{0,10}$/.test(digits) || /[+]/.test(text)) return text
  return [digits.slice(0, 3), digits.slice(3, 7), digits.slice(7)].filter(Boolean).join(' ')
}

/** What is surely wrong is said before sending; what may be right is left to the server, which knows every country's numbers. */
export function phoneFault(text: string, country: string | undefined): 'short' | undefined {
  const digits = text.replace(/\D/g, '')
  if (!text.trim()) return undefined
  if (country === 'CN' && /^1/.test(digits) && !text.includes('+')) return digits.length === 11 ? undefined : 'short'
  return digits.length < 6 ? 'short' : undefined
}

/** A number on a card, and not of a telephone: it has letters, or too few digits. */
export function isCardNumber(text: string): boolean {
  return /\p{L}/u.test(text) || text.replace(/\D/g, '').length < 7
}

const text = (value: string | undefined) => value?.trim() || undefined

export function inputOf(form: RegisterForm, { chainId, storeId, groupId, today, now, told }: RegisterPlace): RegistrationInput {
  const said = [form.agreed.trim(), told].filter(Boolean).join(' · ')
  const profile = Object.fromEntries(Object.entries(form.profile).flatMap(([field, value]) => (text(value) ? [[field, text(value)]] : [])))
  return {
    chainId,
    storeId,
    groupId: text(groupId),
    registeredOn: today,
    name: form.name.trim(),
    kind: form.kind,
    phone: text(form.phone),
    memberNo: text(form.memberNo),
    gender: form.gender || undefined,
    captureSource: form.source as CaptureSource,
    fileConsent: said,
    consents: consentsToRecord([], form.consents, said, now),
    referrerId: text(form.referrerId),
    email: text(form.email),
    address: text(form.address),
    ethnicity: text(form.ethnicity),
    birthMonth: Number(form.birthMonth) || undefined,
    birthDay: Number(form.birthDay) || undefined,
    ageBand: text(form.ageBand),
    note: text(form.note),
    profile: Object.keys(profile).length ? profile : undefined
  }
}

/** The same without what a clock that runs ahead has said: the server's day and instant stand in. */
export function withoutClock({ registeredOn: _, ...input }: RegistrationInput): RegistrationInput {
  return { ...input, consents: input.consents?.map(({ happenedAt: __, ...consent }) => consent) }
}

/** PROFILE-3 counts these as known: what the server will find filled when the file arrives. */
export function filledOf(form: RegisterForm): ReadonlySet<string> {
  const texts = (['name', 'gender', 'phone', 'email', 'address', 'ethnicity'] as const).filter(field => text(form[field]))
  const extended = EXTENDED.filter(field => text(form.profile[field]))
  return new Set<string>([...texts, ...extended, ...(form.ageBand ? ['age'] : [])])
}
