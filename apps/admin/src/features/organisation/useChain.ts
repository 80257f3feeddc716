/** The chain one looks at: its settings, its end, and making another. Each changes what one may do, so who is looking is asked again. */
import { useQuery, useQueryCache } from '@pinia/colada'
import { computed } from 'vue'
import { askAgain } from '../../app/ask-again.ts'
import { request } from '../../app/request.ts'
import { useAct } from '../../app/useAct.ts'
import {
  ChainCloseDocument,
  ChainCreateDocument,
  ChainUpdateDocument,
  OrgChainDocument,
  type ChainCloseInput,
  type ChainCreateInput,
  type ChainUpdateInput
} from '../../gql/graphql.ts'
import { useSession } from '../../stores/session.ts'
import { loadViewer } from '../session/viewer.ts'

export function useChain() {
  const session = useSession()
  const { data, error, refetch, isLoading } = useQuery({
    key: () => ['chain', session.chain?.id ?? ''],
    enabled: () => session.chain !== undefined,
    query: ({ signal }) => request(OrgChainDocument, { id: session.chain?.id ?? '' }, { signal }),
    // What stands in the way of closing is as it is now.
    staleTime: 0
  })
  /** Some of its open stores by name, and how many there are: they close before it. */
  const open = computed(() => ({
    names: data.value?.stores.nodes.map(store => store.name) ?? [],
    count: data.value?.stores.totalCount ?? 0
  }))
  return { chain: computed(() => data.value?.chain ?? undefined), open, error, refetch, busy: isLoading }
}

export function useChainActs() {
  const session = useSession()
  const cache = useQueryCache()
  const updating = useAct(ChainUpdateDocument, result => result.chainUpdate)
  const closing = useAct(ChainCloseDocument, result => result.chainClose)
  const creating = useAct(ChainCreateDocument, result => result.chainCreate)
  async function update(input: ChainUpdateInput): Promise<boolean> {
    const payload = await updating.run({ input })
    // When no second person approves any more is told beside the policies.
    if (payload) await Promise.all([askAgain(cache, ['chain'], ['policies', input.id, 'waiting']), loadViewer()])
    return Boolean(payload)
  }
  async function close(input: ChainCloseInput): Promise<boolean> {
    const payload = await closing.run({ input })
    if (payload) await Promise.all([askAgain(cache, ['chain']), loadViewer()])
    return Boolean(payload)
  }
  /** The new chain becomes the one that is looked at. */
  async function create(input: ChainCreateInput): Promise<boolean> {
    const chain = (await creating.run({ input }))?.chain
    if (!chain) return false
    await loadViewer()
    session.chooseChain(chain.id)
    return true
  }
  return { updating, creating, closing, update, create, close }
}
