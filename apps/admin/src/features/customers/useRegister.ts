/** Making a file: the number first, then what is known. It is kept before it is sent, and what the server refuses at once comes back to its field. */
import { computed, reactive, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { useAct } from '../../app/useAct.ts'
import { useGroupChoices } from '../../app/useGroupChoices.ts'
import { useStoreChoices } from '../../app/useStoreChoices.ts'
import { within } from '../../app/within.ts'
import { CustomerRegisterDocument } from '../../gql/graphql.ts'
import { useSession } from '../../stores/session.ts'
import { counterDay } from './counter-day.ts'
import { placeBefore, rememberPlace } from './counter-place.ts'
import { blankForm, groupedPhone, inputOf, isCardNumber, phoneFault, type RegisterForm } from './register-form.ts'
import { useRegistrations, type Registered, type Waiting } from './registration-queue.ts'
import { useFresh } from './useCustomer.ts'
import { useNumberCheck } from './useNumberCheck.ts'
import { ownerOf } from './useRegistrationSending.ts'
import { useTierRules } from './useTierRules.ts'

/** So long somebody waits for the answer; after that the file goes on by itself. */
const PATIENCE_MS = 4_000

/** What stands after saving. `customer` once the server has said so. */
export interface Saved {
  readonly key: string
  readonly form: RegisterForm
  readonly groupId: string
  readonly groupName: string
  readonly seconds: number
}
type Checked = 'phone' | 'name' | 'storeId' | 'source' | 'agreed'

export function useRegister() {
  const { t } = useI18n()
  const session = useSession()
  const queue = useRegistrations()
  const fresh = useFresh()
  const rules = useTierRules()
  const number = useNumberCheck()
  // Never run: it says what the queue was told no to, at the fields.
  const act = useAct(CustomerRegisterDocument, result => result.customerRegister)
  const owner = ownerOf(session.current)
  const before = placeBefore(owner, session.chain?.id)
  const form = reactive(blankForm())
  const stage = shallowRef<'number' | 'form' | 'done'>('number')
  const busy = shallowRef(false)
  const saved = shallowRef<Saved>()
  const mending = shallowRef<string>()
  const chosenStore = shallowRef('')
  const chosenGroup = shallowRef<string>()
  const faults = reactive<Record<string, string | undefined>>({})
  /** When the first of this customer was typed. */
  let began: number | undefined

  const country = computed(() => rules.country.value ?? before?.country)
  const policy = computed(() => rules.chain.value?.profilePolicy ?? before?.policy)
  const stores = useStoreChoices(() => [chosenStore.value], { may: 'customer:write', eager: true })
  const storeId = computed({
    get: () => chosenStore.value || stores.only.value || before?.storeId || '',
    set: value => {
      chosenStore.value = value
      chosenGroup.value = undefined
      faults['storeId'] = undefined
    }
  })
  const groups = useGroupChoices(() => [chosenGroup.value ?? ''].filter(Boolean), { store: () => storeId.value, eager: true })
  const ownGroup = computed(() => {
    const own = session.current?.permissions.find(p => p.name === 'customer:write')?.groups ?? []
    // Those of the store before are not this one's.
    const known = groups.busy.value ? undefined : groups.options.value?.find(group => own.includes(group.key))?.key
    return known ?? (storeId.value === before?.storeId ? before.groupId : '')
  })
  const groupId = computed({ get: () => chosenGroup.value ?? ownGroup.value, set: value => (chosenGroup.value = value) })

  function check(field: Checked): boolean {
    const wrong = {
      phone: () => (phoneFault(form.phone, country.value) ? t('refusal.PHONE_INVALID') : undefined),
      name: () => (form.name.trim() ? undefined : t('refusal.NAME_REQUIRED')),
      storeId: () => (storeId.value ? undefined : t('customers.register.storeMissing')),
      source: () => (form.source ? undefined : t('customers.register.sourceMissing')),
      agreed: () => (form.agreed.trim() ? undefined : t('customers.register.agreedMissing'))
    }[field]()
    faults[field] = wrong
    return wrong === undefined
  }
  function clear(field: string): void {
    faults[field] = undefined
    act.clear(field)
    if (field === 'phone') number.forget()
  }
  const error = (field: string): string | undefined => faults[field] ?? act.at(field)

  /** A number that has a file shows its card; any other, or one that cannot be checked now, is taken on to the form. */
  async function find(text: string): Promise<void> {
    const card = isCardNumber(text)
    faults['number'] = !card && phoneFault(text, country.value) ? t('refusal.PHONE_INVALID') : undefined
    if (faults['number'] || !(await number.ask(text.trim()))) return
    start(card ? { memberNo: text.trim() } : { phone: country.value === 'CN' ? groupedPhone(text) : text.trim() })
  }
  const begin = (): void => void (began ??= Date.now())
  function start(known: Partial<RegisterForm> = {}): void {
    begin()
    Object.assign(form, known)
    stage.value = 'form'
  }

  function waitingInput() {
    const now = new Date()
    const { timeZone = 'Asia/Shanghai', id: chainId = '', today: said = '' } = session.chain ?? {}
    const today = counterDay(now.getTime(), { timeZone, today: said, at: session.saidAt })
    const told = t('customers.register.told')
    return {
      now: now.toISOString(),
      input: inputOf(form, { chainId, storeId: storeId.value, groupId: groupId.value, today, now: now.toISOString(), told })
    }
  }
  /** Resolves to the first field that needs the reader, or to nothing when it is kept or made. */
  async function save(): Promise<string | undefined> {
    const wrong = (['phone', 'name', 'storeId', 'source', 'agreed'] as const).filter(field => !check(field))
    if (wrong.length || busy.value) return wrong[0]
    busy.value = true
    try {
      const { now, input } = waitingInput()
      const key = await queue.add(form, input, now)
      if (mending.value) await queue.discard(mending.value)
      mending.value = undefined
      const known = groups.options.value?.find(group => group.key === groupId.value)?.label
      const groupName = known ?? (groupId.value === before?.groupId ? before.groupName : '')
      const place = {
        chainId: input.chainId,
        storeId: input.storeId,
        groupId: groupId.value,
        groupName,
        country: country.value,
        policy: policy.value
      }
      rememberPlace(owner, place as Parameters<typeof rememberPlace>[1])
      await within(PATIENCE_MS, queue.sendAll())
      const refused = await queue.discard(key)
      if (refused) return await takeBack(refused)
      saved.value = {
        key,
        form: { ...form },
        groupId: groupId.value,
        groupName,
        seconds: Math.round((Date.now() - (began ?? Date.now())) / 1_000)
      }
      stage.value = 'done'
      // Not waited for: the line may be slow, and what cannot be asked again says so itself.
      void fresh().catch(() => undefined)
      return undefined
    } finally {
      busy.value = false
    }
  }
  /** What is refused while one looks on is put right at its field. */
  async function takeBack({ refusals, input }: Waiting): Promise<string | undefined> {
    act.refusals.value = refusals
    if (input.phone && refusals.some(({ code }) => code === 'PHONE_ALREADY_REGISTERED')) await number.ask(input.phone)
    const field = refusals[0]?.field?.at(-1)
    return field === 'idempotencyKey' ? undefined : field
  }
  function again(): void {
    // The next customer is mostly met in the same way; whether they agree is asked anew.
    Object.assign(form, blankForm(), { source: form.source })
    saved.value = undefined
    mending.value = undefined
    number.forget()
    act.clear()
    began = undefined
    stage.value = 'number'
  }
  /** A refused one is opened for putting right; until it is saved anew it stays where it is. */
  function mend(item: Waiting): void {
    Object.assign(form, blankForm(), item.form)
    chosenStore.value = item.input.storeId
    chosenGroup.value = item.input.groupId ?? ''
    act.refusals.value = item.refusals
    number.forget()
    mending.value = item.key
    began = Date.now()
    stage.value = 'form'
  }
  /** The server's word on what was saved: not yet, or the file; null where others have it by now. */
  const answer = computed<Registered | undefined>(() => (saved.value ? queue.confirmed.get(saved.value.key) : undefined))
  /** What stands at no field in sight: nobody typed the key, or the place. */
  const general = computed(() => [...act.general.value, ...['idempotencyKey', 'chainId'].flatMap(field => act.at(field) ?? [])])
  const choices = { storeId, groupId, stores, groups, country, policy }
  return {
    form,
    stage,
    number,
    ...choices,
    begin,
    find,
    start,
    check,
    clear,
    error,
    save,
    again,
    mend,
    mending,
    busy,
    saved,
    answer,
    general
  }
}
