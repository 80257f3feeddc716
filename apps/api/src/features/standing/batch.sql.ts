// The statements behind tiers given to many: who may get one, what it would make of them, giving, ending and taking back. Each is one statement however
// many customers it is about.
import type { GivenDays, LocalDate, StandingDays, StandingKind, TierStatus } from '@keqing/domain'
import { v7 as uuid } from 'uuid'
import type { Tx } from '../../platform/db/database.ts'
import { empty, sql, type Sql } from '../../platform/db/sql.ts'
import type { Rights } from '../../platform/rights.ts'
import { customerScope } from '../customer/index.ts'
import { decideTiers, theseCustomers, tierPolicyInForce } from '../tier/index.ts'
import { KINDS } from './kinds.ts'

/** Whether `standing s` holds on any of the days: what the constraint standing_no_overlap refuses. One withdrawn before it began has no range. */
export function holdsWithin(startsOn: Sql, endsOn: Sql): Sql {
  return sql`case when s.withdrawn_on <= s.starts_on then false
    else daterange(s.starts_on, least(s.ends_on + 1, s.withdrawn_on)) && daterange(${startsOn}, ${endsOn}, '[]') end`
}

/** Which of them are the chain's and in the reach of a permission. */
export async function customersInReach(
  tx: Tx,
  rights: Rights,
  of: { chainId: string; kind: StandingKind; customerIds: readonly string[] }
): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(sql`
    select c.id from customer c where c.tenant_id = ${tx.tenantId} and c.chain_id = ${of.chainId} and c.id = any(${[...of.customerIds]}::uuid[])
      and ${customerScope(rights, KINDS[of.kind].permission)}`)
  return rows.map(row => row.id)
}

/** Those who have one of the kind on any of the days. */
export async function customersHeld(
  tx: Tx,
  of: { kind: StandingKind; days: StandingDays; customerIds: readonly string[] }
): Promise<Set<string>> {
  const { kind, days, customerIds } = of
  const rows = await tx.query<{ id: string }>(sql`
    select distinct s.customer_id as id from standing s
    where s.tenant_id = ${tx.tenantId} and s.customer_id = any(${[...customerIds]}::uuid[]) and s.kind = ${kind}
      and ${holdsWithin(sql`${days.startsOn}::date`, sql`${days.endsOn}::date`)}`)
  return new Set(rows.map(row => row.id))
}

export interface Place {
  readonly status: TierStatus
  readonly key: string | null
  readonly rank: number | null
}

export interface Outlook {
  readonly id: string
  readonly now: Place
  readonly then: Place
}

interface OutlookRow extends Place {
  readonly id: string
  readonly nowStatus: TierStatus | null
  readonly nowKey: string | null
  readonly nowRank: number | null
}

/** What a standing would make of each on its first day, decided by the engine with the standing in mind; nothing is written, nobody locked. */
export async function outlookOf(
  tx: Tx,
  given: { chainId: string; kind: StandingKind; tierKey: string; days: StandingDays; customerIds: readonly string[] }
): Promise<Outlook[]> {
  const { chainId, kind, tierKey, days, customerIds } = given
  if (customerIds.length === 0) return []
  const { policy } = await tierPolicyInForce(tx, chainId, days.startsOn)
  const customers = theseCustomers(customerIds)
  const supposed = sql`select unnest(${customers}) as customer_id, ${kind}::text as kind, ${tierKey}::text as tier_key,
    ${days.startsOn}::date as starts_on, ${days.endsOn}::date as ends_on`
  const rows = await tx.query<OutlookRow>(sql`
    select ahead.customer_id as id, ahead.status, ahead.tier_key as key, ahead.tier_rank as rank,
      kept.status as "nowStatus", kept.tier_key as "nowKey", kept.tier_rank as "nowRank"
    from (${decideTiers(policy, { tenantId: tx.tenantId, chainId, asOf: days.startsOn, customers, supposed })}) as ahead
    left join customer_state kept on kept.tenant_id = ${tx.tenantId} and kept.customer_id = ahead.customer_id and kept.customer_id = any(${customers})`)
  return rows.map(({ id, status, key, rank, nowStatus, nowKey, nowRank }) => ({
    id,
    now: { status: nowStatus ?? 'none', key: nowKey, rank: nowRank },
    then: { status, key, rank }
  }))
}

