// The one insert of all that is not earned: what is spent, given back, expired or adjusted enters the ledger here, however many rows, in one statement.
import type { LocalDate, PointAccount, PointKind } from '@keqing/domain'
import { v7 as uuid } from 'uuid'
import type { Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'
import { tellOf } from '../../platform/outbox.ts'

export interface NewEntry {
  readonly customerId: string
  readonly kind: PointKind
  readonly account: PointAccount
  /** Onto the customer's account, or off it. Never 0. */
  readonly amount: number
  /** The lot. */
  readonly expiresOn: LocalDate | null
  /** The day from which it counts: it is confirmed at once. */
  readonly on: LocalDate
  readonly policyVersionId: string | null
  /** What the points paid, or were given back from: a receipt, or a voucher. */
  readonly redemptionId?: string
  readonly voucherId?: string
  readonly redemptionSeq?: number
  readonly adjustmentId?: string | null
  /** The entry that it takes back, whole. */
  readonly correctsId?: string
  readonly reason?: string
  readonly approvedBy?: string
}

/** Ids of the new entries, in their order. The customers' rows are locked by the caller. */
export async function postEntries(
  tx: Tx,
  of: { readonly chainId: string; readonly recordedBy: string | null },
  entries: readonly NewEntry[]
): Promise<string[]> {
  if (entries.length === 0) return []
  const rows = entries.map(entry => ({ id: uuid(), ...entry }))
  await tx.run(sql`
    with posted as (
      insert into point_entry (tenant_id, id, chain_id, customer_id, kind, account, amount, expires_on, happened_on, confirmed_on, recorded_by, policy_version_id,
        redemption_id, voucher_id, redemption_seq, adjustment_id, corrects_id, reason, approved_by)
      select ${tx.tenantId}::uuid, n.id, ${of.chainId}::uuid, n."customerId", n.kind, n.account, n.amount, n."expiresOn", n."on", n."on", ${of.recordedBy}::uuid,
        n."policyVersionId", n."redemptionId", n."voucherId", n."redemptionSeq", n."adjustmentId", n."correctsId", n.reason, n."approvedBy"
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n (id uuid, "customerId" uuid, kind text, account text, amount bigint, "expiresOn" date, "on" date,
        "policyVersionId" uuid, "redemptionId" uuid, "voucherId" uuid, "redemptionSeq" int, "adjustmentId" uuid, "correctsId" uuid, reason text, "approvedBy" uuid)
      returning id, chain_id, customer_id)
    ${tellOf(tx.tenantId, 'pointsMoved', sql`select id, chain_id, customer_id from posted`)}`)
  return rows.map(row => row.id)
}
