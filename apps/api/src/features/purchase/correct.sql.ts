// Statements of what happens to a receipt or a return later: a void, a claim, a reason for declining.
import type { DeclineReason } from '@keqing/domain'
import { validate as isUuid } from 'uuid'
import type { Tx } from '../../platform/db/database.ts'
import { sql, type Sql } from '../../platform/db/sql.ts'
import type { Rights } from '../../platform/rights.ts'
import { customerScope, lockBuyers } from '../customer/index.ts'
import { birthdayMonth, tierHeld } from '../points/index.ts'
import { retry } from './retry.ts'
import { lockPurchases } from './return-record.sql.ts'

export interface Correctable {
  readonly id: string
  readonly chainId: string
  readonly storeId: string
  readonly receiptNo: string
  readonly customerId: string | null
  readonly claimedAt: Date | null
  readonly voidedAt: Date | null
  readonly paidMinor: number
  readonly itemIds: readonly string[]
}

/**
 * Of `p`, a purchase or a return: what a store's or the chain's right covers whole. A group's right alone covers, in its store, what is anonymous and what
 * belongs to customers in its reach: another group's customers lose nothing by it (TRUST 8).
 */
function correctScope(rights: Rights): Sql {
  const whole = rights.rows('purchase:write', { chain: sql`p.chain_id`, store: sql`p.store_id` })
  const groupStores = [...(rights.reach('purchase:write')?.groupStores ?? [])]
  if (groupStores.length === 0) return whole
  return sql`(${whole} or p.store_id = any(${groupStores}::uuid[]) and (p.customer_id is null or exists (
    select from customer c where c.tenant_id = p.tenant_id and c.id = p.customer_id and ${customerScope(rights, 'purchase:write')})))`
}

/** A receipt that the actor may correct; any other is as one that never existed (TRUST 5, 8). */
export async function correctable(tx: Tx, rights: Rights, id: string): Promise<Correctable | undefined> {
  if (!isUuid(id)) return undefined
  return tx.first<Correctable>(sql`
    select p.id, p.chain_id as "chainId", p.store_id as "storeId", p.receipt_no as "receiptNo", p.customer_id as "customerId", p.claimed_at as "claimedAt", p.voided_at as "voidedAt",
      p.paid_minor as "paidMinor",
      array(select distinct l.item_id from purchase_line l where l.tenant_id = p.tenant_id and l.purchase_id = p.id) as "itemIds"
    from purchase p where p.tenant_id = ${tx.tenantId} and p.id = ${id} and ${correctScope(rights)}`)
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
  await lockBuyers(tx, [...alsoCustomer, ...(seen.customerId ? [seen.customerId] : [])])
  await lockPurchases(tx, [id])
  const locked = await correctable(tx, rights, id)
  const known = [...alsoCustomer, seen.customerId]
  if (locked && locked.customerId && !known.includes(locked.customerId) && !alsoCustomer.length) throw retry()
  return locked
}

/** With every return that names it: what never happened was never brought back either. */
export async function markVoided(tx: Tx, id: string, reason: string): Promise<{ returns: number }> {
  await tx.run(
    sql`update purchase set voided_at = app.now(), void_reason = ${reason} where tenant_id = ${tx.tenantId} and id = ${id} and voided_at is null`
  )
  const returns = await tx.run(sql`
    update purchase_return set voided_at = app.now(), void_reason = ${reason} where tenant_id = ${tx.tenantId} and purchase_id = ${id} and voided_at is null`)
  return { returns }
}

export interface CorrectableReturn {
  readonly id: string
  readonly chainId: string
  readonly storeId: string
  readonly customerId: string | null
  readonly purchaseId: string | null
  readonly voidedAt: Date | null
  readonly itemIds: readonly string[]
}

/** A return that the actor may correct; any other is as one that never existed (TRUST 5, 8). */
export async function correctableReturn(tx: Tx, rights: Rights, id: string): Promise<CorrectableReturn | undefined> {
  if (!isUuid(id)) return undefined
  return tx.first<CorrectableReturn>(sql`
    select p.id, p.chain_id as "chainId", p.store_id as "storeId", p.customer_id as "customerId", p.purchase_id as "purchaseId", p.voided_at as "voidedAt",
      array(select distinct l.item_id from return_line l where l.tenant_id = p.tenant_id and l.return_id = p.id) as "itemIds"
    from purchase_return p where p.tenant_id = ${tx.tenantId} and p.id = ${id} and ${correctScope(rights)}`)
}

/** Its customer's row first, then the purchase it names, as recording one does; as it stands once locked. */
export async function lockCorrectableReturn(tx: Tx, rights: Rights, id: string): Promise<CorrectableReturn | undefined> {
  const seen = await correctableReturn(tx, rights, id)
  if (!seen) return undefined
  await lockBuyers(tx, seen.customerId ? [seen.customerId] : [])
  await lockPurchases(tx, seen.purchaseId ? [seen.purchaseId] : [])
  const locked = await correctableReturn(tx, rights, id)
  // Claimed with its purchase in between.
  if (locked && locked.customerId !== seen.customerId) throw retry()
  return locked
}

/** False where it was voided already: of two at once one wins, also where there is neither customer nor purchase to lock. */
export async function markReturnVoided(tx: Tx, id: string, reason: string): Promise<boolean> {
  return (
    (await tx.run(
      sql`update purchase_return set voided_at = app.now(), void_reason = ${reason} where tenant_id = ${tx.tenantId} and id = ${id} and voided_at is null`
    )) === 1
  )
}

/** Returns that name the receipt go with it. */
export async function markClaimed(tx: Tx, id: string, customerId: string): Promise<void> {
  await tx.run(sql`
    update purchase p set customer_id = ${customerId}, claimed_at = app.now(), tier_key = ${tierHeld(tx.tenantId, sql`${customerId}::uuid`, sql`p.happened_at`)},
      birthday_month = ${birthdayMonth(tx.tenantId, sql`${customerId}::uuid`, sql`p.purchased_on`)}
    where p.tenant_id = ${tx.tenantId} and p.id = ${id} and p.customer_id is null`)
  await tx.run(sql`update purchase_return set customer_id = ${customerId} where tenant_id = ${tx.tenantId} and purchase_id = ${id}`)
}

export async function markDeclined(tx: Tx, id: string, reason: DeclineReason): Promise<void> {
  await tx.run(sql`update purchase set decline_reason = ${reason} where tenant_id = ${tx.tenantId} and id = ${id}`)
}
