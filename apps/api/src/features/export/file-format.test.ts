// What is written as a workbook, read back by the reader of imports, which is none of the writer's.
import { buffer } from 'node:stream/consumers'
import { expect, test } from '@jest/globals'
import { readWorkbook } from '../../../test/file-of.ts'
import type { Cell } from './exported-list.ts'
import { FILE_FORMATS } from './file-format.ts'

async function* pages(...all: Cell[][][]) {
  yield* all
}
test('a workbook has the columns of the text, page by page; text stays text, numbers are numbers', async () => {
  const rows: Cell[][] = [
    ['=1+1', -12, true],
    ['a\u0000b\u000Bc', 0, null],
    ['<&>"\n 林晓梅', 9_007_199_254_740_991, new Date('2026-06-01T04:00:00Z')]
  ]
  const bytes = await buffer(
    FILE_FORMATS.XLSX.write({
      name: 'x'.repeat(40),
      header: ['text', 'number', 'more'],
      pages: pages(rows, [], [['2026-06-01', 1, false]])
    })
  )
  expect(await readWorkbook(bytes)).toEqual([
    ['text', 'number', 'more'],
    ['=1+1', '-12', expect.stringMatching(/^(1|true)$/iu)],
    ['abc', '0'],
    ['<&>"\n 林晓梅', '9007199254740991', '2026-06-01T04:00:00.000Z'],
    ['2026-06-01', '1', expect.stringMatching(/^(0|false)$/iu)]
  ])
})

test('nothing to write is a header', async () => {
  expect(await readWorkbook(await buffer(FILE_FORMATS.XLSX.write({ name: 'x', header: ['a'], pages: pages([]) })))).toEqual([['a']])
  expect(String(await buffer(FILE_FORMATS.CSV.write({ name: 'x', header: ['a'], pages: pages([]) })))).toBe('\uFEFFa\r\n')
})
