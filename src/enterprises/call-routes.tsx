import type { Hono } from 'hono'
import type { AnyCommand } from '../kernel/command.ts'
import { read } from '../kernel/engine.ts'
import { missing, type ProblemStatus } from '../kernel/problem.ts'
import { Card } from '../pages/card.tsx'
import { ConfirmPage } from '../pages/confirm.tsx'
import { Field } from '../pages/field.tsx'
import { blankForm, type FormState } from '../pages/form-state.ts'
import { Form } from '../pages/form.tsx'
import { listFileRoutes } from '../pages/list-file.ts'
import { Page } from '../pages/page.tsx'
import { page } from '../pages/render.ts'
import { shellOf } from '../pages/shell.ts'
import type { Asked } from '../pages/slice.ts'
import { submit } from '../pages/submit.ts'
import { type Chosen, chosenProgramme } from '../programme/chosen-programme.ts'
import { allow, type C, onDay } from '../programme/sight.ts'
import { callToDecide, decidesIn, openCallPage } from './asked-call.ts'
import { CallsPage, callValues, NewCallPage } from './call-list-page.tsx'
import { CallPage, stateOf } from './call-page.tsx'
import { type CallRow, callsOf } from './call-tables.ts'
import { callWords } from './call-words.ts'
import { appointScorer, concludeCall, openCall, publishRanking } from './call.ts'
import { callPath, callsIn, callsPath } from './paths.ts'

export type Status = 200 | ProblemStatus
export type Words = ReturnType<typeof callWords>

export function callRoutes(app: Hono<Asked>): void {
  app.get(callsPath, showCalls)
  listFileRoutes<CallRow>(app, callsPath, async c => {
    const text = callWords(c.get('lang'))
    const { calls } = await callsHere(c)
    return {
      name: 'calls',
      sheet: text.calls,
      columns: [
        { title: text.titleField, value: one => one.title },
        { title: text.opensOn, value: one => one.opens_on },
        { title: text.closesOn, value: one => one.closes_on },
        { title: text.state, value: one => text.states[stateOf(one, onDay(c))] },
      ],
      rows: calls,
      kind: 'enterprises.exported',
      subjects: () => [],
    }
  })
  app.get(callPath('new'), c => showNew(c))
  app.post(callPath('new'), c =>
    submit(c, openCall, {
      again: (state, status) => showNew(c, state, status),
      to: done => callPath(String(done.answer.call)),
      said: callWords(c.get('lang')).said.opened,
    }),
  )
  app.get(callPath(':call'), async c => page(c, <CallPage open={await openCallPage(c)} />))
  app.get(callPath(':call', '/panel'), c => showPanel(c))
  app.post(callPath(':call', '/panel'), c =>
    submit(c, appointScorer, {
      again: (state, status) => showPanel(c, state, status),
      to: () => callPath(c.req.param('call') ?? ''),
      said: callWords(c.get('lang')).said.appointed,
    }),
  )
  confirmed(app, '/publish', {
    command: publishRanking,
    title: text => text.publishTitle,
    what: text => text.publishWhat,
    submit: text => text.publish,
    said: text => text.said.published,
  })
  confirmed(app, '/conclude', {
    command: concludeCall,
    title: text => text.concludeTitle,
    what: text => text.concludeWhat,
    submit: text => text.conclude,
    said: text => text.said.concluded,
  })
}

async function callsHere(c: C): Promise<{ calls: CallRow[]; chosen: Chosen }> {
  allow(c, 'programme.read')
  const who = c.get('who')
  return read(c.get('engine'), who, async tx => {
    const chosen = await chosenProgramme(c, tx)
    return { calls: await callsOf(tx, who.tenant, chosen.code), chosen }
  })
}

async function showCalls(c: C): Promise<Response> {
  const { calls, chosen } = await callsHere(c)
  const { code: programme, programmes } = chosen
  const mayDecide = decidesIn(c.get('who'), programme)
  const shown = { shell: shellOf(c), calls, on: onDay(c), mayDecide, among: { code: programme, programmes } }
  return page(c, <CallsPage {...shown} />)
}

async function showNew(c: C, state?: FormState, status: Status = 200): Promise<Response> {
  allow(c, 'enterprise.decide')
  const asked = state?.values.programme ?? c.req.query('programme')
  const who = c.get('who')
  const { code, rules, programmes } = await read(c.get('engine'), who, tx =>
    chosenProgramme(c, tx, String(asked ?? '')),
  )
  const programme = programmes.find(one => one.code === code)
  if (!programme || !decidesIn(who, code)) throw missing('enterprises.no-such-call')
  const form = state ?? blankForm(c.get('lang'), callValues(rules, c.get('lang')))
  return page(c, <NewCallPage shell={shellOf(c)} state={form} programme={programme} rules={rules} />, status)
}

async function showPanel(c: C, state?: FormState, status: Status = 200): Promise<Response> {
  const open = await callToDecide(c)
  const form = state ?? blankForm(c.get('lang'))
  const text = callWords(c.get('lang'))
  const free = open.able.filter(one => !open.scorers.some(scorer => scorer.account_id === one.id))
  const { call, shell } = open
  return page(
    c,
    <Page
      shell={shell}
      title={text.appoint}
      current={callsPath}
      breadcrumb={[
        { text: text.calls, href: callsIn(call.programme) },
        { text: call.title, href: callPath(call.id) },
      ]}
      scripts={['form']}
    >
      <Card lead={free.length === 0 ? text.noAccounts : text.panelLead}>
        <Form state={form} action={callPath(call.id, '/panel')} submit={text.save} cancel={callPath(call.id)}>
          <Field state={form} kind="hidden" name="call" value={call.id} />
          <Field
            state={form}
            kind="select"
            name="account"
            label={text.account}
            options={free.map(one => ({ value: one.id, text: one.name }))}
          />
        </Form>
      </Card>
    </Page>,
    status,
  )
}

interface Confirmed {
  command: AnyCommand
  title: (text: Words) => string
  what: (text: Words) => string
  submit: (text: Words) => string
  said: (text: Words) => string
}

function confirmed(app: Hono<Asked>, section: string, ask: Confirmed): void {
  const show = async (c: C, state?: FormState, status: Status = 200) => {
    const { shell, call } = await callToDecide(c)
    const form = state ?? blankForm(c.get('lang'))
    const text = callWords(c.get('lang'))
    return page(
      c,
      <ConfirmPage
        shell={shell}
        title={ask.title(text)}
        breadcrumb={[
          { text: text.calls, href: callsIn(call.programme) },
          { text: call.title, href: callPath(call.id) },
        ]}
        consequences={<p>{ask.what(text)}</p>}
        state={form}
        action={callPath(call.id, section)}
        submit={ask.submit(text)}
        cancel={callPath(call.id)}
      >
        <Field state={form} kind="hidden" name="call" value={call.id} />
      </ConfirmPage>,
      status,
    )
  }
  app.get(callPath(':call', section), c => show(c))
  app.post(callPath(':call', section), c =>
    submit(c, ask.command, {
      again: (state, status) => show(c, state, status),
      to: () => callPath(c.req.param('call') ?? ''),
      said: ask.said(callWords(c.get('lang'))),
    }),
  )
}
