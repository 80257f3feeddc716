// Adjustments that wait for a second person, and what became of them; and the rows of files, of which those below the limit are posted at once.
import { v7 as uuid } from 'uuid'
import type { Tx } from '../../platform/db/database.ts'
import { empty, raw, sql, type Sql } from '../../platform/db/sql.ts'

export const ADJUSTMENT_STATUSES = ['waiting', 'approved', 'declined', 'posted'] as const
export type AdjustmentStatus = (typeof ADJUSTMENT_STATUSES)[number]

export interface AdjustmentRow {
  readonly id: string
  readonly chainId: string
  readonly customerId: string
  readonly amount: number
  readonly reason: string
  readonly status: AdjustmentStatus
  readonly requestedById: string
  readonly requestedAt: Date
  readonly decidedById: string | null
  readonly decidedAt: Date | null
  readonly declineReason: string | null
  readonly importId: string | null
  readonly importRow: number | null
  readonly undoneById: string | null
  readonly undoneAt: Date | null
}

const COLUMNS =
  raw(`a.id, a.chain_id as "chainId", a.customer_id as "customerId", a.amount, a.reason, a.status, a.requested_by as "requestedById",
  a.requested_at as "requestedAt", a.decided_by as "decidedById", a.decided_at as "decidedAt", a.decline_reason as "declineReason",
  a.import_id as "importId", a.import_row as "importRow", a.undone_by as "undoneById", a.undone_at as "undoneAt"`)

export interface NewRequest {
  readonly customerId: string
  readonly amount: number
  readonly reason: string
  readonly importRow?: number
}

/** What those of one act have in common. */
export interface Requesting {
  readonly chainId: string
  readonly status: 'waiting' | 'posted'
  readonly policyVersionId: string
  readonly requestedBy: string
  readonly requestedAt: Date
  readonly importId?: string
  /** The year whose rebate they give (BENEFIT-3). */
  readonly rebateYear?: number | null
}

/** Their ids, in their order. */
export async function insertRequests(tx: Tx, of: Requesting, requests: readonly NewRequest[]): Promise<string[]> {
  const ids = requests.map(() => uuid())
  await tx.run(sql`
    insert into point_adjustment (tenant_id, id, chain_id, customer_id, amount, reason, status, policy_version_id, requested_by, requested_at, import_id, rebate_year, import_row)
    select ${tx.tenantId}::uuid, n.id, ${of.chainId}::uuid, n.customer_id, n.amount, n.reason, ${of.status}, ${of.policyVersionId}::uuid, ${of.requestedBy}::uuid,
      ${of.requestedAt}::timestamptz, ${of.importId ?? null}::uuid, ${of.rebateYear ?? null}::int, n.import_row
    from unnest(${ids}::uuid[], ${requests.map(each => each.customerId)}::uuid[], ${requests.map(each => each.amount)}::bigint[],
      ${requests.map(each => each.reason)}::text[], ${requests.map(each => each.importRow ?? null)}::bigint[])
      as n (id, customer_id, amount, reason, import_row)`)
  return ids
}

export async function requestsById(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, AdjustmentRow>> {
  const rows = await tx.query<AdjustmentRow>(
    sql`select ${COLUMNS} from point_adjustment a where a.tenant_id = ${tx.tenantId} and a.id = any(${[...ids]}::uuid[])`
  )
  return new Map(rows.map(row => [row.id, row]))
}

/** What gives the year’s rebate to each of these customers and stands: posted, or waiting for somebody else. */
export async function rebatesGiven(tx: Tx, year: number, customerIds: readonly string[]): Promise<ReadonlyMap<string, AdjustmentRow>> {
  const rows = await tx.query<AdjustmentRow>(sql`
    select ${COLUMNS} from point_adjustment a where a.tenant_id = ${tx.tenantId} and a.customer_id = any(${[...customerIds]}::uuid[])
      and a.rebate_year = ${year} and a.status <> 'declined' and a.undone_at is null`)
  return new Map(rows.map(row => [row.customerId, row]))
}

/** After their customers, in order of id. */
export async function lockRequests(tx: Tx, ids: readonly string[]): Promise<AdjustmentRow[]> {
  return tx.query<AdjustmentRow>(
    sql`select ${COLUMNS} from point_adjustment a where a.tenant_id = ${tx.tenantId} and a.id = any(${[...ids]}::uuid[]) order by a.id for update of a`
  )
}

interface Decision {
  readonly ids: readonly string[]
  readonly status: 'approved' | 'declined'
  readonly by: string
  readonly at: Date
  readonly declineReason?: string
}

export async function decideRequests(tx: Tx, { ids, status, by, at, declineReason }: Decision): Promise<void> {
  await tx.run(sql`
    update point_adjustment set status = ${status}, decided_by = ${by}, decided_at = ${at}, decline_reason = ${declineReason ?? null}
    where tenant_id = ${tx.tenantId} and id = any(${[...ids]}::uuid[]) and status = 'waiting'`)
}

export interface RequestList {
  readonly chainId: string
  readonly status?: AdjustmentStatus | null | undefined
  readonly customerId?: string | null | undefined
  readonly fileId?: string | null | undefined
  /** None that is a row of a file. */
  readonly alone?: boolean | null | undefined
}

/** Unless they are asked for, rows of files that nobody had to approve are none of them. */
const listed = (tx: Tx, { chainId, status, customerId, fileId, alone }: RequestList): Sql =>
  sql`from point_adjustment a where a.tenant_id = ${tx.tenantId} and a.chain_id = ${chainId}
    and ${status ? sql`a.status = ${status}` : sql`a.status <> 'posted'`} ${customerId ? sql`and a.customer_id = ${customerId}` : empty}
    ${fileId ? sql`and a.import_id = ${fileId}` : empty} ${alone ? sql`and a.import_id is null` : empty}`

/** The latest asked for first: ids ascend with time. */
export async function pageOfRequests(tx: Tx, list: RequestList, limit: number, before: string | undefined): Promise<AdjustmentRow[]> {
  return tx.query<AdjustmentRow>(
    sql`select ${COLUMNS} ${listed(tx, list)} ${before ? sql`and a.id < ${before}::uuid` : empty} order by a.id desc limit ${limit + 1}`
  )
}

export async function countRequests(tx: Tx, list: RequestList): Promise<number> {
  return (await tx.first<{ count: number }>(sql`select count(*) as count ${listed(tx, list)}`))?.count ?? 0
}
