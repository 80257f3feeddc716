/** Headquarters writes a list anew. What somebody else wrote meanwhile is never overwritten, and what is on the page is kept until it is saved or thrown away. */
import { computed, ref, watch } from 'vue'
import { useAct } from '../../app/useAct.ts'
import { ChecklistResetDocument, ChecklistSaveDocument } from '../../gql/graphql.ts'
import { useSession } from '../../stores/session.ts'
import { draftFault, draftOf, inputOf, isSame, placeOf, type ChecklistList, type Draft } from './checklist-draft.ts'
import { useChecklistsFresh } from './useChecklists.ts'
import { useLists } from './useLists.ts'

export function useChecklistEdit(kind: () => string) {
  const session = useSession()
  const fresh = useChecklistsFresh()
  const { lists, error, again } = useLists()
  const found = computed(() => lists.value?.find(list => list.kind === kind()))
  /** What the draft was made of. */
  const base = ref<ChecklistList>()
  const draft = ref<Draft>()
  const saving = useAct(ChecklistSaveDocument, result => result.checklistSave)
  const resetting = useAct(ChecklistResetDocument, result => result.checklistReset)
  const isChanged = computed(() => base.value !== undefined && draft.value !== undefined && !isSame(draft.value, draftOf(base.value)))
  const tried = ref(false)
  const overtaken = computed(() => [...saving.refusals.value, ...resetting.refusals.value].some(({ code }) => code === 'CHANGED_MEANWHILE'))

  /** The list as it is now, and what was written on the page is gone. */
  function take(list = found.value): void {
    base.value = list
    draft.value = list && draftOf(list)
    tried.value = false
    saving.clear()
    resetting.clear()
  }
  // Fetched again it may say the same, for the night keeps what it draws with; then the draft is of that version.
  watch(
    found,
    now => {
      if (!now || !base.value || now.kind !== base.value.kind || !isChanged.value) take(now)
      else if (isSame(draftOf(now), draftOf(base.value))) base.value = now
    },
    { immediate: true }
  )

  const fault = computed(() => (tried.value && draft.value ? draftFault(draft.value) : undefined))
  /** What is wrong at a place of the draft. */
  const at = (place: string): string | undefined => {
    if (fault.value?.at === place) return saving.say({ code: fault.value.code })
    const refused = saving.refusals.value.find(({ field }) => field?.length && placeOf(field) === place)
    return refused && saving.say(refused)
  }

  async function send(): Promise<boolean> {
    if (!draft.value || !base.value) return false
    const done = await saving.run({ input: inputOf(draft.value, session.chain?.id ?? '', base.value.no) })
    return done !== undefined
  }

  /** False: something is wrong, which `at` says. */
  async function save(): Promise<boolean> {
    tried.value = true
    if (fault.value || !draft.value) return false
    const [sent, no] = [draft.value, base.value?.no]
    let done = await send()
    if (!done && overtaken.value) {
      await again()
      if (base.value?.no !== no) done = await send()
    }
    if (!done) return false
    base.value = base.value && { ...base.value, ...sent, items: [...sent.items] }
    await fresh()
    await again()
    take()
    return true
  }

  async function reset(): Promise<boolean> {
    if (!base.value) return false
    const done = await resetting.run({ input: { chainId: session.chain?.id ?? '', kind: base.value.kind, basedOn: base.value.no } })
    if (!done) return false
    await fresh()
    await again()
    take()
    return true
  }

  async function takeNewest(): Promise<void> {
    await again()
    take()
  }

  return {
    base,
    draft,
    error,
    again,
    isChanged,
    overtaken,
    fault,
    at,
    saving,
    resetting,
    save,
    reset,
    takeNewest,
    pending: computed(() => !lists.value)
  }
}
