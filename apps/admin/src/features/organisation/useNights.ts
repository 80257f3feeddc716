/** How late the brand's nightly work was over, the latest night first. */
import { useQuery } from '@pinia/colada'
import { computed } from 'vue'
import { request } from '../../app/request.ts'
import { ChainNightsDocument } from '../../gql/graphql.ts'

export function useNights(chainId: () => string | undefined) {
  const { data, error, refetch } = useQuery({
    key: () => ['chain', chainId() ?? '', 'nights'],
    enabled: () => chainId() !== undefined,
    query: ({ signal }) => request(ChainNightsDocument, { id: chainId() ?? '' }, { signal }),
    staleTime: 0
  })
  return { nights: computed(() => data.value?.chain?.nights), error, refetch }
}

/** Hours and minutes of a lag; both 0 for less than a minute. */
export function lagOf(seconds: number): { readonly h: number; readonly min: number } {
  return { h: Math.floor(seconds / 3_600), min: Math.floor((seconds % 3_600) / 60) }
}
