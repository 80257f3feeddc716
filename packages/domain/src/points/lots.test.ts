import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { addDays, localDate, type LocalDate } from '../calendar/local-date.ts'
import { Refusal } from '../refusal.ts'
import { runs } from '../tier/history.arbitrary.ts'
import { availablePoints, expiringPoints, lotsDue, NOTHING_HELD, spendFrom, type HeldPoints, type PointLot } from './lots.ts'
import { MemoryLedger } from './memory-ledger.ts'

const today = localDate('2026-06-30')
const lot = (expiresOn: string | null, points: number, expired = 0): PointLot => ({
  expiresOn: expiresOn as LocalDate | null,
  points,
  expired
})
const held = (all: number, beforeToday = 0): HeldPoints => ({ all, beforeToday })
const moved = (movements: readonly { expiresOn: LocalDate | null; amount: number }[]) =>
  movements.map(({ expiresOn, amount }) => [expiresOn, amount])

describe('POINT-4: what is due', () => {
  test.each<[string, PointLot[], HeldPoints, [string | null, number][]]>([
    ['nothing of nothing', [], NOTHING_HELD, []],
    ['a lot whose last day was yesterday', [lot('2026-06-29', 5)], NOTHING_HELD, [['2026-06-29', -5]]],
    ['not one whose last day is today', [lot('2026-06-30', 5), lot(null, 5)], NOTHING_HELD, []],
    [
      'the oldest first, each by itself',
      [lot('2026-06-29', 2), lot('2026-05-31', 5)],
      NOTHING_HELD,
      [
        ['2026-05-31', -5],
        ['2026-06-29', -2]
      ]
    ],
    ['never below zero: what is owed elsewhere is filled first', [lot('2026-05-31', 5), lot(null, -2)], NOTHING_HELD, [['2026-05-31', -3]]],
    ['nothing where all is owed', [lot('2026-05-31', 5), lot('2026-12-31', -7)], NOTHING_HELD, []],
    ['a return in an expired lot gives back at most what expired', [lot('2026-05-31', -4, 10)], NOTHING_HELD, [['2026-05-31', 4]]],
    [
      'no more than expired, the rest is owed',
      [lot('2026-05-31', -4, 1), lot('2026-06-15', 9)],
      NOTHING_HELD,
      [
        ['2026-05-31', 1],
        ['2026-06-15', -6]
      ]
    ],
    ['what was held yesterday outlives the night', [lot('2026-06-29', 5)], held(3, 3), [['2026-06-29', -2]]],
    ['what is held since today does not', [lot('2026-06-29', 5)], held(3, 0), [['2026-06-29', -5]]]
  ])('%s', (_what, lots, holds, expected) => {
    expect(moved(lotsDue(lots, today, holds))).toEqual(expected)
  })

  const someLots = fc
    .uniqueArray(
      fc.record({
        expiresOn: fc.option(fc.integer({ min: -40, max: 40 })),
        points: fc.integer({ min: -20, max: 20 }),
        expired: fc.nat({ max: 20 })
      }),
      { selector: each => each.expiresOn, maxLength: 8 }
    )
    .map(lots => lots.map(each => ({ ...each, expiresOn: each.expiresOn === null ? null : addDays(today, each.expiresOn) })))
  const holds = fc.tuple(fc.nat({ max: 10 }), fc.nat({ max: 10 })).map(([a, b]) => held(a + b, b))

  test('posted once it is due no more, in whatever order lots are told; no expiry brings the sum below zero', () => {
    fc.assert(
      fc.property(someLots, holds, (lots, h) => {
        const movements = lotsDue(lots, today, h)
        expect(lotsDue(lots.toReversed(), today, h)).toEqual(movements)
        const amountOf = (expiresOn: LocalDate | null) => movements.find(each => each.expiresOn === expiresOn)?.amount ?? 0
        const after = lots.map(each => ({
          ...each,
          points: each.points + amountOf(each.expiresOn),
          expired: each.expired - amountOf(each.expiresOn)
        }))
        expect(lotsDue(after, today, h)).toEqual([])
        expect(availablePoints(after, today, h)).toBe(availablePoints(lots, today, h))
        expect(after.every(each => each.expired >= 0)).toBe(true)
        const sum = after.reduce((total, each) => total + each.points, 0)
        if (movements.some(({ amount }) => amount < 0)) expect(sum).toBeGreaterThanOrEqual(0)
      }),
      { numRuns: runs(300) }
    )
  })

  test('what can be spent is spent from the first to expire, and then no more', () => {
    fc.assert(
      fc.property(someLots, fc.nat({ max: 60 }), (lots, points) => {
        const due = new Map(lotsDue(lots, today).map(each => [each.expiresOn, each.amount]))
        const after = lots.map(each => ({ ...each, points: each.points + (due.get(each.expiresOn) ?? 0) }))
        const available = availablePoints(after, today)
        if (points === 0 || points > available) return
        const taken = spendFrom(after, points, today)
        expect(taken.reduce((sum, each) => sum + each.amount, 0)).toBe(-points)
        expect(taken.every(each => each.amount < 0 && (each.expiresOn === null || each.expiresOn >= today))).toBe(true)
        // All but the last are emptied.
        for (const each of taken.slice(0, -1)) expect(after.find(one => one.expiresOn === each.expiresOn)?.points).toBe(-each.amount)
      }),
      { numRuns: runs(300) }
    )
  })

  test('what expires when adds up to what can be spent, less what never expires', () => {
    fc.assert(
      fc.property(someLots, lots => {
        const never = lots.filter(each => each.expiresOn === null && each.points > 0).reduce((sum, each) => sum + each.points, 0)
        const expiring = expiringPoints(lots, today).reduce((sum, each) => sum + each.amount, 0)
        expect(expiring).toBeGreaterThanOrEqual(0)
        expect(expiring).toBe(
          Math.max(0, Math.min(availablePoints(lots, today) - Math.min(never, Math.max(0, availablePoints(lots, today))), 1e9))
        )
      }),
      { numRuns: runs(300) }
    )
  })
})

