import type { ComponentChildren } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { FileColumn, ListFile } from './list-file.ts'
import type { Column } from './table.tsx'
import type { Cell } from './xlsx.ts'

interface TableFile<Row> extends Omit<ListFile<Row>, 'columns' | 'subjects'> {
  /** Those of the page: a column of acts, which has no title, stays there. */
  columns: readonly Column<Row>[]
  /** The people it names, where it names any. */
  subjects?: ListFile<Row>['subjects']
}

/** The table of a page as a file: what its cells say, without links and marks. */
export const tableFile = <Row,>({ columns, subjects = () => [], ...file }: TableFile<Row>): ListFile<Row> => ({
  ...file,
  subjects,
  columns: columns.flatMap(({ title, cell }): FileColumn<Row>[] =>
    title === undefined ? [] : [{ title, value: row => saidIn(cell(row)) }],
  ),
})

const nothing = new Set(['', '–'])

function saidIn(content: ComponentChildren): Cell {
  if (typeof content === 'number') return content
  const text = typeof content === 'string' ? content : textOf(renderToString(<>{content}</>))
  return nothing.has(text) ? null : text
}

const signs: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

/** What our own renderer wrote, read back: tags part the words, and it escapes these signs alone. */
const textOf = (html: string): string =>
  html
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/&(amp|lt|gt|quot|#39);/g, (whole, sign: string) => signs[sign] ?? whole)
    .replaceAll(/\s+/g, ' ')
    .trim()
