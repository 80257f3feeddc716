// Rows and pages of returns, with the units that found no purchase (TERM-1b).
import type { LocalDate } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { empty, join, sql, type Sql } from '../../platform/db/sql.ts'
import type { Rights } from '../../platform/rights.ts'
import { customerScope } from '../customer/index.ts'
import { contains } from './purchase.sql.ts'
import type { FactSource } from './purchase.type.ts'

/** A return as the type and its field resolvers read it. */
export interface ReturnRow {
  readonly id: string
  readonly chainId: string
  readonly storeId: string
  readonly currency: string
  readonly returnNo: string
  readonly happenedAt: Date
  readonly returnedOn: LocalDate
  readonly recordedAt: Date
  readonly source: FactSource
  readonly customerId: string | null
  readonly purchaseId: string | null
  readonly units: number
  readonly unmatchedUnits: number
  readonly refundedMinor: number
  readonly voidedAt: Date | null
  readonly voidReason: string | null
  readonly happenedText: string
}

const ALLOCATED = (what: Sql) =>
  sql`(select coalesce(sum(${what}), 0) from return_allocation a where a.tenant_id = p.tenant_id and a.return_id = p.id)`
const RETURN_COLUMNS = sql`p.id, p.chain_id as "chainId", p.store_id as "storeId", ch.currency, p.return_no as "returnNo", p.happened_at as "happenedAt",
  p.returned_on as "returnedOn", p.recorded_at as "recordedAt", p.source, p.customer_id as "customerId", p.purchase_id as "purchaseId", p.units,
  (case when p.voided_at is null then p.units - ${ALLOCATED(sql`a.units`)} else 0 end)::bigint as "unmatchedUnits",
  ${ALLOCATED(sql`a.amount_minor`)}::bigint as "refundedMinor", p.voided_at as "voidedAt", p.void_reason as "voidReason", p.happened_at::text as "happenedText"`
/** Named `p` as purchases are, so that one row scope serves both. */
const RETURN_FROM = sql`purchase_return p join chain ch on ch.tenant_id = p.tenant_id and ch.id = p.chain_id`

export interface ReturnList {
  readonly chainId: string
  readonly filter: {
    readonly search?: string | null
    readonly storeIds?: readonly string[] | null
    readonly unmatched?: boolean | null
    readonly from?: LocalDate | null
    readonly to?: LocalDate | null
  }
}

function storeScope(rights: Rights): Sql {
  return rights.rows('purchase:read', { chain: sql`p.chain_id`, store: sql`p.store_id`, groupStores: true })
}

function conditions(tenantId: string, rights: Rights, { chainId, filter }: ReturnList): Sql {
  const is = (given: unknown, condition: Sql) => (given === undefined || given === null ? empty : sql` and ${condition}`)
  const unmatched = sql`(p.voided_at is null and p.units > ${ALLOCATED(sql`a.units`)})`
  return join(
    [
      sql`p.tenant_id = ${tenantId} and p.chain_id = ${chainId} and ${storeScope(rights)}`,
      is(filter.search?.trim() || null, sql`p.return_no ilike ${contains(filter.search ?? '')}`),
      is(filter.storeIds, sql`p.store_id = any(${filter.storeIds ?? []}::uuid[])`),
      is(filter.unmatched, filter.unmatched ? unmatched : sql`not ${unmatched}`),
      is(
        filter.from,
        sql`p.returned_on >= ${filter.from ?? null}::date and p.happened_at >= ${filter.from ?? null}::timestamptz - interval '1 day'`
      ),
      is(
        filter.to,
        sql`p.returned_on <= ${filter.to ?? null}::date and p.happened_at < ${filter.to ?? null}::timestamptz + interval '2 days'`
      )
    ],
    ''
  )
}

/** Latest first. */
export async function returnPage(
  tx: Tx,
  rights: Rights,
  list: ReturnList,
  page: { limit: number; after?: readonly [string, string] | undefined }
): Promise<ReturnRow[]> {
  return tx.query<ReturnRow>(sql`
    select ${RETURN_COLUMNS} from ${RETURN_FROM} where ${conditions(tx.tenantId, rights, list)}
    ${page.after ? sql`and (p.happened_at, p.id) < (${page.after[0]}::timestamptz, ${page.after[1]}::uuid)` : empty}
    order by p.happened_at desc, p.id desc limit ${page.limit}`)
}

export async function countReturns(tx: Tx, rights: Rights, list: ReturnList): Promise<number> {
  const row = await tx.first<{ count: number }>(
    sql`select count(*) as count from purchase_return p where ${conditions(tx.tenantId, rights, list)}`
  )
  return row?.count ?? 0
}

/** In the reader's row scope: of the stores in reach, and of the customers in reach. */
export async function returnsById(tx: Tx, ids: readonly string[], rights?: Rights): Promise<ReturnRow[]> {
  const scope = rights
    ? sql`(${storeScope(rights)} or exists (select from customer c where c.tenant_id = p.tenant_id and c.id = p.customer_id and ${customerScope(rights, 'customer:read')}))`
    : sql`true`
  return tx.query<ReturnRow>(
    sql`select ${RETURN_COLUMNS} from ${RETURN_FROM} where p.tenant_id = ${tx.tenantId} and p.id = any(${ids}::uuid[]) and ${scope}`
  )
}

/** Returns that name a purchase or took units of it, by purchase, in order of time. */
export async function returnsOfPurchases(tx: Tx, purchaseIds: readonly string[]): Promise<ReadonlyMap<string, ReturnRow[]>> {
  const rows = await tx.query<ReturnRow & { of: string }>(sql`
    with named as (
      select id as return_id, purchase_id from purchase_return where tenant_id = ${tx.tenantId} and purchase_id = any(${purchaseIds}::uuid[])
      union
      select return_id, purchase_id from return_allocation where tenant_id = ${tx.tenantId} and purchase_id = any(${purchaseIds}::uuid[])
    )
    select n.purchase_id as of, ${RETURN_COLUMNS} from named n
    join purchase_return p on p.tenant_id = ${tx.tenantId} and p.id = n.return_id join chain ch on ch.tenant_id = p.tenant_id and ch.id = p.chain_id
    order by n.purchase_id, p.happened_at, p.id`)
  return Map.groupBy(rows, row => row.of)
}
