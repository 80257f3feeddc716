// The first sheet of a workbook as text rows, streamed. Guards before any byte is inflated: entries, sizes, ratio; no DTD is read and no entity resolved
// (TRUST 27). Text cells stay as they are, so phones and leading zeros survive; numbers come out as plain decimals, dates as ISO text.
import type { Readable } from 'node:stream'
import { Refusal } from '@keqing/domain'
import yauzl, { type Entry, type ZipFile } from 'yauzl'
import { isUnreadable } from './encoding.ts'
import { LIMITS } from './limits.ts'
import type { Row } from './row.ts'
import { damaged, parserFor, readBook } from './xlsx-book.ts'
import { cellText, type CellFormats } from './xlsx-cells.ts'

export async function* openWorkbook(file: Buffer): AsyncGenerator<Row[]> {
  const zip = await openZip(file)
  const entries = await entriesOf(zip, file.length)
  const book = await readBook(name => entryTexts(zip, entries.get(name)))
  const strings = await sharedStrings(zip, entries.get('xl/sharedStrings.xml'))
  const sheet = entries.get(book.sheetPath)
  if (!sheet) throw damaged()
  yield* sheetRows(await openEntry(zip, sheet), strings, book.formats)
}

function openZip(file: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(file, { lazyEntries: true, autoClose: false, validateEntrySizes: true }, (error, zip) =>
      error ? reject(damaged(error)) : resolve(zip)
    )
  })
}

function entriesOf(zip: ZipFile, fileBytes: number): Promise<Map<string, Entry>> {
  if (zip.entryCount > LIMITS.entries) throw new Refusal('FILE_TOO_MANY_ENTRIES', ['file'], { entries: LIMITS.entries })
  return new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>()
    let inflated = 0
    zip.on('error', error => reject(damaged(error)))
    zip.on('end', () => resolve(entries))
    zip.on('entry', (entry: Entry) => {
      inflated += entry.uncompressedSize
      entries.set(entry.fileName, entry)
      if (inflated > LIMITS.inflatedBytes)
        reject(new Refusal('FILE_INFLATES_TOO_LARGE', ['file'], { megabytes: LIMITS.inflatedBytes >> 20 }))
      else if (inflated > LIMITS.ratioFromBytes && inflated > fileBytes * LIMITS.ratio)
        reject(new Refusal('FILE_RATIO_SUSPICIOUS', ['file'], { ratio: LIMITS.ratio }))
      else zip.readEntry()
    })
    zip.readEntry()
  })
}

function openEntry(zip: ZipFile, entry: Entry): Promise<Readable> {
  return new Promise((resolve, reject) => zip.openReadStream(entry, (error, stream) => (error ? reject(damaged(error)) : resolve(stream))))
}

/** A part that describes the workbook: read whole before its first row, so it may not be large. One that is absent is empty. */
async function* entryTexts(zip: ZipFile, entry: Entry | undefined): AsyncGenerator<string> {
  if (!entry) return
  if (entry.uncompressedSize > LIMITS.bookPartBytes) throw damaged()
  yield* texts(await openEntry(zip, entry))
}

async function* texts(stream: Readable): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8')
  try {
    for await (const chunk of stream) yield decoder.decode(chunk as Buffer, { stream: true })
  } catch (error) {
    throw error instanceof Refusal ? error : damaged(error)
  }
  yield decoder.decode()
}

async function sharedStrings(zip: ZipFile, entry: Entry | undefined): Promise<readonly string[]> {
  const strings: string[] = []
  if (!entry) return strings
  let current = ''
  let chars = 0
  let inText = false
  let phonetic = false
  const parser = parserFor({
    open(name) {
      if (name === 'si') current = ''
      phonetic ||= name === 'rPh'
      inText = name === 't' && !phonetic
    },
    text(text) {
      if (inText) current += text
    },
    close(name) {
      if (name === 't') inText = false
      if (name === 'rPh') phonetic = false
      if (name !== 'si') return
      strings.push(current)
      chars += current.length
      if (chars > LIMITS.sharedStringChars)
        throw new Refusal('FILE_INFLATES_TOO_LARGE', ['file'], { megabytes: LIMITS.inflatedBytes >> 20 })
    }
  })
  for await (const text of texts(await openEntry(zip, entry))) parser.write(text)
  parser.close()
  return strings
}

async function* sheetRows(stream: Readable, strings: readonly string[], formats: CellFormats): AsyncGenerator<Row[]> {
  let batch: Row[] = []
  let row: { line: number; cells: string[] } | undefined
  let line = 0
  let rowChars = 0
  let chars = 0
  let cell: { column: number; type: string; style: number; value: string } | undefined
  let reading = false
  const parser = parserFor({
    open(name, attributes) {
      if (name === 'row') {
        line = attributes['r'] ? Number(attributes['r']) : line + 1
        row = { line, cells: [] }
        rowChars = 0
      } else if (name === 'c' && row) {
        cell = {
          column: columnOf(attributes['r']) ?? row.cells.length,
          type: attributes['t'] ?? 'n',
          style: Number(attributes['s'] ?? 0),
          value: ''
        }
        if (cell.column >= LIMITS.columns + 1) throw new Refusal('FILE_TOO_MANY_COLUMNS', ['file'], { columns: LIMITS.columns })
      }
      reading = name === 'v' || (name === 't' && cell?.type === 'inlineStr')
    },
    text(text) {
      if (reading && cell) cell.value += text
    },
    close(name) {
      if (name === 'v' || name === 't') reading = false
      if (name === 'c' && row && cell) {
        while (row.cells.length < cell.column) row.cells.push('')
        const value = cellText(cell, strings, formats)
        // A few bytes name a shared string of any length, as often as they like.
        rowChars += value.length
        chars += value.length
        if (rowChars > LIMITS.recordBytes) throw new Refusal('FILE_LINE_TOO_LONG', ['file'], { line })
        if (chars > LIMITS.sheetChars) throw new Refusal('FILE_INFLATES_TOO_LARGE', ['file'], { megabytes: LIMITS.sheetChars >> 20 })
        row.cells[cell.column] = value
        cell = undefined
      }
      if (name !== 'row' || !row) return
      if (row.cells.some(value => value !== '')) batch.push(row.cells.some(isUnreadable) ? { ...row, unreadable: true } : row)
      row = undefined
    }
  })
  for await (const text of texts(stream)) {
    parser.write(text)
    if (batch.length > 0) yield batch
    batch = []
  }
  parser.close()
  if (batch.length > 0) yield batch
}

/** "AB12" is column 27, counted from 0. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = reference && /^[A-Z]{1,3}/.exec(reference)?.[0]
  if (!letters) return undefined
  let column = 0
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}
