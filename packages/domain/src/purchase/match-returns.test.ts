import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { runs } from '../tier/history.arbitrary.ts'
import { matchReturns } from './match-returns.ts'
import type { MatchablePurchaseLine, NamedReturnLine, UnnamedReturnLine } from './match-returns.ts'
import { compareReceiptNumbers } from './receipt-number.ts'
import { returnAmount } from './return-amount.ts'

const line = (receiptNo: string, at: number, units: number, more: Partial<MatchablePurchaseLine> = {}): MatchablePurchaseLine => ({
  purchaseId: `p${receiptNo}`,
  receiptNo,
  lineNo: 1,
  at,
  units,
  amount: units * 100,
  ...more
})
const back = (returnNo: string, at: number, units: number, lineNo = 1): UnnamedReturnLine => ({
  returnId: `r${returnNo}`,
  returnNo,
  lineNo,
  at,
  units
})
const of = (purchaseId: string, from: UnnamedReturnLine, purchaseLineNo: number | null = 1): NamedReturnLine => ({
  ...from,
  purchaseId,
  purchaseLineNo
})
const ofReceipt = (purchaseId: string, from: UnnamedReturnLine): NamedReturnLine => ({ ...from, purchaseId, purchaseLineNo: null })
const taken = (result: ReturnType<typeof matchReturns>) =>
  result.allocations.map(each => `${each.returnId}:${each.purchaseId}.${each.purchaseLineNo}×${each.units}`)

describe('TERM-1', () => {
  test('10.00 for 3 units comes back as 3.33, 3.34, 3.33: the sum so far is rounded, not the part', () => {
    expect([0, 1, 2].map(before => returnAmount(1000, 3, before, 1))).toEqual([333, 334, 333])
    expect(returnAmount(1000, 3, 0, 3)).toBe(1000)
  })
  test('a half goes up: 0.01 for 2 units comes back as 0.01, then 0', () => {
    expect([returnAmount(1, 2, 0, 1), returnAmount(1, 2, 1, 1)]).toEqual([1, 0])
  })
  test('more than there is, or less than nothing, is refused', () => {
    expect(() => returnAmount(1000, 3, 2, 2)).toThrow(RangeError)
    expect(() => returnAmount(1000, 3, 0, -1)).toThrow(RangeError)
  })
  test('in any steps, all units return exactly what was paid', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 10_000_000 }),
        fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 20 }),
        (amount, steps) => {
          const units = steps.reduce((sum, step) => sum + step, 0)
          let before = 0
          let returned = 0
          for (const step of steps) {
            const part = returnAmount(amount, units, before, step)
            expect(part).toBeGreaterThanOrEqual(0)
            returned += part
            before += step
          }
          expect(returned).toBe(amount)
        }
      ),
      { numRuns: runs(200) }
    )
  })
})

