/**
 * The table T1 to T18 with any figures: each row at the edge where the figures put it, so that whatever decides tiers can be held against it with thresholds
 * that headquarters changed. With the default figures it is the table of the rules.
 */
import fc from 'fast-check'
import { addDays, localDate, subtractMonths } from '../calendar/local-date.ts'
import type { LocalDate } from '../calendar/local-date.ts'
import type { StandingFact } from './facts.ts'
import type { CustomerHistory } from './history.arbitrary.ts'
import type { Condition, TierPolicy } from './policy.ts'

/** What TIER-2…6 say in figures. The table needs `again` from 2 to `busy.moreThan`, and a loss later than inactivity. */
export interface TierFigures {
  /** A: points, at least. */
  readonly points: number
  /** A: more than so many purchases in so many months. */
  readonly busy: { readonly moreThan: number; readonly months: number }
  /** B: purchases ever, at least. */
  readonly again: number
  /** C, for one who never bought: visits in so many months, at least. */
  readonly visits: { readonly atLeast: number; readonly months: number }
  readonly inactivityMonths: number
  /** 1 or 2 of the table's three tiers. */
  readonly inactivityLevels: number
  readonly lossMonths: number
  readonly exemptDesignated: boolean
}

export const DEFAULT_FIGURES: TierFigures = {
  points: 50,
  busy: { moreThan: 5, months: 2 },
  again: 2,
  visits: { atLeast: 3, months: 6 },
  inactivityMonths: 6,
  inactivityLevels: 1,
  lossMonths: 12,
  exemptDesignated: false
}

/** A customer in few words; the file is older than all of it. `result` is the tier's key or the status, and whether it was lowered. */
export interface Story {
  readonly id: string
  readonly result: string
  readonly points?: number
  readonly bought?: readonly string[]
  /** Bought and brought back in full. */
  readonly returned?: readonly (readonly [bought: string, back: string])[]
  readonly visits?: readonly string[]
  readonly designated?: { readonly on: string; readonly tierKey: string }
  readonly override?: { readonly on: string; readonly tierKey: string; readonly endsOn: string }
}

export function policyOf(figures: TierFigures): TierPolicy {
  const { points, busy, again, visits, exemptDesignated } = figures
  const tier = (key: string, ...conditions: readonly Condition[]) => ({
    key,
    name: { 'zh-CN': key, en: key },
    routes: conditions.map(condition => ({ all: [condition] }))
  })
  return {
    tiers: [
      tier(
        'A',
        { metric: 'points', compare: 'atLeast', value: points },
        { metric: 'purchases', compare: 'moreThan', value: busy.moreThan, windowMonths: busy.months }
      ),
      tier('B', { metric: 'purchases', compare: 'atLeast', value: again }),
      tier(
        'C',
        { metric: 'purchases', compare: 'atLeast', value: 1 },
        { metric: 'visits', compare: 'atLeast', value: visits.atLeast, windowMonths: visits.months }
      )
    ],
    inactivity: { months: figures.inactivityMonths, levels: figures.inactivityLevels },
    loss: { months: figures.lossMonths },
    exemptDesignated
  }
}

/** The days that the rows fall on, seen from the day on which they are decided. */
class Days {
  readonly asOf: LocalDate

  constructor(asOf: LocalDate) {
    this.asOf = asOf
  }

  ago(days: number): LocalDate {
    return addDays(this.asOf, -days)
  }
  /** TIME-2: exactly so many months ago is outside, the day after it inside. */
  outside(months: number): LocalDate {
    return subtractMonths(this.asOf, months)
  }
  inside(months: number): LocalDate {
    return addDays(this.outside(months), 1)
  }
  /** The last so many days, one event on each. */
  lately(count: number): LocalDate[] {
    return Array.from({ length: count }, (_, n) => this.ago(n))
  }
}

export function tierTable(figures: TierFigures, asOf: LocalDate): readonly Story[] {
  const days = new Days(asOf)
  return [...byFigures(figures, days), ...byTime(figures, days), ...byFacts(figures, days), ...byStanding(figures, days)]
}

function byFigures({ points, busy }: TierFigures, days: Days): Story[] {
  const few = points - 1
  // Within any month, even February.
  const once = [days.ago(27)]
  const edge = days.inside(busy.months)
  return [
    { id: 'T1', points: few, bought: once, result: 'C' },
    { id: 'T2', points, bought: once, result: 'A' },
    { id: 'T3', points: few, bought: [edge, ...days.lately(busy.moreThan - 1)], result: 'B' },
    { id: 'T4', points: few, bought: [edge, ...days.lately(busy.moreThan)], result: 'A' },
    { id: 'T5', points: few, bought: [days.outside(busy.months), ...days.lately(busy.moreThan)], result: 'B' }
  ]
}

