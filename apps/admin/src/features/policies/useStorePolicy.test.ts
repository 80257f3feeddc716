/** A store's own page: which of its versions is open, what it offers to whom, and that what somebody else saved meanwhile is not overwritten. */
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'
import { stage } from '../../app/stage.ts'
import { useSession } from '../../stores/session.ts'
import { useStorePolicy } from './useStorePolicy.ts'

let end = () => {}
beforeEach(() => {
  jest.useFakeTimers()
})
afterEach(() => {
  end()
  jest.useRealTimers()
})
const KEY = 'tiers.A.paysPercent'
const version = (id: string, status: string, value: number, storeId: string | null = 's') => ({
  ...{ id, status, kind: 'BENEFIT', version: 1, name: id, revision: 1, faults: [], effectiveOn: null, retiredOn: null, overdue: false },
  ...{ createdAt: '2026-06-01T00:00:00Z', awaitsViewer: true, lastAct: null, basedOn: null, store: storeId ? { id: storeId } : null },
  rules: { tier: null, earning: null, profile: null, benefit: null, storeLines: [{ key: KEY, value }] }
})
let all = [version('now', 'IN_FORCE', 80), version('draft', 'DRAFT', 76), version('theirs', 'DRAFT', 70, 't')]
const saved = { policyDraftSave: { policy: { id: 'draft', revision: 2, faults: [] }, userErrors: [] } }
const refused = { policyDraftSave: { policy: null, userErrors: [{ code: 'CHANGED_MEANWHILE', field: ['revision'], params: [] }] } }

async function open(permission: string, id?: string, save: unknown = saved) {
  const lines = [{ key: KEY, unit: 'PERCENT', chainValue: 85, storeValue: 80, least: 70, most: 90, from: 'STORE', passedOver: null }]
  const answers = {
    StorePolicy: {
      store: { id: 's', name: '三店', closedOn: null },
      effectivePolicy: { on: '2026-06-30', chainVersion: {}, lines, rules: {} }
    },
    PolicyVersions: () => ({
      policyVersions: { nodes: all.filter(each => each.store?.id === 's'), pageInfo: { hasNextPage: false, endCursor: null } }
    }),
    PolicyVersion: (asked: unknown) => ({ policyVersion: all.find(each => each.id === (asked as { id: string }).id) ?? null }),
    PolicyDraftSave: save
  }
  const played = stage(answers, () => {
    useSession().open({
      ...{ id: 'u', name: '周敏', company: { id: 't', name: '蜀步' }, companies: [], grants: [] },
      chains: [{ id: 'c', name: '蜀步', currency: 'CNY', timeZone: 'Asia/Shanghai', today: '2026-06-30' }],
      permissions: [{ name: permission, chains: ['c'], stores: ['s'], groups: [] }]
    })
    return useStorePolicy(
      () => 's',
      () => id
    )
  })
  end = played.end
  await soon()
  return { ...played.result, asked: played.asked }
}
const soon = () => jest.advanceTimersByTimeAsync(20)

test.each([
  ['policy:override', undefined, 'draft', ['discard', 'submit']],
  ['policy:override', 'now', 'now', ['create']],
  ['policy:write', 'now', 'now', []],
  ['policy:read', undefined, 'draft', []]
])('with %s at %p, open is %s and offered is %p', async (permission, id, chosen, offered) => {
  const page = await open(permission, id)
  expect([page.version.value?.id, page.offered.value, page.missing.value]).toEqual([chosen, offered, false])
  expect(page.baseId.value).toBe(chosen === 'now' ? undefined : 'now')
})

test('another store’s version is not there', async () => {
  const page = await open('policy:override', 'theirs')
  expect([page.version.value, page.missing.value]).toEqual([undefined, true])
})

test('a line that is not open any more is seen in the version that sets it, and can be taken out of a draft', async () => {
  const before = all
  const gone = { key: 'birthday.daysBefore', value: 3 }
  const draft = version('draft', 'DRAFT', 76)
  all = [{ ...draft, rules: { ...draft.rules, storeLines: [...draft.rules.storeLines, gone] } }]
  const page = await open('policy:override')
  expect(page.lines.value.map(({ key, passedOver }) => [key, passedOver])).toEqual([
    [KEY, null],
    [gone.key, 'NOT_OPEN']
  ])
  page.set(gone.key, undefined)
  expect([page.lines.value.length, await page.save()]).toEqual([1, true])
  all = before
})

test('a figure is saved with the revision that was read, and stays when one comes back', async () => {
  const page = await open('policy:override')
  page.set(KEY, 72)
  expect(await page.save()).toBe(true)
  const sent = page.asked.find(({ name }) => name === 'PolicyDraftSave')?.variables
  expect(sent).toEqual({ input: { id: 'draft', revision: 1, rules: { storeLines: [{ key: KEY, value: 72 }] } } })
  expect([page.version.value?.revision, page.figures.value.get(KEY), page.dirty.value]).toEqual([2, 72, false])
})

test('what somebody else saved meanwhile is loaded in place of what was typed, and not overwritten', async () => {
  const page = await open('policy:override', undefined, refused)
  page.set(KEY, 72)
  expect([await page.save(), page.outdated.value]).toEqual([false, true])
  expect([await page.save(), page.asked.filter(({ name }) => name === 'PolicyDraftSave').length]).toEqual([false, 1])
  const before = all
  all = [version('now', 'IN_FORCE', 80), { ...version('draft', 'DRAFT', 88), revision: 5 }]
  await page.load(page.open.refetch)
  await soon()
  expect([page.figures.value.get(KEY), page.outdated.value, page.dirty.value]).toEqual([88, false, false])
  all = before
})
