/**
 * What has been found in a file and is not recorded yet. It is kept in memory alone, under who found it: leaving the page loses nothing, and nothing of it is on the device for who signs in
 * next (TRUST 34). A page that is loaded anew begins with what was recorded.
 */
import { computed, shallowReactive } from 'vue'
import type { SpotCheckVerdict } from '../../gql/graphql.ts'
import { useSession } from '../../stores/session.ts'

export interface Found {
  readonly verdict: SpotCheckVerdict
  readonly note: string
}
export type Findings = Readonly<Record<string, Found>>

const unrecorded = shallowReactive(new Map<string, Findings>())
let finder = ''

/** Another person's findings are forgotten. */
function ofPerson(id: string): void {
  if (id !== finder) unrecorded.clear()
  finder = id
}

export function useFindings(checkId: () => string, customerId: () => string, before: () => Findings | undefined) {
  const session = useSession()
  ofPerson(session.current?.staff?.id ?? '')
  const key = computed(() => `${checkId()} ${customerId()}`)
  const own = computed<Findings>(() => unrecorded.get(key.value) ?? {})
  /** What was recorded before, and over it what has been found since. */
  const findings = computed<Findings>(() => ({ ...before(), ...own.value }))
  function find(field: string, found: Partial<Found>): void {
    const verdict = found.verdict ?? findings.value[field]?.verdict
    if (!verdict) return
    unrecorded.set(key.value, { ...own.value, [field]: { verdict, note: found.note ?? findings.value[field]?.note ?? '' } })
  }
  const forget = (): void => void unrecorded.delete(key.value)
  return { findings, find, forget }
}
