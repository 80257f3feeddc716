/** The figures of a store's draft as they are typed; saved whole, with the revision that was read: what somebody else saved meanwhile is not overwritten. */
import { useQueryCache } from '@pinia/colada'
import { computed, shallowRef, watch } from 'vue'
import { useAct } from '../../app/useAct.ts'
import { PolicyDraftSaveDocument, type PolicyVersionQuery } from '../../gql/graphql.ts'
import { useSession } from '../../stores/session.ts'
import { storeFaults } from './store-faults.ts'
import { versionKey, type Version } from './usePolicies.ts'

export function useStoreFigures(version: { readonly value: Version | undefined }, chain: () => unknown) {
  const cache = useQueryCache()
  const session = useSession()
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
  /** What was saved is what the cache has, with its revision: another version's page and back finds it. */
  function keep(sent: Pick<Version, 'id' | 'revision' | 'faults'>, storeLines: NonNullable<Version['rules']['storeLines']>): void {
    const chainId = session.chain?.id ?? ''
    const known = cache.getQueryData<PolicyVersionQuery>(versionKey(chainId, sent.id))?.policyVersion
    const rules = { tier: null, earning: null, profile: null, benefit: null, storeLines }
    if (known) cache.setQueryData(versionKey(chainId, sent.id), { policyVersion: { ...known, ...sent, rules } })
    for (const key of ['list', 'history', 'backtest']) void cache.invalidateQueries({ key: ['policies', chainId, key] })
  }
  /** True where nothing is left to save. */
  async function save(): Promise<boolean> {
    const now = version.value
    const whole = [...figures.value].every(([, value]) => Number.isSafeInteger(value))
    if (!dirty.value || outdated.value || now?.status !== 'DRAFT' || !whole) return !dirty.value
    const storeLines = [...figures.value].map(([key, value]) => ({ key, value }))
    const done = await saving.run({ input: { id: now.id, revision, rules: { storeLines } } })
    if (done?.policy) {
      revision = done.policy.revision
      found.value = { lines: storeLines, faults: done.policy.faults }
      dirty.value = false
      keep({ id: now.id, revision, faults: done.policy.faults }, storeLines)
    }
    return !dirty.value
  }
  /** Somebody else has saved, or handed it in, meanwhile: what was typed here is not sent any more. */
  const outdated = computed(() => saving.refusals.value.some(({ code }) => code === 'CHANGED_MEANWHILE' || code === 'POLICY_FROZEN'))
  /** Takes what is on the server in place of what was typed. */
  async function load(again: () => Promise<unknown>): Promise<void> {
    dirty.value = false
    saving.clear()
    await again()
  }
  /** Of what is saved: what is typed since is checked with the next save. */
  const faults = computed(() => (version.value && !dirty.value && found.value ? storeFaults(found.value, chain()) : []))
  return { figures, dirty, set, save, saving, faults, outdated, load }
}
