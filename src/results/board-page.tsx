import { may } from '../kernel/who.ts'
import { date, type Lang, number, percent } from '../kernel/words.ts'
import { Bar } from '../pages/bar.tsx'
import { LinkButton } from '../pages/button.tsx'
import { Columns, Stack } from '../pages/card.tsx'
import { Page } from '../pages/page.tsx'
import type { Shell } from '../pages/shell.ts'
import { type Column, Empty, Table } from '../pages/table.tsx'
import { Tag } from '../pages/tag.tsx'
import { isCounted } from '../programme/indicator.ts'
import { type BoardRow, boardOf, type Counted, stateOf } from './board.ts'
import type { FrozenRow } from './frozen-tables.ts'
import { counted } from './moment-words.ts'
import { Narrow } from './narrow.tsx'
import { checksPath, differencePath, frozenPath, indicatorPath, resultsPath } from './paths.ts'
import { addressOf, type Question } from './question.ts'
import { words } from './words.ts'

interface BoardPageProps {
  shell: Shell
  question: Question
  counted: Counted
  /** The same people under another profile. */
  beside: Counted | undefined
  lastFrozen: FrozenRow | undefined
}

/** Every indicator against its target. */
export function BoardPage({ shell, question, counted: own, beside, lastFrozen }: BoardPageProps) {
  const { lang } = shell
  const text = words(lang)
  const board = (one: Counted, asked: Question) => <Board lang={lang} counted={one} question={asked} />
  return (
    <Page
      shell={shell}
      title={text.results}
      lead={counted(lang, own.programme.names[lang], question)}
      actions={<Actions shell={shell} question={question} />}
    >
      <Stack>
        <Narrow
          lang={lang}
          action={resultsPath}
          question={question}
          programme={own.programme}
          rules={own.rules}
          more={['part', 'profile', 'beside']}
        />
        <Ways lang={lang} question={question} lastFrozen={lastFrozen} />
        {beside ? (
          <Columns beside="even">
            {board(own, question)}
            {board(beside, { ...question, query: { ...question.query, under: beside.rules.profile.code } })}
          </Columns>
        ) : (
          board(own, question)
        )}
      </Stack>
    </Page>
  )
}

function Actions({ shell: { lang, who }, question }: { shell: Shell; question: Question }) {
  const text = words(lang)
  if (!who) return null
  return (
    <>
      {may(who, 'export') && (
        <>
          <LinkButton icon="table" href={addressOf(`${resultsPath}.xlsx`, question)}>
            {text.downloadXlsx}
          </LinkButton>
          <LinkButton icon="file-text" href={addressOf(`${resultsPath}.pdf`, question)}>
            {text.downloadPdf}
          </LinkButton>
        </>
      )}
      {may(who, 'results.freeze') && (
        <LinkButton look="primary" icon="snowflake" href={addressOf(`${frozenPath}/new`, question)}>
          {text.freeze}
        </LinkButton>
      )}
    </>
  )
}

function Ways({ lang, question, lastFrozen }: Pick<BoardPageProps, 'question' | 'lastFrozen'> & { lang: Lang }) {
  const text = words(lang)
  const frozen = lastFrozen ? text.lastFrozen({ name: lastFrozen.name, day: date(lastFrozen.as_of) }) : text.neverFrozen
  return (
    <p class="muted">
      <a href={addressOf(differencePath, question)}>{text.difference}</a>
      {' · '}
      <a href={addressOf(checksPath, question)}>{text.checks}</a>
      {' · '}
      <a href={addressOf(frozenPath, question)}>{frozen}</a>
    </p>
  )
}

function Board({ lang, counted: one, question }: { lang: Lang; counted: Counted; question: Question }) {
  const text = words(lang)
  const rows = boardOf(one, question)
  const reached = rows.filter(row => stateOf(row) === 'reached').length
  const behind = rows.filter(row => ['behind', 'unproven', 'uncovered'].includes(stateOf(row))).length
  const { profile } = one.rules
  return (
    <Stack>
      <p>
        <strong>{text.tally({ all: rows.length, reached, behind })}</strong> ·{' '}
        <span class="muted">{`${profile.names[lang]} (${text.provenance({ profile: profile.code, version: profile.version })})`}</span>
      </p>
      <Table
        lang={lang}
        caption={profile.names[lang]}
        hideCaption
        rows={rows}
        rowKey={row => row.indicator.code}
        empty={<Empty>{text.none}</Empty>}
        columns={columnsOf(lang, question)}
      />
    </Stack>
  )
}

function columnsOf(lang: Lang, question: Question): Column<BoardRow>[] {
  const text = words(lang)
  return [
    { key: 'indicator', title: text.indicator, heads: true, cell: row => <Name lang={lang} row={row} /> },
    {
      key: 'claimed',
      title: text.claimed,
      numeric: true,
      cell: row => <Claimed lang={lang} row={row} question={question} />,
    },
    { key: 'proven', title: text.proven, numeric: true, cell: row => (row.value ? shown(lang, row, row.proven) : '–') },
    {
      key: 'target',
      title: text.target,
      numeric: true,
      cell: row => (row.target === undefined ? '–' : shown(lang, row, row.target)),
    },
    { key: 'progress', title: text.progress, cell: row => <Progress lang={lang} row={row} /> },
    { key: 'state', title: text.state, cell: row => <StateTag lang={lang} row={row} /> },
  ]
}

function Name({ lang, row: { indicator, group, sealed, amendment } }: { lang: Lang; row: BoardRow }) {
  const text = words(lang)
  return (
    <>
      <small class="muted">
        {group?.[lang] ?? indicator.code}
        {amendment !== undefined && ` · ${text.amendment({ number: amendment })}`}
      </small>
      <br />
      {indicator.names[lang]}
      {sealed && (
        <>
          {' '}
          <Tag kind="special">{text.special}</Tag>
        </>
      )}
    </>
  )
}

function Claimed({ lang, row, question }: { lang: Lang; row: BoardRow; question: Question }) {
  if (!row.value) return <span class="muted">{words(lang).notSplit}</span>
  const value = shown(lang, row, row.claimed)
  if (!isCounted(row.indicator)) return <>{value}</>
  return <a href={addressOf(indicatorPath(row.indicator.code), question)}>{value}</a>
}

function Progress({ lang, row: { claimed, target, value } }: { lang: Lang; row: BoardRow }) {
  if (!value || target === undefined) return <span class="muted">{words(lang).noTarget}</span>
  return <Bar lang={lang} value={claimed} target={target} />
}

function StateTag({ lang, row }: { lang: Lang; row: BoardRow }) {
  const { states } = words(lang)
  const { claimed, proven, target = 0, due } = row
  switch (stateOf(row)) {
    case 'no-target':
      return <Tag kind="neutral">–</Tag>
    case 'reached':
      return <Tag kind="ok">{states.reached}</Tag>
    case 'uncovered':
      return <Tag kind="warn">{states.uncovered({ count: row.uncovered.length })}</Tag>
    case 'unproven':
      return <Tag kind="warn">{states.unproven({ count: claimed - proven })}</Tag>
    case 'behind':
      return <Tag kind="warn">{states.behind({ due: due?.value ?? target, until: date(due?.until ?? '') })}</Tag>
    case 'on-way':
      return <Tag kind="info">{percent(lang, target === 0 ? 1 : claimed / target)}</Tag>
  }
}

export const shown = (lang: Lang, { indicator }: Pick<BoardRow, 'indicator'>, value: number): string =>
  isCounted(indicator) ? number(lang, value) : percent(lang, value / 100, 1)
