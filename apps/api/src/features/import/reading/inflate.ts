// The bytes of a text file, inflated where they are gzip; a bomb is refused by size and by ratio while it inflates, never after (TRUST 27).
import { pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { Refusal } from '@keqing/domain'
import { LIMITS } from './limits.ts'

const CHUNK = 256 * 1024

export function isGzip(head: Buffer): boolean {
  return head[0] === 0x1f && head[1] === 0x8b
}

export function isZip(head: Buffer): boolean {
  return head[0] === 0x50 && head[1] === 0x4b
}

export async function* inflated(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const iterator = bytes[Symbol.asyncIterator]()
  const first = await iterator.next()
  if (first.done || first.value.length === 0) throw new Refusal('FILE_EMPTY', ['file'])
  const seen = { compressed: 0 }
  const source = counted(first.value, iterator, seen)
  let out = 0
  try {
    for await (const chunk of isGzip(first.value) ? gunzip(source) : source) {
      out += chunk.length
      if (out > LIMITS.inflatedBytes) throw new Refusal('FILE_INFLATES_TOO_LARGE', ['file'], { megabytes: LIMITS.inflatedBytes >> 20 })
      if (out > LIMITS.ratioFromBytes && out > seen.compressed * LIMITS.ratio)
        throw new Refusal('FILE_RATIO_SUSPICIOUS', ['file'], { ratio: LIMITS.ratio })
      yield chunk
    }
  } catch (error) {
    if (/^Z_/.test((error as { code?: string }).code ?? '')) throw new Refusal('FILE_DAMAGED', ['file'], {}, { cause: error })
    throw error
  }
}

async function* counted(first: Buffer, rest: AsyncIterator<Buffer>, seen: { compressed: number }): AsyncGenerator<Buffer> {
  for (let next: IteratorResult<Buffer> = { value: first, done: false }; !next.done; next = await rest.next()) {
    seen.compressed += next.value.length
    yield next.value
  }
}

function gunzip(source: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  const stream = createGunzip({ chunkSize: CHUNK })
  // What goes wrong upstream reaches the reader of the stream.
  pipeline(Readable.from(source), stream, () => {})
  return stream
}
