/**
 * npm run reset: starts over with an empty database. What is running in this folder is stopped first. A database that DATABASE_URL names
 * is emptied only on an explicit --yes, for it may be anyone's.
 */
import { existsSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline/promises'
import { ensureBuilt } from './build.ts'
import { demoFile, envForOwner, runQuietly } from './commands.ts'
import { addressOf } from './connect.ts'
import { openDatabase } from './database.ts'
import { Halt, orHalt } from './halt.ts'
import { endProcess } from './own-process.ts'
import { rememberedBase } from './place.ts'
import { clearLastServer } from './postgres.ts'
import { say, step } from './progress.ts'
import { ensureFolder } from './project.ts'
import { claim, findLeftBehind, findRunning, release } from './running.ts'
import { readSettings, type Settings } from './settings.ts'

const PATIENCE_MS = 30_000

await orHalt(async () => {
  const settings = readSettings(process.env)
  const yes = process.argv.includes('--yes') || process.argv.includes('-y')
  const { ownerUrl } = settings.database
  if (ownerUrl !== undefined && !yes) {
    throw new Halt(
      `DATABASE_URL is set: this would delete everything of Keqing in ${addressOf(ownerUrl)}; if that is meant: npm run reset -- --yes`
    )
  }
  if (!existsSync(settings.folder) && ownerUrl === undefined) return sayDone('there is nothing to reset')
  if (!yes && process.stdin.isTTY && !(await confirmed(settings.folder))) return sayDone('nothing was changed')
  ensureFolder(settings.folder, 'KEQING_FOLDER')
  await stopRunning(settings.folder)
  claim(settings.folder, 'npm run reset')
  try {
    if (ownerUrl === undefined) await removeOwn(settings.folder)
    else await emptyGiven(settings)
  } finally {
    release(settings.folder)
  }
  return sayDone('done; npm start begins anew')
})

function sayDone(line: string): number {
  say(line)
  return 0
}

async function confirmed(folder: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  const answer = await terminal.question(`Delete the database in ${folder}, with all that was entered? 删除全部数据? [y/N] `)
  terminal.close()
  return /^(y|yes|是)$/i.test(answer.trim())
}

async function stopRunning(folder: string): Promise<void> {
  const running = findRunning(folder)
  if (running) {
    say(`stopping "${running.command}" (process ${running.pid})`)
    await endProcess(running, 'SIGTERM', PATIENCE_MS)
  }
  for (const mark of findLeftBehind(folder)) await endProcess(mark, 'SIGTERM', PATIENCE_MS)
}

/** All that the folder holds but the claim itself; a folder elsewhere only if this checkout made it. */
async function removeOwn(folder: string): Promise<void> {
  const elsewhere = rememberedBase(folder)
  for (const base of [elsewhere, folder]) if (base) await clearLastServer(path.join(base, 'postgres'))
  if (elsewhere) rmSync(elsewhere, { recursive: true, force: true })
  for (const name of readdirSync(folder)) {
    if (name !== 'running.json' && name !== 'build.json') rmSync(path.join(folder, name), { recursive: true, force: true })
  }
}

async function emptyGiven(settings: Settings): Promise<void> {
  const database = await openDatabase({ folder: settings.folder, env: process.env })
  await step('api', () => ensureBuilt('api'))
  await step('emptying', () => runQuietly('migrate.js', ['--reset'], envForOwner(process.env, database, settings.folder)))
  rmSync(demoFile(settings), { force: true })
  await database.stop()
}
