// A process of its own, since Jest's loader and Node's do not share TypeScript modules: starts the test server, makes its roles and the migrated
// template database, says where in one line of JSON, and lives until its standard input ends.
import pg from 'pg'
import { openTestDatabase } from '../../../infra/test-database.ts'
import { migrate } from '../src/migrate.ts'
import { TEMPLATE } from './template.ts'

const server = await openTestDatabase()

function at(database: string, user: string): string {
  const url = new URL(server.superuserUrl)
  url.pathname = `/${database}`
  url.username = user
  url.password = 'test'
  return url.href
}

async function makeTemplate(): Promise<void> {
  const admin = new pg.Client({ connectionString: server.superuserUrl })
  await admin.connect()
  await admin.query(`drop database if exists ${TEMPLATE} with (force)`)
  for (const name of ['keqing_test_owner', 'keqing_test_app', 'keqing_test_platform']) {
    await admin.query(
      `do $$ begin if not exists (select from pg_roles where rolname = '${name}') then create role ${name} login password 'test'; end if; end $$`
    )
  }
  await admin.query(`create database ${TEMPLATE} owner keqing_test_owner`)
  await admin.end()
  process.env.DATABASE_APP_URL = at(TEMPLATE, 'keqing_test_app')
  process.env.DATABASE_PLATFORM_URL = at(TEMPLATE, 'keqing_test_platform')
  await migrate(at(TEMPLATE, 'keqing_test_owner'))
}

async function stop(): Promise<void> {
  await server.stop()
  process.exit(0)
}

process.stdin.on('end', () => void stop()).resume()
process.on('SIGTERM', () => void stop())
try {
  await makeTemplate()
  console.log(JSON.stringify({ superuserUrl: server.superuserUrl }))
} catch (error) {
  console.error(error)
  await server.stop()
  process.exit(1)
}
