/** True once something has lasted: below 200 ms nothing is drawn, so that fast answers do not flicker. */
import { onScopeDispose, shallowRef, watch, type Ref } from 'vue'

export function useLate(pending: () => boolean, milliseconds = 200): Readonly<Ref<boolean>> {
  const late = shallowRef(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  // A timer is an effect in time: it cannot be computed from state.
  watch(
    pending,
    now => {
      clearTimeout(timer)
      if (now) timer = setTimeout(() => (late.value = true), milliseconds)
      else late.value = false
    },
    { immediate: true }
  )
  onScopeDispose(() => clearTimeout(timer))
  return late
}
