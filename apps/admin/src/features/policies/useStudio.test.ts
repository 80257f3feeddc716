/** Which version a kind's page opens, what it is seen against, and what an act leads to. */
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'
import { DEFAULT_EARNING_POLICY, DEFAULT_PROFILE_POLICY, type PolicyKind } from '@keqing/domain'
import { shallowRef } from 'vue'
import { stage } from '../../app/stage.ts'
import { useSession, type Session } from '../../stores/session.ts'
import { sendEarning } from './earning-rules.ts'
import { rulesOf } from './rules.ts'
import type { Words } from './sentence.ts'
import { usePolicyActs } from './usePolicyActs.ts'
import { useStudio } from './useStudio.ts'
import { useSecondPersonUntil, useWaiting } from './useWaiting.ts'

let end = () => {}
beforeEach(() => {
  jest.useFakeTimers()
})
afterEach(async () => {
  end()
  // What is sent on leaving is answered before the clock is the machine's again.
  await soon()
  jest.useRealTimers()
})

const words = { locale: 'zh-CN', say: (key: string) => key, f: { count: String, money: () => '' }, currency: 'CNY' } as unknown as Words
const chain = { id: 'c', name: '蜀步', currency: 'CNY', timeZone: 'Asia/Shanghai', today: '2026-06-30' }
const session = (permission: string): Session => ({
  id: 'u',
  name: '周敏',
  company: { id: 't', name: '蜀步' },
  companies: [],
  chains: [chain],
  grants: [],
  permissions: [{ name: permission, chains: ['c'], stores: [], groups: [] }]
})
const version = (id: string, status: string, points: number, basedOn?: string) => ({
  id,
  status,
  kind: 'EARNING',
  version: status === 'DRAFT' ? null : 1,
  name: id,
  revision: 1,
  faults: [],
  effectiveOn: null,
  retiredOn: null,
  createdAt: '2026-06-01T00:00:00Z',
  awaitsViewer: false,
  lastAct: null,
  basedOn: basedOn ? { id: basedOn, version: 1, name: '' } : null,
  rules: { tier: null, profile: null, earning: sendEarning({ ...DEFAULT_EARNING_POLICY, pointsPer: { points, forEveryMinor: 10_000 } }) }
})
const all = [version('draft', 'DRAFT', 2, 'old'), version('now', 'IN_FORCE', 1, 'old'), version('old', 'RETIRED', 3)]
const answers = {
  PolicyVersions: { policyVersions: { nodes: all, pageInfo: { hasNextPage: false, endCursor: null } } },
  PolicyVersion: (asked: unknown) => ({ policyVersion: all.find(each => each.id === (asked as { id: string }).id) ?? null }),
  // What was typed is sent when the page is left.
  PolicyDraftSave: { policyDraftSave: { policy: { id: 'draft', revision: 2, faults: [] }, userErrors: [] } }
}
const soon = () => jest.advanceTimersByTimeAsync(20)

async function open(permission: string, id?: string, kind: PolicyKind = 'earning') {
  const address = shallowRef(id)
  const played = stage(answers, () => {
    useSession().open(session(permission))
    return useStudio(
      () => kind,
      () => address.value,
      () => words
    )
  })
  end = played.end
  await soon()
  return played.result
}

test('who writes opens the draft, seen against what holds and not what it was begun from', async () => {
  const studio = await open('policy:write')
  expect([studio.chosen.value, studio.base.value?.id, studio.fixed.value]).toEqual(['draft', 'now', false])
  expect(studio.differences.value).toEqual([{ path: ['pointsPer', 'points'], before: 1, after: 2 }])
  expect(studio.offered.value).toEqual(['discard', 'submit'])
  studio.draft.edit({ ...DEFAULT_EARNING_POLICY, pointsPer: { points: -1, forEveryMinor: 10_000 } })
  expect(studio.faults.value).toEqual([{ code: 'VALUE_NEGATIVE', path: ['pointsPer', 'points'] }])
})

