import { may } from '../kernel/who.ts'
import { date, type Lang, number } from '../kernel/words.ts'
import { LinkButton } from '../pages/button.tsx'
import { Card, Columns, Facts, Line, Lines, Stack } from '../pages/card.tsx'
import { Empty, Table } from '../pages/table.tsx'
import { Tag } from '../pages/tag.tsx'
import { addPaperPath, paperPath } from '../programme/paths.ts'
import type { NeededPaper } from '../programme/deliverable-papers.ts'
import type { OpenCentre } from './asked-centre.ts'
import { CentreFrame, placeName } from './frame.tsx'
import { centrePath } from './paths.ts'
import type { GivenRow, HoursRow, ServiceRow, StaffRow } from './tables.ts'
import { words } from './words.ts'

interface Overview extends OpenCentre {
  hours: readonly HoursRow[]
  staff: readonly StaffRow[]
  services: readonly ServiceRow[]
  given: readonly GivenRow[]
  accounts: ReadonlyMap<string, string>
}

/** What a centre is, when it counts, when it is open, who works there and what it offers. */
export function OverviewPage({ open }: { open: Overview }) {
  return (
    <CentreFrame open={open} current="">
      <Columns>
        <Stack>
          <Counts open={open} />
          <Services open={open} />
          <Staff open={open} />
        </Stack>
        <Stack>
          <About open={open} />
          <Hours open={open} />
        </Stack>
      </Columns>
    </CentreFrame>
  )
}

function Counts({ open }: { open: Overview }) {
  const { shell, found, needed, given, rules, mayWrite } = open
  const { lang } = shell
  const text = words(lang)
  const { id } = found.row
  const mayBring = mayWrite && shell.who !== undefined && may(shell.who, 'evidence.write')
  const first = given[0]
  const name = (kind: string) => rules.papers.find(one => one.code === kind)?.names[lang] ?? kind
  return (
    <Card title={text.counts} lead={text.countsLead}>
      <Lines>
        {needed.map(line => (
          <Line key={line.papers.join()} end={<PaperState line={line} lang={lang} />}>
            {line.paper ? (
              <a href={paperPath(line.paper.paper)}>{line.papers.map(name).join(' / ')}</a>
            ) : mayBring ? (
              <a href={addPaperPath(id, 'deliverable.centre', line.papers[0] ?? '', centrePath(id))}>
                {`${text.addPaper}: ${line.papers.map(name).join(' / ')}`}
              </a>
            ) : (
              line.papers.map(name).join(' / ')
            )}
          </Line>
        ))}
        <Line
          end={
            first ? (
              <Tag kind="ok">{text.firstServiceOn({ on: date(first.given_on) })}</Tag>
            ) : (
              <Tag kind="warn">{text.notYet}</Tag>
            )
          }
        >
          {text.firstService}
        </Line>
      </Lines>
    </Card>
  )
}

function PaperState({ line, lang }: { line: NeededPaper; lang: Lang }) {
  const text = words(lang)
  if (line.state === 'complete') return <Tag kind="ok">{text.accepted}</Tag>
  if (line.state === 'to-verify') return <Tag kind="info">{text.toVerify}</Tag>
  return <Tag kind={line.state === 'incomplete' ? 'error' : 'warn'}>{line.paper ? text.invalid : text.missing}</Tag>
}

function About({ open }: { open: Overview }) {
  const { shell, found, centre, rules, mayWrite } = open
  const text = words(shell.lang)
  const { id, code, partner } = found.row
  const known = rules.centres.find(one => one.code === code)
  const languages: Readonly<Record<string, string>> = text.languageNames
  const facts: (readonly [string, string | null | undefined])[] = [
    [text.partner, rules.partners.find(one => one.code === partner)?.name],
    [text.locality, known?.locality],
    [text.address, centre.address],
    [text.phone, known?.phone],
    [text.email, known?.email],
    [text.area, centre.area.map(placeName).join(', ')],
    [text.languages, centre.languages.map(one => languages[one] ?? one).join(', ')],
    [text.says, centre.says],
  ]
  return (
    <Card>
      <Facts items={facts.flatMap(([term, detail]) => (detail ? [[term, detail] as const] : []))} />
      {centre.step_free && <p>{text.stepFree}</p>}
      {mayWrite && (
        <div class="buttons">
          <LinkButton look="quiet" href={centrePath(id, '/opening')}>
            {text.moveOpening}
          </LinkButton>
          <LinkButton look="quiet" href={centrePath(id, '/close')}>
            {text.close}
          </LinkButton>
        </div>
      )}
    </Card>
  )
}

