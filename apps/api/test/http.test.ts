// What any caller of the address gets, over a real socket: health, security headers (TRUST 44), no GraphQL by GET (TRUST 18), a correlation id.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { networkInterfaces } from 'node:os'
import Fastify from 'fastify'
import request from 'supertest'
import { readConfig } from '../src/platform/config.ts'
import { createMonitor, serveHealth } from '../src/platform/http/health.ts'
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
  const monitor = createMonitor({ db: world.platform, config: { METRICS: true, METRICS_TOKEN: undefined } }, readiness)
  const status = async (url: string) => (await monitor.inject({ url })).statusCode
  expect([await status('/health/live'), await status('/health/ready'), await status('/metrics')]).toEqual([200, 200, 200])
  expect((await monitor.inject({ url: '/metrics' })).body).toContain('keqing_job_seconds')
  readiness.stopping = true
  expect(await status('/health/ready')).toBe(503)
  expect(await status('/graphql')).toBe(404)
  await monitor.close()
})

describe('metrics', () => {
  const TOKEN = 'a-token-of-more-than-thirty-two-characters'
  const monitor = (config: { METRICS?: boolean; METRICS_TOKEN?: string; trustProxy?: boolean }) => {
    const app = Fastify({ trustProxy: config.trustProxy ?? false })
    serveHealth(app, { db: world.platform, config: { METRICS: true, METRICS_TOKEN: undefined, ...config } }, { stopping: false })
    return async (more: { remoteAddress?: string; headers?: Record<string, string> } = {}) => {
      const { statusCode, body } = await app.inject({ url: '/metrics', ...more })
      expect(body.includes('keqing_job_seconds')).toBe(statusCode === 200)
      return statusCode
    }
  }
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

  test.each(['127.0.0.1', '127.8.9.10', '::1', '::ffff:127.0.0.1'])('are told on this machine: %s', async remoteAddress => {
    expect(await monitor({})({ remoteAddress })).toBe(200)
  })
  test.each(['10.0.0.7', '192.168.1.5', '203.0.113.9', '::ffff:10.0.0.7', 'fe80::1', '127.0.0.1.example'])(
    'are refused to others: %s',
    async remoteAddress => {
      const sent: Record<string, string>[] = [{}, bearer(TOKEN), bearer(''), bearer('undefined'), { 'x-forwarded-for': '127.0.0.1' }]
      for (const headers of sent) expect(await monitor({ trustProxy: true })({ remoteAddress, headers })).toBe(401)
    }
  )
  test('are refused through a proxy on this machine, trusted or not, and under another name', async () => {
    for (const trustProxy of [true, false]) {
      for (const name of ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via', 'x-forwarded-proto'])
        expect([name, await monitor({ trustProxy })({ headers: { [name]: '127.0.0.1' } })]).toEqual([name, 401])
      expect(await monitor({ trustProxy })({ headers: { host: 'evil.example' } })).toBe(401)
    }
  })
  test('are told to whoever sends the token', async () => {
    const ask = monitor({ METRICS_TOKEN: TOKEN })
    const far = { remoteAddress: '10.0.0.7' }
    expect(await ask({ ...far, headers: { ...bearer(TOKEN), 'x-forwarded-for': '203.0.113.9' } })).toBe(200)
    for (const headers of [{}, bearer(`${TOKEN}x`), bearer(TOKEN.slice(1)), bearer(TOKEN.toUpperCase()), { authorization: TOKEN }])
      expect(await ask({ ...far, headers })).toBe(401)
    expect(await ask()).toBe(200)
  })
  test('are nowhere where they are off', async () => {
    expect(await monitor({ METRICS: false, METRICS_TOKEN: TOKEN })({ headers: bearer(TOKEN) })).toBe(404)
  })
  test('over a socket, of this machine and of its address in the network', async () => {
    await request(world.service.app.server).get('/metrics').expect(200)
    await request(world.service.app.server).get('/metrics').set('x-forwarded-for', '203.0.113.9').expect(401)
    const outside = Object.values(networkInterfaces())
      .flat()
      .find(address => address?.family === 'IPv4' && !address.internal)?.address
    if (!outside) return
    const app = Fastify()
    serveHealth(app, { db: world.platform, config: { METRICS: true, METRICS_TOKEN: undefined } }, { stopping: false })
    const { port } = new URL(await app.listen({ host: '0.0.0.0', port: 0 }))
    expect((await fetch(`http://${outside}:${port}/metrics`)).status).toBe(401)
    expect((await fetch(`http://127.0.0.1:${port}/metrics`)).status).toBe(200)
    await app.close()
  })
  test('a token too short is no start, and is not quoted', () => {
    const start = (METRICS_TOKEN: string) => () => readConfig({ DATABASE_APP_URL: 'postgres://a@b/c', METRICS_TOKEN })
    expect(start('short-secret')).toThrow(/METRICS_TOKEN must be at least 32/)
    expect(start('short-secret')).not.toThrow(/short-secret/)
    expect(start(`${TOKEN} ${TOKEN}`)).toThrow(/METRICS_TOKEN/)
    expect(start(TOKEN)().METRICS_TOKEN).toBe(TOKEN)
    expect(start('')().METRICS_TOKEN).toBeUndefined()
  })
  test('name no company, no person and nothing a caller made up', async () => {
    const { acme } = world
    const phone = '13812342201'
    const query = `query Op${phone} ($id: ID!) { a${phone}: customer(id: $id) { name } }`
    await world.ask(acme.hq, query, { id: acme.tenantId })
    await world.ask(acme.hq, `{ field${phone} }`)
    await world.ask(null, 'mutation ($input: SignInInput!) { signIn(input: $input) { userErrors { code } } }', {
      input: { account: phone, password: phone }
    })
    const { body } = await world.service.app.inject({ url: '/metrics' })
    expect(body).toContain('operation="customer"')
    expect(body).not.toMatch(new RegExp(`${phone}|acme|globex|${acme.tenantId}|${acme.chainId}|${acme.hq.staffId}`))
    const labels = [...body.matchAll(/\{([^}]*)\}/g)].flatMap(found => found[1]!.split(',').map(label => label.split('=')[0]))
    const known = ['le', 'operation', 'outcome', 'task', 'space', 'kind', 'type', 'version', 'major', 'minor', 'patch', 'quantile']
    expect([...new Set(labels)].filter(label => !known.includes(label!))).toEqual([])
  })
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
  const get = () => request(world.service.app.server).get('/graphql').query({ query: '{ health }' })
  const { status, headers, body } = await get().set('accept', 'text/html')
  expect([status, headers['allow'], body.data]).toEqual([405, 'POST', undefined])
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
