/** One's own password at the present company: what is asked, what is missing, what is sent. Passwords go as they were typed. */
import { computed, reactive, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { useAct } from '../../app/useAct.ts'
import { PasswordChangeDocument } from '../../gql/graphql.ts'

const SHORTEST = 10
export type PasswordField = 'current' | 'next' | 'again'

export function usePassword() {
  const { t } = useI18n()
  const act = useAct(PasswordChangeDocument, result => result.passwordChange)
  const tried = shallowRef(false)
  const draft = reactive<Record<PasswordField, string>>({ current: '', next: '', again: '' })
  const faults = computed<Partial<Record<PasswordField, string>>>(() => ({
    ...(!draft.current && { current: t('session.fault.current') }),
    ...(Array.from(draft.next).length < SHORTEST && { next: t('session.fault.next') }),
    ...(draft.again !== draft.next && { again: t('session.fault.again') })
  }))
  /** Our own faults only after a first try; the server's until the field is changed. */
  const at = (field: PasswordField): string | undefined => (tried.value ? faults.value[field] : undefined) ?? act.at(field)

  /** True once it is the new one; then nothing typed stays. */
  async function submit(): Promise<boolean> {
    tried.value = true
    if (Object.keys(faults.value).length) return false
    if (!(await act.run({ input: { current: draft.current, next: draft.next } }))) return false
    Object.assign(draft, { current: '', next: '', again: '' })
    tried.value = false
    return true
  }
  return { act, draft, at, submit }
}
