import { date, type Lang, number } from '../kernel/words.ts'
import { LinkButton } from '../pages/button.tsx'
import { Card, Columns, Facts, Line, Lines, Stack } from '../pages/card.tsx'
import { Field } from '../pages/field.tsx'
import { Filters } from '../pages/filters.tsx'
import { blankForm } from '../pages/form-state.ts'
import { Notice } from '../pages/notice.tsx'
import { Page } from '../pages/page.tsx'
import { type Column, Empty, Table } from '../pages/table.tsx'
import { Tag } from '../pages/tag.tsx'
import type { Day } from '../kernel/day.ts'
import type { OpenCall } from './asked-call.ts'
import { appealsUntil } from './call.ts'
import { mostPoints, type Placed } from './call-ranking.ts'
import { rankingOf, seatsOf, waitsIn, withoutScorer } from './call-seats.ts'
import type { CallRow, Competition, Entered } from './call-tables.ts'
import { callWords } from './call-words.ts'
import { SignedMinutesCard } from './minutes-card.tsx'
import { callPath, callsIn, callsPath, entryPath } from './paths.ts'

type State = 'coming' | 'open' | 'scoring' | 'published' | 'concluded'

export function stateOf(call: CallRow, on: Day): State {
  if (call.concluded_on !== null) return 'concluded'
  if (call.published_on !== null) return 'published'
  if (on > call.closes_on) return 'scoring'
  return on < call.opens_on ? 'coming' : 'open'
}

/** A competition: its rules, its panel, the plans, the ranking. */
export function CallPage({ open }: { open: OpenCall }) {
  const { shell, call, mayDecide, seesNames, on } = open
  const { lang } = shell
  const text = callWords(lang)
  const state = stateOf(call, on)
  return (
    <Page
      shell={shell}
      title={call.title}
      current={callsPath}
      breadcrumb={[{ text: text.calls, href: callsIn(call.programme) }]}
      actions={mayDecide && <Acts open={open} state={state} />}
    >
      {open.knownOn !== undefined && <Notice kind="info">{text.knownOn({ on: date(open.knownOn) })}</Notice>}
      <Columns>
        <Stack>
          {(seesNames || call.published_on !== null) && <Ranking open={open} />}
          {seesNames && <Entries open={open} />}
          <Rules open={open} state={state} />
        </Stack>
        {seesNames && (
          <Stack>
            <Panel open={open} />
            {call.published_on !== null && <SignedMinutesCard open={open} />}
          </Stack>
        )}
      </Columns>
    </Page>
  )
}

function Acts({ open, state }: { open: OpenCall; state: State }) {
  const { call, shell } = open
  const text = callWords(shell.lang)
  return (
    <>
      {state === 'scoring' && (
        <LinkButton look="primary" icon="flag" href={callPath(call.id, '/publish')}>
          {text.publish}
        </LinkButton>
      )}
      {state === 'published' && (
        <LinkButton look="primary" icon="check" href={callPath(call.id, '/conclude')}>
          {text.conclude}
        </LinkButton>
      )}
      {call.published_on !== null && (
        <>
          <LinkButton icon="printer" href={callPath(call.id, '/minutes.pdf')}>
            {text.printMinutes}
          </LinkButton>
          <LinkButton icon="upload" href={callPath(call.id, '/minutes')}>
            {text.bringMinutes}
          </LinkButton>
        </>
      )}
    </>
  )
}

/** „60 din 100”. */
export const pointsShown = (lang: Lang, halves: number): string => number(lang, halves / 2, 1)

function Rules({ open, state }: { open: OpenCall; state: State }) {
  const { shell, call, criteria } = open
  const { lang } = shell
  const text = callWords(lang)
  const most = mostPoints(criteria)
  const until = appealsUntil(call)
  return (
    <Card title={text.rules} lead={text.ruleText}>
      <Facts
        items={[
          [text.programmes, open.programme],
          [text.state, text.states[state]],
          [text.days, text.fromTo({ from: date(call.opens_on), to: date(call.closes_on) })],
          [text.minimum, `${number(lang, call.minimum)} ${text.outOf({ points: most })}`],
          [text.difference, number(lang, call.difference)],
          [text.places, number(lang, call.places)],
          [text.reserve, number(lang, call.reserve)],
          [text.appealDays, until === undefined ? String(call.appeal_days) : text.appealsUntil({ on: date(until) })],
        ]}
      />
      <Table
        lang={lang}
        caption={text.criteria}
        rows={criteria}
        rowKey={one => String(one.number)}
        columns={[
          { key: 'title', title: text.criterionTitle, heads: true, cell: one => one.title },
          { key: 'most', title: text.maximum, numeric: true, cell: one => number(lang, one.maximum) },
          { key: 'weight', title: text.weight, numeric: true, cell: one => number(lang, one.weight) },
        ]}
      />
    </Card>
  )
}

