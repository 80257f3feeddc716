/**
 * The login roles beside the owner: `<database>_app` serves requests behind row-level security, `<database>_platform` is the service's own,
 * across tenants and audited. Neither owns, creates or bypasses anything (TRUST-1); what they may touch is granted by the migrations.
 * Made once; safe to repeat. Passwords are kept in roles.json of the project folder, by address.
 */
import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto'
import path from 'node:path'
import pg from 'pg'
import { addressOf, explainConnect, withClient } from './connect.ts'
import { Halt } from './halt.ts'
import { newPassword, readJson, writeJson } from './project.ts'
import type { DatabaseSettings } from './settings.ts'

export interface RoleUrls {
  readonly appUrl: string
  readonly platformUrl: string
}

type Passwords = Record<string, { app: string; platform: string }>

const LONGEST_NAME = 63
const ATTRIBUTES = 'login nosuperuser nobypassrls nocreatedb nocreaterole noreplication noinherit'

/** Postgres cuts names at 63 bytes; two long database names must not end in the same role. */
export function roleName(database: string, kind: 'app' | 'platform'): string {
  const name = `${database}_${kind}`
  if (Buffer.byteLength(name) <= LONGEST_NAME) return name
  const hash = createHash('sha256').update(database).digest('hex').slice(0, 8)
  const rest = `_${hash}_${kind}`
  return (
    Buffer.from(database)
      .subarray(0, LONGEST_NAME - rest.length)
      .toString()
      .replace(/�+$/, '') + rest
  )
}

export function urlFor(ownerUrl: string, user: string, password: string): string {
  const url = new URL(ownerUrl)
  for (const name of ['user', 'password']) url.searchParams.delete(name)
  if (url.hostname) {
    url.username = encodeURIComponent(user)
    url.password = encodeURIComponent(password)
  } else {
    url.searchParams.set('user', user)
    url.searchParams.set('password', password)
  }
  return url.href
}

/** Addresses given by configuration are taken as they are; the others are made. `key` names the database in roles.json. */
export async function provisionRoles(
  ownerUrl: string,
  folder: string,
  settings: DatabaseSettings = {},
  key = addressOf(ownerUrl)
): Promise<RoleUrls> {
  const { appUrl, platformUrl } = settings
  if (appUrl && platformUrl) return { appUrl, platformUrl }
  const file = path.join(folder, 'roles.json')
  const all = readJson<Passwords>(file) ?? {}
  const passwords = all[key] ?? { app: newPassword(), platform: newPassword() }
  writeJson(file, { ...all, [key]: passwords })
  return withClient(ownerUrl, async client => ({
    appUrl: appUrl ?? (await ensureRole(client, ownerUrl, 'app', passwords.app)),
    platformUrl: platformUrl ?? (await ensureRole(client, ownerUrl, 'platform', passwords.platform))
  }))
}

async function ensureRole(client: pg.Client, ownerUrl: string, kind: 'app' | 'platform', password: string): Promise<string> {
  const database = decodeURIComponent(new URL(ownerUrl).pathname.slice(1))
  const role = roleName(database, kind)
  const url = urlFor(ownerUrl, role, password)
  if (await opens(url)) return url
  const { rows } = await client.query<{ exists: boolean; in_use: number }>(
    `select exists (select from pg_roles where rolname = $1) as exists,
       (select count(*)::int from pg_stat_activity where usename = $1) as in_use`,
    [role]
  )
  const found = rows[0] ?? { exists: false, in_use: 0 }
  const variable = `DATABASE_${kind.toUpperCase()}_URL`
  if (found.in_use > 0) {
    throw new Halt(
      `the role "${role}" is in use (${found.in_use} sessions) with a password that this folder does not know; set ${variable}`
    )
  }
  // Before Postgres 16 even taking an attribute away that is not there needs a superuser: of a role that exists only the password is set.
  const name = pg.escapeIdentifier(role)
  const statement = found.exists ? `alter role ${name}` : `create role ${name} ${ATTRIBUTES}`
  await permitted(ownerUrl, database, async () => {
    await client.query(`${statement} password ${pg.escapeLiteral(scramVerifier(password))}`)
    await grantConnect(client, database, role)
  })
  if (await opens(url)) return url
  throw new Halt(`the role "${role}" was made at ${addressOf(ownerUrl)} but may not sign in by password (pg_hba.conf); set ${variable}`)
}

async function opens(url: string): Promise<boolean> {
  try {
    await withClient(url, client => client.query('select 1'))
    return true
  } catch (error) {
    if (explainConnect(error, url) === undefined && (error as { code?: string }).code !== '42501') throw error
    return false
  }
}

/** Where PUBLIC was shut out of the database, its owner lets the two in; temporary tables are what COPY goes through. */
async function grantConnect(client: pg.Client, database: string, role: string): Promise<void> {
  const { rows } = await client.query<{ owns: boolean }>(
    `select pg_has_role(datdba, 'usage') as owns from pg_database where datname = $1`,
    [database]
  )
  if (rows[0]?.owns)
    await client.query(`grant connect, temporary on database ${pg.escapeIdentifier(database)} to ${pg.escapeIdentifier(role)}`)
}

async function permitted(ownerUrl: string, database: string, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if ((error as { code?: string }).code !== '42501') throw error
    throw new Halt(
      `${whoMayNot(ownerUrl)}; run there as a superuser, then set DATABASE_APP_URL and DATABASE_PLATFORM_URL:\n${statementsFor(database)}`
    )
  }
}

const whoMayNot = (ownerUrl: string): string => `the user of DATABASE_URL may not make roles at ${addressOf(ownerUrl)}`

export const statementsFor = (database: string): string =>
  (['app', 'platform'] as const)
    .map(kind => `  create role ${pg.escapeIdentifier(roleName(database, kind))} ${ATTRIBUTES} password '…';`)
    .join('\n')

/** What the server would store (RFC 5803), made here so that the password is in no statement and no server log. */
export function scramVerifier(password: string, salt = randomBytes(16), rounds = 4096): string {
  const salted = pbkdf2Sync(password, salt, rounds, 32, 'sha256')
  const keyed = (text: string) => createHmac('sha256', salted).update(text).digest()
  const stored = createHash('sha256').update(keyed('Client Key')).digest('base64')
  return `SCRAM-SHA-256$${rounds}:${salt.toString('base64')}$${stored}:${keyed('Server Key').toString('base64')}`
}
