import { afterEach, expect, test } from '@jest/globals'
import { useQueryCache } from '@pinia/colada'
import { failing, stage } from '../../app/stage.ts'
import { useFileActs } from './useFileActs.ts'

interface Sent {
  readonly input: { readonly id: string; readonly after: number; readonly idempotencyKey: string; readonly reason?: string }
}
let end = () => {}
afterEach(() => end())

function open(answers: Record<string, unknown>) {
  const played = stage(answers, () => useFileActs(), { refusal: { APPROVER_IS_DRAFTER: '自己的' } })
  end = () => {
    const cache = useQueryCache(played.pinia)
    played.end()
    for (const entry of cache.getEntries()) clearTimeout(entry.gcTimeout)
  }
  return { acts: played.result, sent: () => played.asked.map(({ variables }) => (variables as Sent).input) }
}
const step = (done: number, refused: number, next: number | null) => ({ done, refused, next, userErrors: [] })

test('a file is approved step by step to its last row, under keys of one press', async () => {
  const { acts, sent } = open({
    PointAdjustmentFileApprove: ({ input: { after } }: Sent) => ({
      pointAdjustmentFileApprove: after === 0 ? step(1000, 0, 1001) : after === 1001 ? step(990, 10, 2001) : step(5, 0, null)
    })
  })
  expect(await acts.approve('f')).toEqual({ done: 1995, refused: 10 })
  expect(sent().map(input => [input.id, input.after])).toEqual([
    ['f', 0],
    ['f', 1001],
    ['f', 2001]
  ])
  const keys = sent().map(input => input.idempotencyKey.split(' '))
  expect(new Set(keys.map(([press]) => press)).size).toBe(1)
  expect(keys.map(([, after]) => after)).toEqual(['0', '1001', '2001'])
  expect(acts.soFar.value).toBeUndefined()
  await acts.approve('f')
  expect(sent()[3]?.idempotencyKey).not.toBe(sent()[0]?.idempotencyKey)
})

test('what stops on the way says so, and what is done stays done', async () => {
  let times = 0
  const { acts } = open({
    PointAdjustmentFileUndo: () => (times++ === 0 ? { pointAdjustmentFileUndo: step(1000, 0, 1001) } : failing('offline'))
  })
  expect(await acts.undo('f')).toBeUndefined()
  expect(acts.undoing.failure.value).toBeDefined()
  expect(acts.soFar.value).toBeUndefined()
})

test('declining gives its reason with every step; a refusal is said', async () => {
  const { acts, sent } = open({
    PointAdjustmentFileDecline: ({ input: { after } }: Sent) => ({
      pointAdjustmentFileDecline:
        after === 0 ? step(1000, 0, 1001) : { ...step(0, 0, null), userErrors: [{ code: 'APPROVER_IS_DRAFTER', field: ['id'] }] }
    })
  })
  expect(await acts.decline('f', '查无此事')).toBeUndefined()
  expect(sent().map(input => input.reason)).toEqual(['查无此事', '查无此事'])
  expect(acts.declining.refusals.value.map(acts.declining.say)).toEqual(['自己的'])
})
