// What vouchers paid, by the receipts they paid, and what of those came back. A receipt is named by store and number, recorded already or not.
import type { LocalDate } from '@keqing/domain'
import { v7 as uuid } from 'uuid'
import type { Tx } from '../../platform/db/database.ts'
import { raw, sql } from '../../platform/db/sql.ts'

export interface VoucherRedemptionRow {
  readonly id: string
  readonly chainId: string
  readonly voucherId: string
  readonly customerId: string
  readonly storeId: string
  readonly receiptNo: string
  readonly offMinor: number
  readonly takenMinor: number
  readonly redeemedOn: LocalDate
  readonly redeemedAt: Date
  readonly givenBack: number
  readonly currency: string
  readonly version: number
  readonly policyVersion: number | null
  readonly undoneAt: Date | null
  readonly undoneById: string | null
  readonly undoReason: string | null
}

const GIVEN_BACK = raw(`(select coalesce(sum(e.amount), 0)::bigint from voucher_entry e
  where e.tenant_id = r.tenant_id and e.redemption_id = r.id and e.kind = 'giveBack')`)
const COLUMNS = sql`r.id, r.chain_id as "chainId", r.voucher_id as "voucherId", r.customer_id as "customerId", r.store_id as "storeId", r.receipt_no as "receiptNo",
  r.off_minor as "offMinor", r.taken_minor as "takenMinor", r.redeemed_on as "redeemedOn", r.redeemed_at as "redeemedAt", ch.currency, ${GIVEN_BACK} as "givenBack", v.version,
  (select pv.version from policy_version pv where pv.tenant_id = v.tenant_id and pv.id = v.policy_version_id) as "policyVersion", r.undone_at as "undoneAt",
  r.undone_by as "undoneById", r.undo_reason as "undoReason"`
const OF_VOUCHER = raw(`join chain ch on ch.tenant_id = r.tenant_id and ch.id = r.chain_id
  join voucher v on v.tenant_id = r.tenant_id and v.id = r.voucher_id`)

