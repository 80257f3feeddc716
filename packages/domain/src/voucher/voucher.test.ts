import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { addDays, localDate } from '../calendar/local-date.ts'
import { Refusal } from '../refusal.ts'
import { runs } from '../tier/history.arbitrary.ts'
import { lastDayOfVoucher, pointsForVoucher, readVoucherTerms, type VoucherTermsGiven } from './terms.ts'
import { dueMovement, givenBackOfVoucher, goodUntilAfterReturn, leftOf, voucherState, type VoucherTotals } from './voucher.ts'

const TODAY = localDate('2026-06-30')
const terms = (more: Partial<VoucherTermsGiven> = {}) => readVoucherTerms({ faceMinor: 10_000, ...more }, TODAY)
const totals = (more: Partial<VoucherTotals> = {}): VoucherTotals => ({
  issued: 10_000,
  redeemed: 0,
  givenBack: 0,
  voided: 0,
  expired: 0,
  isVoid: false,
  ...more
})
const span = { validFrom: TODAY, goodUntil: addDays(TODAY, 90) }

describe('BENEFIT-2 by default: 90 days, no minimum, not on special-price lines', () => {
  test('terms', () => {
    expect(terms()).toMatchObject({
      validDays: 90,
      minimumMinor: 0,
      onSpecialPrice: false,
      partRedemption: false,
      givenBackDays: 14,
      mostPerCustomer: null
    })
    expect(lastDayOfVoucher(terms(), TODAY)).toBe('2026-09-28')
    expect(lastDayOfVoucher(terms({ validUntil: TODAY }), TODAY)).toBe(TODAY)
    expect(() => lastDayOfVoucher(terms({ validUntil: TODAY }), addDays(TODAY, 1))).toThrow(new Refusal('END_BEFORE_START', ['validFrom']))
  })
  test.each<[Partial<VoucherTermsGiven>, string, string]>([
    [{ faceMinor: 0 }, 'INVALID_VALUE', 'faceMinor'],
    [{ faceMinor: 1.5 }, 'INVALID_VALUE', 'faceMinor'],
    [{ minimumMinor: -1 }, 'INVALID_VALUE', 'minimumMinor'],
    [{ validDays: 10, validUntil: TODAY }, 'INVALID_VALUE', 'validUntil'],
    [{ validUntil: addDays(TODAY, -1) }, 'END_IN_PAST', 'validUntil'],
    [{ givenBackDays: -1 }, 'INVALID_VALUE', 'givenBackDays'],
    [{ givenBackDays: 366 }, 'INVALID_VALUE', 'givenBackDays'],
    [{ givenBackDays: 1.5 }, 'INVALID_VALUE', 'givenBackDays'],
    [{ mostPerCustomer: 0 }, 'INVALID_VALUE', 'mostPerCustomer'],
    [{ mostInAll: 0 }, 'INVALID_VALUE', 'mostInAll'],
    [{ excludedCategories: ['x'.repeat(121)] }, 'TEXT_TOO_LONG', 'excludedCategories']
  ])('%j: %s', (more, code, field) => {
    try {
      terms(more)
      expect('accepted').toBe('refused')
    } catch (error) {
      expect(error).toMatchObject({ code, field: [field] })
    }
  })
  test.each([
    [10_000, 100, 100],
    [10_001, 100, 101],
    [1, 7, 1]
  ])('%i at %i a point costs %i points', (face, rate, points) => expect(pointsForVoucher(face, rate)).toBe(points))
})

test.each([
  [{}, {}, 'active'],
  [{}, { validFrom: addDays(TODAY, 1) }, 'notYetValid'],
  [{}, { goodUntil: TODAY }, 'active'],
  [{}, { goodUntil: addDays(TODAY, -1) }, 'expired'],
  [{ redeemed: -4_000 }, {}, 'partlyUsed'],
  [{ redeemed: -4_000 }, { goodUntil: addDays(TODAY, -1) }, 'expired'],
  [{ redeemed: -10_000 }, {}, 'used'],
  [{ redeemed: -10_000 }, { goodUntil: addDays(TODAY, -1) }, 'used'],
  [{ redeemed: -10_000, givenBack: 2_500 }, {}, 'partlyUsed'],
  [{ redeemed: -10_000, givenBack: 10_000 }, {}, 'active'],
  [{ expired: -10_000 }, { goodUntil: addDays(TODAY, -1) }, 'expired'],
  [{ redeemed: -4_000, voided: -6_000, isVoid: true }, {}, 'void']
] as const)('%j %j is %s', (some, when, state) => {
  expect(voucherState(totals(some), { ...span, ...when }, TODAY)).toBe(state)
})

