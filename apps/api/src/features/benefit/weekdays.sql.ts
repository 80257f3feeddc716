// BENEFIT-3: how a store's weekdays sell, so that the member day can be laid on the weakest.
import type { LocalDate } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { sql, type Sql } from '../../platform/db/sql.ts'

export interface WeekdayRow {
  readonly storeId: string
  readonly weekday: number
  readonly receipts: number
  readonly netMinor: number
  /** Days of this weekday in the span on which the store was open. */
  readonly days: number
}

export interface WeekdaySpan {
  readonly chainId: string
  readonly storeIds: readonly string[]
  readonly from: LocalDate
  readonly to: LocalDate
  readonly scope: Sql
}

/** All seven days of every store that is seen; a day of no sales too. */
export async function weekdaysOfStores(tx: Tx, { chainId, storeIds, from, to, scope }: WeekdaySpan): Promise<WeekdayRow[]> {
  return tx.query<WeekdayRow>(sql`
    with seen as (
      select st.id, greatest(st.opened_on, ${from}::date) as since, least(coalesce(st.closed_on, ${to}::date), ${to}::date) as until from store st
      where st.tenant_id = ${tx.tenantId} and st.chain_id = ${chainId} and st.id = any(${[...storeIds]}::uuid[]) and ${scope}
    ), sold as (
      select p.store_id, extract(isodow from p.purchased_on)::int as weekday, count(*) as receipts, sum(p.paid_minor - p.returned_minor) as net
      from purchase p
      where p.tenant_id = ${tx.tenantId} and p.chain_id = ${chainId} and p.store_id in (select id from seen) and p.voided_at is null
        and p.happened_at >= ${from}::timestamptz - interval '1 day' and p.purchased_on between ${from}::date and ${to}::date
      group by 1, 2
    )
    select seen.id as "storeId", d.weekday, coalesce(sold.receipts, 0)::bigint as receipts, coalesce(sold.net, 0)::bigint as "netMinor",
      (select count(*) from generate_series(seen.since, seen.until, interval '1 day') day where extract(isodow from day) = d.weekday)::bigint as days
    from seen cross join generate_series(1, 7) as d (weekday) left join sold on sold.store_id = seen.id and sold.weekday = d.weekday
    order by seen.id, d.weekday`)
}
