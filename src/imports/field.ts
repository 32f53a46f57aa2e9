import { folded } from './folded.ts'

/** Something that a column can say. */
export interface Field {
  code: string
  /** Where it stands in the input of the command. */
  path: string
  /** Headings under which it stands, folded. */
  heads: readonly string[]
}

/** For each column the field it says, or empty: by its heading, each field once. */
export function guessed(heads: readonly string[], fields: readonly Field[]): string[] {
  const taken = new Set<string>()
  const columns = heads.map(() => '')
  for (const fits of [isSame, isAlike]) {
    for (const [at, head] of heads.entries()) {
      if (columns[at] !== '' || folded(head) === '') continue
      const field = fields.find(one => !taken.has(one.code) && fits(folded(head), one))
      if (!field) continue
      taken.add(field.code)
      columns[at] = field.code
    }
  }
  return columns
}

const isSame = (head: string, { heads, code }: Field): boolean => heads.includes(head) || folded(code) === head

/** „CNP (13 cifre)”, „Data nașterii zz.ll.aaaa”: a heading of several words begins it. */
const isAlike = (head: string, { heads }: Field): boolean =>
  heads.some(known => known.length > 2 && (head.startsWith(`${known} `) || head.endsWith(` ${known}`)))

/** How far down a heading may stand under titles, in rows. */
const deepest = 25

/** The row of the headings: the one that names most fields; without any, the first with several cells. */
export function headRowOf(rows: readonly (readonly string[])[], fields: readonly Field[]): number {
  const first = rows.slice(0, deepest)
  const counts = first.map(row => guessed(row, fields).filter(code => code !== '').length)
  const most = Math.max(...counts)
  if (most > 0) return counts.indexOf(most)
  return Math.max(
    0,
    first.findIndex(row => row.filter(cell => cell.trim() !== '').length > 1),
  )
}
