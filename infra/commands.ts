/** The API package's own commands (migrate, seed, keqing, emit), run as processes. */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { addressOf } from './connect.ts'
import type { Database } from './database.ts'
import { Halt } from './halt.ts'
import { API, ROOT } from './project.ts'
import { userOf, type Env, type Settings } from './settings.ts'

type Urls = Pick<Database, 'ownerUrl' | 'appUrl' | 'platformUrl'>

/** What serves requests gets the two walled roles and never the owner, whose address may have come by the environment. */
export function envForServing(env: Env, urls: Urls, folder: string): Env {
  const { DATABASE_URL: _owner, DATABASE_OWNER_URL: _also, ...rest } = env
  return { ...rest, DATABASE_APP_URL: urls.appUrl, DATABASE_PLATFORM_URL: urls.platformUrl, KEQING_FOLDER: folder }
}

/** What migrates, seeds or administers gets the owner too, and the names of the roles to grant to. */
export function envForOwner(env: Env, urls: Urls, folder: string): Env {
  return {
    ...envForServing(env, urls, folder),
    DATABASE_OWNER_URL: urls.ownerUrl,
    DATABASE_APP_ROLE: userOf(urls.appUrl),
    DATABASE_PLATFORM_ROLE: userOf(urls.platformUrl)
  }
}

/** Demo accounts belong to one database; a brought one has a file of its own. */
export function demoFile(settings: Settings): string {
  const { ownerUrl } = settings.database
  const suffix = ownerUrl === undefined ? '' : `-${createHash('sha256').update(addressOf(ownerUrl)).digest('hex').slice(0, 8)}`
  return path.join(settings.folder, `demo${suffix}.json`)
}

export const distFile = (name: string): string => path.join(API, 'dist', name)

interface Listener {
  readonly signal?: AbortSignal
  /** Gets each line while it runs. */
  readonly tell?: (line: string) => void
}

/** Runs to its end; its words are shown only when it fails. */
export async function runQuietly(name: string, args: readonly string[], env: Env, { signal, tell }: Listener = {}): Promise<string> {
  const child = spawn(process.execPath, [distFile(name), ...args], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    signal
  })
  const said: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk))
  if (tell) createInterface({ input: child.stdout }).on('line', tell)
  const code = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve))
  const text = Buffer.concat(said).toString().trim()
  if (code !== 0) throw new Halt(`${name} failed:\n${text.split('\n').slice(-30).join('\n')}`)
  return text
}

/** Runs with the terminal as its own; its exit code is the answer. Ctrl-C reaches it directly, so it is left to it to end. */
export async function runInTerminal(name: string, args: readonly string[], env: Env): Promise<number> {
  const ignore = () => undefined
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, ignore)
  const child = spawn(process.execPath, [distFile(name), ...args], { cwd: ROOT, env, stdio: 'inherit' })
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  return new Promise((resolve, reject) => child.once('error', reject).once('close', (code, signal) => resolve(signal ? 128 : (code ?? 1))))
}
