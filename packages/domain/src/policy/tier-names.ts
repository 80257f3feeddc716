/**
 * Which tiers other rules name, and which of them the rules of tiers have: a version of tiers that drops one, or calls it otherwise, leaves rules dead that
 * nobody took back (TIER-10).
 */
import type { LocalDate } from '../calendar/local-date.ts'
import type { StoreLines } from './store-lines.ts'

export interface TierNaming {
  readonly tierKey: string
  /** Members of a list by their key, as a difference names them. */
  readonly path: readonly string[]
}

/** Lines are named by their place: `tiers.B.paysPercent` is about tier B. */
export function tiersOfLines({ lines }: StoreLines): readonly TierNaming[] {
  return lines.flatMap(({ key }) => {
    const [list, tierKey] = key.split('.')
    return list === 'tiers' && tierKey ? [{ tierKey, path: key.split('.') }] : []
  })
}

/** Of one kind in one place: at most one is in force, at most one scheduled. */
export interface PlannedVersion {
  readonly status: 'approved' | 'scheduled' | 'inForce'
  readonly effectiveOn: LocalDate | null
}

const inForceOf = <V extends PlannedVersion>(versions: readonly V[]): V | undefined => versions.find(each => each.status === 'inForce')
const scheduledOf = <V extends PlannedVersion>(versions: readonly V[]): V | undefined => versions.find(each => each.status === 'scheduled')

/** What is to hold on a day to come, or today, whether or not it has come into force yet. */
export function holdingOn<V extends PlannedVersion>(versions: readonly V[], on: LocalDate): V | undefined {
  const next = scheduledOf(versions)
  return next?.effectiveOn && next.effectiveOn <= on ? next : inForceOf(versions)
}

/** All that are to hold on that day or at some time after it. Without a day: what is to hold for good. */
export function holdingFrom<V extends PlannedVersion>(versions: readonly V[], on: LocalDate | null): readonly V[] {
  const next = scheduledOf(versions)
  const first = on === null ? (next ?? inForceOf(versions)) : holdingOn(versions, on)
  return [...new Set([first, next])].filter(each => each !== undefined)
}

/** Those that name a tier which is not among the keys. */
export function unknownTiers(names: readonly TierNaming[], keys: readonly string[]): readonly TierNaming[] {
  return names.filter(({ tierKey }) => !keys.includes(tierKey))
}

export interface NamingVersion extends PlannedVersion {
  readonly names: readonly TierNaming[]
}

/** A version of tiers that is to hold, by its keys, and those of the one that holds now. */
export interface TiersToCome {
  readonly keys: readonly string[]
  readonly before: readonly string[]
}

/**
 * What of a kind would go dead beside a version of tiers from its day on; without a day, beside it for good. What names no tier of today's was dead before and
 * is not its fault, unless it is yet to hold. With `ready`, what holds now is let pass where an approved version would do in its place: whichever of the two
 * gets its day first, the other can follow on the same day.
 */
export function deadBeside<V extends NamingVersion>(
  versions: readonly V[],
  { keys, before }: TiersToCome,
  on: LocalDate | null,
  ready: boolean
): readonly { readonly version: V; readonly naming: TierNaming }[] {
  const follows = ready && versions.some(each => each.status === 'approved' && unknownTiers(each.names, keys).length === 0)
  return holdingFrom(versions, on).flatMap(version => {
    const holds = version.status === 'inForce'
    if (holds && follows) return []
    return unknownTiers(version.names, keys)
      .filter(({ tierKey }) => !holds || before.includes(tierKey))
      .map(naming => ({ version, naming }))
  })
}
