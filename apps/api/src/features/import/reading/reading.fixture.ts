// A file as it comes: in pieces, read for what it is and then for its rows.
import type { Row } from './row.ts'
import { detectFormat, rowsOf } from './source.ts'

function pieces(bytes: Buffer, size = 7): () => AsyncIterable<Buffer> {
  return async function* () {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
  }
}

export async function readAll(bytes: Buffer, size?: number) {
  const open = pieces(bytes, size)
  const format = await detectFormat(open)
  const rows: Row[] = []
  for await (const batch of rowsOf(open, format)) rows.push(...batch)
  return { format, rows }
}

export const refusal = async (bytes: Buffer, size = 64 * 1024) =>
  readAll(bytes, size).then(
    () => 'read',
    (error: { code?: string }) => error.code
  )
