/** The database of one project folder: the one that DATABASE_URL names, or a Postgres of its own that lasts between starts. */
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { addressOf, checkDatabase, withClient } from './connect.ts'
import { Halt } from './halt.ts'
import { choosePlace, rememberedBase } from './place.ts'
import { clusterIn, freePort, inspectData, makeData, startServer, SUPERUSER, type Server } from './postgres.ts'
import { ensureFolder, newPassword, readJson, writeJson } from './project.ts'
import { provisionRoles, scramVerifier, urlFor } from './roles.ts'
import { readDatabaseSettings, type DatabaseSettings, type Env } from './settings.ts'

export interface Database {
  /** Migrates and seeds; nothing that serves requests gets it. */
  readonly ownerUrl: string
  readonly appUrl: string
  readonly platformUrl: string
  /** For people: where it is. */
  readonly where: string
  stop(): Promise<void>
}

export interface OpenDatabase {
  readonly folder: string
  readonly env: Env
  readonly say?: (line: string) => void
}

interface Kept {
  readonly port: number
  readonly superuserPassword: string
  readonly ownerPassword: string
}

export const NAME = 'keqing'
const OWNER = 'keqing_owner'

/** The caller has claimed the folder (running.ts): two servers over one data folder cannot be. */
export async function openDatabase({ folder, env, say = () => undefined }: OpenDatabase): Promise<Database> {
  const settings = readDatabaseSettings(env)
  ensureFolder(path.join(folder, 'logs'))
  return settings.ownerUrl === undefined ? openOwn(folder, settings, say) : openGiven(folder, settings.ownerUrl, settings)
}

/** Every address that the configuration names can be used; asked before anything slow happens. */
export async function checkGiven({ ownerUrl, appUrl, platformUrl }: DatabaseSettings): Promise<void> {
  if (ownerUrl) await checkDatabase(ownerUrl)
  if (appUrl) await checkDatabase(appUrl, 'DATABASE_APP_URL')
  if (platformUrl) await checkDatabase(platformUrl, 'DATABASE_PLATFORM_URL')
}

async function openGiven(folder: string, ownerUrl: string, settings: DatabaseSettings): Promise<Database> {
  await checkGiven(settings)
  const roles = await provisionRoles(ownerUrl, folder, settings)
  return { ownerUrl, ...roles, where: addressOf(ownerUrl), stop: () => Promise.resolve() }
}

async function openOwn(folder: string, settings: DatabaseSettings, say: (line: string) => void): Promise<Database> {
  const place = choosePlace(folder, say)
  const cluster = clusterIn(place, path.join(folder, 'logs/postgres.log'))
  const keptIn = path.join(place.base, 'database.json')
  const state = inspectData(cluster.data)
  const last = readJson<Kept>(keptIn)
  if (state === 'whole' && !last)
    throw new Halt(`the database folder ${cluster.data} has lost its passwords (${keptIn}); npm run reset starts over with an empty one`)
  const kept: Kept = {
    superuserPassword: last?.superuserPassword ?? newPassword(),
    ownerPassword: last?.ownerPassword ?? newPassword(),
    port: await choosePort(settings.ownPort, last?.port)
  }
  writeJson(keptIn, kept)
  if (state === 'absent') await makeData(cluster, kept.superuserPassword)
  const server = await keepRunning(() => startServer(cluster, kept.port, kept.superuserPassword), say)
  return stopIfFails(server, async () => {
    const urls = await settleOwner(kept)
    const roles = await provisionRoles(urls.superuserUrl, folder, {}, 'own')
    return { ownerUrl: urls.ownerUrl, ...roles, where: `127.0.0.1:${kept.port}, data in ${cluster.data}`, ...server }
  })
}

/** A server that was killed comes back by itself, on the same port, and recovers what was committed; the API meanwhile is not ready. */
async function keepRunning(start: () => Promise<Server>, say: (line: string) => void): Promise<Pick<Server, 'stop'>> {
  let stopping = false
  let current = await start()
  let coming: Promise<void> = Promise.resolve()
  const watch = () => {
    current.onLost(() => {
      coming = comeBack()
    })
  }
  const comeBack = async () => {
    say('the database was lost; starting it again')
    for (let attempt = 1; !stopping; attempt++) {
      try {
        current = await start()
        return watch()
      } catch (error) {
        if (attempt === 10) say(`the database does not come back: ${(error as Error).message}`)
        await sleep(Math.min(300 * attempt, 5000))
      }
    }
  }
  watch()
  return {
    stop: async () => {
      stopping = true
      await coming
      await current.stop()
    }
  }
}

async function stopIfFails<T>(server: Pick<Server, 'stop'>, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    await server.stop()
    throw error
  }
}

async function choosePort(chosen: number | undefined, remembered: number | undefined): Promise<number> {
  const port = await freePort(chosen ?? remembered)
  if (chosen !== undefined && port !== chosen)
    throw new Halt(`KEQING_DATABASE_PORT ${chosen} is taken by another program; choose another or leave it out`)
  return port
}

/** The owner of the database is no superuser: migrations run with no more than a deployment would give them. Safe to repeat. */
async function settleOwner(kept: Kept): Promise<{ ownerUrl: string; superuserUrl: string }> {
  const address = (user: string, password: string, database: string) =>
    urlFor(`postgres://127.0.0.1:${kept.port}/${database}`, user, password)
  await withClient(address(SUPERUSER, kept.superuserPassword, 'postgres'), async client => {
    const { rows } = await client.query<{ role: boolean; database: boolean }>(
      `select exists (select from pg_roles where rolname = $1) as role, exists (select from pg_database where datname = $2) as database`,
      [OWNER, NAME]
    )
    const verifier = pg.escapeLiteral(scramVerifier(kept.ownerPassword))
    if (!rows[0]?.role)
      await client.query(`create role ${OWNER} login nosuperuser nobypassrls nocreatedb nocreaterole password ${verifier}`)
    if (!rows[0]?.database) await client.query(`create database ${NAME} owner ${OWNER}`)
  })
  return { ownerUrl: address(OWNER, kept.ownerPassword, NAME), superuserUrl: address(SUPERUSER, kept.superuserPassword, NAME) }
}

/** Addresses of the project's own database while another command has it running; undefined when it was never made. */
export function ownDatabaseUrls(folder: string): Pick<Database, 'ownerUrl' | 'appUrl' | 'platformUrl'> | undefined {
  const kept = readJson<Kept>(path.join(rememberedBase(folder) ?? folder, 'database.json'))
  const passwords = readJson<Record<string, { app: string; platform: string }>>(path.join(folder, 'roles.json'))?.['own']
  if (!kept || !passwords) return undefined
  const address = (user: string, password: string) => urlFor(`postgres://127.0.0.1:${kept.port}/${NAME}`, user, password)
  return {
    ownerUrl: address(OWNER, kept.ownerPassword),
    appUrl: address(`${NAME}_app`, passwords.app),
    platformUrl: address(`${NAME}_platform`, passwords.platform)
  }
}