export interface NewBatch {
  readonly id: string
  readonly chainId: string
  readonly kind: StandingKind
  readonly source: 'selection' | 'filter'
  readonly tierKey: string
  readonly days: StandingDays
  readonly reason: string
  readonly refused: number
  readonly askedBy: string | null
}

export async function insertBatch(tx: Tx, batch: NewBatch): Promise<void> {
  const { id, chainId, kind, source, tierKey, days, reason, refused, askedBy } = batch
  await tx.run(sql`
    insert into standing_batch (tenant_id, id, chain_id, kind, source, tier_key, starts_on, ends_on, reason, refused, asked_at, asked_by)
    values (${tx.tenantId}, ${id}, ${chainId}, ${kind}, ${source}, ${tierKey}, ${days.startsOn}, ${days.endsOn}, ${reason}, ${refused}, app.now(), ${askedBy})`)
}

/** The batch of a file, made by its first page. */
export async function batchOfImport(
  tx: Tx,
  batch: { chainId: string; kind: StandingKind; importId: string; askedBy: string | null }
): Promise<string> {
  const { chainId, kind, importId, askedBy } = batch
  await tx.run(sql`
    insert into standing_batch (tenant_id, id, chain_id, kind, source, import_id, asked_at, asked_by)
    values (${tx.tenantId}, ${uuid()}, ${chainId}, ${kind}, 'file', ${importId}, app.now(), ${askedBy})
    on conflict on constraint standing_batch_import_unique do nothing`)
  const made = await tx.first<{ id: string }>(
    sql`select id from standing_batch where tenant_id = ${tx.tenantId} and import_id = ${importId}`
  )
  if (!made) throw new Error('a batch that was made is gone')
  return made.id
}

export async function setRefused(tx: Tx, importId: string, refused: number): Promise<void> {
  await tx.run(sql`update standing_batch set refused = ${refused} where tenant_id = ${tx.tenantId} and import_id = ${importId}`)
}

export interface BatchStanding extends StandingDays {
  readonly customerId: string
  readonly tierKey: string
  readonly reason: string
}

export interface GivenStanding {
  readonly id: string
  readonly customerId: string
  readonly startsOn: LocalDate
}

/** The customers' rows are locked. Who has one on any of the days already, by whatever came in between, gets none and is not among the answers. */
export async function insertStandings(
  tx: Tx,
  batch: { id: string; kind: StandingKind; recordedBy: string | null },
  given: readonly BatchStanding[]
): Promise<GivenStanding[]> {
  const column = (of: (each: BatchStanding) => string | null): (string | null)[] => given.map(of)
  return tx.query<GivenStanding>(sql`
    insert into standing (tenant_id, id, customer_id, kind, tier_key, starts_on, ends_on, reason, recorded_by, batch_id)
    select ${tx.tenantId}::uuid, n.id, n.customer_id, ${batch.kind}, n.tier_key, n.starts_on, n.ends_on, n.reason, ${batch.recordedBy}::uuid, ${batch.id}::uuid
    from unnest(${given.map(() => uuid())}::uuid[], ${column(each => each.customerId)}::uuid[], ${column(each => each.tierKey)}::text[],
      ${column(each => each.startsOn)}::date[], ${column(each => each.endsOn)}::date[], ${column(each => each.reason)}::text[])
      as n (id, customer_id, tier_key, starts_on, ends_on, reason)
    on conflict on constraint standing_no_overlap do nothing
    returning id, customer_id as "customerId", starts_on as "startsOn"`)
}

