/** Stores to choose from, by code, name or city. */
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { StoreChoicesDocument, type StoreChoicesQuery, type StoreFilter } from '../gql/graphql.ts'
import { useSession } from '../stores/session.ts'
import { request } from './request.ts'
import { CHOICES_PAGE, useChoices } from './useChoices.ts'

type Store = StoreChoicesQuery['stores']['nodes'][number]
interface Which {
  /** Closed ones too: they have a history to look at. */
  readonly closed?: boolean
  /** Only where one holds this right. */
  readonly may?: string
  /** What was chosen before counts only while it can still be chosen. */
  readonly strict?: boolean
  /** What names a store here. */
  readonly by?: 'id' | 'code'
  readonly eager?: boolean
}

export function useStoreChoices(chosen: () => readonly string[], { closed = false, may, strict = false, by = 'id', eager }: Which = {}) {
  const { t } = useI18n()
  const session = useSession()
  const chainId = computed(() => session.chain?.id ?? '')
  async function ask(filter: StoreFilter, includeClosed: boolean, first: number, after: string | null, signal: AbortSignal) {
    return (await request(StoreChoicesDocument, { chainId: chainId.value, includeClosed, filter, first, after }, { signal })).stores
  }
  const right = may ? { may } : {}
  return useChoices<Store>(
    {
      key: () => [chainId.value, 'stores', closed, may ?? '', strict, by],
      eager,
      page: (search, after, signal) => ask({ ...right, ...(search && { search }) }, closed, CHOICES_PAGE, after, signal),
      named: async (keys, signal) => {
        if (by === 'id') return (await ask({ ...(strict && right), ids: [...keys] }, closed || !strict, keys.length, null, signal)).nodes
        const found = await Promise.all(keys.map(search => ask({ search }, true, 100, null, signal)))
        return found.flatMap(page => page.nodes).filter(store => keys.includes(store.code))
      },
      show: store => ({
        key: store[by],
        label: store.name,
        note: [store.code, store.city, store.closedOn && t('app.closed')].filter(Boolean).join(' · '),
        quiet: Boolean(store.closedOn)
      })
    },
    chosen
  )
}
