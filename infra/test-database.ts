/** A Postgres for tests: thrown away afterwards and therefore without fsync, or the one that TEST_DATABASE_URL names (any version from 15). */
import { rmSync } from 'node:fs'
import path from 'node:path'
import { checkDatabase } from './connect.ts'
import { choosePlace, temporaryBase } from './place.ts'
import { freePort, makeData, startServer, SUPERUSER } from './postgres.ts'
import { newPassword } from './project.ts'
import { urlFor } from './roles.ts'
import { stateFolder, type Env } from './settings.ts'

export interface TestDatabase {
  /** A superuser's address, on the database `postgres` (or the one named): tests make databases and roles of their own by it. */
  readonly superuserUrl: string
  stop(): Promise<void>
}

const FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' }

export async function openTestDatabase(env: Env = process.env): Promise<TestDatabase> {
  const given = env['TEST_DATABASE_URL']
  if (given) {
    await checkDatabase(given, 'TEST_DATABASE_URL')
    return { superuserUrl: given, stop: () => Promise.resolve() }
  }
  const place = choosePlace(stateFolder(env), () => undefined)
  const base = temporaryBase(place.user)
  const cluster = { data: path.join(base, 'postgres'), native: place.native, user: place.user, log: path.join(base, 'postgres.log') }
  const password = newPassword()
  try {
    await makeData(cluster, password, ['--no-sync'])
    const port = await freePort()
    const flags = Object.entries(FAST).flatMap(([name, value]) => ['-c', `${name}=${value}`])
    const server = await startServer(cluster, port, password, flags)
    const stop = async () => {
      await server.stop()
      rmSync(base, { recursive: true, force: true })
    }
    return { superuserUrl: urlFor(`postgres://127.0.0.1:${port}/postgres`, SUPERUSER, password), stop }
  } catch (error) {
    rmSync(base, { recursive: true, force: true })
    throw error
  }
}
