/** What keeps a policy from being submitted, said with its place, and where on the page that place is. Pure. */
import { POLICIES, type PolicyFault, type PolicyKind } from '@keqing/domain'
import type { Body } from './rules.ts'
import type { Words } from './sentence.ts'

export type Path = readonly (string | number)[]

/** The element that stands for a place; a place without one of its own is stood for by what it lies in. */
export const slotId = (...path: Path): string => `at-${path.join('-')}`
export const standIns = (path: Path): readonly string[] => path.map((_, at) => slotId(...path.slice(0, path.length - at)))

export const faultsOf = (kind: PolicyKind, body: Body): readonly PolicyFault[] => POLICIES[kind].faults(body as never)

export const hasFault = (faults: readonly PolicyFault[], ...path: Path): boolean =>
  faults.some(fault => fault.path.length === path.length && fault.path.every((part, at) => part === path[at]))

function placeOf(path: Path, body: Body, { say }: Words): string {
  const [first, tier, part, route] = path
  if (first === 'multipliers' && 'multipliers' in body) {
    const key = body.multipliers[Number(tier)]?.key
    if (tier === undefined) return say('policies.place.multipliers')
    return key ? say('policies.place.multiplier', { key }) : say('policies.place.multiplierNth', { n: Number(tier) + 1 })
  }
  if ('pointsPer' in body) return say(`policies.place.${first === 'pointsPer' ? 'earning' : path.join('-')}`)
  if (first !== 'tiers' || !('tiers' in body)) return say(`policies.place.${String(first)}`)
  const found = body.tiers[Number(tier)]
  if (!found) return say('policies.place.tiers')
  const named = found.key || say('policies.place.nth', { n: Number(tier) + 1 })
  return part === 'routes' && route !== undefined ? say('policies.place.route', { tier: named, n: Number(route) + 1 }) : named
}

export function faultText({ code, path }: PolicyFault, body: Body, words: Words): string {
  return words.say('policies.faultAt', { place: placeOf(path, body, words), what: words.say(`policies.fault.${code}`) })
}
