// Acts by which tiers were given to many. Who sees none of an act's customers sees no act, but one's own; what is counted are the customers one sees.
import { Refusal, type LocalDate, type StandingKind } from '@keqing/domain'
import { validate as isUuid } from 'uuid'
import type { Tx } from '../../platform/db/database.ts'
import { empty, sql, type Sql } from '../../platform/db/sql.ts'
import { demand, type Context } from '../../platform/graphql/context.ts'
import { customerScope } from '../customer/index.ts'
import { KINDS } from './kinds.ts'

export interface BatchRow {
  readonly id: string
  readonly chainId: string
  readonly kind: StandingKind
  readonly source: 'selection' | 'filter' | 'file'
  readonly importId: string | null
  readonly tierKey: string | null
  readonly startsOn: LocalDate | null
  readonly endsOn: LocalDate | null
  readonly reason: string | null
  readonly askedAt: Date
  readonly askedById: string | null
  readonly undoneAt: Date | null
  readonly undoneById: string | null
  readonly refusedCount: number
}

const BATCH = sql`b.id, b.chain_id as "chainId", b.kind, b.source, b.import_id as "importId", b.tier_key as "tierKey", b.starts_on as "startsOn",
  b.ends_on as "endsOn", b.reason, b.asked_at as "askedAt", b.asked_by as "askedById", b.undone_at as "undoneAt", b.undone_by as "undoneById",
  b.refused as "refusedCount"`

type Reader = Pick<Context, 'actor' | 'rights'>

/** How many could not get it is told of customers in sight or not: to who asked, or sees the whole chain. */
export const seesRefused = ({ actor, rights }: Reader, { askedById, chainId }: Pick<BatchRow, 'askedById' | 'chainId'>): boolean =>
  (askedById !== null && askedById === actor.staffId) || rights.covers('customer:read', { chainId })

/** Of `standing_batch b`. */
function inSight({ actor, rights }: Reader): Sql {
  return sql`(b.asked_by = ${actor.staffId ?? null}::uuid or exists (
    select from standing s join customer c on c.tenant_id = s.tenant_id and c.id = s.customer_id
    where s.tenant_id = b.tenant_id and s.batch_id = b.id and ${customerScope(rights, 'customer:read')}))`
}

/** @throws Refusal NOT_FOUND; Forbidden */
export async function findBatch(ctx: Context, tx: Tx, id: string): Promise<BatchRow> {
  demand(ctx, 'customer:read')
  const batch = isUuid(id)
    ? await tx.first<BatchRow>(
        sql`select ${BATCH} from standing_batch b where b.tenant_id = ${tx.tenantId} and b.id = ${id} and ${inSight(ctx)}`
      )
    : undefined
  if (!batch) throw new Refusal('NOT_FOUND', ['id'])
  return batch
}

export async function batchesByIds(ctx: Context, tx: Tx, ids: readonly string[]): Promise<Map<string, BatchRow>> {
  const rows = await tx.query<BatchRow>(
    sql`select ${BATCH} from standing_batch b where b.tenant_id = ${tx.tenantId} and b.id = any(${[...ids]}::uuid[]) and ${inSight(ctx)}`
  )
  return new Map(rows.map(row => [row.id, row]))
}

/** By import. */
export async function batchesOfImports(ctx: Context, tx: Tx, importIds: readonly string[]): Promise<Map<string, BatchRow>> {
  const rows = await tx.query<BatchRow>(
    sql`select ${BATCH} from standing_batch b where b.tenant_id = ${tx.tenantId} and b.import_id = any(${[...importIds]}::uuid[]) and ${inSight(ctx)}`
  )
  return new Map(rows.map(row => [row.importId ?? '', row]))
}

/** The latest first: ids are in the order of time. */
export function pageOfBatches(
  reader: Reader,
  tx: Tx,
  list: { chainId: string; limit: number; after?: string | undefined }
): Promise<BatchRow[]> {
  return tx.query<BatchRow>(sql`
    select ${BATCH} from standing_batch b where b.tenant_id = ${tx.tenantId} and b.chain_id = ${list.chainId} and ${inSight(reader)}
      ${list.after ? sql`and b.id < ${list.after}::uuid` : empty} order by b.id desc limit ${list.limit}`)
}

export async function countBatches(ctx: Context, tx: Tx, chainId: string): Promise<number> {
  const row = await tx.first<{ count: number }>(
    sql`select count(*) as count from standing_batch b where b.tenant_id = ${tx.tenantId} and b.chain_id = ${chainId} and ${inSight(ctx)}`
  )
  return row?.count ?? 0
}

export interface BatchCounts {
  readonly id: string
  readonly given: number
  readonly standing: number
  /** Of those still standing, how many the reader may take back. */
  readonly mine: number
}

/** Of each batch, among the customers in sight: how many it gave, and how many of them hold today or will. */
export async function countsOfBatches(
  { rights }: Reader,
  tx: Tx,
  ids: readonly string[],
  today: LocalDate
): Promise<Map<string, BatchCounts>> {
  const left = sql`s.withdrawn_on is null and (s.ends_on is null or s.ends_on >= ${today}::date)`
  const mine = (kind: StandingKind) => sql`s.kind = ${kind} and ${customerScope(rights, KINDS[kind].permission)}`
  const rows = await tx.query<BatchCounts>(sql`
    select s.batch_id as id, count(*)::int as given, (count(*) filter (where ${left}))::int as standing,
      (count(*) filter (where ${left} and (${mine('designation')} or ${mine('override')})))::int as mine
    from standing s join customer c on c.tenant_id = s.tenant_id and c.id = s.customer_id
    where s.tenant_id = ${tx.tenantId} and c.tenant_id = ${tx.tenantId} and s.batch_id = any(${[...ids]}::uuid[]) and ${customerScope(rights, 'customer:read')}
    group by s.batch_id`)
  return new Map(rows.map(row => [row.id, row]))
}
