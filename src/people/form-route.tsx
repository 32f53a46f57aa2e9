import type { Context, Hono } from 'hono'
import type { JSX } from 'preact'
import type { AnyCommand, Done } from '../kernel/command.ts'
import { isId } from '../kernel/ids.ts'
import { missing, type ProblemStatus } from '../kernel/problem.ts'
import { Card } from '../pages/card.tsx'
import { Field } from '../pages/field.tsx'
import { Form } from '../pages/form.tsx'
import { blankForm, type FormBody, type FormState, type FormValues } from '../pages/form-state.ts'
import { type Crumb, Page } from '../pages/page.tsx'
import { page } from '../pages/render.ts'
import { shellOf } from '../pages/shell.ts'
import type { Asked } from '../pages/slice.ts'
import { submit } from '../pages/submit.ts'
import type { Question } from './section.ts'
import { refuseUnless } from './sight.ts'

export type C = Context<Asked>

/** One form on a page of its own: it records one thing and leads to the page that shows it. */
export interface FormAct {
  title: string
  lead?: string
  questions: readonly Question[]
  values?: FormValues
  /** The line that wrote what is shown. */
  shown?: number
  submit: string
  danger?: boolean
  cancel: string
  breadcrumb?: readonly Crumb[]
  /** What stands around the form, where it is not a page of this slice alone. */
  around?: (form: JSX.Element) => JSX.Element
}

interface Way {
  path: string
  command: AnyCommand
  /** The input, where it is more or other than the fields of the form. */
  input?: (body: FormBody, c: C) => unknown
  load: (c: C) => Promise<FormAct>
  to: (done: Done, c: C) => string
  said: (c: C) => string
}

export function formRoute(app: Hono<Asked>, way: Way): void {
  app.get(way.path, c => show(c, way))
  app.post(way.path, c =>
    submit(c, way.command, {
      ...(way.input && { input: (body: FormBody) => way.input?.(body, c) }),
      again: (state, status) => show(c, way, state, status),
      to: done => way.to(done, c),
      said: way.said(c),
    }),
  )
}

async function show(c: C, way: Way, state?: FormState, status: 200 | ProblemStatus = 200): Promise<Response> {
  refuseUnless(c.get('who'), way.command.may)
  const act = await way.load(c)
  const form = <OneForm act={act} action={addressOf(c)} state={state ?? blankForm(c.get('lang'), act.values)} />
  const { around = within } = act
  return page(c, around(form), status)

  function within(inside: JSX.Element): JSX.Element {
    return (
      <Page shell={shellOf(c)} title={act.title} breadcrumb={act.breadcrumb ?? []} scripts={['form']}>
        {inside}
      </Page>
    )
  }
}

/** With its query: what a link has chosen before stays chosen when the form comes back. */
const addressOf = (c: C): string => c.req.path + new URL(c.req.url).search

function OneForm({ act, action, state }: { act: FormAct; action: string; state: FormState }) {
  const { questions, danger = false, shown, cancel } = act
  return (
    <Card {...(act.around && { title: act.title })} lead={act.lead}>
      <Form state={state} action={action} submit={act.submit} cancel={cancel} shown={shown} danger={danger}>
        {questions.map(question => (
          <Field key={question.name} {...question} state={state} />
        ))}
      </Form>
    </Card>
  )
}

/** The id in the address; an address without one is no page. */
export function idIn(c: C, name: string, code: string): string {
  const id = c.req.param(name) ?? ''
  if (!isId(id)) throw missing(code)
  return id
}

export const hidden = (name: string, value: string): Question => ({ kind: 'hidden', name, value })
