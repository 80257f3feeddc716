// Adjustments that wait for a second person, and what became of them.
import { v7 as uuid } from 'uuid'
import type { Tx } from '../../platform/db/database.ts'
import { empty, raw, sql, type Sql } from '../../platform/db/sql.ts'

export const ADJUSTMENT_STATUSES = ['waiting', 'approved', 'declined'] as const
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
}

const COLUMNS =
  raw(`a.id, a.chain_id as "chainId", a.customer_id as "customerId", a.amount, a.reason, a.status, a.requested_by as "requestedById",
  a.requested_at as "requestedAt", a.decided_by as "decidedById", a.decided_at as "decidedAt", a.decline_reason as "declineReason"`)

export interface NewRequest {
  readonly chainId: string
  readonly customerId: string
  readonly amount: number
  readonly reason: string
  readonly policyVersionId: string
  readonly requestedBy: string
  readonly requestedAt: Date
}

export async function insertRequest(tx: Tx, request: NewRequest): Promise<string> {
  const id = uuid()
  await tx.run(sql`
    insert into point_adjustment (tenant_id, id, chain_id, customer_id, amount, reason, policy_version_id, requested_by, requested_at)
    values (${tx.tenantId}, ${id}, ${request.chainId}, ${request.customerId}, ${request.amount}, ${request.reason}, ${request.policyVersionId}, ${request.requestedBy}, ${request.requestedAt})`)
  return id
}

export async function requestsById(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, AdjustmentRow>> {
  const rows = await tx.query<AdjustmentRow>(
    sql`select ${COLUMNS} from point_adjustment a where a.tenant_id = ${tx.tenantId} and a.id = any(${[...ids]}::uuid[])`
  )
  return new Map(rows.map(row => [row.id, row]))
}

export async function lockRequest(tx: Tx, id: string): Promise<AdjustmentRow | undefined> {
  return tx.first<AdjustmentRow>(
    sql`select ${COLUMNS} from point_adjustment a where a.tenant_id = ${tx.tenantId} and a.id = ${id} for update`
  )
}

interface Decision {
  readonly id: string
  readonly status: 'approved' | 'declined'
  readonly by: string
  readonly at: Date
  readonly declineReason?: string
}

export async function decideRequest(tx: Tx, { id, status, by, at, declineReason }: Decision): Promise<void> {
  await tx.run(sql`
    update point_adjustment set status = ${status}, decided_by = ${by}, decided_at = ${at}, decline_reason = ${declineReason ?? null}
    where tenant_id = ${tx.tenantId} and id = ${id} and status = 'waiting'`)
}

export interface RequestList {
  readonly chainId: string
  readonly status?: AdjustmentStatus | null | undefined
  readonly customerId?: string | null | undefined
}

const listed = (tx: Tx, { chainId, status, customerId }: RequestList): Sql =>
  sql`from point_adjustment a where a.tenant_id = ${tx.tenantId} and a.chain_id = ${chainId}
    ${status ? sql`and a.status = ${status}` : empty} ${customerId ? sql`and a.customer_id = ${customerId}` : empty}`

/** The latest asked for first: ids ascend with time. */
export async function pageOfRequests(tx: Tx, list: RequestList, limit: number, before: string | undefined): Promise<AdjustmentRow[]> {
  return tx.query<AdjustmentRow>(
    sql`select ${COLUMNS} ${listed(tx, list)} ${before ? sql`and a.id < ${before}::uuid` : empty} order by a.id desc limit ${limit + 1}`
  )
}

export async function countRequests(tx: Tx, list: RequestList): Promise<number> {
  return (await tx.first<{ count: number }>(sql`select count(*) as count ${listed(tx, list)}`))?.count ?? 0
}