describe('TERM-1b', () => {
  test('takes from the latest receipt first, then from earlier ones', () => {
    expect(taken(matchReturns([line('1', 10, 2), line('2', 20, 2)], [], [back('9', 30, 3)]))).toEqual(['r9:p2.1×2', 'r9:p1.1×1'])
  })
  test('a purchase at the very instant counts, one after it does not', () => {
    const result = matchReturns([line('1', 30, 1), line('2', 31, 5)], [], [back('9', 30, 2)])
    expect(taken(result)).toEqual(['r9:p1.1×1'])
    expect(result.unmatched).toEqual([{ returnId: 'r9', returnLineNo: 1, units: 1 }])
  })
  test('of one instant the higher receipt number goes first: as numbers where both are, so 10 before 9', () => {
    expect(taken(matchReturns([line('10', 10, 1), line('9', 10, 1)], [], [back('99', 30, 1)]))).toEqual(['r99:p10.1×1'])
    expect(taken(matchReturns([line('A10', 10, 1), line('A9', 10, 1)], [], [back('99', 30, 1)]))).toEqual(['r99:pA9.1×1'])
  })
  test('within a receipt the last line goes first', () => {
    expect(taken(matchReturns([line('1', 10, 1), line('1', 10, 1, { lineNo: 2 })], [], [back('9', 30, 2)]))).toEqual([
      'r9:p1.2×1',
      'r9:p1.1×1'
    ])
  })
  test('earlier returns choose first, and what they took is gone', () => {
    expect(taken(matchReturns([line('1', 10, 1), line('2', 20, 1)], [], [back('8', 40, 1), back('7', 30, 1)]))).toEqual([
      'r7:p2.1×1',
      'r8:p1.1×1'
    ])
  })
  test('a return between two purchases leaves the later one alone, even where that arrived first', () => {
    const result = matchReturns([line('2', 20, 5), line('1', 10, 1)], [], [back('9', 15, 2), back('10', 25, 1)])
    expect(taken(result)).toEqual(['r9:p1.1×1', 'r10:p2.1×1'])
    expect(result.unmatched).toEqual([{ returnId: 'r9', returnLineNo: 1, units: 1 }])
  })
  test('a return that names its purchase claims its units first, though it comes later', () => {
    const result = matchReturns([line('1', 10, 1), line('2', 20, 1)], [of('p2', back('9', 40, 1))], [back('8', 30, 1)])
    expect(taken(result)).toEqual(['r8:p1.1×1', 'r9:p2.1×1'])
  })
  test('named and unnamed returns of one line share its roundings in the order of time', () => {
    const [bought] = [line('1', 10, 3, { amount: 1000 })]
    const result = matchReturns([bought], [of('p1', back('9', 40, 1))], [back('8', 30, 1), back('7', 50, 1)])
    expect(result.allocations.map(({ returnId, amount }) => [returnId, amount])).toEqual([
      ['r8', 333],
      ['r9', 334],
      ['r7', 333]
    ])
  })
  test('a return that names the receipt only takes its last line first, after those that name a line and before any that names nothing', () => {
    const lines = [line('1', 10, 2), line('1', 10, 2, { lineNo: 2 })]
    const result = matchReturns(lines, [ofReceipt('p1', back('7', 20, 2)), of('p1', back('8', 30, 1), 2)], [back('6', 15, 2)])
    expect(taken(result)).toEqual(['r6:p1.1×1', 'r7:p1.2×1', 'r7:p1.1×1', 'r8:p1.2×1'])
    expect(result.unmatched).toEqual([{ returnId: 'r6', returnLineNo: 1, units: 1 }])
  })
  test('a named return of a line that is not there, or of more than there is, leaves its rest unmatched', () => {
    const result = matchReturns([line('1', 10, 1)], [of('p1', back('8', 20, 3)), of('p7', back('9', 20, 1))], [])
    expect(result.unmatched).toEqual([
      { returnId: 'r8', returnLineNo: 1, units: 2 },
      { returnId: 'r9', returnLineNo: 1, units: 1 }
    ])
  })
})

const matters = fc
  .record({
    lines: fc.array(
      fc.record({
        at: fc.nat({ max: 12 }),
        receipt: fc.nat({ max: 14 }),
        units: fc.integer({ min: 1, max: 5 }),
        amount: fc.nat({ max: 999 })
      }),
      { maxLength: 12 }
    ),
    unnamed: fc.array(fc.record({ at: fc.nat({ max: 14 }), units: fc.integer({ min: 1, max: 6 }) }), { maxLength: 8 }),
    named: fc.array(
      fc.record({ at: fc.nat({ max: 14 }), units: fc.integer({ min: 1, max: 4 }), line: fc.nat({ max: 13 }), byLine: fc.boolean() }),
      {
        maxLength: 4
      }
    )
  })
  .map(({ lines, unnamed, named }) => {
    // One receipt has one instant: it follows from the number.
    const all = lines.map(({ receipt, units, amount }, index) =>
      line(String(receipt), [3, 9, 9, 1, 5, 5, 7][receipt % 7]!, units, { lineNo: index, amount })
    )
    return {
      lines: all,
      unnamed: unnamed.map(({ at, units }, index) => back(String(index), at, units)),
      named: named.map(({ at, units, line: which, byLine }, index) =>
        of(all[which]?.purchaseId ?? 'gone', back(`n${index}`, at, units), byLine ? (all[which]?.lineNo ?? 0) : null)
      )
    }
  })

