/** Which figures a plan needs in a month, each under the key of the quota or rule it is for. */
import type { LocalDate } from '../calendar/local-date.ts'
import type { Goods } from '../benefit/policy.ts'
import type { OnboardingRule } from '../onboarding/late-days.ts'
import { checkKey } from './judge-store.ts'
import { endsWithMonth, quarterOf } from './period.ts'
import { NO_GOODS, type IncentivePolicy, type IncentiveRule, type Measure, type Measured, type Span } from './policy.ts'

export interface MeasureAsked {
  readonly key: string
  readonly measure: Measure
  readonly of: Measured
  readonly span: Span
  readonly goods: Goods
  /** Of `lateDays`: from when on, and how many. */
  readonly late?: OnboardingRule
}

/** Quotas first, in their order; then what rules go by, contests in their quarter alone. */
export function measuresAsked(policy: IncentivePolicy, month: LocalDate): readonly MeasureAsked[] {
  const ofQuotas = policy.quotas.map(({ key, measure, of, span, goods }) => ({ key, measure, of, span, goods }))
  return [...ofQuotas, ...policy.rules.flatMap(rule => measureOf(policy, rule, month))]
}

function measureOf(policy: IncentivePolicy, rule: IncentiveRule, month: LocalDate): MeasureAsked[] {
  const { key } = rule
  const asked = (of: Measured, measure: Measure, span: Span): MeasureAsked[] => [{ key, of, measure, span, goods: NO_GOODS }]
  switch (rule.type) {
    case 'rankingBonus':
    case 'rankingForfeit':
      return asked('group', rule.measure, rule.span)
    case 'shared': {
      const span = policy.quotas.find(quota => quota.key === rule.quota)?.span
      // INC-8: the group whose customers spent most.
      return span ? asked('group', 'netSales', span) : []
    }
    case 'rateFloor':
      return asked('store', 'registrationRate', 'month')
    case 'onboarding':
      return asked('store', 'lateDays', 'month').map(each => ({ ...each, late: { days: rule.days, mostDays: rule.mostDays } }))
    case 'systemCheck':
      return key === checkKey(policy) ? asked('store', 'failedItems', 'month') : []
    case 'contestRound':
      return rule.quarter === quarterOf(month) ? asked('associate', rule.measure, 'quarter') : []
    default:
      return []
  }
}

/** Those whose span ends with the month. */
export const measuresDue = (policy: IncentivePolicy, month: LocalDate): readonly MeasureAsked[] =>
  measuresAsked(policy, month).filter(({ span }) => endsWithMonth(span, month))
