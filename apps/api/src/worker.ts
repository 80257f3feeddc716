// The worker process: the same composition, running jobs.
import { clockFrom } from './platform/clock.ts'
import { readConfig } from './platform/config.ts'
import { createLogger, endOnUncaught } from './platform/log.ts'
import { startTracing } from './platform/tracing.ts'

const CONCURRENCY = 4
/** A large chain's rules come into force in one transaction, which takes longer than any request; killed, it begins anew (ADR 0012). */
const DRAIN_MS = 30_000

async function start(): Promise<void> {
  const config = readConfig(process.env)
  const url = config.DATABASE_PLATFORM_URL
  if (!url) throw new Error('DATABASE_PLATFORM_URL is not set: the worker connects as the platform role')
  await startTracing(config, 'keqing-worker')
  // Only now: what is loaded before tracing hooks in is not traced.
  const [{ CRONTAB, JOBS, openDatabase }, { startWorker }, { createMonitor }, { observePool }] = await Promise.all([
    import('./server.ts'),
    import('./platform/jobs/worker.ts'),
    import('./platform/http/health.ts'),
    import('./platform/metrics.ts')
  ])
  const log = createLogger(config.LOG_LEVEL, 'worker')
  endOnUncaught(log)
  const clock = clockFrom(config)
  const db = openDatabase(url, { poolSize: CONCURRENCY + 2, applicationName: 'keqing-worker', statementTimeoutMs: 0, clock })
  const worker = await startWorker({ url, db, clock, log, tasks: JOBS, crontab: CRONTAB, concurrency: CONCURRENCY })
  observePool(db.pool)
  const readiness = { stopping: false }
  const monitor = config.WORKER_PORT ? createMonitor({ db, config }, readiness) : undefined
  await monitor?.listen({ host: config.HOST, port: config.WORKER_PORT ?? 0 })
  log.info('working')
  const end = () => {
    readiness.stopping = true
    setTimeout(() => process.exit(1), DRAIN_MS).unref()
    worker
      .stop()
      .then(() => monitor?.close())
      .then(() => db.close())
      .then(
        () => process.exit(0),
        () => process.exit(1)
      )
  }
  process.once('SIGTERM', end)
  process.once('SIGINT', end)
}

start().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
})
