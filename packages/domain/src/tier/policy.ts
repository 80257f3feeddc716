/** TIER-1…6 as data: what HQ may change. The same value drives `decideTier` for one customer and the SQL for a million, so nothing here is a function. */

export const METRICS = ['points', 'purchases', 'spend', 'visits', 'referrals', 'yearsSinceFirstPurchase'] as const
export type Metric = (typeof METRICS)[number]

export const COMPARISONS = ['atLeast', 'moreThan'] as const
export type Comparison = (typeof COMPARISONS)[number]

/** `value` is in points, a count, minor units of the chain's currency, or whole years. No `windowMonths`: all time (the only choice for yearsSinceFirstPurchase). */
export interface Condition {
  readonly metric: Metric
  readonly compare: Comparison
  readonly value: number
  readonly windowMonths?: number
}

/** All of its conditions hold. */
export interface Route {
  readonly all: readonly Condition[]
}

export const POLICY_LOCALES = ['zh-CN', 'en'] as const
export type PolicyLocale = (typeof POLICY_LOCALES)[number]

/** Any of its routes holds. `key` is what facts and decisions name; `name` is what people read. */
export interface Tier {
  readonly key: string
  readonly name: Readonly<Record<PolicyLocale, string>>
  readonly routes: readonly Route[]
}

export interface TierPolicy {
  /** Highest rank first: a tier's rank is its index + 1. */
  readonly tiers: readonly Tier[]
  /** TIER-5: after so many months so many levels lower, from 1 to `mostLevels`. Null: no tier is lowered by time. */
  readonly inactivity: { readonly months: number; readonly levels: number } | null
  /** TIER-6. Null: nobody is ever lost. */
  readonly loss: { readonly months: number } | null
  /** Whether a designated customer is spared both. */
  readonly exemptDesignated: boolean
}

/** The least whole figure that meets a condition. Every metric is a whole number, so "more than v" is "at least v + 1". */
export function needed(condition: Condition): number {
  return condition.compare === 'atLeast' ? condition.value : condition.value + 1
}

/** 1 for the highest; undefined for a key that the policy does not have. */
export function rankOf(policy: TierPolicy, tierKey: string): number | undefined {
  const index = policy.tiers.findIndex(tier => tier.key === tierKey)
  return index < 0 ? undefined : index + 1
}

/** TIER-5: from the highest tier to the lowest. Of a single tier 1, which lowers nobody. */
export function mostLevels({ tiers }: Pick<TierPolicy, 'tiers'>): number {
  return Math.max(1, tiers.length - 1)
}

/** TIER-2…6: what a new chain starts with. */
export const DEFAULT_TIER_POLICY: TierPolicy = {
  tiers: [
    {
      key: 'A',
      name: { 'zh-CN': '金钻卡', en: 'Diamond' },
      routes: [
        { all: [{ metric: 'points', compare: 'atLeast', value: 50 }] },
        { all: [{ metric: 'purchases', compare: 'moreThan', value: 5, windowMonths: 2 }] }
      ]
    },
    {
      key: 'B',
      name: { 'zh-CN': '金卡', en: 'Gold' },
      routes: [{ all: [{ metric: 'purchases', compare: 'atLeast', value: 2 }] }]
    },
    {
      key: 'C',
      name: { 'zh-CN': '普通', en: 'Classic' },
      routes: [
        { all: [{ metric: 'purchases', compare: 'atLeast', value: 1 }] },
        { all: [{ metric: 'visits', compare: 'atLeast', value: 3, windowMonths: 6 }] }
      ]
    }
  ],
  inactivity: { months: 6, levels: 1 },
  loss: { months: 12 },
  exemptDesignated: false
}
