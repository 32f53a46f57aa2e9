import { may } from '../kernel/who.ts'
import { date, type Lang, number } from '../kernel/words.ts'
import { Act } from '../pages/act.tsx'
import { Bars } from '../pages/bars.tsx'
import { Button, LinkButton } from '../pages/button.tsx'
import { Card, Stack } from '../pages/card.tsx'
import { Field } from '../pages/field.tsx'
import { ErrorSummary, Form } from '../pages/form.tsx'
import type { FormMessage, FormState } from '../pages/form-state.ts'
import { Notice } from '../pages/notice.tsx'
import { Empty, Table } from '../pages/table.tsx'
import { Tag } from '../pages/tag.tsx'
import type { OpenRecord } from '../people/asked-record.ts'
import { PersonFrame } from '../people/person-frame.tsx'
import { assessmentWords } from './assessment-words.ts'
import { type Instrument, instruments, needsText } from './instrument.ts'
import { assessmentsPath } from './paths.ts'
import { bandOf, changeOf, scoreOf } from './score.ts'
import type { AssessmentRow, InstrumentTextRow } from './tables.ts'

interface AssessmentsProps extends OpenRecord {
  assessments: readonly AssessmentRow[]
  texts: readonly InstrumentTextRow[]
  staff: ReadonlyMap<string, string>
  /** Why a button of this page did nothing. */
  refused: FormState | undefined
}

/** Every instrument with what the person has answered so far: a pair shows how it changed. */
export function AssessmentsPage({ assessments, texts, staff, refused, ...open }: AssessmentsProps) {
  const { lang, who } = open.shell
  const text = assessmentWords(lang)
  const writes = who !== undefined && may(who, 'support.write')
  const hasText = (one: Instrument) => !needsText(one) || texts.some(({ instrument }) => instrument === one.code)
  return (
    <PersonFrame {...open} current="/assessments">
      <Stack>
        {refused && <ErrorSummary state={refused} />}
        {assessments.length === 0 && <Empty>{text.none}</Empty>}
        {instruments.map(one => {
          const own = assessments.filter(
            ({ instrument, version }) => instrument === one.code && version === one.version,
          )
          if (own.length === 0 && !hasText(one)) return null
          return (
            <Card
              key={one.code}
              title={one.names[lang]}
              lead={one.about[lang]}
              actions={
                writes &&
                hasText(one) && (
                  <LinkButton icon="plus" href={assessmentsPath(open.record.person.id, `/new?instrument=${one.code}`)}>
                    {text.start}
                  </LinkButton>
                )
              }
            >
              {!one.validated && <Tag kind="info">{text.notValidated}</Tag>}
              {own.length > 0 && <Pair lang={lang} instrument={one} own={own} />}
              {own.length > 0 && (
                <Scores
                  lang={lang}
                  instrument={one}
                  own={own}
                  staff={staff}
                  person={open.record.person.id}
                  writes={writes}
                />
              )}
            </Card>
          )
        })}
      </Stack>
    </PersonFrame>
  )
}

interface OwnProps {
  lang: Lang
  instrument: Instrument
  own: readonly AssessmentRow[]
}

/** The first answers beside the last: the title says what came of it. */
function Pair({ lang, instrument, own }: OwnProps) {
  const text = assessmentWords(lang)
  const scores = own.flatMap(({ on_day, answers }) => {
    const score = scoreOf(instrument, answers)
    return score === undefined ? [] : [{ on: on_day, score }]
  })
  const first = scores[0]
  const last = scores.at(-1)
  if (!first || !last) return null
  if (first === last) return <p>{text.one({ score: first.score })}</p>
  const { difference, beyondChance } = changeOf(instrument, first.score, last.score)
  const by = Math.abs(difference)
  const title = difference > 0 ? text.rose({ by }) : difference < 0 ? text.fell({ by }) : text.same
  return (
    <>
      <Bars
        lang={lang}
        title={title}
        rows={[
          { label: text.first({ on: date(first.on) }), value: first.score },
          { label: text.later({ on: date(last.on) }), value: last.score },
        ]}
        source={instrument.reliable && `${text.source}: ${instrument.reliable.source[lang]}`}
      />
      <p class="muted">{beyondChance === undefined ? text.unknown : beyondChance ? text.beyond : text.within}</p>
    </>
  )
}

interface ScoresProps extends OwnProps {
  staff: ReadonlyMap<string, string>
  person: string
  writes: boolean
}

function Scores({ lang, instrument, own, staff, person, writes }: ScoresProps) {
  const text = assessmentWords(lang)
  return (
    <Table
      lang={lang}
      caption={instrument.names[lang]}
      hideCaption
      rows={own}
      rowKey={row => row.id}
      columns={[
        { key: 'on', title: text.onDay, heads: true, tight: true, cell: row => date(row.on_day) },
        {
          key: 'score',
          title: text.score,
          numeric: true,
          cell: row => number(lang, scoreOf(instrument, row.answers) ?? 0),
        },
        {
          key: 'band',
          title: text.band,
          cell: row => bandOf(instrument, scoreOf(instrument, row.answers) ?? Number.NaN)?.names[lang] ?? '–',
        },
        { key: 'assessor', title: text.assessor, cell: row => staff.get(row.assessor_id) ?? '–' },
        ...(writes
          ? [
              {
                key: 'withdraw',
                title: text.withdraw,
                cell: (row: AssessmentRow) => (
                  <Act action={assessmentsPath(person, '/withdraw')} values={{ assessment: row.id }}>
                    <Button look="quiet">{text.withdraw}</Button>
                  </Act>
                ),
              },
            ]
          : []),
      ]}
    />
  )
}

/** No answer at all is told at the first question. */
const atFirstQuestion = (message: FormMessage): FormMessage =>
  message.path === 'answers' ? { ...message, path: 'answers.0' } : message

interface FillInProps extends OpenRecord {
  instrument: Instrument
  /** The sentences, in the language in which they are asked. */
  sentences: readonly string[]
  state: FormState
}

export function FillInPage({ instrument, sentences, state: typed, ...open }: FillInProps) {
  const { lang } = open.shell
  const state = { ...typed, problems: typed.problems.map(atFirstQuestion) }
  const text = assessmentWords(lang)
  const { person, enrolment } = open.record
  return (
    <PersonFrame {...open} current="/assessments" scripts={['form']}>
      <Card title={instrument.names[lang]} lead={instrument.about[lang]}>
        {!instrument.validated && <Notice kind="info">{text.notValidatedHint}</Notice>}
        <Form
          state={state}
          action={assessmentsPath(person.id, `/new?instrument=${instrument.code}`)}
          submit={text.save}
          cancel={assessmentsPath(person.id)}
        >
          <Field state={state} kind="hidden" name="enrolment" value={enrolment.id} />
          <Field state={state} kind="hidden" name="instrument" value={instrument.code} />
          <Field state={state} kind="hidden" name="lang" value={lang} />
          <Field state={state} kind="day" name="onDay" label={text.onDay} />
          {sentences.map((sentence, at) => (
            <Field
              key={instrument.items[at]?.code}
              state={state}
              kind="radios"
              name={`answers.${at}`}
              label={sentence}
              inline
              options={instrument.options.map(({ value, names }) => ({ value: String(value), text: names[lang] }))}
            />
          ))}
        </Form>
        <p class="muted">
          {text.licence}: {instrument.licence[lang]}
        </p>
      </Card>
    </PersonFrame>
  )
}
