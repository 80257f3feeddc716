/** A Relay connection as one growing list: pages are fetched by cursor, kept together under one key, and asked for again together after a write. */
import { useInfiniteQuery, type EntryKey } from '@pinia/colada'
import { computed, shallowRef } from 'vue'

export interface Page<Node> {
  readonly nodes: readonly Node[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null }
  readonly totalCount?: number
}

interface Source<P> {
  /** Changes with everything the list depends on; the chain's id belongs in it. */
  readonly key: () => EntryKey
  readonly fetch: (after: string | null, signal: AbortSignal) => Promise<P>
  readonly enabled?: () => boolean
}

export function usePages<Node, P extends Page<Node>>({ key, fetch, enabled }: Source<P>) {
  const query = useInfiniteQuery<P, Error, string | null>({
    key,
    query: ({ pageParam, signal }) => fetch(pageParam, signal),
    initialPageParam: null,
    getNextPageParam: page => (page.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? null) : null),
    // What was shown stays, dimmed, while another filter is fetched.
    placeholderData: previous => previous,
    ...(enabled ? { enabled } : {})
  })
  const loadingMore = shallowRef(false)
  const moreFailed = shallowRef(false)
  const pages = computed(() => query.data.value?.pages)
  const rows = computed<readonly Node[] | undefined>(() => pages.value?.flatMap(page => page.nodes))
  const first = computed<P | undefined>(() => pages.value?.[0])
  const fetching = computed(() => query.asyncStatus.value === 'loading' && !loadingMore.value)

  async function more(): Promise<void> {
    if (loadingMore.value) return
    loadingMore.value = true
    moreFailed.value = false
    try {
      await query.loadNextPage({ throwOnError: true, cancelRefetch: false })
    } catch {
      moreFailed.value = true
    } finally {
      loadingMore.value = false
    }
  }

  return {
    rows,
    first,
    more,
    loadingMore,
    moreFailed,
    hasMore: query.hasNextPage,
    /** Nothing to show yet. */
    pending: computed(() => query.status.value === 'pending' && !rows.value),
    /** Something is shown and something newer is on its way. */
    refreshing: computed(() => fetching.value && rows.value !== undefined),
    error: computed(() => (rows.value === undefined || !moreFailed.value ? query.error.value : null)),
    again: () => query.refetch()
  }
}
