/** How weekdays sell: of one store, and of all of them page by page. Read only by who may read reports. */
import { useQuery } from '@pinia/colada'
import { computed, type Ref } from 'vue'
import { request } from '../../app/request.ts'
import { usePages } from '../../app/usePages.ts'
import { StoresWeekdaysDocument, StoreWeekdaysDocument, type StoresWeekdaysQuery } from '../../gql/graphql.ts'
import { useSession } from '../../stores/session.ts'

const FIRST = 50
type StoreWeek = StoresWeekdaysQuery['stores']['nodes'][number]

export function useStoreWeek(id: () => string) {
  const session = useSession()
  const { data, error, refetch } = useQuery({
    key: () => ['stores', session.chain?.id ?? '', 'week', id()],
    query: ({ signal }) => request(StoreWeekdaysDocument, { id: id() }, { signal }),
    enabled: () => session.can('report:read')
  })
  return { week: computed(() => data.value?.store?.weekdays), error, refetch }
}

export function useStoreWeeks(enabled: Readonly<Ref<boolean>>) {
  const session = useSession()
  const chainId = computed(() => session.chain?.id ?? '')
  return usePages<StoreWeek, StoresWeekdaysQuery['stores']>({
    key: () => ['stores', chainId.value, 'weeks'],
    enabled: () => enabled.value && chainId.value !== '',
    fetch: async (after, signal) =>
      (await request(StoresWeekdaysDocument, { chainId: chainId.value, first: FIRST, after }, { signal })).stores
  })
}
