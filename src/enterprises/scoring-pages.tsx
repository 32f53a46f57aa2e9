import { date, number } from '../kernel/words.ts'
import { LinkButton } from '../pages/button.tsx'
import { Card, Facts, Stack } from '../pages/card.tsx'
import { Field } from '../pages/field.tsx'
import { Form } from '../pages/form.tsx'
import type { FormState } from '../pages/form-state.ts'
import { Page } from '../pages/page.tsx'
import type { Shell } from '../pages/shell.ts'
import { Empty, Table } from '../pages/table.tsx'
import type { Rulebook } from '../programme/rulebook.ts'
import { totalOf } from './call-ranking.ts'
import { ruleOf, seatsOf } from './call-seats.ts'
import type { Competition, Entered, ScoreRow } from './call-tables.ts'
import { callWords } from './call-words.ts'
import { pointsAreOpen, PointsTable } from './entry-page.tsx'
import { scoringPath } from './paths.ts'
import type { PlanContent } from './plan-tables.ts'
import { ContentMoney, ContentTexts } from './plan-version-page.tsx'
import { planWords } from './plan-words.ts'

/** A plan that a scorer was given, with the call's title and nothing that tells whose it is. */
export interface ToScore {
  mine: ScoreRow
  code: string
  call: string
}

export function ScoringListPage({ shell, given }: { shell: Shell; given: readonly ToScore[] }) {
  const { lang } = shell
  const text = callWords(lang)
  const state = (mine: ScoreRow) =>
    mine.scored_on !== null
      ? text.scoredOn({ on: date(mine.scored_on) })
      : mine.declared_on === null
        ? text.toDeclare
        : text.toScore
  return (
    <Page shell={shell} title={text.scoring} lead={text.scoringLead} current={scoringPath}>
      <Card>
        <Table
          lang={lang}
          caption={text.scoring}
          hideCaption
          rows={given}
          rowKey={one => one.mine.entry_id}
          empty={<Empty>{text.nothingToScore}</Empty>}
          columns={[
            {
              key: 'code',
              title: text.code,
              heads: true,
              tight: true,
              cell: one => <a href={`${scoringPath}/${one.mine.entry_id}`}>{one.code}</a>,
            },
            { key: 'call', title: text.call, cell: one => one.call },
            { key: 'state', title: text.state, cell: one => state(one.mine) },
          ]}
        />
      </Card>
    </Page>
  )
}

export interface ScoringProps {
  shell: Shell
  all: Competition
  one: Entered
  mine: ScoreRow
  rules: Rulebook
  /** The plan with whatever would tell whose it is struck out. */
  content: PlanContent
  forms: { declare: FormState; score: FormState }
}

/** A plan by its code: its texts, its money, the declaration, then the points. */
export function ScoringPage({ shell, all, one, mine, rules, content, forms }: ScoringProps) {
  const { lang } = shell
  const text = callWords(lang)
  const seats = seatsOf(one.id, all.scores)
  return (
    <Page
      shell={shell}
      title={text.entry({ code: one.code })}
      current={scoringPath}
      breadcrumb={[{ text: text.scoring, href: scoringPath }]}
      actions={
        <LinkButton icon="printer" href={`${scoringPath}/${one.id}/plan.pdf`}>
          {planWords(lang).print}
        </LinkButton>
      }
      scripts={['form']}
    >
      <Stack>
        {mine.declared_on === null && <DeclareCard entry={one.id} state={forms.declare} />}
        <Card title={planWords(lang).texts}>
          <ContentTexts content={content} rules={rules} lang={lang} />
        </Card>
        <ContentMoney content={content} lang={lang} />
        {mine.declared_on !== null && mine.scored_on === null && (
          <ScoreCard entry={one.id} all={all} state={forms.score} />
        )}
        {mine.scored_on !== null && (
          <Card title={text.myPoints}>
            <Facts
              items={[
                ...all.criteria.map(
                  criterion => [criterion.title, number(lang, mine.points[criterion.number - 1] ?? 0)] as const,
                ),
                [text.total, number(lang, totalOf(mine.points, ruleOf(all).criteria))],
                ...(mine.remark === null ? [] : [[text.remark, mine.remark] as const]),
              ]}
            />
          </Card>
        )}
        {mine.scored_on !== null && pointsAreOpen(seats) && (
          <Card title={text.otherPoints}>
            <PointsTable all={all} seats={seats.filter(row => row.account_id !== mine.account_id)} lang={lang} />
          </Card>
        )}
      </Stack>
    </Page>
  )
}

function DeclareCard({ entry, state }: { entry: string; state: FormState }) {
  const text = callWords(state.lang)
  return (
    <Card title={text.declare} lead={text.declareLead} marked>
      <Form state={state} action={`${scoringPath}/${entry}/declare`} submit={text.declareSave}>
        <Field state={state} kind="hidden" name="candidacy" value={entry} />
        <Field
          state={state}
          kind="radios"
          name="interest"
          label={text.declare}
          options={[
            { value: 'none', text: text.interest.none },
            { value: 'has', text: text.interest.has },
          ]}
        />
      </Form>
    </Card>
  )
}

function ScoreCard({ entry, all, state }: { entry: string; all: Competition; state: FormState }) {
  const text = callWords(state.lang)
  return (
    <Card title={text.givePoints} lead={text.givePointsLead} marked>
      <Form state={state} action={`${scoringPath}/${entry}/score`} submit={text.scoreSave}>
        <Field state={state} kind="hidden" name="candidacy" value={entry} />
        {all.criteria.map(({ number: nth, title, maximum, weight }) => (
          <Field
            key={nth}
            state={state}
            kind="number"
            name={`points.${nth - 1}`}
            label={text.pointsOf({ title, most: maximum, weight })}
          />
        ))}
        <Field state={state} kind="textarea" name="remark" label={text.remark} optional />
      </Form>
    </Card>
  )
}
