/** The start: stores, language, pages, in that order, so that nothing is drawn in the wrong language or for the wrong reader. */
import 'element-plus/theme-chalk/base.css'
import 'element-plus/theme-chalk/dark/css-vars.css'
import '../ui/tokens.css'
import '../ui/base.css'
import { PiniaColada, useQueryCache } from '@pinia/colada'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { usePreferences } from '../stores/preferences.ts'
import { useSession } from '../stores/session.ts'
import App from './App.vue'
import { elementWords } from './elementWords.ts'
import { i18n, speak } from './i18n.ts'
import { onSessionLost } from './request.ts'
import { router } from './router.ts'

const pinia = createPinia()
const app = createApp(App)
app.use(pinia)
app.use(PiniaColada, { queryOptions: { staleTime: 15_000, gcTime: 300_000 } })
app.use(i18n)

onSessionLost(() => {
  const session = useSession(pinia)
  const wasOpen = session.current !== undefined
  session.close()
  if (!wasOpen) return
  // What one reader saw must not be there for the next one at the same screen.
  const cache = useQueryCache(pinia)
  for (const entry of cache.getEntries()) cache.remove(entry)
  const here = router.currentRoute.value
  if (!here.meta.open) void router.replace({ path: '/sign-in', query: { next: here.fullPath, again: '1' } })
})

elementWords.value = await speak(usePreferences(pinia).locale)
app.use(router)
app.mount('#app')
