import { date, month, number, monthName } from '../kernel/words.ts'
import { Act } from '../pages/act.tsx'
import { Button, LinkButton } from '../pages/button.tsx'
import { Card, Columns, Facts, Stack } from '../pages/card.tsx'
import { ErrorSummary } from '../pages/form.tsx'
import type { FormState } from '../pages/form-state.ts'
import { Page } from '../pages/page.tsx'
import { RecordHead } from '../pages/record-head.tsx'
import type { Shell } from '../pages/shell.ts'
import { Empty, Table } from '../pages/table.tsx'
import { Tag } from '../pages/tag.tsx'
import type { OpenSheet } from './asked-sheet.ts'
import type { Difference } from './difference.ts'
import { LinesCard } from './lines-card.tsx'
import { StateTag } from './list-pages.tsx'
import { timesheetClaim } from './month.ts'
import { timesheetPath, timesheetsPath } from './paths.ts'
import { heldLink, heldTitle, lineTitle } from './said.ts'
import { longDaysIn, sum, totalsOf } from './total.ts'
import { words } from './words.ts'

export interface MonthProps {
  shell: Shell
  open: OpenSheet
  /** A button was pressed in vain. */
  refused?: FormState | undefined
}

/** A month of an expert: its lines, what differs from the sessions, and what it adds up to. */
export function MonthPage({ shell, open, refused }: MonthProps) {
  const { lang } = shell
  const text = words(lang)
  const { sheet, staff, most, closesFrom } = open
  const facts: (readonly [string, string | null])[] = [
    [text.most, text.mostOf({ hours: number(lang, most / 60) })],
    [text.closesFrom, closesFrom ? date(closesFrom) : null],
    [text.closedOn, sheet.closed_on && date(sheet.closed_on)],
    [text.closedBy, sheet.closed_by && (staff.get(sheet.closed_by) ?? '–')],
    [text.reopenedBecause, sheet.reopened_because],
  ]
  return (
    <Page
      shell={shell}
      title={text.sheetOf({ name: sheet.name, month: monthName(lang, sheet.month) })}
      current={timesheetsPath}
      breadcrumb={[{ text: text.title, href: timesheetsPath }]}
      head={
        <RecordHead
          name={sheet.name}
          meta={month(lang, sheet.month)}
          tags={<StateTag lang={lang} sheet={sheet} />}
          actions={<Actions lang={lang} open={open} />}
        >
          {refused && <ErrorSummary state={refused} />}
        </RecordHead>
      }
    >
      <Columns>
        <Stack>
          <Card title={text.differences} lead={text.differencesLead}>
            <Differences lang={lang} open={open} />
          </Card>
          <LinesCard shell={shell} open={open} />
        </Stack>
        <Stack>
          <Card>
            <Facts items={facts.flatMap(([term, detail]) => (detail === null ? [] : [[term, detail] as const]))} />
          </Card>
          <Totals lang={lang} open={open} />
          <LongDays lang={lang} open={open} />
        </Stack>
      </Columns>
    </Page>
  )
}

interface Part {
  lang: Shell['lang']
  open: OpenSheet
}

function Actions({ lang, open: { sheet, writes, closes, closesFrom, mayBring } }: Part) {
  const text = words(lang)
  const path = (section: string) => timesheetPath(sheet.id, section)
  if (sheet.closed_on === null)
    return (
      <>
        {writes && (
          <>
            <Act action={path('/propose')} values={{ timesheet: sheet.id }}>
              <Button look="primary" icon="list-checks">
                {text.propose}
              </Button>
            </Act>
            <LinkButton icon="plus" href={path('/add')}>
              {text.addLine}
            </LinkButton>
            <LinkButton icon="upload" href={path('/import')}>
              {text.importLines}
            </LinkButton>
          </>
        )}
        <LinkButton look="quiet" icon="printer" href={path('/sheet.pdf')}>
          {text.print}
        </LinkButton>
        {closes && closesFrom === undefined && (
          <Act action={path('/close')} shown={sheet.entry} values={{ timesheet: sheet.id }}>
            <Button icon="lock">{text.close}</Button>
          </Act>
        )}
      </>
    )
  return (
    <>
      <LinkButton icon="printer" href={path('/sheet.pdf')}>
        {text.print}
      </LinkButton>
      {mayBring && !sheet.brought && (
        <LinkButton look="primary" icon="camera" href={bringPath(sheet.id, sheet.closing_id ?? '')}>
          {text.bring}
        </LinkButton>
      )}
      {closes && (
        <LinkButton look="quiet" icon="lock-open" href={path('/reopen')}>
          {text.reopen}
        </LinkButton>
      )}
    </>
  )
}

/** The signed paper proves this closing of the month; another closing asks for another paper. */
const bringPath = (sheet: string, closing: string): string =>
  `/app/evidence/new?${new URLSearchParams({
    claim: timesheetClaim,
    id: closing,
    subject: sheet,
    kind: timesheetClaim,
    back: timesheetPath(sheet),
  })}`

function Differences({ lang, open: { differences } }: Part) {
  const text = words(lang)
  return (
    <Table
      lang={lang}
      caption={text.differences}
      hideCaption
      rows={differences}
      rowKey={one => `${one.difference} ${one.session?.id} ${one.line?.id}`}
      empty={<Empty>{text.noDifferences}</Empty>}
      columns={[
        { key: 'session', title: text.session, heads: true, cell: one => <SessionOf difference={one} /> },
        { key: 'line', title: text.line, cell: one => (one.line ? lineTitle(lang, one.line) : '–') },
        {
          key: 'what',
          title: text.what,
          cell: one => <Tag kind="error">{text.difference[one.difference]}</Tag>,
        },
      ]}
    />
  )
}

const SessionOf = ({ difference: { session } }: { difference: Difference }) =>
  session ? <a href={heldLink(session)}>{heldTitle(session)}</a> : <>–</>

function Totals({ lang, open: { lines, contracts } }: Part) {
  const text = words(lang)
  const totals = totalsOf(lines, contracts)
  return (
    <Card title={text.totals}>
      <Facts
        items={[
          ...totals.map(
            ({ contract, minutes }) =>
              [`${contract.number}, ${contract.project}`, `${number(lang, minutes / 60)} h`] as const,
          ),
          [text.total, `${number(lang, sum(lines) / 60)} h`] as const,
        ]}
      />
    </Card>
  )
}

function LongDays({ lang, open: { lines, contracts } }: Part) {
  const text = words(lang)
  return (
    <Card title={text.days} lead={text.daysLead}>
      <Table
        lang={lang}
        caption={text.days}
        hideCaption
        rows={longDaysIn(lines, contracts)}
        rowKey={one => `${one.on} ${one.contract.id}`}
        empty={<Empty>{text.noDays}</Empty>}
        columns={[
          { key: 'on', title: text.day, heads: true, tight: true, cell: one => date(one.on) },
          { key: 'contract', title: text.contract, cell: one => one.contract.number },
          {
            key: 'hours',
            title: text.hours,
            numeric: true,
            cell: one => <Tag kind="warn">{`${number(lang, one.minutes / 60)} / ${number(lang, one.norm / 60)}`}</Tag>,
          },
          { key: 'all', title: text.total, numeric: true, cell: one => number(lang, one.all / 60) },
        ]}
      />
    </Card>
  )
}
