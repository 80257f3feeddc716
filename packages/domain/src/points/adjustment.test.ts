import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { addDays, localDate, type LocalDate } from '../calendar/local-date.ts'
import { Refusal } from '../refusal.ts'
import { runs } from '../tier/history.arbitrary.ts'
import {
  adjustmentMovements,
  faultOfAdjustment,
  MOST_ADJUSTED_POINTS,
  needsSecondPerson,
  takeBackMovements,
  type AdjustedPurse
} from './adjustment.ts'
import { availablePoints, lotsDue, NOTHING_HELD, type LotMovement, type PointLot } from './lots.ts'
import { MemoryLedger } from './memory-ledger.ts'

const today = localDate('2026-06-30')
const lot = (expiresOn: string | null, points: number, expired = 0): PointLot => ({
  expiresOn: expiresOn as LocalDate | null,
  points,
  expired
})
const purse = (lots: readonly PointLot[], held = 0): AdjustedPurse => ({
  lots,
  held: { all: held, beforeToday: 0 },
  balance: BigInt(lots.reduce((sum, each) => sum + each.points, 0))
})
const NEVER = { expiry: null }
const moved = (movements: readonly LotMovement[]) => movements.map(({ expiresOn, amount }) => [expiresOn, amount])
const codeOf = (act: () => unknown): unknown => {
  try {
    return act()
  } catch (error) {
    return error instanceof Refusal ? error.code : error
  }
}

test.each([
  [0, 'POINTS_ADJUSTMENT_ZERO'],
  [1, undefined],
  [-1, undefined],
  [MOST_ADJUSTED_POINTS, undefined],
  [-MOST_ADJUSTED_POINTS, undefined],
  [MOST_ADJUSTED_POINTS + 1, 'POINTS_ADJUSTMENT_TOO_LARGE'],
  [-MOST_ADJUSTED_POINTS - 1, 'POINTS_ADJUSTMENT_TOO_LARGE']
])('%i: %s', (amount, fault) => {
  expect(faultOfAdjustment(amount)).toBe(fault)
})

test.each<[string, number | null, number, number, boolean]>([
  ['without a limit nobody', null, 1_000_000, 1_000_000, false],
  ['at the limit, up and down', 100, 100, 100, false],
  ['above it upwards', 100, 101, 0, true],
  ['above it downwards', 100, 0, 101, true],
  ['up and down neither add up nor make up for each other', 100, 60, 60, false],
  ['of 0 always', 0, 1, 0, true]
])('a second person: %s', (_what, approvalAbove, up, down, expected) => {
  expect(needsSecondPerson({ approvalAbove }, { up, down })).toBe(expected)
})

describe('an adjustment', () => {
  test('upwards is of the lot of its day', () => {
    expect(moved(adjustmentMovements({ expiry: { months: 12, roundTo: 'yearEnd' } }, purse([]), 5, today))).toEqual([['2027-12-31', 5]])
    expect(moved(adjustmentMovements(NEVER, purse([]), 5, today))).toEqual([[null, 5]])
  })
  test('upwards beyond 53 bits is refused', () => {
    const full = { ...purse([]), balance: BigInt(Number.MAX_SAFE_INTEGER - 1) }
    expect(codeOf(() => adjustmentMovements(NEVER, full, 1, today))).toEqual([{ expiresOn: null, amount: 1 }])
    expect(codeOf(() => adjustmentMovements(NEVER, full, 2, today))).toBe('OVERFLOW')
  })
  test.each<[string, PointLot[], number, number, unknown]>([
    [
      'takes what expires first',
      [lot(null, 5), lot('2026-07-31', 3)],
      0,
      4,
      [
        ['2026-07-31', -3],
        [null, -1]
      ]
    ],
    ['leaves what was due yesterday', [lot('2026-06-29', 9), lot(null, 5)], 0, 5, [[null, -5]]],
    ['not more than there is', [lot('2026-06-29', 9), lot(null, 5)], 0, 6, 'POINTS_INSUFFICIENT'],
    ['not what is held', [lot(null, 5)], 3, 3, 'POINTS_INSUFFICIENT'],
    ['nothing where points are owed', [lot(null, -5)], 0, 1, 'POINTS_INSUFFICIENT']
  ])('downwards %s', (_what, lots, held, points, expected) => {
    const found = codeOf(() => moved(adjustmentMovements(NEVER, purse(lots, held), -points, today)))
    expect(found).toEqual(expected)
  })
})

