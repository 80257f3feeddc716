/**
 * INC-1…INC-12 as data: what is expected of a group, a store or an associate, and what follows from it. Amounts of rules are score points, or minor units of
 * the chain's currency where it pays in money; they are written without a sign: the rule's type says whether it gives or takes.
 */
import type { BothTexts, Goods } from '../benefit/policy.ts'
import { ONBOARDING_RULE, type OnboardingRule } from '../onboarding/late-days.ts'

/** What an amount is: a score point, or a minor unit of the chain's currency. */
export const INCENTIVE_UNITS = ['points', 'money'] as const
export type IncentiveUnit = (typeof INCENTIVE_UNITS)[number]

/**
 * What is counted (INC-1, INC-6, INC-9, INC-10, INC-12, TERM-3, TERM-4). Counts: files made, files of who has not bought, net sales in minor units, tiers gained,
 * visits, units of slow goods, late days of entering existing files. Ratios: repurchase rate and registration rate in percent, units per receipt in hundredths,
 * how complete the files are that are one's own on the last day (PROFILE-3), fields found true of those found true or false, critical items that failed of those
 * judged.
 */
export const MEASURES = [
  'registrations',
  'prospects',
  'netSales',
  'tierPromotions',
  'visits',
  'slowGoods',
  'repurchaseRate',
  'registrationRate',
  'unitsPerReceipt',
  'completeness',
  'validity',
  'failedItems',
  'lateDays'
] as const
export type Measure = (typeof MEASURES)[number]
export const RATIOS: ReadonlySet<Measure> = new Set([
  'repurchaseRate',
  'registrationRate',
  'unitsPerReceipt',
  'completeness',
  'validity',
  'failedItems'
])

/** Whose figure it is. */
export const MEASURED = ['group', 'store', 'associate'] as const
export type Measured = (typeof MEASURED)[number]
/**
 * Those that are measured again when a later month is closed: receipts and returns of a closed month may be recorded late, and the difference is corrected. What is
 * counted of files is judged once, when the month is closed.
 */
export const MEASURED_AGAIN: ReadonlySet<Measure> = new Set(['netSales', 'slowGoods', 'repurchaseRate', 'unitsPerReceipt'])
/** So many closed months are measured again. */
export const CORRECTED_MONTHS = 3
/**
 * Of whom a quota can be. The registration rate is a store's (TERM-3): receipts of nobody have no group; how good files are is an associate's (INC-10). What only
 * rules measure is nobody's quota.
 */
export const MEASURED_OF: Readonly<Record<Measure, readonly Measured[]>> = {
  registrations: MEASURED,
  prospects: MEASURED,
  netSales: MEASURED,
  tierPromotions: MEASURED,
  visits: MEASURED,
  slowGoods: MEASURED,
  repurchaseRate: MEASURED,
  registrationRate: ['store'],
  unitsPerReceipt: MEASURED,
  completeness: ['associate'],
  validity: ['associate'],
  failedItems: [],
  lateDays: []
}

export const SPANS = ['month', 'quarter'] as const
export type Span = (typeof SPANS)[number]

/** Another amount in these months (of a quarter: that in which it begins) and stores; an empty list is all of them. */
export interface QuotaLine {
  /** 1 to 12. */
  readonly months: readonly number[]
  readonly storeIds: readonly string[]
  readonly amount: number
}

export interface Quota {
  readonly key: string
  readonly measure: Measure
  readonly of: Measured
  readonly span: Span
  /** Files, visits, units; minor units; whole percent; hundredths of a unit per receipt. */
  readonly amount: number
  /** The first line that fits holds in place of `amount`. */
  readonly lines: readonly QuotaLine[]
  /** Of `slowGoods`: which. */
  readonly goods: Goods
}

/** Who a rule's amount goes to: whose figure it is (a group's and a store's members share it by days), or the store's manager. */
export const RECIPIENTS = ['measured', 'storeManager'] as const
export type Recipient = (typeof RECIPIENTS)[number]

interface Keyed {
  readonly key: string
}
/** INC-2: for each unit short of the quota. */
export interface MissingUnitPenalty extends Keyed {
  readonly type: 'missingUnit'
  readonly quota: string
  readonly amount: number
  readonly to: Recipient
}
/** INC-3: once, where less than so many percent of the quota were reached. */
export interface ThresholdPenalty extends Keyed {
  readonly type: 'threshold'
  readonly quota: string
  readonly percent: number
  readonly amount: number
  readonly to: Recipient
}
/** INC-4: for so many spans in a row at so many percent of the quota or more; the count then starts again. */
export interface StreakBonus extends Keyed {
  readonly type: 'streak'
  readonly quota: string
  readonly times: number
  readonly percent: number
  readonly amount: number
  readonly to: Recipient
}
/** `once` when its span ends; `monthly` in each month of the span that follows (INC-7). */
export const PAYOUTS = ['once', 'monthly'] as const
export type Payout = (typeof PAYOUTS)[number]
export const AMONG = ['store', 'chain'] as const
export type Among = (typeof AMONG)[number]
interface Ranked extends Keyed {
  readonly measure: Measure
  readonly span: Span
  /** Groups of one store, or of the chain, are ranked with each other. */
  readonly among: Among
  /** So many groups; those that tie for the last of these places have it too. */
  readonly places: number
}
/** INC-7: to the groups with the highest figures. */
export interface RankingBonus extends Ranked {
  readonly type: 'rankingBonus'
  readonly amount: number
  readonly payout: Payout
}
/** INC-7: those with the lowest do this; it is no money. */
export interface RankingForfeit extends Ranked {
  readonly type: 'rankingForfeit'
  readonly forfeit: BothTexts
}
/** `each`: every member in full (by days); `sum`: one sum for all of them. */
export const SHARINGS = ['each', 'sum'] as const
export type Sharing = (typeof SHARINGS)[number]
/** INC-8: where the store met its quota, the group whose customers spent most in its span. */
export interface SharedBonus extends Keyed {
  readonly type: 'shared'
  /** A store's. */
  readonly quota: string
  readonly amount: number
  readonly sharing: Sharing
}

