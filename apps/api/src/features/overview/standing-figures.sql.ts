// How customers stand now: each figure one statement over the kept states.
import type { LocalDate, TierStatus } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'
import { filesOf, returnsOf, storesOf, type Extent } from './overview-scope.ts'

export interface TierCountRow {
  readonly storeId: string
  readonly status: TierStatus
  readonly key: string | null
  readonly count: number
  readonly lowered: number
  /** Of them, who has no purchase that counts. */
  readonly prospects: number
}

export async function tierCounts(tx: Tx, extent: Extent): Promise<TierCountRow[]> {
  return tx.query<TierCountRow>(sql`
    select c.store_id as "storeId", coalesce(s.status, 'none') as status, s.tier_key as key, count(*) as count, count(*) filter (where s.lowered) as lowered,
      count(*) filter (where coalesce(s.purchase_count, 0) = 0) as prospects
    from customer c left join customer_state s on s.tenant_id = c.tenant_id and s.customer_id = c.id and s.tenant_id = ${tx.tenantId}
    where ${filesOf(extent)}
    group by 1, 2, 3`)
}

export async function countWithoutGroup(tx: Tx, extent: Extent): Promise<number> {
  const row = await tx.first<{ count: number }>(sql`
    select count(*) as count from customer c
    where ${filesOf(extent)} and not exists (select from assignment a where a.tenant_id = c.tenant_id and a.customer_id = c.id and a.until_on is null)`)
  return row?.count ?? 0
}

/** TERM-1b: what found no purchase. */
export async function countUnmatchedUnits(tx: Tx, extent: Extent): Promise<number> {
  const row = await tx.first<{ units: number }>(sql`
    with back as (select r.id, r.units from purchase_return r where ${returnsOf(extent)})
    select ((select coalesce(sum(units), 0) from back)
      - (select coalesce(sum(a.units), 0) from return_allocation a join back on back.id = a.return_id where a.tenant_id = ${tx.tenantId}))::bigint as units`)
  return row?.units ?? 0
}

/** Stores that are open, or were in the month before. */
export async function storeIds(tx: Tx, extent: Extent, previousMonth: LocalDate): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(sql`
    select s.id from store s where ${storesOf(extent)} and s.opened_on <= ${extent.asOf}::date and (s.closed_on is null or s.closed_on >= ${previousMonth}::date)
    order by s.code, s.id`)
  return rows.map(row => row.id)
}
