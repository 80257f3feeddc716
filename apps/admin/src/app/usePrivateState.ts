/**
 * Parts of a page's state that come back with the browser's back button but stand in no address: phones, names and what is searched by them would
 * otherwise be kept by proxies and histories (TRUST 34). Give them on as `router.push({ path, state: { … } })`.
 */
import { onScopeDispose, shallowRef, type ShallowRef } from 'vue'
import { useRouter } from 'vue-router'

export function privateState(name: string): unknown {
  return (history.state as Readonly<Record<string, unknown>> | null)?.[name]
}

/** A text of it, as it is after every step of the router. */
export function usePrivateText(name: string): Readonly<ShallowRef<string>> {
  const read = () => {
    const value = privateState(name)
    return typeof value === 'string' ? value : ''
  }
  const text = shallowRef(read())
  onScopeDispose(useRouter().afterEach(() => void (text.value = read())))
  return text
}
