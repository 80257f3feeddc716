// Prometheus metrics of this process. Labels are operations, tasks and outcomes; never a tenant's or a person's.
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Pool } from 'pg'

export const registry = new Registry()

export const requestSeconds = new Histogram({
  name: 'keqing_graphql_request_seconds',
  help: 'Duration of GraphQL requests.',
  labelNames: ['operation', 'outcome'],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  registers: [registry]
})
export const jobSeconds = new Histogram({
  name: 'keqing_job_seconds',
  help: 'Duration of jobs.',
  labelNames: ['task', 'outcome'],
  buckets: [0.1, 0.5, 1, 5, 15, 60, 300, 900],
  registers: [registry]
})
export const nightLagSeconds = new Histogram({
  name: 'keqing_night_lag_seconds',
  help: 'From the midnight at which a chain’s night was due to its end.',
  labelNames: ['task'],
  buckets: [60, 300, 900, 1_800, 3_600, 7_200, 14_400, 43_200, 86_400],
  registers: [registry]
})
export const signInFailures = new Counter({ name: 'keqing_sign_in_failures_total', help: 'Refused sign-ins.', registers: [registry] })

export function observePool(pool: Pool): void {
  collectDefaultMetrics({ register: registry, prefix: 'keqing_' })
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(read())
      }
    })
  gauge('keqing_pool_connections', 'Open database connections.', () => pool.totalCount)
  gauge('keqing_pool_idle', 'Idle database connections.', () => pool.idleCount)
  gauge('keqing_pool_waiting', 'Requests waiting for a connection.', () => pool.waitingCount)
}
