/** TIER-7, TIER-8: a tier that people gave. A designation goes before an override, both before the rules; first and last day are included. */
import { addDays } from '../calendar/local-date.ts'
import type { LocalDate } from '../calendar/local-date.ts'
import type { Standing, StandingKind } from './decision.ts'
import type { StandingFact, TierFacts } from './facts.ts'
import { rankOf } from './policy.ts'
import type { TierPolicy } from './policy.ts'

/** All that are in force on `asOf`, the deciding one first. Expects facts cut by `factsAsOf`. One that names a tier the policy lacks is as though it were not there. */
export function standingsInForce(policy: TierPolicy, seen: TierFacts, asOf: LocalDate): readonly Standing[] {
  return [...inForce('designation', policy, seen.designations, asOf), ...inForce('override', policy, seen.overrides, asOf)]
}

function inForce(kind: StandingKind, policy: TierPolicy, facts: readonly StandingFact[], asOf: LocalDate): readonly Standing[] {
  return facts
    .filter(fact => fact.startsOn <= asOf && stillHolds(fact, asOf))
    .flatMap(({ tierKey, startsOn, endsOn }) => {
      const rank = rankOf(policy, tierKey)
      return rank === undefined ? [] : [{ kind, tierKey, rank, startsOn, endsOn }]
    })
    .toSorted(byLatestStart)
}

/** Two of one kind never overlap where they are written; should they, the later start decides, then the higher tier. */
function byLatestStart(a: Standing, b: Standing): number {
  return a.startsOn < b.startsOn ? 1 : a.startsOn > b.startsOn ? -1 : a.rank - b.rank
}

function stillHolds(fact: StandingFact, on: LocalDate): boolean {
  return (fact.endsOn === null || on <= fact.endsOn) && (fact.withdrawnOn === null || on < fact.withdrawnOn)
}

/** The days after `asOf` on which a standing ends or starts by itself: the day after its last, and its first. */
export function standingChanges(policy: TierPolicy, seen: TierFacts, asOf: LocalDate): readonly LocalDate[] {
  return [...seen.designations, ...seen.overrides]
    .filter(fact => rankOf(policy, fact.tierKey) !== undefined && fact.withdrawnOn === null)
    .flatMap(({ startsOn, endsOn }) => {
      if (endsOn !== null && endsOn < startsOn) return []
      if (startsOn > asOf) return [startsOn]
      return endsOn !== null && endsOn >= asOf ? [addDays(endsOn, 1)] : []
    })
}
