import { afterEach, expect, test } from '@jest/globals'
import { useQueryCache } from '@pinia/colada'
import { failing, stage } from '../../app/stage.ts'
import { useFileActs } from './useFileActs.ts'

interface Sent {
  readonly input: {
    readonly id: string
    readonly after: number
    readonly idempotencyKey: string
    readonly reason?: string
    readonly waiting?: number
    readonly waitingUp?: number
    readonly waitingDown?: number
  }
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
const left = (done: number, refused: number, next: number | null, waiting: number) => ({
  ...step(done, refused, next),
  waiting,
  waitingUp: 2 * waiting,
  waitingDown: 0
})

test('a file is approved step by step to its last row, under keys of one press', async () => {
  const { acts, sent } = open({
    PointAdjustmentFileApprove: ({ input: { after } }: Sent) => ({
      pointAdjustmentFileApprove: after === 0 ? left(1000, 0, 1001, 1005) : after === 1001 ? left(990, 10, 2001, 15) : left(5, 0, null, 10)
    })
  })
  const file = { id: 'f', waiting: 2005, waitingUp: 4010, waitingDown: 0 }
  expect(await acts.approve(file)).toEqual({ done: 1995, refused: 10 })
  // Each step is of what was shown, or left by the one before.
  expect(sent().map(({ waiting, waitingUp, waitingDown }) => [waiting, waitingUp, waitingDown])).toEqual([
    [2005, 4010, 0],
    [1005, 2010, 0],
    [15, 30, 0]
  ])
  expect(sent().map(input => [input.id, input.after])).toEqual([
    ['f', 0],
    ['f', 1001],
    ['f', 2001]
  ])
  const keys = sent().map(input => input.idempotencyKey.split(' '))
  expect(new Set(keys.map(([press]) => press)).size).toBe(1)
  expect(keys.map(([, after]) => after)).toEqual(['0', '1001', '2001'])
  expect(acts.soFar.value).toBeUndefined()
  await acts.approve(file)
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
