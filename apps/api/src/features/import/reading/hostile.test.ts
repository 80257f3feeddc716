// Small files made to stop a service (TRUST 27, 43). None of these tests looks at a clock: with work that grows with the square of the input they would not
// come to their end.
import { describe, expect, test } from '@jest/globals'
import { guessColumns } from '../mapping/guess-columns.ts'
import { DateReader } from '../mapping/dates.ts'
import { decimalText } from '../mapping/numbers.ts'
import { csvRows } from './csv-rows.ts'
import { LIMITS } from './limits.ts'
import { readAll, refusal } from './reading.fixture.ts'
import type { Row } from './row.ts'
import { SHEET, workbook } from './workbook.fixture.ts'
import { cellText, kindOfCode } from './xlsx-cells.ts'

const part = (name: string, text: string) => ({ name, data: Buffer.from(text) })
const styles = (code: string) =>
  part(
    'xl/styles.xml',
    `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="${code}"/></numFmts><cellXfs><xf numFmtId="164"/></cellXfs></styleSheet>`
  )

describe('workbooks', () => {
  test.each([
    ['brackets never closed', '['.repeat(1_000_000)],
    ['quotes', '&quot;'.repeat(300_000)],
    ['zeros', '0'.repeat(1_900_000)],
    ['one character too many', 'y'.repeat(LIMITS.formatCodeChars + 1)]
  ])('a number format of %s is refused', async (_, code) => {
    expect(await refusal(workbook(SHEET, [styles(code)]))).toBe('FILE_DAMAGED')
  })
  test('the longest format that Excel writes is read', async () => {
    expect(await refusal(workbook(SHEET, [styles('y'.repeat(LIMITS.formatCodeChars))]))).toBe('read')
  })
  test.each([
    ['xl/styles.xml', '<styleSheet><numFmts>', '<numFmt '],
    ['xl/styles.xml', '<styleSheet>', '<cellXfs '],
    ['xl/styles.xml', '<styleSheet>', '<cellXfs>'],
    ['xl/workbook.xml', '<workbook><sheets>', '<sheet '],
    ['xl/_rels/workbook.xml.rels', '<Relationships>', '<Relationship ']
  ])('%s of tags never closed is refused: %s%s…', async (name, before, tag) => {
    expect(await refusal(workbook(SHEET, [part(name, before + tag.repeat(150_000))]))).toBe('FILE_DAMAGED')
  })
  test.each(['xl/styles.xml', 'xl/workbook.xml', 'xl/_rels/workbook.xml.rels'])('%s beyond 2 MB is not read', async name => {
    expect(await refusal(workbook(SHEET, [part(name, `<x>${' '.repeat(LIMITS.bookPartBytes)}</x>`)]))).toBe('FILE_DAMAGED')
  })
  test.each(['xl/styles.xml', 'xl/workbook.xml', 'xl/_rels/workbook.xml.rels'])('no document type in %s', async name => {
    expect(await refusal(workbook(SHEET, [part(name, '<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>')]))).toBe('FILE_DAMAGED')
  })
  test('a number is padded to a width that somebody could want', () => {
    const formats = { kinds: [kindOfCode('0'.repeat(LIMITS.formatCodeChars))], date1904: false }
    expect(cellText({ type: 'n', style: 0, value: '7' }, [], formats)).toHaveLength(64)
  })
  test('a long text named again and again counts as often', async () => {
    const strings = part('xl/sharedStrings.xml', `<sst><si><t>a</t></si><si><t>${'x'.repeat(LIMITS.recordBytes / 4)}</t></si></sst>`)
    const row = (line: number, text: number, cells: number) =>
      `<row r="${line}">${Array.from({ length: cells }, (_, n) => `<c r="${'ABCDE'[n]}${line}" t="s"><v>${text}</v></c>`).join('')}</row>`
    const sheet = (rows: string) => workbook(`<worksheet><sheetData>${rows}</sheetData></worksheet>`, [strings])
    expect(await refusal(sheet(row(1, 0, 1) + row(2, 1, 5)))).toBe('FILE_LINE_TOO_LONG')
    const many = Array.from({ length: 700 }, (_, n) => row(n + 2, 1, 4)).join('')
    expect(await refusal(sheet(row(1, 0, 1) + many))).toBe('FILE_INFLATES_TOO_LARGE')
  })
  test.each([
    ['elements', '<row>'.repeat(65) + '</row>'.repeat(65)],
    ['attributes', `<row ${Array.from({ length: 257 }, (_, n) => `a${n}=""`).join(' ')}/>`]
  ])('a sheet with %s beyond measure is refused: the parser holds what is open', async (_, rows) => {
    expect(await refusal(workbook(`<worksheet><sheetData>${rows}</sheetData></worksheet>`))).toBe('FILE_DAMAGED')
  })
  test('the sheet is found by whatever prefix its relation has, dates by either calendar', async () => {
    const book = part(
      'xl/workbook.xml',
      '<x:workbook xmlns:q="x"><x:workbookPr date1904="1"/><x:sheets><x:sheet name="S" sheetId="1" q:id="a&amp;b"/><x:sheet name="T" sheetId="2" q:id="c"/></x:sheets></x:workbook>'
    )
    const relations = part(
      'xl/_rels/workbook.xml.rels',
      '<Relationships><Relationship Id="c" Target="worksheets/none.xml"/><Relationship Target="/xl/worksheets/sheet1.xml" Id="a&amp;b"/></Relationships>'
    )
    const { rows } = await readAll(workbook(SHEET, [book, relations]))
    expect(rows[0]?.cells[3]).toBe('2014-12-02')
  })
  test.each([
    ['yyyy\\-mm\\-dd', 'date'],
    ['[$-804]yyyy"年"m"月"d"日";@', 'date'],
    ['[h]:mm', 'date'],
    ['[ss]', 'date'],
    ['yyyy"year', 'date'],
    ['General', 'plain'],
    ['#,##0.00" days"', 'plain'],
    ['0.00\\d', 'plain'],
    ['_d* #,##0_s', 'plain'],
    ['[Magenta]0.00', 'plain'],
    ['[>=100][Red]0;0', 'plain'],
    ['0"days', 'plain'],
    ['0[hh', 'plain'],
    ['000000', { zeros: 6 }]
  ])('the format %s is a %j', (code, kind) => expect(kindOfCode(code)).toEqual(kind))
})

