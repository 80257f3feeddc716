import { expect, test } from '@jest/globals'
import { freshLine, type DraftLine } from './draft.ts'
import { askedOf } from './usePayment.ts'
import { wishOf } from './usePayVouchers.ts'

const line = (change: Partial<DraftLine>): DraftLine => ({ ...freshLine(), itemCode: 'A', amount: '100', ...change })
const draft = (lines: DraftLine[]) => ({ customer: { id: 'c', name: '', memberNo: '' }, anonymous: false, storeId: 's', lines })

test('vouchers are asked for once every line is an amount and somebody is named', () => {
  const whole = draft([line({ quantity: '2', specialPrice: true }), freshLine()])
  expect(askedOf(whole, 'CNY')).toEqual({
    customerId: 'c',
    storeId: 's',
    lines: [{ itemCode: 'A', quantity: 2, amountMinor: 10_000, specialPrice: true }]
  })
  expect(askedOf({ ...whole, anonymous: true }, 'CNY')).toBeUndefined()
  expect(askedOf({ ...whole, customer: null }, 'CNY')).toBeUndefined()
  expect(askedOf(draft([line({}), line({ amount: 'x' })]), 'CNY')).toBeUndefined()
  expect(askedOf(draft([freshLine()]), 'CNY')).toBeUndefined()
  expect(askedOf({ ...whole, storeId: '' }, 'CNY')).toBeUndefined()
})

test('another customer, voucher, number of points or amount is another hold; the same again is the same', () => {
  const input = {
    chainId: 'ch',
    storeId: 's',
    receiptNo: 'R1',
    happenedAt: '2026-06-30T00:00:00Z',
    customerId: 'c',
    lines: [{ itemCode: 'A', quantity: 1, amountMinor: 100 }]
  }
  const wish = wishOf(input, ['v'], [], 5)
  expect(wishOf({ ...input, happenedAt: '2026-06-30T01:00:00Z' }, ['v'], [], 5)).toBe(wish)
  const others = [
    wishOf({ ...input, customerId: 'd' }, ['v'], [], 5),
    wishOf({ ...input, lines: [{ ...input.lines[0]!, amountMinor: 99 }] }, ['v'], [], 5),
    wishOf(input, ['w'], [], 5),
    wishOf(input, ['v'], ['K'], 5),
    wishOf(input, ['v'], [], 6)
  ]
  expect(new Set([...others, wish]).size).toBe(6)
})
