import { date, type Lang, month, number } from '../kernel/words.ts'
import { LinkButton } from '../pages/button.tsx'
import { Card } from '../pages/card.tsx'
import { Downloads } from '../pages/downloads.tsx'
import type { Shell } from '../pages/shell.ts'
import { type Column, Empty, Table } from '../pages/table.tsx'
import { Tag } from '../pages/tag.tsx'
import type { Rulebook } from '../programme/rulebook.ts'
import { TimesheetsFrame } from './frame.tsx'
import { contractPath, contractsPath, timesheetPath, timesheetsPath } from './paths.ts'
import type { Expert, ListedSheet } from './tables.ts'
import { words } from './words.ts'

interface MonthsProps {
  shell: Shell
  rows: readonly ListedSheet[]
  mayOpen: boolean
}

/** The months in sight, the latest first. */
export function MonthsPage({ shell, rows, mayOpen }: MonthsProps) {
  const { lang } = shell
  const text = words(lang)
  return (
    <TimesheetsFrame
      shell={shell}
      title={text.title}
      lead={text.lead}
      current={timesheetsPath}
      actions={
        <>
          <Downloads shell={shell} path={timesheetsPath} />
          {mayOpen && (
            <LinkButton look="primary" icon="plus" href={timesheetPath('new')}>
              {text.openMonth}
            </LinkButton>
          )}
        </>
      }
    >
      <Card>
        <Table
          lang={lang}
          caption={text.title}
          hideCaption
          rows={rows}
          rowKey={one => one.id}
          empty={<Empty>{text.none}</Empty>}
          columns={monthColumns(lang)}
        />
      </Card>
    </TimesheetsFrame>
  )
}

/** What the list says of a month, on its page and in its file. */
export function monthColumns(lang: Lang): Column<ListedSheet>[] {
  const text = words(lang)
  return [
    {
      key: 'month',
      title: text.month,
      heads: true,
      cell: one => <a href={timesheetPath(one.id)}>{month(lang, one.month)}</a>,
    },
    { key: 'expert', title: text.expert, cell: one => one.name },
    { key: 'hours', title: text.hours, numeric: true, cell: one => number(lang, one.minutes / 60) },
    { key: 'state', title: text.state, cell: one => <StateTag lang={lang} sheet={one} /> },
  ]
}

type State = Pick<ListedSheet, 'closed_on' | 'brought' | 'signed'>

const stateOf = ({ closed_on, brought, signed }: State) => {
  if (closed_on === null) return 'open'
  if (signed) return 'signed'
  return brought ? 'brought' : 'closed'
}

const looks = { open: 'info', closed: 'warn', brought: 'warn', signed: 'ok' } as const

export function StateTag({ lang, sheet }: { lang: Shell['lang']; sheet: State }) {
  const state = stateOf(sheet)
  return <Tag kind={looks[state]}>{words(lang).states[state]}</Tag>
}

interface ContractsProps {
  shell: Shell
  rows: readonly Expert[]
  rules: Rulebook
}

/** Under which contracts the experts in scope work. */
export function ContractsPage({ shell, rows, rules }: ContractsProps) {
  const { lang } = shell
  const text = words(lang)
  return (
    <TimesheetsFrame
      shell={shell}
      title={text.contracts}
      lead={text.contractsLead}
      current={contractsPath}
      actions={
        <>
          <Downloads shell={shell} path={contractsPath} />
          <LinkButton look="primary" icon="plus" href={contractPath('new')}>
            {text.addContract}
          </LinkButton>
        </>
      }
    >
      <Card>
        <Table
          lang={lang}
          caption={text.contracts}
          hideCaption
          rows={rows}
          rowKey={one => one.id}
          empty={<Empty>{text.noContracts}</Empty>}
          columns={contractColumns(lang, rules)}
        />
      </Card>
    </TimesheetsFrame>
  )
}

/** What the list says of a contract, on its page and in its file. */
export function contractColumns(lang: Lang, rules: Rulebook): Column<Expert>[] {
  const text = words(lang)
  const partner = (code: string) => rules.partners.find(one => one.code === code)?.name ?? code
  const region = (nuts: string | null) =>
    nuts === null ? text.everywhere : (rules.regions.find(one => one.nuts === nuts)?.names[lang] ?? nuts)
  return [
    {
      key: 'expert',
      title: text.expert,
      heads: true,
      cell: one => (
        <>
          {one.name}
          <p class="note">{one.position}</p>
        </>
      ),
    },
    { key: 'number', title: text.number, tight: true, cell: one => one.number },
    {
      key: 'project',
      title: text.project,
      cell: one => (
        <>
          {one.project} {one.outside && <Tag kind="info">{text.outside}</Tag>}
          <p class="note">
            {partner(one.partner)}, {region(one.region)}
          </p>
        </>
      ),
    },
    {
      key: 'norm',
      title: text.dailyHours,
      numeric: true,
      cell: one => (one.daily_minutes === null ? '–' : `${number(lang, one.daily_minutes / 60)} h`),
    },
    { key: 'from', title: text.validFrom, tight: true, cell: one => date(one.valid_from) },
    {
      key: 'to',
      title: text.validTo,
      tight: true,
      cell: one => (one.valid_to === null ? '–' : date(one.valid_to)),
    },
    {
      key: 'end',
      cell: one => one.valid_to === null && <a href={contractPath(one.id, '/end')}>{text.endContract}</a>,
    },
  ]
}
