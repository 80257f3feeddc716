// What a workbook says of itself before its first row: which sheet is first, how its numbers look. Parts of a few hundred bytes to a few hundred kilobytes, by
// the same parser as the sheets: a pattern over a text that somebody sent is how a small file stops a service (TRUST 27).
import { Refusal } from '@keqing/domain'
import { SaxesParser } from 'saxes'
import { LIMITS } from './limits.ts'
import { kindOfBuiltIn, kindOfCode, type CellFormats, type CellKind } from './xlsx-cells.ts'

export const damaged = (cause?: unknown) => new Refusal('FILE_DAMAGED', ['file'], {}, { cause })

type Attributes = Readonly<Record<string, string>>

interface Handler {
  open(name: string, attributes: Attributes): void
  text?(text: string): void
  close?(name: string): void
}

/** A sheet is six deep, and its outermost element has a few dozen attributes: the parser holds all that is open, and nobody else bounds it. */
const MOST_DEPTH = 64
const MOST_ATTRIBUTES = 256

/** Feeds `handler`; a document type of any kind is refused, and so is whatever is not well-formed, or is nested without end. */
export function parserFor(handler: Handler): SaxesParser {
  const parser = new SaxesParser()
  let depth = 0
  let attributes = 0
  parser.on('doctype', () => {
    throw damaged()
  })
  parser.on('error', error => {
    throw damaged(error)
  })
  parser.on('attribute', () => {
    if (++attributes > MOST_ATTRIBUTES) throw damaged()
  })
  parser.on('opentag', tag => {
    attributes = 0
    if (++depth > MOST_DEPTH) throw damaged()
    handler.open(localName(tag.name), tag.attributes)
  })
  parser.on('text', text => handler.text?.(text))
  parser.on('cdata', text => handler.text?.(text))
  parser.on('closetag', tag => {
    depth--
    handler.close?.(localName(tag.name))
  })
  return parser
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

async function parse(texts: AsyncIterable<string>, handler: Handler): Promise<void> {
  const parser = parserFor(handler)
  let any = false
  for await (const text of texts) {
    any ||= text !== ''
    parser.write(text)
  }
  if (any) parser.close()
}

export interface Book {
  readonly sheetPath: string
  readonly formats: CellFormats
}

/** @throws Refusal FILE_DAMAGED */
export async function readBook(part: (name: string) => AsyncIterable<string>): Promise<Book> {
  const { sheetId, date1904 } = await readWorkbook(part('xl/workbook.xml'))
  const target = sheetId && (await targetOf(part('xl/_rels/workbook.xml.rels'), sheetId))
  if (!target) throw damaged()
  const kinds = await readKinds(part('xl/styles.xml'))
  return { sheetPath: target.startsWith('/') ? target.slice(1) : `xl/${target}`, formats: { kinds, date1904 } }
}

/** The first sheet in the workbook's order, by the id of its relation, whatever prefix that has. */
async function readWorkbook(texts: AsyncIterable<string>): Promise<{ sheetId: string | undefined; date1904: boolean }> {
  let sheetId: string | undefined
  let date1904 = false
  await parse(texts, {
    open(name, attributes) {
      if (name === 'workbookPr') date1904 = attributes['date1904'] === '1' || attributes['date1904'] === 'true'
      if (name === 'sheet') sheetId ??= Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1]
    }
  })
  return { sheetId, date1904 }
}

async function targetOf(texts: AsyncIterable<string>, id: string): Promise<string | undefined> {
  let target: string | undefined
  await parse(texts, {
    open(name, attributes) {
      if (name === 'Relationship' && attributes['Id'] === id) target ??= attributes['Target']
    }
  })
  return target
}

/** What each style makes of a number, by its index in the cells' own list; styles of styles and of conditions have others. */
async function readKinds(texts: AsyncIterable<string>): Promise<readonly CellKind[]> {
  const codes = new Map<number, CellKind>()
  const styles: number[] = []
  let list = ''
  await parse(texts, {
    open(name, attributes) {
      if (name === 'numFmts' || name === 'cellXfs') list = name
      else if (list === 'numFmts' && name === 'numFmt') {
        const code = attributes['formatCode'] ?? ''
        if (code.length > LIMITS.formatCodeChars) throw damaged()
        codes.set(Number(attributes['numFmtId']), kindOfCode(code))
      } else if (list === 'cellXfs' && name === 'xf') styles.push(Number(attributes['numFmtId'] ?? 0))
    },
    close(name) {
      if (name === list) list = ''
    }
  })
  return styles.map(id => codes.get(id) ?? kindOfBuiltIn(id))
}
