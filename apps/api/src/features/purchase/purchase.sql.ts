// Rows and pages of purchases. A reader sees the receipts of the stores in reach; by id, also those of the customers in reach, since a customer's
// receipts are part of the file (TRUST 8).
import { CLAIM_DAYS, type DeclineReason, type LocalDate } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { empty, join, raw, sql, type Sql } from '../../platform/db/sql.ts'
import type { Rights } from '../../platform/rights.ts'
import { composed } from '../../platform/texts.ts'
import { customerScope } from '../customer/index.ts'
import type { FactSource } from './purchase.type.ts'

/** A purchase as the type and its field resolvers read it. */
export interface PurchaseRow {
  readonly id: string
  readonly chainId: string
  readonly storeId: string
  readonly currency: string
  readonly receiptNo: string
  readonly happenedAt: Date
  readonly purchasedOn: LocalDate
  readonly recordedAt: Date
  readonly source: FactSource
  readonly customerId: string | null
  readonly claimedAt: Date | null
  readonly claimedLate: boolean
  readonly declineReason: DeclineReason | null
  readonly sellerId: string | null
  readonly units: number
  readonly paidMinor: number
  readonly returnedMinor: number
  readonly returnedUnits: number
  readonly returnedInFullOn: LocalDate | null
  readonly voidedAt: Date | null
  readonly voidReason: string | null
  /** The instant to the microsecond, for cursors. */
  readonly happenedText: string
}

/** Of `purchase p` and `chain ch`. */
export const PURCHASE_COLUMNS = sql`p.id, p.chain_id as "chainId", p.store_id as "storeId", ch.currency, p.receipt_no as "receiptNo", p.happened_at as "happenedAt",
  p.purchased_on as "purchasedOn", p.recorded_at as "recordedAt", p.source, p.customer_id as "customerId", p.claimed_at as "claimedAt",
  coalesce((p.claimed_at at time zone ch.time_zone)::date > p.purchased_on + ${raw(String(CLAIM_DAYS))}, false) as "claimedLate", p.decline_reason as "declineReason",
  p.seller_id as "sellerId", p.units, p.paid_minor as "paidMinor", p.returned_minor as "returnedMinor", p.returned_units as "returnedUnits",
  p.returned_in_full_on as "returnedInFullOn", p.voided_at as "voidedAt", p.void_reason as "voidReason", p.happened_at::text as "happenedText"`
export const PURCHASE_FROM = sql`purchase p join chain ch on ch.tenant_id = p.tenant_id and ch.id = p.chain_id`

export interface PurchaseList {
  readonly chainId: string
  readonly filter: {
    readonly search?: string | null
    readonly storeIds?: readonly string[] | null
    readonly customerId?: string | null
    readonly anonymous?: boolean | null
    readonly from?: LocalDate | null
    readonly to?: LocalDate | null
    readonly voided?: boolean | null
    readonly returned?: boolean | null
    readonly sellerId?: string | null
    readonly source?: FactSource | null
  }
}

/** Receipts of the stores in reach. */
export function storeScope(rights: Rights): Sql {
  return rights.rows('purchase:read', { chain: sql`p.chain_id`, store: sql`p.store_id`, groupStores: true })
}

/** And of the customers in reach. */
export function purchaseScope(rights: Rights): Sql {
  if (!rights.has('purchase:read')) return sql`false`
  return sql`(${storeScope(rights)} or exists (select from customer c where c.tenant_id = p.tenant_id and c.id = p.customer_id and ${customerScope(rights, 'customer:read')}))`
}

export function contains(text: string): string {
  return `%${composed(text).replace(/[\\%_]/g, '\\$&')}%`
}

/** The conditions of a list. The instants around its days let the index on them find the range, whatever the time zone. */
export function purchaseConditions(tenantId: string, rights: Rights, { chainId, filter }: PurchaseList): Sql {
  const is = (given: unknown, condition: Sql) => (given === undefined || given === null ? empty : sql` and ${condition}`)
  const yes = (given: boolean | null | undefined, condition: Sql) => is(given, given ? condition : sql`not (${condition})`)
  return join(
    [
      sql`p.tenant_id = ${tenantId} and p.chain_id = ${chainId} and ${filter.customerId ? purchaseScope(rights) : storeScope(rights)}`,
      is(filter.search?.trim() || null, sql`p.receipt_no ilike ${contains(filter.search ?? '')}`),
      is(filter.storeIds, sql`p.store_id = any(${filter.storeIds ?? []}::uuid[])`),
      is(filter.customerId, sql`p.customer_id = ${filter.customerId ?? null}::uuid`),
      yes(filter.anonymous, sql`p.customer_id is null`),
      is(
        filter.from,
        sql`p.purchased_on >= ${filter.from ?? null}::date and p.happened_at >= ${filter.from ?? null}::timestamptz - interval '1 day'`
      ),
      is(
        filter.to,
        sql`p.purchased_on <= ${filter.to ?? null}::date and p.happened_at < ${filter.to ?? null}::timestamptz + interval '2 days'`
      ),
      yes(filter.voided, sql`p.voided_at is not null`),
      yes(filter.returned, sql`p.returned_units > 0`),
      is(filter.sellerId, sql`p.seller_id = ${filter.sellerId ?? null}::uuid`),
      is(filter.source, sql`p.source = ${filter.source ?? null}`)
    ],
    ''
  )
}

