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
  /** What else no answer needs where nothing asks for it; a decision keeps all of it all the same. */
  readonly asked: {
    readonly purchasesEver: boolean
    readonly spendEver: boolean
    readonly points: boolean
    readonly visits: boolean
    readonly years: boolean
    readonly inactivity: boolean
    readonly loss: boolean
  }
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
  const asks = (metric: Metric, of: (condition: Condition) => boolean = () => true) =>
    conditions.some(each => each.metric === metric && of(each))
  const ever = ({ windowMonths }: Condition) => windowMonths === undefined
  return {
    conditions,
    windows: {
      points: windowsOf('points'),
      purchases: windowsOf('purchases'),
      spend: windowsOf('spend'),
      visits: windowsOf('visits'),
      referrals: windowsOf('referrals')
    },
    referrals: asks('referrals'),
    allVisits: asks('visits', ever),
    asked: {
      purchasesEver: asks('purchases', ever),
      spendEver: asks('spend', ever),
      points: asks('points'),
      visits: asks('visits'),
      years: asks('yearsSinceFirstPurchase'),
      inactivity: policies.some(policy => policy.inactivity),
      loss: policies.some(policy => policy.loss)
    }
  }
}
