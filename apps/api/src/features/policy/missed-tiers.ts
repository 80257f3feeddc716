// TIER-10: a version of tiers that drops one, or calls it otherwise, and what still names it. What would go dead keeps the version from its day, and from
// coming into force; what is passed over by itself (lines of stores, tiers that people gave) is told.
import {
  addDays,
  deadBeside,
  holdingFrom,
  holdingOn,
  POLICIES,
  Refusal,
  unknownTiers,
  type LocalDate,
  type NamingVersion,
  type PolicyStatus,
  type TierNaming
} from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import type { Context } from '../../platform/graphql/context.ts'
import { plannedVersions, standingsNaming, storesNaming, type StandingNaming, type StoreNaming } from './missed-tiers.sql.ts'
import { tiersNamed } from './policy-content.ts'
import { storesInSight } from './policy.loader.ts'
import type { PolicyRow } from './policy.sql.ts'

export interface Planned extends NamingVersion {
  readonly row: PolicyRow
}

/** What a chain plans: versions of tiers, and of each kind that names them. */
export interface Plan {
  readonly tiers: readonly Planned[]
  readonly naming: readonly (readonly Planned[])[]
  readonly benefits: readonly Planned[]
}

export const keysOf = ({ body }: PolicyRow): readonly string[] => POLICIES.tier.read(body).tiers.map(tier => tier.key)

function planOf(rows: readonly PolicyRow[]): Plan {
  const versions = rows.map((row): Planned => {
    const { status, effectiveOn } = row as PolicyRow & Pick<Planned, 'status'>
    return { row, status, effectiveOn, names: tiersNamed(row) }
  })
  const of = (kind: PolicyRow['kind']) => versions.filter(each => each.row.kind === kind)
  return { tiers: of('tier'), naming: [of('earning'), of('benefit')], benefits: of('benefit') }
}

export const planOfChain = async (tx: Tx, chainId: string): Promise<Plan> => planOf(await plannedVersions(tx, [chainId]))

const toCome = (version: PolicyRow, { tiers }: Plan) => {
  const now = tiers.find(each => each.status === 'inForce')
  return { keys: keysOf(version), before: now ? keysOf(now.row) : [] }
}

function refuse(code: 'POLICY_TIER_STILL_NAMED' | 'POLICY_TIER_UNKNOWN', names: readonly TierNaming[]): void {
  const [first] = names
  if (!first) return
  const tiers = [...new Set(names.map(each => each.tierKey))].join(', ')
  throw new Refusal(code, code === 'POLICY_TIER_UNKNOWN' ? first.path : ['id'], { tiers, count: names.length })
}

/** Before a version gets its day: nothing that is to hold then, or later, may go dead. @throws Refusal POLICY_TIER_STILL_NAMED, POLICY_TIER_UNKNOWN */
export async function refuseDeadFrom(tx: Tx, version: PolicyRow, on: LocalDate): Promise<void> {
  const plan = await planOfChain(tx, version.chainId)
  if (version.kind === 'tier') {
    const dead = plan.naming.flatMap(versions => deadBeside(versions, toCome(version, plan), on, true))
    return refuse(
      'POLICY_TIER_STILL_NAMED',
      dead.map(each => each.naming)
    )
  }
  const names = tiersNamed(version)
  refuse('POLICY_TIER_UNKNOWN', [...new Set(holdingFrom(plan.tiers, on).flatMap(({ row }) => unknownTiers(names, keysOf(row))))])
}

/**
 * When a version comes into force: much may have been taken back since it got its day. A version whose day it is too counts as though it held already. A line
 * of a store that names no tier any more is passed over by itself. @throws Refusal as above
 */
export async function refuseDeadOn(tx: Tx, version: PolicyRow, today: LocalDate): Promise<void> {
  const plan = await planOfChain(tx, version.chainId)
  if (version.kind === 'tier') {
    const held = plan.naming.flatMap(versions => holdingOn(versions, today) ?? [])
    const dead = held.flatMap(one => deadBeside([one], toCome(version, plan), today, false))
    return refuse(
      'POLICY_TIER_STILL_NAMED',
      dead.map(each => each.naming)
    )
  }
  const tiers = version.storeId ? undefined : holdingOn(plan.tiers, today)
  if (tiers) refuse('POLICY_TIER_UNKNOWN', unknownTiers(tiersNamed(version), keysOf(tiers.row)))
}

/** A tier that a version lacks, and all that names it. */
export interface MissedTier {
  readonly key: string
  readonly places: readonly { readonly version: PolicyRow; readonly path: readonly string[] }[]
  readonly storeIds: readonly string[]
  readonly designations: number
  readonly overrides: number
}

interface Named {
  readonly stores: readonly StoreNaming[]
  readonly standings: readonly StandingNaming[]
}

export const planLoader = (ctx: Context) =>
  ctx.loader(planLoader, async (chainIds: readonly string[], tx) => {
    const rows = await plannedVersions(tx, chainIds)
    return new Map(chainIds.map((id): [string, Plan] => [id, planOf(rows.filter(row => row.chainId === id))]))
  })

const namedLoader = (ctx: Context) =>
  ctx.loader(namedLoader, async (chainIds: readonly string[], tx) => {
    const stores = await storesNaming(tx, chainIds, storesInSight(ctx))
    const tomorrow = chainIds.map(async id => ({ id, from: addDays(await ctx.today(id), 1) }))
    const standings = await standingsNaming(tx, await Promise.all(tomorrow))
    const of = <T extends { readonly chainId: string }>(all: readonly T[], id: string) => all.filter(each => each.chainId === id)
    return new Map(chainIds.map((id): [string, Named] => [id, { stores: of(stores, id), standings: of(standings, id) }]))
  })

const NOTHING: Named = { stores: [], standings: [] }

export const TO_COME: ReadonlySet<PolicyStatus> = new Set(['draft', 'submitted', 'approved', 'scheduled'])

/** Of a version of tiers that is yet to hold; in the order of the one in force, what only scheduled versions name last. */
export async function missedTiers(ctx: Context, version: PolicyRow): Promise<readonly MissedTier[]> {
  const plan = version.kind === 'tier' && TO_COME.has(version.status) ? await planLoader(ctx).load(version.chainId) : undefined
  if (!plan) return []
  const { keys, before } = toCome(version, plan)
  const dead = plan.naming.flatMap(versions => deadBeside(versions, { keys, before }, version.effectiveOn, version.status !== 'scheduled'))
  const missed = [...new Set([...before, ...dead.map(each => each.naming.tierKey)])].filter(key => !keys.includes(key))
  // Most versions drop none: what people gave is then not looked at.
  const { stores, standings } = (missed.length > 0 ? await namedLoader(ctx).load(version.chainId) : undefined) ?? NOTHING
  return missed.flatMap(key => {
    const places = dead.filter(each => each.naming.tierKey === key).map(each => ({ version: each.version.row, path: each.naming.path }))
    const storeIds = stores.filter(each => each.tierKey === key).map(each => each.storeId)
    const { designations = 0, overrides = 0 } = standings.find(each => each.tierKey === key) ?? {}
    return places.length + storeIds.length + designations + overrides > 0 ? [{ key, places, storeIds, designations, overrides }] : []
  })
}
