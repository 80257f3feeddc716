// What a job is given. Apart from the worker that runs it, so that whoever asks for one or does its work by hand loads no queue.
import type { Clock } from '../clock.ts'
import type { Database } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import type { Logger } from '../log.ts'
import type { Actor } from '../rights.ts'

export interface JobContext {
  /** Connected as the platform role, through the same door. */
  readonly db: Database
  readonly clock: Clock
  readonly log: Logger
  readonly actor: Actor
  readonly correlationId: string
  /** Aborted when the worker is asked to stop: a long job ends its batch and leaves the rest to its next run. */
  readonly signal: AbortSignal
  /** Ids of all companies: only the platform role may read them. */
  companies(): Promise<string[]>
  /** Adds a job for one company. `unlessThere`: not where one of that key waits or is under way, whose place would be lost. */
  enqueue(
    task: string,
    tenantId: string,
    payload: Readonly<Record<string, unknown>>,
    options?: { key?: string; queue?: string; runAt?: Date; unlessThere?: boolean }
  ): Promise<void>
}

/** `payload.tenantId` is set by the door for a tenant's job, absent for a recurring one. */
export type JobTask = (job: JobContext, payload: Readonly<Record<string, unknown>>) => Promise<void>

export function jobContext(
  parts: { readonly db: Database; readonly clock: Clock },
  log: Logger,
  correlationId: string,
  signal: AbortSignal
): JobContext {
  return {
    db: parts.db,
    clock: parts.clock,
    log,
    correlationId,
    signal,
    actor: { kind: 'job', id: correlationId, name: 'job' },
    companies: async () => (await parts.db.global<{ id: string }>(sql`select id from company_directory order by id`)).map(row => row.id),
    async enqueue(task, tenantId, payload, options = {}) {
      await parts.db.unit(tenantId, tx =>
        tx.run(
          sql`select app.enqueue(${task}, ${JSON.stringify(payload)}::json, ${options.queue ?? null}, ${options.runAt ?? null}, 25, ${options.key ?? null})
            where not (${options.unlessThere ?? false}::boolean and exists (
              select from graphile_worker._private_jobs where key = ${options.key ?? null}::text and attempts < max_attempts and (locked_at is not null or run_at <= now())))`
        )
      )
    }
  }
}
