/** What holds in one store, which of it the store has set for itself, and the versions of that: written by its manager, approved by headquarters. */
import { useQuery } from '@pinia/colada'
import { computed, shallowRef, watch } from 'vue'
import { request } from '../../app/request.ts'
import { useAct } from '../../app/useAct.ts'
import { PolicyDraftSaveDocument, StorePolicyDocument, type StorePolicyQuery } from '../../gql/graphql.ts'
import { useSession } from '../../stores/session.ts'
import { offers, type Offer } from './offers.ts'
import { storeFaults } from './store-faults.ts'
import { usePolicyActs } from './usePolicyActs.ts'
import { inOrder, LISTED } from './versions.ts'

export type StoreVersion = StorePolicyQuery['policyVersions']['nodes'][number]
export type EffectiveLine = NonNullable<StorePolicyQuery['effectivePolicy']>['lines'][number]

/** Acts of whoever writes for the store; the others are headquarters'. */
const WRITING: ReadonlySet<Offer> = new Set(['discard', 'submit', 'create', 'bringBack'])

export function useStorePolicy(storeId: () => string) {
  const session = useSession()
  const chainId = () => session.chain?.id ?? ''
  const { data, error, refetch, isLoading } = useQuery({
    key: () => ['policies', chainId(), 'store', storeId()],
    query: ({ signal }) => request(StorePolicyDocument, { chainId: chainId(), storeId: storeId(), statuses: LISTED }, { signal }),
    enabled: () => session.chain !== undefined
  })
  const versions = computed(() => data.value && inOrder(data.value.policyVersions.nodes))
  const chosenId = shallowRef<string>()
  const version = computed(() => versions.value?.find(each => each.id === chosenId.value) ?? versions.value?.[0])
  const lines = computed(() => data.value?.effectivePolicy?.lines ?? [])
  const mayWrite = computed(() => !data.value?.store?.closedOn && session.can('policy:override', { chain: chainId(), store: storeId() }))
  const mayApprove = computed(() => session.can('policy:write', { chain: chainId() }))
  const offered = computed(() =>
    version.value
      ? offers(version.value, true).filter(offer => (WRITING.has(offer) ? mayWrite.value : mayApprove.value))
      : mayWrite.value && lines.value.length > 0
        ? (['create'] as const)
        : []
  )
  return {
    store: computed(() => data.value?.store ?? undefined),
    effective: computed(() => data.value?.effectivePolicy ?? undefined),
    answered: computed(() => data.value !== undefined),
    versions,
    version,
    lines,
    mayWrite,
    mayApprove,
    offered,
    error,
    refetch,
    busy: isLoading,
    choose: (id: string) => (chosenId.value = id),
    ...useFigures(version, () => data.value?.effectivePolicy?.rules.benefit),
    acts: usePolicyActs()
  }
}

/** The figures of a draft as they are typed; saved whole, with the revision that was read. */
function useFigures(version: { readonly value: StoreVersion | undefined }, chain: () => unknown) {
  const saving = useAct(PolicyDraftSaveDocument, result => result.policyDraftSave)
  const figures = shallowRef<ReadonlyMap<string, number>>(new Map())
  const dirty = shallowRef(false)
  const found = shallowRef<Parameters<typeof storeFaults>[0]>()
  let revision = 0
  watch(
    () => version.value,
    (now, before) => {
      if (!now || (dirty.value && now.id === before?.id)) return
      found.value = { lines: now.rules.storeLines ?? [], faults: now.faults }
      figures.value = new Map(now.rules.storeLines?.map(({ key, value }) => [key, value]))
      revision = now.revision
      dirty.value = false
    },
    { immediate: true }
  )
  function set(key: string, value: number | undefined): void {
    const next = new Map(figures.value)
    if (value === undefined) next.delete(key)
    else next.set(key, value)
    figures.value = next
    dirty.value = true
  }
  /** True where nothing is left to save. */
  async function save(): Promise<boolean> {
    const now = version.value
    const whole = [...figures.value].every(([, value]) => Number.isSafeInteger(value))
    if (!dirty.value || !now || !whole) return !dirty.value
    const storeLines = [...figures.value].map(([key, value]) => ({ key, value }))
    const done = await saving.run({ input: { id: now.id, revision, rules: { storeLines } } })
    if (done?.policy) {
      revision = done.policy.revision
      found.value = { lines: storeLines, faults: done.policy.faults }
      dirty.value = false
    }
    return !dirty.value
  }
  /** Of what is saved: what is typed since is checked with the next save. */
  const faults = computed(() => (version.value?.status === 'DRAFT' && !dirty.value && found.value ? storeFaults(found.value, chain()) : []))
  return { figures, dirty, set, save, saving, faults }
}
