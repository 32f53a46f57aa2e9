import type { ComponentChildren } from 'preact'
import { Icon } from './icon.tsx'
import type { Lang } from '../kernel/words.ts'
import { words } from './words.ts'

export interface Column<Row> {
  key: string
  /** A column of acts has none to be seen: what its buttons say is enough. */
  title?: string
  cell: (row: Row) => ComponentChildren
  /** The column that names the row; one per table. */
  heads?: boolean
  /** Numbers stand at the end of their column. */
  numeric?: boolean
  /** Does not break: codes, days. */
  tight?: boolean
  /** Where a click on the heading leads, and how the rows stand now. */
  sort?: { href: string; now?: 'ascending' | 'descending' }
}

interface TableProps<Row> {
  lang: Lang
  caption: ComponentChildren
  /** The caption is read aloud but not shown, where a heading above already says it. */
  hideCaption?: boolean
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  selected?: (row: Row) => boolean
  /** Stands in place of the table when there are no rows: what to do first. */
  empty?: ComponentChildren
}

/**
 * A table that becomes a list of cards under 40rem. Its roles are written out, since a table laid out as blocks loses them.
 * `<Table lang={lang} caption={text.people} columns={[{ key: 'name', title: text.name, cell: row => row.name }]} rows={rows} rowKey={row => row.id} />`
 */
export function Table<Row>(props: TableProps<Row>) {
  const { lang, caption, hideCaption = false, columns, rows, rowKey, selected } = props
  if (rows.length === 0) return <>{props.empty ?? <Empty>{words(lang).nothingHere}</Empty>}</>
  return (
    <div class="table-frame">
      <table role="table" data-rows>
        <caption class={hideCaption ? 'unseen' : undefined}>{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map(column => (
              <Heading key={column.key} column={column} lang={lang} />
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map(row => (
            <tr key={rowKey(row)} role="row" class={selected?.(row) ? 'selected' : undefined}>
              {columns.map(column => (
                <Cell key={column.key} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Heading<Row>({ column, lang }: { column: Column<Row>; lang: Lang }) {
  const { title, numeric, sort } = column
  const text = words(lang)
  return (
    <th role="columnheader" scope="col" class={numeric ? 'numeric' : undefined} aria-sort={sort?.now}>
      {title === undefined ? (
        <span class="unseen">{text.acts}</span>
      ) : sort ? (
        <a href={sort.href} title={text.sortedBy({ column: title })}>
          {title}
          {sort.now && <Icon name={sort.now === 'ascending' ? 'arrow-up' : 'arrow-down'} />}
        </a>
      ) : (
        title
      )}
    </th>
  )
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const look = column.numeric ? 'numeric' : column.tight ? 'tight' : undefined
  const content = column.cell(row)
  if (column.heads)
    return (
      <th role="rowheader" scope="row" class={look} data-title={column.title}>
        {content}
      </th>
    )
  return (
    <td role="cell" class={look} data-title={column.title}>
      {content}
    </td>
  )
}

/** Nothing is here yet: one sentence and the first useful act. */
export function Empty({ children, action }: { children: ComponentChildren; action?: ComponentChildren }) {
  return (
    <div class="empty">
      <p>{children}</p>
      {action}
    </div>
  )
}

interface PagerProps {
  lang: Lang
  /** How many rows this page shows. */
  shown: number
  /** Pages go by the last row seen, so there is a next one and a first one, but no page number. */
  first?: string | undefined
  next?: string | undefined
}

/** The way through a long list. */
export function Pager({ lang, shown, first, next }: PagerProps) {
  const text = words(lang)
  return (
    <nav class="pager" aria-label={text.pages}>
      <span class="muted">{text.shown({ count: shown })}</span>
      {first && (
        <a class="button quiet" href={first}>
          <Icon name="arrow-left" />
          <span>{text.first}</span>
        </a>
      )}
      {next && (
        <a class="button plain" href={next}>
          <span>{text.next}</span>
          <Icon name="arrow-right" />
        </a>
      )}
    </nav>
  )
}
