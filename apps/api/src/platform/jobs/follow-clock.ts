// The queue waits by the database's clock. Where another clock is moved forward (never in production), what it has made due is let go, and the recurring
// jobs are asked for at once, as a night that has passed would have asked for them. Several workers may do so: each job has its key, and runs once.
import type { Pool } from 'pg'
import type { Clock } from '../clock.ts'
import type { Logger } from '../log.ts'

const EVERY_MS = 500
/** What lies between two readings of a clock that nobody moved. */
const STEADY_MS = 5_000

interface Followed {
  readonly clock: Clock
  readonly pool: Pool
  readonly log: Logger
  /** Tasks of the crontab. */
  readonly recurring: readonly string[]
}

/** Until the answer is called. A job that failed waits for its next attempt by the database's clock, whatever the other one says. */
export function followClock({ clock, pool, log, recurring }: Followed): () => Promise<void> {
  if (!clock.movable) return () => Promise.resolve()
  const ahead = () => clock.now().getTime() - Date.now()
  let known = ahead()
  let busy: Promise<unknown> = Promise.resolve()

  async function round(): Promise<void> {
    const now = ahead()
    if (Math.abs(now - known) > STEADY_MS) {
      known = now
      log.info({ at: clock.now() }, 'the clock was moved')
      await pool.query(
        `select graphile_worker.add_job(task, job_key => 'clock.' || task, max_attempts => 1) from unnest($1::text[]) as task`,
        [recurring]
      )
    }
    await pool.query(
      'update graphile_worker._private_jobs set run_at = now() where locked_at is null and attempts = 0 and run_at > now() and run_at <= $1',
      [clock.now()]
    )
  }

  const timer = setInterval(() => {
    busy = busy.then(round).catch((error: unknown) => log.warn({ err: error }, 'the clock could not be followed'))
  }, EVERY_MS)
  return async () => {
    clearInterval(timer)
    await busy
  }
}
