// One reader for every kind of file: bytes in, batches of rows out, in bounded memory. What a file is, is found from its content and never from its name.
import { Refusal } from '@keqing/domain'
import { csvRows, findDelimiter } from './csv-rows.ts'
import { decoded, EncodingScan, isUnreadable, type Encoding } from './encoding.ts'
import { inflated, isZip } from './inflate.ts'
import { LIMITS } from './limits.ts'
import type { Row } from './row.ts'
import { openWorkbook } from './xlsx-rows.ts'

export interface FileFormat {
  readonly type: 'csv' | 'xlsx'
  readonly encoding: Encoding | null
  readonly delimiter: string | null
  readonly header: readonly string[]
  /** A few first values per column. */
  readonly samples: readonly (readonly string[])[]
  /** Rows below the header, where counting them costs nothing. */
  readonly rows: number | null
}

/** A file that can be read from its start as often as asked. */
export type OpenBytes = () => AsyncIterable<Buffer>

const SAMPLE_ROWS = 200
const HEAD_CHARS = 64 * 1024

/** Reads the whole file once for what it is, refusing bombs, damage and unknown encodings on the way. */
export async function detectFormat(open: OpenBytes): Promise<FileFormat> {
  if (isZip(await headOf(open))) return withHeader({ type: 'xlsx', encoding: null, delimiter: null, rows: null }, workbookRows(open))
  const scan = new EncodingScan()
  for await (const chunk of inflated(open())) scan.push(chunk)
  const encoding = scan.result()
  const lines = scan.lines
  const delimiter = findDelimiter(await textHead(open, encoding))
  const format = { type: 'csv' as const, encoding, delimiter, rows: lines === null ? null : Math.max(lines - 1, 0) }
  return withHeader(format, csvRows(decoded(inflated(open()), encoding), delimiter))
}

/** Rows below the header, in batches. */
export async function* rowsOf(open: OpenBytes, format: FileFormat): AsyncGenerator<Row[]> {
  const batches =
    format.type === 'xlsx' ? workbookRows(open) : csvRows(decoded(inflated(open()), format.encoding ?? 'utf-8'), format.delimiter ?? ',')
  let header = true
  for await (const batch of batches) {
    yield header ? batch.slice(1) : batch
    header = false
  }
}

async function* workbookRows(open: OpenBytes): AsyncGenerator<Row[]> {
  const parts: Buffer[] = []
  // A zip is read from its end; compressed it is as large as the setting allows, and no larger.
  for await (const part of open()) parts.push(part)
  yield* openWorkbook(Buffer.concat(parts))
}

async function headOf(open: OpenBytes): Promise<Buffer> {
  for await (const chunk of open()) return chunk
  throw new Refusal('FILE_EMPTY', ['file'])
}

async function textHead(open: OpenBytes, encoding: Encoding): Promise<string> {
  let head = ''
  for await (const text of decoded(inflated(open()), encoding)) {
    head += text
    if (head.length >= HEAD_CHARS) break
  }
  return head
}

async function withHeader(format: Omit<FileFormat, 'header' | 'samples'>, batches: AsyncGenerator<Row[]>): Promise<FileFormat> {
  const rows: Row[] = []
  for await (const batch of batches) {
    rows.push(...batch.slice(0, SAMPLE_ROWS + 1 - rows.length))
    if (rows.length > SAMPLE_ROWS) break
  }
  const [first, ...below] = rows
  if (!first) throw new Refusal('FILE_EMPTY', ['file'])
  const header = checkHeader(first.cells)
  if (below.length === 0) throw new Refusal('FILE_HAS_NO_ROWS', ['file'])
  const samples = header.map((_, column) => {
    const values = below.map(row => shortened(row.cells[column]?.trim() ?? '')).filter(value => value !== '' && !isUnreadable(value))
    return [...new Set(values)].slice(0, 50)
  })
  return { ...format, header, samples }
}

/** No character is cut in two. A column is guessed by patterns, which are for values as people write them. */
function shortened(value: string): string {
  if (value.length <= LIMITS.sampleChars) return value
  return [...value.slice(0, LIMITS.sampleChars * 2)].slice(0, LIMITS.sampleChars).join('')
}

/** Duplicate, empty and missing headers are refused: a column is known by its name (TRUST 27). */
function checkHeader(cells: readonly string[]): readonly string[] {
  const header = cells.map(cell => cell.trim())
  while (header.length > 1 && header.at(-1) === '') header.pop()
  if (header.length > LIMITS.columns) throw new Refusal('FILE_TOO_MANY_COLUMNS', ['file'], { columns: LIMITS.columns })
  const empty = header.indexOf('')
  if (empty >= 0) throw new Refusal('HEADER_EMPTY', ['file'], { column: empty + 1 })
  if (header.some(isUnreadable)) throw new Refusal('FILE_ENCODING_UNKNOWN', ['file'])
  const twice = header.find((name, index) => header.indexOf(name) !== index)
  if (twice !== undefined) throw new Refusal('HEADER_DUPLICATE', ['file'], { name: twice })
  if (header.every(name => /^[+-]?[\d.,:/\s-]+$/.test(name))) throw new Refusal('HEADER_MISSING', ['file'])
  return header
}