test.each([
  ['2026-06-01', 14, '2026-07-14'],
  ['2026-07-14', 14, '2026-07-14'],
  ['2026-08-01', 14, '2026-08-01'],
  ['2026-06-01', 0, '2026-06-30'],
  ['2026-06-01', 365, '2027-06-30']
])('of a voucher until %s, with %i days more, what comes back on 30 June is good until %s', (ownEnd, givenBackDays, until) => {
  expect(goodUntilAfterReturn(localDate(ownEnd), TODAY, terms({ givenBackDays }))).toBe(until)
})

test.each([
  [{ paidMinor: 9_000, returnedMinor: 3_000, units: 3, returnedUnits: 1, whole: false }, 2_000],
  [{ paidMinor: 9_000, returnedMinor: 9_000, units: 3, returnedUnits: 3, whole: false }, 10_000],
  [{ paidMinor: 0, returnedMinor: 0, units: 4, returnedUnits: 1, whole: false }, 1_500],
  [{ paidMinor: 0, returnedMinor: 0, units: 4, returnedUnits: 0, whole: false }, 0],
  [{ paidMinor: 9_000, returnedMinor: 0, units: 3, returnedUnits: 0, whole: true }, 10_000],
  [{ paidMinor: 3, returnedMinor: 1, units: 3, returnedUnits: 1, whole: false }, 2_000]
])('of a voucher of 100.00 that took 60.00 off, %j gives back %i', (back, minor) => {
  expect(givenBackOfVoucher({ takenMinor: 10_000, offMinor: 6_000 }, back)).toBe(minor)
})

/** A voucher of 10,000 in the hands of a customer, against one that only remembers facts. */
describe('a voucher’s life', () => {
  const acts = fc.array(
    fc.oneof(
      fc.record({ act: fc.constant('redeem' as const), minor: fc.integer({ min: 1, max: 12_000 }) }),
      fc.record({ act: fc.constant('back' as const), which: fc.nat(5), share: fc.nat(100) }),
      fc.record({ act: fc.constant('void' as const) }),
      fc.record({ act: fc.constant('days' as const), days: fc.integer({ min: 1, max: 40 }) })
    ),
    { maxLength: 30 }
  )
  test('whatever happens: nothing is spent that is not there, what is over holds nothing, and to settle twice changes nothing', () => {
    fc.assert(
      fc.property(acts, fc.integer({ min: 0, max: 40 }), (story, givenBackDays) => {
        let all = totals()
        let today = TODAY
        let goodUntil = span.goodUntil
        const receipts: { minor: number; back: number }[] = []
        const settle = () => {
          const due = dueMovement(all, goodUntil, today)
          if (due?.kind === 'void') all = { ...all, voided: all.voided + due.amount }
          if (due?.kind === 'expire') all = { ...all, expired: all.expired + due.amount }
          expect(dueMovement(all, goodUntil, today)).toBeNull()
        }
        for (const step of story) {
          if (step.act === 'days') today = addDays(today, step.days)
          const state = voucherState(all, { validFrom: TODAY, goodUntil }, today)
          if (step.act === 'redeem' && (state === 'active' || state === 'partlyUsed')) {
            const minor = Math.min(step.minor, leftOf(all))
            receipts.push({ minor, back: 0 })
            all = { ...all, redeemed: all.redeemed - minor }
            expect(leftOf(all)).toBeGreaterThanOrEqual(0)
          }
          const receipt = step.act === 'back' ? receipts[step.which] : undefined
          if (receipt && step.act === 'back') {
            const target = givenBackOfVoucher(
              { takenMinor: receipt.minor, offMinor: receipt.minor },
              { paidMinor: 100, returnedMinor: step.share, units: 100, returnedUnits: step.share, whole: false }
            )
            all = { ...all, givenBack: all.givenBack + target - receipt.back }
            if (target > receipt.back) goodUntil = goodUntilAfterReturn(goodUntil, today, { givenBackDays })
            receipt.back = target
          }
          if (step.act === 'void' && !all.isVoid && leftOf(all) > 0) all = { ...all, isVoid: true, voided: -leftOf(all) }
          settle()
          const after = voucherState(all, { validFrom: TODAY, goodUntil }, today)
          if (after === 'void' || after === 'expired' || after === 'used') expect(leftOf(all)).toBeLessThanOrEqual(0)
          expect(all.voided).toBeLessThanOrEqual(0)
          expect(all.expired).toBeLessThanOrEqual(0)
          expect(all.givenBack).toBe(receipts.reduce((sum, each) => sum + each.back, 0))
        }
      }),
      { numRuns: runs(1_000) }
    )
  })
})
