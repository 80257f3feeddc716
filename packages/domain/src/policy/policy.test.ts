/** TIER-10: the acts of a version in every state, what differs between two bodies, and that each kind reads back what it starts as. */
import { describe, expect, test } from '@jest/globals'
import { Refusal } from '../refusal.ts'
import { DEFAULT_TIER_POLICY } from '../tier/policy.ts'
import { policyDifferences } from './differences.ts'
import { POLICIES, POLICY_KINDS } from './kinds.ts'
import { decidePolicyAct, POLICY_ACTS, POLICY_STATUSES, type PolicyAct, type PolicyStatus } from './lifecycle.ts'

const outcome = (work: () => unknown) => {
  try {
    return work()
  } catch (error) {
    return error instanceof Refusal ? error.code : error
  }
}
const alone = { actorId: 'zhou', secondPerson: false }
const act = (name: PolicyAct, status: PolicyStatus, by: { actorId: string | null; secondPerson: boolean } = alone) =>
  outcome(() => decidePolicyAct(name, { status, authorIds: ['he', 'wang'] }, by))

describe('acts', () => {
  const LEADS: readonly (readonly [PolicyAct, PolicyStatus, PolicyStatus])[] = [
    ['save', 'draft', 'draft'],
    ['discard', 'draft', 'discarded'],
    ['submit', 'draft', 'submitted'],
    ['sendBack', 'submitted', 'sentBack'],
    ['sendBack', 'approved', 'sentBack'],
    ['approve', 'submitted', 'approved'],
    ['schedule', 'approved', 'scheduled'],
    ['unschedule', 'scheduled', 'approved'],
    ['activate', 'scheduled', 'inForce'],
    ['retire', 'inForce', 'retired']
  ]
  const every = (Object.keys(POLICY_ACTS) as PolicyAct[]).flatMap(name => POLICY_STATUSES.map(status => [name, status] as const))
  test.each(every)('%s of a version that is %s', (name, status) => {
    const refused = name === 'save' ? 'POLICY_FROZEN' : 'POLICY_NOT_IN_THAT_STATE'
    expect(act(name, status)).toBe(LEADS.find(([does, from]) => does === name && from === status)?.[2] ?? refused)
  })
  test.each([
    ['another person', 'zhou', true, 'approved'],
    ['who wrote it', 'he', true, 'POLICY_OWN_APPROVAL'],
    ['who submitted it', 'wang', true, 'POLICY_OWN_APPROVAL'],
    ['nobody in particular', null, true, 'POLICY_OWN_APPROVAL'],
    ['who wrote it, where one person is enough', 'he', false, 'approved']
  ])('%s approves', (_who, actorId, secondPerson, result) => {
    expect(act('approve', 'submitted', { actorId, secondPerson })).toBe(result)
  })
})

describe('differences', () => {
  const shown = (before: unknown, after: unknown) =>
    policyDifferences(before, after).map(({ path, ...of }) => [path.join('.'), of.before, of.after])
  const [a, b, c] = DEFAULT_TIER_POLICY.tiers
  test('none between equals', () => {
    expect(shown(DEFAULT_TIER_POLICY, structuredClone(DEFAULT_TIER_POLICY))).toEqual([])
  })
  test('a figure, by its place', () => {
    const after = structuredClone<unknown>(DEFAULT_TIER_POLICY) as { tiers: { routes: { all: { value: number }[] }[] }[]; loss: unknown }
    after.tiers[0]!.routes[0]!.all[0]!.value = 40
    after.loss = null
    expect(shown(DEFAULT_TIER_POLICY, after)).toEqual([
      ['tiers.A.routes.0.all.0.value', 50, 40],
      ['loss', { months: 12 }, null]
    ])
  })
  test('tiers that change places are one difference', () => {
    expect(shown({ tiers: [a, b, c] }, { tiers: [b, a, c] })).toEqual([['tiers.order', ['A', 'B', 'C'], ['B', 'A', 'C']]])
  })
  test('a tier that comes, one that goes', () => {
    expect(shown({ tiers: [a, b] }, { tiers: [a, c] })).toEqual([
      ['tiers.C', undefined, c],
      ['tiers.B', b, undefined]
    ])
  })
})

test.each(POLICY_KINDS)('%s: what a chain starts with can be stored, read and submitted', kind => {
  const { initial, read, faults } = POLICIES[kind]
  const again = read(JSON.parse(JSON.stringify({ ...initial, more: 1 })))
  expect(again).toEqual(initial)
  expect(faults(again as never)).toEqual([])
  expect(() => read({})).toThrow(TypeError)
  expect(() => read(null)).toThrow(TypeError)
})
