/**
 * One Postgres server over one data folder: made whole or not at all (initdb works aside and is renamed), started behind a shell that
 * stops it when this process dies, however it dies. A crash leaves nothing that the next start has to be helped with.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  writeFileSync
} from 'node:fs'
import { createServer } from 'node:net'
import { totalmem } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { Halt } from './halt.ts'
import { endProcess, markOf, worksIn } from './own-process.ts'
import type { DatabaseUser, Place } from './place.ts'

export const MAJOR = 18
export const SUPERUSER = 'postgres'

export interface Cluster {
  readonly data: string
  readonly native: string
  readonly user: DatabaseUser
  readonly log: string
}

export const clusterIn = (place: Place, log: string): Cluster => ({
  data: path.join(place.base, 'postgres'),
  native: place.native,
  user: place.user,
  log
})

const plainEnv = { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' }

/** `absent`: nothing there, to be made. `whole`: can be started. Anything between is a Halt, for it may hold someone's data. */
export function inspectData(data: string): 'absent' | 'whole' {
  if (!existsSync(data) || readdirSync(data).length === 0) return 'absent'
  const missing = ['PG_VERSION', 'postgresql.conf', 'global/pg_control', 'base'].find(name => !existsSync(path.join(data, name)))
  if (missing) throw new Halt(`the database folder ${data} is incomplete (no ${missing}); npm run reset starts over with an empty one`)
  const version = readFileSync(path.join(data, 'PG_VERSION'), 'utf8').trim()
  if (version !== String(MAJOR))
    throw new Halt(`the database folder ${data} is of Postgres ${version}, not ${MAJOR}; npm run reset starts over with an empty one`)
  return 'whole'
}

