/**
 * TIER-1, TIER-10: one condition against the facts, and what would change it. A condition is a figure with a known course: what it is now, and what it will be
 * from which days on if nothing happens. Everything else is read off that course. Expects facts already cut by `factsAsOf`.
 */
import { addDays, addMonths, compareDates, earliest, yearOf } from '../calendar/local-date.ts'
import type { LocalDate } from '../calendar/local-date.ts'
import { isWithinLastMonths, leavesWindowOn, windowStart } from '../calendar/window.ts'
import { sumSafe } from '../money.ts'
import type { ConditionFinding } from './decision.ts'
import { countedPurchases, visitDays } from './facts.ts'
import type { PointFact, TierFacts } from './facts.ts'
import { needed } from './policy.ts'
import type { Condition, Metric } from './policy.ts'

/** `found` is in points, a count, minor units, or whole years; `later` are its coming values, earliest first. */
interface Course {
  readonly found: number
  readonly later: readonly { readonly on: LocalDate; readonly figure: number }[]
}

export function findCondition(condition: Condition, seen: TierFacts, asOf: LocalDate): ConditionFinding {
  const { metric, compare, value, windowMonths } = condition
  const course = courseOf(condition, seen, asOf)
  const more = Math.max(0, needed(condition) - course.found)
  return {
    metric,
    compare,
    asked: value,
    found: course.found,
    windowMonths: windowMonths ?? null,
    window: windowMonths === undefined ? null : { from: windowStart(asOf, windowMonths), to: asOf },
    met: more === 0,
    change: { more, by: more === 0 ? null : lastWholeOn(course), flipsOn: firstFlip(course, needed(condition)) }
  }
}

/** The first day after `asOf` on which the condition's truth differs though nothing happens; null: never. */
export function flipsOn(condition: Condition, facts: TierFacts, asOf: LocalDate): LocalDate | null {
  return firstFlip(courseOf(condition, facts, asOf), needed(condition))
}

/** Not only a loss: where a return or a reversal leaves the window, or pending points are confirmed, the figure rises. */
function firstFlip({ found, later }: Course, enough: number): LocalDate | null {
  return later.find(({ figure }) => figure >= enough !== found >= enough)?.on ?? null
}

/** The last day on which nothing of the figure has been lost yet. */
function lastWholeOn({ found, later }: Course): LocalDate | null {
  const shrunk = later.find(({ figure }) => figure < found)
  return shrunk === undefined ? null : addDays(shrunk.on, -1)
}

function courseOf(condition: Condition, seen: TierFacts, asOf: LocalDate): Course {
  const { metric, windowMonths } = condition
  if (metric === 'yearsSinceFirstPurchase') return courseOfYears(needed(condition), seen, asOf)
  const events = EVENTS[metric](seen)
  return courseOfEvents(windowMonths === undefined ? events : events.filter(event => isWithinLastMonths(event.on, asOf, windowMonths)), {
    asOf,
    windowMonths
  })
}

/**
 * Events leave in the order of their days, all that leave on one day at once: 30 and 31 January + 1 month both leave on 1 March. What is pending enters on
 * the day it is confirmed, unless it has left by then.
 */
function courseOfEvents(
  events: readonly CountedEvent[],
  { asOf, windowMonths }: { readonly asOf: LocalDate; readonly windowMonths: number | undefined }
): Course {
  const counted: number[] = []
  const steps = new Map<LocalDate, number>()
  const step = (on: LocalDate, amount: number) => steps.set(on, sumSafe([steps.get(on) ?? 0, amount]))
  for (const { on, amount, confirmedOn } of events) {
    const leavesOn = windowMonths === undefined ? undefined : leavesWindowOn(on, windowMonths)
    const isPending = confirmedOn !== undefined && confirmedOn > asOf
    if (isPending && leavesOn !== undefined && leavesOn <= confirmedOn) continue
    if (isPending) step(confirmedOn, amount)
    else counted.push(amount)
    if (leavesOn !== undefined) step(leavesOn, 0 - amount)
  }
  const found = sumSafe(counted)
  let figure = found
  const later = [...steps]
    .toSorted(([a], [b]) => compareDates(a, b))
    .map(([on, amount]) => ({ on, figure: (figure = sumSafe([figure, amount])) }))
  return { found, later }
}

/** Whole years are anniversaries passed; that of 29 February is the 28th in other years. Of those to come only the one asked for matters. 0 for one who never bought. */
function courseOfYears(enough: number, seen: TierFacts, asOf: LocalDate): Course {
  const first = earliest(countedPurchases(seen).map(purchase => purchase.on))
  if (first === null) return { found: 0, later: [] }
  const years = yearOf(asOf) - yearOf(first)
  const found = addMonths(first, 12 * years) <= asOf ? years : years - 1
  return { found, later: found >= enough ? [] : [{ on: addMonths(first, 12 * enough), figure: enough }] }
}

type CountedEvent = PointFact

const once = (on: LocalDate): CountedEvent => ({ on, amount: 1 })

/** What each metric sums. Spend is what was paid in the window less what was given back in it, each by its own day. */
const EVENTS: Readonly<Record<Exclude<Metric, 'yearsSinceFirstPurchase'>, (seen: TierFacts) => readonly CountedEvent[]>> = {
  points: seen => seen.points,
  purchases: seen => countedPurchases(seen).map(purchase => once(purchase.on)),
  spend: seen => [
    ...seen.purchases.map(({ on, paid }) => ({ on, amount: paid })),
    ...seen.returns.map(({ on, amount }) => ({ on, amount: 0 - amount }))
  ],
  visits: seen => visitDays(seen).map(once),
  referrals: seen => seen.referrals.map(once)
}
