// Acts by which vouchers were issued to many: whom they are for, what became of each, and how far they are, counted from the rows and kept nowhere.
import type { LocalDate } from '@keqing/domain'
import { v7 as uuid } from 'uuid'
import type { Tx } from '../../platform/db/database.ts'
import { empty, raw, sql, type Sql } from '../../platform/db/sql.ts'

export const BATCH_STATES = ['running', 'done', 'cancelled', 'failed', 'undoing', 'undone'] as const
export type BatchState = (typeof BATCH_STATES)[number]
export const BATCH_SOURCES = ['selection', 'filter'] as const
export type BatchSource = (typeof BATCH_SOURCES)[number]

export interface VoucherBatchRow {
  readonly id: string
  readonly chainId: string
  readonly definitionId: string
  readonly version: number
  readonly source: BatchSource
  readonly reason: string
  readonly state: BatchState
  readonly attempts: number
  readonly validFrom: LocalDate
  readonly chosen: number
  readonly askedAt: Date
  readonly askedById: string | null
  readonly endedAt: Date | null
  readonly undoneById: string | null
}

const COLUMNS =
  raw(`b.id, b.chain_id as "chainId", b.definition_id as "definitionId", b.version, b.source, b.reason, b.state, b.attempts, b.valid_from as "validFrom",
  b.chosen, b.asked_at as "askedAt", b.asked_by as "askedById", b.ended_at as "endedAt", b.undone_by as "undoneById"`)

