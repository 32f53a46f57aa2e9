import type { ComponentChildren } from 'preact'
import { LinkButton } from '../pages/button.tsx'
import { Card } from '../pages/card.tsx'
import { Downloads } from '../pages/downloads.tsx'
import type { Shell } from '../pages/shell.ts'
import { type Column, Empty, Table } from '../pages/table.tsx'
import { type AmongProgrammes, inProgramme, programmeQuery, ProgrammeTabs } from './programme-tabs.tsx'

interface ListProps {
  shell: Shell
  among: AmongProgrammes
  /** The address of the list; what is added to it has its form at `/new`, and its file stands at `.xlsx` and `.csv`. */
  path: string
}

interface ActionProps extends ListProps {
  /** What the button that adds one says, for whoever may. */
  add: string | false
}

/** What may be done with a list of one programme: added to, in that programme, and taken along. */
export const ListActions = ({ shell, among, path, add }: ActionProps) => (
  <>
    {add !== false && (
      <LinkButton look="primary" icon="plus" href={inProgramme(`${path}/new`, among)}>
        {add}
      </LinkButton>
    )}
    <Downloads shell={shell} path={path} query={programmeQuery(among)} />
  </>
)

interface ProgrammeListProps<Row> extends ListProps {
  caption: string
  lead?: ComponentChildren
  rows: readonly Row[]
  columns: readonly Column<Row>[]
  empty: string
}

/** What belongs to one programme, with the choice among programmes above it. */
export function ProgrammeList<Row extends { id: string }>(props: ProgrammeListProps<Row>) {
  const { shell, among, path, caption, lead, rows, columns, empty } = props
  const { lang } = shell
  return (
    <>
      <ProgrammeTabs lang={lang} path={path} {...among} />
      <Card lead={lead}>
        <Table
          lang={lang}
          caption={caption}
          hideCaption
          rows={rows}
          rowKey={row => row.id}
          empty={<Empty>{empty}</Empty>}
          columns={columns}
        />
      </Card>
    </>
  )
}
