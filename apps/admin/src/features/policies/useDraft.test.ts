/** A draft saves itself with the revision that was read, one save at a time; nothing of somebody else's is overwritten, nothing typed is lost unsaid. */
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'
import { DEFAULT_EARNING_POLICY } from '@keqing/domain'
import { shallowRef } from 'vue'
import { failing, stage } from '../../app/stage.ts'
import { sendEarning } from './earning-rules.ts'
import { useDraft } from './useDraft.ts'
import type { Version } from './usePolicies.ts'

let end = () => {}
beforeEach(() => {
  jest.useFakeTimers({ now: new Date('2026-06-30T06:18:00Z') })
})
afterEach(() => {
  end()
  jest.useRealTimers()
})

const body = (forEveryMinor: number) => ({ ...DEFAULT_EARNING_POLICY, pointsPer: { points: 1, forEveryMinor } })
const draftOf = (id: string, revision = 1, forEveryMinor = 10_000) =>
  ({
    id,
    kind: 'EARNING',
    version: null,
    status: 'DRAFT',
    name: '每满50',
    revision,
    faults: [],
    rules: { tier: null, profile: null, earning: sendEarning(body(forEveryMinor)) }
  }) as unknown as Version

const refused = (code: string) => ({ policyDraftSave: { policy: null, userErrors: [{ code, field: ['revision'], params: [] }] } })

type Input = { input: { id: string; revision: number; rules: { earning: { forEveryMinor: number } } } }
/** A server that keeps the revision, unless told what to answer. */
function play(answer?: unknown) {
  let revision = 1
  const version = shallowRef<Version | undefined>(draftOf('d'))
  const save = ({ input }: Input) =>
    answer ?? { policyDraftSave: { policy: { id: input.id, revision: ++revision, faults: [] }, userErrors: [] } }
  const played = stage({ PolicyDraftSave: save }, () => useDraft(() => 'earning', version))
  end = played.end
  const sent = () =>
    played.asked
      .map(({ variables }) => (variables as Input).input)
      .map(input => [input.id, input.revision, input.rules.earning.forEveryMinor])
  return { ...played, draft: played.result, version, sent }
}

test('what is typed in one breath is sent once, and each save with the revision of the one before', async () => {
  const { draft, sent } = play()
  draft.edit(body(5000))
  draft.edit(body(5500))
  expect([draft.state.value, sent()]).toEqual(['waiting', []])
  await jest.advanceTimersByTimeAsync(1000)
  expect([draft.state.value, draft.savedAt.value?.slice(0, 16)]).toEqual(['saved', '2026-06-30T06:18'])
  draft.edit(body(6000))
  await jest.advanceTimersByTimeAsync(1000)
  expect(sent()).toEqual([
    ['d', 1, 5500],
    ['d', 2, 6000]
  ])
})

test('what the server finds wrong comes with the version, and anew with each save', async () => {
  const faults = [{ code: 'TIER_UNKNOWN', path: ['multipliers', '0', 'when', 'tiers', '0'] }]
  const { draft, version } = play({ policyDraftSave: { policy: { id: 'd', revision: 2, faults }, userErrors: [] } })
  expect(draft.found.value).toEqual({ body: body(10_000), faults: [] })
  draft.edit(body(5000))
  await jest.advanceTimersByTimeAsync(1000)
  expect(draft.found.value).toEqual({ body: body(5000), faults })
  version.value = { ...draftOf('d', 2, 5000), faults: [] }
  await jest.advanceTimersByTimeAsync(1)
  expect(draft.found.value?.faults).toEqual([])
})

test('what is typed while a save runs is sent after it', async () => {
  const { draft, sent } = play()
  draft.edit(body(5000))
  const first = draft.flush()
  draft.edit(body(6000))
  await first
  expect(await draft.flush()).toBe(true)
  expect(sent()).toEqual([
    ['d', 1, 5000],
    ['d', 2, 6000]
  ])
})

test('an empty place is kept here and not sent', async () => {
  const { draft, sent } = play()
  draft.edit(body(Number.NaN))
  await jest.advanceTimersByTimeAsync(1000)
  expect([draft.state.value, sent()]).toEqual(['incomplete', []])
  expect(await draft.flush()).toBe(false)
})

test('somebody else saved meanwhile: it is said, nothing more is sent, and theirs can be loaded', async () => {
  const { draft, asked } = play(refused('CHANGED_MEANWHILE'))
  draft.edit(body(5000))
  await jest.advanceTimersByTimeAsync(1000)
  expect(draft.state.value).toBe('changed')
  expect([await draft.flush(), asked.length]).toEqual([false, 1])
  await draft.load(() => Promise.resolve({ data: { policyVersion: draftOf('d', 7, 8000) } }))
  expect([draft.state.value, draft.body.value]).toEqual(['asRead', body(8000)])
})

test('one that was handed in meanwhile says so; a connection that is lost keeps what was typed', async () => {
  const frozen = play(refused('POLICY_FROZEN'))
  frozen.draft.edit(body(5000))
  await jest.advanceTimersByTimeAsync(1000)
  expect(frozen.draft.state.value).toBe('frozen')
  frozen.end()
  const { draft } = play(failing('offline'))
  draft.edit(body(5000))
  await jest.advanceTimersByTimeAsync(1000)
  expect([draft.state.value, draft.body.value]).toEqual(['failed', body(5000)])
})

test('the next version that is opened does not get what was typed in this one; that is sent', async () => {
  const { draft, version, sent } = play()
  draft.edit(body(5000))
  version.value = draftOf('other', 3, 20_000)
  await jest.advanceTimersByTimeAsync(1000)
  expect(sent()).toEqual([['d', 1, 5000]])
  expect([draft.body.value, draft.state.value]).toEqual([body(20_000), 'asRead'])
})

test('an answer that comes while one types takes nothing away', async () => {
  const { draft, version } = play()
  draft.edit(body(5000))
  version.value = { ...draftOf('d', 1, 10_000) }
  await jest.advanceTimersByTimeAsync(1)
  expect(draft.body.value).toEqual(body(5000))
})
