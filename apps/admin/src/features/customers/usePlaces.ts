/** The chain's stores, groups and tiers: asked once, for filters, forms and names. */
import { useQuery } from '@pinia/colada'
import { computed } from 'vue'
import { request } from '../../app/request.ts'
import { CustomerPlacesDocument } from '../../gql/graphql.ts'
import { useSession } from '../../stores/session.ts'

export function usePlaces() {
  const session = useSession()
  const { data, error } = useQuery({
    key: () => ['customers', session.chain?.id ?? '', 'places'],
    query: ({ signal }) => request(CustomerPlacesDocument, { chainId: session.chain?.id ?? '' }, { signal }),
    enabled: () => session.chain !== undefined,
    staleTime: 300_000
  })
  const chain = computed(() => data.value?.chain ?? undefined)
  const stores = computed(() => (chain.value?.stores.nodes ?? []).filter(store => !store.closedOn))
  const groups = computed(() =>
    stores.value.flatMap(store => store.groups.filter(group => !group.closedOn).map(group => ({ ...group, store })))
  )
  const tiers = computed(() => (chain.value?.tierPolicy.tiers ?? []).toSorted((a, b) => a.rank - b.rank))
  const lossMonths = computed(() => chain.value?.tierPolicy.lossMonths ?? undefined)
  const country = computed(() => chain.value?.country)
  const storeName = (id: string): string => chain.value?.stores.nodes.find(store => store.id === id)?.name ?? ''
  const groupName = (id: string): string => groups.value.find(group => group.id === id)?.name ?? ''
  return { chain, stores, groups, tiers, lossMonths, country, storeName, groupName, error }
}
