// What monitors ask a process: alive, ready, metrics. The API answers on its address, a worker on one of its own.
import Fastify, { type FastifyInstance } from 'fastify'
import type { Config } from '../config.ts'
import type { Database } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { mayReadMetrics } from './metrics-access.ts'
import { registry } from '../metrics.ts'

export interface Readiness {
  stopping: boolean
}

interface Parts {
  readonly db: Pick<Database, 'global'>
  readonly config: Pick<Config, 'METRICS' | 'METRICS_TOKEN'>
}

export function serveHealth(app: FastifyInstance, parts: Parts, readiness: Readiness): void {
  app.get('/health/live', () => ({ status: 'ok' }))
  app.get('/health/ready', async (_request, reply) => {
    const reachable = await parts.db.global(sql`select 1`).then(
      () => true,
      () => false
    )
    const ready = reachable && !readiness.stopping
    return reply.status(ready ? 200 : 503).send({ status: ready ? 'ok' : readiness.stopping ? 'stopping' : 'no database' })
  })
  const { METRICS, METRICS_TOKEN } = parts.config
  if (!METRICS) return
  const mayRead = mayReadMetrics(METRICS_TOKEN)
  app.get('/metrics', async (request, reply) => {
    if (mayRead(request.raw)) return reply.type(registry.contentType).send(await registry.metrics())
    return reply
      .status(401)
      .header('www-authenticate', 'Bearer')
      .send({ errors: [{ message: 'Metrics are for monitors.', extensions: { code: 'UNAUTHENTICATED', correlationId: request.id } }] })
  })
}

/** A worker's own address, for monitors alone. */
export function createMonitor(parts: Parts, readiness: Readiness): FastifyInstance {
  const app = Fastify({ logger: false })
  serveHealth(app, parts, readiness)
  return app
}
