/** What has been found in a file and is not recorded yet: kept in this tab until it is, so that leaving the page loses nothing. */
import { computed, shallowRef, watch } from 'vue'
import type { SpotCheckVerdict } from '../../gql/graphql.ts'

export interface Found {
  readonly verdict: SpotCheckVerdict
  readonly note: string
}
export type Findings = Readonly<Record<string, Found>>

const keyOf = (checkId: string, customerId: string): string => `keqing.spot-check.${checkId}.${customerId}`

function kept(key: string): Findings {
  try {
    const read: unknown = JSON.parse(sessionStorage.getItem(key) ?? '{}')
    return typeof read === 'object' && read !== null ? (read as Findings) : {}
  } catch (error) {
    if (error instanceof SyntaxError) return {}
    throw error
  }
}

export function useFindings(checkId: () => string, customerId: () => string, before: () => Findings | undefined) {
  const own = shallowRef<Findings>({})
  const key = computed(() => keyOf(checkId(), customerId()))
  watch(key, now => void (own.value = kept(now)), { immediate: true })
  /** What was recorded before, and over it what has been found since. */
  const findings = computed<Findings>(() => ({ ...before(), ...own.value }))
  function find(field: string, found: Partial<Found>): void {
    const verdict = found.verdict ?? findings.value[field]?.verdict
    if (!verdict) return
    own.value = { ...own.value, [field]: { verdict, note: found.note ?? findings.value[field]?.note ?? '' } }
    sessionStorage.setItem(key.value, JSON.stringify(own.value))
  }
  function forget(): void {
    sessionStorage.removeItem(key.value)
    own.value = {}
  }
  return { findings, find, forget }
}
