/** Every wrong value is refused before anything slow happens, in a line that names the variable and never a password. */
import { describe, expect, test } from '@jest/globals'
import { Halt } from './halt.ts'
import { readSettings } from './settings.ts'

const OWNER = 'postgres://owner:hush@db.example/shop'

describe('settings', () => {
  test('defaults', () => {
    expect(readSettings({})).toMatchObject({ host: '127.0.0.1', port: 4000, demo: true, nodeEnv: 'development', database: {} })
  })

  test.each([
    [{ PORT: '0' }, /^PORT is "0"/],
    [{ PORT: '65536' }, /^PORT/],
    [{ PORT: '4e3' }, /^PORT/],
    [{ PORT: '5173' }, /must differ/],
    [{ KEQING_DATABASE_PORT: 'x' }, /^KEQING_DATABASE_PORT/],
    [{ NODE_ENV: 'prod' }, /^NODE_ENV.*development, production, test/],
    [{ KEQING_DEMO: 'yes' }, /^KEQING_DEMO/],
    [{ KEQING_DATABASE_PORT: '4000' }, /^PORT and KEQING_DATABASE_PORT are both 4000; they must differ$/],
    [{ WORKER_PORT: '4000' }, /^PORT and WORKER_PORT are both 4000; they must differ$/],
    [{ WORKER_PORT: 'x' }, /^WORKER_PORT must be a whole number/],
    [{ LOG_LEVEL: 'foo' }, /^LOG_LEVEL must be one of fatal, [^\n]*$/],
    [{ TRUSTED_PROXIES: 'foo' }, /^TRUSTED_PROXIES must be/],
    [{ CORS_ORIGINS: 'foo' }, /^CORS_ORIGINS must be/],
    [{ IMPORT_MAX_BYTES: 'x' }, /^IMPORT_MAX_BYTES must be/],
    [{ METRICS_TOKEN: 'hush' }, /^METRICS_TOKEN must be/],
    [{ NODE_ENV: 'production', KEQING_CLOCK: '/tmp/clock' }, /^KEQING_CLOCK must not be set in production$/],
    [{ DATABASE_URL: 'shop' }, /^DATABASE_URL is not an address/],
    [{ DATABASE_URL: 'mysql://owner:hush@db.example/shop' }, /begins with mysql/],
    [{ DATABASE_URL: 'postgres://owner:hush@db.example' }, /names no database/],
    [{ DATABASE_URL: 'postgres:///shop' }, /names no host/],
    [{ DATABASE_APP_URL: OWNER }, /go with DATABASE_URL/],
    [{ DATABASE_URL: OWNER, DATABASE_APP_URL: OWNER }, /three different users/]
  ])('%j is refused', (env, line) => {
    const refuse = () => readSettings(env)
    expect(refuse).toThrow(Halt)
    expect(refuse).toThrow(line)
    expect(refuse).not.toThrow(/hush/)
  })

  test('the clock may be moved where nothing else is said', () => {
    expect(() => readSettings({ KEQING_CLOCK: '/nowhere/clock' })).not.toThrow()
  })

  test('65535 and 1 are ports', () => {
    expect(readSettings({ PORT: '65535' }).port).toBe(65535)
    expect(readSettings({ PORT: '1' }).port).toBe(1)
  })
})
