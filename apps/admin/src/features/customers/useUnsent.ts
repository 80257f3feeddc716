/** Beside the navigation: how many files are kept here that the server has not taken yet; orange where it said no. */
import { computed } from 'vue'
import { useRegistrations } from './registration-queue.ts'

export function useUnsent() {
  const queue = useRegistrations()
  return computed(() => (queue.items.length ? { text: String(queue.items.length), hot: queue.refused.length > 0 } : undefined))
}
