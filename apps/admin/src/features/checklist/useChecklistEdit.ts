/** Headquarters writes a list anew. What somebody else wrote meanwhile is never overwritten, and what is on the page is kept until it is saved or thrown away. */
import { computed, shallowRef, watch } from 'vue'
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
  const base = shallowRef<ChecklistList>()
  const draft = shallowRef<Draft>()
  const saving = useAct(ChecklistSaveDocument, result => result.checklistSave)
  const resetting = useAct(ChecklistResetDocument, result => result.checklistReset)
  const isChanged = computed(() => base.value !== undefined && draft.value !== undefined && !isSame(draft.value, draftOf(base.value)))
  const tried = shallowRef(false)
  const overtaken = computed(() => [...saving.refusals.value, ...resetting.refusals.value].some(({ code }) => code === 'CHANGED_MEANWHILE'))

  /** The list as it is now, and what was written on the page is gone. */
  function take(list = found.value): void {
    base.value = list
    draft.value = list && draftOf(list)
    tried.value = false
    saving.clear()
    resetting.clear()
  }
  /** What is fetched again is shown where nothing is written; where it says the same, which the night keeps with what it draws, the draft is of that version. */
  function follow(now: ChecklistList | undefined): void {
    if (!now || !base.value || now.kind !== base.value.kind || !isChanged.value) take(now)
    else if (isSame(draftOf(now), draftOf(base.value))) base.value = now
  }
  watch(found, follow, { immediate: true })

  const fault = computed(() => (tried.value && draft.value ? draftFault(draft.value) : undefined))
  /** What is wrong at a place of the draft. */
  const at = (place: string): string | undefined => {
    if (fault.value?.at === place) return saving.say({ code: fault.value.code })
    const refused = saving.refusals.value.find(({ field }) => field?.length && placeOf(field) === place)
    return refused && saving.say(refused)
  }

  async function send(sent: Draft, basedOn: number): Promise<ChecklistList | undefined> {
    const done = await saving.run({ input: inputOf(sent, session.chain?.id ?? '', basedOn) })
    return done?.checklist ?? undefined
  }

  /** False: something is wrong, which `at` says. What is written while it is on its way is changed again, and stays. */
  async function save(): Promise<boolean> {
    tried.value = true
    const [sent, no] = [draft.value, base.value?.no]
    if (fault.value || !sent || no === undefined) return false
    let saved = await send(sent, no)
    if (!saved && overtaken.value) {
      await again()
      follow(found.value)
      if (base.value && base.value.no !== no) saved = await send(sent, base.value.no)
    }
    if (!saved) return false
    if (draft.value === sent) take(saved)
    else base.value = saved
    await fresh()
    return true
  }

  async function reset(): Promise<boolean> {
    if (!base.value) return false
    const done = await resetting.run({ input: { chainId: session.chain?.id ?? '', kind: base.value.kind, basedOn: base.value.no } })
    if (!done?.checklist) return false
    take(done.checklist)
    await fresh()
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
    at,
    saving,
    resetting,
    save,
    reset,
    takeNewest,
    pending: computed(() => !lists.value)
  }
}
