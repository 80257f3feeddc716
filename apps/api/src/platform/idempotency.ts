// TRUST 24, POINT-5: the same key and body again gets the first answer, another body is refused, one in flight is a conflict. The answer is
// stored in the transaction that did the work.
import { createHash } from 'node:crypto'
import { Refusal } from '@keqing/domain'
import type { Tx } from './db/database.ts'
import { sql } from './db/sql.ts'

/** Keys sorted, so that equal bodies hash alike however they were written. */
function canonical(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return value.map(canonical)
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).filter(([, part]) => part !== undefined)
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, part]) => [key, canonical(part)]))
}

export function requestHash(body: unknown): Buffer {
  return createHash('sha256')
    .update(JSON.stringify(canonical(body)))
    .digest()
}

/** Runs `act` once per key of an operation; `act`'s answer must survive JSON. @throws Refusal IDEMPOTENCY_KEY_REUSED, IDEMPOTENCY_IN_FLIGHT */
export async function idempotent<T>(tx: Tx, request: { operation: string; key: string; body: unknown }, act: () => Promise<T>): Promise<T> {
  const { operation, key } = request
  if (key.length < 1 || key.length > 200) throw new Refusal('IDEMPOTENCY_KEY_REQUIRED', ['idempotencyKey'])
  const lock = await tx.first<{ free: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtextextended(${`${tx.tenantId}|${operation}|${key}`}, 24)) as free`
  )
  if (!lock?.free) throw new Refusal('IDEMPOTENCY_IN_FLIGHT', ['idempotencyKey'])
  const hash = requestHash(request.body)
  const before = await tx.first<{ request_hash: Buffer; answer: T }>(
    sql`select request_hash, answer from idempotency_key where tenant_id = ${tx.tenantId} and operation = ${operation} and key = ${key}`
  )
  if (before) {
    if (!before.request_hash.equals(hash)) throw new Refusal('IDEMPOTENCY_KEY_REUSED', ['idempotencyKey'])
    return before.answer
  }
  const answer = await act()
  await tx.run(sql`insert into idempotency_key (tenant_id, operation, key, request_hash, answer)
    values (${tx.tenantId}, ${operation}, ${key}, ${hash}, ${JSON.stringify(answer)})`)
  return answer
}

/** As `idempotent`, where a caller may leave the key out: each call without one is an act of its own. @throws Refusal as `idempotent` */
export function idempotentIfKeyed<T>(
  tx: Tx,
  { key, ...request }: { operation: string; key: string | null | undefined; body: unknown },
  act: () => Promise<T>
): Promise<T> {
  return typeof key === 'string' ? idempotent(tx, { ...request, key }, act) : act()
}
