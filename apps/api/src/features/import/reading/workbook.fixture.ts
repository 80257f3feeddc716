// Workbooks made by hand, the common and the hostile ones.
import { crc32, deflateRawSync } from 'node:zlib'

interface ZipFile {
  readonly name: string
  readonly data: Buffer
}

/** A zip as small as can be, for workbooks and for what pretends to be one. */
function zip(files: readonly ZipFile[]): Buffer {
  const locals: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const { name, data } of files) {
    const packed = deflateRawSync(data)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(crc32(data), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(data.length, 18)
    common.writeUInt16LE(Buffer.byteLength(name), 22)
    locals.push(Buffer.from('PK\x03\x04', 'latin1'), common, Buffer.from(name), packed)
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(offset, 10)
    central.push(Buffer.from('PK\x01\x02\x14\0', 'latin1'), common, rest, Buffer.from(name))
    offset += 30 + Buffer.byteLength(name) + packed.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(files.length, 8)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, directory, end])
}

/** A workbook of one sheet; `more` adds parts, or takes the place of those of the same name. */
export function workbook(sheet: string, more: readonly ZipFile[] = []): Buffer {
  const xml = (name: string, text: string) => ({ name, data: Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${text}`) })
  const usual = [
    xml('xl/workbook.xml', '<workbook xmlns:r="x"><sheets><sheet name="S" sheetId="1" r:id="rId7"/></sheets></workbook>'),
    xml('xl/_rels/workbook.xml.rels', '<Relationships><Relationship Id="rId7" Type="t" Target="worksheets/sheet1.xml"/></Relationships>'),
    xml(
      'xl/styles.xml',
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="000000"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="22"/></cellXfs></styleSheet>'
    ),
    xml(
      'xl/sharedStrings.xml',
      '<sst><si><t>memberNo</t></si><si><r><t>na</t></r><r><t>me</t></r><rPh><t>x</t></rPh></si><si><t>007 &amp; co</t></si></sst>'
    ),
    { name: 'xl/worksheets/sheet1.xml', data: Buffer.from(sheet) }
  ]
  return zip([...usual.filter(part => !more.some(other => other.name === part.name)), ...more])
}

export const SHEET = `<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>phone</t></is></c><c r="D1" t="str"><v>on</v></c><c r="E1" t="str"><v>paid</v></c></row>
  <row r="3"><c r="A3" s="2"><v>42</v></c><c r="B3" t="s"><v>2</v></c><c r="C3"><v>1.3800000001E10</v></c><c r="D3" s="1"><v>40513</v></c><c r="E3"><v>2.5499999999999998</v></c></row>
  <row r="4"><c r="A4" t="inlineStr"><is><t>000123</t></is></c><c r="D4" s="3"><v>40513.351388888892</v></c></row></sheetData></worksheet>`
