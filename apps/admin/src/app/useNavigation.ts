/** The navigation as this reader may see it, and which entry is lit. */
import { computed } from 'vue'
import { useRoute } from 'vue-router'
import { useSession } from '../stores/session.ts'
import { allowed, navigation, type NavEntry } from './navigation.ts'

export function useNavigation() {
  const session = useSession()
  const route = useRoute()
  const entries = computed(() => navigation.filter(entry => allowed(entry.permission, session.can)))
  const groups = computed(() => {
    const names = [...new Set(entries.value.map(entry => entry.group))]
    return names.map(name => ({ name, entries: entries.value.filter(entry => entry.group === name) }))
  })
  const lit = computed(
    () =>
      route.meta.nav ??
      entries.value.filter(e => route.path === e.to || route.path.startsWith(`${e.to}/`)).toSorted((a, b) => b.to.length - a.to.length)[0]
        ?.key
  )
  const tabs = computed(() =>
    entries.value
      .filter((e): e is NavEntry & { phone: number } => e.phone !== undefined)
      .toSorted((a, b) => a.phone - b.phone)
      .slice(0, 4)
  )
  return { entries, groups, tabs, lit }
}