async function cut(...texts: string[]): Promise<Row[]> {
  const rows: Row[] = []
  const source = (async function* () {
    yield* texts
  })()
  for await (const batch of csvRows(source, ',')) for (const row of batch) rows.push(row)
  return rows
}

describe('delimited text', () => {
  const LINES = 1_000_000
  test('a quote open over a million lines is read once', async () => {
    const rows = await cut(`a,"${'\n'.repeat(LINES / 2)}`, `${'\n'.repeat(LINES / 2)}",b\nc`)
    expect(rows.map(row => [row.line, row.cells.map(cell => cell.length)])).toEqual([
      [1, [1, LINES, 1]],
      [LINES + 2, [1]]
    ])
  })
  test('and so are doubled quotes at the end of every line', async () => {
    const [row] = await cut(`"${'""\n'.repeat(LINES / 4)}"\n`)
    expect(row?.cells).toEqual(['"\n'.repeat(LINES / 4)])
  })
  test('beyond the bound of a record it is refused, whatever its lines', async () => {
    await expect(cut(`a,b\n"${'\n'.repeat(LIMITS.recordBytes)}"\n`)).rejects.toMatchObject({
      code: 'FILE_LINE_TOO_LONG',
      params: { line: 2 }
    })
    await expect(cut(`"${'x\n'.repeat(10 * LINES)}`)).rejects.toMatchObject({ code: 'FILE_LINE_TOO_LONG' })
    expect(await cut(`"${'\n'.repeat(LIMITS.recordBytes - 2)}"\n`)).toHaveLength(1)
  })
  test('lines that end in a return alone, and none in a line feed', async () => {
    expect(await cut('1\r'.repeat(4 * LINES))).toHaveLength(4 * LINES)
  })
  test('a line that cannot be read makes its record unreadable, though the record ends in a later piece', async () => {
    expect(await cut('"a\uFFFD\n', 'b"\nc\n')).toEqual([
      { line: 1, cells: ['a\uFFFD\nb'], unreadable: true },
      { line: 3, cells: ['c'] }
    ])
  })
})

describe('values and names of any length', () => {
  test('a column is guessed by the beginning of its name and of its values', async () => {
    const name = 'A'.repeat(400_000)
    const bytes = Buffer.from(`${name},mail\n1,a@${'.'.repeat(900_000)}@\n2,${'x'.repeat(150)}${'\u{20BB7}'.repeat(400)}\n`)
    const { format } = await readAll(bytes, 64 * 1024)
    expect(format.samples[1]?.map(value => [...value].length)).toEqual([LIMITS.sampleChars, LIMITS.sampleChars])
    expect(format.samples.flat().every(value => value.isWellFormed())).toBe(true)
    expect(guessColumns('customers', format.header, format.samples).map(guess => guess.guessedField)).toEqual([null, 'email'])
    expect(guessColumns('customers', ['q'], [[`a@${'.'.repeat(100)}@`]])[0]?.guessedField).toBeNull()
  })
  test('an amount or a date of a megabyte is none', () => {
    expect(decimalText(`1${' '.repeat(1_000_000)}x`, '.')).toBeUndefined()
    const dates = new DateReader('yyyy-MM-dd', 'Asia/Shanghai')
    const text = `2026-06-30${' '.repeat(1_000_000)}10:00`
    expect([dates.moment(text), dates.date(text)]).toEqual([undefined, undefined])
  })
})
