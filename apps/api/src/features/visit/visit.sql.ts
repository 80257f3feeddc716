// Rows of visits, and the statements that put one and void one.
import type { LocalDate } from '@keqing/domain'
import { validate as isUuid } from 'uuid'
import type { Tx } from '../../platform/db/database.ts'
import { empty, sql, type Sql } from '../../platform/db/sql.ts'
import type { Rights } from '../../platform/rights.ts'
import { customerScope, seen, sightOf } from '../customer/index.ts'

export interface VisitRow {
  readonly id: string
  readonly customerId: string
  readonly storeId: string
  readonly happenedAt: Date
  readonly visitedOn: LocalDate
  readonly recordedAt: Date
  readonly recordedById: string | null
  /** Null where the reader may not see the customer's name: it is a text about a person (TRUST 34). */
  readonly note: string | null
  readonly voidedAt: Date | null
  readonly voidReason: string | null
  /** The instant to the microsecond, for cursors. */
  readonly happenedText: string
}

/** Of `visit v`. */
function visitNote(rights: Rights): Sql {
  const sight = sightOf(rights)
  if (typeof sight === 'string') return seen(sight, sql`v.note`, sql`null`)
  return sql`(select v.note from customer c where c.tenant_id = v.tenant_id and c.id = v.customer_id and ${sight.where})`
}

const VISIT = (
  note: Sql
) => sql`v.id, v.customer_id as "customerId", v.store_id as "storeId", v.happened_at as "happenedAt", v.visited_on as "visitedOn",
  v.recorded_at as "recordedAt", v.recorded_by as "recordedById", ${note} as note,
  v.voided_at as "voidedAt", v.void_reason as "voidReason", v.happened_at::text as "happenedText"`

export async function visitsById(tx: Tx, rights: Rights, ids: readonly string[]): Promise<VisitRow[]> {
  return tx.query<VisitRow>(
    sql`select ${VISIT(visitNote(rights))} from visit v where v.tenant_id = ${tx.tenantId} and v.id = any(${ids}::uuid[])`
  )
}

/** Latest first, so many of each customer. */
export async function visitsOfCustomers(
  tx: Tx,
  rights: Rights,
  customerIds: readonly string[],
  page: { limit: number; after?: readonly [string, string] | undefined; includeVoided: boolean }
): Promise<VisitRow[]> {
  return tx.query<VisitRow>(sql`
    select v.* from unnest(${customerIds}::uuid[]) as x (id)
    cross join lateral (
      select ${VISIT(visitNote(rights))} from visit v where v.tenant_id = ${tx.tenantId} and v.customer_id = x.id ${page.includeVoided ? empty : sql`and v.voided_at is null`}
      ${page.after ? sql`and (v.happened_at, v.id) < (${page.after[0]}::timestamptz, ${page.after[1]}::uuid)` : empty}
      order by v.happened_at desc, v.id desc limit ${page.limit}
    ) v
    order by x.id, v."happenedAt" desc, v.id desc`)
}

export async function countVisits(tx: Tx, customerIds: readonly string[], includeVoided: boolean): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.query<{ id: string; count: number }>(sql`
    select customer_id as id, count(*) as count from visit
    where tenant_id = ${tx.tenantId} and customer_id = any(${customerIds}::uuid[]) ${includeVoided ? empty : sql`and voided_at is null`} group by customer_id`)
  return new Map(rows.map(row => [row.id, row.count]))
}

export interface NewVisit {
  readonly id: string
  readonly chainId: string
  readonly storeId: string
  readonly customerId: string
  readonly happenedAt: Date
  readonly visitedOn: LocalDate
  readonly recordedBy: string
  readonly reference: string | null
  readonly note: string | null
}

/** False where the store has a visit of that reference: the unique key settles a race. */
export async function insertVisit(tx: Tx, visit: NewVisit): Promise<boolean> {
  return (
    (await tx.run(sql`
      insert into visit (tenant_id, id, chain_id, store_id, customer_id, happened_at, visited_on, recorded_at, recorded_by, reference, note)
      values (${tx.tenantId}, ${visit.id}, ${visit.chainId}, ${visit.storeId}, ${visit.customerId}, ${visit.happenedAt}, ${visit.visitedOn}, app.now(),
        ${visit.recordedBy}, ${visit.reference}, ${visit.note})
      on conflict (tenant_id, store_id, reference) where reference is not null do nothing`)) === 1
  )
}

/** With its note: for comparing with what is sent again, never for showing. */
export async function visitByReference(tx: Tx, storeId: string, reference: string): Promise<VisitRow | undefined> {
  return tx.first<VisitRow>(
    sql`select ${VISIT(sql`v.note`)} from visit v where v.tenant_id = ${tx.tenantId} and v.store_id = ${storeId} and v.reference = ${reference}`
  )
}

export interface VoidableVisit {
  readonly id: string
  readonly chainId: string
  readonly storeId: string
  readonly customerId: string
  readonly voidedAt: Date | null
}

/** Where the actor could have recorded it: the customer in reach, and the store. Any other is as one that never existed (TRUST 5, 8). */
export async function voidableVisit(tx: Tx, rights: Rights, id: string): Promise<VoidableVisit | undefined> {
  if (!isUuid(id)) return undefined
  return tx.first<VoidableVisit>(sql`
    select v.id, v.chain_id as "chainId", v.store_id as "storeId", v.customer_id as "customerId", v.voided_at as "voidedAt"
    from visit v join customer c on c.tenant_id = v.tenant_id and c.id = v.customer_id
    where v.tenant_id = ${tx.tenantId} and v.id = ${id} and ${rights.rows('visit:write', { chain: sql`v.chain_id`, store: sql`v.store_id`, groupStores: true })}
      and ${customerScope(rights, 'visit:write')}`)
}

export async function markVisitVoided(tx: Tx, id: string, reason: string): Promise<void> {
  await tx.run(
    sql`update visit set voided_at = app.now(), void_reason = ${reason} where tenant_id = ${tx.tenantId} and id = ${id} and voided_at is null`
  )
}
