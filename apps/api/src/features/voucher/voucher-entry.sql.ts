// The ledger of vouchers: the one insert of all that is not an issue, and entries to be read. A row's place among those of its voucher is unique, so of two
// who would move one at once the second finds the place taken.
import type { LocalDate, VoucherKind } from '@keqing/domain'
import { v7 as uuid } from 'uuid'
import type { Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'
import { tellOf } from '../../platform/outbox.ts'

export interface NewVoucherEntry {
  readonly voucherId: string
  readonly seq: number
  readonly kind: VoucherKind
  /** Onto the voucher, or off it. Never 0. */
  readonly amount: number
  readonly on: LocalDate
  readonly redemptionId?: string
  readonly goodUntil?: LocalDate | null
  readonly reason?: string
}

/** The customers' rows are locked by the caller. */
export async function postVoucherEntries(
  tx: Tx,
  of: { readonly chainId: string; readonly recordedBy: string | null },
  entries: readonly NewVoucherEntry[]
): Promise<void> {
  if (entries.length === 0) return
  const rows = entries.map(entry => ({ id: uuid(), ...entry }))
  await tx.run(sql`
    with posted as (
      insert into voucher_entry (tenant_id, id, chain_id, voucher_id, seq, kind, amount, redemption_id, good_until, reason, happened_on, recorded_at, recorded_by)
      select ${tx.tenantId}::uuid, n.id, ${of.chainId}::uuid, n."voucherId", n.seq, n.kind, n.amount, n."redemptionId", n."goodUntil", n.reason, n."on",
        app.now(), ${of.recordedBy}::uuid
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n (id uuid, "voucherId" uuid, seq int, kind text, amount bigint, "redemptionId" uuid,
        "goodUntil" date, reason text, "on" date)
      returning id, chain_id, voucher_id)
    ${tellOf(
      tx.tenantId,
      'voucherMoved',
      sql`select p.id, p.chain_id, v.customer_id from posted p join voucher v on v.tenant_id = ${tx.tenantId} and v.id = p.voucher_id`
    )}`)
}

export interface VoucherEntryRow {
  readonly id: string
  readonly voucherId: string
  readonly kind: VoucherKind
  readonly amount: number
  readonly redemptionId: string | null
  readonly goodUntil: LocalDate | null
  readonly reason: string | null
  readonly happenedOn: LocalDate
  readonly recordedAt: Date
  readonly recordedById: string | null
  readonly version: number
  readonly currency: string
}

const COLUMNS = sql`e.id, e.voucher_id as "voucherId", e.kind, e.amount, e.redemption_id as "redemptionId", e.good_until as "goodUntil", e.reason,
  e.happened_on as "happenedOn", e.recorded_at as "recordedAt", e.recorded_by as "recordedById", v.version, ch.currency`
const FROM = sql`voucher_entry e join voucher v on v.tenant_id = e.tenant_id and v.id = e.voucher_id
  join chain ch on ch.tenant_id = e.tenant_id and ch.id = e.chain_id`

/** Of each voucher the last so many, the latest first. */
export async function entriesOfVouchers(tx: Tx, voucherIds: readonly string[], most: number): Promise<Map<string, VoucherEntryRow[]>> {
  const rows = await tx.query<VoucherEntryRow>(sql`
    select ${COLUMNS} from ${FROM} where e.tenant_id = ${tx.tenantId} and e.voucher_id = any(${[...voucherIds]}::uuid[])
      and e.seq >= (select count(*) from voucher_entry o where o.tenant_id = e.tenant_id and o.voucher_id = e.voucher_id) - ${most}
    order by e.voucher_id, e.seq desc`)
  return Map.groupBy(rows, row => row.voucherId)
}

export async function entriesById(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, VoucherEntryRow>> {
  const rows = await tx.query<VoucherEntryRow>(
    sql`select ${COLUMNS} from ${FROM} where e.tenant_id = ${tx.tenantId} and e.id = any(${[...ids]}::uuid[])`
  )
  return new Map(rows.map(row => [row.id, row]))
}
