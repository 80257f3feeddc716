/** What keeps a policy from being submitted, said with its place, and where on the page that place is. Pure. */
import { metAlready, POLICIES, type PolicyFault, type PolicyKind } from '@keqing/domain'
import type { PolicyFaultOfFragment } from '../../gql/graphql.ts'
import { placeText } from './benefit-places.ts'
import { incentivePlace } from './incentive-places.ts'
import { joined } from './change.ts'
import { at, type Path } from './places.ts'
import type { Body } from './rules.ts'
import type { Words } from './sentence.ts'

export type { Path }

/** The element that stands for a place; a place without one of its own is stood for by what it lies in. */
export const slotId = (...path: Path): string => `at-${path.join('-')}`
export const standIns = (path: Path): readonly string[] => path.map((_, at) => slotId(...path.slice(0, path.length - at)))

export const faultsOf = (kind: PolicyKind, body: Body): readonly PolicyFault[] => POLICIES[kind].faults(body as never)

/** As the server names a place: indexes are texts there. */
export const readFault = ({ code, path }: PolicyFaultOfFragment): PolicyFault => ({
  code,
  path: path.map(part => (/^\d+$/.test(part) ? Number(part) : part))
})
const nameOf = ({ code, path }: PolicyFault): string => `${code} ${path.join('.')}`

/** What the server found wrong with what was saved. */
export interface Found {
  readonly body: Body
  readonly faults: readonly PolicyFaultOfFragment[]
}

/**
 * With what only the server finds, which knows the chain's tiers and stores: it stays marked until what stands there is another, and is then found again,
 * or not, with the next save. What can be found here is gone as soon as it is mended.
 */
export function withFound(kind: PolicyKind, body: Body, found: Found | undefined): readonly PolicyFault[] {
  const here = faultsOf(kind, body)
  if (!found?.faults.length) return here
  const known = new Set([...faultsOf(kind, found.body), ...here].map(nameOf))
  const still = found.faults
    .map(readFault)
    .filter(fault => !known.has(nameOf(fault)) && at(body, fault.path) === at(found.body, fault.path))
  return [...here, ...still]
}

export const hasFault = (faults: readonly PolicyFault[], ...path: Path): boolean =>
  faults.some(fault => fault.path.length === path.length && fault.path.every((part, at) => part === path[at]))

/** As a difference names it: members of a list by their key. */
export function keyed(path: Path, body: unknown): string {
  let at: unknown = body
  return path
    .flatMap(part => {
      at = (at as Record<string, unknown> | undefined)?.[part]
      const key = typeof part === 'number' && typeof at === 'object' && at !== null ? (at as { key?: unknown }).key : undefined
      return typeof key === 'string' ? [key] : typeof part === 'number' ? [] : [part]
    })
    .join('.')
}

function placeOf(path: Path, body: Body, words: Words): string {
  const { say } = words
  if ('partnerOffers' in body) return placeText(keyed(path, body), words, body)
  const [first, tier, part, route] = path
  if ('quotas' in body) return incentivePlace(path, body, words)
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

/** The routes of higher tiers that are met by whoever meets what is at fault: a purchase being a visit too, they may ask for something else. */
function metBy({ code, path }: PolicyFault, body: Body): readonly Path[] {
  if ((code !== 'TIER_UNREACHABLE' && code !== 'ROUTE_CONTRADICTS_RANK') || !('inactivity' in body)) return []
  const [, tier, , route] = path.map(Number)
  const higher = body.tiers.slice(0, tier)
  const routes = body.tiers[tier!]?.routes.filter((_, at) => code === 'TIER_UNREACHABLE' || at === route) ?? []
  return routes.flatMap(each => {
    const met = metAlready(each, higher)
    return met ? [['tiers', met.tier, 'routes', met.route]] : []
  })
}

export function faultText(fault: PolicyFault, body: Body, words: Words): string {
  const { code, path } = fault
  const told = { place: placeOf(path, body, words), what: words.say(`policies.fault.${code}`) }
  const met = [...new Set(metBy(fault, body).map(each => placeOf(each, body, words)))]
  return met.length > 0 ? words.say('policies.faultAtMet', { ...told, met: joined(met, words) }) : words.say('policies.faultAt', told)
}
