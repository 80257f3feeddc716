/**
 * TIER-10, for every kind of policy: the states of a version and the acts that lead from one to the next. From submission on a version never changes; sent
 * back, it stays as it was and its content becomes a new draft.
 */
import { Refusal } from '../refusal.ts'

export const POLICY_STATUSES = ['draft', 'discarded', 'submitted', 'sentBack', 'approved', 'scheduled', 'inForce', 'retired'] as const
export type PolicyStatus = (typeof POLICY_STATUSES)[number]

/** `activate` is the service's own, at the first instant of the version's day; the version that held before retires with it. */
export const POLICY_ACTS = {
  save: { from: ['draft'], to: 'draft' },
  discard: { from: ['draft'], to: 'discarded' },
  submit: { from: ['draft'], to: 'submitted' },
  sendBack: { from: ['submitted', 'approved'], to: 'sentBack' },
  approve: { from: ['submitted'], to: 'approved' },
  schedule: { from: ['approved'], to: 'scheduled' },
  unschedule: { from: ['scheduled'], to: 'approved' },
  activate: { from: ['scheduled'], to: 'inForce' },
  retire: { from: ['inForce'], to: 'retired' }
} as const satisfies Readonly<Record<string, { from: readonly PolicyStatus[]; to: PolicyStatus }>>
export type PolicyAct = keyof typeof POLICY_ACTS

/** What an act looks at. `authorIds`: who wrote the version or submitted it. */
export interface PolicyStanding {
  readonly status: PolicyStatus
  readonly authorIds: readonly string[]
}

/**
 * The state after the act. Where the chain asks for a second person, nobody approves what he or she wrote or submitted.
 * @throws Refusal POLICY_FROZEN, POLICY_NOT_IN_THAT_STATE, POLICY_OWN_APPROVAL
 */
export function decidePolicyAct(
  act: PolicyAct,
  version: PolicyStanding,
  by: { actorId: string | null; secondPerson: boolean }
): PolicyStatus {
  const { from, to } = POLICY_ACTS[act]
  if (!(from as readonly PolicyStatus[]).includes(version.status)) {
    const code = act === 'save' ? 'POLICY_FROZEN' : 'POLICY_NOT_IN_THAT_STATE'
    throw new Refusal(code, ['id'], { status: version.status })
  }
  if (act === 'approve' && by.secondPerson && (by.actorId === null || version.authorIds.includes(by.actorId)))
    throw new Refusal('POLICY_OWN_APPROVAL', ['id'])
  return to
}
