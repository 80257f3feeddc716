/**
 * The answer to one item as it is being given. It is sent as soon as it is whole, each item by itself, so that nobody waits for one before giving the next; what was changed
 * while it was on its way is sent after it.
 */
import { computed, shallowRef } from 'vue'
import type { ChecklistVerdict } from '../../gql/graphql.ts'
import { useAnswer, type RunItem } from './useChecklists.ts'

interface Given {
  readonly verdict: ChecklistVerdict | undefined
  readonly note: string
}

export function useItemAnswer(runId: () => string, one: () => RunItem) {
  const { act, answer } = useAnswer()
  const chosen = shallowRef<ChecklistVerdict>()
  const written = shallowRef<string>()
  const sent = shallowRef<Given>()
  const kept = computed<Given>(() => sent.value ?? { verdict: one().verdict ?? undefined, note: one().note ?? '' })
  const verdict = computed({ get: () => chosen.value ?? kept.value.verdict, set: to => (chosen.value = to) })
  const note = computed({ get: () => written.value ?? kept.value.note, set: text => (written.value = text) })
  const lacksNote = computed(
    () => verdict.value !== undefined && (verdict.value === 'FAILED' || one().item.needsNote) && note.value.trim() === ''
  )
  const isKept = computed(() => verdict.value === kept.value.verdict && note.value.trim() === kept.value.note)

  async function send(): Promise<void> {
    while (verdict.value && !act.busy.value && !lacksNote.value && !isKept.value) {
      const given = { verdict: verdict.value, note: note.value.trim() }
      if (!(await answer({ id: runId(), itemKey: one().item.key, verdict: given.verdict, note: given.note || null }))) return
      sent.value = given
    }
  }

  return { act, verdict, note, lacksNote, isKept, send }
}
