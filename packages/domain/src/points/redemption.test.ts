import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { LocalDate } from '../calendar/local-date.ts'
import { Refusal } from '../refusal.ts'
import { runs } from '../tier/history.arbitrary.ts'
import { DEFAULT_REDEMPTION } from './earning-policy.ts'
import { givenBackPoints, giveBackTo, mostPoints, redeemedMinor, takeOffLines } from './redemption.ts'

const receipt = (normalMinor: number, specialMinor = 0) => ({ normalMinor, specialMinor })

describe('POINT-6 by default: 1 point is 1.00, at most half of a receipt, not on special-price lines', () => {
  test.each([
    [10_000, 0, 50],
    [10_001, 0, 50],
    [10_199, 0, 50],
    [10_200, 0, 51],
    [199, 0, 0],
    [10_000, 90_000, 50],
    [0, 90_000, 0],
    [Number.MAX_SAFE_INTEGER, 0, 45_035_996_273_704]
  ])('a receipt of %i and %i at a special price takes %i', (normal, special, most) => {
    expect(mostPoints(DEFAULT_REDEMPTION, receipt(normal, special))).toBe(most)
  })
  test('special-price lines count where the policy says so', () => {
    expect(mostPoints({ ...DEFAULT_REDEMPTION, onSpecialPrice: true }, receipt(10_000, 90_000))).toBe(500)
  })
  test('what points take off', () => {
    expect(redeemedMinor(DEFAULT_REDEMPTION, 50, receipt(10_000))).toBe(5_000)
    expect(redeemedMinor({ ...DEFAULT_REDEMPTION, minorPerPoint: 7 }, 3, receipt(10_000))).toBe(21)
  })
  test.each([
    [null, 1, 'POINTS_REDEMPTION_NOT_OFFERED', {}],
    [DEFAULT_REDEMPTION, 0, 'POINTS_REDEMPTION_TOO_FEW', { least: 1 }],
    [DEFAULT_REDEMPTION, -5, 'POINTS_REDEMPTION_TOO_FEW', { least: 1 }],
    [{ ...DEFAULT_REDEMPTION, least: 10 }, 9, 'POINTS_REDEMPTION_TOO_FEW', { least: 10 }],
    [DEFAULT_REDEMPTION, 51, 'POINTS_REDEMPTION_TOO_MANY', { most: 50 }]
  ] as const)('%j, %i points: %s', (policy, points, code, params) => {
    expect(() => redeemedMinor(policy, points, receipt(10_000))).toThrow(Refusal)
    try {
      redeemedMinor(policy, points, receipt(10_000))
    } catch (error) {
      expect(error).toMatchObject({ code, params })
    }
  })
})

describe('giving back', () => {
  test.each([
    [10, 30_000, 0, false, 0],
    [10, 30_000, 10_000, false, 3],
    [10, 30_000, 15_000, false, 5],
    [1, 30_000, 15_000, false, 1],
    [10, 30_000, 30_000, false, 10],
    [10, 0, 0, true, 10],
    [10, 30_000, 10_000, true, 10]
  ])('%i points that paid %i, of which %i came back (whole: %s): %i', (points, paidMinor, returnedMinor, whole, back) => {
    expect(givenBackPoints(points, { paidMinor, returnedMinor, units: 3, returnedUnits: 1, whole })).toBe(back)
  })
  test.each([
    [10, 2, 0, 0],
    [10, 2, 1, 5],
    [10, 3, 1, 3],
    [10, 3, 3, 10],
    [10, 0, 0, 0]
  ])('%i points that paid %i units whole, of which %i came back: %i', (points, units, returnedUnits, back) => {
    expect(givenBackPoints(points, { paidMinor: 0, returnedMinor: 0, units, returnedUnits, whole: false })).toBe(back)
  })
  test('what was taken last comes back first', () => {
    const taken = [
      { expiresOn: '2026-07-31' as LocalDate, amount: -3 },
      { expiresOn: null, amount: -2 },
      { expiresOn: '2026-08-31' as LocalDate, amount: -4 }
    ]
    expect(giveBackTo(taken, 5)).toEqual([
      { expiresOn: null, amount: 2 },
      { expiresOn: '2026-08-31', amount: 3 }
    ])
    expect(giveBackTo(taken, 0)).toEqual([])
  })
  test('more is given back the more is returned, never more than was used, and all with all', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e9 }),
        fc.integer({ min: 1, max: 1e12 }),
        fc.nat({ max: 1_000 }),
        fc.nat({ max: 1_000 }),
        (points, paid, a, b) => {
          const of = (share: number) =>
            givenBackPoints(points, {
              paidMinor: paid,
              returnedMinor: Math.floor((paid / 1_000) * share),
              units: 0,
              returnedUnits: 0,
              whole: false
            })
          const [less, more] = [of(Math.min(a, b)), of(Math.max(a, b))]
          expect(less).toBeLessThanOrEqual(more)
          expect(more).toBeLessThanOrEqual(points)
          expect(givenBackPoints(points, { paidMinor: paid, returnedMinor: paid, units: 0, returnedUnits: 0, whole: false })).toBe(points)
        }
      ),
      { numRuns: runs(200) }
    )
  })
})

describe('what points take off, line by line', () => {
  const line = (amountMinor: number, specialPrice = false) => ({ amountMinor, specialPrice })
  test('in proportion, not off special-price lines unless they may be paid', () => {
    const lines = [line(10_000), line(5_000, true), line(20_000)]
    expect(takeOffLines(lines, 3_000, false).map(each => each.amountMinor)).toEqual([9_000, 5_000, 18_000])
    expect(takeOffLines(lines, 3_500, true).map(each => each.amountMinor)).toEqual([9_000, 4_500, 18_000])
    expect(takeOffLines(lines, 0, true)).toEqual(lines)
    expect(() => takeOffLines(lines, 30_001, false)).toThrow(RangeError)
  })
  test('all of it, and no line below zero', () => {
    const lines = fc.array(fc.record({ amountMinor: fc.nat({ max: 1e6 }), specialPrice: fc.boolean() }), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(lines, fc.boolean(), fc.nat({ max: 1_000 }), (before, onSpecial, share) => {
        const total = (all: readonly { amountMinor: number }[]) => all.reduce((sum, each) => sum + each.amountMinor, 0)
        const off = Math.floor((total(before.filter(each => onSpecial || !each.specialPrice)) * share) / 1_000)
        const after = takeOffLines(before, off, onSpecial)
        expect(total(before) - total(after)).toBe(off)
        expect(after.every((each, index) => each.amountMinor >= 0 && each.amountMinor <= before[index]!.amountMinor)).toBe(true)
        expect(after.every((each, index) => onSpecial || !each.specialPrice || each === before[index])).toBe(true)
      }),
      { numRuns: runs(200) }
    )
  })
})