export interface PurchasePage {
  readonly order: { readonly field: 'happenedAt' | 'amount'; readonly direction: 'asc' | 'desc' }
  readonly limit: number
  readonly after?: readonly [key: string | number, id: string] | undefined
}

export async function purchasePage(tx: Tx, rights: Rights, list: PurchaseList, page: PurchasePage): Promise<PurchaseRow[]> {
  const byAmount = page.order.field === 'amount'
  const column = raw(byAmount ? 'p.paid_minor' : 'p.happened_at')
  const cast = raw(byAmount ? 'bigint' : 'timestamptz')
  const direction = raw(page.order.direction === 'asc' ? 'asc' : 'desc')
  const past = raw(page.order.direction === 'asc' ? '>' : '<')
  return tx.query<PurchaseRow>(sql`
    select ${PURCHASE_COLUMNS} from ${PURCHASE_FROM} where ${purchaseConditions(tx.tenantId, rights, list)}
    ${page.after ? sql`and (${column}, p.id) ${past} (${page.after[0]}::${cast}, ${page.after[1]}::uuid)` : empty}
    order by ${column} ${direction}, p.id ${direction} limit ${page.limit}`)
}

export async function purchaseTotals(tx: Tx, rights: Rights, list: PurchaseList): Promise<{ count: number; net: string }> {
  const row = await tx.first<{ count: number; net: string }>(sql`
    select count(*) as count, coalesce(sum(p.paid_minor - p.returned_minor) filter (where p.voided_at is null), 0) as net
    from purchase p where ${purchaseConditions(tx.tenantId, rights, list)}`)
  return row ?? { count: 0, net: '0' }
}

/** Latest first, so many of each customer; the reader has been let see the customers. */
export async function purchasesOfCustomers(
  tx: Tx,
  customerIds: readonly string[],
  page: { limit: number; after?: readonly [string, string] | undefined }
): Promise<PurchaseRow[]> {
  return tx.query<PurchaseRow>(sql`
    select ${PURCHASE_COLUMNS} from unnest(${customerIds}::uuid[]) as c (id)
    cross join lateral (
      select p.id from purchase p where p.tenant_id = ${tx.tenantId} and p.customer_id = c.id
      ${page.after ? sql`and (p.happened_at, p.id) < (${page.after[0]}::timestamptz, ${page.after[1]}::uuid)` : empty}
      order by p.happened_at desc, p.id desc limit ${page.limit}
    ) at
    join purchase p on p.tenant_id = ${tx.tenantId} and p.id = at.id join chain ch on ch.tenant_id = p.tenant_id and ch.id = p.chain_id
    order by c.id, p.happened_at desc, p.id desc`)
}

export async function totalsOfCustomers(
  tx: Tx,
  customerIds: readonly string[]
): Promise<ReadonlyMap<string, { count: number; net: string }>> {
  const rows = await tx.query<{ id: string; count: number; net: string }>(sql`
    select p.customer_id as id, count(*) as count, coalesce(sum(p.paid_minor - p.returned_minor) filter (where p.voided_at is null), 0) as net
    from purchase p where p.tenant_id = ${tx.tenantId} and p.customer_id = any(${customerIds}::uuid[]) group by p.customer_id`)
  return new Map(rows.map(row => [row.id, row]))
}

export async function purchasesById(tx: Tx, ids: readonly string[], scope: Sql = sql`true`): Promise<PurchaseRow[]> {
  return tx.query<PurchaseRow>(
    sql`select ${PURCHASE_COLUMNS} from ${PURCHASE_FROM} where p.tenant_id = ${tx.tenantId} and p.id = any(${ids}::uuid[]) and ${scope}`
  )
}

/** Points each purchase moved, net of what returns took back. */
export async function pointsOfPurchases(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.query<{ id: string; points: number }>(sql`
    select purchase_id as id, sum(amount)::bigint as points from point_entry where tenant_id = ${tx.tenantId} and purchase_id = any(${ids}::uuid[]) group by purchase_id`)
  return new Map(rows.map(row => [row.id, row.points]))
}

export async function purchaseByReceiptNo(
  tx: Tx,
  rights: Rights,
  key: { chainId: string; storeCode: string; receiptNo: string }
): Promise<PurchaseRow | undefined> {
  return tx.first<PurchaseRow>(sql`
    select ${PURCHASE_COLUMNS} from ${PURCHASE_FROM} join store s on s.tenant_id = p.tenant_id and s.id = p.store_id
    where p.tenant_id = ${tx.tenantId} and p.chain_id = ${key.chainId} and s.code = ${key.storeCode} and p.receipt_no = ${key.receiptNo} and ${purchaseScope(rights)}`)
}
