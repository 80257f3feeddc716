// Composition root: the only file that sees every feature. API, worker, commands and tests are made here from the same parts.
import 'reflect-metadata'
import type { FastifyInstance } from 'fastify'
import type { GraphQLSchema } from 'graphql'
import { buildSchema, type NonEmptyArray } from 'type-graphql'
import { feature as adjustment } from './features/adjustment/index.ts'
import { feature as apiClient } from './features/api-client/index.ts'
import { feature as audit } from './features/audit/index.ts'
import { feature as backtest } from './features/backtest/index.ts'
import { feature as benefit } from './features/benefit/index.ts'
import { feature as changeFeed } from './features/change-feed/index.ts'
import { feature as company } from './features/company/index.ts'
import { feature as customerList } from './features/customer-list/index.ts'
import { feature as customer } from './features/customer/index.ts'
import { feature as exports } from './features/export/index.ts'
import { feature as identity } from './features/identity/index.ts'
import { feature as imports } from './features/import/index.ts'
import { feature as night } from './features/night/index.ts'
import { feature as organisation } from './features/organisation/index.ts'
import { feature as overview } from './features/overview/index.ts'
import { feature as policy } from './features/policy/index.ts'
import { feature as points } from './features/points/index.ts'
import { feature as purchase } from './features/purchase/index.ts'
import { feature as redemption } from './features/redemption/index.ts'
import { feature as standing } from './features/standing/index.ts'
import { feature as tier } from './features/tier/index.ts'
import { feature as till } from './features/till/index.ts'
import { feature as timeline } from './features/timeline/index.ts'
import { feature as visit } from './features/visit/index.ts'
import { feature as cover } from './features/cover/index.ts'
import { feature as handover } from './features/handover/index.ts'
import { feature as incentive } from './features/incentive/index.ts'
import { feature as onboarding } from './features/onboarding/index.ts'
import { feature as spotCheck } from './features/spot-check/index.ts'
import { feature as checklist } from './features/checklist/index.ts'
import { feature as book } from './features/book/index.ts'
import { feature as voucherBatch } from './features/voucher-batch/index.ts'
import { feature as voucher } from './features/voucher/index.ts'
import type { Clock } from './platform/clock.ts'
import type { Command } from './platform/command.ts'
import type { Config } from './platform/config.ts'
import { Database } from './platform/db/database.ts'
import { guardDatabase } from './platform/db/guard.ts'
import { createOrm } from './platform/db/orm.ts'
import type { Feature } from './platform/feature.ts'
import { createApollo } from './platform/graphql/apollo.ts'
import { enforceRules } from './platform/graphql/enforce.ts'
import { DateTime } from './platform/graphql/scalars.ts'
import type { Readiness } from './platform/http/health.ts'
import { createServer } from './platform/http/server.ts'
import type { JobTask } from './platform/jobs/job-context.ts'
import type { Logger } from './platform/log.ts'

const FEATURES: readonly Feature[] = [
  company,
  audit,
  identity,
  organisation,
  apiClient,
  tier,
  points,
  customer,
  standing,
  adjustment,
  purchase,
  redemption,
  visit,
  customerList,
  timeline,
  night,
  overview,
  policy,
  voucher,
  backtest,
  changeFeed,
  benefit,
  till,
  voucherBatch,
  book,
  cover,
  handover,
  incentive,
  spotCheck,
  checklist,
  onboarding,
  imports,
  exports
]

export const JOBS: Readonly<Record<string, JobTask>> = Object.fromEntries(FEATURES.flatMap(feature => Object.entries(feature.jobs ?? {})))
export const COMMANDS: readonly Command[] = FEATURES.flatMap(feature => feature.commands ?? [])
export const CRONTAB: readonly string[] = FEATURES.flatMap(feature => feature.crontab ?? [])

export async function createSchema(): Promise<GraphQLSchema> {
  const resolvers = FEATURES.flatMap(feature => feature.resolvers ?? [])
  const schema = await buildSchema({
    resolvers: resolvers as unknown as NonEmptyArray<new () => object>,
    validate: false,
    scalarsMap: [{ type: Date, scalar: DateTime }],
    orphanedTypes: [],
    emitSchemaFile: false,
    // A whole introspection, more than half of what a schema costs to build: a test asks for it, once, and Apollo validates what it is given.
    skipCheck: true
  })
  return enforceRules(schema)
}

export function openDatabase(
  url: string,
  options: { poolSize: number; tenantShare?: number; applicationName: string; statementTimeoutMs?: number; clock?: Clock }
): Database {
  const orm = createOrm(FEATURES.flatMap(feature => feature.entities ?? []))
  return new Database({ url, statementTimeoutMs: options.statementTimeoutMs ?? 10_000, ...options }, orm)
}

/** Of the connections, for one company at most (TRUST 38): two whose work piles up still leave the others some. */
const TENANT_SHARE = 0.4

export interface Service {
  readonly app: FastifyInstance
  readonly db: Database
  readonly readiness: Readiness
  close(): Promise<void>
}

/** The API, ready to listen. @throws Error in one line where the database or its role is not fit (TRUST 1). */
export async function createService(config: Config, parts: { clock: Clock; log: Logger }): Promise<Service> {
  const poolSize = config.DATABASE_POOL_SIZE
  const tenantShare = Math.max(1, Math.floor(poolSize * TENANT_SHARE))
  const db = openDatabase(config.DATABASE_APP_URL, { poolSize, tenantShare, applicationName: 'keqing-api', clock: parts.clock })
  await guardDatabase(db)
  const readiness: Readiness = { stopping: false }
  const apollo = createApollo(await createSchema(), { production: config.NODE_ENV === 'production', log: parts.log, plugins: [] })
  await apollo.start()
  const secureCookies = config.PUBLIC_URL?.startsWith('https:') ?? false
  const routes = FEATURES.flatMap(feature => feature.routes ?? [])
  const app = await createServer({ config, db, clock: parts.clock, log: parts.log, apollo, secureCookies, routes }, readiness)
  return {
    app,
    db,
    readiness,
    async close() {
      await app.close()
      await apollo.stop()
      await db.close()
    }
  }
}
