// Configuration comes from the environment and is checked once: a wrong value is one clear line and no start. The commands of infra read this same
// module before they begin anything slow, so it loads nothing of the API's.
import { isIP } from 'node:net'
import { z } from 'zod'
import { movesClock } from './clock.ts'

const DATABASE_ADDRESS = 'must be an address as postgres://user:password@host:port/database'
const WEB_ADDRESS = 'must be an address that begins with http:// or https://'
const PROXIES = 'must be addresses or networks as 10.0.0.0/8, or loopback, linklocal, uniquelocal; separated by commas'
const ORIGINS = 'must be origins as browsers send them: scheme://host[:port], lower case, nothing after it; separated by commas'

const database = z.url({ protocol: /^postgres(ql)?$/, error: DATABASE_ADDRESS })
const web = z.url({ protocol: /^https?$/, error: WEB_ADDRESS })
const flag = choice(['true', 'false']).transform(value => value === 'true')

const Variables = z.object({
  NODE_ENV: choice(['production', 'development', 'test']).default('production'),
  HOST: z.string().default('127.0.0.1'),
  PORT: whole(0, 65535).default(4000),
  WORKER_PORT: whole(1, 65535).optional(),
  DATABASE_APP_URL: database,
  DATABASE_PLATFORM_URL: database.optional(),
  DATABASE_POOL_SIZE: whole(2, 200).default(10),
  ADMIN_DIST: z.string().optional(),
  PUBLIC_URL: web.optional(),
  TRUSTED_PROXIES: listOf(isProxy, PROXIES),
  CORS_ORIGINS: listOf(isOrigin, ORIGINS),
  KEQING_CLOCK: z
    .string()
    .refine(movesClock, 'must name a file that holds an instant as 2026-12-01T09:00:00+08:00, or none yet')
    .optional(),
  LOG_LEVEL: choice(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  IMPORT_MAX_BYTES: whole(1024).default(20 * 1024 * 1024),
  METRICS: flag.default(true),
  METRICS_TOKEN: z
    .string()
    .regex(/^[\x21-\x7E]{32,}$/, 'must be at least 32 printable characters without spaces')
    .optional(),
  GRAPHIQL: flag.optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: web.optional()
})

const Environment = Variables.refine(({ NODE_ENV, KEQING_CLOCK }) => NODE_ENV !== 'production' || KEQING_CLOCK === undefined, {
  path: ['KEQING_CLOCK'],
  error: 'must not be set in production'
})

export type Config = Readonly<z.infer<typeof Environment>>

/** @throws Error whose message is one line naming every variable that is wrong, never its value. An empty value counts as none. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const given = Object.entries(env).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : []))
  const parsed = Environment.safeParse(Object.fromEntries(given))
  if (parsed.success) return parsed.data
  throw new Error(parsed.error.issues.map(issue => `${issue.path.join('.')} ${issue.message}`).join('; '))
}

function choice<const T extends readonly string[]>(values: T) {
  return z.enum(values, `must be one of ${values.join(', ')}`)
}

/** Digits only: what a number might also be written as (1e3, 0x10) is more likely a slip. */
function whole(least: number, most = Number.MAX_SAFE_INTEGER) {
  const error = `must be a whole number from ${least}${most === Number.MAX_SAFE_INTEGER ? '' : ` to ${most}`}`
  const fits = (text: string) => /^\d+$/.test(text) && Number(text) >= least && Number(text) <= most
  return z.string().refine(fits, error).transform(Number)
}

function listOf(fits: (part: string) => boolean, error: string) {
  return z
    .string()
    .default('')
    .transform(text => text.split(',').map(part => part.trim()))
    .transform(parts => parts.filter(part => part !== ''))
    .refine(parts => parts.every(fits), error)
}

const PROXY_NAMES = new Set(['loopback', 'linklocal', 'uniquelocal'])

/** Nothing that Fastify's trustProxy would not take; it refuses the prefix 0, which would believe everybody. */
function isProxy(text: string): boolean {
  const [address = '', prefix, ...more] = text.split('/')
  const bits = { 0: 0, 4: 32, 6: 128 }[isIP(address)] ?? 0
  if (bits === 0 || address.includes('%') || more.length > 0) return PROXY_NAMES.has(text)
  return prefix === undefined || (/^[1-9]\d{0,2}$/.test(prefix) && Number(prefix) <= bits)
}

/** As it is compared with the header: anything else would be an origin that never matches. */
function isOrigin(text: string): boolean {
  const url = URL.parse(text)
  return url !== null && /^https?:$/.test(url.protocol) && url.origin === text
}
