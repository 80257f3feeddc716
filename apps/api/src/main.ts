// The API process: configuration, start, signals.
import { clockFrom } from './platform/clock.ts'
import { readConfig } from './platform/config.ts'
import { createLogger, endOnUncaught } from './platform/log.ts'
import { startTracing } from './platform/tracing.ts'

const DRAIN_MS = 10_000

async function start(): Promise<void> {
  const config = readConfig(process.env)
  await startTracing(config, 'keqing-api')
  // Only now: what is loaded before tracing hooks in is not traced.
  const [{ createService }, { observePool }] = await Promise.all([import('./server.ts'), import('./platform/metrics.ts')])
  const log = createLogger(config.LOG_LEVEL, 'api')
  endOnUncaught(log)
  const service = await createService(config, { clock: clockFrom(config), log })
  observePool(service.db.pool)
  await service.app.listen({ host: config.HOST, port: config.PORT })
  log.info({ port: config.PORT }, 'listening')
  let ending = false
  const end = () => {
    if (ending) return
    ending = true
    // Not ready first; then what is under way may finish (TRUST 40).
    service.readiness.stopping = true
    setTimeout(() => process.exit(1), DRAIN_MS).unref()
    service.close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'stopping failed')
        process.exit(1)
      }
    )
  }
  process.on('SIGTERM', end)
  process.on('SIGINT', end)
}

start().catch((error: unknown) => {
  const { code } = error as { code?: string }
  console.error(
    code === 'EADDRINUSE'
      ? `Port ${process.env.PORT ?? 4000} is taken. Choose another by PORT.`
      : error instanceof Error
        ? error.message
        : String(error)
  )
  process.exit(1)
})
