// Redemptions and holds: what was promised and what was paid. What they moved is in the ledger.
import type { LocalDate } from '@keqing/domain'
import { v7 as uuid } from 'uuid'
import type { Tx } from '../../platform/db/database.ts'
import { raw, sql } from '../../platform/db/sql.ts'

/** What so many points take off a receipt, by which version. */
export interface Terms {
  readonly points: number
  readonly offMinor: number
  readonly eligibleMinor: number
  readonly onSpecialPrice: boolean
  readonly policyVersionId: string
}

/** As kept: with the number of the version. */
interface NumberedTerms extends Terms {
  readonly policyVersion: number
}

export interface RedemptionRow extends NumberedTerms {
  readonly id: string
  readonly chainId: string
  readonly customerId: string
  readonly storeId: string
  readonly receiptNo: string
  readonly redeemedOn: LocalDate
  readonly redeemedAt: Date
  readonly currency: string
  readonly givenBack: number
  readonly undoneAt: Date | null
  readonly undoneById: string | null
  readonly undoReason: string | null
}

export const HOLD_STATES = ['active', 'confirmed', 'cancelled', 'lapsed'] as const
export type HoldState = (typeof HOLD_STATES)[number]

export interface HoldRow extends NumberedTerms {
  readonly id: string
  readonly chainId: string
  readonly customerId: string
  readonly storeId: string
  readonly heldOn: LocalDate
  readonly heldAt: Date
  readonly expiresAt: Date
  readonly state: HoldState
  readonly currency: string
}

const TERMS = raw(`t.points, t.off_minor as "offMinor", t.eligible_minor as "eligibleMinor", t.on_special_price as "onSpecialPrice",
  t.policy_version_id as "policyVersionId",
  (select v.version from policy_version v where v.tenant_id = t.tenant_id and v.id = t.policy_version_id) as "policyVersion"`)
const PLACE = raw(`t.id, t.chain_id as "chainId", t.customer_id as "customerId", t.store_id as "storeId", c.currency`)
const REDEMPTION =
  raw(`t.receipt_no as "receiptNo", t.redeemed_on as "redeemedOn", t.redeemed_at as "redeemedAt", t.undone_at as "undoneAt", t.undone_by as "undoneById",
  t.undo_reason as "undoReason",
  (select coalesce(sum(e.amount), 0)::bigint from point_entry e where e.tenant_id = t.tenant_id and e.redemption_id = t.id and e.kind = 'reverse') as "givenBack"`)
const HOLD = raw(`t.held_on as "heldOn", t.held_at as "heldAt", t.expires_at as "expiresAt", t.state`)
const OF_CHAIN = raw('join chain c on c.tenant_id = t.tenant_id and c.id = t.chain_id')

