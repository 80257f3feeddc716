// Files of an import live behind the wall in pieces of some 400 kB: no piece is large, no transaction waits for a slow sender, and a worker reads what the API
// received without sharing a disk with it.
import type { Database } from '../../platform/db/database.ts'
import { insertPart, readPart, type PartContent } from './run.sql.ts'

const PART_BYTES = 400 * 1024

interface Place {
  readonly tenantId: string
  readonly importId: string
  readonly content: PartContent
}

export async function* readParts(db: Database, { tenantId, importId, content }: Place): AsyncGenerator<Buffer> {
  for (let partNo = 0; ; partNo++) {
    const bytes = await db.unit(tenantId, tx => readPart(tx, importId, content, partNo))
    if (!bytes) return
    yield bytes
  }
}

/** Cuts what comes into parts, each committed by itself. */
export async function writeParts(db: Database, { tenantId, importId, content }: Place, bytes: AsyncIterable<Buffer>): Promise<void> {
  let partNo = 0
  let held: Buffer[] = []
  let size = 0
  const flush = async () => {
    const part = Buffer.concat(held, size)
    held = []
    size = 0
    await db.unit(tenantId, tx => insertPart(tx, importId, content, partNo, part))
    partNo++
  }
  for await (const chunk of bytes) {
    held.push(chunk)
    size += chunk.length
    if (size >= PART_BYTES) await flush()
  }
  if (size > 0 || partNo === 0) await flush()
}