describe('spending', () => {
  const lots = [lot(null, 10), lot('2026-08-31', 4), lot('2026-07-31', 3), lot('2026-06-29', 2)]
  test('takes the lot that expires first, one that never does last, none that is past', () => {
    expect(moved(spendFrom(lots, 9, today))).toEqual([
      ['2026-07-31', -3],
      ['2026-08-31', -4],
      [null, -2]
    ])
    expect(moved(spendFrom(lots, 3, localDate('2026-06-29')))).toEqual([
      ['2026-06-29', -2],
      ['2026-07-31', -1]
    ])
  })
  test('of more than there is is refused', () => {
    expect(() => spendFrom(lots, 18, today)).toThrow(new Refusal('POINTS_INSUFFICIENT', ['points']))
  })
})

test('lots, due and spending together are a ledger counted point by point', () => {
  const act = fc.oneof(
    fc.record({ act: fc.constant('earn' as const), points: fc.integer({ min: 1, max: 9 }), days: fc.nat({ max: 20 }) }),
    fc.record({ act: fc.constant('reverse' as const), points: fc.integer({ min: 1, max: 9 }), days: fc.integer({ min: -20, max: 20 }) }),
    fc.record({ act: fc.constant('spend' as const), points: fc.integer({ min: 1, max: 12 }), days: fc.constant(0) }),
    fc.record({ act: fc.constant('wait' as const), points: fc.constant(0), days: fc.integer({ min: 1, max: 12 }) })
  )
  fc.assert(
    fc.property(fc.array(act, { maxLength: 25 }), acts => {
      let day = today
      const memory = new MemoryLedger(day, 0)
      const lots = new Map<LocalDate, PointLot>()
      const post = (expiresOn: LocalDate | null, amount: number, expiry = false) => {
        const before = lots.get(expiresOn!) ?? lot(expiresOn, 0)
        lots.set(expiresOn!, { ...before, points: before.points + amount, expired: before.expired - (expiry ? amount : 0) })
      }
      const settle = () => lotsDue([...lots.values()], day).forEach(each => post(each.expiresOn, each.amount, true))
      for (const { act: what, points, days } of acts) {
        if (what === 'wait') day = addDays(day, days)
        if (what === 'wait') memory.at(day, 0)
        if (what === 'earn' || what === 'reverse') {
          const amount = what === 'earn' ? points : -points
          post(addDays(day, days), amount)
          memory.move(addDays(day, days), amount, day)
        }
        settle()
        if (what === 'spend') {
          const can = points <= availablePoints([...lots.values()], day)
          expect(memory.spend(points) !== undefined).toBe(can)
          if (can) for (const each of spendFrom([...lots.values()], points, day)) post(each.expiresOn, each.amount)
        }
        expect(availablePoints([...lots.values()], day)).toBe(memory.available())
        expect([...lots.values()].flatMap(each => (each.points === 0 ? [] : [[each.expiresOn, each.points]])).toSorted()).toEqual(
          memory.lots()
        )
      }
    }),
    { numRuns: runs(300) }
  )
})
