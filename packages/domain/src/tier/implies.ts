/**
 * TIER-1: which condition is met by whoever meets another. Only what holds for every history that can be recorded is claimed: a tier is called unreachable by
 * it, and no customer may ever prove that wrong. What is not claimed, and why: docs/rules.md, TIER-1.
 */
import { needed } from './policy.ts'
import type { Condition, Metric, Route, Tier } from './policy.ts'

/** At least so much of a metric, in a window or for all time. */
interface Least {
  readonly metric: Metric
  readonly least: number
  readonly windowMonths: number | undefined
}

/** Counts only grow with a longer window; points and spend may shrink, because reversals and returns are negative. */
const COUNTS: ReadonlySet<Metric> = new Set<Metric>(['purchases', 'visits', 'referrals'])

/** Where a route of `higher` is met by whoever meets this one: the first such; undefined: there is none. */
export function metAlready(route: Route, higher: readonly Tier[]): { readonly tier: number; readonly route: number } | undefined {
  for (const [tier, { routes }] of higher.entries()) {
    const found = routes.findIndex(
      other => other.all.length > 0 && other.all.every(asked => route.all.some(given => implies(given, asked)))
    )
    if (found >= 0) return { tier, route: found }
  }
  return undefined
}

export function implies(given: Condition, asked: Condition): boolean {
  return consequences(given).some(each => covers(each, asked))
}

function covers({ metric, least, windowMonths }: Least, asked: Condition): boolean {
  if (metric !== asked.metric || least < needed(asked)) return false
  if (windowMonths === asked.windowMonths) return true
  return COUNTS.has(metric) && (windowMonths ?? Infinity) < (asked.windowMonths ?? Infinity)
}

/** Itself, and what it says of other metrics. A draft may ask for 0 or less, which says nothing of others. */
function consequences(given: Condition): readonly Least[] {
  const { metric, windowMonths } = given
  const least = needed(given)
  const itself = { metric, least, windowMonths }
  return least < 1 ? [itself] : [itself, ...ACROSS[metric](itself)]
}

const nothing = (): readonly Least[] => []

const ACROSS: Readonly<Record<Metric, (given: Least) => readonly Least[]>> = {
  /** TERM-2: each purchase is a visit of the same day. */
  purchases: ({ least, windowMonths }) => [{ metric: 'visits', least, windowMonths }],
  /**
   * Who spent anything came. For all time a purchase is left as well, for one returned in full leaves nothing. Within a window not surely: a file may date
   * the return before its purchase and so before the window, in which the money then stands although the purchase no longer counts.
   */
  spend: ({ windowMonths }) => [
    { metric: 'visits', least: 1, windowMonths },
    ...(windowMonths === undefined ? [{ metric: 'purchases' as const, least: 1, windowMonths }] : [])
  ],
  /** Years are those since the first purchase that counts (TERM-1). */
  yearsSinceFirstPurchase: () => [
    { metric: 'purchases', least: 1, windowMonths: undefined },
    { metric: 'visits', least: 1, windowMonths: undefined }
  ],
  points: nothing,
  visits: nothing,
  referrals: nothing
}
