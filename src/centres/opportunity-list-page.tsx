import type { Day } from '../kernel/day.ts'
import { daysBetween } from '../kernel/day.ts'
import { date, type Lang, money, number } from '../kernel/words.ts'
import { LinkButton } from '../pages/button.tsx'
import { Card } from '../pages/card.tsx'
import { Downloads } from '../pages/downloads.tsx'
import { Page } from '../pages/page.tsx'
import type { Shell } from '../pages/shell.ts'
import { type Column, Empty, Pager, Table } from '../pages/table.tsx'
import { Tabs } from '../pages/tabs.tsx'
import { Tag } from '../pages/tag.tsx'
import { type ListedOpportunity, type OpportunityRow, type Stage, stages } from './opportunity-tables.ts'
import { opportunityWords } from './opportunity-words.ts'
import { opportunitiesPath, opportunityPath } from './paths.ts'

interface ListProps {
  shell: Shell
  on: Day
  stage: Stage
  rows: readonly ListedOpportunity[]
  enterprises: readonly { id: string; code: string; title: string }[]
  mayWrite: boolean
  first?: string | undefined
  next?: string | undefined
}

export const stagePath = (stage: Stage) => `${opportunitiesPath}?stage=${stage}`

/** The columns of the list, on the page and in its file. */
export function opportunityColumns(lang: Lang, on: Day): Column<ListedOpportunity>[] {
  const text = opportunityWords(lang)
  return [
    {
      key: 'title',
      title: text.title,
      heads: true,
      cell: row => (
        <>
          <a href={opportunityPath(row.id)}>{row.title}</a>
          <span class="note">{row.buyer}</span>
        </>
      ),
    },
    { key: 'value', title: text.valueShown, numeric: true, cell: row => worth(row, lang) },
    { key: 'reserved', title: text.reserved, cell: row => <ReservedTag row={row} lang={lang} /> },
    {
      key: 'deadline',
      title: text.deadline,
      tight: true,
      cell: row => <Deadline row={row} lang={lang} on={on} />,
    },
    {
      key: 'far',
      title: text.far,
      cell: row =>
        row.leads > 0 ? text.farShown({ leads: row.leads, sent: row.sent, applied: row.applied, won: row.won }) : '–',
    },
  ]
}

/** What is to be read, what somebody follows, what is over; the nearest deadline first. */
export function OpportunityListPage({ shell, on, stage, rows, enterprises, mayWrite, first, next }: ListProps) {
  const { lang } = shell
  const text = opportunityWords(lang)
  return (
    <Page
      shell={shell}
      title={text.opportunities}
      lead={text.lead}
      current={opportunitiesPath}
      actions={
        <>
          {rows.length > 0 && <Downloads shell={shell} path={opportunitiesPath} query={{ stage }} />}
          {mayWrite && (
            <>
              <LinkButton icon="plus" href={opportunityPath('new')}>
                {text.add}
              </LinkButton>
              <LinkButton look="primary" icon="upload" href={opportunityPath('import')}>
                {text.take}
              </LinkButton>
            </>
          )}
        </>
      }
    >
      <Tabs
        label={text.stagesLabel}
        current={stagePath(stage)}
        items={stages.map(one => ({ href: stagePath(one), text: text.stages[one] }))}
      />
      <Card>
        <Table
          lang={lang}
          caption={text.stages[stage]}
          hideCaption
          rows={rows}
          rowKey={row => row.id}
          empty={<Empty>{text.empty[stage]}</Empty>}
          columns={opportunityColumns(lang, on)}
        />
        {(first ?? next) && <Pager lang={lang} shown={rows.length} first={first} next={next} />}
      </Card>
      {enterprises.length > 0 && (
        <Card title={text.showFor}>
          <ul class="lines">
            {enterprises.map(one => (
              <li key={one.id}>
                <a href={opportunityPath('for', `/${one.id}`)}>{`${one.code} ${one.title}`}</a>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </Page>
  )
}

export function ReservedTag({ row, lang }: { row: Pick<OpportunityRow, 'reserved'>; lang: Lang }) {
  if (row.reserved === 'none') return <>–</>
  return (
    <Tag kind="info" icon="shield-check">
      {opportunityWords(lang).reservedShort[row.reserved]}
    </Tag>
  )
}

/** Money as the notice says it: lei with bani, other currencies with their code. */
export function worth(
  { value_cents: cents, currency }: Pick<OpportunityRow, 'value_cents' | 'currency'>,
  lang: Lang,
): string {
  if (cents === null) return '–'
  return currency === 'RON' ? money(lang, cents) : `${number(lang, cents / 100)} ${currency}`
}

export function Deadline({
  row,
  lang,
  on,
}: {
  row: Pick<OpportunityRow, 'deadline_on' | 'deadline_time' | 'state'>
  lang: Lang
  on: Day
}) {
  const text = opportunityWords(lang)
  if (row.state !== 'open')
    return <Tag kind={row.state === 'cancelled' ? 'error' : 'neutral'}>{text.states[row.state]}</Tag>
  if (row.deadline_on === null) return <>{text.noDeadline}</>
  const days = daysBetween(on, row.deadline_on)
  return (
    <>
      {`${date(row.deadline_on)}${row.deadline_time === null ? '' : `, ${row.deadline_time}`}`}
      <span class="note">{days < 0 ? text.over : text.daysLeft({ count: days })}</span>
    </>
  )
}
