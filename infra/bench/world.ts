/** A migrated throwaway database with one company of 200,000 customers and 2 million purchases, and the addresses of its roles. */
import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { distFile, envForOwner } from '../commands.ts'
import { say } from '../progress.ts'
import { provisionRoles, urlFor } from '../roles.ts'
import { openTestDatabase } from '../test-database.ts'
import { POPULATION } from './population.sql.ts'

export const HQ = { email: 'hq@bench.test', password: 'bench only phrase' }
export const size = (name: string, otherwise: number) => Number(process.env[name] ?? otherwise)

export interface BenchWorld {
  readonly superuserUrl: string
  readonly env: Record<string, string | undefined>
  readonly appUrl: string
  readonly platformUrl: string
  readonly tenantId: string
  readonly chainId: string
  readonly storeIds: readonly string[]
  readonly admin: pg.Pool
  /** Runs a platform command; its output. */
  keqing(...args: string[]): Promise<string>
  close(): Promise<void>
}

const run = promisify(execFile)

/** A company with stores, customers, purchases and entries, tiers decided. */
async function populate(admin: pg.Pool): Promise<void> {
  const customers = size('BENCH_CUSTOMERS', 200_000)
  const purchases = size('BENCH_PURCHASES', 2_000_000)
  const began = performance.now()
  for (const statement of POPULATION)
    await admin.query(statement.replaceAll(':customers', String(customers)).replaceAll(':purchases', String(purchases)))
  say(`${customers} customers, ${purchases} purchases made in ${((performance.now() - began) / 1000).toFixed(1)} s`)
}

export async function openBenchWorld(): Promise<BenchWorld> {
  const server = await openTestDatabase({ ...process.env, TEST_DATABASE_URL: undefined })
  const folder = mkdtempSync(path.join(os.tmpdir(), 'keqing-bench-'))
  const root = new pg.Client({ connectionString: server.superuserUrl })
  await root.connect()
  const ownerPassword = randomBytes(12).toString('hex')
  await root.query(`create role bench_owner login createrole password '${ownerPassword}'`)
  await root.query('create database bench owner bench_owner')
  await root.end()
  const at = new URL(server.superuserUrl)
  at.pathname = '/bench'
  const ownerUrl = urlFor(at.href, 'bench_owner', ownerPassword)
  const roles = await provisionRoles(ownerUrl, folder)
  const env = {
    ...envForOwner(process.env, { ownerUrl, ...roles, stop: () => Promise.resolve() } as never, folder),
    NODE_ENV: 'production'
  }
  const call = async (file: string, args: string[]) =>
    (await run(process.execPath, [distFile(file), ...args], { env, maxBuffer: 1 << 26 })).stdout
  await call('migrate.js', [])
  await call('keqing.js', [
    'tenant',
    'create',
    '--name',
    'Bench',
    '--chain',
    'Bench',
    '--currency',
    'GBP',
    '--time-zone',
    'Europe/London',
    '--locale',
    'en',
    '--country',
    'GB',
    '--hq-name',
    'Bench HQ',
    '--hq-email',
    HQ.email,
    '--password',
    HQ.password
  ])
  const admin = new pg.Pool({ connectionString: at.href, max: 4 })
  admin.on('error', () => {})
  await populate(admin)
  const { rows } = await admin.query<{ tenant_id: string; id: string; stores: string[] }>(
    'select c.tenant_id, c.id, (select array_agg(s.id order by s.code) from store s where s.tenant_id = c.tenant_id) as stores from chain c'
  )
  const chain = rows[0]
  if (!chain) throw new Error('the bench has no chain')
  return {
    superuserUrl: at.href,
    env,
    ...roles,
    tenantId: chain.tenant_id,
    chainId: chain.id,
    storeIds: chain.stores,
    admin,
    keqing: (...args) => call('keqing.js', args),
    async close() {
      await admin.end()
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    }
  }
}
