/** Designations and overrides of the chain as far as one may see them, and the acts that gave several; page by page. */
import { computed, type Ref } from 'vue'
import { request } from '../../app/request.ts'
import { usePages } from '../../app/usePages.ts'
import { GivenTiersDocument, StandingBatchesDocument, type GivenTiersQuery, type StandingBatchesQuery } from '../../gql/graphql.ts'
import { useSession } from '../../stores/session.ts'
import { toGivenFilter, toGivenOrder, type GivenView } from './given-view.ts'

export type GivenTierRow = GivenTiersQuery['givenTiers']['nodes'][number]
export type BatchRow = StandingBatchesQuery['standingBatches']['nodes'][number]
const FIRST = 50

/** Keys begin as those of customers do: whatever changes a customer's tier makes these be asked again. */
export function useGivenTiers(view: Readonly<Ref<GivenView>>) {
  const session = useSession()
  const chainId = computed(() => session.chain?.id ?? '')
  const filter = computed(() => toGivenFilter(view.value, session.chain?.today ?? ''))
  const pages = usePages<GivenTierRow, GivenTiersQuery['givenTiers']>({
    key: () => ['customers', chainId.value, 'given', { ...filter.value, ...toGivenOrder(view.value) }],
    enabled: () => chainId.value !== '',
    fetch: async (after, signal) => {
      const variables = { chainId: chainId.value, filter: filter.value, order: toGivenOrder(view.value), first: FIRST, after, sums: !after }
      return (await request(GivenTiersDocument, variables, { signal })).givenTiers
    }
  })
  return { ...pages, filter }
}

export function useBatches() {
  const session = useSession()
  const chainId = computed(() => session.chain?.id ?? '')
  return usePages<BatchRow, StandingBatchesQuery['standingBatches']>({
    key: () => ['customers', chainId.value, 'givenActs'],
    enabled: () => chainId.value !== '',
    fetch: async (after, signal) => {
      const files = session.can('import:standings')
      return (await request(StandingBatchesDocument, { chainId: chainId.value, first: 20, after, files, sums: !after }, { signal }))
        .standingBatches
    }
  })
}
