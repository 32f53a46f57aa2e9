import { type Lang, number } from '../kernel/words.ts'
import { Stack } from '../pages/card.tsx'
import { Field } from '../pages/field.tsx'
import { Filters } from '../pages/filters.tsx'
import type { FormState } from '../pages/form-state.ts'
import { JournalLine } from '../pages/journal-line.tsx'
import { Page } from '../pages/page.tsx'
import type { Shell } from '../pages/shell.ts'
import type { Named } from '../pages/slice.ts'
import { Empty, Table } from '../pages/table.tsx'
import { Tag } from '../pages/tag.tsx'
import type { Rulebook } from '../programme/rulebook.ts'
import type { Change, Reason } from './difference.ts'
import { differencePath, resultsPath } from './paths.ts'
import { addressOf, type Question } from './question.ts'
import { words } from './words.ts'

export interface DifferencePageProps {
  shell: Shell
  question: Question
  rules: Rulebook
  form: FormState
  changes: readonly Change[]
  /** What the records are called that the reader may see. */
  names: ReadonlyMap<string, Named>
}

/** As many rows as somebody reads; the summary counts all. */
const mostRows = 200

/** What counts at one moment and not at the other, record by record, with the line behind it. */
export function DifferencePage({ shell, question, rules, form, changes, names }: DifferencePageProps) {
  const { lang } = shell
  const text = words(lang)
  return (
    <Page
      shell={shell}
      title={text.changed.title}
      lead={text.changed.sealedLeftOut}
      breadcrumb={[{ text: text.results, href: addressOf(resultsPath, question) }]}
    >
      <Stack>
        <Filters
          lang={lang}
          action={differencePath}
          keep={{ programme: question.query.programme, under: question.under }}
        >
          <Field state={form} kind="day" name="from" label={text.changed.from} />
          <Field state={form} kind="day" name="fromKnown" label={text.changed.fromKnown} optional />
          <Field state={form} kind="day" name="on" label={text.changed.to} optional />
          <Field state={form} kind="day" name="known" label={text.changed.toKnown} optional />
        </Filters>
        <Summary lang={lang} changes={changes} />
        <ChangeTable shell={shell} rules={rules} changes={changes} names={names} />
      </Stack>
    </Page>
  )
}

/** „+3 document sosit mai târziu, −1 corectat”, for what is claimed. */
export function Summary({ lang, changes }: { lang: Lang; changes: readonly Change[] }) {
  const text = words(lang)
  const claimed = changes.filter(change => change.which === 'claimed')
  const tally = new Map<string, { reason: Reason; gained: boolean; count: number }>()
  for (const { reason, gained } of claimed) {
    const key = `${reason} ${gained}`
    tally.set(key, { reason, gained, count: (tally.get(key)?.count ?? 0) + 1 })
  }
  if (tally.size === 0) return null
  return (
    <p>
      <strong>{text.changed.summary}:</strong>{' '}
      {[...tally.values()]
        .map(
          ({ reason, gained, count }) => `${gained ? '+' : '−'}${number(lang, count)} ${text.changed.reasons[reason]}`,
        )
        .join(', ')}
    </p>
  )
}

interface ChangeTableProps {
  shell: Shell
  rules: Rulebook
  changes: readonly Change[]
  names: ReadonlyMap<string, Named>
}

export function ChangeTable({ shell, rules, changes, names }: ChangeTableProps) {
  const { lang } = shell
  const text = words(lang)
  const nameOf = (code: string) => rules.indicators.find(one => one.code === code)?.names[lang] ?? code
  const rows = changes.slice(0, mostRows)
  return (
    <Stack>
      {changes.length > mostRows && <p class="muted">{text.changed.shown({ shown: mostRows, all: changes.length })}</p>}
      <Table
        lang={lang}
        caption={text.changed.title}
        hideCaption
        rows={rows}
        rowKey={row => `${row.indicator} ${row.which} ${row.subject}`}
        empty={<Empty>{text.changed.nothing}</Empty>}
        columns={[
          {
            key: 'record',
            title: text.changed.record,
            heads: true,
            cell: row => <Record named={names.get(row.about)} row={row} />,
          },
          { key: 'indicator', title: text.changed.indicator, cell: row => nameOf(row.indicator) },
          {
            key: 'which',
            title: text.changed.which,
            cell: row => (
              <Tag kind={row.gained ? 'ok' : 'warn'}>{`${row.gained ? '+' : '−'} ${text.changed[row.which]}`}</Tag>
            ),
          },
          { key: 'reason', title: text.changed.reason, cell: row => text.changed.reasons[row.reason] },
          {
            key: 'line',
            title: text.changed.line,
            cell: row => (row.entry === undefined ? '–' : <JournalLine who={shell.who} entry={row.entry} />),
          },
        ]}
      />
    </Stack>
  )
}

/** Who is beyond the reader's reach stays without a name. */
function Record({ named, row }: { named: Named | undefined; row: Change }) {
  if (!named) return <code>{row.about.slice(-6)}</code>
  return named.href === undefined ? <>{named.title}</> : <a href={named.href}>{named.title}</a>
}
