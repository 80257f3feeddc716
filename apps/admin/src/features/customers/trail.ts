/** The list one came from: its order, so that previous and next walk it, and its address, so that the breadcrumb leads back to the same place. */
import { readonly, shallowRef } from 'vue'

export interface Trail {
  readonly ids: readonly string[]
  readonly total: number | undefined
  readonly label: string
  readonly to: string
}

const current = shallowRef<Trail>()

export function useTrail() {
  return { trail: readonly(current), keep: (trail: Trail) => (current.value = trail) }
}

/** Where one stands in it, from 0; undefined for a customer who is not in it. */
export function placeIn(trail: Trail | undefined, id: string): { index: number; previous?: string; next?: string } | undefined {
  const index = trail?.ids.indexOf(id) ?? -1
  if (!trail || index < 0) return undefined
  const previous = trail.ids[index - 1]
  const next = trail.ids[index + 1]
  return { index, ...(previous ? { previous } : {}), ...(next ? { next } : {}) }
}
