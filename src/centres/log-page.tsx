import { date, number } from '../kernel/words.ts'
import { LinkButton } from '../pages/button.tsx'
import { Card, Stack } from '../pages/card.tsx'
import { Downloads } from '../pages/downloads.tsx'
import type { Named } from '../pages/slice.ts'
import { type Column, Empty, Table } from '../pages/table.tsx'
import type { OpenCentre } from './asked-centre.ts'
import { CentreFrame, namedIn } from './frame.tsx'
import { centrePath } from './paths.ts'
import type { ForWhom, GivenRow, ServiceRow, Totals } from './tables.ts'
import { words } from './words.ts'

interface Log extends OpenCentre {
  given: readonly GivenRow[]
  services: readonly ServiceRow[]
  totals: readonly (Totals & { whom: ForWhom })[]
  enterprises: readonly { id: string; code: string; title: string }[]
  accounts: ReadonlyMap<string, string>
  /** People whom the reader may see. */
  people: ReadonlyMap<string, Named>
}

/** What the centre did for whom; the newest first. */
export function LogPage({ open }: { open: Log }) {
  const { shell, found, totals, mayWrite } = open
  const { lang } = shell
  const text = words(lang)
  const { id } = found.row
  const sum = (of: 'times' | 'minutes') => totals.reduce((all, one) => all + one[of], 0)
  return (
    <CentreFrame open={open} current="/log">
      <Stack>
        <Card title={text.totals}>
          <Table
            lang={lang}
            caption={text.totals}
            hideCaption
            rows={
              totals.length === 0
                ? []
                : [...totals, { whom: 'all' as const, times: sum('times'), minutes: sum('minutes') }]
            }
            rowKey={row => row.whom}
            empty={<Empty>{text.noLog}</Empty>}
            columns={[
              {
                key: 'whom',
                title: text.whom,
                heads: true,
                cell: row => (row.whom === 'all' ? <strong>{text.total}</strong> : text.whoms[row.whom]),
              },
              { key: 'times', title: text.times, numeric: true, cell: row => number(lang, row.times) },
              { key: 'minutes', title: text.minutes, numeric: true, cell: row => number(lang, row.minutes) },
            ]}
          />
        </Card>
        <Card
          title={text.log}
          lead={text.logLead}
          actions={
            <>
              {open.given.length > 0 && <Downloads shell={shell} path={centrePath(id, '/log')} />}
              {mayWrite && (
                <LinkButton look="primary" icon="plus" href={centrePath(id, '/give')}>
                  {text.give}
                </LinkButton>
              )}
            </>
          }
        >
          <Lines open={open} />
        </Card>
      </Stack>
    </CentreFrame>
  )
}

function Lines({ open }: { open: Log }) {
  const { shell, found, given, mayWrite } = open
  const text = words(shell.lang)
  return (
    <Table
      lang={shell.lang}
      caption={text.log}
      hideCaption
      rows={given.toReversed()}
      rowKey={row => row.id}
      empty={<Empty>{text.noLog}</Empty>}
      columns={[
        ...logColumns(open),
        { key: 'note', title: text.note, cell: row => (mayWrite || isOpen(row, open) ? (row.note ?? '–') : '–') },
        {
          key: 'drop',
          cell: row => (mayWrite ? <a href={centrePath(found.row.id, `/given/${row.id}`)}>{text.drop}</a> : '–'),
        },
      ]}
    />
  )
}

/** A note is for whoever keeps the log, and one about a person for whoever may see them; no file carries one. */
const isOpen = ({ person_id: person }: GivenRow, { people }: Log): boolean => person !== null && people.has(person)

/** The columns of the log, on the page and in its file. */
export function logColumns(open: Log): Column<GivenRow>[] {
  const { shell, services, accounts } = open
  const { lang } = shell
  const text = words(lang)
  const results: Readonly<Record<string, string>> = text.results
  return [
    { key: 'on', title: text.givenOn, tight: true, cell: row => date(row.given_on) },
    { key: 'whom', title: text.whom, heads: true, cell: row => <Whom row={row} open={open} /> },
    {
      key: 'topic',
      title: text.topic,
      cell: row => {
        const service = services.find(one => one.id === row.service_id)
        return service ? (
          <>
            {text.topics[service.topic]}
            <span class="note">{service.title}</span>
          </>
        ) : (
          '–'
        )
      },
    },
    { key: 'minutes', title: text.minutes, numeric: true, cell: row => number(lang, row.minutes) },
    {
      key: 'result',
      title: text.result,
      cell: row => results[row.result] ?? row.result,
    },
    { key: 'by', title: text.by, cell: row => accounts.get(row.given_by) ?? '–' },
  ]
}

function Whom({ row, open: { shell, enterprises, people } }: { row: GivenRow; open: Log }) {
  if (row.enterprise_id !== null) return <>{namedIn(enterprises, row.enterprise_id)}</>
  if (row.person_id === null) return <>{row.organisation}</>
  const person = people.get(row.person_id)
  const title = person?.title ?? words(shell.lang).aPerson
  return person?.href === undefined ? <>{title}</> : <a href={person.href}>{title}</a>
}
