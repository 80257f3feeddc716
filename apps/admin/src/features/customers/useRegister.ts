/** Making a file: five fields, checked on leaving them; what the server refuses stands at its field, and nothing typed is lost. */
import { computed, reactive, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { useAct } from '../../app/useAct.ts'
import { CounterCardDocument, CustomerRegisterDocument, type CaptureSource, type Gender } from '../../gql/graphql.ts'
import { useGroupChoices } from '../../app/useGroupChoices.ts'
import { useStoreChoices } from '../../app/useStoreChoices.ts'
import { useSession } from '../../stores/session.ts'
import { consentsToRecord, type Choice } from './consents.ts'
import { useFresh } from './useCustomer.ts'
import { useTierRules } from './useTierRules.ts'

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

export type RegisterForm = ReturnType<typeof blank>

const blank = () => ({
  phone: '',
  name: '',
  kind: 'PERSON' as 'PERSON' | 'COMPANY',
  gender: '' as Gender | '',
  source: '' as CaptureSource | '',
  consents: [] as readonly Choice[],
  consentSource: '',
  referrerId: '',
  memberNo: '',
  email: '',
  birthMonth: '',
  birthDay: '',
  ageBand: '',
  occupation: '',
  note: ''
})

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

export function useRegister() {
  const { t } = useI18n()
  const session = useSession()
  const fresh = useFresh()
  const { country } = useTierRules()
  const act = useAct(CustomerRegisterDocument, result => result.customerRegister)
  const lookUp = useAct(CounterCardDocument, result => result.counterCardLookup)
  const form = reactive(blank())
  let key = crypto.randomUUID()
  const chosenStore = shallowRef('')
  const chosenGroup = shallowRef('')
  const faults = reactive<Record<string, string | undefined>>({})
  const saved = shallowRef<NonNullable<NonNullable<Awaited<ReturnType<typeof act.run>>>['customer']>>()
  const duplicate = shallowRef<NonNullable<Awaited<ReturnType<typeof lookUp.run>>>['card']>()

  const stores = useStoreChoices(() => [chosenStore.value], { may: 'customer:write', eager: true })
  const storeId = computed({
    get: () => chosenStore.value || stores.only.value || '',
    set: value => {
      chosenStore.value = value
      chosenGroup.value = ''
      faults['storeId'] = undefined
    }
  })
  const groups = useGroupChoices(() => [chosenGroup.value], { store: () => storeId.value, eager: true })
  const ownGroup = computed(() => {
    const own = session.current?.permissions.find(p => p.name === 'customer:write')?.groups ?? []
    // Those of the store before are not this one's.
    return groups.busy.value ? '' : (groups.options.value?.find(group => own.includes(group.key))?.key ?? '')
  })
  const groupId = computed({ get: () => chosenGroup.value || ownGroup.value, set: value => (chosenGroup.value = value) })

  function check(field: 'phone' | 'name' | 'storeId' | 'source' | 'consentSource'): boolean {
    const wrong = {
      phone: () => (phoneFault(form.phone, country.value) ? t('refusal.PHONE_INVALID') : undefined),
      name: () => (form.name.trim() ? undefined : t('refusal.NAME_REQUIRED')),
      storeId: () => (storeId.value ? undefined : t('customers.register.storeMissing')),
      source: () => (form.source ? undefined : t('customers.register.sourceMissing')),
      consentSource: () => (form.consents.length && !form.consentSource.trim() ? t('customers.sourceMissing') : undefined)
    }[field]()
    faults[field] = wrong
    return wrong === undefined
  }
  function clear(field: string): void {
    faults[field] = undefined
    act.clear(field)
    if (field === 'phone') duplicate.value = undefined
  }
  const error = (field: string): string | undefined => faults[field] ?? act.at(field)

  function input() {
    const text = (value: string) => value.trim() || undefined
    const { phone, name, kind, gender, source, consents, consentSource } = form
    return {
      chainId: session.chain?.id ?? '',
      storeId: storeId.value,
      groupId: groupId.value || undefined,
      name: name.trim(),
      kind,
      phone: text(phone),
      gender: gender || undefined,
      captureSource: source as CaptureSource,
      consents: consentsToRecord([], consents, consentSource.trim()),
      referrerId: form.referrerId || undefined,
      memberNo: text(form.memberNo),
      email: text(form.email),
      birthMonth: Number(form.birthMonth) || undefined,
      birthDay: Number(form.birthDay) || undefined,
      ageBand: text(form.ageBand),
      profile: text(form.occupation) ? { occupation: form.occupation.trim() } : undefined,
      note: text(form.note)
    }
  }

  /** Resolves to the first field that needs the reader, or to nothing when it was saved. */
  async function save(): Promise<string | undefined> {
    const fields = ['phone', 'name', 'storeId', 'source', 'consentSource'] as const
    const wrong = fields.filter(field => !check(field))
    if (wrong.length) return wrong[0]
    const sent = input()
    const payload = await act.run({ input: { ...sent, idempotencyKey: key } })
    // A refusal made no file, and what is sent next is another; after a failure, or while it is being made, nobody knows, so the key stays.
    if (payload || act.refused.value) key = crypto.randomUUID()
    if (payload?.customer) {
      saved.value = payload.customer
      await fresh()
      return undefined
    }
    if (act.refusals.value.some(r => r.code === 'PHONE_ALREADY_REGISTERED') && sent.phone) {
      duplicate.value = (await lookUp.run({ input: { chainId: sent.chainId, number: sent.phone } }))?.card
    }
    const field = act.refusals.value[0]?.field?.at(-1)
    return field === 'idempotencyKey' ? undefined : field
  }
  function again(): void {
    // The next customer is mostly registered at the same place, and agrees on the same form.
    const { source, consentSource } = form
    Object.assign(form, blank(), { source, consentSource })
    saved.value = undefined
    duplicate.value = undefined
    act.clear()
  }
  /** What stands at no field in sight: nobody typed the key. */
  const general = computed(() => [...act.general.value, ...[act.at('idempotencyKey')].filter(text => text !== undefined)])
  return { form, storeId, groupId, stores, groups, country, check, clear, error, save, again, saved, duplicate, act, general }
}
