// GET /exports/:token: the file, written page by page as the reader takes it. Each page is a transaction of its own, so a slow reader holds no connection.
import { Readable } from 'node:stream'
import { Refusal } from '@keqing/domain'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { csvCell } from '../../platform/csv-cell.ts'
import type { Database } from '../../platform/db/database.ts'
import { Forbidden, Unauthenticated } from '../../platform/errors.ts'
import { contextOf } from '../../platform/http/authenticate.ts'
import type { ServerParts } from '../../platform/http/server.ts'
import type { Cell } from './exported-list.ts'
import { openExport, type OpenedExport } from './export-link.ts'
import { EXPORT_LISTS } from './lists.ts'

/** Without it spreadsheets take UTF-8 for something older. */
const BYTE_ORDER_MARK = '\uFEFF'

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
    void reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="${fileName(opened)}"`)
    return await reply.send(Readable.from(lines(parts.db, ctx.tenantId, opened), { objectMode: false }))
  } catch (error) {
    if (error instanceof Unauthenticated) return await refuse(401, 'UNAUTHENTICATED', 'Sign in first.')
    if (error instanceof Forbidden) return await refuse(403, 'FORBIDDEN', 'Not allowed.')
    if (error instanceof Refusal) return await refuse(404, 'NOT_FOUND', 'Not found.')
    throw error
  } finally {
    await ctx.close()
  }
}

function fileName({ list, scope }: OpenedExport): string {
  return `${EXPORT_LISTS[list].fileName}-${scope.today}.csv`
}

function textOf(cell: Cell): string {
  if (cell === null || cell === undefined) return ''
  return cell instanceof Date ? cell.toISOString() : String(cell)
}

/** RFC 4180, a page at a time. */
async function* lines(db: Database, tenantId: string, { list, filter, scope }: OpenedExport): AsyncGenerator<string> {
  const exported = EXPORT_LISTS[list].list
  yield `${BYTE_ORDER_MARK}${exported.header.join(',')}\r\n`
  let after: readonly string[] | undefined
  do {
    const page = await db.unit(tenantId, tx => exported.page(tx, scope, filter, after))
    if (page.rows.length > 0) yield page.rows.map(row => `${row.map(cell => csvCell(textOf(cell))).join(',')}\r\n`).join('')
    after = page.next
  } while (after)
}
