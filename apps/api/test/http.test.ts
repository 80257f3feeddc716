// What any caller of the address gets, over a real socket: health, security headers (TRUST 44), no GraphQL by GET (TRUST 18), a correlation id.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import request from 'supertest'
import { readConfig } from '../src/platform/config.ts'
import { createMonitor } from '../src/platform/http/health.ts'
import { createService } from '../src/server.ts'
import { openWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  await world.service.app.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(() => world.close())

test('health says alive, and ready only with a database behind it', async () => {
  await request(world.service.app.server).get('/health/live').expect(200, { status: 'ok' })
  await request(world.service.app.server).get('/health/ready').expect(200, { status: 'ok' })
  world.service.readiness.stopping = true
  await request(world.service.app.server).get('/health/ready').expect(503)
  world.service.readiness.stopping = false
})

test('a worker answers monitors on its own address', async () => {
  const readiness = { stopping: false }
  const monitor = createMonitor({ db: world.platform, config: { METRICS: true } }, readiness)
  const status = async (url: string) => (await monitor.inject({ url })).statusCode
  expect([await status('/health/live'), await status('/health/ready'), await status('/metrics')]).toEqual([200, 200, 200])
  expect((await monitor.inject({ url: '/metrics' })).body).toContain('keqing_job_seconds')
  readiness.stopping = true
  expect(await status('/health/ready')).toBe(503)
  expect(await status('/graphql')).toBe(404)
  await monitor.close()
})

test('every answer carries the security headers and a correlation id', async () => {
  const { headers } = await request(world.service.app.server).get('/health/live')
  expect(headers['content-security-policy']).toContain("script-src 'self'")
  expect(headers['content-security-policy']).not.toMatch(/script-src[^;]*unsafe-inline/)
  expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
  expect(headers['x-content-type-options']).toBe('nosniff')
  expect(headers['referrer-policy']).toBe('no-referrer')
  expect(headers['x-correlation-id']).toMatch(/^[0-9a-f-]{36}$/)
})

test('no GraphQL by GET', async () => {
  const { status } = await request(world.service.app.server).get('/graphql').query({ query: '{ health }' })
  expect(status).toBe(404)
})

describe('GraphiQL', () => {
  test('is not served unless asked for', async () => {
    await request(world.service.app.server).get('/graphiql').expect(404)
  })
  test('comes from our own address, and so do its files', async () => {
    const config = readConfig({ ...process.env, NODE_ENV: 'development', DATABASE_APP_URL: world.appUrl, LOG_LEVEL: 'silent' })
    const service = await createService(config, { clock: world.clock, log: world.log })
    try {
      const page = await service.app.inject({ url: '/graphiql' })
      expect(page.statusCode).toBe(200)
      expect(page.body).not.toMatch(/(src|href)="?(https?:)?\/\//)
      const scripts = [...page.body.matchAll(/(?:src|href)="(\/graphiql\/[^"]+)"/g)].map(found => found[1]!)
      expect(scripts.length).toBeGreaterThan(0)
      for (const url of scripts) expect((await service.app.inject({ url })).statusCode).toBe(200)
      expect((await service.app.inject({ url: '/graphiql/../package.json' })).statusCode).toBe(404)
    } finally {
      await service.close()
    }
  })
})