export async function redemptionsById(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, RedemptionRow>> {
  const rows = await tx.query<RedemptionRow>(sql`
    select ${PLACE}, ${TERMS}, ${REDEMPTION} from point_redemption t ${OF_CHAIN} where t.tenant_id = ${tx.tenantId} and t.id = any(${[...ids]}::uuid[])`)
  return new Map(rows.map(row => [row.id, row]))
}

/** By the purchase that a redemption names by store and number; none that was taken back. */
export async function redemptionsOfPurchases(tx: Tx, purchaseIds: readonly string[]): Promise<ReadonlyMap<string, RedemptionRow>> {
  const rows = await tx.query<RedemptionRow & { readonly purchaseId: string }>(sql`
    select p.id as "purchaseId", ${PLACE}, ${TERMS}, ${REDEMPTION}
    from purchase p join point_redemption t on t.tenant_id = p.tenant_id and t.store_id = p.store_id and t.receipt_no = p.receipt_no
      and t.undone_at is null ${OF_CHAIN}
    where p.tenant_id = ${tx.tenantId} and p.id = any(${[...purchaseIds]}::uuid[])`)
  return new Map(rows.map(row => [row.purchaseId, row]))
}

export async function holdsById(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, HoldRow>> {
  const rows = await tx.query<HoldRow>(sql`
    select ${PLACE}, ${TERMS}, ${HOLD} from point_hold t ${OF_CHAIN} where t.tenant_id = ${tx.tenantId} and t.id = any(${[...ids]}::uuid[])`)
  return new Map(rows.map(row => [row.id, row]))
}

/** As it stands once locked. The customer's row is locked before it. */
export async function lockHold(tx: Tx, id: string): Promise<HoldRow | undefined> {
  return tx.first<HoldRow>(
    sql`select ${PLACE}, ${TERMS}, ${HOLD} from point_hold t ${OF_CHAIN} where t.tenant_id = ${tx.tenantId} and t.id = ${id} for update of t`
  )
}

/** Holds that have not ended, of each customer, the one that ends first first. */
export async function activeHolds(tx: Tx, customerIds: readonly string[], now: Date): Promise<HoldRow[]> {
  return tx.query<HoldRow>(sql`
    select ${PLACE}, ${TERMS}, ${HOLD} from point_hold t ${OF_CHAIN}
    where t.tenant_id = ${tx.tenantId} and t.customer_id = any(${[...customerIds]}::uuid[]) and t.state = 'active' and t.expires_at > ${now}
    order by t.expires_at, t.id`)
}

export async function endHold(tx: Tx, id: string, state: HoldState, at: Date): Promise<void> {
  await tx.run(
    sql`update point_hold set state = ${state}, ended_at = ${at} where tenant_id = ${tx.tenantId} and id = ${id} and state = 'active'`
  )
}

interface Placed {
  readonly chainId: string
  readonly customerId: string
  readonly storeId: string
  readonly recordedBy: string
}

export interface NewHold extends Placed, Terms {
  readonly heldOn: LocalDate
  readonly heldAt: Date
  readonly expiresAt: Date
}

export async function insertHold(tx: Tx, hold: NewHold): Promise<string> {
  const id = uuid()
  await tx.run(sql`
    insert into point_hold (tenant_id, id, chain_id, customer_id, store_id, recorded_by, points, off_minor, eligible_minor, on_special_price, policy_version_id, held_on, held_at,
      expires_at)
    values (${tx.tenantId}, ${id}, ${hold.chainId}, ${hold.customerId}, ${hold.storeId}, ${hold.recordedBy}, ${hold.points}, ${hold.offMinor}, ${hold.eligibleMinor},
      ${hold.onSpecialPrice}, ${hold.policyVersionId}, ${hold.heldOn}, ${hold.heldAt}, ${hold.expiresAt})`)
  return id
}

export interface NewRedemption extends Placed, Terms {
  readonly receiptNo: string
  readonly holdId: string | null
  readonly redeemedOn: LocalDate
  readonly redeemedAt: Date
}

/** The unique key settles who pays a receipt, not a read beforehand. */
export async function insertRedemption(tx: Tx, paid: NewRedemption): Promise<string> {
  const id = uuid()
  await tx.run(sql`
    insert into point_redemption (tenant_id, id, chain_id, customer_id, store_id, recorded_by, receipt_no, hold_id, points, off_minor, eligible_minor, on_special_price,
      policy_version_id, redeemed_on, redeemed_at)
    values (${tx.tenantId}, ${id}, ${paid.chainId}, ${paid.customerId}, ${paid.storeId}, ${paid.recordedBy}, ${paid.receiptNo}, ${paid.holdId}, ${paid.points}, ${paid.offMinor},
      ${paid.eligibleMinor}, ${paid.onSpecialPrice}, ${paid.policyVersionId}, ${paid.redeemedOn}, ${paid.redeemedAt})`)
  return id
}

export interface Undo {
  readonly at: Date
  readonly by: string
  readonly reason: string
}

/** False where it was taken back before. */
export async function markUndone(tx: Tx, id: string, { at, by, reason }: Undo): Promise<boolean> {
  const row = await tx.first(sql`
    update point_redemption set undone_at = ${at}, undone_by = ${by}::uuid, undo_reason = ${reason}
    where tenant_id = ${tx.tenantId} and id = ${id} and undone_at is null returning id`)
  return row !== undefined
}

export interface KnownReceipt {
  readonly id: string
  readonly customerId: string | null
  readonly voided: boolean
  /** Paid, after points, for lines that points may pay. */
  readonly normalMinor: number
  readonly specialMinor: number
}

/** The receipt, where it has been recorded already. */
export async function knownReceipt(tx: Tx, storeId: string, receiptNo: string): Promise<KnownReceipt | undefined> {
  return tx.first<KnownReceipt>(sql`
    select id, customer_id as "customerId", voided_at is not null as voided, paid_minor - special_minor as "normalMinor", special_minor as "specialMinor"
    from purchase where tenant_id = ${tx.tenantId} and store_id = ${storeId} and receipt_no = ${receiptNo}`)
}
