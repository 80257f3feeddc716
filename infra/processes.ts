/** The processes of a running system: started, watched over, ended in order. The API's death ends the whole; a worker is started again. */
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { probeAddress } from './address.ts'
import { startChild, type Child, type Recipe } from './children.ts'
import { distFile, envForServing } from './commands.ts'
import type { Database } from './database.ts'
import { Halt } from './halt.ts'
import { ADMIN, API, ROOT } from './project.ts'
import type { claim } from './running.ts'
import { say } from './progress.ts'
import type { Env, Settings } from './settings.ts'

const PATIENCE_MS = 10_000
const READY_WITHIN_MS = 60_000
const WORKER_RESTARTS = 5
const GUARDED = ['--enable-source-maps', '--import', path.join(import.meta.dirname, 'child-guard.ts')]

export interface Session {
  readonly settings: Settings
  readonly dev: boolean
  readonly signal: AbortSignal
  /** Rejects when something died that the rest cannot do without. */
  readonly fatal: PromiseWithResolvers<never>
  readonly children: Set<Child>
  readonly remember: ReturnType<typeof claim>
  database?: Database
}

export async function startProcesses(session: Session, database: Database): Promise<void> {
  const { settings, dev } = session
  const env: Env = {
    ...envForServing(process.env, database, settings.folder),
    NODE_ENV: settings.nodeEnv,
    HOST: settings.host,
    PORT: String(settings.port),
    ADMIN_DIST: path.join(ADMIN, 'dist')
  }
  const watch = dev ? ['--watch', '--watch-preserve-output'] : []
  const serve = (name: string, file: string): Recipe => ({ name, args: [...watch, ...GUARDED, distFile(file)], cwd: ROOT, env })
  if (dev) for (const recipe of devRecipes(env, settings)) watchOver(session, recipe, 0)
  const api = watchOver(session, serve('api', 'main.js'), 0)
  watchOver(session, serve('worker', 'worker.js'), WORKER_RESTARTS)
  await Promise.race([untilReady(session, api), session.fatal.promise])
}

function devRecipes(env: Env, settings: Settings): Recipe[] {
  const swc = [path.join(ROOT, 'node_modules/@swc/cli/bin/swc.js'), 'src', '-d', 'dist', '--strip-leading-paths', '--watch', '--quiet']
  const vite = [
    path.join(ADMIN, 'node_modules/vite/bin/vite.js'),
    '--host',
    '127.0.0.1',
    '--port',
    String(settings.vitePort),
    '--strictPort'
  ]
  const viteEnv = { ...env, API_PORT: String(settings.port) }
  return [
    { name: 'swc', args: swc, cwd: API, env, loud: true },
    { name: 'vite', args: vite, cwd: ADMIN, env: viteEnv, loud: true }
  ]
}

/** A child that dies is started again as often as it may be, a little later each time; its last death is the whole's. */
function watchOver(session: Session, recipe: Recipe, restarts: number): Child {
  const child = startChild(recipe, path.join(session.settings.folder, 'logs'))
  session.children.add(child)
  session.remember([...session.children].flatMap(({ mark }) => mark ?? []))
  void child.ended.then(async how => {
    session.children.delete(child)
    if (session.signal.aborted) return
    const word = child.lastWords()
    if (restarts === 0) return session.fatal.reject(new Halt(`${recipe.name} ended (${how})${word && `: ${word}`}; log: ${child.log}`))
    say(`[${recipe.name}] ended (${how}); starting it again`)
    await sleep(500 * 2 ** (WORKER_RESTARTS - restarts))
    if (!session.signal.aborted) watchOver(session, recipe, restarts - 1)
  })
  return child
}

async function untilReady(session: Session, api: Child): Promise<void> {
  const { host, port } = session.settings
  const url = new URL('health/ready', probeAddress(host, port))
  for (const end = Date.now() + READY_WITHIN_MS; Date.now() < end; await sleep(60)) {
    session.signal.throwIfAborted()
    const answer = await fetch(url, { signal: AbortSignal.timeout(2000) }).catch(() => undefined)
    await answer?.body?.cancel()
    if (answer?.ok) return
  }
  throw new Halt(`the API was not ready within ${READY_WITHIN_MS / 1000} s${api.lastWords() && `: ${api.lastWords()}`}; log: ${api.log}`)
}

/** API and worker first, all at once; the database they finish their work with last. */
export async function bringDown(session: Session): Promise<void> {
  await Promise.all([...session.children].map(child => child.stop(PATIENCE_MS)))
  await session.database?.stop()
}
