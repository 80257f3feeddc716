/** Names of the stores one may see, for choosing one. */
import { useQuery } from '@pinia/colada'
import { computed } from 'vue'
import { request } from './request.ts'
import { ReceiptPlacesDocument } from '../gql/graphql.ts'
import { useSession } from '../stores/session.ts'

export function useStoreNames() {
  const session = useSession()
  const { data } = useQuery({
    key: () => ['stores', session.chain?.id ?? '', 'names'],
    enabled: () => session.chain !== undefined,
    query: ({ signal }) => request(ReceiptPlacesDocument, { chainId: session.chain?.id ?? '' }, { signal }),
    staleTime: 60_000
  })
  return computed(() => data.value?.stores.nodes ?? [])
}
