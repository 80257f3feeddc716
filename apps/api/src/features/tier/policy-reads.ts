// What a tier policy reads: only the figures it asks about are aggregated. A windowed figure is named after its metric and months.
import type { Condition, Metric, TierPolicy } from '@keqing/domain'

type WindowedMetric = Exclude<Metric, 'yearsSinceFirstPurchase'>

export interface PolicyReads {
  readonly conditions: readonly Condition[]
  /** Windows in months per metric, longest first. */
  readonly windows: Readonly<Record<WindowedMetric, readonly number[]>>
  /** Whether it asks for referrals at all, and for visits of all time: both are aggregated only then. */
  readonly referrals: boolean
  readonly allVisits: boolean
}

/** Of several policies: what any of them reads, so that all can be judged by the same facts. */
export function readsOf(...policies: readonly TierPolicy[]): PolicyReads {
  const all = policies.flatMap(policy => policy.tiers.flatMap(tier => tier.routes.flatMap(route => route.all)))
  const conditions = [
    ...new Map(
      all.map(condition => [JSON.stringify([condition.metric, condition.compare, condition.value, condition.windowMonths]), condition])
    ).values()
  ]
  const windowsOf = (metric: Metric) =>
    [...new Set(conditions.flatMap(each => (each.metric === metric && each.windowMonths !== undefined ? [each.windowMonths] : [])))].sort(
      (a, b) => b - a
    )
  return {
    conditions,
    windows: {
      points: windowsOf('points'),
      purchases: windowsOf('purchases'),
      spend: windowsOf('spend'),
      visits: windowsOf('visits'),
      referrals: windowsOf('referrals')
    },
    referrals: conditions.some(each => each.metric === 'referrals'),
    allVisits: conditions.some(each => each.metric === 'visits' && each.windowMonths === undefined)
  }
}
