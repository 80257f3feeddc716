/** Files that wait are sent by themselves: when somebody signs in, when the line is back, when the page is seen again, and in between with longer and longer pauses. */
import { onScopeDispose, watch } from 'vue'
import { useSession } from '../../stores/session.ts'
import { useRegistrations } from './registration-queue.ts'
import { useFresh } from './useCustomer.ts'

const FIRST_MS = 3_000
const SLOWEST_MS = 60_000
export function nextPause(before: number | undefined): number {
  return before === undefined ? FIRST_MS : Math.min(SLOWEST_MS, before * 2)
}

/** Whose files are kept: a person's, in one company. */
export const ownerOf = (session: { readonly id: string; readonly company: { readonly id: string } } | undefined): string | undefined =>
  session && `${session.company.id}/${session.id}`

/** Called once, by what frames every page of who is signed in. */
export function useRegistrationSending(): void {
  const session = useSession()
  const queue = useRegistrations()
  const fresh = useFresh()
  let timer: ReturnType<typeof setTimeout> | undefined
  let pause: number | undefined
  let ended = false

  async function send(): Promise<void> {
    clearTimeout(timer)
    const before = queue.confirmed.size
    await queue.sendAll()
    if (ended) return
    // What lists and figures show has one more.
    if (queue.confirmed.size > before) {
      pause = undefined
      void fresh().catch(() => undefined)
    }
    if (!queue.waiting.length) return void (pause = undefined)
    pause = Math.max(nextPause(pause), (queue.failure?.retryAfterSeconds ?? 0) * 1_000)
    clearTimeout(timer)
    timer = setTimeout(() => void send(), pause)
  }
  function now(): void {
    pause = undefined
    if (queue.waiting.length && !document.hidden) void send()
  }
  watch(
    () => ownerOf(session.current),
    owner => void queue.belongTo(owner),
    { immediate: true }
  )
  // Found on signing in, or just saved.
  watch(
    () => queue.waiting.length,
    (count, before) => {
      if (count > before) void send()
    }
  )
  globalThis.addEventListener?.('online', now)
  globalThis.document?.addEventListener('visibilitychange', now)
  onScopeDispose(() => {
    ended = true
    clearTimeout(timer)
    globalThis.removeEventListener?.('online', now)
    globalThis.document?.removeEventListener('visibilitychange', now)
  })
}
