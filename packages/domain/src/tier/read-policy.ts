/** A policy comes back from the database as JSON of no known shape. It is read field by field, so that nothing else gets into a decision or into SQL. */
import { boolean, list, nullable, number, object, oneOf, text } from '../policy/read-json.ts'
import { COMPARISONS, METRICS } from './policy.ts'
import type { Condition, Tier, TierPolicy } from './policy.ts'

/** A stored policy by its shape, or a TypeError: a draft may still have faults (`validateTierPolicy`), what was submitted has none. */
export function readTierPolicy(json: unknown): TierPolicy {
  const stored = object(json, 'policy')
  const inactivity = nullable(stored.inactivity, 'inactivity')
  const loss = nullable(stored.loss, 'loss')
  return {
    tiers: list(stored.tiers, 'tiers').map(readTier),
    inactivity: inactivity && {
      months: number(inactivity.months, 'inactivity.months'),
      levels: number(inactivity.levels, 'inactivity.levels')
    },
    loss: loss && { months: number(loss.months, 'loss.months') },
    exemptDesignated: boolean(stored.exemptDesignated, 'exemptDesignated')
  }
}

function readTier(json: unknown): Tier {
  const { key, name, routes } = object(json, 'tier')
  const names = object(name, 'tier.name')
  return {
    key: text(key, 'tier.key'),
    name: { 'zh-CN': text(names['zh-CN'], 'tier.name.zh-CN'), en: text(names.en, 'tier.name.en') },
    routes: list(routes, 'tier.routes').map(route => ({ all: list(object(route, 'route').all, 'route.all').map(readCondition) }))
  }
}

function readCondition(json: unknown): Condition {
  const { metric, compare, value, windowMonths } = object(json, 'condition')
  const condition: Condition = {
    metric: oneOf(METRICS, metric),
    compare: oneOf(COMPARISONS, compare),
    value: number(value, 'condition.value')
  }
  return windowMonths === undefined || windowMonths === null
    ? condition
    : { ...condition, windowMonths: number(windowMonths, 'condition.windowMonths') }
}
