// An exported list as bytes: text for everything that reads CSV, or a workbook. Either is written while its pages come, with no more than one of them in memory.
import { Readable } from 'node:stream'
import { writeXlsxStream } from 'hucre/xlsx'
import { csvCell } from '../../platform/csv-cell.ts'
import type { Cell } from './exported-list.ts'

export const EXPORT_FORMATS = ['CSV', 'XLSX'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

export interface Table {
  /** At most 31 characters: the name of the sheet. */
  readonly name: string
  readonly header: readonly string[]
  /** Page by page. */
  readonly pages: AsyncIterable<readonly (readonly Cell[])[]>
}

interface FileFormat {
  readonly extension: string
  readonly contentType: string
  write(table: Table): Readable
}

export const FILE_FORMATS: Readonly<Record<ExportFormat, FileFormat>> = {
  CSV: {
    extension: 'csv',
    contentType: 'text/csv; charset=utf-8',
    write: table => Readable.from(lines(table), { objectMode: false })
  },
  XLSX: {
    extension: 'xlsx',
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    // Text is written as text: nothing in it is a formula.
    write: ({ name, header, pages }) =>
      Readable.fromWeb(
        writeXlsxStream(rows(pages), {
          name: name.slice(0, 31),
          columns: header.map(title => ({ header: title, width: 16 })),
          freezePane: { rows: 1 }
        })
      )
  }
}

/** Without it spreadsheets take UTF-8 for something older. */
const BYTE_ORDER_MARK = '\uFEFF'

function textOf(cell: Cell): string {
  if (cell === null || cell === undefined) return ''
  return cell instanceof Date ? cell.toISOString() : String(cell)
}

/** RFC 4180, a page at a time. */
async function* lines({ header, pages }: Table): AsyncGenerator<string> {
  yield `${BYTE_ORDER_MARK}${header.join(',')}\r\n`
  for await (const page of pages)
    if (page.length > 0) yield page.map(row => `${row.map(cell => csvCell(textOf(cell))).join(',')}\r\n`).join('')
}

async function* rows(pages: Table['pages']): AsyncGenerator<(string | number | boolean | null)[]> {
  for await (const page of pages) for (const row of page) yield row.map(sheetCell)
}

/** What XML has no letters for. */
// eslint-disable-next-line no-control-regex -- they are what is looked for
const UNWRITABLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g

/** Instants as text, as in CSV: a workbook has no time zones. Numbers that it would round are text too. */
function sheetCell(cell: Cell): string | number | boolean | null {
  if (cell === null || cell === undefined) return null
  if (typeof cell === 'boolean') return cell
  if (typeof cell === 'number' && Math.abs(cell) < 1e15) return cell
  return textOf(cell).replace(UNWRITABLE, '')
}
