// TRUST 33: entries are chained by hash after their commit, so that no writer waits for another. Each seal holds the hash of the one before it and
// of its entry: whoever alters, removes or reorders one breaks every seal from there on.
import { createHash } from 'node:crypto'
import { NIL } from 'uuid'
import type { Database, Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'
import { addSeals, headOf, latestSealedId, linksAfter, overdue, unsealedFrom } from './seal.sql.ts'

const BATCH = 500
const MOST_BATCHES = 40
/** No transaction takes longer from making an entry's id to its commit. */
const LONGEST_TRANSACTION_MS = 24 * 60 * 60 * 1000

const GENESIS = Buffer.alloc(32)

export function linkHash(before: Buffer, content: string): Buffer {
  return createHash('sha256').update(before).update(content).digest()
}

/** The smallest UUIDv7 of the time `ms` before the one in `id`. */
export function earlierId(id: string, ms: number): string {
  const at = Math.max(0, parseInt(id.replaceAll('-', '').slice(0, 12), 16) - ms)
  const hex = at.toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`
}

/** Seals up to a batch; undefined where another sealer is at it. Safe to repeat. */
export async function sealBatch(tx: Tx, limit = BATCH): Promise<number | undefined> {
  const lock = await tx.first<{ free: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtextextended(${`auditSeal|${tx.tenantId}`}, 33)) as free`
  )
  if (!lock?.free) return undefined
  const latest = await latestSealedId(tx)
  const entries = await unsealedFrom(tx, latest ? earlierId(latest, LONGEST_TRANSACTION_MS) : NIL, limit)
  if (entries.length === 0) return 0
  const head = await headOf(tx)
  let hash = head?.hash ?? GENESIS
  const hashes = entries.map(entry => (hash = linkHash(hash, entry.content)))
  await addSeals(
    tx,
    (head?.seq ?? 0) + 1,
    entries.map(entry => entry.id),
    hashes
  )
  return entries.length
}

/** Seals all that one company has to be sealed, in bounded batches. */
export async function sealCompany(db: Database, tenantId: string, signal?: AbortSignal): Promise<number> {
  let sealed = 0
  for (let batch = 0; batch < MOST_BATCHES && !signal?.aborted; batch++) {
    const done = await db.unit(tenantId, tx => sealBatch(tx))
    sealed += done ?? 0
    if (!done || done < BATCH) break
  }
  return sealed
}

export interface AuditVerdict {
  readonly sealed: number
  /** Hash of the last seal: kept elsewhere, it also tells whether the end of the chain was cut off. */
  readonly head: string
  readonly broken?: { readonly seq: number; readonly entryId: string | null; readonly what: 'altered' | 'removed' | 'gap' | 'unsealed' }
}

/** Recomputes the chain in bounded pages and names the first row that breaks it. */
export async function verifyAudit(tx: Tx): Promise<AuditVerdict> {
  let seq = 0
  let hash: Buffer = GENESIS
  const verdict = (broken?: AuditVerdict['broken']): AuditVerdict => ({
    sealed: seq,
    head: hash.toString('hex'),
    ...(broken && { broken })
  })
  for (;;) {
    const links = await linksAfter(tx, seq, BATCH)
    for (const link of links) {
      if (link.seq !== seq + 1) return verdict({ seq: seq + 1, entryId: null, what: 'gap' })
      if (link.content === null) return verdict({ seq: link.seq, entryId: link.entryId, what: 'removed' })
      const next = linkHash(hash, link.content)
      if (!next.equals(link.hash)) return verdict({ seq: link.seq, entryId: link.entryId, what: 'altered' })
      hash = next
      seq = link.seq
    }
    if (links.length < BATCH) break
  }
  const late = await overdue(tx)
  return late.count > 0 ? verdict({ seq: seq + 1, entryId: late.first, what: 'unsealed' }) : verdict()
}