/** INC-5: a store whose registration rate of the month is below so many percent fails a critical item of its system check by it. */
export interface RateFloor extends Keyed {
  readonly type: 'rateFloor'
  readonly percent: number
}
/** INC-6: to the store's manager for each late day. */
export interface OnboardingPenalty extends Keyed, OnboardingRule {
  readonly type: 'onboarding'
  readonly amount: number
}
/** `otherMembers`: each member of the store's groups who did not run the store on any day, in full (by days). */
export const CHECK_RECIPIENTS = ['storeManager', 'otherMembers'] as const
export type CheckRecipient = (typeof CHECK_RECIPIENTS)[number]
/** INC-9: where more critical items than these failed in the month's system check, rate floors among them. */
export interface SystemCheckPenalty extends Keyed {
  readonly type: 'systemCheck'
  readonly mostFailed: number
  readonly amount: number
  readonly to: CheckRecipient
}
/** INC-10: associates ranked in one quarter of each year. */
export interface ContestRound extends Keyed {
  readonly type: 'contestRound'
  /** 1 to 4. */
  readonly quarter: number
  readonly measure: Measure
  readonly among: Among
  /** Of a ratio: with fewer checked fields, files or receipts nobody is ranked. */
  readonly least: number
  /** What the first, the second and so on get; those that tie share what their places bring. */
  readonly prizes: readonly number[]
  /** What the last does who has no prize; it is no money. */
  readonly forfeit: BothTexts | null
}

export type QuotaRule = MissingUnitPenalty | ThresholdPenalty | StreakBonus | SharedBonus
export type RankingRule = RankingBonus | RankingForfeit
export type IncentiveRule = QuotaRule | RankingRule | RateFloor | OnboardingPenalty | SystemCheckPenalty | ContestRound
export type IncentiveRuleType = IncentiveRule['type']
export const INCENTIVE_RULE_TYPES = [
  'missingUnit',
  'threshold',
  'streak',
  'rankingBonus',
  'rankingForfeit',
  'shared',
  'rateFloor',
  'onboarding',
  'systemCheck',
  'contestRound'
] as const satisfies readonly IncentiveRuleType[]

/** What becomes of who was there for part of a span only: the quota by days, or no score. */
export const PART_SPANS = ['byDays', 'excluded'] as const
export type PartSpan = (typeof PART_SPANS)[number]

export interface IncentivePolicy {
  readonly unit: IncentiveUnit
  readonly partSpans: PartSpan
  /** INC-1: whether a file of who has not bought yet counts as a registration. */
  readonly prospectsCount: boolean
  readonly quotas: readonly Quota[]
  readonly rules: readonly IncentiveRule[]
}

export const NO_GOODS: Goods = { categories: [], itemCodes: [] }
const ROUND = { type: 'contestRound', among: 'store', least: 0, prizes: [], forfeit: null } as const
const SUMMER: QuotaLine = { months: [7, 8, 9], storeIds: [], amount: 20 }

/**
 * INC-1…INC-6, the forfeit of INC-7, INC-9 and INC-10. The bonus of INC-7, INC-8, prizes and sales quotas need figures that only headquarters knows: they are
 * added there.
 */
export const DEFAULT_INCENTIVE_POLICY: IncentivePolicy = {
  unit: 'points',
  partSpans: 'byDays',
  prospectsCount: false,
  quotas: [{ key: 'newCustomers', measure: 'registrations', of: 'group', span: 'month', amount: 30, lines: [SUMMER], goods: NO_GOODS }],
  rules: [
    { key: 'missingCustomer', type: 'missingUnit', quota: 'newCustomers', amount: 2, to: 'measured' },
    { key: 'farBelow', type: 'threshold', quota: 'newCustomers', percent: 80, amount: 20, to: 'storeManager' },
    { key: 'threeInARow', type: 'streak', quota: 'newCustomers', times: 3, percent: 110, amount: 30, to: 'measured' },
    {
      key: 'fewestReturn',
      type: 'rankingForfeit',
      measure: 'repurchaseRate',
      span: 'quarter',
      among: 'store',
      places: 1,
      forfeit: { 'zh-CN': '向全店分享一次老顾客回访的改进计划', en: 'presents a plan to the store for bringing customers back' }
    },
    { key: 'registrationFloor', type: 'rateFloor', percent: 85 },
    { key: 'lateOnboarding', type: 'onboarding', ...ONBOARDING_RULE, amount: 20 },
    { key: 'checkManager', type: 'systemCheck', mostFailed: 0, amount: 200, to: 'storeManager' },
    { key: 'checkMembers', type: 'systemCheck', mostFailed: 0, amount: 100, to: 'otherMembers' },
    { ...ROUND, key: 'mostFiles', quarter: 1, measure: 'registrations' },
    {
      ...ROUND,
      key: 'fullestFiles',
      quarter: 2,
      measure: 'completeness',
      forfeit: { 'zh-CN': '主持一次晨会，分享怎样把档案填完整', en: 'leads a morning meeting on filling in files' }
    },
    { ...ROUND, key: 'truestFiles', quarter: 3, measure: 'validity', least: 10 }
  ]
}