test('who reads opens what holds, seen against what it was made from', async () => {
  const studio = await open('policy:read')
  expect([studio.chosen.value, studio.base.value?.id, studio.fixed.value, studio.offered.value]).toEqual(['now', 'old', true, []])
})

test('an address of no version, or of another kind’s, leads nowhere', async () => {
  const unknown = await open('policy:write', 'nobody')
  expect([unknown.missing.value, unknown.body.value]).toEqual([true, undefined])
  end()
  expect((await open('policy:write', 'draft', 'tier')).missing.value).toBe(true)
})

test('from one kind’s version to another’s, what holds of the former kind is not what it is seen against', async () => {
  const found = answers.PolicyVersion
  const profile = { ...version('weights', 'DRAFT', 1), kind: 'PROFILE', rules: rulesOf('profile', DEFAULT_PROFILE_POLICY) }
  answers.PolicyVersion = asked => ((asked as { id: string }).id === 'weights' ? { policyVersion: profile as never } : found(asked))
  const studio = await open('policy:write', 'weights', 'profile')
  answers.PolicyVersion = found
  expect([studio.version.value?.id, studio.baseBody.value, studio.differences.value]).toEqual(['weights', undefined, []])
})

test('an act that is done has everything asked again; one refused says why', async () => {
  const refusal = { code: 'POLICY_OWN_APPROVAL', field: ['id'], params: [] }
  const both = {
    ...answers,
    PolicySubmit: { policySubmit: { policy: { id: 'draft', status: 'SUBMITTED' }, userErrors: [] } },
    PolicyApprove: { policyApprove: { policy: null, userErrors: [refusal] } }
  }
  const studied = () => {
    useSession().open(session('policy:write'))
    useStudio(
      () => 'earning',
      () => undefined,
      () => words
    )
    return usePolicyActs()
  }
  const { result: acts, asked, end: stop } = stage(both, studied, { refusal: { POLICY_OWN_APPROVAL: '要由别人来批准。' } })
  end = stop
  await soon()
  const before = asked.length
  expect(await acts.submitting.do({ input: { id: 'draft' } })).toBe('draft')
  expect(asked.slice(before).map(({ name }) => name)).toContain('PolicyVersions')
  const then = asked.length
  expect(await acts.approving.do({ input: { id: 'draft' } })).toBeUndefined()
  expect([asked.length - then, acts.approving.at('id')]).toEqual([1, '要由别人来批准。'])
})

test.each([
  ['policy:write', { awaitsViewer: true, overdue: false }, 'policies.waiting'],
  ['policy:write', { awaitsViewer: false, overdue: true }, 'policies.overdue'],
  ['policy:write', { awaitsViewer: false, overdue: false }, undefined],
  ['policy:read', { awaitsViewer: true, overdue: true }, undefined]
])('with %s, what waits to be approved or does not come into force is marked: %p', async (permission, version, text) => {
  const waiting = { tier: { nodes: [{ id: 'v', ...version }] }, earning: { nodes: [] }, profile: { nodes: [] } }
  const { result, end: stop } = stage({ PoliciesWaiting: waiting }, () => {
    useSession().open(session(permission))
    return [useWaiting('tier'), useWaiting('earning')] as const
  })
  end = stop
  await soon()
  expect(result.map(count => count.value?.text)).toEqual([text, undefined])
})

test.each([
  ['policy:write', '2026-07-01T04:00:00.000Z', '2026-07-01T04:00:00.000Z'],
  ['policy:write', null, undefined],
  ['policy:read', '2026-07-01T04:00:00.000Z', undefined]
])('with %s, when no second person approves any more is told: %p', async (permission, policySecondPersonUntil, told) => {
  const none = { nodes: [] }
  const PoliciesWaiting = { chain: { id: 'c', policySecondPersonUntil }, tier: none, earning: none, profile: none, benefit: none }
  const { result, end: stop } = stage({ PoliciesWaiting }, () => {
    useSession().open(session(permission))
    return useSecondPersonUntil()
  })
  end = stop
  await soon()
  expect(result.value).toBe(told)
})
