import type { ComponentChildren } from 'preact'
import { date, number } from '../kernel/words.ts'
import { LinkButton } from '../pages/button.tsx'
import { Card, Facts, Stack } from '../pages/card.tsx'
import { Page } from '../pages/page.tsx'
import { Empty, Table } from '../pages/table.tsx'
import { Tag } from '../pages/tag.tsx'
import type { OpenEntry } from './asked-call.ts'
import { pointsShown, progressOf, standingTags, whyHere } from './call-page.tsx'
import { mostPoints, totalOf } from './call-ranking.ts'
import { appealForEligibility, firstTwoDiffer, rankingOf, ruleOf, seatsOf } from './call-seats.ts'
import type { Competition, ScoreRow } from './call-tables.ts'
import { callWords } from './call-words.ts'
import { callPath, callsIn, callsPath, enterprisePath, entryPath } from './paths.ts'

/** What is known of a plan in a competition: decision, points once both are in, appeal, place. */
export function EntryPage({ open, form }: { open: OpenEntry; form?: ComponentChildren }) {
  const { shell, one, call, mayDecide, isOwn, appeals } = open
  const { lang } = shell
  const text = callWords(lang)
  const appeal = appeals.find(row => row.entry_id === one.id)
  const isGivenOut = open.scores.some(row => row.entry_id === one.id)
  return (
    <Page
      shell={shell}
      title={text.entry({ code: one.code })}
      current={callsPath}
      breadcrumb={[
        { text: text.calls, href: callsIn(call.programme) },
        { text: call.title, href: callPath(call.id) },
      ]}
      scripts={['form']}
      actions={
        <>
          {mayDecide && call.published_on === null && one.withdrawn_on === null && !isGivenOut && (
            <LinkButton look="primary" icon="check" href={entryPath(one.id, '/decide')}>
              {text.decide}
            </LinkButton>
          )}
          {isOwn && one.withdrawn_on === null && (
            <LinkButton look="quiet" icon="trash-2" href={entryPath(one.id, '/withdraw')}>
              {text.withdraw}
            </LinkButton>
          )}
        </>
      }
    >
      <Stack>
        <State open={open} />
        {one.eligible === true && <Scores open={open} />}
        {appeal && (
          <Card title={text.appeal}>
            <Facts
              items={[
                [text.lodgedOn, date(appeal.lodged_on)],
                [text.appealSays, <span class="as-typed">{appeal.says}</span>],
                [
                  text.upheldField,
                  appeal.answered_on === null
                    ? text.unanswered
                    : `${text.upheld[appeal.upheld ? 'yes' : 'no']} (${date(appeal.answered_on)})`,
                ],
                ...(appeal.answer === null
                  ? []
                  : [[text.answer, <span class="as-typed">{appeal.answer}</span>] as const]),
              ]}
            />
          </Card>
        )}
        {form}
      </Stack>
    </Page>
  )
}

function State({ open }: { open: OpenEntry }) {
  const { shell, one, call } = open
  const { lang } = shell
  const text = callWords(lang)
  const ranking = call.published_on === null ? [] : rankingOf(open)
  const placed = ranking.find(row => row.id === one.id)
  const isHeard = appealForEligibility(one, open) !== undefined
  return (
    <Card>
      <Facts
        items={[
          [text.enterprise, <a href={enterprisePath(one.enterprise_id, '/plan')}>{one.enterprise_title}</a>],
          [text.enteredOn, date(one.entered_on)],
          [
            text.eligibility,
            one.eligible === null
              ? text.undecided
              : isHeard
                ? text.nowEligible({ on: date(one.eligible_on ?? one.entered_on) })
                : `${text.eligible[one.eligible ? 'yes' : 'no']} ${text.decidedOn({ on: date(one.eligible_on ?? one.entered_on) })}`,
          ],
          ...(one.reason === null ? [] : [[isHeard ? text.firstReason : text.reason, one.reason] as const]),
          [text.progress, progressOf(one, open, lang)],
          ...(placed
            ? [
                [
                  text.standing,
                  <>
                    <Tag kind={standingTags[placed.standing]}>{text.standings[placed.standing]}</Tag>{' '}
                    {placed.place !== undefined && `${text.place} ${placed.place}. `}
                    {whyHere(placed, ranking[ranking.indexOf(placed) - 1], open, lang)}
                  </>,
                ] as const,
              ]
            : []),
        ]}
      />
    </Card>
  )
}

/** Whether points can be seen: those who give them have all given theirs. */
export const pointsAreOpen = (seats: readonly ScoreRow[]): boolean =>
  seats.length >= 2 && seats.every(one => one.scored_on !== null)

function Scores({ open }: { open: OpenEntry }) {
  const { shell, one, scores, mayDecide } = open
  const text = callWords(shell.lang)
  const seats = seatsOf(one.id, scores)
  const points = firstTwoDiffer(one.id, open)
  const returned = scores.filter(row => row.entry_id === one.id && row.has_interest).length
  return (
    <Card
      title={text.scores}
      lead={mayDecide && returned > 0 ? text.interestGivenBack({ count: returned }) : undefined}
    >
      {seats.length === 0 ? (
        <Empty>{text.noScores}</Empty>
      ) : pointsAreOpen(seats) ? (
        <>
          <PointsTable all={open} seats={seats} lang={shell.lang} />
          {points !== undefined && <p>{text.differ({ points, rule: open.call.difference })}</p>}
        </>
      ) : (
        <p>{text.scoresHidden}</p>
      )}
    </Card>
  )
}

interface PointsProps {
  all: Competition
  seats: readonly ScoreRow[]
  lang: OpenEntry['shell']['lang']
}

export function PointsTable({ all, seats, lang }: PointsProps) {
  const text = callWords(lang)
  const rule = ruleOf(all)
  return (
    <Table
      lang={lang}
      caption={text.scores}
      hideCaption
      rows={seats}
      rowKey={one => one.account_id}
      columns={[
        {
          key: 'seat',
          title: text.scores,
          heads: true,
          cell: one => (one.seat === 4 ? text.afterAppeal : text.scorer({ seat: one.seat })),
        },
        ...all.criteria.map(criterion => ({
          key: `c${criterion.number}`,
          title: criterion.title,
          numeric: true,
          cell: (one: ScoreRow) => number(lang, one.points[criterion.number - 1] ?? 0),
        })),
        {
          key: 'total',
          title: text.total,
          numeric: true,
          cell: one =>
            `${pointsShown(lang, 2 * totalOf(one.points, rule.criteria))} ${text.outOf({ points: mostPoints(rule.criteria) })}`,
        },
        { key: 'remark', title: text.remark, cell: one => one.remark ?? '–' },
      ]}
    />
  )
}
