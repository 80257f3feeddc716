// Cover for leave (GROUP-3): who stands in for whom on which days. Whether one holds today is read from the days alone, in the chain's time zone (TIME-1).
import type { LocalDate } from '@keqing/domain'
import { v7 as uuid } from 'uuid'
import type { Tx } from '../../platform/db/database.ts'
import { empty, sql, type Sql } from '../../platform/db/sql.ts'

export const COVER_STATES = ['ahead', 'running', 'over', 'withdrawn'] as const
export type CoverState = (typeof COVER_STATES)[number]

export interface CoverRow {
  readonly id: string
  readonly chainId: string
  readonly storeId: string
  readonly groupId: string
  readonly keeperId: string
  readonly standInId: string
  readonly fromOn: LocalDate
  readonly untilOn: LocalDate
  readonly endedOn: LocalDate | null
  readonly reason: string
  readonly arrangedAt: Date
  readonly arrangedById: string | null
  readonly endedById: string | null
  readonly withdrawnAt: Date | null
  readonly state: CoverState
}

const TODAY = sql`(app.now() at time zone ch.time_zone)::date`
const LAST_ON = sql`coalesce(v.ended_on, v.until_on)`
const COLUMNS = sql`v.id, v.chain_id as "chainId", v.store_id as "storeId", v.group_id as "groupId", v.keeper_id as "keeperId", v.stand_in_id as "standInId",
  v.from_on as "fromOn", v.until_on as "untilOn", v.ended_on as "endedOn", v.reason, v.recorded_at as "arrangedAt", v.recorded_by as "arrangedById",
  v.ended_by as "endedById", v.withdrawn_at as "withdrawnAt",
  case when v.withdrawn_at is not null then 'withdrawn' when ${TODAY} > ${LAST_ON} then 'over' when ${TODAY} < v.from_on then 'ahead' else 'running' end as state`
const FROM = sql`cover v join chain ch on ch.tenant_id = v.tenant_id and ch.id = v.chain_id`
const NOW = sql`v.withdrawn_at is null and ${TODAY} between v.from_on and ${LAST_ON}`

/** Customers `c` who are in a person's book today: kept, or stood in for. */
export function inBookOf(staffId: string): Sql {
  return sql`exists (select from assignment g where g.tenant_id = c.tenant_id and g.customer_id = c.id and g.until_on is null and (g.keeper_id = ${staffId}::uuid
    or exists (select from ${FROM} where v.tenant_id = g.tenant_id and v.keeper_id = g.keeper_id and v.group_id = g.group_id and v.stand_in_id = ${staffId}::uuid and ${NOW})))`
}

export async function lockCover(tx: Tx, id: string): Promise<CoverRow | undefined> {
  return tx.first<CoverRow>(sql`select ${COLUMNS} from ${FROM} where v.tenant_id = ${tx.tenantId} and v.id = ${id} for update of v`)
}

