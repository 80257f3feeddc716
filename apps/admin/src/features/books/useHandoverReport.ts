/** What a book holds before it goes, and who lapsed within six months after it went. */
import { useQuery } from '@pinia/colada'
import { computed } from 'vue'
import { request } from '../../app/request.ts'
import { usePages } from '../../app/usePages.ts'
import {
  HandoverLapsedDocument,
  HandoverLapsesDocument,
  HeldBookDocument,
  type HandoverLapsedQuery,
  type HeldBookOfFragment
} from '../../gql/graphql.ts'

export type Held = HeldBookOfFragment
type LapsedPage = NonNullable<HandoverLapsedQuery['handover']>['lapsed']
export type Lapsed = LapsedPage['nodes'][number]
const LAPSED = 50

export function useHeldBook(staffId: () => string) {
  const query = useQuery({
    key: () => ['books', 'held', staffId()],
    query: ({ signal }) => request(HeldBookDocument, { staffId: staffId() }, { signal })
  })
  return { held: computed(() => query.data.value?.heldBook), error: query.error, again: () => query.refetch() }
}

export function useLapsesOfStore(storeId: () => string) {
  const query = useQuery({
    key: () => ['books', 'lapses', storeId()],
    query: ({ signal }) => request(HandoverLapsesDocument, { storeId: storeId() }, { signal })
  })
  return computed(() => query.data.value?.handoverLapses)
}

export function useLapsed(id: () => string) {
  return usePages<Lapsed, LapsedPage>({
    key: () => ['books', 'handover', id(), 'lapsed'],
    fetch: async (after, signal) =>
      (await request(HandoverLapsedDocument, { id: id(), first: LAPSED, after }, { signal })).handover?.lapsed ?? {
        nodes: [],
        pageInfo: { hasNextPage: false, endCursor: null }
      }
  })
}
