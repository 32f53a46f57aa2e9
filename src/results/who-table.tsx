import { date, type Lang, number } from '../kernel/words.ts'
import { Stack } from '../pages/card.tsx'
import { Notice } from '../pages/notice.tsx'
import type { Shell } from '../pages/shell.ts'
import { type Column, Empty, Pager, Table } from '../pages/table.tsx'
import { Tag } from '../pages/tag.tsx'
import { may } from '../kernel/who.ts'
import { isThing } from '../programme/facts.ts'
import { deliverablePath } from '../programme/paths.ts'
import { type ClaimState, isAbout } from './claims.ts'
import type { Explained } from './indicator.ts'
import type { Listed, Page } from './listed.ts'
import { indicatorPath } from './paths.ts'
import { addressOf, type Question } from './question.ts'
import { words } from './words.ts'

interface WhoTableProps {
  shell: Shell
  question: Question
  explained: Explained
}

/** The named things of one step of the funnel, each with what counts or excludes it, its papers and those that are missing. */
export function WhoTable({ shell, question, explained }: WhoTableProps) {
  const { lang } = shell
  const { page, step, marked } = explained
  const text = words(lang)
  if (!page) return null
  const path = indicatorPath(marked.indicator.code)
  const here = (after?: string) => addressOf(path, question, { step: String(step), after })
  return (
    <Stack>
      <h2>{heading(lang, explained)}</h2>
      <Beyond lang={lang} page={page} explained={explained} />
      <Table
        lang={lang}
        caption={heading(lang, explained)}
        hideCaption
        rows={page.rows}
        rowKey={row => row.subject}
        empty={<Empty>{text.nobody}</Empty>}
        columns={columnsOf({ shell, question, explained })}
      />
      {page.rows.length > 0 && (
        <Pager
          lang={lang}
          shown={page.rows.length}
          first={question.query.after && here()}
          next={page.next && here(page.next)}
        />
      )}
    </Stack>
  )
}

function heading(lang: Lang, { step, marked }: Explained): string {
  const { listed } = words(lang)
  if (step === 'claimed' || step === 'unproven') return listed[step]
  const clause = marked.clauses[step]
  return listed.excluded({ clause: clause?.sentence(lang) ?? '' })
}

function Beyond({ lang, page, explained }: { lang: Lang; page: Page; explained: Explained }) {
  const text = words(lang)
  const count = page.total - page.reached
  if (count === 0) return null
  const ofPeople = explained.marked.indicator.unit === 'person'
  return <Notice kind="info">{ofPeople ? text.beyond({ count }) : text.beyondLines({ count })}</Notice>
}

function columnsOf(props: WhoTableProps): Column<Listed>[] {
  const { shell, explained } = props
  const { lang } = shell
  const { indicator } = explained.marked
  const text = words(lang)
  const dayColumn: Column<Listed> = {
    key: 'day',
    title: text.day,
    cell: row => (row.day === null ? '–' : date(row.day)),
  }
  return [
    { key: 'who', title: text.who, heads: true, cell: row => <Who lang={lang} row={row} explained={explained} /> },
    { key: 'code', title: text.code, tight: true, cell: row => row.code },
    ...(indicator.unit === 'hour' ? [dayColumn] : []),
    { key: 'because', title: text.because, cell: row => <Because lang={lang} row={row} explained={explained} /> },
    { key: 'proofs', title: text.proofs, cell: row => <Papers {...props} row={row} /> },
  ]
}

function Who({ lang, row, explained }: { lang: Lang; row: Listed; explained: Explained }) {
  const { unit } = explained.marked.indicator
  if (unit === 'family') return <>{words(lang).household}</>
  if (unit === 'person' || unit === 'hour') return <a href={`/app/people/${row.about}`}>{row.title}</a>
  return isThing(unit) ? <a href={deliverablePath(unit, row.about)}>{row.title}</a> : <>{row.title}</>
}

function Because({ lang, row, explained }: { lang: Lang; row: Listed; explained: Explained }) {
  const text = words(lang)
  const { marked } = explained
  const failing = row.failing === null ? undefined : marked.clauses[row.failing]
  if (failing) return <Tag kind="neutral">{text.less({ clause: failing.sentence(lang) })}</Tag>
  return row.unproven.length === 0 ? <Tag kind="ok">{text.provenToo}</Tag> : <Tag kind="warn">{text.notProven}</Tag>
}

/** The papers of the claims that this indicator leans on, and what they still want. */
function Papers({ shell, question, explained, row }: WhoTableProps & { row: Listed }) {
  const { lang, who } = shell
  const text = words(lang)
  const { marked, rules, claims } = explained
  const own = claims.filter(
    one =>
      one.subject === row.about &&
      marked.conditions.some(condition => isAbout(one.claim.kind, condition, rules)) &&
      isOf(row, one),
  )
  const name = (kind: string) => rules.papers.find(paper => paper.code === kind)?.names[lang] ?? kind
  const papers = new Map(own.flatMap(one => one.papers.map(paper => [paper.id, paper.kind])))
  const gaps = own.flatMap(one => one.missing.map(group => ({ one, group })))
  const back = addressOf(indicatorPath(marked.indicator.code), question, { step: String(explained.step) })
  return (
    <>
      {gaps.map(({ one, group }) => (
        <p key={`${one.claim.kind} ${one.claim.id} ${group[0]}`}>
          <Tag kind="warn">{`${text.missing}: ${name(group[0] ?? '')}`}</Tag>{' '}
          {who && may(who, 'evidence.write') && <a href={addPath(one, group, back)}>{text.addPaper}</a>}
        </p>
      ))}
      {papers.size === 0 ? (
        gaps.length === 0 && <span class="muted">{number(lang, 0)}</span>
      ) : (
        <details>
          <summary>{text.paperCount({ count: papers.size })}</summary>
          <ul class="lines">
            {[...papers].map(([id, kind]) => (
              <li key={id}>
                <a href={`/app/evidence/${id}`}>{name(kind)}</a>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

/** The papers of one support stand with that support only. */
const isOf = (row: Listed, { claim }: ClaimState) =>
  row.subject === row.about || !claim.kind.startsWith('support.') || claim.id === row.subject

const addPath = ({ claim, subject }: ClaimState, group: readonly string[], back: string) =>
  `/app/evidence/new?${new URLSearchParams({ claim: claim.kind, id: claim.id, subject, kind: group[0] ?? '', back })}`
