import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { addDays, localDate } from '../calendar/local-date.ts'
import { runs } from '../tier/history.arbitrary.ts'
import { payWithVouchers, type PayableLine, type PayingVoucher } from './pay.ts'
import { readVoucherTerms, type VoucherTermsGiven } from './terms.ts'
import type { VoucherTotals } from './voucher.ts'

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

const line = (amountMinor: number, more: Partial<PayableLine> = {}): PayableLine => ({
  amountMinor,
  category: 'coat',
  specialPrice: false,
  ...more
})
const paying = (more: Partial<VoucherTermsGiven> = {}, rest: Partial<PayingVoucher> = {}): PayingVoucher => ({
  ...span,
  terms: terms(more),
  totals: totals(),
  heldMinor: 0,
  ...rest
})
const place = { storeId: 'here', today: TODAY }

describe('on a receipt', () => {
  test.each<[string, PayingVoucher, PayableLine[], object]>([
    ['in full', paying(), [line(20_000)], { bar: null, offMinor: 10_000, takenMinor: 10_000 }],
    ['the rest is lost', paying(), [line(6_000)], { bar: null, offMinor: 6_000, takenMinor: 10_000 }],
    ['the rest stays', paying({ partRedemption: true }), [line(6_000)], { bar: null, offMinor: 6_000, takenMinor: 6_000 }],
    ['special price', paying(), [line(20_000, { specialPrice: true })], { bar: 'nothingEligible' }],
    ['special price allowed', paying({ onSpecialPrice: true }), [line(20_000, { specialPrice: true })], { bar: null, offMinor: 10_000 }],
    [
      'category',
      paying({ excludedCategories: ['coat'] }),
      [line(20_000), line(3_000, { category: 'hat' })],
      { bar: null, offMinor: 3_000 }
    ],
    ['below the minimum', paying({ minimumMinor: 20_001 }), [line(20_000), line(9_000, { specialPrice: true })], { bar: 'belowMinimum' }],
    ['at the minimum', paying({ minimumMinor: 20_000 }), [line(20_000)], { bar: null }],
    ['elsewhere', paying({ storeIds: ['there'] }), [line(20_000)], { bar: 'otherStore' }],
    ['here', paying({ storeIds: ['here', 'there'] }), [line(20_000)], { bar: null }],
    ['held', paying({}, { heldMinor: 10_000 }), [line(20_000)], { bar: 'held' }],
    ['held in part', paying({ partRedemption: true }, { heldMinor: 4_000 }), [line(20_000)], { bar: null, offMinor: 6_000 }],
    ['used', paying({}, { totals: totals({ redeemed: -10_000 }) }), [line(20_000)], { bar: 'used' }],
    ['no goods', paying(), [line(0)], { bar: 'nothingEligible' }]
  ])('%s', (_name, voucher, lines, part) => {
    expect(payWithVouchers(lines, [voucher], place).parts[0]).toMatchObject(part)
  })

  test('several take one after the other, off the lines that each may pay', () => {
    const coats = paying({ excludedCategories: ['hat'] })
    const { parts, lines } = payWithVouchers([line(12_000), line(6_000, { category: 'hat' })], [coats, paying(), paying()], place)
    expect(parts.map(part => part.offMinor)).toEqual([10_000, 8_000, 0])
    expect(parts[2]).toMatchObject({ bar: 'nothingEligible' })
    expect(lines.map(each => each.amountMinor)).toEqual([0, 0])
  })

  test('what comes off the lines is what vouchers gave, never more than they had or the lines came to', () => {
    const vouchers = fc.array(
      fc.record({ face: fc.integer({ min: 1, max: 50_000 }), part: fc.boolean(), special: fc.boolean(), least: fc.nat(30_000) }),
      { maxLength: 5 }
    )
    const goods = fc.array(fc.record({ amountMinor: fc.nat(40_000), specialPrice: fc.boolean(), category: fc.constantFrom('a', 'b') }), {
      minLength: 1,
      maxLength: 6
    })
    fc.assert(
      fc.property(vouchers, goods, (given, lines) => {
        const all = given.map(each =>
          paying(
            {
              faceMinor: each.face,
              partRedemption: each.part,
              onSpecialPrice: each.special,
              minimumMinor: each.least,
              excludedCategories: ['b']
            },
            { totals: totals({ issued: each.face }) }
          )
        )
        const done = payWithVouchers(lines, all, place)
        const sum = (some: readonly PayableLine[]) => some.reduce((total, each) => total + each.amountMinor, 0)
        expect(sum(lines) - sum(done.lines)).toBe(done.parts.reduce((total, part) => total + part.offMinor, 0))
        done.lines.forEach((each, at) => {
          expect(each.amountMinor).toBeGreaterThanOrEqual(0)
          if (each.category === 'b') expect(each.amountMinor).toBe(lines[at]!.amountMinor)
        })
        done.parts.forEach((part, at) => {
          expect(part.offMinor).toBeLessThanOrEqual(part.takenMinor)
          expect(part.takenMinor).toBeLessThanOrEqual(given[at]!.face)
        })
      }),
      { numRuns: runs(500) }
    )
  })
})
