// TIME-3 for one customer's page: what was decided on each day stands in the log of changes and is never rewritten; what is known now is decided anew by
// the domain, day by day where it could change. Where both differ, something was heard later.
import {
  addDays,
  addMonths,
  compareDates,
  factsKnownAt,
  instantOf,
  newsSince,
  Refusal,
  subtractMonths,
  tierCourse,
  type LocalDate,
  type RecordedFacts,
  type TierSpan,
  type TierStatus
} from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { decidedSteps, type DecidedStep } from './decided-steps.sql.ts'
import { loadRecordedFacts } from './recorded-facts.sql.ts'
import { tierPoliciesBetween, type TierPolicyVersion } from './tier-policy.ts'
import type { TierDifference, TierSpanType, TierTimeline } from './tier-timeline.type.ts'

const USUAL_MONTHS = 12
const MOST_MONTHS = 24
const MOST_NEWS = 10

export interface AskedPeriod {
  readonly from?: LocalDate | null | undefined
  readonly to?: LocalDate | null | undefined
}

/** The last 12 months where nothing is asked for. @throws Refusal DATE_IN_FUTURE, DATE_BEFORE_START, PERIOD_TOO_LONG */
export function readPeriod(asked: AskedPeriod, today: LocalDate): { from: LocalDate; to: LocalDate } {
  const to = asked.to ?? today
  if (to > today) throw new Refusal('DATE_IN_FUTURE', ['to'])
  const from = asked.from ?? addDays(subtractMonths(to, USUAL_MONTHS), 1)
  if (from > to) throw new Refusal('DATE_BEFORE_START', ['to'])
  if (addMonths(from, MOST_MONTHS) <= to) throw new Refusal('PERIOD_TOO_LONG', ['from'], { max: MOST_MONTHS })
  return { from, to }
}

interface Asked {
  readonly chain: { readonly id: string; readonly timeZone: string }
  readonly customerIds: readonly string[]
  readonly from: LocalDate
  readonly to: LocalDate
}

/** Facts of all by one statement, their logs by another. @throws Refusal NOT_FOUND for a period before the chain's first policy */
export async function tierTimelines(tx: Tx, { chain, customerIds, from, to }: Asked): Promise<ReadonlyMap<string, TierTimeline>> {
  const versions = await tierPoliciesBetween(tx, chain.id, from, to)
  const [first] = versions
  if (!first) throw new Refusal('NOT_FOUND', ['to'])
  const steps = await decidedSteps(tx, customerIds, from, to)
  const loaded = await loadRecordedFacts(tx, { chainId: chain.id, customerIds })
  const period = { from: first.effectiveOn > from ? first.effectiveOn : from, to, timeZone: chain.timeZone }
  return new Map(
    loaded.map(({ customerId, recorded }) => [customerId, timelineOf(versions, recorded, steps.get(customerId) ?? [], period)])
  )
}

function timelineOf(
  versions: readonly TierPolicyVersion[],
  recorded: RecordedFacts,
  steps: readonly DecidedStep[],
  { from, to, timeZone }: { from: LocalDate; to: LocalDate; timeZone: string }
): TierTimeline {
  const show = (span: TierSpan) => showSpan(versions, span)
  const start = recorded.registeredOn > from && recorded.registeredOn <= to ? recorded.registeredOn : from
  const facts = factsKnownAt(recorded, Infinity)
  if (!facts) throw new Error('a file that is not known now')
  const policies = versions.map(({ effectiveOn, policy }) => ({ from: effectiveOn, policy }))
  const known = tierCourse(policies, facts, start, to)
  const decided = spansOf(steps, start, to)
  const differences = differing(decided, known).map(([then, now]): TierDifference => {
    const knownBy = Date.parse(instantOf(addDays(then.from, 1), '00:00', timeZone)) - 1
    const news = newsSince(recorded, knownBy, then.to)
    const told = news.slice(0, MOST_NEWS).map(each => ({ ...each, heardAt: new Date(each.heardAt) }))
    return { from: then.from, to: then.to, decided: show(then), known: show(now), news: told, newsCount: news.length }
  })
  return { from: start, to, recordedAt: new Date(recorded.since), decided: decided.map(show), known: known.map(show), differences }
}

/** From the day of the first decision on, the last of each day. */
function spansOf(steps: readonly DecidedStep[], start: LocalDate, to: LocalDate): TierSpan[] {
  const begun = steps.map(step => ({ ...step, from: step.on < start ? start : step.on }))
  const lastOfDay = begun.filter((step, index) => begun[index + 1]?.from !== step.from)
  return lastOfDay.map(({ from, status, tierKey }, index) => {
    const next = lastOfDay[index + 1]
    return { from, to: next ? addDays(next.from, -1) : to, status, tierKey }
  })
}

/** Pairs of equally long spans with different answers. */
function differing(decided: readonly TierSpan[], known: readonly TierSpan[]): [TierSpan, TierSpan][] {
  const pairs = decided.flatMap(then =>
    known.flatMap((now): [TierSpan, TierSpan][] => {
      const from = then.from > now.from ? then.from : now.from
      const to = then.to < now.to ? then.to : now.to
      const differs = then.status !== now.status || then.tierKey !== now.tierKey
      return from <= to && differs
        ? [
            [
              { ...then, from, to },
              { ...now, from, to }
            ]
          ]
        : []
    })
  )
  return pairs.toSorted(([a], [b]) => compareDates(a.from, b.from))
}

/** Named as the version of its days names it, or else the latest that knows the tier. */
function showSpan(versions: readonly TierPolicyVersion[], { from, to, status, tierKey }: TierSpan): TierSpanType {
  const knows = (version: TierPolicyVersion) => version.policy.tiers.some(tier => tier.key === tierKey)
  const version = versions.findLast(each => each.effectiveOn <= from && knows(each)) ?? versions.findLast(knows)
  const index = version?.policy.tiers.findIndex(tier => tier.key === tierKey) ?? -1
  const tier = version?.policy.tiers[index]
  return {
    from,
    to,
    status: status satisfies TierStatus,
    key: tierKey,
    rank: tier ? index + 1 : null,
    name: (version && tier?.name[version.locale]) ?? null
  }
}