function byTime({ points, inactivityMonths, inactivityLevels, lossMonths }: TierFigures, days: Days): Story[] {
  const many = points + 10
  const result = inactivityLevels === 1 ? 'B lowered' : 'C lowered'
  const still = days.outside(inactivityMonths)
  return [
    { id: 'T6', points: many, bought: [days.inside(inactivityMonths)], result: 'A' },
    { id: 'T7', points: many, bought: [still], result },
    { id: 'T8', points: many, bought: [still], visits: [days.inside(inactivityMonths)], result: 'A' },
    { id: 'T9', points: many, bought: [days.outside(lossMonths)], result: 'lost' },
    { id: 'T10', points: many, bought: [days.inside(lossMonths)], result },
    { id: 'T11', bought: [still], result: 'C' }
  ]
}

function byFacts({ again, visits: { atLeast, months } }: TierFigures, days: Days): Story[] {
  const lately = days.lately(atLeast - 1)
  return [
    { id: 'T12', bought: days.lately(again - 1), returned: [[days.ago(20), days.ago(10)]], result: 'C' },
    { id: 'T16', visits: [days.inside(months), ...lately], result: 'C' },
    { id: 'T16, one visit fewer', visits: lately, result: 'none' },
    { id: 'T16, one visit too old', visits: [days.outside(months), ...lately], result: 'none' }
  ]
}

function byStanding({ points, lossMonths, exemptDesignated }: TierFigures, days: Days): Story[] {
  const designated = { on: days.ago(10), tierKey: 'A' }
  const override = (endsOn: string) => ({ on: days.ago(29), tierKey: 'C', endsOn })
  const rich = { points: points + 10, bought: [days.ago(20)] }
  return [
    { id: 'T13', designated, bought: [days.ago(27)], result: 'A' },
    { id: 'T14', designated, bought: [days.outside(lossMonths)], result: exemptDesignated ? 'A' : 'lost' },
    { id: 'T15', override: override(days.ago(1)), ...rich, result: 'A' },
    { id: 'T17', designated, result: 'A' },
    { id: 'T18', override: override(days.asOf), ...rich, result: 'C' }
  ]
}

const PAID = 10_000

/** As a database would keep it. */
export function historyOf({ points, bought = [], returned = [], visits = [], designated, override }: Story): CustomerHistory {
  const standing = (tierKey: string, startsOn: string, endsOn: string | null): StandingFact[] => [
    { tierKey, startsOn: localDate(startsOn), endsOn: endsOn === null ? null : localDate(endsOn), withdrawnOn: null }
  ]
  return {
    registeredOn: localDate('2010-01-15'),
    points: points ? [{ on: localDate('2010-01-15'), amount: points }] : [],
    purchases: [
      ...bought.map(on => ({ on: localDate(on), paid: PAID, returns: [], inFull: false })),
      ...returned.map(([on, back]) => ({ on: localDate(on), paid: PAID, returns: [{ on: localDate(back), amount: PAID }], inFull: true }))
    ],
    visits: visits.map(localDate),
    referrals: [],
    designations: designated ? standing(designated.tierKey, designated.on, null) : [],
    overrides: override ? standing(override.tierKey, override.on, override.endsOn) : []
  }
}

/** Figures that a chain might set, of every size the table can have. */
export const tierFigures: fc.Arbitrary<TierFigures> = fc.integer({ min: 2, max: 6 }).chain(again =>
  fc.integer({ min: 1, max: 18 }).chain(inactivityMonths =>
    fc.record({
      points: fc.integer({ min: 1, max: 500 }),
      busy: fc.record({ moreThan: fc.integer({ min: again, max: 12 }), months: fc.integer({ min: 1, max: 18 }) }),
      again: fc.constant(again),
      visits: fc.record({ atLeast: fc.integer({ min: 1, max: 8 }), months: fc.integer({ min: 1, max: 18 }) }),
      inactivityMonths: fc.constant(inactivityMonths),
      inactivityLevels: fc.integer({ min: 1, max: 2 }),
      lossMonths: fc.integer({ min: inactivityMonths + 1, max: 36 }),
      exemptDesignated: fc.boolean()
    })
  )
)
