/**
 * POINT-2 as data: what a purchase earns, what multiplies it, what is given on top, from when it counts and how long. Amounts are minor units of the
 * chain's currency. The same value drives the domain for one purchase and the SQL for a million, so nothing here is a function.
 */

/** All that is given must hold. Categories choose lines of a purchase; all else the purchase as a whole. Lists are any-of and not empty. */
export interface EarningWhen {
  /** Keys of the tier the customer held when it was bought, as it was recorded then. */
  readonly tiers?: readonly string[]
  readonly categories?: readonly string[]
  readonly storeIds?: readonly string[]
  /** ISO: 1 is Monday, 7 Sunday; of the purchase's local date. */
  readonly weekdays?: readonly number[]
  /** The purchase's local date lies in the month of the customer's birthday, as it was known when the purchase was recorded. */
  readonly birthdayMonth?: true
}

export interface EarningMultiplier {
  readonly key: string
  /** 200 is double, 1 to 1,000. */
  readonly percent: number
  readonly when: EarningWhen
}

/** How several multipliers that meet on one line combine. */
export const STACKINGS = ['highest', 'add', 'multiply'] as const
export type Stacking = (typeof STACKINGS)[number]

export const LOT_ENDS = ['day', 'monthEnd', 'yearEnd'] as const
export type LotEnd = (typeof LOT_ENDS)[number]

export interface EarningBonuses {
  /** For a file made by registering; 0: none. */
  readonly registration: number
  /** Once a file's completeness (PROFILE-3) first reaches so many percent. */
  readonly completedFile: { readonly points: number; readonly atPercent: number } | null
  /** To who referred the customer, for the customer's first purchase; 0: none. */
  readonly referralFirstPurchase: number
}

/** POINT-6: what points pay for. */
export interface RedemptionRules {
  readonly minorPerPoint: number
  /** Of what a receipt has at its usual price, and of the whole receipt where `onSpecialPrice`. */
  readonly mostPercent: number
  readonly onSpecialPrice: boolean
  /** Fewer points are not taken at a time. */
  readonly least: number
}

export interface EarningPolicy {
  /** `points` for every full `forEveryMinor` of a purchase's net amount. */
  readonly pointsPer: { readonly points: number; readonly forEveryMinor: number }
  readonly specialPriceEarns: boolean
  readonly multipliers: readonly EarningMultiplier[]
  readonly stacking: Stacking
  readonly bonuses: EarningBonuses
  /** What a purchase earns counts, and may be spent, from so many days after it: when it can no longer be brought back. 0: at once. */
  readonly pendingDays: number
  /** POINT-4. Null: points never expire. */
  readonly expiry: { readonly months: number; readonly roundTo: LotEnd } | null
  /** Null: points cannot be redeemed. */
  readonly redemption: RedemptionRules | null
  /** An adjustment of more points needs a second person. Null: none does. */
  readonly approvalAbove: number | null
}

export const NO_BONUSES: EarningBonuses = { registration: 0, completedFile: null, referralFirstPurchase: 0 }

/** POINT-6: 1 point is 1.00, for at most half of a receipt, not on special-price lines. */
export const DEFAULT_REDEMPTION: RedemptionRules = { minorPerPoint: 100, mostPercent: 50, onSpecialPrice: false, least: 1 }

/** POINT-2: what a new chain starts with. */
export const DEFAULT_EARNING_POLICY: EarningPolicy = {
  pointsPer: { points: 1, forEveryMinor: 10_000 },
  specialPriceEarns: true,
  multipliers: [],
  stacking: 'highest',
  bonuses: NO_BONUSES,
  pendingDays: 0,
  expiry: null,
  redemption: DEFAULT_REDEMPTION,
  approvalAbove: null
}
