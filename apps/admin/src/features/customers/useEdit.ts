/** The whole file as a form. Only what was changed is sent, and how complete the file would be is known while typing. */
import { completeness, daysInMonth, type ProfilePolicy } from '@keqing/domain'
import { computed, reactive, shallowRef, type Ref } from 'vue'
import { useAct } from '../../app/useAct.ts'
import { CustomerUpdateDocument, type CustomerUpdateInput, type Gender } from '../../gql/graphql.ts'
import { EXTENDED, UNSCORED, type ProfileKey } from './profile-fields.ts'
import { useFresh, type CustomerFull } from './useCustomer.ts'

const PROFILE: readonly ProfileKey[] = [...EXTENDED, ...UNSCORED]
type Text = Record<
  | 'name'
  | 'kind'
  | 'gender'
  | 'phone'
  | 'email'
  | 'address'
  | 'ethnicity'
  | 'ageBand'
  | 'note'
  | 'storeId'
  | 'referrerId'
  | 'birthYear'
  | 'birthMonth'
  | 'birthDay'
  | ProfileKey,
  string
>

export function fileOf(c: CustomerFull): Text {
  const profile = Object.fromEntries(PROFILE.map(field => [field, c[field] ?? ''])) as Record<ProfileKey, string>
  return {
    ...profile,
    name: c.name,
    kind: c.kind,
    gender: c.gender ?? '',
    // Masked by the server: it is shown as such and sent only where a new one was typed.
    phone: '',
    email: c.email ?? '',
    address: c.address ?? '',
    ethnicity: c.ethnicity ?? '',
    ageBand: c.ageBand ?? '',
    note: c.note ?? '',
    storeId: c.store.id,
    referrerId: c.referrer?.id ?? '',
    birthYear: c.birthOn?.slice(0, 4) ?? '',
    birthMonth: c.birthMonth?.toString() ?? '',
    birthDay: c.birthDay?.toString() ?? ''
  }
}

function birthday({ birthYear, birthMonth, birthDay }: Text): Pick<CustomerUpdateInput, 'birthOn' | 'birthMonth' | 'birthDay'> {
  const two = (n: string) => n.padStart(2, '0')
  if (/^\d{4}$/.test(birthYear) && birthMonth && birthDay) return { birthOn: `${birthYear}-${two(birthMonth)}-${two(birthDay)}` }
  return { birthOn: null, birthMonth: Number(birthMonth) || null, birthDay: Number(birthDay) || null }
}

/** Why a birthday with a year cannot be sent: half of it would lose the year, and a day the calendar lacks is no date at all. */
export function birthFault({ birthYear, birthMonth, birthDay }: Text): string | undefined {
  if (!birthYear.trim()) return undefined
  if (!/^\d{4}$/.test(birthYear) || !birthMonth || !birthDay) return 'customers.birthHalf'
  return Number(birthDay) > daysInMonth(Number(birthYear), Number(birthMonth)) ? 'refusal.BIRTHDAY_IMPOSSIBLE' : undefined
}

/** What to send: absent is kept, null is cleared. */
export function changesOf(id: string, before: Text, after: Text, phoneRemoved: boolean): CustomerUpdateInput {
  const changed = (field: keyof Text): boolean => before[field].trim() !== after[field].trim()
  const value = (field: keyof Text): string | null => after[field].trim() || null
  const plain = (['email', 'address', 'ethnicity', 'ageBand', 'note', 'referrerId'] as const).filter(changed)
  const profile = PROFILE.filter(changed)
  return {
    id,
    ...(changed('name') ? { name: after.name.trim() } : {}),
    ...(changed('kind') ? { kind: after.kind as 'PERSON' } : {}),
    ...(changed('gender') ? { gender: value('gender') as Gender | null } : {}),
    ...(changed('storeId') ? { storeId: after.storeId } : {}),
    ...(after.phone.trim() ? { phone: after.phone.trim() } : phoneRemoved ? { phone: null } : {}),
    ...(['birthYear', 'birthMonth', 'birthDay'].some(field => changed(field as 'birthDay')) ? birthday(after) : {}),
    ...Object.fromEntries(plain.map(field => [field, value(field)])),
    ...(profile.length ? { profile: Object.fromEntries(profile.map(field => [field, value(field)])) } : {})
  }
}

/** PROFILE-3 for what is typed, by the chain's policy. The server's answer stands wherever nothing was changed, so that both never disagree on an untouched file. */
export function livePercent(c: CustomerFull, after: Text, phoneRemoved: boolean) {
  const known = new Set(c.completeness.missing.map(m => m.field))
  const policy = c.chain.profilePolicy as ProfilePolicy
  const all = [...policy.basic.fields, ...policy.extended.fields]
  const filled = (field: string): boolean => {
    if (field === 'age') return Boolean(after.ageBand || (/^\d{4}$/.test(after.birthYear) && after.birthMonth && after.birthDay))
    if (field === 'phone') return Boolean(after.phone.trim()) || (!phoneRemoved && Boolean(c.phone))
    if (field === 'amountSpent' || field === 'productsBought') return !known.has(field)
    return Boolean(after[field as ProfileKey]?.trim())
  }
  const score = completeness(policy, new Set(all.filter(filled)))
  return { percent: score.percent, gains: new Map(score.missing.map(m => [m.field as string, m.gain])) }
}

export function useEdit(customer: Readonly<Ref<CustomerFull>>) {
  const fresh = useFresh()
  const act = useAct(CustomerUpdateDocument, result => result.customerUpdate)
  const before = fileOf(customer.value)
  const form = reactive({ ...before })
  const phoneRemoved = shallowRef(false)
  const changes = computed(() => changesOf(customer.value.id, before, form, phoneRemoved.value))
  const count = computed(
    () =>
      Object.keys(changes.value).filter(key => key !== 'id' && key !== 'profile').length + Object.keys(changes.value.profile ?? {}).length
  )
  const live = computed(() => livePercent(customer.value, form, phoneRemoved.value))
  const fault = shallowRef<string>()
  async function save(): Promise<boolean> {
    fault.value = birthFault(form)
    if (fault.value || !(await act.run({ input: changes.value }))) return false
    await fresh()
    return true
  }
  /** Year, month and day are one answer: changing any of them takes back what was said of it. */
  function clear(field: string): void {
    const birth = ['birthOn', 'birthMonth', 'birthDay']
    if (birth.includes(field)) fault.value = undefined
    for (const one of birth.includes(field) ? birth : [field]) act.clear(one)
  }
  return { form, before, phoneRemoved, count, live, fault, save, clear, act }
}
