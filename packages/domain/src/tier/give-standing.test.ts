/** TIER-7, TIER-8: the days on which a tier may be given and ended, at their edges. */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { addDays, localDate, type LocalDate } from '../calendar/local-date.ts'
import { Refusal } from '../refusal.ts'
import {
  faultOfStandingDays,
  lastDayOfStanding,
  readStandingDays,
  readStandingEnd,
  standingState,
  STANDING_KINDS
} from './give-standing.ts'
import { runs } from './history.arbitrary.ts'
import { standingsInForce } from './standing.ts'

const on = localDate
const TODAY = on('2026-06-30')
const fault = (act: () => unknown): string | undefined => {
  try {
    act()
    return undefined
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return [error.code, ...error.field].join(' ')
  }
}

describe('the days of a standing', () => {
  test.each([
    ['designation', {}, undefined],
    ['designation', { startsOn: '2026-06-30', endsOn: '2026-06-30' }, undefined],
    ['designation', { startsOn: '2026-06-29' }, 'START_IN_PAST startsOn'],
    ['designation', { endsOn: '2026-06-29' }, 'END_IN_PAST endsOn'],
    ['designation', { startsOn: '2026-07-02', endsOn: '2026-07-01' }, 'END_BEFORE_START endsOn'],
    ['designation', { startsOn: '2199-12-31' }, undefined],
    ['designation', { startsOn: '2200-01-01' }, 'DATE_IMPOSSIBLE startsOn'],
    ['designation', { endsOn: '2200-01-01' }, 'DATE_IMPOSSIBLE endsOn'],
    ['override', {}, 'OVERRIDE_END_REQUIRED endsOn'],
    ['override', { endsOn: '2026-06-30' }, undefined]
  ] as const)('%s %j: %s', (kind, days, code) => {
    expect(fault(() => readStandingDays(kind, days as { startsOn?: LocalDate; endsOn?: LocalDate }, TODAY))).toBe(code)
  })
  test('begin today where nothing is said', () => {
    expect(readStandingDays('designation', {}, TODAY)).toEqual({ startsOn: TODAY, endsOn: null })
  })
})

describe('the end before its time', () => {
  const given = { startsOn: on('2026-06-20'), endsOn: on('2026-07-31'), withdrawnOn: null }
  const open = { ...given, endsOn: null }
  test.each([
    ['at once', given, undefined, { withdrawnOn: TODAY, endsOn: null }],
    ['at once, by its last day', given, '2026-06-29', { withdrawnOn: TODAY, endsOn: null }],
    ['today is the last day', given, '2026-06-30', { withdrawnOn: null, endsOn: '2026-06-30' }],
    ['earlier than planned', open, '2027-01-01', { withdrawnOn: null, endsOn: '2027-01-01' }],
    ['as planned', given, '2026-07-31', { withdrawnOn: null, endsOn: '2026-07-31' }]
  ] as const)('%s', (_what, days, lastDay, end) => {
    expect(readStandingEnd('designation', days, { lastDay: lastDay as LocalDate | undefined, today: TODAY })).toEqual(end)
  })
  test.each([
    ['withdrawn', { ...given, withdrawnOn: on('2026-06-25') }, undefined, 'OVERRIDE_ALREADY_ENDED id'],
    ['run out', { ...given, endsOn: on('2026-06-29') }, undefined, 'OVERRIDE_ALREADY_ENDED id'],
    ['before yesterday', given, '2026-06-28', 'END_IN_PAST endsOn'],
    ['before its first day', { ...given, startsOn: on('2026-07-10') }, '2026-07-09', 'END_BEFORE_START endsOn'],
    ['later than planned', given, '2026-08-01', 'INVALID_VALUE endsOn']
  ] as const)('%s is refused', (_what, days, lastDay, code) => {
    expect(fault(() => readStandingEnd('override', days, { lastDay: lastDay as LocalDate | undefined, today: TODAY }))).toBe(code)
  })
})

describe('where a standing is', () => {
  const day = fc.integer({ min: -40, max: 40 }).map(n => addDays(TODAY, n))
  const given = fc.record({ startsOn: day, endsOn: fc.option(day), withdrawnOn: fc.option(day) })
  test.each([
    ['its first day', { startsOn: '2026-06-30', endsOn: null, withdrawnOn: null }, 'inForce'],
    ['its last day', { startsOn: '2026-06-01', endsOn: '2026-06-30', withdrawnOn: null }, 'inForce'],
    ['the day after its last', { startsOn: '2026-06-01', endsOn: '2026-06-29', withdrawnOn: null }, 'ended'],
    ['withdrawn today', { startsOn: '2026-06-01', endsOn: null, withdrawnOn: '2026-06-30' }, 'ended'],
    ['the day before its first', { startsOn: '2026-07-01', endsOn: null, withdrawnOn: null }, 'coming'],
    ['withdrawn before its first', { startsOn: '2026-07-10', endsOn: null, withdrawnOn: '2026-06-30' }, 'ended']
  ] as const)('%s', (_what, days, state) => {
    expect(standingState(days as never, TODAY)).toBe(state)
  })
  test('in force exactly where it decides', () => {
    const policy = { tiers: [{ key: 'A', name: {}, routes: [] }] } as never
    fc.assert(
      fc.property(given, days => {
        const seen = { designations: [{ tierKey: 'A', ...days }], overrides: [] } as never
        expect(standingState(days, TODAY) === 'inForce').toBe(standingsInForce(policy, seen, TODAY).length === 1)
      }),
      { numRuns: runs(200) }
    )
  })
  test('what may be given is not over, and what was ended at once is', () => {
    fc.assert(
      fc.property(day, fc.option(day), fc.constantFrom(...STANDING_KINDS), (startsOn, endsOn, kind) => {
        if (faultOfStandingDays(kind, { startsOn, endsOn }, TODAY)) return
        const days = { startsOn, endsOn, withdrawnOn: null }
        expect(standingState(days, TODAY)).toBe(startsOn > TODAY ? 'coming' : 'inForce')
        const { withdrawnOn } = readStandingEnd(kind, days, { lastDay: null, today: TODAY })
        const ended = { ...days, withdrawnOn }
        expect(standingState(ended, TODAY)).toBe('ended')
        expect(lastDayOfStanding(ended)! < TODAY).toBe(true)
      }),
      { numRuns: runs(200) }
    )
  })
})
