import type { Hono } from 'hono'
import type { JSX } from 'preact'
import type { AnyCommand } from '../kernel/command.ts'
import { Card } from '../pages/card.tsx'
import { Field } from '../pages/field.tsx'
import { blankForm, type FormState, type FormValues } from '../pages/form-state.ts'
import { Form } from '../pages/form.tsx'
import { Page } from '../pages/page.tsx'
import { page } from '../pages/render.ts'
import type { Asked } from '../pages/slice.ts'
import { submit } from '../pages/submit.ts'
import type { C } from '../programme/sight.ts'
import { entryTo, type OpenEntry, openEntry } from './asked-call.ts'
import { answerAppeal, decideEntry, lodgeAppeal, withdrawEntry } from './call-entry.ts'
import type { Status, Words } from './call-routes.tsx'
import { callWords } from './call-words.ts'
import { EntryPage } from './entry-page.tsx'
import { callPath, callsIn, callsPath, entryPath } from './paths.ts'

/** A plan in a competition: its page, and what is decided or said about it. */
export function entryRoutes(app: Hono<Asked>): void {
  app.get(entryPath(':candidacy'), async c => {
    const open = await openEntry(c)
    const act = acts.find(one => one.here?.(open))
    return page(c, <EntryPage open={open} form={act && <ActForm act={act} open={open} />} />)
  })
  for (const act of acts) {
    if (!act.here) app.get(entryPath(':candidacy', act.at), c => showAct(c, act))
    app.post(entryPath(':candidacy', act.at), c =>
      submit(c, act.command, {
        again: (state, status) => showAct(c, act, state, status),
        to: () => entryPath(c.req.param('candidacy') ?? ''),
        said: act.said(callWords(c.get('lang'))),
      }),
    )
  }
}

interface Act {
  at: string
  who: 'decide' | 'own'
  command: AnyCommand
  title: (text: Words) => string
  lead?: (text: Words) => string
  said: (text: Words) => string
  fields: (props: { state: FormState; open: OpenEntry }) => JSX.Element
  first?: (open: OpenEntry) => FormValues
  /** It stands on the page of the entry itself, when its time has come. */
  here?: (open: OpenEntry) => boolean
}

const acts: readonly Act[] = [
  {
    at: '/decide',
    who: 'decide',
    command: decideEntry,
    title: text => text.decide,
    said: text => text.said.decided,
    fields: ({ state }) => {
      const text = callWords(state.lang)
      return (
        <>
          <YesNo state={state} name="eligible" label={text.eligibility} words={text.eligible} />
          <Field state={state} kind="textarea" name="reason" label={text.reason} hint={text.reasonHint} optional />
        </>
      )
    },
  },
  {
    at: '/withdraw',
    who: 'own',
    command: withdrawEntry,
    title: text => text.withdrawTitle,
    lead: text => text.withdrawWhat,
    said: text => text.said.withdrawn,
    fields: ({ state }) => (
      <Field state={state} kind="text" name="reason" label={callWords(state.lang).withdrawReason} width="full" />
    ),
  },
  {
    at: '/appeal',
    who: 'own',
    command: lodgeAppeal,
    title: text => text.lodge,
    said: text => text.said.lodged,
    fields: ({ state }) => {
      const text = callWords(state.lang)
      return (
        <>
          <Field state={state} kind="day" name="lodgedOn" label={text.lodgedOn} />
          <Field state={state} kind="textarea" name="says" label={text.appealSays} />
        </>
      )
    },
    first: open => ({ lodgedOn: open.on }),
    here: ({ isOwn, call, one, appeals }) =>
      isOwn &&
      call.published_on !== null &&
      call.concluded_on === null &&
      one.withdrawn_on === null &&
      !appeals.some(row => row.entry_id === one.id),
  },
  {
    at: '/answer',
    who: 'decide',
    command: answerAppeal,
    title: text => text.answerAppeal,
    said: text => text.said.answered,
    fields: ({ state }) => {
      const text = callWords(state.lang)
      return (
        <>
          <YesNo state={state} name="upheld" label={text.upheldField} words={text.upheld} />
          <Field state={state} kind="textarea" name="answer" label={text.answer} />
          <Field state={state} kind="day" name="answeredOn" label={text.answeredOn} />
        </>
      )
    },
    first: open => ({ answeredOn: open.on }),
    here: ({ mayDecide, one, appeals }) =>
      mayDecide && appeals.some(row => row.entry_id === one.id && row.answered_on === null),
  },
]

interface YesNoProps {
  state: FormState
  name: string
  label: string
  words: { yes: string; no: string }
}

const YesNo = ({ state, name, label, words }: YesNoProps) => (
  <Field
    state={state}
    kind="radios"
    name={name}
    label={label}
    options={(['yes', 'no'] as const).map(value => ({ value, text: words[value] }))}
  />
)

async function showAct(c: C, act: Act, state?: FormState, status: Status = 200): Promise<Response> {
  const open = await entryTo(c, act.who)
  const { shell, one, call } = open
  const form = state ?? blankForm(c.get('lang'), act.first?.(open) ?? {})
  const text = callWords(c.get('lang'))
  return page(
    c,
    <Page
      shell={shell}
      title={act.title(text)}
      current={callsPath}
      breadcrumb={[
        { text: text.calls, href: callsIn(call.programme) },
        { text: call.title, href: callPath(call.id) },
        { text: text.entry({ code: one.code }), href: entryPath(one.id) },
      ]}
      scripts={['form']}
    >
      <ActForm act={act} open={open} state={form} />
    </Page>,
    status,
  )
}

interface ActFormProps {
  act: Act
  open: OpenEntry
  state?: FormState
}

function ActForm({ act, open, state }: ActFormProps) {
  const { one, shell } = open
  const form = state ?? blankForm(shell.lang, act.first?.(open) ?? {})
  const text = callWords(shell.lang)
  const Fields = act.fields
  return (
    <Card title={act.here && act.title(text)} lead={act.lead?.(text)}>
      <Form state={form} action={entryPath(one.id, act.at)} submit={text.save} cancel={entryPath(one.id)}>
        <Field state={form} kind="hidden" name="candidacy" value={one.id} />
        <Fields state={form} open={open} />
      </Form>
    </Card>
  )
}
