/** The chain's tiers and the rules around them: asked once, for filters, forms and names. */
import { useQuery } from '@pinia/colada'
import { computed } from 'vue'
import { request } from '../../app/request.ts'
import { CustomerRulesDocument } from '../../gql/graphql.ts'
import { useSession } from '../../stores/session.ts'

export function useTierRules() {
  const session = useSession()
  const { data } = useQuery({
    key: () => ['customers', session.chain?.id ?? '', 'rules'],
    query: ({ signal }) => request(CustomerRulesDocument, { chainId: session.chain?.id ?? '' }, { signal }),
    enabled: () => session.chain !== undefined,
    staleTime: 300_000
  })
  const chain = computed(() => data.value?.chain ?? undefined)
  const tiers = computed(() => (chain.value?.tierPolicy.tiers ?? []).toSorted((a, b) => a.rank - b.rank))
  const lossMonths = computed(() => chain.value?.tierPolicy.lossMonths ?? undefined)
  const country = computed(() => chain.value?.country)
  return { chain, tiers, lossMonths, country }
}
