// Configuration comes from the environment and is checked once, at start: a wrong value is one clear line and no start.
import { z } from 'zod'

const url = z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// address' })
const flag = z.enum(['true', 'false']).transform(value => value === 'true')

const Environment = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('production'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(4000),
  WORKER_PORT: z.coerce.number().int().min(1).max(65535).optional(),
  DATABASE_APP_URL: url,
  DATABASE_PLATFORM_URL: url.optional(),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(2).max(200).default(10),
  ADMIN_DIST: z.string().optional(),
  PUBLIC_URL: z.url().optional(),
  TRUSTED_PROXIES: z.string().optional(),
  CORS_ORIGINS: z.string().default(''),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  IMPORT_MAX_BYTES: z.coerce
    .number()
    .int()
    .min(1024)
    .default(20 * 1024 * 1024),
  METRICS: flag.default(true),
  METRICS_TOKEN: z
    .string()
    .regex(/^[\x21-\x7E]{32,}$/, 'must be at least 32 printable characters without spaces')
    .optional(),
  GRAPHIQL: flag.optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url().optional()
})

export type Config = Readonly<z.infer<typeof Environment>>

/** @throws Error whose message is one line naming every variable that is wrong, never its value. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = Environment.safeParse(given)
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`)
  throw new Error(`Configuration: ${faults.join('; ')}`)
}
