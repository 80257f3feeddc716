// Brings the schema up to date, as the owner role: migrations, then the queue. Forward only. `--reset` empties the database first.
import { Migrator } from '@mikro-orm/migrations'
import { MikroORM } from '@mikro-orm/postgresql'
import { Pool } from 'pg'
import { installQueue } from './platform/jobs/install.ts'
import { migrations } from './migrations/index.ts'
import { appRole, platformRole } from './migrations/roles.ts'

const TOO_LONG_FOR_A_LOCK = 5_000

async function reset(pool: Pool): Promise<void> {
  await pool.query(`drop schema if exists graphile_worker cascade; drop schema if exists app cascade; drop schema public cascade; create schema public;
    grant usage on schema public to public;`)
}

/** Migrates the database at `url`. Safe to repeat; two at once are ordered by an advisory lock. */
export async function migrate(url: string, options: { reset?: boolean } = {}): Promise<string[]> {
  const pool = new Pool({ connectionString: url, max: 2, options: `-c lock_timeout=${TOO_LONG_FOR_A_LOCK} -c client_min_messages=warning` })
  pool.on('error', () => {})
  pool.on('connect', client => client.on('error', () => {}))
  const lock = await pool.connect()
  try {
    await lock.query(`select pg_advisory_lock(hashtextextended('keqing.migrate', 0))`)
    if (options.reset) await reset(pool)
    const orm = new MikroORM({
      clientUrl: url,
      entities: [],
      discovery: { warnWhenNoEntities: false },
      extensions: [Migrator],
      migrations: {
        tableName: 'migration',
        migrationsList: migrations,
        transactional: true,
        // Each by itself: what one locks, or checks under a lock, is not held through the next.
        allOrNothing: false,
        snapshot: false,
        disableForeignKeys: false,
        silent: true
      }
    })
    const done = await orm.migrator.up()
    await orm.close()
    await installQueue(pool, { app: appRole(), platform: platformRole() })
    return done.map(migration => migration.name)
  } finally {
    lock.release(true)
    await pool.end()
  }
}

if (process.argv[1]?.endsWith('migrate.js')) {
  const url = process.env.DATABASE_OWNER_URL
  if (!url) {
    console.error('DATABASE_OWNER_URL is not set: migrations run as the owner of the database.')
    process.exit(1)
  }
  try {
    const done = await migrate(url, { reset: process.argv.includes('--reset') })
    console.log(done.length > 0 ? `migrated: ${done.join(', ')}` : 'the schema is up to date')
  } catch (error) {
    console.error(`Migration failed, nothing was changed: ${error instanceof Error ? error.message : String(error)}`)
    process.exit(1)
  }
}