/** The rule as its sentence reads, unit by unit: slow, and nothing but the sentence. */
function replay(lines: readonly MatchablePurchaseLine[], named: readonly NamedReturnLine[], unnamed: readonly UnnamedReturnLine[]) {
  const left = new Map(lines.map(each => [each, each.units]))
  const units = new Map<string, number>()
  const inTime = <T extends UnnamedReturnLine>(all: readonly T[]) =>
    all.toSorted((a, b) => a.at - b.at || compareReceiptNumbers(a.returnNo, b.returnNo))
  const takeOne = (by: UnnamedReturnLine, from: MatchablePurchaseLine | undefined) => {
    if (from === undefined) return
    left.set(from, left.get(from)! - 1)
    const key = `${by.returnId} ${from.purchaseId} ${from.lineNo}`
    units.set(key, (units.get(key) ?? 0) + 1)
  }
  const has = (each: MatchablePurchaseLine) => left.get(each)! > 0
  const latestFirst = lines.toSorted((a, b) => b.at - a.at || compareReceiptNumbers(b.receiptNo, a.receiptNo) || b.lineNo - a.lineNo)
  const takeAll = (by: UnnamedReturnLine, may: (each: MatchablePurchaseLine) => boolean) => {
    const find = () => latestFirst.find(each => may(each) && has(each))
    for (let unit = 0; unit < by.units; unit++) takeOne(by, find())
  }
  const [byLine, byReceipt] = [
    inTime(named.filter(by => by.purchaseLineNo !== null)),
    inTime(named.filter(by => by.purchaseLineNo === null))
  ]
  for (const by of byLine) takeAll(by, each => each.purchaseId === by.purchaseId && each.lineNo === by.purchaseLineNo)
  for (const by of byReceipt) takeAll(by, each => each.purchaseId === by.purchaseId)
  for (const by of inTime(unnamed)) takeAll(by, each => each.at <= by.at)
  return units
}

describe('matching', () => {
  test('takes what a unit-by-unit replay of the rule takes', () => {
    fc.assert(
      fc.property(matters, ({ lines, named, unnamed }) => {
        const { allocations } = matchReturns(lines, named, unnamed)
        const units = new Map(allocations.map(each => [`${each.returnId} ${each.purchaseId} ${each.purchaseLineNo}`, each.units]))
        expect(units).toEqual(replay(lines, named, unnamed))
      }),
      { numRuns: runs(300) }
    )
  })
  test('takes no more than was bought, returns no more than was paid, and loses no unit', () => {
    fc.assert(
      fc.property(matters, ({ lines, named, unnamed }) => {
        const { allocations, unmatched } = matchReturns(lines, named, unnamed)
        for (const each of lines) {
          const own = allocations.filter(some => some.purchaseId === each.purchaseId && some.purchaseLineNo === each.lineNo)
          const units = own.reduce((sum, some) => sum + some.units, 0)
          expect(units).toBeLessThanOrEqual(each.units)
          expect(own.reduce((sum, some) => sum + some.amount, 0)).toBe(returnAmount(each.amount, each.units, 0, units))
        }
        const total = (all: readonly { readonly units: number }[]) => all.reduce((sum, each) => sum + each.units, 0)
        expect(total(allocations) + total(unmatched)).toBe(total(named) + total(unnamed))
      }),
      { numRuns: runs(300) }
    )
  })
  test('does not depend on the order of its input', () => {
    const shuffled = matters.chain(input =>
      fc.tuple(
        fc.constant(input),
        fc.shuffledSubarray(input.lines, { minLength: input.lines.length }),
        fc.shuffledSubarray(input.named, { minLength: input.named.length }),
        fc.shuffledSubarray(input.unnamed, { minLength: input.unnamed.length })
      )
    )
    fc.assert(
      fc.property(shuffled, ([input, lines, named, unnamed]) => {
        expect(matchReturns(lines, named, unnamed)).toEqual(matchReturns(input.lines, input.named, input.unnamed))
      }),
      { numRuns: runs(200) }
    )
  })
  // Quadratic work would run into the test's time limit.
  test('20,000 purchases and as many returns of one item', () => {
    const lines = Array.from({ length: 20_000 }, (_, index) => line(String(index), index, 3))
    const returns = Array.from({ length: 20_000 }, (_, index) => back(String(index), index + 0.5, 2))
    expect(matchReturns(lines, [], returns).unmatched).toEqual([])
  })
})

test('receipt numbers are totally ordered', () => {
  const ordered = ['1', '2', '9', '010', '10', '1000000000000000000001', '10a', '1a', 'A10', 'A9']
  fc.assert(
    fc.property(fc.shuffledSubarray(ordered, { minLength: ordered.length }), mixed => {
      expect(mixed.toSorted(compareReceiptNumbers)).toEqual(ordered)
    }),
    { numRuns: runs(50) }
  )
})
