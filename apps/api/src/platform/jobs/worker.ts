// Runs jobs behind the same wall as requests (TRUST 7): a tenant's job gets a transaction only through the tenant its payload was given by the
// door. A job interrupted at any step is run again from its start (TRUST 39), so every task is safe to repeat.
import { EventEmitter } from 'node:events'
import { parseCronItems, run, type Runner, type Task, type WorkerEvents } from 'graphile-worker'
import { v7 as uuid } from 'uuid'
import { Pool } from 'pg'
import type { Clock } from '../clock.ts'
import type { Database } from '../db/database.ts'
import type { Logger } from '../log.ts'
import { jobSeconds } from '../metrics.ts'
import { followClock } from './follow-clock.ts'
import { jobContext, type JobTask } from './job-context.ts'
import { JobFailed, queueLogger } from './queue-log.ts'
import { startRescue } from './rescue.ts'

export interface WorkerParts {
  readonly url: string
  readonly db: Database
  readonly clock: Clock
  readonly log: Logger
  readonly tasks: Readonly<Record<string, JobTask>>
  readonly crontab: readonly string[]
  readonly concurrency: number
}

export async function startWorker(parts: WorkerParts): Promise<{ runner: Runner; stop(): Promise<void> }> {
  const stopping = new AbortController()
  const pool = new Pool({ connectionString: parts.url, max: parts.concurrency + 2 })
  pool.on('error', () => {})
  pool.on('connect', client => client.on('error', () => {}))
  const taskList = Object.fromEntries(Object.entries(parts.tasks).map(([name, task]) => [name, wrap(name, task, parts, stopping.signal)]))
  const rescue = await startRescue(parts.url, parts.log)
  const events: WorkerEvents = new EventEmitter()
  // Jobs are locked in the name of the pool or of one of its workers.
  events.on('pool:create', ({ workerPool }) => rescue.add(workerPool.id))
  events.on('worker:create', ({ worker }) => rescue.add(worker.workerId))
  const runner = await run({
    pgPool: pool,
    events,
    concurrency: parts.concurrency,
    noHandleSignals: true,
    taskList,
    parsedCronItems: parseCron(parts.crontab),
    pollInterval: 1000,
    logger: queueLogger(parts.log)
  })
  const unfollow = followClock({ ...parts, pool, recurring: parts.crontab.map(taskOf) })
  return {
    runner,
    async stop() {
      stopping.abort()
      await unfollow()
      await runner.stop()
      await rescue.stop()
      await pool.end()
    }
  }
}

const taskOf = (line: string): string => line.split(/\s+/)[5] ?? ''

function parseCron(lines: readonly string[]) {
  return parseCronItems(
    lines.map(line => {
      const [minute, hour, day, month, weekday, task] = line.split(/\s+/)
      return { match: [minute, hour, day, month, weekday].join(' '), task: task ?? '', options: { backfillPeriod: 0 } }
    })
  )
}

function wrap(name: string, task: JobTask, parts: WorkerParts, signal: AbortSignal): Task {
  return async (payload, helpers) => {
    const correlationId = uuid()
    const log = parts.log.child({ task: name, correlationId, job: helpers.job.id })
    const end = jobSeconds.startTimer({ task: name })
    try {
      await task(jobContext(parts, log, correlationId, signal), payload as Record<string, unknown>)
      log.info({ seconds: end({ outcome: 'ok' }) }, 'job done')
    } catch (error) {
      log.error({ err: error, seconds: end({ outcome: 'error' }) }, 'job failed')
      throw new JobFailed(error)
    }
  }
}