export async function batchesById(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, VoucherBatchRow>> {
  const rows = await tx.query<VoucherBatchRow>(
    sql`select ${COLUMNS} from voucher_batch b where b.tenant_id = ${tx.tenantId} and b.id = any(${[...ids]}::uuid[])`
  )
  return new Map(rows.map(row => [row.id, row]))
}

export async function lockBatch(tx: Tx, id: string): Promise<VoucherBatchRow | undefined> {
  return tx.first<VoucherBatchRow>(
    sql`select ${COLUMNS} from voucher_batch b where b.tenant_id = ${tx.tenantId} and b.id = ${id} for update`
  )
}

/** The latest first: ids ascend with time. */
export async function pageOfBatches(tx: Tx, chainId: string, limit: number, before: string | undefined): Promise<VoucherBatchRow[]> {
  return tx.query<VoucherBatchRow>(sql`
    select ${COLUMNS} from voucher_batch b where b.tenant_id = ${tx.tenantId} and b.chain_id = ${chainId}
      ${before ? sql`and b.id < ${before}::uuid` : empty} order by b.id desc limit ${limit}`)
}

export async function countBatches(tx: Tx, chainId: string): Promise<number> {
  const row = await tx.first<{ count: number }>(
    sql`select count(*) as count from voucher_batch where tenant_id = ${tx.tenantId} and chain_id = ${chainId}`
  )
  return row?.count ?? 0
}

export interface BatchCounts {
  readonly id: string
  readonly issued: number
  readonly refused: number
  /** Of those issued, not used and not void. */
  readonly untouched: number
}

export async function countsOfBatches(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, BatchCounts>> {
  const rows = await tx.query<BatchCounts>(sql`
    select r.batch_id as id, (count(*) filter (where r.outcome = 'issued'))::int as issued, (count(*) filter (where r.outcome <> 'issued'))::int as refused,
      (count(*) filter (where v.id is not null and not exists (
        select from voucher_entry e where e.tenant_id = v.tenant_id and e.voucher_id = v.id and e.kind <> 'issue')))::int as untouched
    from voucher_batch_customer r
    left join voucher v on v.tenant_id = r.tenant_id and v.batch_id = r.batch_id and v.customer_id = r.customer_id
    where r.tenant_id = ${tx.tenantId} and r.batch_id = any(${[...ids]}::uuid[]) group by r.batch_id`)
  return new Map(rows.map(row => [row.id, row]))
}

export interface BatchRefusals {
  readonly id: string
  readonly code: string
  readonly customers: number
}

/** Why some got none, by how many. */
export async function refusalsOfBatches(tx: Tx, ids: readonly string[]): Promise<Map<string, BatchRefusals[]>> {
  const rows = await tx.query<BatchRefusals>(sql`
    select batch_id as id, outcome as code, count(*)::int as customers from voucher_batch_customer
    where tenant_id = ${tx.tenantId} and batch_id = any(${[...ids]}::uuid[]) and outcome <> 'issued' group by batch_id, outcome order by 3 desc, outcome`)
  return Map.groupBy(rows, row => row.id)
}

export interface RefusedCustomer {
  readonly batchId: string
  readonly customerId: string
  readonly code: string
}

const refusedOf = (tx: Tx, batchId: string): Sql =>
  sql`from voucher_batch_customer r where r.tenant_id = ${tx.tenantId} and r.batch_id = ${batchId} and r.outcome <> 'issued'`

/** Who got none by an act, and why, in the order of their ids. */
export async function pageOfRefused(tx: Tx, batchId: string, limit: number, after: string | undefined): Promise<RefusedCustomer[]> {
  return tx.query<RefusedCustomer>(sql`
    select r.batch_id as "batchId", r.customer_id as "customerId", r.outcome as code ${refusedOf(tx, batchId)}
      ${after ? sql`and r.customer_id > ${after}::uuid` : empty} order by r.customer_id limit ${limit}`)
}

export async function countRefused(tx: Tx, batchId: string): Promise<number> {
  return (await tx.first<{ count: number }>(sql`select count(*)::int as count ${refusedOf(tx, batchId)}`))?.count ?? 0
}

export interface NewVoucherBatch {
  readonly chainId: string
  readonly definitionId: string
  readonly version: number
  readonly source: BatchSource
  readonly reason: string
  readonly validFrom: LocalDate
  readonly customerIds: readonly string[]
  readonly askedBy: string | null
}

export async function insertBatch(tx: Tx, made: NewVoucherBatch): Promise<string> {
  const id = uuid()
  await tx.run(sql`
    insert into voucher_batch (tenant_id, id, chain_id, definition_id, version, source, reason, valid_from, chosen, asked_at, asked_by)
    values (${tx.tenantId}, ${id}, ${made.chainId}, ${made.definitionId}, ${made.version}, ${made.source}, ${made.reason}, ${made.validFrom},
      ${made.customerIds.length}, app.now(), ${made.askedBy})`)
  await tx.run(sql`
    insert into voucher_batch_customer (tenant_id, batch_id, customer_id)
    select ${tx.tenantId}::uuid, ${id}::uuid, c.id from unnest(${[...made.customerIds]}::uuid[]) as c (id)`)
  return id
}

/** Those still to come, in order of id. */
export async function nextPending(tx: Tx, id: string, limit: number): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(sql`
    select customer_id as id from voucher_batch_customer
    where tenant_id = ${tx.tenantId} and batch_id = ${id} and outcome is null order by customer_id limit ${limit}`)
  return rows.map(row => row.id)
}

export async function setOutcomes(tx: Tx, id: string, outcomes: ReadonlyMap<string, string>): Promise<void> {
  await tx.run(sql`
    update voucher_batch_customer r set outcome = n.outcome
    from unnest(${[...outcomes.keys()]}::uuid[], ${[...outcomes.values()]}::text[]) as n (customer_id, outcome)
    where r.tenant_id = ${tx.tenantId} and r.batch_id = ${id} and r.customer_id = n.customer_id and r.outcome is null`)
}

/** Its vouchers with no entry but their issue, after one in order of id. */
export async function nextUntouched(
  tx: Tx,
  id: string,
  after: string | undefined,
  limit: number
): Promise<{ readonly id: string; readonly customerId: string }[]> {
  return tx.query(sql`
    select v.id, v.customer_id as "customerId" from voucher v
    where v.tenant_id = ${tx.tenantId} and v.batch_id = ${id} ${after ? sql`and v.id > ${after}::uuid` : empty}
      and not exists (select from voucher_entry e where e.tenant_id = v.tenant_id and e.voucher_id = v.id and e.kind <> 'issue')
    order by v.id limit ${limit}`)
}

interface Ended {
  readonly state: BatchState
  readonly at?: Date | null
  readonly undoneBy?: string | null
  readonly attempts?: number
}

export async function setState(tx: Tx, id: string, { state, at = null, undoneBy, attempts }: Ended): Promise<void> {
  await tx.run(sql`
    update voucher_batch set state = ${state}, ended_at = coalesce(${at}, ended_at), undone_by = coalesce(${undoneBy ?? null}::uuid, undone_by),
      attempts = coalesce(${attempts ?? null}::int, attempts)
    where tenant_id = ${tx.tenantId} and id = ${id}`)
}
