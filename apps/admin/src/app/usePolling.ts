/** Asking the server again and again for as long as something moves there, with longer and longer pauses while nothing does. */
import { onScopeDispose, watch } from 'vue'

const FIRST_MS = 600
const SLOWEST_MS = 5000
/** How long to wait before asking again: longer while nothing moves, short again once something did. */
export function nextDelay(before: number | undefined, moved: boolean): number {
  return before === undefined || moved ? FIRST_MS : Math.min(SLOWEST_MS, Math.round(before * 1.5))
}

/** Asks again after a pause for as long as `moving`; the pause is forgotten with the component. A hidden window asks when it is seen again. */
export function usePolling(again: () => Promise<unknown>, moving: () => boolean, stamp: () => string): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let delay: number | undefined
  let ended = false
  const doc = globalThis.document as Document | undefined

  function plan(): void {
    clearTimeout(timer)
    if (ended || !moving() || doc?.hidden) return
    const seen = stamp()
    delay = nextDelay(delay, false)
    timer = setTimeout(() => {
      void again()
        .catch(() => undefined)
        .then(() => {
          if (stamp() !== seen) delay = undefined
          plan()
        })
    }, delay)
  }
  watch(
    moving,
    now => {
      delay = undefined
      if (now) plan()
      else clearTimeout(timer)
    },
    { immediate: true }
  )
  doc?.addEventListener('visibilitychange', plan)
  onScopeDispose(() => {
    ended = true
    clearTimeout(timer)
    doc?.removeEventListener('visibilitychange', plan)
  })
}
