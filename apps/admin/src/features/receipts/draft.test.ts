import { describe, expect, test } from '@jest/globals'
import {
  freshDraft,
  freshLine,
  nextNumber,
  readReceipt,
  readReturn,
  refundOf,
  tidyTime,
  totals,
  wallClock,
  type Draft,
  type DraftLine
} from './draft.ts'

const place = { id: 'ch', currency: 'CNY', timeZone: 'Asia/Shanghai' }
const now = new Date('2026-11-22T06:05:30Z')
const line = (change: Partial<DraftLine>): DraftLine => ({ ...freshLine(), ...change })
const draft = (change: Partial<Draft> = {}): Draft =>
  freshDraft(now, place.timeZone, {
    storeId: 's1',
    number: ' CX-1 ',
    customer: { id: 'c1', name: '林晓芸', memberNo: 'SB-1' },
    lines: [line({ itemCode: ' LF-37 ', itemName: '乐福鞋', quantity: '2', amount: '756.5' })],
    ...change
  })

test('now is what the clock of the store shows, on its own date', () => {
  expect(wallClock(new Date('2026-11-22T17:30:00Z'), 'Asia/Shanghai')).toEqual({ date: '2026-11-23', time: '01:30' })
  expect(wallClock(new Date('2026-11-22T00:05:00Z'), 'America/New_York')).toEqual({ date: '2026-11-21', time: '19:05' })
})

test('a time is read as people type it; what is none stays', () => {
  expect(['9:05', '0905', '９：05', '14.20', '24:00', '9:75', 'noon'].map(tidyTime)).toEqual([
    '09:05',
    '09:05',
    '09:05',
    '14:20',
    '24:00',
    '9:75',
    'noon'
  ])
})

test('the next number counts on, however long it is; without one it is of the day', () => {
  expect(['CX-0509-099', '9', 'A9007199254740993', 'ABC', undefined].map(last => nextNumber(last, '2026-11-22'))).toEqual([
    'CX-0509-100',
    '10',
    'A9007199254740994',
    '261122-001',
    '261122-001'
  ])
})

describe('a receipt', () => {
  test('is sent in minor units and as an instant of the chain’s time zone', () => {
    expect(readReceipt(draft(), place, now).input).toEqual({
      chainId: 'ch',
      storeId: 's1',
      receiptNo: 'CX-1',
      happenedAt: '2026-11-22T06:05:00.000Z',
      customerId: 'c1',
      lines: [{ itemCode: 'LF-37', itemName: '乐福鞋', quantity: 2, amountMinor: 75_650, specialPrice: false }]
    })
  })
  test('of nobody carries the reason, and no customer chosen before', () => {
    const { input } = readReceipt(draft({ anonymous: true, declineReason: 'PESTERING' }), place, now)
    expect(input).toMatchObject({ declineReason: 'PESTERING' })
    expect(input).not.toHaveProperty('customerId')
  })
  test('a known item is not renamed by what stands in its name', () => {
    const { input } = readReceipt(draft({ lines: [line({ itemCode: 'A', itemName: 'as known', known: true, amount: '1' })] }), place, now)
    expect(input?.lines[0]).not.toHaveProperty('itemName')
  })
  test('says everything that is missing at once, each at its field', () => {
    const bare = draft({
      storeId: '',
      number: ' ',
      customer: null,
      date: '',
      lines: [line({ itemName: 'x', quantity: '0', amount: '1.234' })]
    })
    expect(readReceipt(bare, place, now).faults).toEqual({
      storeId: 'store',
      receiptNo: 'number',
      customerId: 'customer',
      happenedAt: 'when',
      'lines.0.itemCode': 'itemCode',
      'lines.0.quantity': 'quantity',
      'lines.0.amountMinor': 'amount'
    })
    expect(readReceipt(draft({ lines: [freshLine()] }), place, now).faults).toEqual({ lines: 'lines' })
  })
})

describe('a return', () => {
  const back = { lines: [line({ itemCode: 'LF-37', quantity: '1' })] }
  test('without a receipt names the customer', () => {
    expect(readReturn(draft(back), place, now).input).toMatchObject({
      returnNo: 'CX-1',
      customerId: 'c1',
      lines: [{ itemCode: 'LF-37', quantity: 1 }]
    })
    expect(readReturn(draft({ ...back, customer: null }), place, now).faults).toEqual({ customerId: 'returnCustomer' })
  })
  test('with a receipt number names nobody', () => {
    const { input } = readReturn(draft({ ...back, customer: null, purchaseNo: ' CX-0 ' }), place, now)
    expect(input).toMatchObject({ purchaseReceiptNo: 'CX-0' })
    expect(input).not.toHaveProperty('customerId')
  })
})

test('the sum is exact, and unknown while a line is no amount', () => {
  const three = [line({ itemCode: 'a', amount: '0.10' }), line({ itemCode: 'b', amount: '0.20', quantity: '2' }), freshLine()]
  expect(totals(draft({ lines: three }), 'CNY')).toEqual({ units: 3, minor: 30 })
  expect(
    totals(draft({ lines: [line({ itemCode: 'a', amount: '1.' }), line({ itemCode: 'b', amount: 'x' })] }), 'CNY').minor
  ).toBeUndefined()
})

test('TERM-1: what is shown before a return is what the rule gives, after earlier returns of the line', () => {
  const of = (returnedUnits: number) => ({ lineNo: 1, quantity: 3, returnedUnits, amount: { minor: 1000 } })
  expect([refundOf(of(0), 1), refundOf(of(1), 1), refundOf(of(2), 1), refundOf(of(0), 3)]).toEqual([333, 334, 333, 1000])
})

test('what is yet to come is refused at its field, by the minute and by the chain’s clock', () => {
  const at = (date: string, time: string) => [
    readReceipt(draft({ date, time }), place, now).faults?.['happenedAt'],
    readReturn(draft({ date, time }), place, now).faults?.['happenedAt']
  ]
  expect(at('2026-11-22', '14:05')).toEqual([undefined, undefined])
  expect(at('2026-11-22', '14:11')).toEqual(['future', 'future'])
  expect(at('2026-11-23', '09:00')).toEqual(['future', 'future'])
})
