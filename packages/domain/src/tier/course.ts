/** A customer's tier over a stretch of days, as the facts give it: the days on which it could have changed are decided, the others cannot differ. */
import { addDays, compareDates } from '../calendar/local-date.ts'
import type { LocalDate } from '../calendar/local-date.ts'
import { decideTier } from './decide-tier.ts'
import type { TierStatus } from './decision.ts'
import type { TierFacts } from './facts.ts'
import type { TierPolicy } from './policy.ts'

/** Holds from `from` until the next one begins; the earliest also before its day. */
export interface PolicyInTime {
  readonly from: LocalDate
  readonly policy: TierPolicy
}

/** The same answer from the first to the last day, both included. */
export interface TierSpan {
  readonly from: LocalDate
  readonly to: LocalDate
  readonly status: TierStatus
  readonly tierKey: string | null
}

/** The spans from `from` to `to`, in order and without gaps. `policies`: at least one, in the order of their days. */
export function tierCourse(policies: readonly PolicyInTime[], facts: TierFacts, from: LocalDate, to: LocalDate): readonly TierSpan[] {
  const days = daysOf(policies, facts).filter(day => day > from && day <= to)
  const spans: { from: LocalDate; to: LocalDate; status: TierStatus; tierKey: string | null }[] = []
  let at = 0
  for (let day: LocalDate | null = from; day !== null && day <= to;) {
    const { policy } = policies.findLast(each => each.from <= day!) ?? policies[0]!
    const { status, tierKey, nextChangeOn } = decideTier(policy, facts, day)
    const last = spans.at(-1)
    if (last?.status !== status || last.tierKey !== tierKey) spans.push({ from: day, to, status, tierKey })
    while (days[at] !== undefined && days[at]! <= day) at++
    const nextEvent = days[at] ?? null
    day = nextChangeOn !== null && (nextEvent === null || nextChangeOn < nextEvent) ? nextChangeOn : nextEvent
  }
  return spans.map((span, index) => ({ ...span, to: spans[index + 1] ? addDays(spans[index + 1]!.from, -1) : to }))
}

/** Every day on which a fact is seen for the first time. */
function daysOf(policies: readonly PolicyInTime[], facts: TierFacts): readonly LocalDate[] {
  const days = [
    ...policies.map(each => each.from),
    facts.registeredOn,
    ...[...facts.points, ...facts.purchases, ...facts.returns].map(each => each.on),
    ...facts.purchases.map(each => each.returnedInFullOn),
    ...facts.visits,
    ...facts.referrals,
    ...[...facts.designations, ...facts.overrides].flatMap(each => [each.startsOn, each.withdrawnOn])
  ]
  return [...new Set(days.filter(day => day !== null))].toSorted(compareDates)
}
