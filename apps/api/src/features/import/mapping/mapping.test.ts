import { describe, expect, test } from '@jest/globals'
import { csvCell, defuseCell, restoreCell } from '../../../platform/csv-cell.ts'
import { DateReader, guessDateFormat, isDateFormat } from './dates.ts'
import { guessColumns, normalName } from './guess-columns.ts'
import { checkMapping } from './mapping.ts'
import { decimalText, integerText, minorText } from './numbers.ts'
import { BUILT_IN_PRESETS, presetFor } from './presets.ts'

describe('dates', () => {
  const at = (text: string, format: string | null = null, zone = 'Asia/Shanghai') => new DateReader(format, zone).moment(text)
  test.each([
    ['2026-06-01', null, '2026-05-31T16:00:00.000Z', '2026-06-01'],
    ['2026/6/1 8:05', null, '2026-06-01T00:05:00.000Z', '2026-06-01'],
    ['2026年6月1日 08:05:09', null, '2026-06-01T00:05:09.000Z', '2026-06-01'],
    ['20260601083000', null, '2026-06-01T00:30:00.000Z', '2026-06-01'],
    ['2026-06-01T20:00:00Z', null, '2026-06-01T20:00:00.000Z', '2026-06-02'],
    ['2026-06-01T08:00:00+0900', null, '2026-05-31T23:00:00.000Z', '2026-06-01'],
    ['01/06/2026 10:00', 'dd/MM/yyyy HH:mm', '2026-06-01T02:00:00.000Z', '2026-06-01'],
    ['01/06/2026 10:00', 'MM/dd/yyyy', '2026-01-06T02:00:00.000Z', '2026-01-06']
  ])('%s by %s', (text, format, instant, on) => expect(at(text, format)).toEqual({ at: instant, on }))
  test.each([
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '31/06/2026',
    '2026-06-01 25:00',
    '2026-06-01 08:60',
    'soon',
    '',
    '45000',
    '99999999'
  ])('%s is no date', text => {
    expect(at(text)).toBeUndefined()
    expect(at(text, 'dd/MM/yyyy')).toBeUndefined()
  })
  test('the order is guessed from what cannot be otherwise', () => {
    expect(guessDateFormat(['2010-12-01 08:26:00', '2011-01-01 09:00:00'])).toBe('yyyy-MM-dd HH:mm:ss')
    expect(guessDateFormat(['13/01/2026', '02/03/2026'])).toBe('dd/MM/yyyy')
    expect(guessDateFormat(['01/13/2026', '02/03/2026'])).toBe('MM/dd/yyyy')
    expect(guessDateFormat(['red', 'blue'])).toBeUndefined()
    for (const format of ['yyyy-MM-dd HH:mm:ss', 'dd.MM.yyyy', 'yyyyMMdd', 'yyyy年MM月dd日', `yyyy-MM-dd'T'HH:mm:ss`])
      expect(isDateFormat(format)).toBe(true)
    for (const format of ['', 'yyyy', 'HH:mm']) expect(isDateFormat(format)).toBe(false)
  })
})

describe('numbers', () => {
  test.each([
    ['2.55', '.', 255],
    ['1,234.5', '.', 123_450],
    ['¥ 99', '.', 9_900],
    ['(12.00)', '.', -1_200],
    ['0.005', '.', 1],
    ['0.001', '.', 0],
    ['1.234,56', ',', 123_456],
    ['12,5', ',', 1_250],
    ['-£3.10', '.', -310],
    ['1.2.3', '.', undefined],
    ['abc', '.', undefined],
    ['', '.', undefined],
    ['1e5', '.', undefined],
    ['12,34', '.', undefined]
  ])('%s with %s is %s', (text, decimal, minor) => expect(minorText(text, decimal, 2)).toBe(minor))
  test.each([
    ['6', 6],
    ['6.0', 6],
    ['-3', -3],
    ['1.5', undefined],
    ['x', undefined],
    ['9007199254740993', undefined],
    ['0', 0]
  ])('%s as a whole number', (text, value) => {
    expect(integerText(text, '.')).toBe(value)
  })
  test('decimal text has a point and no signs of money', () => expect(decimalText('€ 1.000,10', ',')).toBe('1000.10'))
})

describe('columns', () => {
  test('names in any writing', () => {
    expect(['InvoiceNo', 'invoice_no', 'INVOICE NO', 'invoice-no.'].map(normalName)).toEqual(Array.from({ length: 4 }, () => 'invoice no'))
  })
  test('Online Retail by name and value', () => {
    const header = ['InvoiceNo', 'StockCode', 'Description', 'Quantity', 'InvoiceDate', 'UnitPrice', 'CustomerID', 'Country']
    const guessed = guessColumns(
      'receiptLines',
      header,
      header.map(() => [])
    )
    expect(guessed.map(column => column.guessedField)).toEqual([
      'receiptNo',
      'itemCode',
      'itemName',
      'quantity',
      'at',
      'unitPrice',
      'memberNo',
      null
    ])
    expect(presetFor(BUILT_IN_PRESETS, header)?.name).toBe('UCI Online Retail')
  })
  test('Chinese headers, and values where names say nothing', () => {
    const guessed = guessColumns(
      'customers',
      ['会员卡号', '顾客姓名', '联系', '性别', '所属门店'],
      [['8001'], ['张伟'], ['13800000001', '13900000002'], ['男'], ['S1']]
    )
    expect(guessed.map(column => [column.guessedField, column.guessedBy])).toEqual([
      ['memberNo', 'exactName'],
      ['name', 'exactName'],
      ['phone', 'values'],
      ['gender', 'exactName'],
      ['storeCode', 'exactName']
    ])
  })
  const receipt = [
    { column: 'a', field: 'receiptNo' },
    { column: 'b', field: 'at' },
    { column: 'c', field: 'amount' }
  ]
  test.each([
    ['MAPPING_INCOMPLETE', { columns: receipt.slice(1) }],
    ['MAPPING_FIELD_TWICE', { columns: [...receipt, { column: 'd', field: 'amount' }] }],
    ['MAPPING_COLUMN_UNKNOWN', { columns: [...receipt, { column: 'x', field: 'phone' }] }],
    ['INVALID_VALUE', { columns: [...receipt, { column: 'd', field: 'colour' }] }],
    ['TIME_ZONE_UNKNOWN', { columns: receipt, timeZone: 'Mars/Olympus' }],
    ['INVALID_VALUE', { columns: receipt, dateFormat: 'whenever' }]
  ])('%s', (code, mapping) => {
    expect(() => checkMapping('receipts', mapping, ['a', 'b', 'c', 'd'])).toThrow(code)
  })
})

test('TRUST 29: a cell that was defused on its way out comes back unchanged', () => {
  for (const text of ['=1+1', '+8613800000001', '-5', '@x', "'=x", "''@y", "'plain", 'plain', "'", '\tx', '']) {
    expect(restoreCell(defuseCell(text))).toBe(text)
    expect(defuseCell(text)).not.toMatch(/^[=+\-@\t\r]/)
  }
  expect(csvCell('=a,"b"')).toBe(`"'=a,""b"""`)
})