export async function voucherRedemptionsById(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, VoucherRedemptionRow>> {
  const rows = await tx.query<VoucherRedemptionRow>(
    sql`select ${COLUMNS} from voucher_redemption r ${OF_VOUCHER} where r.tenant_id = ${tx.tenantId} and r.id = any(${[...ids]}::uuid[])`
  )
  return new Map(rows.map(row => [row.id, row]))
}

/** By the purchases that they name by store and number; none that was taken back. */
export async function voucherRedemptionsOf(tx: Tx, purchaseIds: readonly string[]): Promise<Map<string, VoucherRedemptionRow[]>> {
  const rows = await tx.query<VoucherRedemptionRow & { readonly purchaseId: string }>(sql`
    select p.id as "purchaseId", ${COLUMNS} from purchase p
    join voucher_redemption r on r.tenant_id = p.tenant_id and r.store_id = p.store_id and r.receipt_no = p.receipt_no
      and r.undone_at is null ${OF_VOUCHER}
    where p.tenant_id = ${tx.tenantId} and p.id = any(${[...purchaseIds]}::uuid[]) order by r.redeemed_at, r.id`)
  return Map.groupBy(rows, row => row.purchaseId)
}

export interface NewVoucherRedemption {
  readonly voucherId: string
  readonly offMinor: number
  readonly takenMinor: number
  readonly eligibleMinor: number
}

export interface RedeemedAt {
  readonly chainId: string
  readonly customerId: string
  readonly storeId: string
  readonly receiptNo: string
  readonly holdId: string | null
  readonly today: LocalDate
  readonly now: Date
  readonly recordedBy: string | null
}

/** Ids in the order given. The unique key settles that a voucher pays a receipt once, not a read beforehand. */
export async function insertVoucherRedemptions(tx: Tx, at: RedeemedAt, parts: readonly NewVoucherRedemption[]): Promise<string[]> {
  const rows = parts.map(part => ({ id: uuid(), ...part }))
  await tx.run(sql`
    insert into voucher_redemption (tenant_id, id, chain_id, voucher_id, customer_id, store_id, receipt_no, off_minor, taken_minor, eligible_minor, hold_id, redeemed_on,
      redeemed_at, recorded_at, recorded_by)
    select ${tx.tenantId}::uuid, n.id, ${at.chainId}::uuid, n."voucherId", ${at.customerId}::uuid, ${at.storeId}::uuid, ${at.receiptNo}, n."offMinor", n."takenMinor",
      n."eligibleMinor", ${at.holdId}::uuid, ${at.today}::date, ${at.now}, app.now(), ${at.recordedBy}::uuid
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n (id uuid, "voucherId" uuid, "offMinor" bigint, "takenMinor" bigint, "eligibleMinor" bigint)`)
  return rows.map(row => row.id)
}

export interface UndoVoucherRedemption {
  readonly at: Date
  readonly by: string
  readonly reason: string
}

/** False where it was taken back before. */
export async function markVoucherUndone(tx: Tx, id: string, { at, by, reason }: UndoVoucherRedemption): Promise<boolean> {
  const row = await tx.first(sql`
    update voucher_redemption set undone_at = ${at}, undone_by = ${by}::uuid, undo_reason = ${reason}
    where tenant_id = ${tx.tenantId} and id = ${id} and undone_at is null returning id`)
  return row !== undefined
}

export interface VoucherRedemptionFacts {
  readonly id: string
  readonly voucherId: string
  readonly customerId: string
  readonly takenMinor: number
  readonly offMinor: number
  readonly redeemedOn: LocalDate
  readonly voided: boolean
  readonly returnedInFull: boolean
  /** Of the lines that the voucher could pay. */
  readonly paidMinor: number
  readonly returnedMinor: number
  readonly units: number
  readonly returnedUnits: number
  readonly lastReturnedOn: LocalDate | null
  readonly givenBack: number
}

/** Of these purchases, those that were paid with vouchers; mostly none. */
export async function voucherRedemptionFacts(tx: Tx, purchaseIds: readonly string[]): Promise<VoucherRedemptionFacts[]> {
  const t = tx.tenantId
  return tx.query<VoucherRedemptionFacts>(sql`
    select r.id, r.voucher_id as "voucherId", r.customer_id as "customerId", r.taken_minor as "takenMinor", r.off_minor as "offMinor", r.redeemed_on as "redeemedOn",
      p.voided_at is not null as voided, p.returned_in_full_on is not null as "returnedInFull", line.paid as "paidMinor", line.returned as "returnedMinor",
      line.units, line.returned_units as "returnedUnits", line.last_on as "lastReturnedOn", ${GIVEN_BACK} as "givenBack"
    from purchase p
    join voucher_redemption r on r.tenant_id = ${t} and r.store_id = p.store_id and r.receipt_no = p.receipt_no and r.undone_at is null
    join voucher v on v.tenant_id = ${t} and v.id = r.voucher_id
    join voucher_terms t on t.tenant_id = ${t} and t.definition_id = v.definition_id and t.version = v.version
    cross join lateral (
      select coalesce(sum(l.amount_minor), 0)::bigint as paid, coalesce(sum(l.quantity), 0)::bigint as units, coalesce(sum(back.amount), 0)::bigint as returned,
        coalesce(sum(back.units), 0)::bigint as returned_units, max(back.last_on) as last_on
      from purchase_line l
      join item i on i.tenant_id = ${t} and i.id = l.item_id
      left join lateral (
        select sum(a.amount_minor) as amount, sum(a.units) as units, max(a.returned_on) as last_on from return_allocation a
        where a.tenant_id = ${t} and a.purchase_id = l.purchase_id and a.purchase_line_no = l.line_no
      ) back on true
      where l.tenant_id = ${t} and l.purchase_id = p.id and ((t.terms->>'onSpecialPrice')::boolean or not l.special_price)
        and not t.terms->'excludedCategories' ? coalesce(l.category, i.category)
    ) line
    where p.tenant_id = ${t} and p.id = any(${[...purchaseIds]}::uuid[]) order by r.redeemed_at, r.id`)
}
