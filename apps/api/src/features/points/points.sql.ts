// Balances and ledger pages for many customers at once; a balance is a sum, never a stored number (POINT-1).
import { CREDITED_ACCOUNTS } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { empty, raw, sql, type Sql } from '../../platform/db/sql.ts'
import type { PointEntryRow } from './points.type.ts'

export interface PointsSummaryRow {
  readonly customerId: string
  readonly balance: number
  readonly credited: number
  readonly earned: number
  readonly adjusted: number
  readonly reversed: number
  readonly redeemed: number
  readonly expired: number
}

/** Of `e`: by the day that an instant is in its chain's time zone. */
export const confirmedBy = (instant: Sql): Sql =>
  sql`e.confirmed_on <= (${instant}::timestamptz at time zone (select z.time_zone from chain z where z.tenant_id = e.tenant_id and z.id = e.chain_id))::date`

export async function pointsSummaries(tx: Tx, customerIds: readonly string[], now: Date): Promise<PointsSummaryRow[]> {
  const sumOf = (when: Sql) => sql`coalesce(sum(e.amount) filter (where ${when}), 0)::bigint`
  const credited = sql`e.account = any(${CREDITED_ACCOUNTS}::text[])`
  return tx.query<PointsSummaryRow>(sql`
    select c.id as "customerId", coalesce(sum(e.amount), 0)::bigint as balance,
      ${sumOf(sql`${credited} and ${confirmedBy(sql`${now}`)}`)} as credited,
      ${sumOf(sql`e.kind in ('earn', 'bonus')`)} as earned, ${sumOf(sql`e.kind = 'adjust'`)} as adjusted, ${sumOf(sql`e.kind = 'reverse' and ${credited}`)} as reversed,
      ${sumOf(sql`e.account = 'redemption'`)} as redeemed, ${sumOf(sql`e.account = 'expiry'`)} as expired
    from unnest(${customerIds}::uuid[]) as c (id)
    left join point_entry e on e.tenant_id = ${tx.tenantId} and e.customer_id = c.id
    group by c.id`)
}

/** Of `e`, the entry, and `r`, its return. */
const ENTRY =
  raw(`e.id, e.customer_id as "customerId", e.chain_id as "chainId", e.kind, e.account, e.amount, e.happened_on as "happenedOn", e.recorded_at as "recordedAt",
  e.confirmed_on as "confirmedOn", e.expires_on as "expiresOn", e.bonus, e.policy_version_id as "policyVersionId",
  (select v.version from policy_version v where v.tenant_id = e.tenant_id and v.id = e.policy_version_id) as "policyVersion",
  e.purchase_id as "purchaseId", e.redemption_id as "redemptionId", e.voucher_id as "voucherId", r.return_no as "returnNo", e.reason, e.approved_by as "approvedById"`)

export interface EntryPage {
  /** How many of each customer. */
  readonly limit: number
  /** Only entries before this one, in order of day and id. */
  readonly before?: readonly [happenedOn: string, id: string] | undefined
}

/** Latest first. The running balance is over all of the customer's entries, whatever the page. */
export async function pointEntries(tx: Tx, customerIds: readonly string[], page: EntryPage): Promise<PointEntryRow[]> {
  const before = page.before ? sql`where (b.happened_on, b.id) < (${page.before[0]}::date, ${page.before[1]}::uuid)` : empty
  return tx.query<PointEntryRow>(sql`
    select ${ENTRY}, at.balance::bigint as "balanceAfter"
    from unnest(${customerIds}::uuid[]) as c (id)
    cross join lateral (
      select b.id, b.balance, b.happened_on from (
        select id, happened_on, sum(amount) over (order by happened_on, id) as balance from point_entry where tenant_id = ${tx.tenantId} and customer_id = c.id
      ) b ${before}
      order by b.happened_on desc, b.id desc limit ${page.limit}
    ) at
    join point_entry e on e.tenant_id = ${tx.tenantId} and e.id = at.id
    left join purchase_return r on r.tenant_id = ${tx.tenantId} and r.id = e.return_id
    order by c.id, e.happened_on desc, e.id desc`)
}

export async function countPointEntries(tx: Tx, customerIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.query<{ id: string; count: number }>(sql`
    select customer_id as id, count(*) as count from point_entry where tenant_id = ${tx.tenantId} and customer_id = any(${customerIds}::uuid[]) group by customer_id`)
  return new Map(rows.map(row => [row.id, row.count]))
}

/** Entries by id, with their balances: for those who have an id from elsewhere (the timeline, a new adjustment). */
export async function pointEntriesById(tx: Tx, ids: readonly string[]): Promise<PointEntryRow[]> {
  return tx.query<PointEntryRow>(sql`
    select ${ENTRY},
      (select sum(b.amount) from point_entry b where b.tenant_id = ${tx.tenantId} and b.customer_id = e.customer_id
        and (b.happened_on, b.id) <= (e.happened_on, e.id))::bigint as "balanceAfter"
    from point_entry e left join purchase_return r on r.tenant_id = ${tx.tenantId} and r.id = e.return_id
    where e.tenant_id = ${tx.tenantId} and e.id = any(${ids}::uuid[])`)
}
