/** What the palette shows for the words typed. Searches wait for a pause in typing, and an answer to older words is dropped. */
import { computed, onScopeDispose, shallowRef, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { useSession } from '../stores/session.ts'
import type { PaletteSection } from '../ui/shapes.ts'
import { allowed, paletteSources, type FoundItem } from './navigation.ts'
import { useNavigation } from './useNavigation.ts'

const PAUSE = 160
// Lives as long as the page: reading is not kept beyond it, since names are personal data.
const recent = shallowRef<readonly FoundItem[]>([])

export function usePalette() {
  const { t } = useI18n()
  const session = useSession()
  const { entries } = useNavigation()
  const query = shallowRef('')
  const busy = shallowRef(false)
  const found = shallowRef<readonly PaletteSection[]>([])
  let running: AbortController | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  async function search(words: string): Promise<void> {
    running = new AbortController()
    const { signal } = running
    const sources = paletteSources.filter(source => allowed(source.permission, session.can))
    const answers = await Promise.allSettled(
      sources.map(async source => {
        const { search: ask } = await source.load()
        return { key: source.key, label: t(source.label), items: await ask(words, session.chain?.id ?? '', signal) }
      })
    )
    if (signal.aborted) return
    found.value = answers.flatMap(answer => (answer.status === 'fulfilled' ? [answer.value] : []))
    busy.value = false
  }
  // Typing is an event over time: a query key would ask once per letter.
  watch(query, words => {
    clearTimeout(timer)
    running?.abort()
    const asked = words.trim()
    busy.value = asked !== ''
    if (!asked) found.value = []
    else timer = setTimeout(() => void search(asked), PAUSE)
  })
  onScopeDispose(() => {
    clearTimeout(timer)
    running?.abort()
  })

  const pages = computed(() => {
    const words = query.value.trim().toLowerCase()
    const items = entries.value.map((entry): FoundItem => ({
      id: `page-${entry.key}`,
      label: t(entry.label),
      icon: entry.icon,
      to: entry.to
    }))
    return {
      key: 'pages',
      label: t('app.pages'),
      items: words ? items.filter(item => item.label.toLowerCase().includes(words) || item.id.includes(words)) : items
    }
  })
  const sections = computed<readonly PaletteSection[]>(() => {
    if (query.value.trim()) return [...found.value, pages.value].filter(section => section.items.length > 0)
    return [{ key: 'recent', label: t('app.recent'), items: recent.value }, pages.value].filter(section => section.items.length > 0)
  })
  function remember(section: string, item: FoundItem): void {
    if (section !== 'pages') recent.value = [item, ...recent.value.filter(other => other.id !== item.id)].slice(0, 5)
  }
  return { query, sections, busy, remember }
}
