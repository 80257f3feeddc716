// A file arrives as a raw body and goes piece by piece behind the wall; what it is, is found when all of it is here. An upload that breaks off leaves
// nothing that could be started.
import { createHash } from 'node:crypto'
import { Refusal, type ImportKind } from '@keqing/domain'
import { v7 as uuid } from 'uuid'
import { audit } from '../../platform/audit.ts'
import { Forbidden } from '../../platform/errors.ts'
import type { Context } from '../../platform/graphql/context.ts'
import { importsSeen } from './find-import.ts'
import { readParts, writeParts } from './parts.ts'
import { detectFormat } from './reading/source.ts'
import { changeRun, deleteParts, insertRun } from './run.sql.ts'

export interface Upload {
  readonly chainId: string
  readonly kind: ImportKind
  readonly fileName: string
  readonly maxBytes: number
}

/** @throws Refusal FILE_EMPTY, FILE_TOO_LARGE and whatever makes the file unreadable; Forbidden */
export async function uploadFile(ctx: Context, upload: Upload, bytes: AsyncIterable<Buffer>): Promise<{ id: string }> {
  // Whether the tiers are the person's to give is asked when it is said which they are, and again by the job.
  if (importsSeen(ctx, upload.chainId).of === 'own' && upload.kind !== 'standings') throw new Forbidden()
  await ctx.chain(upload.chainId)
  // A file that adjusts points has an author, who does not approve it; neither a machine nor the service is one (TRUST 15).
  if (upload.kind === 'adjustments' && !ctx.actor.staffId) throw new Forbidden()
  const { db, tenantId } = ctx
  const id = uuid()
  const fileName =
    [
      ...upload.fileName
        .normalize('NFC')
        .replaceAll(/[\\/\p{Cc}]/gu, ' ')
        .trim()
    ]
      .slice(0, 200)
      .join('') || 'file'
  await ctx.write(tx => insertRun(tx, { id, chainId: upload.chainId, kind: upload.kind, fileName, createdBy: ctx.actor.staffId ?? null }))
  try {
    const seen = { size: 0, hash: createHash('sha256') }
    await writeParts(db, { tenantId, importId: id, content: 'source' }, measured(bytes, seen, upload.maxBytes))
    const format = await detectFormat(() => readParts(db, { tenantId, importId: id, content: 'source' }))
    await ctx.write(async tx => {
      await changeRun(tx, id, { status: 'uploaded', fileBytes: seen.size, fileSha256: seen.hash.digest(), format, rowsTotal: format.rows })
      await audit(tx, ctx, {
        action: 'importUpload',
        objectType: 'ImportRun',
        objectId: id,
        chainId: upload.chainId,
        detail: { kind: upload.kind, bytes: seen.size }
      })
    })
    return { id }
  } catch (error) {
    await ctx.write(async tx => {
      await changeRun(tx, id, {
        status: 'failed',
        failure: error instanceof Refusal ? error.code : 'FILE_DAMAGED',
        finishedAt: ctx.clock.now()
      })
      await deleteParts(tx, id, 'source')
    })
    throw error
  }
}

async function* measured(
  bytes: AsyncIterable<Buffer>,
  seen: { size: number; hash: ReturnType<typeof createHash> },
  maxBytes: number
): AsyncGenerator<Buffer> {
  for await (const chunk of bytes) {
    seen.size += chunk.length
    if (seen.size > maxBytes) throw new Refusal('FILE_TOO_LARGE', ['file'], { megabytes: Math.floor(maxBytes / 1024 / 1024) })
    seen.hash.update(chunk)
    yield chunk
  }
  if (seen.size === 0) throw new Refusal('FILE_EMPTY', ['file'])
}