/** What can be told of a place by the rules alone. */
export function whyHere(
  placed: Placed,
  before: Placed | undefined,
  all: Pick<Competition, 'call' | 'criteria'>,
  lang: Lang,
): string {
  const text = callWords(lang)
  if (placed.standing === 'below') return text.belowWhy({ minimum: all.call.minimum })
  if (placed.standing === 'waiting') return text.waitingWhy
  if (placed.standing === 'withdrawn') return text.withdrawnWhy
  if (placed.standing === 'ineligible') return text.standings.ineligible
  if (placed.behind === undefined || !before) return text.first
  if (placed.behind === 'points') return text.behindPoints({ before: before.code })
  if (placed.behind === 'lot') return text.behindLot({ before: before.code })
  const title = all.criteria.find(one => one.number === placed.behind)?.title ?? ''
  return text.behindCriterion({ before: before.code, title })
}

export const standingTags = {
  selected: 'ok',
  reserve: 'info',
  beyond: 'neutral',
  below: 'neutral',
  waiting: 'info',
  withdrawn: 'warn',
  ineligible: 'warn',
} as const

function Ranking({ open }: { open: OpenCall }) {
  const { shell, call, entries, seesNames } = open
  const { lang } = shell
  const text = callWords(lang)
  const ranking = call.published_on === null ? [] : rankingOf(open)
  const enterprise = (id: string) => entries.find(one => one.id === id)?.enterprise_title ?? ''
  const names: Column<Placed>[] = seesNames
    ? [{ key: 'enterprise', title: text.enterprise, cell: one => enterprise(one.id) }]
    : []
  return (
    <Card title={text.ranking}>
      <Filters lang={lang} action={callPath(call.id)}>
        <Field
          state={blankForm(lang, { known: open.knownOn })}
          kind="day"
          name="known"
          label={text.knownField}
          optional
        />
      </Filters>
      <Table
        lang={lang}
        caption={text.ranking}
        hideCaption
        rows={ranking}
        rowKey={one => one.id}
        empty={<Empty>{text.noRanking}</Empty>}
        columns={[
          { key: 'place', title: text.place, numeric: true, cell: one => one.place ?? '–' },
          {
            key: 'code',
            title: text.code,
            heads: true,
            tight: true,
            cell: one => (seesNames ? <a href={entryPath(one.id)}>{one.code}</a> : one.code),
          },
          ...names,
          {
            key: 'points',
            title: text.points,
            numeric: true,
            cell: one => (one.halves === undefined ? '–' : pointsShown(lang, one.halves)),
          },
          {
            key: 'standing',
            title: text.standing,
            cell: one => <Tag kind={standingTags[one.standing]}>{text.standings[one.standing]}</Tag>,
          },
          { key: 'why', title: text.why, cell: one => whyHere(one, ranking[ranking.indexOf(one) - 1], open, lang) },
        ]}
      />
    </Card>
  )
}

export function progressOf(entry: Entered, all: Competition, lang: Lang): string {
  const text = callWords(lang)
  if (entry.withdrawn_on !== null) return text.waits.withdrawn
  if (entry.eligible === false) return text.waits.ineligible
  const waits = waitsIn(entry, all)
  if (waits !== 'scores') return text.waits[waits ?? 'nothing']
  const count = seatsOf(entry.id, all.scores).filter(one => one.scored_on !== null).length
  return `${text.waits.scores}; ${text.scoresIn({ count })}`
}

function Entries({ open }: { open: OpenCall }) {
  const { shell, entries } = open
  const { lang } = shell
  const text = callWords(lang)
  return (
    <Card title={text.entries}>
      <Table
        lang={lang}
        caption={text.entries}
        hideCaption
        rows={entries}
        rowKey={one => one.id}
        empty={<Empty>{text.noEntries}</Empty>}
        columns={[
          {
            key: 'code',
            title: text.code,
            heads: true,
            tight: true,
            cell: one => <a href={entryPath(one.id)}>{one.code}</a>,
          },
          { key: 'enterprise', title: text.enterprise, cell: one => one.enterprise_title },
          { key: 'entered', title: text.enteredOn, tight: true, cell: one => date(one.entered_on) },
          { key: 'progress', title: text.progress, cell: one => progressOf(one, open, lang) },
        ]}
      />
    </Card>
  )
}

function Panel({ open }: { open: OpenCall }) {
  const { shell, call, scorers, scores, mayDecide } = open
  const { lang } = shell
  const text = callWords(lang)
  const lacking = withoutScorer(open)
  return (
    <Card
      title={text.panel}
      lead={text.panelLead}
      actions={
        mayDecide &&
        call.concluded_on === null && (
          <LinkButton icon="plus" href={callPath(call.id, '/panel')}>
            {text.appoint}
          </LinkButton>
        )
      }
    >
      {lacking.length > 0 && (
        <Notice kind="warn">{text.lacksScorer({ codes: lacking.map(one => one.code).join(', ') })}</Notice>
      )}
      {scorers.length === 0 ? (
        <Empty>{text.noPanel}</Empty>
      ) : (
        <Lines>
          {scorers.map(one => {
            const given = scores.filter(row => row.account_id === one.account_id && !row.has_interest)
            return (
              <Line
                key={one.account_id}
                end={`${given.filter(row => row.scored_on !== null).length} / ${given.length}`}
              >
                {one.name}
              </Line>
            )
          })}
        </Lines>
      )}
    </Card>
  )
}
