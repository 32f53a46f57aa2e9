/** Why a file is not taken as a table, as the codes of the problems end. */
export type TableFault =
  | 'empty'
  | 'too-large'
  | 'of-another-kind'
  | 'protected-or-old'
  | 'a-bomb'
  | 'with-a-doctype'
  | 'unreadable'
  | 'without-rows'
  | 'of-too-many-rows'
  | 'of-too-many-columns'
  | 'too-slow'

export class NotATable extends Error {
  readonly fault: TableFault

  constructor(fault: TableFault) {
    super(fault)
    this.fault = fault
  }
}

/** Our choice: 10,000 people with thirty columns are some 2 MB as a workbook and 4 MB as text. */
export const largestTable = 20 * 1024 * 1024

/** Our choice: a list of more people than a county employs in all its projects comes in parts. */
export const mostRows = 10_000
export const mostColumns = 200

/**
 * A workbook or a text, by content; the name and the type that the browser sent do not count. Old binary workbooks and protected ones
 * share one container, which is refused, as are pictures, documents and programs.
 */
export function tableKindOf(bytes: Uint8Array): 'workbook' | 'text' {
  if (bytes.length === 0) throw new NotATable('empty')
  if (bytes.length > largestTable) throw new NotATable('too-large')
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  if (startsWith(file, [0x50, 0x4b, 0x03, 0x04])) return 'workbook'
  if (startsWith(file, [0xd0, 0xcf, 0x11, 0xe0])) throw new NotATable('protected-or-old')
  if (isWide(file)) return 'text'
  const head = file.subarray(0, 4096)
  if (head.includes(0) || isMarkup(head) || startsWith(file, [0x25, 0x50, 0x44, 0x46]))
    throw new NotATable('of-another-kind')
  return 'text'
}

const startsWith = (file: Buffer, mark: readonly number[]): boolean => mark.every((byte, at) => file[at] === byte)

/** UTF-16, as some programs save "Unicode text". */
export const isWide = (file: Uint8Array): boolean =>
  (file[0] === 0xff && file[1] === 0xfe) || (file[0] === 0xfe && file[1] === 0xff)

const isMarkup = (head: Buffer): boolean => /^[\s\ufeff]*(?:<[!?a-z]|\{\\rtf)/i.test(head.toString('utf8'))
