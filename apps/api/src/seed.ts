// The demo's command: `seed [--if-empty] [--in-production]`. It says line by line what it is at; the last line is what a start shows. Asked at every start, so what makes the demo is
// loaded only where one is to be made.
import 'reflect-metadata'
import { Pool } from 'pg'
import { demoState, type DemoState } from './features/demo/demo-state.ts'
import { systemClock } from './platform/clock.ts'

const SEED = '客情'

async function onceConnected<T>(url: string, work: (pool: Pool) => Promise<T>): Promise<T> {
  const pool = new Pool({ connectionString: url, max: 1, connectionTimeoutMillis: 5_000 })
  pool.on('error', () => {})
  try {
    return await work(pool)
  } finally {
    await pool.end()
  }
}

interface Where {
  readonly platformUrl: string
  readonly demoFile: string | undefined
}

async function make(state: DemoState, { platformUrl, demoFile }: Where): Promise<readonly string[]> {
  const [{ seedDemo }, { openDatabase }, { gatherStatistics }] = await Promise.all([
    import('./features/demo/index.ts'),
    import('./server.ts'),
    import('./platform/db/statistics.ts')
  ])
  const platform = openDatabase(platformUrl, { poolSize: 1, applicationName: 'keqing-seed', statementTimeoutMs: 0 })
  try {
    const made = await seedDemo(platform, state, { now: systemClock.now(), seed: SEED, demoFile, tell: at => console.log(at) })
    // So that the first pages are planned by what is there, not by what autovacuum has yet to see.
    console.log('gathering statistics')
    await gatherStatistics(platform)
    return made
  } finally {
    await platform.close()
  }
}

async function run(env: NodeJS.ProcessEnv, args: readonly string[]): Promise<string> {
  const { DATABASE_PLATFORM_URL: platformUrl, KEQING_DEMO_FILE: demoFile, NODE_ENV } = env
  const ifEmpty = args.includes('--if-empty')
  if (!platformUrl) throw new Error('DATABASE_PLATFORM_URL is not set: the demo is made as the platform role.')
  if (NODE_ENV === 'production' && !args.includes('--in-production')) {
    if (ifEmpty) return 'none in production'
    throw new Error('this is production; --in-production makes it all the same.')
  }
  const began = Date.now()
  const state = await onceConnected(platformUrl, pool => demoState(statement => pool.query(statement), demoFile))
  if (state.missing.length === 0) {
    if (ifEmpty) return 'there are companies'
    throw new Error('there is a company already; the demo is for an empty database.')
  }
  const made = await make(state, { platformUrl, demoFile })
  return `${made.toReversed().join(', ')} (${((Date.now() - began) / 1000).toFixed(1)} s)`
}

try {
  console.log(await run(process.env, process.argv.slice(2)))
} catch (error) {
  console.error(`The demo was not made: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
}
