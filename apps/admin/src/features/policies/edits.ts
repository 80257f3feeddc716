/** What an editor does to a tier policy, one function per act: each gives a new policy and leaves the old one for the way back. */
import type { Condition, Route, Tier, TierPolicy } from '@keqing/domain'

const FIRST: Condition = { metric: 'purchases', compare: 'atLeast', value: 1 }

export const replaced = <T>(all: readonly T[], at: number, by: T): readonly T[] => all.with(at, by)
export const without = <T>(all: readonly T[], at: number): readonly T[] => all.toSpliced(at, 1)
const inserted = <T>(all: readonly T[], at: number, one: T): readonly T[] => all.toSpliced(at, 0, one)

/** Past an end it stays where it is. */
export function moved<T>(all: readonly T[], from: number, to: number): readonly T[] {
  const one = all[from]
  return one === undefined || to < 0 || to >= all.length ? all : inserted(without(all, from), to, one)
}

/** Another metric keeps the figure, in its own unit, and the months where it may have any. */
export function changed(condition: Condition, change: Partial<Condition>, digits: number): Condition {
  const { windowMonths, ...next } = { ...condition, ...change }
  const [was, is] = [condition.metric === 'spend', next.metric === 'spend']
  const scale = 10 ** digits
  const value = was === is ? next.value : is ? next.value * scale : Math.round(next.value / scale)
  const months = next.metric === 'yearsSinceFirstPurchase' ? undefined : windowMonths
  return { ...next, value, ...(months !== undefined && { windowMonths: months }) }
}

export const withRoutes = (tier: Tier, routes: readonly Route[]): Tier => ({ ...tier, routes })
export const addRoute = (tier: Tier): Tier => withRoutes(tier, [...tier.routes, { all: [FIRST] }])
export const duplicateRoute = (tier: Tier, at: number): Tier =>
  withRoutes(tier, inserted(tier.routes, at + 1, structuredClone(tier.routes[at]!)))

export function addCondition(tier: Tier, route: number): Tier {
  const { all } = tier.routes[route]!
  return withRoutes(tier, replaced(tier.routes, route, { all: [...all, FIRST] }))
}

export function setCondition(tier: Tier, route: number, at: number, condition: Condition): Tier {
  return withRoutes(tier, replaced(tier.routes, route, { all: replaced(tier.routes[route]!.all, at, condition) }))
}

/** With its last condition a route goes. */
export function removeCondition(tier: Tier, route: number, at: number): Tier {
  const all = without(tier.routes[route]!.all, at)
  return withRoutes(tier, all.length > 0 ? replaced(tier.routes, route, { all }) : without(tier.routes, route))
}

/** A letter that no tier has yet. */
function freeKey({ tiers }: TierPolicy): string {
  const letters = Array.from({ length: 26 }, (_, n) => String.fromCodePoint(65 + n))
  return letters.find(letter => tiers.every(tier => tier.key !== letter)) ?? `T${tiers.length + 1}`
}

export function addTier(policy: TierPolicy): TierPolicy {
  const tier: Tier = { key: freeKey(policy), name: { 'zh-CN': '', en: '' }, routes: [{ all: [FIRST] }] }
  return { ...policy, tiers: [...policy.tiers, tier] }
}

export function duplicateTier(policy: TierPolicy, at: number): TierPolicy {
  const tier = { ...structuredClone(policy.tiers[at]!), key: freeKey(policy) }
  return { ...policy, tiers: inserted(policy.tiers, at + 1, tier) }
}
