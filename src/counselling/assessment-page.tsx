import { may } from '../kernel/who.ts'
import type { Lang } from '../kernel/words.ts'
import { Act } from '../pages/act.tsx'
import { Button, LinkButton } from '../pages/button.tsx'
import { Card, Stack } from '../pages/card.tsx'
import { Field } from '../pages/field.tsx'
import { ErrorSummary, Form } from '../pages/form.tsx'
import type { FormState } from '../pages/form-state.ts'
import { Notice } from '../pages/notice.tsx'
import { Empty, Table } from '../pages/table.tsx'
import { Tag } from '../pages/tag.tsx'
import type { OpenRecord } from '../people/asked-record.ts'
import { PersonFrame } from '../people/person-frame.tsx'
import { type Instrument, instrumentsOf, needsText } from '../programme/instrument.ts'
import { AnswerFields, Pair, scoreColumns, toldAtQuestions } from '../programme/instrument-parts.tsx'
import { instrumentWords } from '../programme/instrument-words.ts'
import { assessmentWords } from './assessment-words.ts'
import { assessmentsPath } from './paths.ts'
import { asStated } from './reliability.ts'
import type { AssessmentRow, InstrumentReliabilityRow, InstrumentTextRow } from './tables.ts'

interface AssessmentsProps extends OpenRecord {
  assessments: readonly AssessmentRow[]
  texts: readonly InstrumentTextRow[]
  stated: readonly InstrumentReliabilityRow[]
  staff: ReadonlyMap<string, string>
  /** Why a button of this page did nothing. */
  refused: FormState | undefined
}

/** Every instrument with what the person has answered so far: a pair shows how it changed. */
export function AssessmentsPage({ assessments, texts, stated, staff, refused, ...open }: AssessmentsProps) {
  const { lang, who } = open.shell
  const text = assessmentWords(lang)
  const shared = instrumentWords(lang)
  const writes = who !== undefined && may(who, 'support.write')
  const hasText = (one: Instrument) => !needsText(one) || texts.some(({ instrument }) => instrument === one.code)
  return (
    <PersonFrame {...open} current="/assessments">
      <Stack>
        {refused && <ErrorSummary state={refused} />}
        {assessments.length === 0 && <Empty>{text.none}</Empty>}
        {instrumentsOf('person').map(one => {
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
              {!one.validated && <Tag kind="info">{shared.notValidated}</Tag>}
              {own.length > 0 && <Pair lang={lang} instrument={asStated(one, stated)} own={own} />}
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

interface ScoresProps {
  lang: Lang
  instrument: Instrument
  own: readonly AssessmentRow[]
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
        ...scoreColumns<AssessmentRow>(lang, instrument),
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

interface FillInProps extends OpenRecord {
  instrument: Instrument
  /** The sentences, in the language in which they are asked. */
  sentences: readonly string[]
  licence: string
  state: FormState
}

export function FillInPage({ instrument, sentences, licence, state: typed, ...open }: FillInProps) {
  const { lang } = open.shell
  const state = toldAtQuestions(typed)
  const text = assessmentWords(lang)
  const shared = instrumentWords(lang)
  const { person, enrolment } = open.record
  return (
    <PersonFrame {...open} current="/assessments" scripts={['form']}>
      <Card title={instrument.names[lang]} lead={instrument.about[lang]}>
        {!instrument.validated && <Notice kind="info">{shared.notValidatedHint}</Notice>}
        <Form
          state={state}
          action={assessmentsPath(person.id, `/new?instrument=${instrument.code}`)}
          submit={text.save}
          cancel={assessmentsPath(person.id)}
        >
          <Field state={state} kind="hidden" name="enrolment" value={enrolment.id} />
          <Field state={state} kind="hidden" name="lang" value={lang} />
          <AnswerFields state={state} instrument={instrument} sentences={sentences} />
        </Form>
        <p class="muted">
          {shared.licence}: {licence}
        </p>
      </Card>
    </PersonFrame>
  )
}
