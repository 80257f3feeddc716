/** What a tier policy must be before it may be kept: decided here once, so that the decider and the SQL compiled from it need not doubt it. */
import type { PolicyFault, PolicyFaultCode } from '../policy/fault.ts'
import { metAlready } from './implies.ts'
import { COMPARISONS, METRICS, mostLevels, POLICY_LOCALES } from './policy.ts'
import type { Condition, Route, Tier, TierPolicy } from './policy.ts'

const MAX_TIERS = 8
const MAX_ROUTES = 8
const MAX_CONDITIONS = 8
const MAX_WINDOW_MONTHS = 120
const MAX_YEARS = 100
const KEY = /^[A-Za-z0-9_-]{1,20}$/

type Path = PolicyFault['path']

/** Empty where the policy can be used. */
export function validateTierPolicy(policy: TierPolicy): readonly PolicyFault[] {
  return [...policyFaults(policy)]
}

function* policyFaults(policy: TierPolicy): Generator<PolicyFault> {
  const { tiers } = policy
  if (tiers.length === 0) yield { code: 'NO_TIERS', path: ['tiers'] }
  if (tiers.length > MAX_TIERS) yield { code: 'TOO_MANY_TIERS', path: ['tiers'] }
  for (const [index, tier] of tiers.entries()) {
    const path = ['tiers', index]
    const higher = tiers.slice(0, index)
    if (higher.some(each => each.key === tier.key)) yield { code: 'KEY_TWICE', path: [...path, 'key'] }
    yield* tierFaults(tier, path)
    yield* rankFaults(tier, higher, path)
  }
  yield* monthsFaults(policy.inactivity?.months, ['inactivity', 'months'])
  const levels = policy.inactivity?.levels ?? 1
  if (!Number.isInteger(levels) || levels < 1 || levels > mostLevels(policy))
    yield { code: 'LEVELS_INVALID', path: ['inactivity', 'levels'] }
  yield* monthsFaults(policy.loss?.months, ['loss', 'months'])
}

/** A route by which nobody gets into the tier, because whoever meets it is in a higher one already; all of them: a tier that stays empty. */
function* rankFaults(tier: Tier, higher: readonly Tier[], path: Path): Generator<PolicyFault> {
  const contradicting = [...tier.routes.keys()].filter(index => metAlready(tier.routes[index] as Route, higher) !== undefined)
  if (contradicting.length > 0 && contradicting.length === tier.routes.length) yield { code: 'TIER_UNREACHABLE', path }
  else for (const index of contradicting) yield { code: 'ROUTE_CONTRADICTS_RANK', path: [...path, 'routes', index] }
}

function* tierFaults(tier: Tier, path: Path): Generator<PolicyFault> {
  if (!KEY.test(tier.key)) yield { code: 'KEY_INVALID', path: [...path, 'key'] }
  for (const locale of POLICY_LOCALES) {
    if ((tier.name[locale] ?? '').trim() === '') yield { code: 'NAME_MISSING', path: [...path, 'name', locale] }
  }
  if (tier.routes.length === 0) yield { code: 'NO_ROUTES', path: [...path, 'routes'] }
  if (tier.routes.length > MAX_ROUTES) yield { code: 'TOO_MANY_ROUTES', path: [...path, 'routes'] }
  for (const [index, route] of tier.routes.entries()) yield* routeFaults(route, [...path, 'routes', index, 'all'])
}

function* routeFaults(route: Route, path: Path): Generator<PolicyFault> {
  if (route.all.length === 0) yield { code: 'NO_CONDITIONS', path }
  if (route.all.length > MAX_CONDITIONS) yield { code: 'TOO_MANY_CONDITIONS', path }
  for (const [index, condition] of route.all.entries()) yield* conditionFaults(condition, [...path, index])
}

function* conditionFaults(condition: Condition, path: Path): Generator<PolicyFault> {
  const { metric, compare, windowMonths } = condition
  if (!METRICS.includes(metric)) yield { code: 'METRIC_UNKNOWN', path: [...path, 'metric'] }
  if (!COMPARISONS.includes(compare)) yield { code: 'COMPARISON_UNKNOWN', path: [...path, 'compare'] }
  const code = valueFault(condition)
  if (code !== undefined) yield { code, path: [...path, 'value'] }
  if (windowMonths !== undefined && metric === 'yearsSinceFirstPurchase') {
    yield { code: 'WINDOW_NOT_ALLOWED', path: [...path, 'windowMonths'] }
  }
  yield* monthsFaults(windowMonths, [...path, 'windowMonths'])
}

/** "At least 0" would hold for everybody and for nothing; "more than 0" is a fair way to say 1. */
function valueFault(condition: Condition): PolicyFaultCode | undefined {
  const { metric, compare, value } = condition
  if (!Number.isInteger(value)) return 'VALUE_NOT_INTEGER'
  if (value < 0) return 'VALUE_NEGATIVE'
  if (value === 0 && compare === 'atLeast') return 'VALUE_ZERO'
  const largest = metric === 'yearsSinceFirstPurchase' ? MAX_YEARS : Number.MAX_SAFE_INTEGER - 1
  return value > largest ? 'VALUE_TOO_LARGE' : undefined
}

function* monthsFaults(months: number | undefined, path: Path): Generator<PolicyFault> {
  if (months === undefined) return
  if (!Number.isInteger(months)) yield { code: 'WINDOW_NOT_INTEGER', path }
  else if (months < 1 || months > MAX_WINDOW_MONTHS) yield { code: 'WINDOW_OUT_OF_RANGE', path }
}
