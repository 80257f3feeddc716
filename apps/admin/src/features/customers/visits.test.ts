import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { useQueryCache } from '@pinia/colada'
import { stage } from '../../app/stage.ts'
import { useToasts } from '../../ui/useToasts.ts'
import { useQuickActs } from './useCustomerActs.ts'
import { visitAt } from './visit-at.ts'

const { toasts, dismiss } = useToasts()
let end = () => {}
beforeEach(() => toasts.value.forEach(toast => dismiss(toast.id)))
afterEach(() => end())

test('today without a time is now, so nothing is sent; a time or another day is', () => {
  const at = (on: string, time = '') => visitAt(on, time, '2026-11-22', 'Asia/Shanghai')
  expect(at('')).toBeUndefined()
  expect(at('2026-11-22')).toBeUndefined()
  expect(at('2026-11-22', '09:30')).toBe('2026-11-22T01:30:00.000Z')
  expect(at('2026-11-21')).toBe('2026-11-21T04:00:00.000Z')
})

test('“the customer is here” can be taken back from the toast: that very visit is voided, with a reason', async () => {
  const played = stage(
    {
      VisitRecord: {
        visitRecord: {
          repeated: false,
          visit: { id: 'v1', visitedOn: '2026-11-22', store: { id: 's1', name: '春熙路店' } },
          userErrors: []
        }
      },
      VisitVoid: { visitVoid: { visit: { id: 'v1' }, userErrors: [] } }
    },
    () => useQuickActs(),
    { customers: { visitRecorded: '已记到店，{store}。', visitUndone: '已撤销到店。', visitMistaken: '误记' } }
  )
  end = () => {
    const cache = useQueryCache(played.pinia)
    played.end()
    for (const entry of cache.getEntries()) clearTimeout(entry.gcTimeout)
  }
  await played.result.recordVisit({ id: 'c1', store: { id: 's1' } }, 'ref')
  expect(toasts.value.map(toast => toast.text)).toEqual(['已记到店，春熙路店。'])
  await toasts.value[0]?.undo?.()
  expect(played.asked.at(-1)).toEqual({ name: 'VisitVoid', variables: { input: { id: 'v1', reason: '误记' } } })
  expect(toasts.value.at(-1)).toMatchObject({ text: '已撤销到店。', undo: undefined })
})

test('a visit that was here already is reported, but not to be taken back', async () => {
  const played = stage({}, () => useQuickActs(), { customers: { visitRecorded: '已记到店，{store}。' } })
  end = played.end
  played.result.reportVisit({ repeated: true, visit: { id: 'v1', store: { name: '春熙路店' } } })
  expect(toasts.value).toMatchObject([{ text: '已记到店，春熙路店。', undo: undefined }])
})

test('one that a form recorded is taken back by the page’s own acts, which show what stood in the way', async () => {
  const refused = { visit: null, userErrors: [{ code: 'VISIT_ALREADY_VOIDED', field: ['id'], params: [] }] }
  const played = stage({ VisitVoid: { visitVoid: refused } }, () => useQuickActs(), { refusal: { VISIT_ALREADY_VOIDED: '已作废' } })
  end = played.end
  played.result.reportVisit({ repeated: false, visit: { id: 'v2', store: { name: '春熙路店' } } })
  await toasts.value[0]?.undo?.()
  expect(played.asked).toMatchObject([{ name: 'VisitVoid', variables: { input: { id: 'v2' } } }])
  expect(played.result.refused.value).toEqual(['已作废'])
  expect(toasts.value).toHaveLength(1)
})
