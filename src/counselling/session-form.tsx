import { LinkButton } from '../pages/button.tsx'
import { Card } from '../pages/card.tsx'
import { Field } from '../pages/field.tsx'
import { Block, Form } from '../pages/form.tsx'
import type { FormState } from '../pages/form-state.ts'
import type { Option } from '../pages/question.ts'
import type { Lang } from '../kernel/words.ts'
import type { OpenRecord } from '../people/asked-record.ts'
import { PersonFrame } from '../people/person-frame.tsx'
import type { Rulebook } from '../programme/rulebook.ts'
import { instrumentsOf } from '../programme/instrument.ts'
import { personSessionsPath } from './paths.ts'
import { sessionWords } from './session-words.ts'

/** The kinds of session of these rules, with their names. */
export const kindOptions = ({ services, supports }: Pick<Rulebook, 'services' | 'supports'>, lang: Lang): Option[] =>
  services.map(({ kind }) => ({ value: kind, text: supports.find(one => one.code === kind)?.names[lang] ?? kind }))

/** When, where and about what, as every form about a session asks it. */
export function WhenFields({ state, staff }: { state: FormState; staff?: readonly Option[] | undefined }) {
  const text = sessionWords(state.lang)
  return (
    <>
      <Field state={state} kind="day" name="onDay" label={text.onDay} />
      <Field state={state} kind="text" name="from" label={text.from} hint={text.timeHint} width="short" />
      <Field state={state} kind="text" name="to" label={text.to} width="short" />
      <Field state={state} kind="text" name="place" label={text.place} hint={text.placeHint} optional />
      <Field state={state} kind="text" name="room" label={text.room} width="short" optional />
      {staff && <Field state={state} kind="select" name="staff" label={text.staff} options={staff} />}
      <Field state={state} kind="text" name="topic" label={text.topic} hint={text.topicHint} width="full" />
    </>
  )
}

/** What was filled in there, if anything. */
export function InstrumentField({ state }: { state: FormState }) {
  const text = sessionWords(state.lang)
  const options = instrumentsOf('person').map(one => ({ value: one.code, text: one.names[state.lang] }))
  return <Field state={state} kind="select" name="instrument" label={text.instrument} options={options} optional />
}

interface TalkProps {
  state: FormState
  /** What stands before each name: `people.0.`, or nothing. */
  prefix: string
}

export function TalkFields({ state, prefix }: TalkProps) {
  const text = sessionWords(state.lang)
  return (
    <>
      <Field state={state} kind="textarea" name={`${prefix}needs`} label={text.needs} rows={2} optional />
      <Field state={state} kind="textarea" name={`${prefix}actions`} label={text.actions} rows={3} optional />
      <Field state={state} kind="day" name={`${prefix}nextOn`} label={text.nextOn} optional />
      <Field state={state} kind="textarea" name={`${prefix}note`} label={text.note} rows={2} optional />
    </>
  )
}

/** A session with one person, from their page. */
export function RecordSessionPage({ state, ...open }: OpenRecord & { state: FormState }) {
  const { record, shell } = open
  const text = sessionWords(shell.lang)
  const { rules, enrolment, exitOn, person } = record
  const onScreen = rules.services.some(one => one.signedOnScreen) && !person.signs_by_mark
  return (
    <PersonFrame {...open} current="/sessions" scripts={['form']}>
      <Card title={text.recordTitle}>
        <Form
          state={state}
          action={personSessionsPath(person.id, '/new')}
          submit={text.save}
          cancel={personSessionsPath(person.id)}
        >
          <Field state={state} kind="hidden" name="people.0.enrolment" value={enrolment.id} />
          <Field
            state={state}
            kind="radios"
            name="kind"
            label={text.kind}
            inline
            options={kindOptions(rules, shell.lang)}
          />
          <WhenFields state={state} />
          <InstrumentField state={state} />
          <Block title={text.talk}>
            <TalkFields state={state} prefix="people.0." />
          </Block>
          {exitOn !== undefined && <Field state={state} kind="check" name="people.0.reEntry" label={text.reEntry} />}
          {onScreen && (
            <Field
              state={state}
              kind="text"
              name="people.0.signedName"
              label={text.signedName}
              hint={text.signedHint}
              optional
            />
          )}
        </Form>
      </Card>
    </PersonFrame>
  )
}

export const RecordButton = ({ lang, person }: { lang: Lang; person: string }) => (
  <LinkButton look="primary" icon="message-square" href={personSessionsPath(person, '/new')}>
    {sessionWords(lang).recordTitle}
  </LinkButton>
)
