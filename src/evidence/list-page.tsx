import type { ComponentChildren } from 'preact'
import { date } from '../kernel/words.ts'
import { may, type Who } from '../kernel/who.ts'
import { Act } from '../pages/act.tsx'
import { Button, LinkButton } from '../pages/button.tsx'
import { Downloads } from '../pages/downloads.tsx'
import { Field } from '../pages/field.tsx'
import { Filters } from '../pages/filters.tsx'
import { blankForm } from '../pages/form-state.ts'
import { Page } from '../pages/page.tsx'
import type { Shell } from '../pages/shell.ts'
import type { MissingPaper } from '../pages/slice.ts'
import { type Column, Empty, Pager, Table } from '../pages/table.tsx'
import { Tabs } from '../pages/tabs.tsx'
import { addPath } from './add-page.tsx'
import { About, claimTitle, NameOf, paperTitle, provesTitles, type Titles } from './claim-line.tsx'
import { mostCounted, type PaperList } from './list-tables.ts'
import type { Paper } from './tables.ts'
import { isFirstPerson } from './verdict.ts'
import { words } from './words.ts'

export type List = PaperList | 'missing'
export const lists: readonly List[] = ['to-check', 'missing', 'rejected', 'expired']

export const listPath = (list: List): string => `/app/evidence?list=${list}`
export const paperPath = (paper: string, act = ''): string => `/app/evidence/${paper}${act}`

interface FrameProps {
  shell: Shell
  list: List
  /** What is missing is counted on its own list only: it asks about every claim. */
  counts: Partial<Record<List, number>>
  titles: Titles
  /** Of what is missing: what for. */
  about?: string | undefined
}

interface PaperListProps extends FrameProps {
  who: Who
  papers: readonly Paper[]
  first?: string | undefined
  next?: string | undefined
}

/** Papers to check, rejected, or run out: the first brought at the top. */
export function PaperListPage({ shell, list, counts, titles, who, papers, first, next }: PaperListProps) {
  const { lang } = shell
  const text = words(lang)
  const nothing = { 'to-check': text.nothingToDo, rejected: text.nothingRejected, expired: text.nothingExpired }
  const columns: Column<Paper>[] = [
    {
      key: 'paper',
      title: text.paper,
      heads: true,
      cell: paper => <a href={paperPath(paper.id)}>{paperTitle(titles, paper.kind)}</a>,
    },
    { key: 'about', title: text.about, cell: paper => <About lang={lang} titles={titles} paper={paper} /> },
    { key: 'proves', title: text.proves, cell: paper => provesTitles(titles, paper.links) },
    { key: 'dated', title: text.dated, tight: true, cell: paper => date(paper.datedOn) },
    { key: 'last', ...lastColumn(shell, list, who) },
  ]
  return (
    <Frame shell={shell} list={list} counts={counts}>
      {list === 'to-check' && may(who, 'evidence.check') && papers.length > 0 && <p class="hint">{text.keysHint}</p>}
      <Table
        lang={lang}
        caption={text.lists[list]}
        hideCaption
        columns={columns}
        rows={papers}
        rowKey={paper => paper.id}
        empty={<Empty>{list === 'missing' ? text.nothingMissing : nothing[list]}</Empty>}
      />
      {(first ?? next) && <Pager lang={lang} shown={papers.length} first={first} next={next} />}
    </Frame>
  )
}

function lastColumn({ lang }: Shell, list: List, who: Who): Pick<Column<Paper>, 'title' | 'cell'> {
  const text = words(lang)
  if (list === 'rejected') return { title: text.reason, cell: paper => paper.reason }
  if (list === 'expired') return { title: text.validUntil, cell: paper => paper.validUntil && date(paper.validUntil) }
  return { title: text.state, cell: paper => <Decide lang={lang} who={who} paper={paper} /> }
}

function Decide({ lang, who, paper }: { lang: Shell['lang']; who: Who; paper: Paper }) {
  const text = words(lang)
  if (!may(who, 'evidence.check')) return <>{text.states['to-check']}</>
  if (isFirstPerson(who, paper)) return <span class="note">{text.yourOwn}</span>
  return (
    <div class="buttons">
      <Act action={paperPath(paper.id, '/accept')} shown={paper.entry} values={{ back: listPath('to-check') }}>
        <Button icon="check" letter="a">
          {text.accept}
        </Button>
      </Act>
      <LinkButton look="quiet" href={`${paperPath(paper.id)}#reject`} letter="r">
        {text.reject}
      </LinkButton>
    </div>
  )
}

interface MissingListProps extends Omit<FrameProps, 'list'> {
  missing: readonly MissingPaper[]
  who: Who
  /** What papers can be missing for. */
  kinds: readonly string[]
  first?: string | undefined
  next?: string | undefined
}

/** Papers that claims need and nobody has brought. */
export function MissingListPage({ shell, counts, titles, missing, who, kinds, about, first, next }: MissingListProps) {
  const { lang } = shell
  const text = words(lang)
  const columns: Column<MissingPaper>[] = [
    { key: 'about', title: text.about, heads: true, cell: one => <NameOf titles={titles} id={one.subject} /> },
    { key: 'proves', title: text.proves, cell: one => claimTitle(titles, one.claim.kind) },
    { key: 'paper', title: text.paper, cell: one => one.papers.map(kind => paperTitle(titles, kind)).join(' / ') },
    {
      key: 'add',
      title: text.state,
      cell: one =>
        may(who, 'evidence.write') ? (
          <LinkButton icon="upload" href={addPath(one.claim, one.subject, one.papers[0], listPath('missing'))}>
            {text.add}
          </LinkButton>
        ) : (
          text.states.missing
        ),
    },
  ]
  return (
    <Frame shell={shell} list="missing" counts={counts} about={about}>
      {kinds.length > 1 && (
        <Filters lang={lang} action="/app/evidence" keep={{ list: 'missing' }}>
          <Field
            state={blankForm(lang, about === undefined ? {} : { about })}
            kind="select"
            name="about"
            label={text.proves}
            blank={text.everything}
            options={kinds.map(value => ({ value, text: claimTitle(titles, value) }))}
          />
        </Filters>
      )}
      <Table
        lang={lang}
        caption={text.lists.missing}
        hideCaption
        columns={columns}
        rows={missing}
        rowKey={one => `${one.claim.kind} ${one.claim.id} ${one.papers.join()}`}
        empty={<Empty>{text.nothingMissing}</Empty>}
      />
      {(first ?? next) && <Pager lang={lang} shown={missing.length} first={first} next={next} />}
    </Frame>
  )
}

function Frame({ shell, list, counts, about, children }: Omit<FrameProps, 'titles'> & { children: ComponentChildren }) {
  const text = words(shell.lang)
  return (
    <Page
      shell={shell}
      title={text.evidence}
      lead={text.evidenceLead}
      current="/app/evidence"
      actions={<Downloads shell={shell} path="/app/evidence" query={{ list, about }} />}
      scripts={['keys', 'form']}
    >
      <Tabs
        label={text.sections}
        current={listPath(list)}
        items={lists.map(one => ({ href: listPath(one), text: text.lists[one] + upTo(counts[one]) }))}
      />
      {children}
    </Page>
  )
}

const upTo = (count: number | undefined): string =>
  count === undefined ? '' : ` (${count < mostCounted ? String(count) : `${mostCounted - 1}+`})`
