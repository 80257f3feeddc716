/** A store's book as a board: a column for those in no group and one for each group, with the first customers of each; and moving one to another column. */
import { useQuery, useQueryCache } from '@pinia/colada'
import { computed } from 'vue'
import { request } from '../../app/request.ts'
import { useAct } from '../../app/useAct.ts'
import {
  BookCardsDocument,
  BookDocument,
  CustomerAssignDocument,
  type BookCardOfFragment,
  type BookColumnOfFragment
} from '../../gql/graphql.ts'
import { useSession } from '../../stores/session.ts'

export type Column = BookColumnOfFragment
export type Card = BookCardOfFragment
/** Cards in sight in each column; the list has them all. */
export const CARDS = 6

export function useBook(storeId: () => string) {
  const query = useQuery({
    key: () => ['books', storeId()],
    enabled: () => storeId() !== '',
    query: ({ signal }) => request(BookDocument, { storeId: storeId() }, { signal }),
    placeholderData: previous => previous
  })
  const columns = computed(() => query.data.value?.book)
  return {
    columns,
    error: query.error,
    again: () => query.refetch(),
    pending: computed(() => query.status.value === 'pending' && !columns.value),
    refreshing: computed(() => query.asyncStatus.value === 'loading' && columns.value !== undefined)
  }
}

export function useCards(storeId: () => string, groupId: () => string | undefined) {
  const session = useSession()
  const query = useQuery({
    key: () => ['books', storeId(), 'cards', groupId() ?? 'none'],
    query: ({ signal }) => {
      const group = groupId()
      const filter = { storeIds: [storeId()], ...(group ? { groupIds: [group] } : { noGroup: true }) }
      return request(BookCardsDocument, { chainId: session.chain?.id ?? '', filter, first: CARDS }, { signal })
    },
    placeholderData: previous => previous
  })
  return { cards: computed(() => query.data.value?.customers.nodes), error: query.error, again: () => query.refetch() }
}

/** What is shown of books and of customers is asked for again. */
export function useBooksFresh() {
  const cache = useQueryCache()
  return () => Promise.all([cache.invalidateQueries({ key: ['books'] }), cache.invalidateQueries({ key: ['customers'] })])
}

export interface Place {
  readonly groupId: string | null
  readonly keeperId: string | null
}

export function useMove() {
  const fresh = useBooksFresh()
  const act = useAct(CustomerAssignDocument, result => result.customerAssign)
  async function move(customerId: string, to: Place): Promise<boolean> {
    const done = await act.run({ input: { customerId, ...to } })
    if (done) await fresh()
    return done !== undefined
  }
  return { move, act }
}
