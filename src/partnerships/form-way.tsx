import type { Context, Hono } from 'hono'
import type { JSX } from 'preact'
import type { AnyCommand, Done } from '../kernel/command.ts'
import { fromForm } from '../kernel/form-input.ts'
import { isId } from '../kernel/ids.ts'
import { missing, type ProblemStatus } from '../kernel/problem.ts'
import { Card } from '../pages/card.tsx'
import { Field } from '../pages/field.tsx'
import { Form } from '../pages/form.tsx'
import { blankForm, type FormState, type FormValues } from '../pages/form-state.ts'
import { type Crumb, Page } from '../pages/page.tsx'
import { page } from '../pages/render.ts'
import { shellOf } from '../pages/shell.ts'
import type { Asked } from '../pages/slice.ts'
import { submit } from '../pages/submit.ts'
import { allow, onDay } from '../programme/sight.ts'
import { ReasonField } from './fields.tsx'

export type C = Context<Asked>

/** A form on a page of its own. */
export interface FormSheet {
  title: string
  lead?: JSX.Element | string | undefined
  /** The ids that it carries: what it is about. */
  hidden?: Readonly<Record<string, string>>
  fields?: (state: FormState) => JSX.Element
  /** It asks why, last. */
  reason?: true
  values?: FormValues
  /** The line that wrote what is shown. */
  shown?: number
  submit: string
  danger?: boolean
  cancel: string
  breadcrumb: readonly Crumb[]
}

export interface Way {
  path: string
  /** It is pressed on another page: only where it is refused it has a page of its own. */
  isButton?: true
  command: AnyCommand
  /** What the page needs; 404 for what is not in reach. */
  load: (c: C) => Promise<FormSheet>
  to: (done: Done, c: C) => string
  said: (c: C) => string
}

/** It records one thing and leads to the page that shows it. */
export function formWay(app: Hono<Asked>, way: Way): void {
  if (!way.isButton) app.get(way.path, c => show(c, way))
  app.post(way.path, c =>
    submit(c, way.command, {
      input: body => fromForm(way.command.shape, body, onDay(c)),
      again: (state, status) => show(c, way, state, status),
      to: done => way.to(done, c),
      said: way.said(c),
    }),
  )
}

async function show(c: C, way: Way, state?: FormState, status: 200 | ProblemStatus = 200): Promise<Response> {
  allow(c, way.command.may)
  const sheet = await way.load(c)
  const form = state ?? blankForm(c.get('lang'), sheet.values ?? {})
  const { danger = false, shown, cancel, title, breadcrumb } = sheet
  return page(
    c,
    <Page shell={shellOf(c)} title={title} breadcrumb={breadcrumb} scripts={['form']}>
      <Card lead={sheet.lead}>
        <Form
          state={form}
          action={c.req.path + new URL(c.req.url).search}
          submit={sheet.submit}
          cancel={cancel}
          shown={shown}
          danger={danger}
        >
          {Object.entries(sheet.hidden ?? {}).map(([name, value]) => (
            <Field key={name} state={form} kind="hidden" name={name} value={value} />
          ))}
          {sheet.fields?.(form)}
          {sheet.reason && <ReasonField state={form} />}
        </Form>
      </Card>
    </Page>,
    status,
  )
}

interface RecordForms<Open> extends Pick<Way, 'to' | 'said'> {
  /** The record, for whoever may change it; 404 for all others. */
  open: (c: C) => Promise<Open>
  /** What its forms share. */
  about: (c: C, open: Open) => Pick<FormSheet, 'submit' | 'hidden'> & { list: Crumb; record: Required<Crumb> }
}

type OwnSheet = Pick<FormSheet, 'title'> & Partial<FormSheet>

interface RecordWay<Open> extends Omit<Way, 'load' | 'to' | 'said'>, Partial<Pick<Way, 'to' | 'said'>> {
  sheet: (open: Open, c: C) => OwnSheet | Promise<OwnSheet>
}

/** The forms about one kind of record: each stands under it, carries its id, and leads back to it unless it says otherwise. */
export const recordForms =
  <Open,>({ open, about, ...usual }: RecordForms<Open>) =>
  (app: Hono<Asked>, { sheet, ...way }: RecordWay<Open>): void =>
    formWay(app, {
      ...usual,
      ...way,
      async load(c) {
        const found = await open(c)
        const { list, record, ...shared } = about(c, found)
        return { ...shared, cancel: record.href, breadcrumb: [list, record], ...(await sheet(found, c)) }
      },
    })

/** A form that takes something back: it says what that means, asks why, and warns. */
export const takingBack = (says: Pick<FormSheet, 'title' | 'lead' | 'submit'>) =>
  ({ ...says, reason: true, danger: true }) as const

/** The id in the address; an address without one is no page. */
export function idIn(c: C, name: string, code: string): string {
  const id = c.req.param(name) ?? ''
  if (!isId(id)) throw missing(code)
  return id
}
