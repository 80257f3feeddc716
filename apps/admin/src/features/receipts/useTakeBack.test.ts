import { afterEach, expect, test } from '@jest/globals'
import { nextTick, shallowRef } from 'vue'
import { stage } from '../../app/stage.ts'
import { useSession } from '../../stores/session.ts'
import type { WholeReceipt } from './useReceipt.ts'
import { useTakeBack } from './useTakeBack.ts'

const chain = { id: 'ch', name: '', currency: 'CNY', timeZone: 'Asia/Shanghai', today: '2026-11-22' }
const yuan = (minor: number) => ({ minor, currency: 'CNY' })
const receipt = {
  id: 'r1',
  receiptNo: 'CX-1',
  store: { id: 's1' },
  customer: { id: 'c1' },
  returns: [{ id: 't0' }],
  lines: [
    { lineNo: 1, quantity: 1, returnedUnits: 1, amount: yuan(5000) },
    { lineNo: 2, quantity: 3, returnedUnits: 1, amount: yuan(1000) }
  ]
} as unknown as WholeReceipt
let end = () => {}
afterEach(() => end())

function open(exchange = false, of = shallowRef(receipt)) {
  const played = stage({}, () => {
    useSession().open({ id: 'u', name: '', company: { id: 't', name: '' }, companies: [], chains: [chain], grants: [], permissions: [] })
    return useTakeBack(of, shallowRef(exchange), () => new Date('2026-11-22T06:00:00Z'))
  })
  end = played.end
  return played.result
}

test('nothing beyond what is left, and the money of exactly these pieces', () => {
  const taking = open()
  taking.setUnits(1, 5)
  taking.setUnits(2, 5)
  expect(taking.backs.value.map(back => back.units)).toEqual([0, 2])
  expect(taking.refunded.value).toBe(667)
  taking.setUnits(2, 1)
  expect(taking.refunded.value).toBe(334)
})

test('what is sent names the receipt and its lines', () => {
  const taking = open()
  taking.all()
  expect(taking.read()).toEqual({
    returned: {
      chainId: 'ch',
      storeId: 's1',
      happenedAt: '2026-11-22T06:00:00.000Z',
      returnNo: 'CX-1-R2',
      purchaseId: 'r1',
      lines: [{ purchaseLineNo: 2, quantity: 2 }]
    },
    bought: undefined
  })
})

test('nothing chosen is said, not sent', () => {
  const taking = open()
  expect(taking.read()).toBeUndefined()
  expect(taking.faults.value).toEqual({ returned: 'returned' })
})

test('an exchange is one act for the same customer; the difference is known before', () => {
  const taking = open(true)
  taking.setUnits(2, 2)
  Object.assign(taking.form.lines[0]!, { itemCode: 'A', amount: '20' })
  expect(taking.difference.value).toBe(1333)
  expect(taking.read()?.bought).toMatchObject({
    receiptNo: '261122-001',
    customerId: 'c1',
    storeId: 's1',
    lines: [{ itemCode: 'A', quantity: 1, amountMinor: 2000 }]
  })
})

test('what came back meanwhile cannot come back again: less is left, and the number proposed is the next; what was typed stays', async () => {
  const of = shallowRef(receipt)
  const taking = open(false, of)
  taking.setUnits(2, 2)
  const later = { returns: [{ id: 't0' }, { id: 't1' }], lines: [receipt.lines[0], { ...receipt.lines[1], returnedUnits: 2 }] }
  of.value = { ...receipt, ...later } as unknown as WholeReceipt
  await nextTick()
  expect(taking.backs.value).toEqual([
    { lineNo: 1, left: 0, units: 0 },
    { lineNo: 2, left: 1, units: 1 }
  ])
  expect(taking.returnNo.value).toBe('CX-1-R3')
  taking.returnNo.value = 'MY-OWN'
  of.value = { ...receipt }
  await nextTick()
  expect(taking.returnNo.value).toBe('MY-OWN')
})
