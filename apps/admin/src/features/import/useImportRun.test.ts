import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'
import { nextTick, shallowRef } from 'vue'
import { failing, stage } from '../../app/stage.ts'
import { usePolling } from '../../app/usePolling.ts'
import { useSession } from '../../stores/session.ts'
import { useImportRun } from './useImportRun.ts'

let end = () => {}
beforeEach(() => {
  jest.useFakeTimers()
})
afterEach(() => {
  end()
  jest.useRealTimers()
})
const run = (status: string, rowsDone = 0) => ({
  id: 'i',
  kind: 'RECEIPTS',
  status,
  phase: 'reading',
  rowsDone,
  rowsTotal: 100,
  counts: [],
  columns: [],
  notes: [],
  mapping: null
})

test('a run that moves is asked for until it rests, then no more', async () => {
  const answers = [run('CHECKING', 10), run('CHECKING', 60), run('CHECKED', 100)]
  let at = 0
  const played = stage({ ImportRun: () => ({ importRun: answers[Math.min(at++, 2)] }) }, () =>
    useImportRun(shallowRef('i'), () => jest.now())
  )
  end = played.end
  await jest.advanceTimersByTimeAsync(1)
  expect(played.result.run.value?.rowsDone).toBe(10)
  await jest.advanceTimersByTimeAsync(700)
  expect(played.result.run.value?.rowsDone).toBe(60)
  await jest.advanceTimersByTimeAsync(5000)
  expect(played.result.run.value?.status).toBe('CHECKED')
  await jest.advanceTimersByTimeAsync(60_000)
  expect(played.asked).toHaveLength(3)
})

test('a connection that is lost for a while ends nothing: it is asked again, more slowly', async () => {
  let calls = 0
  const played = stage({ ImportRun: () => (++calls === 2 ? failing('offline') : { importRun: run('RUNNING', 5) }) }, () =>
    useImportRun(shallowRef('i'))
  )
  end = played.end
  await jest.advanceTimersByTimeAsync(1)
  await jest.advanceTimersByTimeAsync(600)
  await jest.advanceTimersByTimeAsync(900)
  expect(calls).toBe(3)
  expect(played.result.run.value?.status).toBe('RUNNING')
})

test('leaving the page ends the asking', async () => {
  const again = jest.fn(() => Promise.resolve())
  const played = stage({}, () =>
    usePolling(
      again,
      () => true,
      () => 'same'
    )
  )
  await jest.advanceTimersByTimeAsync(600)
  expect(again).toHaveBeenCalledTimes(1)
  played.end()
  await jest.advanceTimersByTimeAsync(60_000)
  expect(again).toHaveBeenCalledTimes(1)
  end = () => {}
})

test('an act puts its answer in place at once; a refusal leaves the run as it was', async () => {
  const refused = { importStart: { importRun: null, userErrors: [{ code: 'IMPORT_ALREADY_RUNNING', field: ['id'], params: [] }] } }
  const played = stage(
    {
      ImportRun: { importRun: run('UPLOADED') },
      ImportCheck: { importCheck: { importRun: run('CHECKED', 100), userErrors: [] } },
      ImportStart: refused
    },
    () => useImportRun(shallowRef('i'))
  )
  end = played.end
  await jest.advanceTimersByTimeAsync(1)
  expect(await played.result.check({ columns: [] })).toBe(true)
  await nextTick()
  expect(played.result.run.value?.status).toBe('CHECKED')
  expect(await played.result.start()).toBe(false)
  expect(played.result.starting.refusals.value.map(refusal => refusal.code)).toEqual(['IMPORT_ALREADY_RUNNING'])
  expect(played.result.run.value?.status).toBe('CHECKED')
})

test.each([
  ['ADJUSTMENTS', 'other', true],
  ['ADJUSTMENTS', 'me', false],
  ['RECEIPTS', 'other', false]
])('%s brought by %s: that nobody else goes on with it is %p', async (kind, by, expected) => {
  const played = stage({ ImportRun: { importRun: { ...run('CHECKED'), kind, createdBy: { id: by, name: by } } } }, () => {
    useSession().open({
      ...{ id: 'u', name: '周敏', staff: { id: 'me' }, company: { id: 't', name: '蜀步' }, companies: [], grants: [], permissions: [] },
      chains: [{ id: 'c', name: '蜀步', currency: 'CNY', timeZone: 'Asia/Shanghai', today: '2026-06-30' }]
    })
    return useImportRun(shallowRef('i'))
  })
  end = played.end
  await jest.advanceTimersByTimeAsync(1)
  expect(played.result.ofAnother.value).toBe(expected)
})
