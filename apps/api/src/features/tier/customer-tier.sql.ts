// Kept tiers and their history, for rows whose reader has already been let see them: the row scope is the customer's.
import type { LocalDate, TierStatus } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { empty, sql, type Sql } from '../../platform/db/sql.ts'
import { TIER_CHANGE_KIND, type TierChangeKind } from './change-kind.sql.ts'
import type { CustomerTier, TierChange } from './customer-tier.type.ts'
import type { TierChangeCause } from './refresh-tiers.ts'

/** One who has not been decided yet is in no tier. */
export async function tierStatesOf(tx: Tx, customerIds: readonly string[]): Promise<ReadonlyMap<string, CustomerTier>> {
  const rows = await tx.query<CustomerTier & { id: string }>(sql`
    select c.id, coalesce(s.status, 'none') as status, s.tier_key as key, s.tier_rank as rank, coalesce(s.source, 'rules') as source,
      coalesce(s.lowered, false) as lowered, s.next_change_on as "nextChangeOn", coalesce(s.decided_on, c.registered_on) as "decidedOn",
      (select tier->'name'->>ch.locale from policy_version v, jsonb_array_elements(v.body->'tiers') tier
        where v.tenant_id = ${tx.tenantId} and v.id = s.policy_version_id and tier->>'key' = s.tier_key) as name
    from customer c
    join chain ch on ch.tenant_id = ${tx.tenantId} and ch.id = c.chain_id
    left join customer_state s on s.tenant_id = ${tx.tenantId} and s.customer_id = c.id
    where c.tenant_id = ${tx.tenantId} and c.id = any(${[...customerIds]}::uuid[])`)
  return new Map(rows.map(({ id, ...state }) => [id, state]))
}

/** What a TierChange reads; `t` is tier_change. */
export const TIER_CHANGE: Sql = sql`t.id, t.customer_id as "customerId", t.from_status as "fromStatus", t.from_tier_key as "fromKey", t.from_rank as "fromRank",
  t.to_status as "toStatus", t.to_tier_key as "toKey", t.to_rank as "toRank", t.cause, t.cause_id as "causeId", t.decided_on as "decidedOn", ${TIER_CHANGE_KIND} as kind,
  t.recorded_at as "recordedAt", (select v.version from policy_version v where v.tenant_id = t.tenant_id and v.id = t.policy_version_id) as "policyVersion"`

/** Latest first: ids grow with time. Keyed by customer; the same page of many is one statement. */
export async function tierChangesOf(
  tx: Tx,
  customerIds: readonly string[],
  page: { limit: number; before?: readonly [decidedOn: string, id: string] | undefined }
): Promise<ReadonlyMap<string, TierChange[]>> {
  const before = page.before ? sql`and (t.decided_on, t.id) < (${page.before[0]}::date, ${page.before[1]}::uuid)` : empty
  const rows = await tx.query<TierChange>(sql`
    select of_one.* from unnest(${[...customerIds]}::uuid[]) as c (id)
    cross join lateral (
      select ${TIER_CHANGE} from tier_change t where t.tenant_id = ${tx.tenantId} and t.customer_id = c.id ${before}
      order by t.decided_on desc, t.id desc limit ${page.limit}
    ) of_one`)
  return Map.groupBy(rows, row => row.customerId)
}

/** So many customers went from one place to another by one cause. */
export interface TierMoves {
  readonly fromStatus: TierStatus
  readonly fromKey: string | null
  readonly toStatus: TierStatus
  readonly toKey: string | null
  readonly customers: number
}

/** What one cause did on a day, in numbers: most customers first. */
export async function tierMovesBy(
  tx: Tx,
  of: { chainId: string; on: LocalDate; cause: TierChangeCause; causeId: string }
): Promise<TierMoves[]> {
  return tx.query<TierMoves>(sql`
    select coalesce(from_status, 'none') as "fromStatus", from_tier_key as "fromKey", to_status as "toStatus", to_tier_key as "toKey", count(*)::int as customers
    from tier_change where tenant_id = ${tx.tenantId} and chain_id = ${of.chainId} and decided_on = ${of.on}::date and cause = ${of.cause} and cause_id = ${of.causeId}
    group by 1, 2, 3, 4 order by customers desc, 1, 2, 3, 4`)
}

export async function tierChangesById(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, TierChange>> {
  const rows = await tx.query<TierChange>(
    sql`select ${TIER_CHANGE} from tier_change t where t.tenant_id = ${tx.tenantId} and t.id = any(${[...ids]}::uuid[])`
  )
  return new Map(rows.map(row => [row.id, row]))
}

export async function countTierChanges(tx: Tx, customerIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.query<{ id: string; count: number }>(sql`
    select customer_id as id, count(*) as count from tier_change where tenant_id = ${tx.tenantId} and customer_id = any(${[...customerIds]}::uuid[]) group by customer_id`)
  return new Map(rows.map(row => [row.id, row.count]))
}

/** What a chain's list of changes asks for. `scope` is a condition on `customer c`, the reader's. */
export interface ChangeList {
  readonly chainId: string
  readonly from?: LocalDate | null | undefined
  readonly to?: LocalDate | null | undefined
  readonly kind?: TierChangeKind | null | undefined
  readonly scope: Sql
}

function listed(tx: Tx, list: ChangeList): Sql {
  return sql`from tier_change t join customer c on c.tenant_id = ${tx.tenantId} and c.id = t.customer_id
    where t.tenant_id = ${tx.tenantId} and t.chain_id = ${list.chainId} and ${list.scope}
      ${list.from ? sql`and t.decided_on >= ${list.from}::date` : empty} ${list.to ? sql`and t.decided_on <= ${list.to}::date` : empty}
      ${list.kind ? sql`and (${TIER_CHANGE_KIND}) = ${list.kind}` : empty}`
}

export async function tierChangesOfChain(
  tx: Tx,
  list: ChangeList,
  page: { limit: number; before?: readonly [decidedOn: string, id: string] | undefined }
): Promise<TierChange[]> {
  const before = page.before ? sql`and (t.decided_on, t.id) < (${page.before[0]}::date, ${page.before[1]}::uuid)` : empty
  return tx.query<TierChange>(
    sql`select ${TIER_CHANGE} ${listed(tx, list)} ${before} order by t.decided_on desc, t.id desc limit ${page.limit}`
  )
}

export async function countTierChangesOfChain(tx: Tx, list: ChangeList): Promise<number> {
  return (await tx.first<{ count: number }>(sql`select count(*) as count ${listed(tx, list)}`))?.count ?? 0
}
