import { deflateRawSync } from 'node:zlib'
import { writeXlsx } from 'hucre/xlsx'

type Value = string | number | boolean | Date | null

/** A text as some program saves it. */
export const csv = (text: string, encoding: 'utf-8' | 'latin1' | 'utf-16le' = 'utf-8', name = 'lista.csv'): File =>
  new File([new Uint8Array(Buffer.from(text, encoding === 'latin1' ? 'latin1' : encoding))], name)

export async function workbook(rows: Value[][], more: Partial<Parameters<typeof writeXlsx>[0]> = {}): Promise<File> {
  const bytes = await writeXlsx({ sheets: [{ name: 'Lista', rows }], ...more })
  return new File([new Uint8Array(bytes)], 'lista.xlsx')
}

/** Windows-1250, as Romanian programs have saved for thirty years: ş and ţ with a cedilla. */
export function windows1250(text: string): File {
  const letters: Record<string, number> = {
    ă: 0xe3,
    â: 0xe2,
    î: 0xee,
    ş: 0xba,
    ţ: 0xfe,
    Ş: 0xaa,
    Ţ: 0xde,
    Ă: 0xc3,
    Î: 0xce,
  }
  return new File([Uint8Array.from([...text], letter => letters[letter] ?? letter.charCodeAt(0))], 'lista.csv')
}

export interface Part {
  name: string
  content: Uint8Array | string
  /** What the archive says of its size, where it lies. */
  says?: number
}

/** An archive made by hand, so that it can lie. */
export function zip(parts: readonly Part[], { flags = 0 } = {}): Uint8Array<ArrayBuffer> {
  const locals: Buffer[] = []
  const centrals: Buffer[] = []
  let at = 0
  for (const { name, content, says } of parts) {
    const bytes = Buffer.from(content)
    const packed = deflateRawSync(bytes)
    const size = says ?? bytes.length
    const local = Buffer.alloc(30 + name.length)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(20, 4)
    local.writeUInt16LE(flags, 6)
    local.writeUInt16LE(8, 8)
    local.writeUInt32LE(packed.length, 18)
    local.writeUInt32LE(size, 22)
    local.writeUInt16LE(name.length, 26)
    local.write(name, 30, 'latin1')
    const central = Buffer.alloc(46 + name.length)
    central.writeUInt32LE(0x02014b50, 0)
    central.writeUInt16LE(flags, 8)
    central.writeUInt16LE(8, 10)
    central.writeUInt32LE(packed.length, 20)
    central.writeUInt32LE(size, 24)
    central.writeUInt16LE(name.length, 28)
    central.writeUInt32LE(at, 42)
    central.write(name, 46, 'latin1')
    locals.push(local, packed)
    centrals.push(central)
    at += local.length + packed.length
  }
  const directory = Buffer.concat(centrals)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(Math.min(parts.length, 0xffff), 8)
  end.writeUInt16LE(Math.min(parts.length, 0xffff), 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  return new Uint8Array(Buffer.concat([...locals, directory, end]))
}

const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

/** The parts of a workbook with one sheet whose rows are written here. */
export const partsOfWorkbook = (rows: string): Part[] => [
  {
    name: '[Content_Types].xml',
    content:
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
  },
  {
    name: '_rels/.rels',
    content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relationships}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  },
  {
    name: 'xl/workbook.xml',
    content: `<workbook xmlns="${main}" xmlns:r="${relationships}"><sheets><sheet name="Lista" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  },
  {
    name: 'xl/_rels/workbook.xml.rels',
    content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relationships}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
  },
  {
    name: 'xl/worksheets/sheet1.xml',
    content: `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`,
  },
]

/** A row of texts, as such a workbook has them. */
export const rowOf = (number: number, ...cells: string[]): string =>
  `<row r="${number}">${cells.map((cell, at) => `<c r="${String.fromCharCode(65 + at)}${number}" t="inlineStr"><is><t>${cell}</t></is></c>`).join('')}</row>`