export interface EndedStanding {
  readonly id: string
  readonly withdrawnOn: LocalDate | null
  readonly endsOn: LocalDate | null
}

/** Ended at once (`withdrawnOn`), or planned to end earlier (`endsOn`). What was planned until now is kept: whoever asked yesterday was told that. */
export async function endStandingRows(tx: Tx, ends: readonly EndedStanding[], by: string | null): Promise<void> {
  await tx.run(sql`
    with ending as (
      select * from unnest(${ends.map(end => end.id)}::uuid[], ${ends.map(end => end.withdrawnOn)}::date[], ${ends.map(end => end.endsOn)}::date[])
        as e (id, withdrawn_on, ends_on)
    ), kept as (
      insert into standing_past (tenant_id, standing_id, superseded_at, ends_on)
      select s.tenant_id, s.id, app.now(), s.ends_on from standing s join ending e on e.id = s.id where s.tenant_id = ${tx.tenantId}
      on conflict (tenant_id, standing_id, superseded_at) do nothing
    )
    update standing s set withdrawn_on = e.withdrawn_on, ends_on = coalesce(e.ends_on, s.ends_on), ended_at = app.now(), ended_by = ${by}
    from ending e where s.tenant_id = ${tx.tenantId} and s.id = e.id`)
}

export interface StandingInReach extends GivenDays {
  readonly id: string
  readonly customerId: string
  readonly storeId: string
  readonly chainId: string
  readonly kind: StandingKind
}

const IN_REACH = sql`s.id, s.customer_id as "customerId", c.store_id as "storeId", c.chain_id as "chainId", s.kind, s.starts_on as "startsOn", s.ends_on as "endsOn",
  s.withdrawn_on as "withdrawnOn"`

/** Standings by condition on `standing s` and `customer c`, of customers whom the reader sees. */
function standingsWhere(tx: Tx, rights: Rights, condition: Sql, limit?: number): Promise<StandingInReach[]> {
  return tx.query<StandingInReach>(sql`
    select ${IN_REACH} from standing s join customer c on c.tenant_id = s.tenant_id and c.id = s.customer_id
    where s.tenant_id = ${tx.tenantId} and c.tenant_id = ${tx.tenantId} and ${customerScope(rights, 'customer:read')} and ${condition} order by s.id
    ${limit ? sql`limit ${limit}` : empty}`)
}

export function standingsByIds(tx: Tx, rights: Rights, chainId: string, ids: readonly string[]): Promise<StandingInReach[]> {
  return standingsWhere(tx, rights, sql`c.chain_id = ${chainId} and s.id = any(${[...ids]}::uuid[])`)
}

/** Whoever takes a batch back waits for who does so at the same time. */
export async function lockBatch(tx: Tx, id: string): Promise<void> {
  await tx.run(sql`select from standing_batch where tenant_id = ${tx.tenantId} and id = ${id} for no key update`)
}

/** Those of a batch that hold today or will, in the reach of who may end them: so many at most, or of those named. */
export function standingLeftOf(
  tx: Tx,
  rights: Rights,
  of: { batchId: string; kind: StandingKind; today: LocalDate } & ({ limit: number } | { among: readonly StandingInReach[] })
): Promise<StandingInReach[]> {
  const { batchId, kind, today } = of
  const named = 'among' in of ? sql`and s.id = any(${of.among.map(each => each.id)}::uuid[])` : empty
  return standingsWhere(
    tx,
    rights,
    sql`s.batch_id = ${batchId} and s.withdrawn_on is null and (s.ends_on is null or s.ends_on >= ${today}::date) and ${customerScope(rights, KINDS[kind].permission)} ${named}`,
    'limit' in of ? of.limit : undefined
  )
}

export async function markUndone(tx: Tx, id: string, who: { at: Date; by: string | null }): Promise<void> {
  await tx.run(sql`update standing_batch set undone_at = ${who.at}, undone_by = ${who.by} where tenant_id = ${tx.tenantId} and id = ${id}`)
}
