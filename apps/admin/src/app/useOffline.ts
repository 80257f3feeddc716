/** Since when the browser has no line at all, by this device's clock; nothing while it has one. That it has one says nothing of whether anybody answers. */
import { onScopeDispose, shallowRef } from 'vue'

const time = (): string => new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' }).format(new Date())

export function useOffline() {
  const since = shallowRef<string>()
  const follow = (): void => void (since.value = navigator.onLine ? undefined : (since.value ?? time()))
  follow()
  addEventListener('online', follow)
  addEventListener('offline', follow)
  onScopeDispose(() => {
    removeEventListener('online', follow)
    removeEventListener('offline', follow)
  })
  return since
}
