import type { Day } from '../kernel/day.ts'
import { may } from '../kernel/who.ts'
import { date, type Lang } from '../kernel/words.ts'
import { LinkButton } from '../pages/button.tsx'
import { Card, Facts, Stack } from '../pages/card.tsx'
import { ConfirmPage } from '../pages/confirm.tsx'
import { Field } from '../pages/field.tsx'
import { Form } from '../pages/form.tsx'
import type { FormState } from '../pages/form-state.ts'
import type { Shell } from '../pages/shell.ts'
import type { OpenRecord } from './asked-record.ts'
import { recordPath } from './paths.ts'
import { PersonFrame } from './person-frame.tsx'
import { personWords } from './person-words.ts'
import { nameOfKind, type Record } from './record.ts'
import { findSupportKind } from './support.ts'
import type { ExitRow, OutcomeRow, SupportRow } from './tables.ts'

/** A recorded fact: what it says now, with the forms that correct or withdraw it. */
export type Fact =
  | { table: 'support'; row: SupportRow }
  | { table: 'exit'; row: ExitRow }
  | { table: 'outcome'; row: OutcomeRow }

const rightOver = { support: 'support.write', exit: 'support.write', outcome: 'outcome.write' } as const

interface FactProps extends OpenRecord {
  fact: Fact
  state: FormState
}

export function FactPage({ fact, state, ...frame }: FactProps) {
  const { shell, record } = frame
  const text = personWords(shell.lang)
  const path = recordPath(record, `/${fact.table}/${fact.row.id}`)
  const changes = shell.who !== undefined && may(shell.who, rightOver[fact.table])
  return (
    <PersonFrame {...frame} current="" scripts={['form']}>
      <Stack>
        <Card
          title={factTitle(fact, record, shell.lang)}
          actions={<FactActs shell={shell} fact={fact} path={path} changes={changes} />}
        >
          <FactNow fact={fact} shell={shell} />
        </Card>
        {changes && (
          <Card title={text.correct}>
            <Form state={state} action={path} submit={text.correct} shown={fact.row.entry} cancel={recordPath(record)}>
              <Field state={state} kind="hidden" name="record" value={fact.row.id} />
              <CorrectFields fact={fact} state={state} exitOn={exitOnLastDayOf(fact, record)} />
              <Field state={state} kind="text" name="reason" label={text.reason} width="full" />
            </Form>
          </Card>
        )}
      </Stack>
    </PersonFrame>
  )
}

interface ActsProps {
  shell: Shell
  fact: Fact
  path: string
  changes: boolean
}

function FactActs({ shell: { lang, who }, fact, path, changes }: ActsProps) {
  const text = personWords(lang)
  return (
    <>
      {who && may(who, 'journal.read') && (
        <LinkButton look="quiet" icon="history" href={`/app/journal/${fact.row.entry}`}>
          {text.journalLine({ entry: fact.row.entry })}
        </LinkButton>
      )}
      {changes && <LinkButton href={`${path}/withdraw`}>{text.withdraw}</LinkButton>}
    </>
  )
}

/** Asks before a record is withdrawn. */
export function WithdrawPage({ fact, state, shell, record }: FactProps) {
  const text = personWords(shell.lang)
  const path = recordPath(record, `/${fact.table}/${fact.row.id}`)
  const exitOn = exitOnLastDayOf(fact, record)
  return (
    <ConfirmPage
      shell={shell}
      title={text.withdrawTitle}
      consequences={
        <>
          <p>{factTitle(fact, record, shell.lang)}</p>
          <p>{text.withdrawWhat}</p>
          {exitOn !== undefined && <p>{text.exitGoesToTheLast({ on: date(exitOn) })}</p>}
        </>
      }
      state={state}
      action={`${path}/withdraw`}
      submit={text.withdraw}
      cancel={path}
    >
      <Field state={state} kind="hidden" name="record" value={fact.row.id} />
      <Field state={state} kind="text" name="reason" label={text.reason} width="full" />
    </ConfirmPage>
  )
}

/** The exit that goes where this support goes: the one on its last day. */
function exitOnLastDayOf({ table, row }: Fact, { exitOn, lastOn, rules }: Record): Day | undefined {
  const isLast = table === 'support' && row.until_on === lastOn && findSupportKind(rules, row.kind)?.extendsExit
  return isLast && exitOn === lastOn ? exitOn : undefined
}

const factTitle = (fact: Fact, { rules }: Record, lang: Lang): string => {
  if (fact.table === 'exit') return personWords(lang).left
  return nameOfKind(fact.table === 'support' ? rules.supports : rules.outcomes, fact.row.kind, lang)
}

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

interface FieldsProps {
  fact: Fact
  state: FormState
  exitOn: Day | undefined
}

function CorrectFields({ fact, state, exitOn }: FieldsProps) {
  const text = personWords(state.lang)
  switch (fact.table) {
    case 'support':
      return (
        <>
          <Field state={state} kind="day" name="givenOn" label={text.givenOn} />
          <Field
            state={state}
            kind="day"
            name="untilOn"
            label={text.untilOn}
            {...(exitOn === undefined ? {} : { hint: text.exitGoesAlong({ on: date(exitOn) }) })}
          />
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
