/** The chain one looks at: its settings, and making another. Both change what one may do, so who is looking is asked again. */
import { useQuery, useQueryCache } from '@pinia/colada'
import { computed } from 'vue'
import { request } from '../../app/request.ts'
import { useAct } from '../../app/useAct.ts'
import {
  ChainCreateDocument,
  ChainUpdateDocument,
  OrgChainDocument,
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
    query: ({ signal }) => request(OrgChainDocument, { id: session.chain?.id ?? '' }, { signal })
  })
  return { chain: computed(() => data.value?.chain ?? undefined), error, refetch, busy: isLoading }
}

export function useChainActs() {
  const session = useSession()
  const cache = useQueryCache()
  const updating = useAct(ChainUpdateDocument, result => result.chainUpdate)
  const creating = useAct(ChainCreateDocument, result => result.chainCreate)
  async function update(input: ChainUpdateInput): Promise<boolean> {
    const payload = await updating.run({ input })
    if (payload) await Promise.all([cache.invalidateQueries({ key: ['chain'] }), loadViewer()])
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
  return { updating, creating, update, create }
}
