// A wrong value is one line that names its variable; what passes is what Fastify and browsers take.
import { describe, expect, test } from '@jest/globals'
import { mkdtempSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import Fastify from 'fastify'
import { clockFrom } from './clock.ts'
import { readConfig } from './config.ts'

const DATABASE_APP_URL = 'postgres://app:hush@db.example/shop'
const read = (env: Record<string, string>) => readConfig({ DATABASE_APP_URL, ...env })

describe('configuration', () => {
  test.each([
    ['LOG_LEVEL', 'foo'],
    ['TRUSTED_PROXIES', 'foo'],
    ['TRUSTED_PROXIES', 'true'],
    ['TRUSTED_PROXIES', '0.0.0.0/0'],
    ['TRUSTED_PROXIES', '10.0.0.0/33'],
    ['TRUSTED_PROXIES', '10.0.0.1, proxy.example'],
    ['CORS_ORIGINS', 'foo'],
    ['CORS_ORIGINS', '*'],
    ['CORS_ORIGINS', 'null'],
    ['CORS_ORIGINS', 'https://shop.example/'],
    ['CORS_ORIGINS', 'https://Shop.example'],
    ['CORS_ORIGINS', 'https://shop.example:443'],
    ['CORS_ORIGINS', 'https://shop.example https://till.example'],
    ['CORS_ORIGINS', 'postgres://shop.example'],
    ['IMPORT_MAX_BYTES', 'x'],
    ['IMPORT_MAX_BYTES', '1023'],
    ['IMPORT_MAX_BYTES', '1e6'],
    ['WORKER_PORT', '0'],
    ['DATABASE_POOL_SIZE', '1'],
    ['METRICS', 'yes'],
    ['METRICS_TOKEN', 'hush'],
    ['PUBLIC_URL', 'shop.example'],
    ['PUBLIC_URL', 'shop:example'],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'collector:4318'],
    ['DATABASE_PLATFORM_URL', 'mysql://platform:hush@db.example/shop']
  ])('%s=%s is refused in one line, which does not repeat it', (name, value) => {
    const refuse = () => read({ [name]: value })
    expect(refuse).toThrow(new RegExp(`^${name} must be [^\n]+$`))
    expect(refuse).not.toThrow(/hush/)
  })

  test('every wrong variable is named', () => {
    expect(() => read({ LOG_LEVEL: 'foo', METRICS: 'maybe' })).toThrow(/^LOG_LEVEL must be [^;]+; METRICS must be [^;]+$/)
  })

  test('the clock can be moved by a file, but not in production', () => {
    const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'clock-')), 'clock')
    const elsewhere = { NODE_ENV: 'development', KEQING_CLOCK: file }
    expect(read(elsewhere).KEQING_CLOCK).toBe(file)
    for (const NODE_ENV of ['production', ''])
      expect(() => read({ ...elsewhere, NODE_ENV })).toThrow(/^KEQING_CLOCK must not be set in production$/)
    expect(() => clockFrom({ KEQING_CLOCK: file })).toThrow('KEQING_CLOCK must not be set in production')
    writeFileSync(file, '2026-12-01T09:00:00')
    expect(() => read(elsewhere)).toThrow(/^KEQING_CLOCK must name a file that holds an instant [^\n]+$/)
  })

  test('an empty value counts as none', () => {
    expect(read({ LOG_LEVEL: '', TRUSTED_PROXIES: ' ', CORS_ORIGINS: '' })).toEqual(read({}))
  })

  test('lists are split once, here', () => {
    const { TRUSTED_PROXIES, CORS_ORIGINS } = read({
      TRUSTED_PROXIES: 'loopback, 10.0.0.0/8,192.168.1.1, fd00::/8, ::1/128',
      CORS_ORIGINS: 'https://shop.example, http://localhost:5173,http://[::1]:8080'
    })
    expect(TRUSTED_PROXIES).toEqual(['loopback', '10.0.0.0/8', '192.168.1.1', 'fd00::/8', '::1/128'])
    expect(CORS_ORIGINS).toEqual(['https://shop.example', 'http://localhost:5173', 'http://[::1]:8080'])
    expect(() => Fastify({ trustProxy: TRUSTED_PROXIES })).not.toThrow()
  })
})
