import { Problem, refuse } from '../kernel/problem.ts'

/** What a paper may be as a file. */
export const fileKinds = ['pdf', 'jpg', 'png'] as const
export type FileKind = (typeof fileKinds)[number]

export const mediaTypes: Record<FileKind, string> = { pdf: 'application/pdf', jpg: 'image/jpeg', png: 'image/png' }

/** Our choice: a page photographed with a phone is 3–6 MB. */
export const largestFile = 10 * 1024 * 1024

/** Our choice: a dossier of more pages is several papers. */
export const mostPages = 60

const marks: Record<FileKind, Buffer> = {
  pdf: Buffer.from('%PDF-'),
  jpg: Buffer.from([0xff, 0xd8, 0xff]),
  png: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
}

/** Where browsers and readers look for what a file is. Source: WHATWG MIME Sniffing, section 5.2 (1445 bytes); PDF 1.7, note 13 (1024 bytes). */
const headBytes = 1445

/**
 * The kind by content; the name and the type that the browser sent do not count. Refuses an empty file, one that is too large, anything
 * but pdf, jpg and png, and a file that another program would read as something else (web page, archive, a second kind).
 */
export function kindOf(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) throw refuse('evidence.file-is-empty')
  if (bytes.length > largestFile)
    throw new Problem(413, 'evidence.file-too-large', { megabytes: largestFile / 1024 / 1024 })
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const kind = fileKinds.find(candidate => startsWith(file, marks[candidate]))
  if (kind === undefined) throw refuse('evidence.file-is-of-another-kind')
  if (isSomethingElseToo(file, kind)) throw refuse('evidence.file-is-two-things')
  return kind
}

const startsWith = (file: Buffer, mark: Buffer): boolean => file.subarray(0, mark.length).equals(mark)

function isSomethingElseToo(file: Buffer, kind: FileKind): boolean {
  const head = file.subarray(0, headBytes).toString('latin1').toLowerCase()
  const isWebPage = /<(?:!doctype\s+html|html|script|svg|iframe|body|img|head|\?php)/.test(head)
  const isPdfToo = kind !== 'pdf' && head.includes('%pdf-')
  return isWebPage || isPdfToo || endsAsArchive(file)
}

const archiveEnd = Buffer.from('PK\u0005\u0006', 'latin1')
const archiveEndBytes = 22

/** A reader of ZIP archives begins at the end: the last record gives the length of the comment after it. Source: APPNOTE 6.3, section 4.3.16. */
function endsAsArchive(file: Buffer): boolean {
  for (let at = file.lastIndexOf(archiveEnd); at >= 0; at = at === 0 ? -1 : file.lastIndexOf(archiveEnd, at - 1)) {
    if (at + archiveEndBytes > file.length) continue
    const comment = file.readUInt16LE(at + archiveEndBytes - 2)
    if (at + archiveEndBytes + comment === file.length) return true
    if (file.length - at > archiveEndBytes + 0xffff) return false
  }
  return false
}
