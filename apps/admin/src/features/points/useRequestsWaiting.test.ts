/** What the menu counts are decisions: a file of a hundred rows is one. */
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'
import { stage } from '../../app/stage.ts'
import { useSession } from '../../stores/session.ts'
import { useRequestsWaiting } from './useRequestsWaiting.ts'

let end = () => {}
beforeEach(() => {
  jest.useFakeTimers()
})
afterEach(() => {
  end()
  jest.useRealTimers()
})

test.each([
  ['points:adjust', 2, 1, '3'],
  ['points:adjust', 0, 0, undefined],
  ['points:read', 2, 1, undefined]
])('with %s, %p by themselves and %p files', async (permission, alone, files, text) => {
  const answers = { PointRequestsWaiting: { pointAdjustments: { totalCount: alone }, pointAdjustmentFiles: { totalCount: files } } }
  const played = stage(answers, () => {
    useSession().open({
      ...{ id: 'u', name: '周敏', company: { id: 't', name: '蜀步' }, companies: [], grants: [] },
      chains: [{ id: 'c', name: '蜀步', currency: 'CNY', timeZone: 'Asia/Shanghai', today: '2026-06-30' }],
      permissions: [{ name: permission, chains: ['c'], stores: [], groups: [] }]
    })
    return useRequestsWaiting()
  })
  end = played.end
  await jest.advanceTimersByTimeAsync(10)
  expect(played.result.value?.text).toBe(text)
})
