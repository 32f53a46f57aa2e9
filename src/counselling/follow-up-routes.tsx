import type { Context, Hono } from 'hono'
import { daysBetween, today as dayOf } from '../kernel/day.ts'
import type { ProblemStatus } from '../kernel/problem.ts'
import { may } from '../kernel/who.ts'
import { date } from '../kernel/words.ts'
import { Card, Stack } from '../pages/card.tsx'
import { Field } from '../pages/field.tsx'
import { Form } from '../pages/form.tsx'
import { blankForm, type FormState } from '../pages/form-state.ts'
import { mapOptions } from '../pages/options.ts'
import { readerOf } from '../pages/reader.ts'
import { page } from '../pages/render.ts'
import type { Asked } from '../pages/slice.ts'
import { submit } from '../pages/submit.ts'
import { Empty, Table } from '../pages/table.tsx'
import { Tag } from '../pages/tag.tsx'
import { openRecord, type OpenRecord, personId } from '../people/asked-record.ts'
import { type MilestoneState, milestoneStates } from '../people/follow-up.ts'
import { PersonFrame } from '../people/person-frame.tsx'
import { accountNames } from '../people/person-tables.ts'
import { personWords } from '../people/person-words.ts'
import { recordAttempt } from './attempt.ts'
import { attemptsOf, takenIn } from './attempt-tables.ts'
import { followUpWords } from './follow-up-words.ts'
import { followUpPath } from './paths.ts'
import { attemptResults, channels, type ContactAttemptRow } from './tables.ts'

type C = Context<Asked>

const path = '/app/people/:person/follow-up'

export function followUpRoutes(app: Hono<Asked>): void {
  app.get(path, c => show(c))
  app.post(path, c =>
    submit(c, recordAttempt, {
      again: (state, status) => show(c, state, status),
      to: () => followUpPath(personId(c)),
      said: followUpWords(c.get('lang')).saved,
    }),
  )
}

async function show(c: C, state?: FormState, status: 200 | ProblemStatus = 200): Promise<Response> {
  const { who, lang, today } = readerOf(c)
  const open = await openRecord(c, async (tx, record) => {
    const milestones = milestoneStates(record)
    return {
      milestones,
      attempts: await attemptsOf(tx, who.tenant, record.enrolment.id),
      staff: await accountNames(tx, who.tenant),
      taken: await takenIn(
        tx,
        who.tenant,
        milestones.flatMap(one => one.met?.entry ?? []),
      ),
    }
  })
  return page(c, <FollowUpPage {...open} state={state ?? blankForm(lang, { onDay: today })} />, status)
}

interface FollowUpProps extends OpenRecord {
  milestones: readonly MilestoneState[]
  attempts: readonly ContactAttemptRow[]
  staff: ReadonlyMap<string, string>
  /** When the journal lines that met them were taken in. */
  taken: ReadonlyMap<number, string>
  state: FormState
}

/** Each milestone with the word that met it, recorded in time or late, and every attempt to reach the person. */
function FollowUpPage(props: FollowUpProps) {
  const { milestones, attempts, staff, taken: _, state, ...open } = props
  const { lang, who } = open.shell
  const text = followUpWords(lang)
  const writes = who !== undefined && may(who, 'support.write')
  return (
    <PersonFrame {...open} current="/follow-up" scripts={writes ? ['form'] : []}>
      <Stack>
        <Card title={text.milestones} lead={text.milestonesLead}>
          <Table
            lang={lang}
            caption={text.milestones}
            hideCaption
            rows={milestones}
            rowKey={one => one.what}
            empty={<Empty>{text.notLeft}</Empty>}
            columns={[
              { key: 'what', title: text.what, heads: true, cell: one => personWords(lang).tasks[one.what] },
              { key: 'due', title: text.due, tight: true, cell: one => date(one.due) },
              { key: 'state', title: text.state, cell: one => <State {...props} milestone={one} /> },
            ]}
          />
        </Card>
        <Card title={text.attempts}>
          <Table
            lang={lang}
            caption={text.attempts}
            hideCaption
            rows={attempts}
            rowKey={one => one.id}
            empty={<Empty>{text.none}</Empty>}
            columns={[
              { key: 'on', title: text.onDay, heads: true, tight: true, cell: one => date(one.on_day) },
              { key: 'how', title: text.channel, cell: one => text.channels[one.channel] },
              { key: 'result', title: text.result, cell: one => text.results[one.result] },
              { key: 'by', title: text.by, cell: one => staff.get(one.made_by) ?? '–' },
              { key: 'note', title: text.note, cell: one => one.note ?? '–' },
            ]}
          />
        </Card>
        {writes && (
          <Card title={text.record}>
            <Form state={state} action={followUpPath(open.record.person.id)} submit={text.save}>
              <Field state={state} kind="hidden" name="enrolment" value={open.record.enrolment.id} />
              <Field state={state} kind="day" name="onDay" label={text.onDay} />
              <Field
                state={state}
                kind="radios"
                name="channel"
                label={text.channel}
                inline
                options={mapOptions(lang, channels, text.channels)}
              />
              <Field
                state={state}
                kind="radios"
                name="result"
                label={text.result}
                inline
                options={mapOptions(lang, attemptResults, text.results)}
              />
              <Field state={state} kind="number" name="minutes" label={text.minutes} unit={text.minutesUnit} optional />
              <Field state={state} kind="textarea" name="note" label={text.note} rows={2} optional />
            </Form>
          </Card>
        )}
      </Stack>
    </PersonFrame>
  )
}

function State({ shell: { lang }, on, taken, milestone: { met, due } }: FollowUpProps & { milestone: MilestoneState }) {
  const text = followUpWords(lang)
  if (!met) return <Tag kind={due < on ? 'error' : 'info'}>{due < on ? text.missed : text.open}</Tag>
  const at = taken.get(met.entry)
  const late = at === undefined ? 0 : daysBetween(due, dayOf(at))
  return (
    <>
      <Tag kind="ok">{text.met({ on: date(met.on) })}</Tag>{' '}
      {late > 0 && <Tag kind="warn">{text.lateBy({ days: late })}</Tag>}
    </>
  )
}
