import { inflateRawSync } from 'node:zlib'
import { NotATable } from './table-kind.ts'

/** Our choice: a workbook of twenty thousand rows unpacks to some 40 MB in a few dozen parts. */
const mostBytes = 150 * 1024 * 1024
const mostParts = 2_000

interface Part {
  name: string
  packed: number
  unpacked: number
  at: number
  method: number
}

/**
 * Looks at an archive before anything else reads it: how many parts, how large each says it is and truly is, and whether a part of XML
 * brings definitions of its own. Refuses what lies about its size, names parts outside itself, or is no workbook.
 * Source: APPNOTE 6.3, sections 4.3.12 and 4.3.16; ECMA-376, part 2 (no DTD in a part).
 */
export function refuseHarmfulZip(file: Buffer): void {
  const parts = partsOf(file)
  const names = new Set(parts.map(part => part.name))
  if (!names.has('[Content_Types].xml') || !names.has('xl/workbook.xml')) throw new NotATable('of-another-kind')
  if (names.size !== parts.length) throw new NotATable('unreadable')
  let left = mostBytes
  for (const part of parts) {
    if (part.unpacked > left) throw new NotATable('a-bomb')
    left -= part.unpacked
  }
  for (const part of parts) {
    if (part.name.split(/[/\\]/).includes('..') || part.name.startsWith('/')) throw new NotATable('unreadable')
    const content = unpacked(file, part)
    if (/\.(?:xml|rels|vml)$/i.test(part.name) && hasDoctype(content)) throw new NotATable('with-a-doctype')
  }
}

const endMark = 0x06054b50
const partMark = 0x02014b50
const localMark = 0x04034b50
const endBytes = 22

function partsOf(file: Buffer): Part[] {
  const end = endOf(file)
  const count = file.readUInt16LE(end + 10)
  if (count > mostParts) throw new NotATable('a-bomb')
  const parts: Part[] = []
  let at = file.readUInt32LE(end + 16)
  for (let n = 0; n < count; n += 1) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== partMark) throw new NotATable('unreadable')
    const isProtected = (file.readUInt16LE(at + 8) & 1) === 1
    if (isProtected) throw new NotATable('protected-or-old')
    const nameBytes = file.readUInt16LE(at + 28)
    parts.push({
      name: file.toString('utf8', at + 46, at + 46 + nameBytes),
      method: file.readUInt16LE(at + 10),
      packed: file.readUInt32LE(at + 20),
      unpacked: file.readUInt32LE(at + 24),
      at: file.readUInt32LE(at + 42),
    })
    at += 46 + nameBytes + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
  }
  return parts
}

/** The last record of an archive; a comment of up to 65,535 bytes may follow it. */
function endOf(file: Buffer): number {
  for (let at = file.length - endBytes; at >= Math.max(0, file.length - endBytes - 0xffff); at -= 1) {
    if (file.readUInt32LE(at) === endMark) return at
  }
  throw new NotATable('unreadable')
}

function unpacked(file: Buffer, { at, packed, unpacked: said, method }: Part): Buffer {
  if (at + 30 > file.length || file.readUInt32LE(at) !== localMark) throw new NotATable('unreadable')
  const begins = at + 30 + file.readUInt16LE(at + 26) + file.readUInt16LE(at + 28)
  if (begins + packed > file.length) throw new NotATable('unreadable')
  const content = file.subarray(begins, begins + packed)
  if (method === 0) return content
  if (method !== 8) throw new NotATable('unreadable')
  if (said === 0 && packed <= 2) return Buffer.alloc(0)
  return inflated(content, said)
}

function inflated(content: Buffer, said: number): Buffer {
  try {
    return inflateRawSync(content, { maxOutputLength: Math.max(1, said) })
  } catch (error) {
    const tooLong = error instanceof RangeError || (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
    throw new NotATable(tooLong ? 'a-bomb' : 'unreadable')
  }
}

/** Also in UTF-16, which XML allows. */
const hasDoctype = (content: Buffer): boolean => {
  const text = content.includes(0) ? content.toString('latin1').replaceAll('\0', '') : content
  return text.includes('<!DOCTYPE') || text.includes('<!ENTITY')
}
