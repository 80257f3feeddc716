/** Which figures a plan needs, each under the key of the quota or rule it is for. */
import type { LocalDate } from '../calendar/local-date.ts'
import type { Goods } from '../benefit/policy.ts'
import { endsWithMonth } from './period.ts'
import { NO_GOODS, type IncentivePolicy, type Measure, type Measured, type Span } from './policy.ts'

export interface MeasureAsked {
  readonly key: string
  readonly measure: Measure
  readonly of: Measured
  readonly span: Span
  readonly goods: Goods
}

/** Quotas first, in their order; then what rules compare groups by. */
export function measuresAsked({ quotas, rules }: IncentivePolicy): readonly MeasureAsked[] {
  const ofQuotas = quotas.map(({ key, measure, of, span, goods }) => ({ key, measure, of, span, goods }))
  const ofRules = rules.flatMap((rule): MeasureAsked[] => {
    const ofGroups = { key: rule.key, of: 'group', goods: NO_GOODS } as const
    if (rule.type === 'rankingBonus' || rule.type === 'rankingForfeit') return [{ ...ofGroups, measure: rule.measure, span: rule.span }]
    const span = rule.type === 'shared' ? quotas.find(({ key }) => key === rule.quota)?.span : undefined
    // INC-8: the group whose customers spent most.
    return span ? [{ ...ofGroups, measure: 'netSales', span }] : []
  })
  return [...ofQuotas, ...ofRules]
}

/** Those whose span ends with the month. */
export const measuresDue = (policy: IncentivePolicy, month: LocalDate): readonly MeasureAsked[] =>
  measuresAsked(policy).filter(({ span }) => endsWithMonth(span, month))
