/** Versions of a chain's rules of one kind, or of what one store sets of them: the list, one whole, its history. */
import { useQuery, useQueryCache } from '@pinia/colada'
import type { PolicyKind } from '@keqing/domain'
import { computed, watch } from 'vue'
import { request } from '../../app/request.ts'
import { usePages, type Page } from '../../app/usePages.ts'
import { usePolling } from '../../app/usePolling.ts'
import {
  PolicyHistoryDocument,
  PolicyVersionDocument,
  PolicyVersionsDocument,
  type PolicyEventOfFragment,
  type PolicyKind as Kind,
  type PolicyLineFragment,
  type PolicyVersionQuery
} from '../../gql/graphql.ts'
import { useSession } from '../../stores/session.ts'
import { inOrder, listed } from './versions.ts'

export type Version = NonNullable<PolicyVersionQuery['policyVersion']>

export interface Versions {
  readonly kind: PolicyKind
  /** Of what this store sets for itself; absent: of the chain's own. */
  readonly storeId?: string | undefined
}

export const shownKind = (kind: PolicyKind): Kind => kind.toUpperCase() as Kind

export const versionKey = (chainId: string, id: string) => ['policies', chainId, 'version', id]

/** Whether a version is one of these: of the kind, and the chain's own or of that store. */
export const isOf = (version: Version, { kind, storeId }: Versions): boolean =>
  version.kind === shownKind(kind) && (version.store?.id ?? undefined) === storeId

/** `discarded`: those that were put aside as well. */
export function usePolicyVersions(of: () => Versions, discarded: () => boolean = () => false) {
  const session = useSession()
  const chainId = () => session.chain?.id ?? ''
  const list = usePages<PolicyLineFragment, Page<PolicyLineFragment>>({
    key: () => ['policies', chainId(), 'list', of().kind, of().storeId ?? '', discarded()],
    fetch: async (after, signal) => {
      const { kind, storeId } = of()
      const variables = { chainId: chainId(), kind: shownKind(kind), storeId: storeId ?? null, statuses: listed(discarded()), after }
      return (await request(PolicyVersionsDocument, variables, { signal })).policyVersions
    },
    enabled: () => session.chain !== undefined
  })
  return { ...list, versions: computed(() => list.rows.value && inOrder(list.rows.value)) }
}

/** One version with what it says; none while no id is known. Asked for again while it is being activated. */
export function usePolicyVersion(id: () => string | undefined) {
  const session = useSession()
  const cache = useQueryCache()
  const { data, error, refetch, isLoading } = useQuery({
    key: () => versionKey(session.chain?.id ?? '', id() ?? ''),
    query: ({ signal }) => request(PolicyVersionDocument, { id: id() ?? '' }, { signal }),
    enabled: () => Boolean(id()) && session.chain !== undefined
  })
  const version = computed(() => (id() && data.value?.policyVersion) || undefined)
  const activating = computed(() => version.value?.activating ?? false)
  usePolling(
    () => refetch(),
    () => activating.value,
    () => version.value?.status ?? ''
  )
  // What held until then is retired: the list, and whatever else goes by what holds.
  watch(activating, (now, before) => {
    if (before && !now) void cache.invalidateQueries({ key: ['policies', session.chain?.id ?? ''] }).catch(() => undefined)
  })
  return {
    version,
    answered: computed(() => data.value !== undefined),
    error,
    refetch,
    busy: isLoading
  }
}

export function usePolicyHistory(id: () => string | undefined) {
  const session = useSession()
  return usePages<PolicyEventOfFragment, Page<PolicyEventOfFragment>>({
    key: () => ['policies', session.chain?.id ?? '', 'history', id() ?? ''],
    fetch: async (after, signal) => {
      const { policyVersion } = await request(PolicyHistoryDocument, { id: id() ?? '', after }, { signal })
      return policyVersion?.events ?? { nodes: [], pageInfo: { hasNextPage: false } }
    },
    enabled: () => Boolean(id())
  })
}
