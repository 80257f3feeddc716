// Which encoding a text has, found by reading all of it: a byte-order mark, else valid UTF-8, else bytes that make common Chinese as GB18030. What is
// none of these is refused by name rather than guessed, and no replacement character is ever stored (TRUST 27).
import { Refusal } from '@keqing/domain'

export const ENCODINGS = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be'] as const
export type Encoding = (typeof ENCODINGS)[number]

/** At most one in a hundred characters may be broken: those rows become errors, more is another encoding. */
const MOSTLY = 0.01
/** Of real Chinese at least this share is in the common half of GB2312; Latin-1 text read as GBK is not. */
const COMMON = 0.5

/** Statistics over a whole file, a chunk at a time. */
export class EncodingScan {
  #head: Buffer | undefined
  #utf8 = { pending: 0, good: 0, bad: 0 }
  #gb = { lead: 0, second: 0, third: 0, good: 0, bad: 0, common: 0 }
  #evenNul = 0
  #oddNul = 0
  #offset = 0
  #quoted = false
  #lines = 0
  #last = 10

  push(chunk: Buffer): void {
    this.#head ??= Buffer.from(chunk.subarray(0, 4))
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at] as number
      if (byte < 0x80) {
        if (byte === 0x22) this.#quoted = !this.#quoted
        else if (byte === 0x0a && !this.#quoted) this.#lines++
        else if (byte === 0 && ((this.#offset + at) & 1) === 0) this.#evenNul++
        else if (byte === 0) this.#oddNul++
        if (this.#utf8.pending > 0) {
          this.#utf8.pending = 0
          this.#utf8.bad++
        }
        if (this.#gb.lead) this.#gbTrail(byte)
      } else {
        this.#utf8Byte(byte)
        this.#gbByte(byte)
      }
      this.#last = byte
    }
    this.#offset += chunk.length
  }

  #utf8Byte(byte: number): void {
    const state = this.#utf8
    if (state.pending > 0) {
      if (byte < 0xc0) {
        if (--state.pending === 0) state.good++
        return
      }
      state.bad++
    }
    state.pending = byte >= 0xf0 && byte < 0xf5 ? 3 : byte >= 0xe0 ? (byte < 0xf0 ? 2 : 0) : byte >= 0xc2 ? 1 : 0
    if (state.pending === 0) state.bad++
  }

  #gbByte(byte: number): void {
    if (this.#gb.lead) this.#gbTrail(byte)
    else if (byte === 0x80 || byte === 0xff) this.#gb.bad++
    else this.#gb.lead = byte
  }

  #gbTrail(byte: number): void {
    const state = this.#gb
    const { lead } = state
    if (state.third) {
      state.lead = state.second = state.third = 0
      if (byte >= 0x30 && byte <= 0x39) state.good++
      else state.bad++
    } else if (state.second) {
      if (byte >= 0x81 && byte <= 0xfe) state.third = byte
      else {
        state.lead = state.second = 0
        state.bad++
      }
    } else if (byte >= 0x30 && byte <= 0x39) state.second = byte
    else {
      state.lead = 0
      if (byte >= 0x40 && byte !== 0x7f && byte !== 0xff) state.good++
      else state.bad++
      // GB2312: symbols and full-width forms in rows A1–A3, the commoner characters in B0–D7.
      if (byte >= 0xa1 && ((lead >= 0xb0 && lead <= 0xd7) || (lead >= 0xa1 && lead <= 0xa3))) state.common++
    }
  }

  /** Lines outside quotes, the header among them; unknown for two-byte encodings. */
  get lines(): number | null {
    if (this.result().startsWith('utf-16')) return null
    return this.#lines + (this.#last === 10 ? 0 : 1)
  }

  /** @throws Refusal FILE_ENCODING_UNKNOWN */
  result(): Encoding {
    const head = this.#head ?? Buffer.alloc(0)
    if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
    if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
    if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8'
    const even = this.#evenNul
    const odd = this.#oddNul
    // Latin letters, digits and separators of a two-byte text have their zero byte always on the same side.
    if (odd > this.#offset / 20 && even < odd / 20) return 'utf-16le'
    if (even > this.#offset / 20 && odd < even / 20) return 'utf-16be'
    const { good, bad } = this.#utf8
    if (bad <= good * MOSTLY) return 'utf-8'
    const gb = this.#gb
    if (gb.bad <= gb.good * MOSTLY && gb.common >= gb.good * COMMON) return 'gb18030'
    if (bad <= good) return 'utf-8'
    throw new Refusal('FILE_ENCODING_UNKNOWN', ['file'])
  }
}

/** What could not be decoded comes out as U+FFFD, by which the row is known to be unreadable. */
export async function* decoded(bytes: AsyncIterable<Buffer>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const chunk of bytes) {
    const text = decoder.decode(chunk, { stream: true })
    if (text) yield text
  }
  const rest = decoder.decode()
  if (rest) yield rest
}

/** U+FFFD, or a zero, which Postgres cannot hold. */
export function isUnreadable(text: string): boolean {
  return text.includes('\uFFFD') || text.includes('\0')
}
