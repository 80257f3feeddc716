// One address for the API and the admin: security headers, limits, health, metrics, and the GraphQL endpoint.
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import path from 'node:path'
import type { ApolloServer } from '@apollo/server'
import { fastifyApolloHandler } from '@as-integrations/fastify'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import fastifyStatic from '@fastify/static'
import Fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import type { Config } from '../config.ts'
import { isUnavailable } from '../errors.ts'
import type { Context } from '../graphql/context.ts'
import type { Envelope } from '../graphql/apollo.ts'
import { LIMITS } from '../graphql/limits.ts'
import type { Logger } from '../log.ts'
import { isOpenToAnyone } from './anonymous.ts'
import { contextOf, type HttpParts } from './authenticate.ts'
import { serveGraphiql } from './graphiql.ts'
import { serveHealth, type Readiness } from './health.ts'

const GRAPHQL_BODY_BYTES = 256 * 1024
const REQUEST_TIMEOUT_MS = 10_000

export interface ServerParts extends HttpParts {
  readonly config: Config
  readonly log: Logger
  readonly apollo: ApolloServer<Envelope>
  /** Further HTTP routes of features: uploads, downloads. */
  readonly routes: readonly ((app: FastifyInstance, parts: ServerParts) => void)[]
}

export async function createServer(parts: ServerParts, readiness: Readiness): Promise<FastifyInstance> {
  const { config, log } = parts
  const loggerInstance: FastifyBaseLogger = log.child({}, { level: 'warn' })
  const app = Fastify({
    loggerInstance,
    genReqId: () => randomUUID(),
    trustProxy: config.TRUSTED_PROXIES.length > 0 ? config.TRUSTED_PROXIES : false,
    bodyLimit: GRAPHQL_BODY_BYTES,
    requestTimeout: 60_000,
    forceCloseConnections: 'idle'
  })
  await app.register(helmet, {
    contentSecurityPolicy: { directives: csp(parts.secureCookies) },
    hsts: parts.secureCookies ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'no-referrer' }
  })
  await app.register(cookie)
  await app.register(compress, { threshold: 2048, encodings: ['gzip', 'identity'] })
  app.addHook('onSend', async (request, reply) => void reply.header('x-correlation-id', request.id))
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const status = isUnavailable(error) ? 503 : (error.statusCode ?? 500)
    if (status >= 500) log.error({ err: error, correlationId: request.id }, 'request failed')
    const code = status === 503 ? 'UNAVAILABLE' : status < 500 ? 'BAD_REQUEST' : 'INTERNAL'
    // What the answer was going to be, a file to keep perhaps, it is not.
    reply.removeHeader('content-disposition').type('application/json; charset=utf-8')
    void reply.status(status).send({
      errors: [
        {
          message: status < 500 ? 'The request cannot be read.' : 'Something went wrong on our side.',
          extensions: { code, correlationId: request.id }
        }
      ]
    })
  })
  serveHealth(app, parts, readiness)
  graphql(app, parts)
  if (config.GRAPHIQL ?? config.NODE_ENV === 'development') await serveGraphiql(app)
  for (const route of parts.routes) route(app, parts)
  if (config.ADMIN_DIST && existsSync(config.ADMIN_DIST)) await admin(app, config.ADMIN_DIST)
  return app
}

function csp(secure: boolean) {
  const own = ["'self'"]
  return {
    defaultSrc: own,
    scriptSrc: own,
    // Element Plus and charts place elements by style attributes.
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    connectSrc: own,
    objectSrc: ["'none'"],
    baseUri: own,
    frameAncestors: ["'none'"],
    formAction: own,
    upgradeInsecureRequests: secure ? [] : null
  }
}

function graphql(app: FastifyInstance, parts: ServerParts): void {
  const origins = new Set(parts.config.CORS_ORIGINS)
  app.addHook('onRequest', async (request, reply) => {
    const { origin } = request.headers
    if (origin && origins.has(origin)) {
      void reply.headers({
        'access-control-allow-origin': origin,
        'access-control-allow-headers': 'content-type, authorization',
        vary: 'origin'
      })
      if (request.method === 'OPTIONS') await reply.status(204).send()
    }
  })
  // Nothing but POST: no mutation by GET, no query in an address. Who opens the address in a browser is told so.
  app.get('/graphql', (request, reply) =>
    reply
      .status(405)
      .header('allow', 'POST')
      .send({ errors: [{ message: 'Send queries by POST.', extensions: { code: 'METHOD_NOT_ALLOWED', correlationId: request.id } }] })
  )
  app.route({
    method: 'POST',
    url: '/graphql',
    preHandler: async (request, reply) => {
      const ctx = await contextOf(request, reply, parts)
      request.keqing = ctx
      const timer = setTimeout(() => ctx.abort(), REQUEST_TIMEOUT_MS)
      reply.raw.once('close', () => {
        clearTimeout(timer)
        // The client left or has its answer: nothing of the request may go on (TRUST 21).
        ctx.abort()
      })
      if (ctx.signedIn || isOpenToAnyone(request.body, LIMITS.tokens)) return
      return reply
        .status(401)
        .send({ errors: [{ message: 'Sign in first.', extensions: { code: 'UNAUTHENTICATED', correlationId: request.id } }] })
    },
    handler: fastifyApolloHandler(parts.apollo, { context: request => Promise.resolve({ keqing: request.keqing as Context }) })
  })
}

declare module 'fastify' {
  interface FastifyRequest {
    keqing?: Context
  }
}

/** The built admin; any other path is a page of it. Hashed files never change, the page itself is asked for anew. */
async function admin(app: FastifyInstance, folder: string): Promise<void> {
  const root = path.resolve(folder)
  await app.register(fastifyStatic, {
    root,
    wildcard: true,
    setHeaders(reply, file) {
      void reply.header('cache-control', file.includes(`${path.sep}assets${path.sep}`) ? 'public, max-age=31536000, immutable' : 'no-cache')
    }
  })
  app.setNotFoundHandler((request, reply) => {
    const page = request.method === 'GET' && request.headers.accept?.includes('text/html')
    return page
      ? reply.sendFile('index.html')
      : reply.status(404).send({ errors: [{ message: 'Not found.', extensions: { code: 'NOT_FOUND' } }] })
  })
}
