// What any caller of the address gets, over a real socket: health, security headers (TRUST 44), no GraphQL by GET (TRUST 18), a correlation id.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import request from 'supertest'
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
