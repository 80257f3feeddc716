// TERM-3 and TERM-5 by month, or by store and month, in one statement over the facts. A month is seen as of its last day, so what comes back later
// lowers the later month and leaves this one as it was reported.
import { addMonths, CLAIM_DAYS, type LocalDate } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { raw, sql, type Sql } from '../../platform/db/sql.ts'
import { MADE_AT, purchasesOf, registrationsOf, type Extent } from './overview-scope.ts'

export interface MonthRow {
  readonly storeId: string | null
  /** First day of the month. */
  readonly month: LocalDate
  readonly registered: number
  readonly referred: number
  readonly registeredBuyers: number
  readonly anonymousReceipts: number
  readonly receipts: number
  readonly netMinor: number
  readonly memberNetMinor: number
}

const monthOf = (day: Sql) => sql`date_trunc('month', ${day}::timestamp)::date`
const lastDayOf = (day: Sql) => sql`(date_trunc('month', ${day}::timestamp) + interval '1 month - 1 day')::date`

/** Claimed too late to count as identified in its month. */
const late = (timeZone: string) =>
  sql`coalesce((p.claimed_at at time zone ${timeZone})::date > p.purchased_on + ${raw(String(CLAIM_DAYS))}, false)`

/** Not returned in full by the month's last day (TERM-1). */
const counted = (month: Sql, asOf: LocalDate) =>
  sql`(p.returned_in_full_on is null or p.returned_in_full_on > least(${lastDayOf(month)}, ${asOf}::date))`

function receipts(extent: Extent, from: LocalDate): Sql {
  const { asOf, timeZone } = extent
  const counts = counted(sql`p.purchased_on`, asOf)
  return sql`select p.store_id, ${monthOf(sql`p.purchased_on`)} as month, 0 as registered, 0 as referred, 0 as buyers,
      count(*) filter (where ${counts} and (p.customer_id is null or ${late(timeZone)})) as anonymous, count(*) filter (where ${counts}) as receipts,
      sum(p.paid_minor) as net, sum(p.paid_minor) filter (where p.customer_id is not null) as member_net
    from purchase p
    where ${purchasesOf(extent)} and p.purchased_on between ${from}::date and ${asOf}::date
      and p.happened_at >= ${from}::timestamptz - interval '1 day' and p.happened_at < ${asOf}::timestamptz + interval '2 days'
    group by 1, 2`
}

/** By the day of the return, at the store of the purchase: paid less returned is the net amount of the one that sold (TERM-1). */
function returned(extent: Extent, from: LocalDate): Sql {
  return sql`select p.store_id, ${monthOf(sql`a.returned_on`)}, 0, 0, 0, 0, 0, -sum(a.amount_minor), -sum(a.amount_minor) filter (where p.customer_id is not null)
    from return_allocation a join purchase p on p.tenant_id = a.tenant_id and p.id = a.purchase_id
    where a.tenant_id = ${extent.tenantId} and a.returned_on between ${from}::date and ${extent.asOf}::date and ${purchasesOf(extent)}
    group by 1, 2`
}

/** A receipt that stays anonymous for its month makes nobody a buyer of that month: else it would be counted on both sides. */
function registrations(extent: Extent, from: LocalDate): Sql {
  const month = sql`c.registered_on`
  return sql`select ${MADE_AT}, ${monthOf(month)}, count(*), count(*) filter (where c.referrer_id is not null), count(*) filter (where exists (
      select from purchase p where p.tenant_id = c.tenant_id and p.customer_id = c.id and p.voided_at is null
        and p.purchased_on <= least(${lastDayOf(month)}, ${extent.asOf}::date) and ${counted(month, extent.asOf)}
        and not (${late(extent.timeZone)} and ${monthOf(sql`p.purchased_on`)} = ${monthOf(month)}))), 0, 0, 0, 0
    from customer c
    where ${registrationsOf(extent)} and c.registered_on between ${from}::date and ${extent.asOf}::date
    group by 1, 2`
}

/** Months without a fact have no row. */
export async function monthRows(tx: Tx, extent: Extent, from: LocalDate, byStore: boolean): Promise<MonthRow[]> {
  return tx.query<MonthRow>(sql`
    select ${byStore ? raw('store_id') : raw('null::uuid')} as "storeId", month, sum(registered)::bigint as registered, sum(referred)::bigint as referred,
      sum(buyers)::bigint as "registeredBuyers", sum(anonymous)::bigint as "anonymousReceipts", sum(receipts)::bigint as receipts,
      coalesce(sum(net), 0)::bigint as "netMinor", coalesce(sum(member_net), 0)::bigint as "memberNetMinor"
    from (${receipts(extent, from)} union all ${returned(extent, from)} union all ${registrations(extent, from)}) as part
    group by 1, 2 order by 1, 2`)
}

export function firstOfMonth(day: LocalDate): LocalDate {
  return `${day.slice(0, 8)}01` as LocalDate
}

/** The months up to the one of `asOf`, oldest first, by their first days. */
export function monthsUpTo(asOf: LocalDate, count: number): LocalDate[] {
  return Array.from({ length: count }, (_, index) => addMonths(firstOfMonth(asOf), index + 1 - count))
}
