/**
 * Configuration is read once, here, before anything slow happens; a wrong value is one line that names the variable. What API and worker read
 * themselves is checked by their own module: there is one schema. Table: CONFIGURATION.md.
 */
import path from 'node:path'
import { readConfig, type Config } from '../apps/api/src/platform/config.ts'
import { Halt } from './halt.ts'
import { ROOT } from './project.ts'

export type Env = Record<string, string | undefined>

export interface Settings {
  readonly host: string
  readonly port: number
  readonly vitePort: number
  /** Where the worker answers monitors, if anywhere. */
  readonly workerPort?: number
  readonly folder: string
  readonly demo: boolean
  readonly nodeEnv: string
  readonly database: DatabaseSettings
}

export interface DatabaseSettings {
  /** The owner's address when a Postgres is brought along; without it the project runs its own. */
  readonly ownerUrl?: string
  readonly appUrl?: string
  readonly platformUrl?: string
  /** Port of the project's own Postgres; without it a free one is chosen and remembered. */
  readonly ownPort?: number
}

const given = (env: Env, name: string): string | undefined => (env[name]?.trim() ? env[name].trim() : undefined)

function readPort(env: Env, name: string): number | undefined {
  const text = given(env, name)
  if (text === undefined) return undefined
  const port = Number(text)
  if (!/^\d+$/.test(text) || port < 1 || port > 65535) throw new Halt(`${name} is "${text}"; it must be a whole number from 1 to 65535`)
  return port
}

function readChoice<T extends string>(env: Env, name: string, choices: readonly [T, ...T[]]): T {
  const text = given(env, name) ?? choices[0]
  const found = choices.find(choice => choice === text)
  if (found === undefined) throw new Halt(`${name} is "${text}"; it must be one of ${choices.join(', ')}`)
  return found
}

/** The value is never repeated in a message: it holds a password. */
function readDatabaseUrl(env: Env, name: string): string | undefined {
  const text = given(env, name)
  if (text === undefined) return undefined
  const form = 'postgres://user:password@host:port/database'
  const url = URL.parse(text)
  if (url === null) throw new Halt(`${name} is not an address; it must look like ${form}`)
  if (!['postgres:', 'postgresql:'].includes(url.protocol))
    throw new Halt(`${name} begins with ${url.protocol}//; it must look like ${form}`)
  if (url.pathname.length < 2) throw new Halt(`${name} names no database; it must look like ${form}`)
  if (!url.hostname && !url.searchParams.get('host')) throw new Halt(`${name} names no host; it must look like ${form}`)
  return text
}

export const userOf = (url: string): string => {
  const parsed = new URL(url)
  return decodeURIComponent(parsed.username || (parsed.searchParams.get('user') ?? ''))
}

export function readDatabaseSettings(env: Env): DatabaseSettings {
  const ownerUrl = readDatabaseUrl(env, 'DATABASE_URL')
  const appUrl = readDatabaseUrl(env, 'DATABASE_APP_URL')
  const platformUrl = readDatabaseUrl(env, 'DATABASE_PLATFORM_URL')
  if ((appUrl ?? platformUrl) !== undefined && ownerUrl === undefined) {
    throw new Halt('DATABASE_APP_URL and DATABASE_PLATFORM_URL go with DATABASE_URL, which is not set')
  }
  const users = [ownerUrl, appUrl, platformUrl].filter(url => url !== undefined).map(userOf)
  if (new Set(users).size !== users.length) {
    throw new Halt(
      'DATABASE_URL, DATABASE_APP_URL and DATABASE_PLATFORM_URL must name three different users: the walls between tenants stand on it'
    )
  }
  return { ownerUrl, appUrl, platformUrl, ownPort: readPort(env, 'KEQING_DATABASE_PORT') }
}

export const stateFolder = (env: Env): string => path.resolve(ROOT, given(env, 'KEQING_FOLDER') ?? '.keqing')

export function readSettings(env: Env): Settings {
  const nodeEnv = readChoice(env, 'NODE_ENV', ['development', 'production', 'test'])
  const settings: Settings = {
    host: given(env, 'HOST') ?? '127.0.0.1',
    port: readPort(env, 'PORT') ?? 4000,
    vitePort: readPort(env, 'VITE_PORT') ?? 5173,
    folder: stateFolder(env),
    demo: readChoice(env, 'KEQING_DEMO', ['on', 'off']) === 'on',
    nodeEnv,
    database: readDatabaseSettings(env),
    workerPort: readService({ ...env, NODE_ENV: nodeEnv }).WORKER_PORT
  }
  const { port, vitePort, workerPort, database } = settings
  demandDifferent({ PORT: port, VITE_PORT: vitePort, WORKER_PORT: workerPort, KEQING_DATABASE_PORT: database.ownPort })
  return settings
}

/** The addresses of the database are made later, so one that passes stands for them. */
function readService(env: Env): Config {
  const later = 'postgres://user@host/database'
  try {
    return readConfig({ ...env, DATABASE_APP_URL: later, DATABASE_PLATFORM_URL: later })
  } catch (error) {
    throw new Halt((error as Error).message)
  }
}

function demandDifferent(ports: Record<string, number | undefined>): void {
  const given = Object.entries(ports).filter(([, port]) => port !== undefined)
  for (const [name, port] of given) {
    const other = given.find(([another, same]) => another !== name && same === port)
    if (other) throw new Halt(`${name} and ${other[0]} are both ${port}; they must differ`)
  }
}
