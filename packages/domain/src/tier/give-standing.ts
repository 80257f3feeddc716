/** TIER-7, TIER-8: from when to when a tier may be given, and until when one that was given may still be ended. Days are local dates, first and last included. */
import { addDays, localDate } from '../calendar/local-date.ts'
import type { LocalDate } from '../calendar/local-date.ts'
import { Refusal, type RefusalCode } from '../refusal.ts'
import type { StandingKind } from './decision.ts'
import type { StandingFact } from './facts.ts'

export const STANDING_KINDS = ['designation', 'override'] as const satisfies readonly StandingKind[]

export interface StandingDays {
  readonly startsOn: LocalDate
  /** Null: open-ended, which only a designation may be. */
  readonly endsOn: LocalDate | null
}

/** The calendar of plans ends here: windows beyond it could not be computed. */
export const LATEST_STANDING_DAY = localDate('2199-12-31')

/**
 * The first refusal that the days deserve, whatever today is, then what today forbids.
 * @returns undefined where the days may be given; `field` is the one at fault.
 */
export function faultOfStandingDays(
  kind: StandingKind,
  { startsOn, endsOn }: StandingDays,
  today: LocalDate
): { readonly code: RefusalCode; readonly field: 'startsOn' | 'endsOn' } | undefined {
  if (startsOn > LATEST_STANDING_DAY) return { code: 'DATE_IMPOSSIBLE', field: 'startsOn' }
  if (startsOn < today) return { code: 'START_IN_PAST', field: 'startsOn' }
  if (endsOn === null) return kind === 'override' ? { code: 'OVERRIDE_END_REQUIRED', field: 'endsOn' } : undefined
  if (endsOn > LATEST_STANDING_DAY) return { code: 'DATE_IMPOSSIBLE', field: 'endsOn' }
  if (endsOn < today) return { code: 'END_IN_PAST', field: 'endsOn' }
  return endsOn < startsOn ? { code: 'END_BEFORE_START', field: 'endsOn' } : undefined
}

/** Days as sent: no first day means today. @throws Refusal DATE_IMPOSSIBLE, START_IN_PAST, OVERRIDE_END_REQUIRED, END_IN_PAST, END_BEFORE_START */
export function readStandingDays(
  kind: StandingKind,
  sent: { readonly startsOn?: LocalDate | null; readonly endsOn?: LocalDate | null },
  today: LocalDate
): StandingDays {
  const days = { startsOn: sent.startsOn ?? today, endsOn: sent.endsOn ?? null }
  const fault = faultOfStandingDays(kind, days, today)
  if (fault) throw new Refusal(fault.code, [fault.field])
  return days
}

/** The days of one that was given, as recorded. */
export type GivenDays = Pick<StandingFact, 'startsOn' | 'endsOn' | 'withdrawnOn'>

/** The last day on which it holds; null: never ends. The day before its first where it was withdrawn before it began. */
export function lastDayOfStanding({ endsOn, withdrawnOn }: GivenDays): LocalDate | null {
  if (withdrawnOn === null) return endsOn
  const last = addDays(withdrawnOn, -1)
  return endsOn !== null && endsOn < last ? endsOn : last
}

export const STANDING_STATES = ['coming', 'inForce', 'ended'] as const
export type StandingState = (typeof STANDING_STATES)[number]

export function standingState(given: GivenDays, today: LocalDate): StandingState {
  const last = lastDayOfStanding(given)
  if (last !== null && (last < today || last < given.startsOn)) return 'ended'
  return given.startsOn > today ? 'coming' : 'inForce'
}

const ENDED = {
  designation: 'DESIGNATION_ALREADY_ENDED',
  override: 'OVERRIDE_ALREADY_ENDED'
} as const satisfies Readonly<Record<StandingKind, RefusalCode>>

/**
 * How one that was given ends before its time: at once (`withdrawnOn`, the days until then keep it), or on an earlier day than planned (`endsOn`).
 * `lastDay` absent: yesterday, so that it holds no more today.
 * @throws Refusal …_ALREADY_ENDED, END_IN_PAST, END_BEFORE_START, INVALID_VALUE where it would end later than planned
 */
export function readStandingEnd(
  kind: StandingKind,
  given: GivenDays,
  sent: { readonly lastDay: LocalDate | null | undefined; readonly today: LocalDate }
): { readonly withdrawnOn: LocalDate | null; readonly endsOn: LocalDate | null } {
  const { today } = sent
  const yesterday = addDays(today, -1)
  const lastDay = sent.lastDay ?? yesterday
  const planned = given.endsOn
  if (given.withdrawnOn !== null || (planned !== null && planned < today)) throw new Refusal(ENDED[kind], ['id'])
  if (lastDay < yesterday) throw new Refusal('END_IN_PAST', ['endsOn'])
  if (lastDay < today) return { withdrawnOn: today, endsOn: null }
  if (lastDay < given.startsOn) throw new Refusal('END_BEFORE_START', ['endsOn'])
  if (planned !== null && lastDay > planned) throw new Refusal('INVALID_VALUE', ['endsOn'])
  return { withdrawnOn: null, endsOn: lastDay }
}
