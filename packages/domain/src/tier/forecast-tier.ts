/** What time alone will do to a customer's tier: the dated strip on the customer's page. */
import { addMonths } from '../calendar/local-date.ts'
import type { LocalDate } from '../calendar/local-date.ts'
import { decideTier } from './decide-tier.ts'
import type { ForecastStep } from './decision.ts'
import { factsAsOf } from './facts.ts'
import type { TierFacts } from './facts.ts'
import type { TierPolicy } from './policy.ts'

export interface ForecastBounds {
  readonly months: number
  readonly steps: number
}

/** The coming changes of the answer if nothing new happens, at most `steps` of them within `months`; the present answer is not among them. */
export function forecastTier(
  policy: TierPolicy,
  facts: TierFacts,
  asOf: LocalDate,
  { months, steps }: ForecastBounds = { months: 24, steps: 6 }
): readonly ForecastStep[] {
  const seen = factsAsOf(facts, asOf)
  const until = addMonths(asOf, months)
  const changes: ForecastStep[] = []
  let before = decideTier(policy, seen, asOf)
  while (changes.length < steps && before.nextChangeOn !== null && before.nextChangeOn <= until) {
    const on = before.nextChangeOn
    const after = decideTier(policy, seen, on)
    if (after.status !== before.status || after.tierKey !== before.tierKey)
      changes.push({ on, status: after.status, tierKey: after.tierKey })
    before = after
  }
  return changes
}