describe('taking one back', () => {
  const gave = (expiresOn: string | null, amount: number): LotMovement => ({ expiresOn: expiresOn as LocalDate | null, amount })
  test.each<[string, PointLot[], number, LotMovement[], unknown]>([
    [
      'is the opposite, lot by lot',
      [lot('2026-07-31', 0)],
      0,
      [gave('2026-07-31', -3), gave(null, -1)],
      [
        ['2026-07-31', 3],
        [null, 1]
      ]
    ],
    ['takes what is there still', [lot(null, 5)], 0, [gave(null, 5)], [[null, -5]]],
    ['takes it though another lot has to stand for it', [lot('2026-07-31', 5), lot(null, 0)], 0, [gave(null, 5)], [[null, -5]]],
    ['leaves all of it where some was spent', [lot(null, 4)], 0, [gave(null, 5)], 'POINTS_INSUFFICIENT'],
    ['leaves all of it where some is held', [lot(null, 5)], 1, [gave(null, 5)], 'POINTS_INSUFFICIENT'],
    ['takes what has expired from what has', [lot('2026-06-29', 0, 5)], 0, [gave('2026-06-29', 5)], [['2026-06-29', -5]]],
    ['where points are owed it may not make it worse', [lot(null, -2)], 0, [gave(null, 1)], 'POINTS_INSUFFICIENT'],
    ['but may give back', [lot(null, -2)], 0, [gave(null, -1)], [[null, 1]]]
  ])('%s', (_what, lots, held, posted, expected) => {
    expect(codeOf(() => moved(takeBackMovements(purse(lots, held), posted, today)))).toEqual(expected)
  })
})

test('adjusting and taking back, among earning, spending and time, are a ledger counted point by point', () => {
  const expiry = { months: 1, roundTo: 'day' } as const
  const act = fc.oneof(
    fc.record({ act: fc.constant('adjust' as const), n: fc.integer({ min: -9, max: 9 }).filter(n => n !== 0) }),
    fc.record({ act: fc.constant('takeBack' as const), n: fc.nat({ max: 9 }) }),
    fc.record({ act: fc.constant('return' as const), n: fc.integer({ min: 1, max: 5 }) }),
    fc.record({ act: fc.constant('wait' as const), n: fc.integer({ min: 1, max: 40 }) })
  )
  let back = 0
  let kept = 0
  fc.assert(
    fc.property(fc.array(act, { maxLength: 25 }), acts => {
      let day = today
      const memory = new MemoryLedger(day, 0)
      const lots = new Map<LocalDate | null, PointLot>()
      const done: (readonly LotMovement[])[] = []
      const post = (movements: readonly LotMovement[], expired = false) => {
        for (const { expiresOn, amount } of movements) {
          const before = lots.get(expiresOn) ?? lot(expiresOn, 0)
          lots.set(expiresOn, { ...before, points: before.points + amount, expired: before.expired - (expired ? amount : 0) })
        }
        if (!expired) post(lotsDue([...lots.values()], day), true)
      }
      for (const { act: what, n } of acts) {
        const before = memory.available()
        if (what === 'wait') {
          day = addDays(day, n)
          memory.at(day, 0)
          post([])
        }
        if (what === 'return') {
          post([{ expiresOn: addDays(day, n), amount: -n }])
          memory.move(addDays(day, n), -n, day)
        }
        if (what === 'adjust') {
          const found = codeOf(() => adjustmentMovements({ expiry }, purse([...lots.values()]), n, day))
          if (n < 0) expect(memory.spend(-n) === undefined).toBe(found === 'POINTS_INSUFFICIENT')
          if (Array.isArray(found)) {
            post(found)
            done.push(found)
            for (const each of n > 0 ? (found as LotMovement[]) : []) memory.move(each.expiresOn ?? 'never', each.amount, day)
          }
        }
        const [posted] = what === 'takeBack' && done.length > 0 ? done.splice(n % done.length, 1) : []
        if (posted) {
          const found = codeOf(() => takeBackMovements(purse([...lots.values()]), posted, day))
          if (found === 'POINTS_INSUFFICIENT') {
            kept++
            expect(before).toBeLessThan(posted.reduce((sum, each) => sum + each.amount, 0))
          } else {
            back++
            post(found as LotMovement[])
            for (const each of found as LotMovement[]) memory.move(each.expiresOn ?? 'never', each.amount, day)
            expect(memory.available()).toBeGreaterThanOrEqual(Math.min(0, before))
          }
        }
        expect(availablePoints([...lots.values()], day, NOTHING_HELD)).toBe(memory.available())
        expect([...lots.values()].flatMap(each => (each.points === 0 ? [] : [[each.expiresOn, each.points]])).toSorted()).toEqual(
          memory.lots()
        )
      }
    }),
    { numRuns: runs(500) }
  )
  expect(back).toBeGreaterThan(0)
  expect(kept).toBeGreaterThan(0)
})
