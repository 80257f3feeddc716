/** A connection to a Postgres, or one line that says why not: it names host, port, database and user, never the password. */
import pg from 'pg'
import { Halt } from './halt.ts'
import { userOf } from './settings.ts'

export const OLDEST_VERSION = 15

export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000, application_name: 'keqing-infra' })
  // A server that goes away between two statements makes the next one fail; the event itself must not end the process.
  client.on('error', () => undefined)
  try {
    await client.connect()
    return await work(client)
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** Host, port and database, as in a message or as a key; IPv6 keeps its brackets. */
export function addressOf(url: string): string {
  const parsed = new URL(url)
  const host = parsed.hostname || (parsed.searchParams.get('host') ?? '')
  return `${host}:${parsed.port || (parsed.searchParams.get('port') ?? '5432')}/${decodeURIComponent(parsed.pathname.slice(1))}`
}

const REASONS: Record<string, (url: string) => string> = {
  ECONNREFUSED: () => 'nothing listens there',
  ENOTFOUND: () => 'there is no such host',
  EAI_AGAIN: () => 'the name of the host could not be looked up',
  EHOSTUNREACH: () => 'the host cannot be reached',
  ENETUNREACH: () => 'the host cannot be reached',
  ECONNRESET: () => 'it closed the connection; is it a Postgres?',
  ETIMEDOUT: () => 'no answer within 5 s',
  ENOENT: () => 'there is no such socket',
  '28P01': url => `it refuses the password of user "${userOf(url)}"`,
  '28000': url => `it does not let user "${userOf(url)}" in from here (pg_hba.conf)`,
  '3D000': () => 'it has no database of that name; create it first (createdb)',
  '53300': () => 'it has no connection left'
}

/** What kept a connection from being made, in words; undefined when the error is of another kind, that is, a bug. */
export function explainConnect(error: unknown, url: string): string | undefined {
  const { code, message, errors } = error as { code?: string; message?: string; errors?: unknown[] }
  const reason = code === undefined ? undefined : REASONS[code]
  if (reason) return reason(url)
  if (errors?.[0]) return explainConnect(errors[0], url)
  if (/timeout/i.test(message ?? '')) return 'no answer within 5 s'
  if (/terminated|SSL|SASL|certificate|self-signed/i.test(message ?? '')) return message
  return code?.startsWith('57P') || code?.startsWith('08') ? message : undefined
}

/** One connection made in vain is a Halt with its reason. */
export async function checkDatabase(url: string, name = 'DATABASE_URL'): Promise<void> {
  try {
    const version = await withClient(
      url,
      async client => (await client.query<{ v: number }>(`select current_setting('server_version_num')::int as v`)).rows[0]?.v ?? 0
    )
    if (version >= OLDEST_VERSION * 10_000) return
    throw new Halt(`the Postgres at ${addressOf(url)} is version ${Math.floor(version / 10_000)}; ${OLDEST_VERSION} or newer is needed`)
  } catch (error) {
    const reason = explainConnect(error, url)
    if (reason === undefined) throw error
    throw new Halt(`the database of ${name} at ${addressOf(url)} cannot be used: ${reason}`)
  }
}
