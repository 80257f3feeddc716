/** Whether the window is narrower than a width: for what changes its elements, not only its looks. */
import { onScopeDispose, readonly, shallowRef, type Ref } from 'vue'

/** Phone patterns below this width (DESIGN §7). */
export const PHONE = 720
/** The sidebar is a drawer, and a peek covers, below this width. */
export const NARROW = 1100

export function useNarrow(width: number): Readonly<Ref<boolean>> {
  const query = globalThis.matchMedia?.(`(max-width: ${width - 0.02}px)`)
  const narrow = shallowRef(query?.matches ?? false)
  const follow = (event: MediaQueryListEvent): void => void (narrow.value = event.matches)
  query?.addEventListener('change', follow)
  onScopeDispose(() => query?.removeEventListener('change', follow))
  return readonly(narrow)
}
