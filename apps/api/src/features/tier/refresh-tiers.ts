// TIER-11: the one way by which facts become kept tiers. Safe to repeat: a state is a function of the facts, the policy and the day.
import type { LocalDate } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { theseCustomers, type FactScope } from './fact-scope.sql.ts'
import { PLANNED_FOR_A_CHAIN } from './facts-of-chain.sql.ts'
import { customersThatDiffer, lockCustomers, refresh, refreshChain, sampleOfCustomers, type Refreshed } from './refresh-tiers.sql.ts'
import { tierPolicyInForce, type TierPolicyVersion } from './tier-policy.ts'

export const TIER_CHANGE_CAUSES = [
  'REGISTRATION',
  'PURCHASE',
  'RETURN',
  'VOID',
  'CLAIM',
  'POINTS',
  'VISIT',
  'DESIGNATION',
  'OVERRIDE',
  'REFERRAL',
  'TIME',
  'IMPORT',
  'POLICY'
] as const
export type TierChangeCause = (typeof TIER_CHANGE_CAUSES)[number]

export interface TierRefresh {
  readonly chainId: string
  readonly asOf: LocalDate
  /** Their rows are locked by the caller. Absent: every customer of the chain. */
  readonly customerIds?: readonly string[]
  readonly cause: TierChangeCause
  /** The purchase, return, visit, entry or standing that did it. */
  readonly causeId?: string
}

const NOTHING: Refreshed = { changed: 0, answers: 0, lowered: 0 }

/** From this many rows on, hashing all of a chain is cheaper than looking each up. */
const MANY = 20_000

/** `changed` counts rows of customer_state written, `answers` new tiers (each is a tier_change), `lowered` those of them that are worse. */
export async function refreshTiers(tx: Tx, request: TierRefresh): Promise<Refreshed> {
  const { chainId, asOf, customerIds } = request
  if (customerIds?.length === 0) return NOTHING
  const version = await tierPolicyInForce(tx, chainId, asOf)
  const scope: FactScope = { tenantId: tx.tenantId, chainId, asOf, customers: customerIds && theseCustomers(customerIds) }
  const affected = customerIds ? scope : await lockDiffering(tx, version, scope)
  if (!affected) return NOTHING
  const done = affected.customers ? tx.first<Refreshed>(refresh(version, affected, request)) : wholeChain(tx, version, affected, request)
  return (await done) ?? NOTHING
}

async function wholeChain(tx: Tx, version: TierPolicyVersion, scope: FactScope, because: TierRefresh): Promise<Refreshed | undefined> {
  const { decide, keep, forget } = refreshChain(version, scope, because)
  await tx.run(decide)
  const refreshed = await tx.first<Refreshed>(keep)
  await tx.run(forget)
  return refreshed
}

/**
 * Who differs is found without locks, then locked and decided anew: an event between the two is seen, and one that waits for the lock decides after us.
 * Where nearly all differ (a first run, another policy) all are locked at once, for deciding twice would cost more than it saves.
 */
async function lockDiffering(tx: Tx, version: TierPolicyVersion, scope: FactScope): Promise<FactScope | undefined> {
  await tx.run(PLANNED_FOR_A_CHAIN)
  if (await mostDiffer(tx, version, scope)) {
    await tx.run(lockCustomers(tx.tenantId, { chainId: scope.chainId }))
    return scope
  }
  const ids = (await tx.query<{ id: string }>(customersThatDiffer(version, scope))).map(row => row.id)
  if (ids.length === 0) return undefined
  await tx.run(lockCustomers(tx.tenantId, { ids }))
  return ids.length < MANY ? { ...scope, customers: theseCustomers(ids) } : scope
}

async function mostDiffer(tx: Tx, version: TierPolicyVersion, scope: FactScope): Promise<boolean> {
  const sample = (await tx.query<{ id: string }>(sampleOfCustomers(tx.tenantId, scope.chainId))).map(row => row.id)
  if (sample.length === 0) return false
  const differing = await tx.query(customersThatDiffer(version, { ...scope, customers: theseCustomers(sample) }))
  return differing.length * 2 > sample.length
}
