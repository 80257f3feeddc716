/** INC-6: a store's existing files are entered within so many days of the day on which its manager declared how many there are. */
import { addDays, daysBetween, earliest, type LocalDate } from '../calendar/local-date.ts'

/** A store of more would be declared in error. */
export const MOST_ONBOARDING_FILES = 1_000_000

export interface OnboardingRule {
  /** In time until the declared day and so many days, the last one included; at least 1. */
  readonly days: number
  /** Days that can be late at most; at least 1. */
  readonly mostDays: number
}
export const ONBOARDING_RULE: OnboardingRule = { days: 7, mostDays: 30 }

export interface Onboarding {
  readonly declaredOn: LocalDate
  /** The day on which as many files as declared had been entered; null: not yet. */
  readonly reachedOn: LocalDate | null
}

/** The last day in time. */
export const onboardingDueOn = (declaredOn: LocalDate, { days }: OnboardingRule = ONBOARDING_RULE): LocalDate => addDays(declaredOn, days)

/**
 * INC-6: late days from `from` up to and without `until`. A day behind the last one in time is late where it begins with fewer files than declared: who is
 * done on the day after the last one in time is one day late. 0 to `mostDays`; of days side by side the sum is the whole.
 */
export function lateOnboardingDays({ declaredOn, reachedOn }: Onboarding, rule: OnboardingRule, from: LocalDate, until: LocalDate): number {
  const dueOn = onboardingDueOn(declaredOn, rule)
  const first = addDays(dueOn, 1)
  const begin = from > first ? from : first
  const end = earliest([until, addDays(first, rule.mostDays), reachedOn && addDays(reachedOn, 1)])
  return end === null ? 0 : Math.max(0, daysBetween(begin, end))
}
