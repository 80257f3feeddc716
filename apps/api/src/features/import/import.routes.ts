// Files come and go beside GraphQL, as streams: POST /imports takes a raw body, GET /imports/:id/report gives the report. The same sign-in, rights and wall.
import { pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { IMPORT_KINDS, Refusal, type ImportKind } from '@keqing/domain'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { validate as isUuid } from 'uuid'
import { Forbidden, Unauthenticated } from '../../platform/errors.ts'
import type { Context } from '../../platform/graphql/context.ts'
import { toUserError } from '../../platform/graphql/settle.ts'
import { contextOf } from '../../platform/http/authenticate.ts'
import type { ServerParts } from '../../platform/http/server.ts'
import { findImport } from './find-import.ts'
import { readParts } from './parts.ts'
import { uploadFile } from './upload-file.ts'

export function importRoutes(app: FastifyInstance, parts: ServerParts): void {
  void app.register((scope, _options, ready) => {
    // The body is a stream of its own: nothing parses or holds it.
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
    scope.post('/imports', { bodyLimit: parts.config.IMPORT_MAX_BYTES + 1 }, (request, reply) =>
      answering(request, reply, parts, ctx => upload(ctx, request, reply, parts))
    )
    scope.get<{ Params: { id: string } }>('/imports/:id/report', (request, reply) =>
      answering(request, reply, parts, ctx => report(ctx, request.params.id, reply))
    )
    ready()
  })
}

/** A page of another origin cannot set this header, nor name our address as its own (TRUST 18). A key is in no browser's keeping. */
function isOwnPage(request: FastifyRequest): boolean {
  if (request.headers['x-keqing-csrf'] === '1' || request.headers.authorization) return true
  const { origin } = request.headers
  return origin !== undefined && URL.canParse(origin) && new URL(origin).host === request.headers.host
}

async function answering(
  request: FastifyRequest,
  reply: FastifyReply,
  parts: ServerParts,
  act: (ctx: Context) => Promise<unknown>
): Promise<unknown> {
  const ctx = await contextOf(request, reply, parts)
  const refuse = (status: number, code: string, message: string) =>
    reply.status(status).send({ errors: [{ message, extensions: { code, correlationId: request.id } }] })
  try {
    if (!ctx.signedIn) return await refuse(401, 'UNAUTHENTICATED', 'Sign in first.')
    if (request.method === 'POST' && !isOwnPage(request)) return await refuse(403, 'FORBIDDEN', 'Not allowed.')
    return await act(ctx)
  } catch (error) {
    if (error instanceof Unauthenticated) return await refuse(401, 'UNAUTHENTICATED', 'Sign in first.')
    if (error instanceof Forbidden) return await refuse(403, 'FORBIDDEN', 'Not allowed.')
    if (!(error instanceof Refusal)) throw error
    return await reply
      .status(error.code === 'NOT_FOUND' ? 404 : error.code === 'FILE_TOO_LARGE' ? 413 : 422)
      .send({ userErrors: [toUserError(error)] })
  } finally {
    await ctx.close()
  }
}

async function upload(ctx: Context, request: FastifyRequest, reply: FastifyReply, parts: ServerParts): Promise<unknown> {
  const { chainId = '', kind = '', fileName = '' } = request.query as Partial<Record<string, string>>
  if (!isUuid(chainId)) throw new Refusal('NOT_FOUND', ['chainId'])
  const known = kindOf(kind)
  if (!known) throw new Refusal('INVALID_VALUE', ['kind'])
  const body = request.body instanceof Readable ? request.body : Readable.from([])
  const { id } = await uploadFile(
    ctx,
    { chainId, kind: known, fileName, maxBytes: parts.config.IMPORT_MAX_BYTES },
    body as AsyncIterable<Buffer>
  )
  return reply.status(201).send({ id })
}

/** As in the schema (`RECEIPT_LINES`) or as stored. */
function kindOf(text: string): ImportKind | undefined {
  const wanted = text.replaceAll('_', '').toLowerCase()
  return IMPORT_KINDS.find(kind => kind.toLowerCase() === wanted)
}

async function report(ctx: Context, id: string, reply: FastifyReply): Promise<unknown> {
  const run = await findImport(ctx, id)
  if (run.summary.reportReady === false) throw new Refusal('IMPORT_FILE_GONE', ['id'])
  if (!run.summary.reportReady) throw new Refusal('NOT_FOUND', ['id'])
  const { db, tenantId } = ctx
  await ctx.close()
  const stored = readParts(db, { tenantId, importId: run.id, content: 'report' })
  // While the answer can still be another one.
  const first = await stored.next()
  if (first.done) throw new Refusal('IMPORT_FILE_GONE', ['id'])
  const text = createGunzip()
  // A later part that cannot be read ends the stream that is sent, and with it the download; left to itself such an error would end the process.
  pipeline(Readable.from(following(first.value, stored)), text, () => {})
  const name = `${run.fileName.replace(/\.(csv|gz|xlsx|txt|tsv)+$/gi, '').replaceAll(/[^\p{L}\p{N}._-]+/gu, '-')}-report.csv`
  void reply
    .header('content-type', 'text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="report.csv"; filename*=UTF-8''${encodeURIComponent(name)}`)
    .header('cache-control', 'no-store')
  return reply.send(text)
}

async function* following(first: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield first
  yield* rest
}
