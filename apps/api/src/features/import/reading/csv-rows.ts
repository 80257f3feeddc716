// Rows of a delimited text with the line each begins on (RFC 4180, any of four delimiters). Most lines of most files have no quotes and are cut in one step:
// that makes reading half a million of them a matter of a second; the others are walked. A differential test holds it equal to csv-parse.
import { Refusal } from '@keqing/domain'
import { isUnreadable } from './encoding.ts'
import { LIMITS } from './limits.ts'
import type { Row } from './source.ts'

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
  /** Lines of a record whose quote is still open. */
  #open = ''
  #line = 0
  #began = 0

  constructor(delimiter: string) {
    this.#delimiter = delimiter
  }

  push(text: string): Row[] {
    const all = this.#rest + text
    const rows: Row[] = []
    const clean = !isUnreadable(all)
    let from = 0
    let carriage = all.indexOf('\r')
    for (;;) {
      if (carriage >= 0 && carriage < from) carriage = all.indexOf('\r', from)
      const feed = all.indexOf('\n', from)
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
    if (this.#open !== '') throw new Refusal('FILE_DAMAGED', ['file'], { line: this.#began })
    return rows
  }

  #take(line: string, rows: Row[], clean: boolean): void {
    this.#line++
    if (this.#open === '') this.#began = this.#line
    const record = this.#open === '' ? line : `${this.#open}\n${line}`
    if (record === '') return
    const cells = record.includes('"') ? quotedCells(record, this.#delimiter) : record.split(this.#delimiter)
    this.#open = cells ? '' : record
    if (record.length > LIMITS.recordBytes) throw new Refusal('FILE_LINE_TOO_LONG', ['file'], { line: this.#began })
    if (cells) rows.push(clean || !isUnreadable(record) ? { line: this.#began, cells } : { line: this.#began, cells, unreadable: true })
  }
}

/** Cells of a record with quotes; undefined while one is open. A quote inside a bare cell, or after a closed one, is a character like any other. */
function quotedCells(record: string, delimiter: string): string[] | undefined {
  const cells: string[] = []
  for (let from = 0; ;) {
    let cell = ''
    if (record[from] === '"') {
      let at = from + 1
      for (;;) {
        const quote = record.indexOf('"', at)
        if (quote < 0) return undefined
        cell += record.slice(at, quote)
        at = quote + 1
        if (record[at] !== '"') break
        cell += '"'
        at++
      }
      from = at
    }
    const end = record.indexOf(delimiter, from)
    cells.push(cell + record.slice(from, end < 0 ? record.length : end))
    if (end < 0) return cells
    from = end + 1
  }
}
