// GET /exports/:token: the file, written page by page as the reader takes it. Each page is a transaction of its own, so a slow reader holds no connection.
import { Refusal } from '@keqing/domain'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Database } from '../../platform/db/database.ts'
import { Forbidden, Unauthenticated } from '../../platform/errors.ts'
import { contextOf } from '../../platform/http/authenticate.ts'
import type { ServerParts } from '../../platform/http/server.ts'
import type { Cell } from './exported-list.ts'
import { openExport, type OpenedExport } from './export-link.ts'
import { FILE_FORMATS } from './file-format.ts'
import { EXPORT_LISTS } from './lists.ts'

export function exportRoutes(app: FastifyInstance, parts: ServerParts): void {
  app.get<{ Params: { token: string } }>('/exports/:token', (request, reply) => download(request, reply, parts))
}

async function download(request: FastifyRequest<{ Params: { token: string } }>, reply: FastifyReply, parts: ServerParts): Promise<unknown> {
  const refuse = (status: number, code: string, message: string) =>
    reply.status(status).send({ errors: [{ message, extensions: { code, correlationId: request.id } }] })
  const ctx = await contextOf(request, reply, parts)
  try {
    if (!ctx.signedIn) return await refuse(401, 'UNAUTHENTICATED', 'Sign in first.')
    const opened = await openExport(ctx, request.params.token)
    const { list, fileName } = EXPORT_LISTS[opened.list]
    const file = FILE_FORMATS[opened.format]
    void reply
      .header('content-type', file.contentType)
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="${fileName}-${opened.scope.today}.${file.extension}"`)
    return await reply.send(file.write({ name: fileName, header: list.header, pages: pagesOf(parts.db, ctx.tenantId, opened) }))
  } catch (error) {
    if (error instanceof Unauthenticated) return await refuse(401, 'UNAUTHENTICATED', 'Sign in first.')
    if (error instanceof Forbidden) return await refuse(403, 'FORBIDDEN', 'Not allowed.')
    if (error instanceof Refusal) return await refuse(404, 'NOT_FOUND', 'Not found.')
    throw error
  } finally {
    await ctx.close()
  }
}

/** Page by page, as the reader takes them. */
async function* pagesOf(
  db: Database,
  tenantId: string,
  { list, filter, scope }: OpenedExport
): AsyncGenerator<readonly (readonly Cell[])[]> {
  let after: readonly string[] | undefined
  do {
    const page = await db.unit(tenantId, tx => EXPORT_LISTS[list].list.page(tx, scope, filter, after))
    yield page.rows
    after = page.next
  } while (after)
}
