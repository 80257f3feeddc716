// A job is part of the transaction that asks for it: it exists if, and only if, that commits (TRUST 26, 39). Its payload carries ids, never
// personal data (TRUST 34); the database adds the tenant from the door, so a job cannot be asked for on another's behalf.
import type { Tx } from '../db/database.ts'
import { sql } from '../db/sql.ts'

export interface JobOptions {
  /** One pending job per key; asking again replaces it. */
  readonly key?: string
  /** Jobs of one queue run one after the other. */
  readonly queue?: string
  readonly runAt?: Date
  readonly maxAttempts?: number
}

export async function enqueue(tx: Tx, task: string, payload: Readonly<Record<string, unknown>>, options: JobOptions = {}): Promise<void> {
  await tx.run(sql`select app.enqueue(${task}, ${JSON.stringify(payload)}::json, ${options.queue ?? null}, ${options.runAt ?? null}, ${options.maxAttempts ?? 25},
    ${options.key ?? null})`)
}
