/** Both languages to read a policy out in, and the one the interface speaks. The other is fetched when a policy is first opened. */
import { useQuery } from '@pinia/colada'
import { computed, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { createFormat } from '../../app/format.ts'
import { hear } from '../../app/i18n.ts'
import { request } from '../../app/request.ts'
import { useStoreChoices } from '../../app/useStoreChoices.ts'
import { TierNamesDocument } from '../../gql/graphql.ts'
import { useSession } from '../../stores/session.ts'
import type { Words } from './sentence.ts'

const LOCALES = ['zh-CN', 'en'] as const
type Locale = (typeof LOCALES)[number]

/** Names of the tiers in force in both languages; asked for when the first is said. */
function useTierNames() {
  const session = useSession()
  const wanted = shallowRef(false)
  const { data } = useQuery({
    key: () => ['policies', session.chain?.id ?? '', 'tierNames'],
    query: ({ signal }) => request(TierNamesDocument, { chainId: session.chain?.id ?? '' }, { signal }),
    enabled: () => wanted.value && session.chain !== undefined,
    staleTime: 300_000
  })
  return (key: string, language: Locale): string | undefined => {
    // Said while a sentence is read out: what is asked for then comes after it.
    if (!wanted.value) queueMicrotask(() => (wanted.value = true))
    const name = data.value?.effectivePolicy?.rules.tier?.tiers.find(tier => tier.key === key)?.name
    return language === 'en' ? name?.en : name?.zhCN
  }
}

/** How a rule is said in either language, where its words are at hand. */
function useWordsIn() {
  const { t } = useI18n()
  const session = useSession()
  const asked = shallowRef<readonly string[]>([])
  const stores = useStoreChoices(() => asked.value, { closed: true })
  /** Said while a sentence is read out: what is asked for then comes after it. */
  function storeName(id: string): string {
    if (!asked.value.includes(id)) queueMicrotask(() => (asked.value = [...new Set([...asked.value, id])]))
    return stores.nameOf(id)
  }
  const names = useTierNames()
  return (language: Locale): Words => ({
    locale: language,
    say: (key, values = {}, count) => t(key, values, { locale: language, ...(count !== undefined && { plural: count }) }),
    f: createFormat({ locale: language, today: session.chain?.today ?? '', timeZone: session.chain?.timeZone ?? 'UTC' }),
    currency: session.chain?.currency ?? 'CNY',
    storeName,
    tierName: key => names(key, language)
  })
}

/** In the language that the interface speaks. */
export function useWordsHere() {
  const { locale } = useI18n()
  const wordsIn = useWordsIn()
  return computed(() => wordsIn(locale.value === 'en' ? 'en' : 'zh-CN'))
}

export function usePolicyWords() {
  const { locale } = useI18n()
  const heard = shallowRef<readonly string[]>([locale.value])
  for (const other of LOCALES)
    if (other !== locale.value)
      void hear(other)
        .then(() => (heard.value = [...heard.value, other]))
        // Without a connection one language is read, as the rest of the page is.
        .catch(() => undefined)

  const wordsIn = useWordsIn()
  const here = computed(() => wordsIn(locale.value === 'en' ? 'en' : 'zh-CN'))
  const both = computed(() => LOCALES.filter(each => each === locale.value || heard.value.includes(each)).map(wordsIn))
  return { here, both }
}