function Hours({ open: { shell, found, hours, mayWrite } }: { open: Overview }) {
  const text = words(shell.lang)
  return (
    <Card
      title={text.hours}
      actions={
        mayWrite && (
          <LinkButton icon="pencil" href={centrePath(found.row.id, '/hours')}>
            {text.keepHours}
          </LinkButton>
        )
      }
    >
      {hours.length === 0 ? (
        <Empty>{text.noHours}</Empty>
      ) : (
        <Lines>
          {([1, 2, 3, 4, 5, 6, 7] as const).map(day => {
            const here = hours.find(one => one.weekday === day)
            return (
              <Line key={day} end={here ? `${here.opens}–${here.closes}` : <span class="muted">{text.shut}</span>}>
                {text.weekdays[day]}
              </Line>
            )
          })}
        </Lines>
      )}
    </Card>
  )
}

function Services({ open: { shell, found, services, mayWrite } }: { open: Overview }) {
  const { lang } = shell
  const text = words(lang)
  const audiences: Readonly<Record<string, string>> = text.audiences
  const { id } = found.row
  return (
    <Card
      title={text.offered}
      lead={text.offeredLead}
      actions={
        <>
          {services.length > 0 && (
            <LinkButton icon="download" href={centrePath(id, '/hsds.json')}>
              {text.export}
            </LinkButton>
          )}
          {mayWrite && (
            <LinkButton icon="plus" href={centrePath(id, '/service')}>
              {text.offerService}
            </LinkButton>
          )}
        </>
      }
    >
      <Table
        lang={lang}
        caption={text.offered}
        hideCaption
        rows={services}
        rowKey={row => row.id}
        empty={<Empty>{text.noOffered}</Empty>}
        columns={[
          {
            key: 'title',
            title: text.title,
            heads: true,
            cell: row => (mayWrite ? <a href={centrePath(id, `/services/${row.id}`)}>{row.title}</a> : row.title),
          },
          { key: 'topic', title: text.topic, cell: row => text.topics[row.topic] },
          { key: 'whom', title: text.audience, cell: row => row.audience.map(one => audiences[one] ?? one).join(', ') },
          { key: 'since', title: text.since, tight: true, cell: row => date(row.since_on) },
          {
            key: 'until',
            title: text.until,
            tight: true,
            cell: row => (row.until_on === null ? '–' : date(row.until_on)),
          },
        ]}
      />
    </Card>
  )
}

function Staff({ open: { shell, found, staff, accounts, on, mayWrite } }: { open: Overview }) {
  const { lang } = shell
  const text = words(lang)
  const { id } = found.row
  const now = staff.filter(one => one.since_on <= on && (one.until_on === null || one.until_on >= on))
  const total = now.reduce((sum, one) => sum + Number(one.weekly_hours), 0)
  return (
    <Card
      title={text.staff}
      actions={
        mayWrite && (
          <LinkButton icon="plus" href={centrePath(id, '/staff')}>
            {text.addStaff}
          </LinkButton>
        )
      }
    >
      <Table
        lang={lang}
        caption={text.staffTotal({ hours: number(lang, total) })}
        rows={staff}
        rowKey={row => row.id}
        empty={<Empty>{text.noStaff}</Empty>}
        columns={[
          { key: 'post', title: text.post, heads: true, cell: row => row.post },
          {
            key: 'who',
            title: text.by,
            cell: row => (row.account_id === null ? '–' : (accounts.get(row.account_id) ?? '–')),
          },
          { key: 'hours', title: text.weeklyHours, numeric: true, cell: row => number(lang, Number(row.weekly_hours)) },
          { key: 'since', title: text.since, tight: true, cell: row => date(row.since_on) },
          {
            key: 'until',
            title: text.until,
            tight: true,
            cell: row =>
              row.until_on !== null ? (
                date(row.until_on)
              ) : mayWrite ? (
                <a href={centrePath(id, `/staff/${row.id}`)}>{text.endStaff}</a>
              ) : (
                '–'
              ),
          },
        ]}
      />
    </Card>
  )
}
