// Disputes of entries, and the entry a dispute is about with everybody's share of it.
import type { Evidence, IncentiveRule, IncentiveUnit, LocalDate, ScoredEntry, Span } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { empty, raw, sql, type Sql } from '../../platform/db/sql.ts'

export const DISPUTE_STATES = ['open', 'upheld', 'corrected', 'withdrawn'] as const
export type DisputeState = (typeof DISPUTE_STATES)[number]

export interface DisputeRow {
  readonly id: string
  readonly chainId: string
  readonly storeId: string
  readonly entryId: string
  readonly raisedById: string
  readonly text: string
  readonly raisedAt: Date
  readonly state: DisputeState
  readonly madeById: string | null
  readonly decidedById: string | null
  readonly decidedAt: Date | null
  readonly decision: string | null
  readonly correctionId: string | null
}

const DISPUTE =
  raw(`d.id, d.chain_id as "chainId", d.store_id as "storeId", d.entry_id as "entryId", d.raised_by as "raisedById", d.text, d.raised_at as "raisedAt", d.state,
  d.made_by as "madeById", d.decided_by as "decidedById", d.decided_at as "decidedAt", d.decision, d.correction_id as "correctionId"`)

export async function lockDispute(tx: Tx, id: string): Promise<DisputeRow | undefined> {
  return tx.first<DisputeRow>(
    sql`select ${DISPUTE} from incentive_dispute d where d.tenant_id = ${tx.tenantId} and d.id = ${id} for update`
  )
}

export async function disputesById(tx: Tx, ids: readonly string[]): Promise<Map<string, DisputeRow>> {
  const rows = await tx.query<DisputeRow>(
    sql`select ${DISPUTE} from incentive_dispute d where d.tenant_id = ${tx.tenantId} and d.id = any(${[...ids]}::uuid[])`
  )
  return new Map(rows.map(row => [row.id, row]))
}

/** One a person and entry. */
export async function disputesOfEntries(tx: Tx, entryIds: readonly string[]): Promise<DisputeRow[]> {
  return tx.query<DisputeRow>(
    sql`select ${DISPUTE} from incentive_dispute d where d.tenant_id = ${tx.tenantId} and d.entry_id = any(${[...entryIds]}::uuid[]) order by d.id`
  )
}

/** The latest first; `seen`: whose the reader may see. */
export async function pageOfDisputes(
  tx: Tx,
  of: {
    readonly chainId: string
    readonly storeId?: string | undefined
    readonly states?: readonly DisputeState[] | undefined
    readonly seen: Sql
  },
  limit: number,
  before: string | undefined
): Promise<DisputeRow[]> {
  return tx.query<DisputeRow>(sql`select ${DISPUTE} from incentive_dispute d where d.tenant_id = ${tx.tenantId} and d.chain_id = ${of.chainId} and ${of.seen}
    ${of.storeId ? sql`and d.store_id = ${of.storeId}` : empty} ${of.states ? sql`and d.state = any(${[...of.states]}::text[])` : empty}
    ${before ? sql`and d.id < ${before}` : empty} order by d.id desc limit ${limit}`)
}

export async function insertDispute(
  tx: Tx,
  dispute: Pick<DisputeRow, 'id' | 'chainId' | 'storeId' | 'entryId' | 'raisedById' | 'text' | 'madeById'>
): Promise<void> {
  const { id, chainId, storeId, entryId, raisedById, text, madeById } = dispute
  await tx.run(sql`insert into incentive_dispute (tenant_id, id, chain_id, store_id, entry_id, raised_by, text, made_by)
    values (${tx.tenantId}, ${id}, ${chainId}, ${storeId}, ${entryId}, ${raisedById}, ${text}, ${madeById})`)
}

export async function setDispute(
  tx: Tx,
  id: string,
  to: { readonly state: DisputeState; readonly decided?: { by: string; at: Date; decision: string; correctionId: string | null } }
): Promise<void> {
  const { state, decided } = to
  await tx.run(sql`update incentive_dispute set state = ${state}
    ${decided ? sql`, decided_by = ${decided.by}, decided_at = ${decided.at}, decision = ${decided.decision}, correction_id = ${decided.correctionId}` : empty}
    where tenant_id = ${tx.tenantId} and id = ${id}`)
}

/** An entry as it is corrected: with the last of its corrections, what it all comes to, and by whose days it was shared. */
export interface CorrectableEntry {
  readonly id: string
  readonly lastId: string
  readonly chainId: string
  readonly storeId: string
  readonly month: LocalDate
  readonly forOn: LocalDate
  readonly span: Span
  readonly rule: IncentiveRule
  readonly evidence: Evidence
  readonly beneficiary: ScoredEntry['beneficiary']
  readonly unit: IncentiveUnit
  readonly amount: number
  readonly madeById: string | null
  readonly shares: readonly { readonly staffId: string; readonly days: number; readonly amount: number }[]
}

export async function correctableEntry(tx: Tx, id: string): Promise<CorrectableEntry | undefined> {
  return tx.first<CorrectableEntry>(sql`
    with recursive line as (
      select e.id, 0 as nth from incentive_entry e where e.tenant_id = ${tx.tenantId} and e.id = ${id}
      union all
      select c.id, line.nth + 1 from line join incentive_entry c on c.tenant_id = ${tx.tenantId} and c.corrects_id = line.id)
    select e.id, (select line.id from line order by nth desc limit 1) as "lastId", e.chain_id as "chainId", e.store_id as "storeId", e.month, e.for_on as "forOn", e.span, e.rule,
      e.evidence, jsonb_build_object('kind', e.beneficiary, 'id', e.beneficiary_id) as beneficiary, e.unit, e.made_by as "madeById",
      (select sum(b.amount)::bigint from incentive_entry b where b.tenant_id = e.tenant_id and b.id in (select line.id from line)) as amount,
      (select coalesce(jsonb_agg(s order by s."staffId"), '[]') from (
        select h.staff_id as "staffId", max(h.days) as days, sum(h.amount)::bigint as amount from incentive_share h
        where h.tenant_id = e.tenant_id and h.entry_id in (select line.id from line) group by h.staff_id) s) as shares
    from incentive_entry e where e.tenant_id = ${tx.tenantId} and e.id = ${id}`)
}