export async function coversById(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, CoverRow>> {
  const rows = await tx.query<CoverRow>(
    sql`select ${COLUMNS} from ${FROM} where v.tenant_id = ${tx.tenantId} and v.id = any(${[...ids]}::uuid[])`
  )
  return new Map(rows.map(row => [row.id, row]))
}

/** Today's, by whose book it is; at most one each. */
export async function coversToday(tx: Tx, keeperIds: readonly string[]): Promise<ReadonlyMap<string, CoverRow>> {
  const rows = await tx.query<CoverRow>(
    sql`select ${COLUMNS} from ${FROM} where v.tenant_id = ${tx.tenantId} and v.keeper_id = any(${[...keeperIds]}::uuid[]) and ${NOW}`
  )
  return new Map(rows.map(row => [row.keeperId, row]))
}

export interface CoverList {
  readonly storeId?: string | undefined
  /** Who is away, or stands in. */
  readonly personId?: string | undefined
}

const listed = (
  tx: Tx,
  { storeId, personId }: CoverList
) => sql`v.tenant_id = ${tx.tenantId} ${storeId ? sql`and v.store_id = ${storeId}::uuid` : empty}
  ${personId ? sql`and (v.keeper_id = ${personId}::uuid or v.stand_in_id = ${personId}::uuid)` : empty}`

/** The latest first; withdrawn ones among them, for they were arranged. */
export async function pageOfCovers(tx: Tx, list: CoverList, limit: number, before: readonly string[] | undefined): Promise<CoverRow[]> {
  return tx.query<CoverRow>(sql`select ${COLUMNS} from ${FROM} where ${listed(tx, list)}
    ${before ? sql`and (v.from_on, v.id) < (${before[0]}::date, ${before[1]}::uuid)` : empty} order by v.from_on desc, v.id desc limit ${limit}`)
}

export async function countCovers(tx: Tx, list: CoverList): Promise<number> {
  return (await tx.first<{ count: number }>(sql`select count(*)::int as count from cover v where ${listed(tx, list)}`))?.count ?? 0
}

export interface Membership {
  readonly staffId: string
  readonly groupId: string
  readonly storeId: string
}

/**
 * Present memberships of both, held until the end of the transaction: arranging a second cover of either waits. Customers may be registered into both books
 * meanwhile.
 */
export async function lockMemberships(tx: Tx, chainId: string, staffIds: readonly string[]): Promise<Membership[]> {
  return tx.query<Membership>(sql`select m.staff_id as "staffId", m.group_id as "groupId", g.store_id as "storeId"
    from group_membership m join staff_group g on g.tenant_id = m.tenant_id and g.id = m.group_id join store s on s.tenant_id = g.tenant_id and s.id = g.store_id
    where m.tenant_id = ${tx.tenantId} and s.chain_id = ${chainId} and m.staff_id = any(${[...staffIds]}::uuid[]) and m.until_on is null
    order by m.staff_id for no key update of m`)
}

export type NewCover = Pick<
  CoverRow,
  'chainId' | 'storeId' | 'groupId' | 'keeperId' | 'standInId' | 'fromOn' | 'untilOn' | 'reason' | 'arrangedById'
>

/** Whether, on any of the days, the stand-in is away, or who is away stands in for somebody. */
export async function clashes(tx: Tx, cover: NewCover): Promise<'standInId' | 'keeperId' | undefined> {
  const found = await tx.first<{ away: boolean }>(sql`select v.keeper_id = ${cover.standInId}::uuid as away from cover v
    where v.tenant_id = ${tx.tenantId} and v.withdrawn_at is null and (v.keeper_id = ${cover.standInId}::uuid or v.stand_in_id = ${cover.keeperId}::uuid)
      and daterange(v.from_on, ${LAST_ON}, '[]') && daterange(${cover.fromOn}::date, ${cover.untilOn}::date, '[]') limit 1`)
  return found && (found.away ? 'standInId' : 'keeperId')
}

export async function insertCover(tx: Tx, made: NewCover): Promise<string> {
  const id = uuid()
  await tx.run(sql`insert into cover (tenant_id, id, chain_id, store_id, group_id, keeper_id, stand_in_id, from_on, until_on, reason, recorded_by)
    values (${tx.tenantId}, ${id}, ${made.chainId}, ${made.storeId}, ${made.groupId}, ${made.keeperId}, ${made.standInId}, ${made.fromOn}, ${made.untilOn},
      ${made.reason}, ${made.arrangedById})`)
  return id
}

export async function endCoverOn(tx: Tx, id: string, lastOn: LocalDate, by: string | null): Promise<void> {
  await tx.run(sql`update cover set ended_on = ${lastOn}::date, ended_by = ${by}::uuid where tenant_id = ${tx.tenantId} and id = ${id}`)
}

export async function withdrawCoverAt(tx: Tx, id: string, at: Date, by: string | null): Promise<void> {
  await tx.run(sql`update cover set withdrawn_at = ${at}, ended_by = ${by}::uuid where tenant_id = ${tx.tenantId} and id = ${id}`)
}
