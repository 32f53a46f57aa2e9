import { date } from '../kernel/words.ts'
import { LinkButton } from '../pages/button.tsx'
import { Card, Facts } from '../pages/card.tsx'
import { Field } from '../pages/field.tsx'
import { Form } from '../pages/form.tsx'
import type { FormState } from '../pages/form-state.ts'
import type { Shell } from '../pages/shell.ts'
import type { OpenRecord } from './asked-record.ts'
import { recordPath } from './paths.ts'
import { PersonFrame } from './person-frame.tsx'
import { personWords } from './person-words.ts'
import { nameOfKind, type Record } from './record.ts'
import type { ExitRow, OutcomeRow, SupportRow } from './tables.ts'

/** A recorded fact: what it says now, with the forms that correct or withdraw it. */
export type Fact =
  | { table: 'support'; row: SupportRow }
  | { table: 'exit'; row: ExitRow }
  | { table: 'outcome'; row: OutcomeRow }

interface FactProps extends OpenRecord {
  fact: Fact
  blank: FormState
  /** Which of the two forms was refused, if one was. */
  refused: { state: FormState; of: 'correct' | 'withdraw' } | undefined
}

export function FactPage({ fact, blank, refused, ...frame }: FactProps) {
  const { shell, record } = frame
  const text = personWords(shell.lang)
  const path = recordPath(record, `/${fact.table}/${fact.row.id}`)
  const correcting = refused?.of === 'correct' ? refused.state : blank
  const withdrawing = refused?.of === 'withdraw' ? refused.state : blank
  return (
    <PersonFrame {...frame} current="" scripts={['form']}>
      <Card title={titleOf(fact, record, shell)} actions={<JournalLink shell={shell} entry={fact.row.entry} />}>
        <FactNow fact={fact} shell={shell} />
      </Card>
      <Card title={text.correct}>
        <Form state={correcting} action={path} submit={text.correct} shown={fact.row.entry} cancel={recordPath(record)}>
          <Field state={correcting} kind="hidden" name="record" value={fact.row.id} />
          <CorrectFields fact={fact} state={correcting} />
          <Field state={correcting} kind="text" name="reason" label={text.reason} width="full" />
        </Form>
      </Card>
      <Card title={text.withdrawTitle} lead={text.withdrawWhat}>
        <Form state={withdrawing} action={`${path}/withdraw`} submit={text.withdraw} danger>
          <Field state={withdrawing} kind="hidden" name="record" value={fact.row.id} />
          <Field state={withdrawing} kind="text" name="reason" label={text.reason} width="full" />
        </Form>
      </Card>
    </PersonFrame>
  )
}

const titleOf = (fact: Fact, { rules }: Record, { lang }: Shell): string => {
  if (fact.table === 'exit') return personWords(lang).left
  return nameOfKind(fact.table === 'support' ? rules.supports : rules.outcomes, fact.row.kind, lang)
}

const JournalLink = ({ shell, entry }: { shell: Shell; entry: number }) => (
  <LinkButton look="quiet" icon="history" href={`/app/journal/${entry}`}>
    {personWords(shell.lang).journalLine({ entry })}
  </LinkButton>
)

function FactNow({ fact, shell }: { fact: Fact; shell: Shell }) {
  const text = personWords(shell.lang)
  switch (fact.table) {
    case 'support':
      return (
        <Facts
          items={[
            [text.givenOn, date(fact.row.given_on)],
            [text.untilOn, date(fact.row.until_on)],
            [text.minutes, `${fact.row.minutes} ${text.minutesUnit}`],
            ...(fact.row.note === null ? [] : [[text.note, fact.row.note] as const]),
          ]}
        />
      )
    case 'exit':
      return <Facts items={[[text.leftOn, date(fact.row.left_on)]]} />
    case 'outcome':
      return (
        <Facts
          items={[
            [text.reachedOn, date(fact.row.reached_on)],
            [text.endedOnField, fact.row.ended_on === null ? '–' : date(fact.row.ended_on)],
            ...(fact.row.detail === null ? [] : [[text.detail, fact.row.detail] as const]),
          ]}
        />
      )
  }
}

function CorrectFields({ fact, state }: { fact: Fact; state: FormState }) {
  const text = personWords(state.lang)
  switch (fact.table) {
    case 'support':
      return (
        <>
          <Field state={state} kind="day" name="givenOn" label={text.givenOn} />
          <Field state={state} kind="day" name="untilOn" label={text.untilOn} />
          <Field state={state} kind="number" name="minutes" label={text.minutes} unit={text.minutesUnit} />
        </>
      )
    case 'exit':
      return <Field state={state} kind="day" name="leftOn" label={text.leftOn} />
    case 'outcome':
      return (
        <>
          <Field state={state} kind="day" name="reachedOn" label={text.reachedOn} />
          <Field state={state} kind="day" name="endedOn" label={text.endedOnField} hint={text.endedHint} optional />
        </>
      )
  }
}

/** What the correcting form holds at first. */
export function valuesOf(fact: Fact): { [name: string]: string } {
  switch (fact.table) {
    case 'support':
      return { givenOn: fact.row.given_on, untilOn: fact.row.until_on, minutes: String(fact.row.minutes) }
    case 'exit':
      return { leftOn: fact.row.left_on }
    case 'outcome':
      return { reachedOn: fact.row.reached_on, ...(fact.row.ended_on === null ? {} : { endedOn: fact.row.ended_on }) }
  }
}