/** UTF-8 with Unicode rules that are the same on every machine (builtin C.UTF-8), whatever locales it has. */
export async function makeData(cluster: Cluster, password: string, flags: readonly string[] = []): Promise<void> {
  const { data, user } = cluster
  const parent = path.dirname(data)
  for (const name of readdirSync(parent))
    if (name.startsWith('postgres.new')) rmSync(path.join(parent, name), { recursive: true, force: true })
  const draft = `${data}.new`
  const passwordFile = `${draft}-password`
  mkdirSync(draft, { mode: 0o700 })
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (user.uid !== undefined && user.gid !== undefined) for (const file of [draft, passwordFile]) chownSync(file, user.uid, user.gid)
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const who = [`--username=${SUPERUSER}`, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--no-instructions']
  try {
    const initdb = spawn(path.join(cluster.native, 'bin/initdb'), ['-D', draft, ...locale, ...who, ...flags], {
      ...user,
      cwd: parent,
      env: plainEnv,
      detached: true
    })
    const said: string[] = []
    initdb.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()))
    initdb.stdout.resume()
    const [code] = (await once(initdb, 'close')) as [number | null]
    if (code !== 0) throw new Halt(`the database folder could not be made: ${lastLine(said.join(''))}`)
    rmSync(data, { recursive: true, force: true })
    renameSync(draft, data)
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

/** The remembered port if nobody took it, else a free one. */
export async function freePort(wanted?: number): Promise<number> {
  for (const port of wanted === undefined ? [0] : [wanted, 0]) {
    const server = createServer()
    const found = await new Promise<number | undefined>(resolve => {
      server.once('error', () => resolve(undefined))
      server.listen(port, '127.0.0.1', () => resolve((server.address() as { port: number }).port))
    })
    if (found === undefined) continue
    server.close()
    await once(server, 'close')
    return found
  }
  throw new Halt('no free port on 127.0.0.1')
}

/**
 * A server that outlived its command (only the guarding shell was killed) is stopped first. A pid file whose number now belongs to
 * another process would keep Postgres from starting for ever; it is removed. Postgres itself clears one whose process is gone.
 */
export async function clearLastServer(data: string): Promise<void> {
  const file = path.join(data, 'postmaster.pid')
  if (!existsSync(file)) return
  const mark = markOf(Number(readFileSync(file, 'utf8').split('\n')[0]))
  if (!mark) return
  if (worksIn(mark.pid, data)) await endProcess(mark, 'SIGINT', 20_000)
  else rmSync(file, { force: true })
}

/** Durable by default: what was acknowledged is on disk. No socket file, loopback only. The log keeps no values of rows (TRUST-34). */
function flagsFor(port: number): string[] {
  const mb = (share: number, most: number) => `${Math.min(most, Math.max(32, Math.floor((totalmem() / 2 ** 20) * share)))}MB`
  const set = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '100',
    shared_buffers: mb(0.125, 512),
    maintenance_work_mem: mb(0.05, 256),
    work_mem: '16MB',
    max_wal_size: '2GB',
    random_page_cost: '1.1',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    // A container's /dev/shm is often 64 MB, too little for a parallel hash join.
    ...(process.platform === 'linux' && smallSharedMemory() ? { dynamic_shared_memory_type: 'sysv' } : {})
  }
  return ['-p', String(port), ...Object.entries(set).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
}

function smallSharedMemory(): boolean {
  try {
    const { bsize, blocks } = statfsSync('/dev/shm')
    return bsize * blocks < 512 * 2 ** 20
  } catch {
    return true
  }
}

/** When the pipe on stdin ends, because this process said so or died, the server stops fast. `wait` gives the server's exit code. */
const GUARD = 'exec 3<&0; "$@" 3<&- & pid=$!; (cat <&3 >/dev/null; kill -INT $pid 2>/dev/null) >/dev/null 2>&1 & exec 3<&-; wait $pid'

export interface Server {
  /** Fast stop: open transactions are rolled back, everything committed is on disk. */
  stop(): Promise<void>
  /** Called when the server ends without having been asked to. */
  onLost(listener: () => void): void
}

export async function startServer(cluster: Cluster, port: number, password: string, flags: readonly string[] = []): Promise<Server> {
  await clearLastServer(cluster.data)
  const log = openSync(cluster.log, 'w', 0o600)
  const args = ['-c', GUARD, 'sh', path.join(cluster.native, 'bin/postgres'), '-D', cluster.data, ...flagsFor(port), ...flags]
  const child = spawn('/bin/sh', args, { ...cluster.user, cwd: cluster.data, env: plainEnv, stdio: ['pipe', log, log], detached: true })
  closeSync(log)
  child.stdin?.on('error', () => undefined)
  const ended = once(child, 'exit')
  void ended.then(() => child.stdin?.end())
  let stopping = false
  await untilReady(child, port, password, cluster.log)
  return {
    stop: async () => {
      stopping = true
      child.stdin?.end()
      await ended
    },
    onLost: listener => void ended.then(() => (stopping ? undefined : listener()))
  }
}

async function untilReady(child: ChildProcess, port: number, password: string, log: string): Promise<void> {
  for (const end = Date.now() + 60_000; Date.now() < end; await sleep(40)) {
    if (child.exitCode !== null)
      throw new Halt(`Postgres did not start: ${lastLine(readFileSync(log, 'utf8'))} (log: ${log}; npm run reset starts over)`)
    const client = new pg.Client({
      host: '127.0.0.1',
      port,
      user: SUPERUSER,
      password,
      database: 'postgres',
      connectionTimeoutMillis: 2000
    })
    client.on('error', () => undefined)
    try {
      await client.connect()
      return
    } catch (error) {
      if ((error as { code?: string }).code === '28P01') {
        child.stdin?.end()
        throw new Halt('the database does not know the password in .keqing/database.json; npm run reset starts over')
      }
    } finally {
      await client.end().catch(() => undefined)
    }
  }
  child.stdin?.end()
  throw new Halt(`Postgres did not come up within 60 s (log: ${log})`)
}

const lastLine = (text: string): string => {
  const lines = text
    .trim()
    .split('\n')
    .filter(line => !line.includes('the database system is starting up'))
  return (lines.findLast(line => /FATAL|PANIC|error:/.test(line)) ?? lines.at(-1) ?? 'no word of it').trim()
}
