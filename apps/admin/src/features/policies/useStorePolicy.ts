/** What holds in one store, which of it the store has set for itself, and the versions of that: written by its manager, approved by headquarters. */
import { useQuery } from '@pinia/colada'
import { computed, shallowRef } from 'vue'
import { request } from '../../app/request.ts'
import { StorePolicyDocument, type StorePolicyQuery } from '../../gql/graphql.ts'
import { useSession } from '../../stores/session.ts'
import { offers, type Offer } from './offers.ts'
import { isOf, usePolicyVersion, usePolicyVersions } from './usePolicies.ts'
import { usePolicyActs } from './usePolicyActs.ts'
import { useStoreFigures } from './useStoreFigures.ts'

export type EffectiveLine = NonNullable<StorePolicyQuery['effectivePolicy']>['lines'][number]

const notOpen = (key: string): EffectiveLine => ({
  ...{ key, unit: null, chainValue: null, storeValue: null, least: null, most: null },
  ...{ from: 'CHAIN', passedOver: 'NOT_OPEN' }
})

/** Acts of whoever writes for the store; the others are headquarters'. */
const WRITING: ReadonlySet<Offer> = new Set(['discard', 'submit', 'create', 'bringBack'])

export function useStorePolicy(storeId: () => string, id: () => string | undefined) {
  const session = useSession()
  const chainId = () => session.chain?.id ?? ''
  const { data, error, refetch, isLoading } = useQuery({
    key: () => ['policies', chainId(), 'store', storeId()],
    query: ({ signal }) => request(StorePolicyDocument, { chainId: chainId(), storeId: storeId() }, { signal }),
    enabled: () => session.chain !== undefined
  })
  const of = () => ({ kind: 'benefit', storeId: storeId() }) as const
  const discarded = shallowRef(false)
  const list = usePolicyVersions(of, () => discarded.value)
  const chosen = computed(() => id() ?? list.versions.value?.[0]?.id)
  const open = usePolicyVersion(() => chosen.value)
  /** An address may name another store's version, or the chain's. */
  const version = computed(() => (open.version.value && isOf(open.version.value, of()) ? open.version.value : undefined))
  const missing = computed(() => open.answered.value && chosen.value !== undefined && version.value === undefined && !open.busy.value)
  const openLines = computed(() => data.value?.effectivePolicy?.lines ?? [])
  const mayWrite = computed(() => !data.value?.store?.closedOn && session.can('policy:override', { chain: chainId(), store: storeId() }))
  const mayApprove = computed(() => session.can('policy:write', { chain: chainId() }))
  const offered = computed(() =>
    version.value
      ? offers(version.value, true).filter(offer => (WRITING.has(offer) ? mayWrite.value : mayApprove.value))
      : mayWrite.value && openLines.value.length > 0 && list.versions.value?.length === 0
        ? (['create'] as const)
        : []
  )
  const figures = useStoreFigures(version, () => data.value?.effectivePolicy?.rules.benefit)
  /** With what the open version sets although it is not open, or not any more: it is seen, and can be taken out of a draft. */
  const lines = computed(() => {
    const shut = [...figures.figures.value.keys()].filter(key => !openLines.value.some(line => line.key === key))
    return [...openLines.value, ...shut.map(notOpen)]
  })
  /** What it is compared with first: what holds in the store, else what it was made from. */
  const baseId = computed(() => {
    const holds = list.versions.value?.find(each => each.status === 'IN_FORCE')?.id
    return holds && holds !== version.value?.id ? holds : version.value?.basedOn?.id
  })
  return {
    store: computed(() => data.value?.store ?? undefined),
    effective: computed(() => data.value?.effectivePolicy ?? undefined),
    answered: computed(() => data.value !== undefined && list.versions.value !== undefined),
    list,
    discarded,
    chosen,
    open,
    version,
    missing,
    baseId,
    lines,
    mayWrite,
    mayApprove,
    offered,
    error: computed(() => error.value ?? list.error.value),
    refetch: () => void Promise.all([refetch(), list.again()]),
    busy: isLoading,
    ...figures,
    acts: usePolicyActs()
  }
}
