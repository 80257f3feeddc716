// Reading entries in the order of the chain, and adding to it.
import type { Tx } from '../../platform/db/database.ts'
import { raw, sql } from '../../platform/db/sql.ts'

/** An entry as it is hashed: every column, as text that does not depend on the reader. */
export interface SealedContent {
  readonly id: string
  readonly content: string
}

// jsonb has one text for one value; instants are written in UTC to the microsecond.
const CONTENT =
  raw(`json_build_array(e.tenant_id, e.id, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), e.actor_kind, e.actor_id, e.action, e.object_type, e.object_id,
  e.chain_id, e.store_id, e.detail::text, e.correlation_id)::text`)

export interface Head {
  readonly seq: number
  readonly hash: Buffer
}

export async function headOf(tx: Tx): Promise<Head | undefined> {
  return tx.first<Head>(sql`select seq, hash from audit_seal where tenant_id = ${tx.tenantId} order by seq desc limit 1`)
}

/** Of the entries sealed so far, the latest id: what is still to be sealed lies after it, but for transactions that took long. */
export async function latestSealedId(tx: Tx): Promise<string | undefined> {
  return (
    await tx.first<{ id: string }>(
      sql`select entry_id as id from audit_seal where tenant_id = ${tx.tenantId} order by entry_id desc limit 1`
    )
  )?.id
}

export async function unsealedFrom(tx: Tx, floor: string, limit: number): Promise<SealedContent[]> {
  return tx.query<SealedContent>(sql`select e.id, ${CONTENT} as content from audit_entry e
    where e.tenant_id = ${tx.tenantId} and e.id >= ${floor}::uuid and not exists (select from audit_seal s where s.tenant_id = e.tenant_id and s.entry_id = e.id)
    order by e.id limit ${limit}`)
}

export async function addSeals(tx: Tx, firstSeq: number, ids: readonly string[], hashes: readonly Buffer[]): Promise<void> {
  await tx.run(sql`insert into audit_seal (tenant_id, seq, entry_id, hash)
    select ${tx.tenantId}, ${firstSeq}::bigint + place - 1, id, decode(hash, 'hex')
    from unnest(${ids}::uuid[], ${hashes.map(hash => hash.toString('hex'))}::text[]) with ordinality as new (id, hash, place)`)
}

export interface ChainLink {
  readonly seq: number
  readonly entryId: string
  readonly hash: Buffer
  /** Null: the entry is gone. */
  readonly content: string | null
}

export async function linksAfter(tx: Tx, seq: number, limit: number): Promise<ChainLink[]> {
  return tx.query<ChainLink>(sql`select s.seq, s.entry_id as "entryId", s.hash, case when e.id is not null then ${CONTENT} end as content
    from audit_seal s left join audit_entry e on e.tenant_id = ${tx.tenantId} and e.id = s.entry_id
    where s.tenant_id = ${tx.tenantId} and s.seq > ${seq} order by s.seq limit ${limit}`)
}

/** Entries that should have been sealed long ago, the first of them. */
export async function overdue(tx: Tx): Promise<{ count: number; first: string | null }> {
  const row = await tx.first<{
    count: number
    first: string | null
  }>(sql`select count(*) as count, min(e.id::text) as first from audit_entry e
    where e.tenant_id = ${tx.tenantId} and e.at < now() - interval '10 minutes'
      and not exists (select from audit_seal s where s.tenant_id = e.tenant_id and s.entry_id = e.id)`)
  return row ?? { count: 0, first: null }
}
