/**
 * A draft that saves itself. What was typed is sent a moment after the last key, one save at a time, each with the revision that was read: what somebody
 * else saved meanwhile is never overwritten, one is told and may load it. What holds no number yet is kept here and not sent.
 */
import { useQueryCache } from '@pinia/colada'
import type { PolicyKind } from '@keqing/domain'
import { computed, onScopeDispose, shallowRef, watch, type Ref } from 'vue'
import { useAct } from '../../app/useAct.ts'
import { PolicyDraftSaveDocument, type PolicyVersionQuery } from '../../gql/graphql.ts'
import { useSession } from '../../stores/session.ts'
import type { Found } from './faults.ts'
import { bodyOf, isWhole, rulesOf, type Body } from './rules.ts'
import { versionKey, type Version } from './usePolicies.ts'

/** `changed`: somebody else saved. `frozen`: it is no draft any more. `incomplete`: a slot is empty. */
export type DraftState = 'asRead' | 'waiting' | 'saving' | 'saved' | 'incomplete' | 'changed' | 'frozen' | 'refused' | 'failed'

const PAUSE_MS = 900

export function useDraft(kind: () => PolicyKind, version: Readonly<Ref<Version | undefined>>, now: () => number = Date.now) {
  const cache = useQueryCache()
  const session = useSession()
  const saving = useAct(PolicyDraftSaveDocument, result => result.policyDraftSave)
  const id = shallowRef('')
  const body = shallowRef<Body>()
  const name = shallowRef('')
  const state = shallowRef<DraftState>('asRead')
  const savedAt = shallowRef<string>()
  /** Of what was read or saved last. */
  const found = shallowRef<Found>()
  let revision = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> | undefined
  let dirty = false

  function read(from: Version): void {
    clearTimeout(timer)
    id.value = from.id
    body.value = bodyOf(kind(), from.rules)
    found.value = { body: body.value, faults: from.faults }
    name.value = from.name
    revision = from.revision
    dirty = false
    if (state.value !== 'saved') state.value = 'asRead'
  }
  watch(
    version,
    (next, previous) => {
      if (next?.id !== previous?.id) {
        void flush()
        state.value = 'asRead'
        if (!next) body.value = found.value = undefined
      }
      // What is asked for again while one types must not take the words away.
      if (next && (next.id !== id.value || (!dirty && !running && next.revision !== revision))) read(next)
      // The same words may have become wrong, or right, by what else the chain has.
      else if (next && next.revision === revision && !running) found.value = { body: bodyOf(kind(), next.rules), faults: next.faults }
    },
    { immediate: true }
  )

  function later(): void {
    dirty = true
    state.value = 'waiting'
    clearTimeout(timer)
    timer = setTimeout(() => void flush(), PAUSE_MS)
  }
  function edit(next: Body): void {
    body.value = next
    later()
  }
  function rename(next: string): void {
    name.value = next
    later()
  }

  /** What was saved is what the cache has, with its revision: coming back to the page finds it. */
  function keep(sent: Pick<Version, 'id' | 'name' | 'rules' | 'revision' | 'faults' | 'missedTiers' | 'raisedPay'>): void {
    const key = versionKey(session.chain?.id ?? '', sent.id)
    const known = cache.getQueryData<PolicyVersionQuery>(key)?.policyVersion
    if (known) cache.setQueryData(key, { policyVersion: { ...known, ...sent } })
    for (const list of ['list', 'history', 'backtest']) void cache.invalidateQueries({ key: ['policies', session.chain?.id ?? '', list] })
  }

  async function save(): Promise<void> {
    const sent = { id: id.value, name: name.value.trim(), body: body.value }
    if (!sent.body || !isWhole(sent.body) || !sent.name) {
      state.value = 'incomplete'
      return
    }
    state.value = 'saving'
    dirty = false
    const rules = rulesOf(kind(), sent.body)
    const done = await saving.run({ input: { id: sent.id, revision, name: sent.name, rules } })
    const here = sent.id === id.value
    if (done?.policy) {
      const { revision: saved, faults, missedTiers, raisedPay } = done.policy
      if (here) settle(saved, { body: sent.body, faults })
      keep({ id: sent.id, name: sent.name, rules, revision: saved, faults, missedTiers, raisedPay })
    } else if (here) refuse()
  }
  function settle(saved: number, of: Found): void {
    revision = saved
    found.value = of
    savedAt.value = new Date(now()).toISOString()
    if (!dirty) state.value = 'saved'
  }
  function refuse(): void {
    dirty = true
    const codes = saving.refusals.value.map(refusal => refusal.code)
    if (codes.includes('CHANGED_MEANWHILE')) state.value = 'changed'
    else if (codes.includes('POLICY_FROZEN')) state.value = 'frozen'
    else state.value = codes.length > 0 ? 'refused' : 'failed'
  }

  /** Sends what waits; true where nothing is left to send. */
  async function flush(): Promise<boolean> {
    clearTimeout(timer)
    while (running) await running
    if (dirty && state.value !== 'changed' && state.value !== 'frozen') {
      running = save().finally(() => (running = undefined))
      await running
    }
    return !dirty
  }
  /** Takes what is on the server in place of what is here. */
  async function load(again: () => Promise<{ data?: PolicyVersionQuery | undefined }>): Promise<void> {
    const found = (await again()).data?.policyVersion
    state.value = 'asRead'
    if (found) read(found)
  }
  onScopeDispose(() => void flush())
  return {
    body,
    name,
    state,
    savedAt,
    found,
    edit,
    rename,
    flush,
    load,
    refusals: computed(() => saving.refusals.value.map(saving.say)),
    isDirty: () => dirty
  }
}
