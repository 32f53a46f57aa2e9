import { date } from '../kernel/words.ts'
import { LinkButton } from '../pages/button.tsx'
import { Card, Line, Lines } from '../pages/card.tsx'
import { Field } from '../pages/field.tsx'
import { Form } from '../pages/form.tsx'
import type { FormState } from '../pages/form-state.ts'
import { mapOptions } from '../pages/options.ts'
import type { OpenRecord } from './asked-record.ts'
import { leaveReasons } from './codes.ts'
import { milestonesAfter } from './follow-up.ts'
import { actsOf } from './slice-acts.ts'
import { recordPath } from './paths.ts'
import { PersonFrame } from './person-frame.tsx'
import { personWords } from './person-words.ts'
import { words } from './words.ts'

export interface ActProps extends OpenRecord {
  state: FormState
}

export function SupportPage({ state, ...frame }: ActProps) {
  const { shell, record } = frame
  const { lang } = shell
  const text = personWords(lang)
  const { rules, enrolment, exitOn } = record
  const others = shell.who ? actsOf(frame.slices, { who: shell.who, lang }, record.person.id) : []
  return (
    <PersonFrame {...frame} current="" scripts={['form']}>
      <Card
        title={text.forms.support}
        actions={others.map(act => (
          <LinkButton key={act.href} icon={act.icon} href={act.href}>
            {act.text}
          </LinkButton>
        ))}
      >
        <Form
          state={state}
          action={recordPath(record, '/support')}
          submit={text.saveRecord}
          cancel={recordPath(record)}
        >
          <Field state={state} kind="hidden" name="enrolment" value={enrolment.id} />
          <Field
            state={state}
            kind="select"
            name="kind"
            label={text.kind}
            options={rules.supports
              .filter(kind => !rules.services.some(service => service.kind === kind.code))
              .map(kind => ({ value: kind.code, text: kind.names[lang] }))}
          />
          <Field state={state} kind="day" name="givenOn" label={text.givenOn} />
          <Field state={state} kind="number" name="minutes" label={text.minutes} unit={text.minutesUnit} />
          <Field state={state} kind="day" name="untilOn" label={text.untilOn} optional />
          {rules.themes.length > 0 && (
            <Field
              state={state}
              kind="select"
              name="theme"
              label={text.theme}
              options={rules.themes.map(theme => ({ value: theme.code, text: theme.names[lang] }))}
              optional
            />
          )}
          <Field state={state} kind="textarea" name="note" label={text.note} hint={text.noteHint} optional />
          {exitOn !== undefined && <Field state={state} kind="check" name="reEntry" label={text.reEntry} />}
        </Form>
      </Card>
    </PersonFrame>
  )
}

export function LeavePage({ state, ...frame }: ActProps) {
  const { shell, record } = frame
  const text = personWords(shell.lang)
  const { enrolment, lastOn, rules } = record
  const after = lastOn === undefined ? [] : milestonesAfter(lastOn, rules)
  return (
    <PersonFrame {...frame} current="" scripts={['form']}>
      <Card title={text.forms.leave}>
        <Form state={state} action={recordPath(record, '/leave')} submit={text.saveRecord} cancel={recordPath(record)}>
          <Field state={state} kind="hidden" name="enrolment" value={enrolment.id} />
          <Field
            state={state}
            kind="day"
            name="leftOn"
            label={text.leftOn}
            {...(lastOn === undefined ? {} : { hint: text.leftHint({ on: date(lastOn) }) })}
          />
          <Field
            state={state}
            kind="select"
            name="reason"
            label={text.leaveReason}
            options={mapOptions(shell.lang, leaveReasons, words(shell.lang).leaveReason)}
          />
          <Field state={state} kind="textarea" name="note" label={text.note} hint={text.noteHint} optional />
        </Form>
      </Card>
      {after.length > 0 && (
        <Card title={text.afterLeaving} lead={text.afterLeavingLead}>
          <Lines>
            {after.map(({ what, due }) => (
              <Line key={what} end={date(due)}>
                {text.tasks[what]}
              </Line>
            ))}
          </Lines>
        </Card>
      )}
    </PersonFrame>
  )
}

export function OutcomePage({ state, ...frame }: ActProps) {
  const { shell, record } = frame
  const { lang } = shell
  const text = personWords(lang)
  const { enrolment, rules } = record
  return (
    <PersonFrame {...frame} current="" scripts={['form']}>
      <Card title={text.forms.outcome}>
        <Form
          state={state}
          action={recordPath(record, '/outcome')}
          submit={text.saveRecord}
          cancel={recordPath(record)}
        >
          <Field state={state} kind="hidden" name="enrolment" value={enrolment.id} />
          <Field
            state={state}
            kind="select"
            name="kind"
            label={text.kind}
            options={rules.outcomes.map(kind => ({ value: kind.code, text: kind.names[lang] }))}
          />
          <Field state={state} kind="day" name="reachedOn" label={text.reachedOn} />
          <Field state={state} kind="day" name="endedOn" label={text.endedOnField} hint={text.endedHint} optional />
          <Field
            state={state}
            kind="text"
            name="detail"
            label={text.detail}
            hint={text.detailHint}
            width="full"
            optional
          />
        </Form>
      </Card>
    </PersonFrame>
  )
}
