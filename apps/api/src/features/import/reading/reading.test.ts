// TRUST 27: what files are found to be, and what is refused by name.
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { csvRows } from './csv-rows.ts'
import { readAll, refusal } from './reading.fixture.ts'
import type { Row } from './row.ts'
import { SHEET, workbook } from './workbook.fixture.ts'
import { plainDecimal } from './xlsx-cells.ts'

const CHINESE = '会员号,姓名,手机,城市\n000123,张伟,13800000001,成都市\n000124,李娜,13800000002,重庆市\n000125,欧阳修,,乐山市\n'

describe('encodings', () => {
  test.each([
    ['utf-8', Buffer.from(CHINESE)],
    ['utf-8', Buffer.from(`\uFEFF${CHINESE}`)],
    ['gb18030', iconv.encode(CHINESE, 'gb18030')],
    ['gb18030', iconv.encode(CHINESE, 'gbk')],
    ['utf-16le', iconv.encode(CHINESE, 'utf-16le', { addBOM: true })],
    ['utf-16be', iconv.encode(CHINESE, 'utf-16be', { addBOM: true })],
    ['utf-16le', iconv.encode(CHINESE.repeat(3), 'utf-16le')],
    ['utf-8', gzipSync(CHINESE)],
    ['gb18030', gzipSync(iconv.encode(CHINESE, 'gbk'))]
  ])('%s is found, and its text read whole', async (encoding, bytes) => {
    const { format, rows } = await readAll(bytes)
    expect(format.encoding).toBe(encoding)
    expect(format.header).toEqual(['会员号', '姓名', '手机', '城市'])
    expect(rows.slice(0, 3).map(row => [row.line, ...row.cells])).toEqual([
      [2, '000123', '张伟', '13800000001', '成都市'],
      [3, '000124', '李娜', '13800000002', '重庆市'],
      [4, '000125', '欧阳修', '', '乐山市']
    ])
  })
  test('four-byte GB18030 and characters beyond the first plane', async () => {
    const { rows } = await readAll(iconv.encode(`${CHINESE}000126,𠮷野,,成都\n`, 'gb18030'))
    expect(rows.at(-1)?.cells[1]).toBe('𠮷野')
  })
  test('a broken byte makes its row unreadable and no other', async () => {
    const broken = Buffer.concat([
      Buffer.from(CHINESE.repeat(20)),
      Buffer.from('000126,'),
      Buffer.from([0xe5, 0xbc]),
      Buffer.from(',,成都\n000127,王芳,,成都\n')
    ])
    const { rows } = await readAll(broken)
    expect(rows.filter(row => row.unreadable).map(row => row.cells[0])).toEqual(['000126'])
    expect(rows.at(-1)?.cells).toEqual(['000127', '王芳', '', '成都'])
  })
  test('Latin-1 is neither: refused by name', async () => {
    expect(await refusal(Buffer.from('name,city\nRené,Orléans\nZoé,Besançon\nChloë,Thônes\n', 'latin1'))).toBe('FILE_ENCODING_UNKNOWN')
  })
})

