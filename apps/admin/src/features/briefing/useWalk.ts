/**
 * The book that briefings are read through, one by one: what was handed over to the reader, or a person's book; else the list one came from. It stands in the address, so that
 * reading goes on after a reload. A book is walked by member number, which nothing that is done on the way changes.
 */
import { computed, watchEffect, type Ref } from 'vue'
import type { LocationQuery } from 'vue-router'
import { request } from '../../app/request.ts'
import { usePages, type Page } from '../../app/usePages.ts'
import { BookOfPersonDocument, HandedBookDocument } from '../../gql/graphql.ts'
import { useSession } from '../../stores/session.ts'
import { placeIn, useTrail, type Trail } from '../customers/trail.ts'

interface One {
  readonly id: string
}
interface Part extends Page<One> {
  readonly totalCount: number
  /** Whose book was handed over. */
  readonly leaver?: string | undefined
}
type Source = { readonly kind: 'handover' | 'book'; readonly id: string }

const IDS = 100
/** So many before the last known, the next page is asked for. */
const EARLY = 5
const NOBODY: Part = { nodes: [], pageInfo: { hasNextPage: false, endCursor: null }, totalCount: 0 }

export function sourceOf(query: LocationQuery): Source | undefined {
  for (const kind of ['handover', 'book'] as const) {
    const id = query[kind]
    if (typeof id === 'string' && id) return { kind, id }
  }
  return undefined
}

async function handed(id: string, receiverId: string, after: string | null, signal: AbortSignal): Promise<Part> {
  const { handover } = await request(HandedBookDocument, { id, receiverId, first: IDS, after }, { signal })
  if (!handover) return NOBODY
  return {
    // Whom somebody else has taken on since is out of sight.
    nodes: handover.customers.nodes.flatMap(({ customer }) => (customer ? [customer] : [])),
    pageInfo: handover.customers.pageInfo,
    totalCount: handover.receivers.find(({ staff }) => staff?.id === receiverId)?.customers ?? 0,
    leaver: handover.leaver?.name
  }
}

/** `asked` is the customer of the address; without one, it begins with the first. */
export function useWalk(source: Readonly<Ref<Source | undefined>>, asked: Readonly<Ref<string>>) {
  const session = useSession()
  const { trail } = useTrail()
  const self = computed(() => session.current?.staff?.id ?? '')
  const pages = usePages<One, Part>({
    key: () => ['customers', session.chain?.id ?? '', 'walk', source.value?.kind ?? '', source.value?.id ?? '', self.value],
    enabled: () => source.value !== undefined,
    fetch: async (after, signal) => {
      const { kind, id } = source.value!
      if (kind === 'handover') return handed(id, self.value, after, signal)
      const variables = { chainId: session.chain?.id ?? '', staffId: id, first: IDS, after }
      return (await request(BookOfPersonDocument, variables, { signal })).customers
    }
  })
  const ids = computed(() => (source.value ? (pages.rows.value ?? []).map(({ id }) => id) : (trail.value?.ids ?? [])))
  const total = computed(() => {
    if (!source.value) return trail.value?.total ?? ids.value.length
    // All of them known, those count whom one sees.
    return pages.hasMore.value ? (pages.first.value?.totalCount ?? ids.value.length) : ids.value.length
  })
  const at = computed(() => asked.value || (ids.value[0] ?? ''))
  const place = computed(() => placeIn({ ids: ids.value, total: undefined, label: '', to: '' } satisfies Trail, at.value))
  watchEffect(() => {
    const index = place.value?.index ?? ids.value.length
    const near = at.value !== '' && index >= ids.value.length - EARLY
    if (source.value && near && pages.hasMore.value && !pages.loadingMore.value && !pages.moreFailed.value) void pages.more()
  })
  return {
    at,
    place,
    total,
    leaver: computed(() => pages.first.value?.leaver),
    trail,
    pending: computed(() => source.value !== undefined && pages.pending.value),
    error: pages.error,
    again: pages.again
  }
}
