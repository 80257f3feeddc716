/** The overview of a chain, or of one of its stores, over the last months. */
import { useQuery } from '@pinia/colada'
import { computed, type Ref } from 'vue'
import { request } from '../../app/request.ts'
import { OverviewDocument } from '../../gql/graphql.ts'
import { useSession } from '../../stores/session.ts'

export function useOverview(storeId: Ref<string>, months: Ref<number>) {
  const session = useSession()
  const chainId = computed(() => session.chain?.id ?? '')
  const query = useQuery({
    key: () => ['overview', chainId.value, storeId.value, months.value],
    enabled: () => chainId.value !== '',
    query: ({ signal }) =>
      request(OverviewDocument, { chainId: chainId.value, storeId: storeId.value || null, months: months.value }, { signal }),
    placeholderData: previous => previous
  })
  const overview = computed(() => query.data.value?.overview)
  return {
    overview,
    error: query.error,
    again: () => query.refetch(),
    pending: computed(() => query.status.value === 'pending' && !overview.value),
    refreshing: computed(() => query.asyncStatus.value === 'loading' && overview.value !== undefined)
  }
}
