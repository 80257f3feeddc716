/** npm run keqing -- …: the platform's commands. On the database that is running, or on one opened for the command and closed after it. */
import { existsSync } from 'node:fs'
import { ensureBuilt } from './build.ts'
import { distFile, envForOwner, runInTerminal, runQuietly } from './commands.ts'
import { checkDatabase } from './connect.ts'
import { checkGiven, openDatabase, ownDatabaseUrls } from './database.ts'
import { Halt, orHalt } from './halt.ts'
import { say, waitFor } from './progress.ts'
import { claim, findRunning, release } from './running.ts'
import { readSettings, type Settings } from './settings.ts'

const args = process.argv.slice(2)

await orHalt(async () => {
  const settings = readSettings(process.env)
  const running = findRunning(settings.folder)
  return running?.address === undefined ? onOpened(settings) : onRunning(settings)
})

/** A start keeps its own build up to date (with --dev, continuously): nothing is built under its feet. */
async function onRunning(settings: Settings): Promise<number> {
  const given = settings.database.ownerUrl !== undefined
  const database = given ? await openDatabase({ folder: settings.folder, env: process.env }) : ownDatabaseUrls(settings.folder)
  if (!database || !(await answers(database.ownerUrl)))
    throw new Halt('what runs in this folder uses another database: set DATABASE_URL as it was started')
  if (!existsSync(distFile('keqing.js'))) await ensureBuilt('api')
  return runInTerminal('keqing.js', args, envForOwner({ ...process.env, NODE_ENV: settings.nodeEnv }, database, settings.folder))
}

function answers(url: string): Promise<boolean> {
  return checkDatabase(url).then(
    () => true,
    () => false
  )
}

async function onOpened(settings: Settings): Promise<number> {
  claim(settings.folder, `npm run keqing -- ${args.slice(0, 2).join(' ')}`)
  try {
    await checkGiven(settings.database)
    await waitFor('api', () => ensureBuilt('api'))
    const database = await waitFor('database', () => openDatabase({ folder: settings.folder, env: process.env, say }))
    try {
      const env = envForOwner({ ...process.env, NODE_ENV: settings.nodeEnv }, database, settings.folder)
      await waitFor('migrations', () => runQuietly('migrate.js', [], env))
      return await runInTerminal('keqing.js', args, env)
    } finally {
      await database.stop()
    }
  } finally {
    release(settings.folder)
  }
}
