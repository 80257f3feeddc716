/** TIER-10: a decision explains itself. Only data, so that it can be stored, sent and worded in any language; the wording belongs to who shows it. */
import type { LocalDate } from '../calendar/local-date.ts'
import type { Comparison, Metric } from './policy.ts'

/** First and last day inside, both included. */
export interface DateSpan {
  readonly from: LocalDate
  readonly to: LocalDate
}

export interface ConditionFinding {
  readonly metric: Metric
  readonly compare: Comparison
  readonly asked: number
  readonly found: number
  readonly windowMonths: number | null
  /** Null: all time. */
  readonly window: DateSpan | null
  readonly met: boolean
  readonly change: ConditionChange
}

/** What would change a condition: `more` of its figure, no later than `by` (null: whenever), or time alone on `flipsOn` (null: never). */
export interface ConditionChange {
  /** How much is missing; 0 when met. For yearsSinceFirstPurchase: whole years, which only time brings. */
  readonly more: number
  /** The last day on which exactly `more` still suffices; after it the figure found has shrunk. Null when met, and when nothing found can leave the window. */
  readonly by: LocalDate | null
  /** The first day after the as-of date on which the truth differs though nothing happens. */
  readonly flipsOn: LocalDate | null
}

export interface RouteFinding {
  readonly met: boolean
  readonly all: readonly ConditionFinding[]
}

export interface TierFinding {
  readonly tierKey: string
  readonly rank: number
  readonly met: boolean
  readonly routes: readonly RouteFinding[]
}

export interface TierPlace {
  readonly tierKey: string
  readonly rank: number
}

export type StandingKind = 'designation' | 'override'

export interface Standing extends TierPlace {
  readonly kind: StandingKind
  readonly startsOn: LocalDate
  readonly endsOn: LocalDate | null
}

/** TIER-5. `levels` is what the policy takes, also where fewer are left; `since` is what the months count from; `applies` is false for an exempt customer though inactive. */
export interface InactivityFinding {
  readonly months: number
  readonly levels: number
  readonly lastSeenOn: LocalDate | null
  readonly since: LocalDate
  readonly inactiveOn: LocalDate
  readonly inactive: boolean
  readonly applies: boolean
}

/** TIER-6. The dates are null for one who never bought. */
export interface LossFinding {
  readonly months: number
  readonly lastPurchaseOn: LocalDate | null
  readonly lostOn: LocalDate | null
  readonly lost: boolean
  readonly applies: boolean
}

export type TierStatus = 'tier' | 'lost' | 'none'
export type TierSource = 'rules' | StandingKind

export interface TierDecision {
  readonly asOf: LocalDate
  readonly status: TierStatus
  /** Null unless `status` is 'tier'. */
  readonly tierKey: string | null
  readonly rank: number | null
  /** What the rules alone give, before standings and inactivity. */
  readonly base: TierPlace | null
  /** Where the tier, before inactivity and loss, comes from. */
  readonly source: TierSource
  /** Inactivity gave a lower tier than there would be without it. */
  readonly lowered: boolean
  readonly tiers: readonly TierFinding[]
  readonly standing: Standing | null
  readonly inactivity: InactivityFinding | null
  readonly loss: LossFinding | null
  /** The first day after `asOf` on which time alone changes any ingredient; null: never. Until the day before it, the answer cannot change by itself. */
  readonly nextChangeOn: LocalDate | null
}

/** One step of what time alone will do. */
export interface ForecastStep {
  readonly on: LocalDate
  readonly status: TierStatus
  readonly tierKey: string | null
}
