/** One kind's page: which version is open, what it is compared with, what differs, what is wrong, and what may be done. */
import { policyDifferences, type PolicyKind } from '@keqing/domain'
import { computed, shallowRef } from 'vue'
import { useSession } from '../../stores/session.ts'
import { changesOf, changeText } from './changes.ts'
import { readFault, withFound } from './faults.ts'
import { offers, standingOf } from './offers.ts'
import { bodyOf } from './rules.ts'
import type { Words } from './sentence.ts'
import { useDraft } from './useDraft.ts'
import { isOf, usePolicyVersion, usePolicyVersions } from './usePolicies.ts'
import { opened, titleOf } from './versions.ts'

export function useStudio(kind: () => PolicyKind, id: () => string | undefined, words: () => Words) {
  const session = useSession()
  const mayWrite = computed(
    () => session.chain !== undefined && !session.chain.closedOn && session.can('policy:write', { chain: session.chain.id })
  )
  const discarded = shallowRef(false)
  const list = usePolicyVersions(
    () => ({ kind: kind() }),
    () => discarded.value
  )
  const chosen = computed(() => id() ?? (list.versions.value && opened(list.versions.value, mayWrite.value)?.id))
  const open = usePolicyVersion(() => chosen.value)
  /** An address may name a version of another kind or chain, or a store's. */
  const version = computed(() => (open.version.value && isOf(open.version.value, { kind: kind() }) ? open.version.value : undefined))
  const missing = computed(() => open.answered.value && chosen.value !== undefined && version.value === undefined && !open.busy.value)
  const draft = useDraft(kind, version)

  const inForce = computed(() => list.versions.value?.find(each => each.status === 'IN_FORCE'))
  /** What is yet to hold is seen against what holds; what held, against what it was made from. */
  const baseId = computed(() => {
    const now = version.value
    if (!now) return undefined
    const held = now.status === 'IN_FORCE' || now.status === 'RETIRED'
    return held ? now.basedOn?.id : (inForce.value?.id ?? now.basedOn?.id)
  })
  const other = usePolicyVersion(() => baseId.value)
  /** For a moment after a change of kind the list is the former kind's still, and so is what holds. */
  const base = computed(() => {
    const found = other.version.value
    return found && found.id === baseId.value && isOf(found, { kind: kind() }) ? found : undefined
  })
  const baseBody = computed(() => base.value && bodyOf(kind(), base.value.rules))
  const baseTitle = computed(() => (base.value ? titleOf(base.value, words()) : ''))

  const isDraft = computed(() => version.value?.status === 'DRAFT')
  const fixed = computed(() => !isDraft.value || !mayWrite.value || draft.state.value === 'frozen')
  const body = computed(() => (version.value ? draft.body.value : undefined))
  /** Of what was submitted: what has come up since. */
  const faults = computed(() => {
    if (!body.value) return []
    return isDraft.value ? withFound(kind(), body.value, draft.found.value) : (version.value?.faults ?? []).map(readFault)
  })
  /** Tiers that rules of tiers lack and others name: what keeps them from their day, and what passes them over. */
  const missed = computed(() => version.value?.missedTiers ?? [])
  /** And tiers that would pay more than one below them. */
  const raised = computed(() => version.value?.raisedPay ?? [])
  const differences = computed(() => (body.value && baseBody.value ? policyDifferences(baseBody.value, body.value) : []))
  const known = computed(() => [body.value, baseBody.value].filter(each => each !== undefined))
  const changes = computed(() => changesOf(kind(), differences.value, known.value, words()).map(change => changeText(change, words())))
  const title = computed(() => {
    const now = version.value
    if (!now) return ''
    return isDraft.value ? draft.name.value : titleOf(now, words())
  })
  return {
    ...list,
    discarded,
    mayWrite,
    chosen,
    open,
    version,
    missing,
    draft,
    inForce,
    base,
    baseBody,
    baseTitle,
    fixed,
    body,
    faults,
    missed,
    raised,
    differences,
    known,
    changes,
    title,
    offered: computed(() => (version.value ? offers(version.value, mayWrite.value) : [])),
    standing: computed(() => (version.value ? standingOf(version.value, mayWrite.value) : undefined))
  }
}
