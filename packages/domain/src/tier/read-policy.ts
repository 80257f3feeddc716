/** A policy comes back from the database as JSON of no known shape. It is read field by field, so that nothing else gets into a decision or into SQL. */
import { COMPARISONS, METRICS } from './policy.ts'
import type { Condition, Tier, TierPolicy } from './policy.ts'
import { validateTierPolicy } from './validate-policy.ts'

/** Throws a TypeError naming the first fault: what is stored was validated when it was written, so a fault is a bug. */
export function readTierPolicy(json: unknown): TierPolicy {
  const stored = object(json, 'policy')
  const inactivity = nullable(stored.inactivity, 'inactivity')
  const loss = nullable(stored.loss, 'loss')
  if (inactivity !== null && inactivity.levels !== 1) throw new TypeError('inactivity.levels is not 1')
  const policy: TierPolicy = {
    tiers: list(stored.tiers, 'tiers').map(readTier),
    inactivity: inactivity && { months: number(inactivity.months, 'inactivity.months'), levels: 1 },
    loss: loss && { months: number(loss.months, 'loss.months') },
    exemptDesignated: boolean(stored.exemptDesignated, 'exemptDesignated')
  }
  const [fault] = validateTierPolicy(policy)
  if (fault !== undefined) throw new TypeError(`${fault.code} at ${fault.path.join('.')}`)
  return policy
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

function object(value: unknown, what: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new TypeError(`${what} is not an object`)
  return value as Readonly<Record<string, unknown>>
}

function nullable(value: unknown, what: string): Readonly<Record<string, unknown>> | null {
  return value === null || value === undefined ? null : object(value, what)
}

function list(value: unknown, what: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new TypeError(`${what} is not a list`)
  return value
}

function text(value: unknown, what: string): string {
  if (typeof value !== 'string') throw new TypeError(`${what} is not text`)
  return value
}

function number(value: unknown, what: string): number {
  if (typeof value !== 'number') throw new TypeError(`${what} is not a number`)
  return value
}

function boolean(value: unknown, what: string): boolean {
  if (typeof value !== 'boolean') throw new TypeError(`${what} is not a boolean`)
  return value
}

function oneOf<T extends string>(known: readonly T[], value: unknown): T {
  const found = known.find(each => each === value)
  if (found === undefined) throw new TypeError('not one of ' + known.join(', '))
  return found
}
