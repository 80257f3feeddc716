/** TIER-1…10 for one customer. Pure: same policy, facts and date, same decision. The statement that decides for all customers computes exactly this. */
import { earliest, latest } from '../calendar/local-date.ts'
import type { LocalDate } from '../calendar/local-date.ts'
import { leavesWindowOn } from '../calendar/window.ts'
import { findCondition } from './condition.ts'
import type { InactivityFinding, LossFinding, Standing, TierDecision, TierFinding, TierPlace } from './decision.ts'
import { countedPurchases, factsAsOf, nextConfirmationOn, visitDays } from './facts.ts'
import type { TierFacts } from './facts.ts'
import type { TierPolicy } from './policy.ts'
import { standingChanges, standingsInForce } from './standing.ts'

/** `asOf` is a local date of the chain (TIME-3). Before the day a file is made, its customer has no tier. */
export function decideTier(policy: TierPolicy, facts: TierFacts, asOf: LocalDate): TierDecision {
  const seen = factsAsOf(facts, asOf)
  const standings = standingsInForce(policy, seen, asOf)
  const standing = standings[0] ?? null
  const tiers = policy.tiers.map((_, index) => findTier(policy, index, seen, asOf))
  const base = placeOf(tiers.find(tier => tier.met))
  const spared = policy.exemptDesignated && standing?.kind === 'designation'
  const inactivity = findInactivity(policy, seen, standings, asOf, spared)
  const loss = findLoss(policy, seen, asOf, spared)
  const given = standing ? placeOf(standing) : base
  const place = inactivity?.applies === true ? lowered(policy, given) : given
  const answer = answerOf(place, facts.registeredOn <= asOf, loss?.applies === true)
  return {
    asOf,
    ...answer,
    base,
    source: standing?.kind ?? 'rules',
    lowered: answer.status === 'tier' && place?.rank !== given?.rank,
    tiers,
    standing,
    inactivity,
    loss,
    nextChangeOn: nextChange(
      facts.registeredOn,
      tiers,
      [inactivity, loss],
      [...standingChanges(policy, seen, asOf), nextConfirmationOn(seen, asOf)],
      asOf
    )
  }
}

function answerOf(place: TierPlace | null, registered: boolean, isLost: boolean): Pick<TierDecision, 'status' | 'tierKey' | 'rank'> {
  const nothing = { tierKey: null, rank: null }
  if (!registered) return { status: 'none', ...nothing }
  if (isLost) return { status: 'lost', ...nothing }
  return place === null ? { status: 'none', ...nothing } : { status: 'tier', tierKey: place.tierKey, rank: place.rank }
}

function findTier(policy: TierPolicy, index: number, seen: TierFacts, asOf: LocalDate): TierFinding {
  const tier = policy.tiers[index]!
  const routes = tier.routes.map(({ all }) => {
    const findings = all.map(condition => findCondition(condition, seen, asOf))
    return { met: findings.every(finding => finding.met), all: findings }
  })
  return { tierKey: tier.key, rank: index + 1, met: routes.some(route => route.met), routes }
}

function placeOf(from: TierFinding | Standing | undefined): TierPlace | null {
  return from === undefined ? null : { tierKey: from.tierKey, rank: from.rank }
}

/** TIER-5: so many levels down, and the lowest stays. */
function lowered(policy: TierPolicy, given: TierPlace | null): TierPlace | null {
  if (given === null || policy.inactivity === null) return given
  const rank = Math.min(given.rank + policy.inactivity.levels, policy.tiers.length)
  return { tierKey: policy.tiers[rank - 1]!.key, rank }
}

/** TIER-5: counts from the latest of last visit, day the file was made, start of every designation or override in force. */
function findInactivity(
  policy: TierPolicy,
  seen: TierFacts,
  standings: readonly Standing[],
  asOf: LocalDate,
  spared: boolean
): InactivityFinding | null {
  if (policy.inactivity === null) return null
  const { months, levels } = policy.inactivity
  const lastSeenOn = latest(visitDays(seen))
  const since = latest([seen.registeredOn, lastSeenOn, ...standings.map(standing => standing.startsOn)])!
  const inactiveOn = leavesWindowOn(since, months)
  const inactive = inactiveOn <= asOf
  return { months, levels, lastSeenOn, since, inactiveOn, inactive, applies: inactive && !spared }
}

/** TIER-6: nobody is lost who never bought, and a purchase returned in full was none. */
function findLoss(policy: TierPolicy, seen: TierFacts, asOf: LocalDate, spared: boolean): LossFinding | null {
  if (policy.loss === null) return null
  const { months } = policy.loss
  const lastPurchaseOn = latest(countedPurchases(seen).map(purchase => purchase.on))
  const lostOn = lastPurchaseOn === null ? null : leavesWindowOn(lastPurchaseOn, months)
  const lost = lostOn !== null && lostOn <= asOf
  return { months, lastPurchaseOn, lostOn, lost, applies: lost && !spared }
}

/** The earliest flip of any ingredient, pending points among them, whether or not it shows in the answer: simple to compute for a million, and never too late. */
function nextChange(
  registeredOn: LocalDate,
  tiers: readonly TierFinding[],
  [inactivity, loss]: readonly [InactivityFinding | null, LossFinding | null],
  others: readonly (LocalDate | null)[],
  asOf: LocalDate
): LocalDate | null {
  const flips = tiers.flatMap(tier => tier.routes.flatMap(route => route.all.map(finding => finding.change.flipsOn)))
  const ahead = [registeredOn, inactivity?.inactiveOn ?? null, loss?.lostOn ?? null].filter(on => on !== null && on > asOf)
  return earliest([...flips, ...ahead, ...others])
}
