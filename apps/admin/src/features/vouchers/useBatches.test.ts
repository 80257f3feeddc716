import { afterEach, expect, test } from '@jest/globals'
import { useQueryCache } from '@pinia/colada'
import { failing, stage } from '../../app/stage.ts'
import { useSession } from '../../stores/session.ts'
import { useBatchStart, type BatchWish } from './useBatches.ts'

const chain = { id: 'ch', name: '', currency: 'CNY', timeZone: 'Asia/Shanghai', today: '2026-11-22' }
interface Sent {
  readonly input: { readonly dryRun: boolean; readonly idempotencyKey?: string; readonly chosen?: number | null; readonly reason: string }
}
let end = () => {}
afterEach(() => end())

function open(answer: (sent: Sent) => unknown) {
  const played = stage(
    { VoucherBatchStart: answer },
    () => {
      useSession().open({ id: 'u', name: '', company: { id: 't', name: '' }, companies: [], chains: [chain], grants: [], permissions: [] })
      return useBatchStart()
    },
    { refusal: { CHANGED_MEANWHILE: '刚改过' } }
  )
  end = () => {
    const cache = useQueryCache(played.pinia)
    played.end()
    for (const entry of cache.getEntries()) clearTimeout(entry.gcTimeout)
  }
  return { starting: played.result, sent: () => played.asked.map(({ variables }) => (variables as Sent).input) }
}
const wish: BatchWish = { definitionId: 'd', who: { filter: {} }, validFrom: '2026-11-22', reason: ' 感恩 ' }
const outcome = (chosen: number) => ({ voucherBatchStart: { batch: null, chosen, userErrors: [] } })

test('how many is counted first; then it is issued to as many, under one key however often it is pressed', async () => {
  let times = 0
  const { starting, sent } = open(({ input }) => (input.dryRun || times++ > 0 ? outcome(451) : failing('offline')))
  await starting.count(wish)
  expect(starting.counted.value).toBe(451)
  expect(await starting.start(wish)).toBe(false)
  expect(await starting.start(wish)).toBe(true)
  const [dry, first, second] = sent()
  expect(dry).toMatchObject({ dryRun: true, reason: '感恩' })
  expect(first).toMatchObject({ dryRun: false, chosen: 451, idempotencyKey: expect.stringMatching(/.{30}/) })
  expect(second).toEqual(first)
})

test('refused, or wished otherwise, it is counted again', async () => {
  const refused = { voucherBatchStart: { batch: null, chosen: null, userErrors: [{ code: 'CHANGED_MEANWHILE', field: ['chosen'] }] } }
  const { starting } = open(({ input }) => (input.dryRun ? outcome(2) : refused))
  await starting.count(wish)
  expect(await starting.start(wish)).toBe(false)
  expect(starting.counted.value).toBeUndefined()
  await starting.count(wish)
  starting.forget()
  expect(starting.counted.value).toBeUndefined()
})
