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
import type { DatedAmount, TierFacts } from './facts.ts'
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

/** Not only a loss: where a return or a reversal leaves the window, the figure rises. */
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
  if (windowMonths === undefined) return { found: sumOf(events), later: [] }
  return courseOfWindow(
    events.filter(event => isWithinLastMonths(event.on, asOf, windowMonths)),
    windowMonths
  )
}

/** Events leave in the order of their days, all that leave on one day at once: 30 and 31 January + 1 month both leave on 1 March. */
function courseOfWindow(inside: readonly DatedAmount[], windowMonths: number): Course {
  const found = sumOf(inside)
  const later = new Map<LocalDate, number>()
  let figure = found
  for (const { on, amount } of inside.toSorted((a, b) => compareDates(a.on, b.on))) {
    figure -= amount
    later.set(leavesWindowOn(on, windowMonths), figure)
  }
  return { found, later: [...later].map(([on, left]) => ({ on, figure: left })) }
}

/** Whole years are anniversaries passed; that of 29 February is the 28th in other years. Of those to come only the one asked for matters. 0 for one who never bought. */
function courseOfYears(enough: number, seen: TierFacts, asOf: LocalDate): Course {
  const first = earliest(countedPurchases(seen).map(purchase => purchase.on))
  if (first === null) return { found: 0, later: [] }
  const years = yearOf(asOf) - yearOf(first)
  const found = addMonths(first, 12 * years) <= asOf ? years : years - 1
  return { found, later: found >= enough ? [] : [{ on: addMonths(first, 12 * enough), figure: enough }] }
}

function sumOf(events: readonly DatedAmount[]): number {
  return sumSafe(events.map(event => event.amount))
}

const once = (on: LocalDate): DatedAmount => ({ on, amount: 1 })

/** What each metric sums. Spend is what was paid in the window less what was given back in it, each by its own day. */
const EVENTS: Readonly<Record<Exclude<Metric, 'yearsSinceFirstPurchase'>, (seen: TierFacts) => readonly DatedAmount[]>> = {
  points: seen => seen.points,
  purchases: seen => countedPurchases(seen).map(purchase => once(purchase.on)),
  spend: seen => [
    ...seen.purchases.map(({ on, paid }) => ({ on, amount: paid })),
    ...seen.returns.map(({ on, amount }) => ({ on, amount: 0 - amount }))
  ],
  visits: seen => visitDays(seen).map(once),
  referrals: seen => seen.referrals.map(once)
}
