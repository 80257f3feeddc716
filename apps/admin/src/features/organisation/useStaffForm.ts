/** A person taken on: what is asked, what is missing, and what is sent. What stays empty is not sent; a password without a way to sign in is refused here. */
import { computed, reactive, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { useAct } from '../../app/useAct.ts'
import { StaffCreateDocument, type Role, type ScopeKind, type StaffCreateInput } from '../../gql/graphql.ts'
import { useSession } from '../../stores/session.ts'
import { useRefresh } from './useStores.ts'

/** Where a role is given: the kind decides what `scopeId` names. */
export interface RoleChoice {
  role: Role | ''
  scopeKind: ScopeKind
  scopeId: string
}

const SHORTEST_PASSWORD = 10
export type StaffField = 'name' | 'staffNo' | 'joinedOn' | 'email' | 'phone' | 'password' | 'groupId' | 'role' | 'scopeId'
/** Every field of the form: a refusal of another one stands at its head. */
export const STAFF_FIELDS: readonly StaffField[] = [
  'name',
  'staffNo',
  'joinedOn',
  'email',
  'phone',
  'password',
  'groupId',
  'role',
  'scopeId'
]

export function useStaffForm() {
  const { t } = useI18n()
  const session = useSession()
  const refresh = useRefresh()
  const act = useAct(StaffCreateDocument, result => result.staffCreate)
  const tried = shallowRef(false)
  const draft = reactive({ name: '', staffNo: '', joinedOn: session.chain?.today ?? '', email: '', phone: '', password: '', groupId: '' })
  const choice = reactive<RoleChoice>({ role: '', scopeKind: 'STORE', scopeId: '' })

  const faults = computed<Partial<Record<StaffField, string>>>(() => {
    const found: Partial<Record<StaffField, string>> = {}
    if (!draft.name.trim()) found.name = t('organisation.fault.name')
    if (!draft.staffNo.trim()) found.staffNo = t('organisation.fault.staffNo')
    if (!draft.joinedOn) found.joinedOn = t('organisation.fault.date')
    if (draft.password && draft.password.length < SHORTEST_PASSWORD) found.password = t('organisation.fault.password')
    if (draft.password && !draft.email.trim() && !draft.phone.trim()) found.phone = t('organisation.fault.login')
    if (choice.role && !choice.scopeId) found.scopeId = t('organisation.fault.scope')
    return found
  })
  /** Our own faults only after a first try; the server's until the field is changed. */
  const at = (field: StaffField): string | undefined => (tried.value ? faults.value[field] : undefined) ?? act.at(field)

  function input(): StaffCreateInput {
    const given = (['email', 'phone', 'password', 'groupId'] as const).filter(key => draft[key].trim() !== '')
    return {
      chainId: session.chain?.id ?? '',
      name: draft.name.trim(),
      staffNo: draft.staffNo.trim(),
      joinedOn: draft.joinedOn,
      // A password is taken as it was typed.
      ...Object.fromEntries(given.map(key => [key, key === 'password' ? draft[key] : draft[key].trim()])),
      ...(choice.role && { role: choice.role, scopeKind: choice.scopeKind, scopeId: choice.scopeId })
    }
  }
  /** The new person's id, or undefined while something is missing, refused or failed. */
  async function submit(): Promise<string | undefined> {
    tried.value = true
    if (Object.keys(faults.value).length) return undefined
    const payload = await act.run({ input: input() })
    if (payload) await refresh()
    return payload?.staff?.id
  }
  return { act, draft, choice, faults, at, submit }
}
