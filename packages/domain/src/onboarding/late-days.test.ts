import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { addDays, localDate, type LocalDate } from '../calendar/local-date.ts'
import { lateOnboardingDays, ONBOARDING_RULE, onboardingDueOn } from './late-days.ts'

const declaredOn = localDate('2026-06-20')
const [first, after] = [localDate('2026-01-01'), localDate('2027-01-01')]
const late = (reachedOn: string | null, from: LocalDate = first, until: LocalDate = after) =>
  lateOnboardingDays({ declaredOn, reachedOn: reachedOn === null ? null : localDate(reachedOn) }, ONBOARDING_RULE, from, until)

describe('INC-6', () => {
  test.each([
    ['on the first day', '2026-06-20', 0],
    ['on the last day in time', '2026-06-27', 0],
    ['a day later', '2026-06-28', 1],
    ['two days later', '2026-06-29', 2],
    ['on the 29th day behind it', '2026-07-26', 29],
    ['on the 30th', '2026-07-27', 30],
    ['a day after that', '2026-07-28', 30],
    ['much later', '2026-12-01', 30],
    ['never', null, 30]
  ])('reached %s', (_name, reachedOn, days) => {
    expect(late(reachedOn)).toBe(days)
  })
  test('split over two months', () => {
    const july = localDate('2026-07-01')
    expect([late(null, localDate('2026-06-01'), july), late(null, july, localDate('2026-08-01'))]).toEqual([3, 27])
    expect(late(null, localDate('2026-08-01'), localDate('2026-09-01'))).toBe(0)
    expect(onboardingDueOn(declaredOn)).toBe('2026-06-27')
  })
  test('it is the number of days that began without, and adds up over any cut', () => {
    const nth = fc.integer({ min: -10, max: 60 })
    fc.assert(
      fc.property(fc.option(nth), nth, nth, nth, fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 40 }), (reached, ...more) => {
        const [one, two, three, days, mostDays] = more
        const [from, cut, until] = [one, two, three].toSorted((a, b) => a - b) as [number, number, number]
        const facts = { declaredOn, reachedOn: reached === null ? null : addDays(declaredOn, reached) }
        const count = (a: number, b: number) =>
          lateOnboardingDays(facts, { days, mostDays }, addDays(declaredOn, a), addDays(declaredOn, b))
        let expected = 0
        for (let day = from; day < until; day++)
          if (day > days && day <= days + mostDays && (reached === null || day <= reached)) expected++
        expect(count(from, until)).toBe(expected)
        expect(count(from, cut) + count(cut, until)).toBe(expected)
      })
    )
  })
})
