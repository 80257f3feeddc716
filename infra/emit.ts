/**
 * npm run emit: schema.graphql and schema.sql as the code and the migrations make them; `--check` only compares. On a database of its own that
 * is migrated from nothing, so that what is emitted depends on no one's data.
 */
import pg from 'pg'
import { ensureBuilt } from './build.ts'
import { envForOwner, runInTerminal, runQuietly } from './commands.ts'
import { withClient } from './connect.ts'
import { orHalt } from './halt.ts'
import { newPassword } from './project.ts'
import { scramVerifier, urlFor } from './roles.ts'
import { stateFolder } from './settings.ts'
import { openTestDatabase } from './test-database.ts'

const NAME = 'keqing_emit'
const ROLES = { owner: `${NAME}_owner`, app: `${NAME}_app`, platform: `${NAME}_platform` }

await orHalt(async () => {
  await ensureBuilt('api')
  const server = await openTestDatabase()
  try {
    const password = newPassword()
    await clear(server.superuserUrl)
    await make(server.superuserUrl, password)
    const at = (user: string) => {
      const url = new URL(urlFor(server.superuserUrl, user, password))
      url.pathname = `/${NAME}`
      return url.href
    }
    const urls = { ownerUrl: at(ROLES.owner), appUrl: at(ROLES.app), platformUrl: at(ROLES.platform) }
    const env = envForOwner(process.env, urls, stateFolder(process.env))
    await runQuietly('migrate.js', [], env)
    return await runInTerminal('emit.js', process.argv.slice(2), env)
  } finally {
    await clear(server.superuserUrl)
    await server.stop()
  }
})

async function make(superuserUrl: string, password: string): Promise<void> {
  const verifier = pg.escapeLiteral(scramVerifier(password))
  await withClient(superuserUrl, async client => {
    await client.query(
      Object.values(ROLES)
        .map(role => `create role ${role} login nosuperuser nobypassrls password ${verifier}`)
        .join(';')
    )
    await client.query(`create database ${NAME} owner ${ROLES.owner}`)
  })
}

async function clear(superuserUrl: string): Promise<void> {
  await withClient(superuserUrl, async client => {
    await client.query(`drop database if exists ${NAME} with (force)`)
    await client.query(`drop role if exists ${Object.values(ROLES).join(', ')}`)
  })
}