describe('delimited text', () => {
  test.each([[','], [';'], ['\t'], ['|']])('delimiter %j is found', async delimiter => {
    const text = [
      ['no', 'name', 'note'],
      ['1', 'a', '"x, y; z"'],
      ['2', 'b', 'c']
    ]
      .map(row => row.join(delimiter))
      .join('\r\n')
    const { format, rows } = await readAll(Buffer.from(text))
    expect(format.delimiter).toBe(delimiter)
    expect(rows.map(row => row.cells)).toEqual([
      ['1', 'a', 'x, y; z'],
      ['2', 'b', 'c']
    ])
  })
  test('quotes, line breaks within them, blank lines and numbers of lines', async () => {
    const { rows } = await readAll(Buffer.from('a,b\n"1 ""x""","two\nlines"\n\n3,5" disc\n'))
    expect(rows).toEqual([
      { line: 2, cells: ['1 "x"', 'two\nlines'] },
      { line: 5, cells: ['3', '5" disc'] }
    ])
  })
  test.each([
    ['HEADER_DUPLICATE', 'no,name,no\n1,a,2\n'],
    ['HEADER_EMPTY', 'no,,name\n1,2,3\n'],
    ['HEADER_MISSING', '536365,2.55\n536366,3.39\n'],
    ['FILE_HAS_NO_ROWS', 'no,name\n'],
    ['FILE_TOO_MANY_COLUMNS', `${Array.from({ length: 201 }, (_, n) => `c${n}`).join(',')}\n1\n`],
    ['FILE_DAMAGED', 'a,b\n1,"never closed\n'],
    ['FILE_LINE_TOO_LONG', `a,b\n1,${'x'.repeat(1_100_000)}\n`]
  ])('%s', async (code, text) => {
    expect(await refusal(Buffer.from(text))).toBe(code)
  })
  test('cuts as csv-parse does, wherever the pieces end', async () => {
    const cell = fc.oneof(fc.string({ maxLength: 6 }), fc.constantFrom('', '"', 'a"b', ',', ';', '\n', '\r\n', '客情', ' x '))
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 }),
        fc.constantFrom('\n', '\r\n'),
        fc.integer({ min: 1, max: 9 }),
        async (table, end, size) => {
          const clean = table.map(row => row.map(each => each.replaceAll(/[\0\uFFFD]|\r(?!\n)/g, '').replaceAll('\r\n', '\n')))
          const text = clean.map(row => row.map(each => `"${each.replaceAll('"', '""')}"`).join(',') + end).join('')
          const parts = text.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? []
          const rows: Row[] = []
          for await (const batch of csvRows(
            (async function* () {
              yield* parts
            })(),
            ','
          ))
            rows.push(...batch)
          expect(rows.map(row => row.cells)).toEqual(parse(text, { relax_column_count: true }))
        }
      ),
      { numRuns: 200 }
    )
  })
})

describe('bombs and damage', () => {
  test('a gzip that inflates a hundredfold is refused while it inflates', async () => {
    expect(await refusal(gzipSync(`a,b\n${'1,2\n'.repeat(4_000_000)}`))).toBe('FILE_RATIO_SUSPICIOUS')
  })
  test('damaged, cut short, empty', async () => {
    const whole = gzipSync(CHINESE.repeat(100))
    expect(await refusal(whole.subarray(0, whole.length - 20))).toBe('FILE_DAMAGED')
    expect(await refusal(Buffer.concat([whole.subarray(0, 12), Buffer.alloc(40, 7)]))).toBe('FILE_DAMAGED')
    expect(await refusal(Buffer.alloc(0))).toBe('FILE_EMPTY')
    expect(await refusal(Buffer.from('PK\x03\x04 and then nothing of a zip'))).toBe('FILE_DAMAGED')
  })
})

describe('workbooks', () => {
  test('texts keep their zeros, numbers and dates come out as people see them, gaps stay gaps', async () => {
    const { format, rows } = await readAll(workbook(SHEET), 1000)
    expect(format).toMatchObject({ type: 'xlsx', encoding: null, header: ['memberNo', 'name', 'phone', 'on', 'paid'] })
    expect(rows).toEqual([
      { line: 3, cells: ['000042', '007 & co', '13800000001', '2010-12-01', '2.55'] },
      { line: 4, cells: ['000123', '', '', '2010-12-01 08:26:00'] }
    ])
  })
  test('no entity is resolved and no document type read', async () => {
    const evil = `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]>${SHEET.replace('000123', '&b;')}`
    expect(await refusal(workbook(evil))).toBe('FILE_DAMAGED')
    expect(await refusal(workbook(SHEET.replace('000123', '&unknown;')))).toBe('FILE_DAMAGED')
  })
  test('too many entries, too large, too much of a ratio', async () => {
    expect(
      await refusal(
        workbook(
          SHEET,
          Array.from({ length: 1_000 }, (_, n) => ({ name: `x${n}`, data: Buffer.from('x') }))
        )
      )
    ).toBe('FILE_TOO_MANY_ENTRIES')
    expect(await refusal(workbook(SHEET, [{ name: 'x', data: Buffer.alloc(8 * 1024 * 1024) }]))).toBe('FILE_RATIO_SUSPICIOUS')
    expect(await refusal(workbook(SHEET, [{ name: 'x', data: Buffer.alloc(201 * 1024 * 1024) }]))).toBe('FILE_INFLATES_TOO_LARGE')
  })
  test.each([
    [0, '0'],
    [1e21, '1000000000000000000000'],
    [1.5e-7, '0.00000015'],
    [-2.5, '-2.5'],
    [100, '100'],
    [0.1 + 0.2, '0.3'],
    [12345678901234, '12345678901234'],
    [-0.0000001, '-0.0000001']
  ])('%d is %s', (number, text) => expect(plainDecimal(number)).toBe(text))
})
