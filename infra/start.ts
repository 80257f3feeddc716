/**
 * npm start: from a clone to a system one can sign in to. Each step is safe to repeat and to break off at any moment.
 * `--dev` adds hot reload: swc and node watch the API and the worker, Vite serves the admin.
 */
import { demandFreePort, pageAddress } from './address.ts'
import { ensureBuilt } from './build.ts'
import { demoFile, envForOwner, runQuietly } from './commands.ts'
import { checkGiven, openDatabase, type Database } from './database.ts'
import { greet } from './greeting.ts'
import { orHalt } from './halt.ts'
import { endProcess } from './own-process.ts'
import { bringDown, startProcesses, type Session } from './processes.ts'
import { say, step } from './progress.ts'
import { ensureFolder } from './project.ts'
import { claim, findLeftBehind, release } from './running.ts'
import { readSettings } from './settings.ts'

await orHalt(async () => {
  const settings = readSettings(process.env)
  const dev = process.argv.includes('--dev')
  const stop = new AbortController()
  ensureFolder(settings.folder, 'KEQING_FOLDER')
  const leftBehind = findLeftBehind(settings.folder)
  const remember = claim(settings.folder, dev ? 'npm run dev' : 'npm start', pageAddress(settings.host, settings.port))
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop.abort())
  endWithNpm(stop)
  const session: Session = { settings, dev, signal: stop.signal, fatal: Promise.withResolvers(), children: new Set(), remember }
  session.fatal.promise.catch(() => undefined)
  try {
    for (const mark of leftBehind) await endProcess(mark, 'SIGTERM', 10_000)
    await bringUp(session)
    await Promise.race([aborted(stop.signal), session.fatal.promise])
  } catch (error) {
    if (!stop.signal.aborted) throw error
  } finally {
    const asked = stop.signal.aborted
    stop.abort()
    await bringDown(session)
    release(settings.folder)
    if (asked) say('stopped')
  }
  return 0
})

async function bringUp(session: Session): Promise<void> {
  const { settings, dev, signal } = session
  const began = Date.now()
  await demandFreePort(settings.host, settings.port, 'PORT')
  if (dev) await demandFreePort('127.0.0.1', settings.vitePort, 'VITE_PORT')
  if (settings.workerPort !== undefined) await demandFreePort(settings.host, settings.workerPort, 'WORKER_PORT')
  await checkGiven(settings.database)
  say(`Keqing 客情${dev ? ', with hot reload' : ''}`)
  const database = await prepare(session)
  const demo = demoFile(settings)
  const env = { ...envForOwner(process.env, database, settings.folder), NODE_ENV: settings.nodeEnv, KEQING_DEMO_FILE: demo }
  signal.throwIfAborted()
  await step('migrations', () => runQuietly('migrate.js', [], env, { signal }), lastLine)
  if (settings.demo) await step('demo', tell => runQuietly('seed.js', ['--if-empty'], env, { signal, tell }), lastLine)
  await step('processes', () => startProcesses(session, database))
  greet(settings, dev, demo, began)
}

/** Database and builds do not need each other. If one fails the builds are broken off; all are waited for, so that nothing is left half begun. */
async function prepare(session: Session): Promise<Database> {
  const { settings, dev } = session
  const failure = new AbortController()
  const signal = AbortSignal.any([session.signal, failure.signal])
  const outcome = (built: boolean) => (built ? 'built' : 'unchanged')
  const open = async () =>
    (session.database = await openDatabase({ folder: settings.folder, env: process.env, say: line => say(`  ${line}`) }))
  const opening = step('database', open, database => database.where)
  const builds = [step('api', () => ensureBuilt('api', signal), outcome)]
  if (!dev) builds.push(step('admin', () => ensureBuilt('admin', signal), outcome))
  const all = [opening, ...builds]
  for (const each of all) each.catch((error: unknown) => failure.abort(error))
  await Promise.allSettled(all)
  // The first that failed; the others' failures may be no more than having been broken off.
  if (failure.signal.aborted) throw failure.signal.reason
  return opening
}

/** npm hands a SIGTERM to the shell it runs us by, which dies of it and tells nobody: its end is taken for the signal. */
function endWithNpm(stop: AbortController): void {
  if (process.env['npm_lifecycle_event'] === undefined) return
  const parent = process.ppid
  const look = () => {
    if (process.ppid !== parent) stop.abort()
  }
  setInterval(look, 300).unref()
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise(resolve => (signal.aborted ? resolve() : signal.addEventListener('abort', () => resolve(), { once: true })))
}

function lastLine(text: string): string {
  return text.split('\n').at(-1) ?? ''
}
