// Statements of what happens to a receipt later: a void, a claim, a reason for declining.
import type { DeclineReason } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'
import type { Rights } from '../../platform/rights.ts'
import { lockCustomers } from '../customer/index.ts'
import { retry } from './retry.ts'
import { lockPurchases } from './return-record.sql.ts'

export interface Correctable {
  readonly id: string
  readonly chainId: string
  readonly storeId: string
  readonly customerId: string | null
  readonly claimedAt: Date | null
  readonly voidedAt: Date | null
  readonly paidMinor: number
  readonly itemIds: readonly string[]
}

/** A receipt of a store where the actor may record; any other is as one that never existed (TRUST 5, 8). */
export async function correctable(tx: Tx, rights: Rights, id: string): Promise<Correctable | undefined> {
  const scope = rights.rows('purchase:write', { chain: sql`p.chain_id`, store: sql`p.store_id`, groupStores: true })
  return tx.first<Correctable>(sql`
    select p.id, p.chain_id as "chainId", p.store_id as "storeId", p.customer_id as "customerId", p.claimed_at as "claimedAt", p.voided_at as "voidedAt",
      p.paid_minor as "paidMinor",
      array(select distinct l.item_id from purchase_line l where l.tenant_id = p.tenant_id and l.purchase_id = p.id) as "itemIds"
    from purchase p where p.tenant_id = ${tx.tenantId} and p.id = ${id} and ${scope}`)
}

/** Its customer's row and `alsoCustomer` first, then its own; as it stands once locked. */
export async function lockCorrectable(
  tx: Tx,
  rights: Rights,
  id: string,
  alsoCustomer: readonly string[] = []
): Promise<Correctable | undefined> {
  const seen = await correctable(tx, rights, id)
  if (!seen) return undefined
  await lockCustomers(tx, [...alsoCustomer, ...(seen.customerId ? [seen.customerId] : [])])
  await lockPurchases(tx, [id])
  const locked = await correctable(tx, rights, id)
  const known = [...alsoCustomer, seen.customerId]
  if (locked && locked.customerId && !known.includes(locked.customerId) && !alsoCustomer.length) throw retry()
  return locked
}

/** With every return that names it: what never happened was never brought back either. */
export async function markVoided(tx: Tx, id: string, at: Date, reason: string): Promise<{ returns: number }> {
  await tx.run(
    sql`update purchase set voided_at = ${at}, void_reason = ${reason} where tenant_id = ${tx.tenantId} and id = ${id} and voided_at is null`
  )
  const returns = await tx.run(sql`
    update purchase_return set voided_at = ${at}, void_reason = ${reason} where tenant_id = ${tx.tenantId} and purchase_id = ${id} and voided_at is null`)
  return { returns }
}

/** Returns that name the receipt go with it. */
export async function markClaimed(tx: Tx, id: string, customerId: string, at: Date): Promise<void> {
  await tx.run(
    sql`update purchase set customer_id = ${customerId}, claimed_at = ${at} where tenant_id = ${tx.tenantId} and id = ${id} and customer_id is null`
  )
  await tx.run(sql`update purchase_return set customer_id = ${customerId} where tenant_id = ${tx.tenantId} and purchase_id = ${id}`)
}

export async function markDeclined(tx: Tx, id: string, reason: DeclineReason): Promise<void> {
  await tx.run(sql`update purchase set decline_reason = ${reason} where tenant_id = ${tx.tenantId} and id = ${id}`)
}
