// What a till has put aside while somebody pays: vouchers with what each is to take off, and a hold of points beside them. It counts until it ends.
import type { LocalDate } from '@keqing/domain'
import { v7 as uuid } from 'uuid'
import type { Tx } from '../../platform/db/database.ts'
import { raw, sql } from '../../platform/db/sql.ts'

export const TILL_HOLD_STATES = ['active', 'confirmed', 'cancelled'] as const
export type TillHoldState = (typeof TILL_HOLD_STATES)[number]

export interface TillHoldRow {
  readonly id: string
  readonly chainId: string
  readonly customerId: string
  readonly storeId: string
  readonly pointHoldId: string | null
  readonly heldOn: LocalDate
  readonly heldAt: Date
  readonly expiresAt: Date
  readonly state: TillHoldState
  readonly currency: string
}

export interface HeldVoucherRow {
  readonly holdId: string
  readonly voucherId: string
  readonly offMinor: number
  readonly takenMinor: number
  readonly eligibleMinor: number
  readonly currency: string
}

const COLUMNS =
  raw(`h.id, h.chain_id as "chainId", h.customer_id as "customerId", h.store_id as "storeId", h.point_hold_id as "pointHoldId", h.held_on as "heldOn",
  h.held_at as "heldAt", h.expires_at as "expiresAt", h.state, ch.currency`)
const OF_CHAIN = raw('join chain ch on ch.tenant_id = h.tenant_id and ch.id = h.chain_id')

export async function tillHoldsById(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, TillHoldRow>> {
  const rows = await tx.query<TillHoldRow>(
    sql`select ${COLUMNS} from till_hold h ${OF_CHAIN} where h.tenant_id = ${tx.tenantId} and h.id = any(${[...ids]}::uuid[])`
  )
  return new Map(rows.map(row => [row.id, row]))
}

/** As it stands once locked. The customer's row is locked before it. */
export async function lockTillHold(tx: Tx, id: string): Promise<TillHoldRow | undefined> {
  return tx.first<TillHoldRow>(
    sql`select ${COLUMNS} from till_hold h ${OF_CHAIN} where h.tenant_id = ${tx.tenantId} and h.id = ${id} for update of h`
  )
}

export async function vouchersOfHolds(tx: Tx, holdIds: readonly string[]): Promise<Map<string, HeldVoucherRow[]>> {
  const rows = await tx.query<HeldVoucherRow>(sql`
    select x.hold_id as "holdId", x.voucher_id as "voucherId", x.off_minor as "offMinor", x.taken_minor as "takenMinor", x.eligible_minor as "eligibleMinor", ch.currency
    from till_hold_voucher x join till_hold h on h.tenant_id = x.tenant_id and h.id = x.hold_id ${OF_CHAIN}
    where x.tenant_id = ${tx.tenantId} and x.hold_id = any(${[...holdIds]}::uuid[]) order by x.hold_id, x.voucher_id`)
  return Map.groupBy(rows, row => row.holdId)
}

/** Of each voucher what holds that have not ended would take. */
export async function heldOfVouchers(tx: Tx, voucherIds: readonly string[], now: Date): Promise<ReadonlyMap<string, number>> {
  if (voucherIds.length === 0) return new Map()
  const rows = await tx.query<{ id: string; minor: number }>(sql`
    select x.voucher_id as id, sum(x.taken_minor)::bigint as minor from till_hold_voucher x
    join till_hold h on h.tenant_id = x.tenant_id and h.id = x.hold_id
    where x.tenant_id = ${tx.tenantId} and x.voucher_id = any(${[...voucherIds]}::uuid[]) and h.state = 'active' and h.expires_at > ${now}
    group by x.voucher_id`)
  return new Map(rows.map(row => [row.id, row.minor]))
}

export interface NewTillHold extends Omit<TillHoldRow, 'id' | 'state' | 'currency'> {
  readonly recordedBy: string
  readonly vouchers: readonly Omit<HeldVoucherRow, 'holdId' | 'currency'>[]
}

export async function insertTillHold(tx: Tx, hold: NewTillHold): Promise<string> {
  const id = uuid()
  await tx.run(sql`
    insert into till_hold (tenant_id, id, chain_id, customer_id, store_id, point_hold_id, held_on, held_at, expires_at, recorded_at, recorded_by)
    values (${tx.tenantId}, ${id}, ${hold.chainId}, ${hold.customerId}, ${hold.storeId}, ${hold.pointHoldId}, ${hold.heldOn}, ${hold.heldAt}, ${hold.expiresAt},
      app.now(), ${hold.recordedBy})`)
  await tx.run(sql`
    insert into till_hold_voucher (tenant_id, hold_id, voucher_id, off_minor, taken_minor, eligible_minor)
    select ${tx.tenantId}::uuid, ${id}::uuid, n."voucherId", n."offMinor", n."takenMinor", n."eligibleMinor"
    from jsonb_to_recordset(${JSON.stringify(hold.vouchers)}::jsonb) as n ("voucherId" uuid, "offMinor" bigint, "takenMinor" bigint, "eligibleMinor" bigint)`)
  return id
}

export async function endTillHold(tx: Tx, id: string, state: TillHoldState, at: Date): Promise<void> {
  await tx.run(
    sql`update till_hold set state = ${state}, ended_at = ${at} where tenant_id = ${tx.tenantId} and id = ${id} and state = 'active'`
  )
}

/** By item code; an unknown code has none. */
export async function categoriesOf(tx: Tx, chainId: string, itemCodes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (itemCodes.length === 0) return new Map()
  const rows = await tx.query<{ code: string; category: string }>(
    sql`select code, category from item where tenant_id = ${tx.tenantId} and chain_id = ${chainId} and code = any(${[...new Set(itemCodes)]}::text[])`
  )
  return new Map(rows.map(row => [row.code, row.category]))
}
