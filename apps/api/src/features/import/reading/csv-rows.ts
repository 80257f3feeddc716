// Rows of a delimited text with the line each begins on (RFC 4180, any of four delimiters). Most lines of most files have no quotes and are cut in one step:
// that makes reading half a million of them a matter of a second; the others are walked. A differential test holds it equal to csv-parse.
import { Refusal } from '@keqing/domain'
import { isUnreadable } from './encoding.ts'
import { LIMITS } from './limits.ts'
import type { Row } from './row.ts'

const DELIMITERS = [',', ';', '\t', '|'] as const
const SAMPLE_LINES = 20

/** The delimiter that cuts the first lines most often and most evenly; a comma where nothing does. */
export function findDelimiter(head: string): string {
  const lines = linesOf(head).slice(0, SAMPLE_LINES)
  const scored = DELIMITERS.map(delimiter => {
    const counts = lines.map(line => line.replaceAll(/"(?:[^"]|"")*"/g, '').split(delimiter).length - 1)
    const inHeader = counts[0] ?? 0
    const even = counts.filter(count => count === inHeader).length
    return { delimiter, score: inHeader === 0 ? 0 : (even / counts.length) * 1_000 + inHeader }
  })
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a))
  return best.score > 0 ? best.delimiter : ','
}

/** Whole lines only: the head of a file may end in the middle of one. */
function linesOf(head: string): string[] {
  const lines = head.split(/\r\n|\n|\r/)
  if (lines.length > 1) lines.pop()
  return lines.filter(line => line !== '')
}

/** A batch per piece of text, with the rows that are complete by its end. */
export async function* csvRows(texts: AsyncIterable<string>, delimiter: string): AsyncGenerator<Row[]> {
  const cutter = new Cutter(delimiter)
  for await (const text of texts) {
    const rows = cutter.push(text)
    if (rows.length > 0) yield rows
  }
  const rows = cutter.end()
  if (rows.length > 0) yield rows
}

class Cutter {
  readonly #delimiter: string
  #rest = ''
  #record: QuotedRecord | undefined
  #line = 0

  constructor(delimiter: string) {
    this.#delimiter = delimiter
  }

  push(text: string): Row[] {
    const all = this.#rest + text
    const rows: Row[] = []
    const clean = !isUnreadable(all)
    let from = 0
    let carriage = all.indexOf('\r')
    let feed = all.indexOf('\n')
    for (;;) {
      // Each is looked for once and kept until it is passed: a text with only one of them is not searched to its end for the other, line by line.
      if (carriage >= 0 && carriage < from) carriage = all.indexOf('\r', from)
      if (feed >= 0 && feed < from) feed = all.indexOf('\n', from)
      // A return of its own ends a line too; at the very end of the piece it may be half of a line break.
      const end = carriage >= 0 && (feed < 0 || carriage < feed) ? carriage : feed
      if (end < 0 || (end === carriage && end === all.length - 1)) break
      this.#take(all.slice(from, end), rows, clean)
      from = end === carriage && feed === end + 1 ? end + 2 : end + 1
    }
    this.#rest = from === 0 ? all : all.slice(from)
    if (this.#rest.length > LIMITS.recordBytes) throw new Refusal('FILE_LINE_TOO_LONG', ['file'], { line: this.#line + 1 })
    return rows
  }

  end(): Row[] {
    const rows: Row[] = []
    const last = this.#rest.replace(/\r$/, '')
    if (last !== '') this.#take(last, rows, !isUnreadable(last))
    if (this.#record) throw new Refusal('FILE_DAMAGED', ['file'], { line: this.#record.line })
    return rows
  }

  #take(line: string, rows: Row[], clean: boolean): void {
    this.#line++
    if (!this.#record) {
      if (line === '') return
      if (line.length > LIMITS.recordBytes) throw new Refusal('FILE_LINE_TOO_LONG', ['file'], { line: this.#line })
      if (!line.includes('"')) {
        const cells = line.split(this.#delimiter)
        rows.push(clean || !isUnreadable(line) ? { line: this.#line, cells } : { line: this.#line, cells, unreadable: true })
        return
      }
    }
    this.#record ??= new QuotedRecord(this.#line, this.#delimiter)
    const row = this.#record.add(line, clean || !isUnreadable(line))
    if (!row) return
    rows.push(row)
    this.#record = undefined
  }
}

/**
 * A record with quotes, line by line: each character is looked at once, however many lines a quote stays open. A quote inside a bare cell, or after a closed
 * one, is a character like any other.
 */
class QuotedRecord {
  readonly line: number
  readonly #delimiter: string
  readonly #cells: string[] = []
  /** Of the cell whose quote is open. */
  #pieces: string[] | undefined
  #length = -1
  #readable = true

  constructor(line: number, delimiter: string) {
    this.line = line
    this.#delimiter = delimiter
  }

  /** The row, once no quote is open at the end of a line. @throws Refusal FILE_LINE_TOO_LONG */
  add(line: string, readable: boolean): Row | undefined {
    this.#length += line.length + 1
    if (this.#length > LIMITS.recordBytes) throw new Refusal('FILE_LINE_TOO_LONG', ['file'], { line: this.line })
    this.#readable &&= readable
    this.#pieces?.push('\n')
    for (let from = 0; ;) {
      if (!this.#pieces && line[from] === '"') {
        this.#pieces = []
        from++
      }
      let cell = ''
      if (this.#pieces) {
        const closed = this.#quoted(line, from, this.#pieces)
        if (closed === undefined) return undefined
        cell = this.#pieces.join('')
        this.#pieces = undefined
        from = closed
      }
      const end = line.indexOf(this.#delimiter, from)
      this.#cells.push(cell + line.slice(from, end < 0 ? line.length : end))
      if (end < 0) return { line: this.line, cells: this.#cells, ...(this.#readable ? {} : { unreadable: true }) }
      from = end + 1
    }
  }

  /** Takes what is within the quotes into `pieces`; the place after the closing one, if the line has it. */
  #quoted(line: string, from: number, pieces: string[]): number | undefined {
    for (let at = from; ;) {
      const quote = line.indexOf('"', at)
      pieces.push(line.slice(at, quote < 0 ? line.length : quote))
      if (quote < 0) return undefined
      if (line[quote + 1] !== '"') return quote + 1
      pieces.push('"')
      at = quote + 2
    }
  }
}
