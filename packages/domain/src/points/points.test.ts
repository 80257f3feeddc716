import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { localDate } from '../calendar/local-date.ts'
import { localDates, runs } from '../tier/history.arbitrary.ts'
import { earnedPoints } from './earned-points.ts'
import type { EarningPurchase } from './earned-points.ts'
import { DEFAULT_EARNING_POLICY } from './earning-policy.ts'
import { movementsToPost, reconcilePurchasePoints } from './reconcile-purchase-points.ts'
import type { PostedPoints } from './reconcile-purchase-points.ts'

const bought = localDate('2026-05-01')
const back = localDate('2026-05-20')
const purchase = (...lines: readonly (readonly [amount: number, specialPrice?: boolean])[]): EarningPurchase => ({
  on: bought,
  lines: lines.map(([amount, specialPrice = false]) => ({ amount, specialPrice }))
})
/** Counts at once, for ever. */
const at = (on: PostedPoints['on']) => ({ on, confirmedOn: on, expiresOn: null })
const sum = (all: readonly { readonly amount: number }[]) => all.reduce((total, each) => total + each.amount, 0)

describe('POINT-2', () => {
  test.each([
    [35_000, 3],
    [9_999, 0],
    [10_000, 1],
    [10_001, 1],
    [0, 0],
    [-1, 0],
    [-50_000, 0],
    [Number.MAX_SAFE_INTEGER, 900_719_925_474]
  ])('net %i minor units earn %i', (net, points) => {
    expect(earnedPoints(DEFAULT_EARNING_POLICY, net)).toBe(points)
  })
  test('special-price lines earn unless the policy says not', () => {
    const mixed = purchase([30_000], [20_000, true])
    const without = { ...DEFAULT_EARNING_POLICY, specialPriceEarns: false }
    expect(sum(reconcilePurchasePoints(DEFAULT_EARNING_POLICY, mixed, []))).toBe(5)
    expect(sum(reconcilePurchasePoints(without, mixed, []))).toBe(3)
    expect(sum(reconcilePurchasePoints(without, mixed, [{ on: back, amount: 20_000, specialPrice: true }]))).toBe(3)
  })
  test('what earns nothing moves nothing', () => {
    expect(reconcilePurchasePoints(DEFAULT_EARNING_POLICY, purchase([9_999]), [{ on: back, amount: 9_999, specialPrice: false }])).toEqual(
      []
    )
  })
})

describe('POINT-3', () => {
  test('350.00 earns 3; returning 60.00 leaves 290.00, so 1 is reversed on the day of the return', () => {
    expect(reconcilePurchasePoints(DEFAULT_EARNING_POLICY, purchase([35_000]), [{ on: back, amount: 6_000, specialPrice: false }])).toEqual(
      [
        { ...at(bought), kind: 'earn', amount: 3 },
        { ...at(back), kind: 'reverse', amount: -1 }
      ]
    )
  })
  test('the same return sent twice reverses 1: what is posted already is not posted again', () => {
    const target = reconcilePurchasePoints(DEFAULT_EARNING_POLICY, purchase([35_000]), [{ on: back, amount: 6_000, specialPrice: false }])
    expect(movementsToPost(target, [{ ...at(bought), amount: 3 }])).toEqual([{ ...at(back), kind: 'reverse', amount: -1 }])
    expect(movementsToPost(target, target)).toEqual([])
  })
  test('two returns of one day are one recomputation', () => {
    const twice = [1, 2].map(() => ({ on: back, amount: 3_000, specialPrice: false }))
    expect(reconcilePurchasePoints(DEFAULT_EARNING_POLICY, purchase([35_000]), twice)).toHaveLength(2)
  })
  test('a voided purchase takes everything back', () => {
    expect(
      movementsToPost(
        [],
        [
          { ...at(bought), amount: 3 },
          { ...at(back), amount: -1 }
        ]
      )
    ).toEqual([
      { ...at(bought), kind: 'reverse', amount: -3 },
      { ...at(back), kind: 'reverse', amount: 1 }
    ])
  })

  const histories = fc.record({
    on: localDates(),
    lines: fc.array(fc.record({ amount: fc.nat({ max: 90_000 }), specialPrice: fc.boolean() }), { minLength: 1, maxLength: 5 }),
    shares: fc.array(fc.tuple(localDates(), fc.nat({ max: 100 })), { maxLength: 6 }),
    specialPriceEarns: fc.boolean()
  })
  const build = ({ on, lines, shares, specialPriceEarns }: typeof histories extends fc.Arbitrary<infer T> ? T : never) => {
    const left = lines.map(line => line.amount)
    const returns = shares.map(([day, percent], index) => {
      const at = index % lines.length
      const amount = Math.floor((left[at]! * percent) / 100)
      left[at]! -= amount
      return { on: day, amount, specialPrice: lines[at]!.specialPrice }
    })
    const net = lines.reduce((total, line, index) => total + (specialPriceEarns || !line.specialPrice ? left[index]! : 0), 0)
    return { policy: { ...DEFAULT_EARNING_POLICY, specialPriceEarns }, bought: { on, lines }, returns, net }
  }

  test('movements sum to what the net amount earns, whatever the returns and their order; none is 0; reversals only lower', () => {
    fc.assert(
      fc.property(histories, history => {
        const { policy, bought: whole, returns, net } = build(history)
        const movements = reconcilePurchasePoints(policy, whole, returns)
        expect(sum(movements)).toBe(Math.floor(net / 10_000))
        expect(movements.every(({ kind, amount }) => (kind === 'earn' ? amount > 0 : amount < 0))).toBe(true)
        expect(reconcilePurchasePoints(policy, whole, returns.toReversed())).toEqual(movements)
      }),
      { numRuns: runs(200) }
    )
  })
  test('returns that arrive one at a time, in any order, end in the same ledger as all at once, and doing it again posts nothing', () => {
    fc.assert(
      fc.property(histories, history => {
        const { policy, bought: whole, returns } = build(history)
        const posted: PostedPoints[] = []
        for (let known = 0; known <= returns.length; known++) {
          const target = reconcilePurchasePoints(policy, whole, returns.slice(returns.length - known))
          posted.push(...movementsToPost(target, posted))
          expect(movementsToPost(target, posted)).toEqual([])
        }
        expect(sum(posted)).toBe(sum(reconcilePurchasePoints(policy, whole, returns)))
      }),
      { numRuns: runs(100) }
    )
  })
})
