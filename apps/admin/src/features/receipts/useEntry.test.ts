import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'
import { nextTick } from 'vue'
import { stage } from '../../app/stage.ts'
import { useSession } from '../../stores/session.ts'
import { strays, useEntry, useFieldText } from './useEntry.ts'

const kept = new Map<string, string>()
const chain = { id: 'ch', name: '', currency: 'CNY', timeZone: 'Asia/Shanghai', today: '2026-11-22' }
const now = () => new Date('2026-11-22T06:00:00Z')
let end = () => {}
beforeEach(() => {
  kept.clear()
  jest.useFakeTimers()
  Object.assign(globalThis, {
    localStorage: {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
      removeItem: (key: string) => kept.delete(key)
    }
  })
})
afterEach(() => {
  end()
  jest.useRealTimers()
  Reflect.deleteProperty(globalThis, 'localStorage')
})
function open(at = now) {
  const played = stage({}, () => {
    useSession().open({ id: 'u', name: '', company: { id: 't', name: '' }, companies: [], chains: [chain], grants: [], permissions: [] })
    return useEntry('receipt', at)
  })
  end = played.end
  return played.result
}
async function settle() {
  await nextTick()
  jest.advanceTimersByTime(500)
}

test('a draft is there again after the page was left, without the customer’s name', async () => {
  const first = open()
  first.draft.customer = { id: 'c1', name: '林晓芸', memberNo: 'SB-1' }
  first.draft.lines[0]!.itemCode = 'LF-37'
  await settle()
  expect([...kept.values()].join()).not.toContain('林晓芸')
  end()
  const second = open()
  expect(second.draft.lines[0]).toMatchObject({ itemCode: 'LF-37', quantity: '1' })
  expect(second.draft.customer).toEqual({ id: 'c1', name: '', memberNo: 'SB-1' })
  expect(second.savedAt.value).toBe('2026-11-22T06:00:00.000Z')
})

test('a draft taken up later is of now, unless the user said when; then the page says so', async () => {
  let clock = new Date('2026-11-20T06:00:00Z')
  const first = open(() => clock)
  first.draft.lines[0]!.itemCode = 'LF-37'
  await settle()
  end()
  clock = now()
  const second = open(() => clock)
  expect(second.draft).toMatchObject({ date: '2026-11-22', time: '14:00' })
  expect(second.oldWhen.value).toBe(false)
  Object.assign(second.draft, { date: '2026-11-21', time: '10:30', whenSet: true })
  await settle()
  end()
  const third = open(() => clock)
  expect(third.draft).toMatchObject({ date: '2026-11-21', time: '10:30' })
  expect(third.oldWhen.value).toBe(true)
  third.setNow()
  expect(third.draft).toMatchObject({ date: '2026-11-22', time: '14:00', whenSet: false })
  expect(third.oldWhen.value).toBe(false)
})

test('the next one is begun when it is begun', () => {
  let clock = now()
  const entry = open(() => clock)
  entry.finish()
  clock = new Date('2026-11-22T07:30:00Z')
  entry.begin()
  expect(entry.draft.time).toBe('15:30')
})

test('choosing for whom begins nothing; a line does, and is asked about before another’s receipt takes its place', () => {
  const { draft, begun } = open()
  Object.assign(draft, { customer: { id: 'c1', name: '', memberNo: 'SB-1' }, anonymous: true })
  expect(begun()).toBe(false)
  draft.lines[0]!.itemCode = 'LF-37'
  expect(begun()).toBe(true)
})

test('once recorded the draft is gone; the next has the store and the next number', async () => {
  const entry = open()
  Object.assign(entry.draft, { storeId: 's1', number: 'CX-009', anonymous: true })
  await settle()
  entry.finish()
  await settle()
  expect(entry.draft).toMatchObject({ storeId: 's1', number: 'CX-010', anonymous: false, customer: null })
  expect(kept.has('keqing.draft.receipt.ch')).toBe(false)
  expect(entry.savedAt.value).toBeUndefined()
})

test('a draft of an older shape does not keep the page from opening', () => {
  kept.set('keqing.draft.receipt.ch', '{"draft":')
  expect(open().draft.lines).toHaveLength(1)
})

test('blank lines between others are taken out before sending, so that the server’s positions are those on the screen', () => {
  const { draft, compact } = open()
  draft.lines = [draft.lines[0]!, { ...draft.lines[0]!, key: 99, itemCode: 'A' }]
  compact()
  expect(draft.lines.map(line => line.itemCode)).toEqual(['A'])
})

test('a fault of the form goes before a refusal; a refusal without a field on the form stands at its head', () => {
  const text = useFieldText(
    { value: { number: 'x' } } as never,
    key => key,
    field => (field === 'storeId' ? 'refused' : undefined)
  )
  expect([text('number'), text('storeId'), text('other')]).toEqual(['receipts.fault.x', 'refused', undefined])
  const refusals = [
    { code: 'A', field: ['receiptNo'] },
    { code: 'B', field: ['lines', '0', 'quantity'] },
    { code: 'C', field: ['chainId'] },
    { code: 'D', field: [] }
  ]
  expect(strays(refusals, ['receiptNo']).map(refusal => refusal.code)).toEqual(['C', 'D'])
})
