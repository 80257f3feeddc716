import { expect, test } from '@jest/globals'
import { isBelow, memberShare, registrationRate, valueOf, type Month } from './figures.ts'

const month = (buyers: number, anonymous: number, member = 0, net = 0): Month =>
  ({
    registeredBuyers: buyers,
    anonymousReceipts: anonymous,
    memberNet: { minor: member, currency: 'CNY' },
    net: { minor: net, currency: 'CNY' }
  }) as Month

test('TERM-3: a rate over stores or months is made of sums, not of rates', () => {
  const rate = registrationRate([month(90, 10), month(1, 9)])
  expect(rate).toEqual({ part: 91, whole: 110 })
  expect(valueOf(rate)).toBeCloseTo(0.827, 3)
})

test('TERM-3: nothing to divide by, no rate, and nothing to warn of', () => {
  expect(valueOf(registrationRate([month(0, 0)]))).toBeNull()
  expect(isBelow(registrationRate([month(0, 0)]))).toBe(false)
})

test('INC-5: exactly 85 % is not below', () => {
  expect(isBelow({ part: 85, whole: 100 })).toBe(false)
  expect(isBelow({ part: 84, whole: 100 })).toBe(true)
})

test('TERM-5: member share is net to customers by all net', () => {
  expect(memberShare([month(0, 0, 80, 100), month(0, 0, 10, 100)])).toEqual({ part: 90, whole: 200 })
})
