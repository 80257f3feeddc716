/** How many decisions wait: adjustments by themselves, and files, each decided as a whole. Asked by whoever may approve. It is in the first load: keep it light. */
import { useQuery } from '@pinia/colada'
import { computed, type Ref } from 'vue'
import { request } from '../../app/request.ts'
import { PointRequestsWaitingDocument } from '../../gql/graphql.ts'
import { useSession } from '../../stores/session.ts'

export function useRequestsWaiting(): Ref<{ readonly text: string; readonly hot: boolean } | undefined> {
  const session = useSession()
  const { data } = useQuery({
    key: () => ['points', session.chain?.id ?? '', 'waiting'],
    query: ({ signal }) => request(PointRequestsWaitingDocument, { chainId: session.chain?.id ?? '' }, { signal }),
    enabled: () => session.chain !== undefined && session.can('points:adjust', { chain: session.chain.id }),
    staleTime: 60_000
  })
  return computed(() => {
    const count = data.value && data.value.pointAdjustments.totalCount + data.value.pointAdjustmentFiles.totalCount
    return count ? { text: String(count), hot: true } : undefined
  })
}
