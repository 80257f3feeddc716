/** Who came into another tier in some days, over the whole chain as far as one may see it; the latest first. */
import { computed, type Ref } from 'vue'
import { request } from '../../app/request.ts'
import { usePages } from '../../app/usePages.ts'
import { TierChangesDocument, type TierChangesQuery } from '../../gql/graphql.ts'
import { useSession } from '../../stores/session.ts'
import { toFilter, type ChangesView } from './tier-change-view.ts'

export type TierChangeRow = TierChangesQuery['tierChanges']['nodes'][number]
const FIRST = 50

export function useTierChanges(view: Readonly<Ref<ChangesView>>) {
  const session = useSession()
  const chainId = computed(() => session.chain?.id ?? '')
  return usePages<TierChangeRow, TierChangesQuery['tierChanges']>({
    key: () => ['customers', chainId.value, 'tierChanges', { ...view.value }],
    enabled: () => chainId.value !== '',
    fetch: async (after, signal) => {
      const variables = { chainId: chainId.value, ...toFilter(view.value), first: FIRST, after, sums: !after }
      return (await request(TierChangesDocument, variables, { signal })).tierChanges
    }
  })
}
