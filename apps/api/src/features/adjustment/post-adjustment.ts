// POINT-1: an adjustment in the ledger. Upwards it makes points of today's lot, as earning does; downwards it takes from the lots that expire first, never more
// than can be spent: only returns take a balance below zero (TRUST 23, POINT-3).
import { lastDayOf, Refusal, type EarningPolicy, type LotMovement } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'
import { openPurse, postEntries, takePoints, type PointsOwner } from '../points/index.ts'

export interface Adjustment {
  readonly amount: number
  readonly reason: string
  /** Who answers for it, and stands in the entry. */
  readonly approvedBy: string
  /** The request that it carries out. */
  readonly requestId: string | null
}

/** Ids of its entries, one per lot; the customer's row is locked. @throws Refusal POINTS_INSUFFICIENT, OVERFLOW */
export async function postAdjustment(
  tx: Tx,
  owner: PointsOwner,
  version: { readonly id: string; readonly policy: EarningPolicy },
  { amount, reason, approvedBy, requestId }: Adjustment
): Promise<string[]> {
  const lots = amount < 0 ? await takePoints(tx, owner, -amount, { field: 'amount' }) : await newLot(tx, owner, version.policy, amount)
  const of = { customerId: owner.customerId, on: owner.today, policyVersionId: version.id, adjustmentId: requestId, reason, approvedBy }
  return postEntries(
    tx,
    owner,
    lots.map(lot => ({ ...of, ...lot, kind: 'adjust', account: 'adjustment' }))
  )
}

async function newLot(tx: Tx, owner: PointsOwner, policy: EarningPolicy, amount: number): Promise<readonly LotMovement[]> {
  await openPurse(tx, owner)
  const row = await tx.first<{ balance: string }>(
    sql`select coalesce(sum(amount), 0)::text as balance from point_entry where tenant_id = ${tx.tenantId} and customer_id = ${owner.customerId}`
  )
  if (BigInt(row?.balance ?? 0) + BigInt(amount) > BigInt(Number.MAX_SAFE_INTEGER)) throw new Refusal('OVERFLOW', ['amount'])
  return [{ expiresOn: lastDayOf(policy, owner.today), amount }]
}
