import type { Hono } from 'hono'
import type { AnyCommand, Done } from '../kernel/command.ts'
import { fromForm } from '../kernel/form-input.ts'
import { isId } from '../kernel/ids.ts'
import { missing, type ProblemStatus } from '../kernel/problem.ts'
import type { Lang } from '../kernel/words.ts'
import { ConfirmPage } from '../pages/confirm.tsx'
import { Field } from '../pages/field.tsx'
import { blankForm, type FormBody, type FormState } from '../pages/form-state.ts'
import { page } from '../pages/render.ts'
import { shellOf } from '../pages/shell.ts'
import type { Asked } from '../pages/slice.ts'
import { submit } from '../pages/submit.ts'
import { allow, type C, onDay } from '../programme/sight.ts'
import type { Act } from './acts.ts'
import { type OpenEnterprise, openEnterprise } from './asked-enterprise.ts'
import { ReasonField } from './enterprise-fields.tsx'
import { enterprisePath, enterprisesPath } from './paths.ts'
import { words } from './words.ts'

export const at = (section: string): string => enterprisePath(':enterprise', section)

export const idOf = (c: C): string => c.req.param('enterprise') ?? ''

/** An enterprise that the reader may change here; 404 for all others. */
export async function toChange(c: C, decides = false): Promise<OpenEnterprise> {
  allow(c, decides ? 'enterprise.decide' : 'deliverable.write')
  const open = await openEnterprise(c)
  if (!(decides ? open.mayDecide : open.mayWrite)) throw missing('enterprises.no-such-enterprise')
  return open
}

/** The id that the form is about: of the enterprise, or of one of its records. */
export function recordOf(c: C, { record, has }: Pick<Act, 'record' | 'has'>, open: OpenEnterprise): string {
  if (record === undefined) return open.found.row.id
  const id = c.req.param(record) ?? ''
  if (!isId(id) || (has && !has(open, id, c))) throw missing('enterprises.no-such-enterprise')
  return id
}

/** In the words of the slice, or in those of a part of it. */
type Said = (text: ReturnType<typeof words>, lang: Lang) => string

interface Confirmed {
  command: AnyCommand
  title: Said
  what: Said
  submit: Said
  said: Said
  record: string
  has?: Act['has']
  to: (c: C, done: Done) => string
}

/** Something that is taken away is asked about once. */
export function confirmed(app: Hono<Asked>, path: string, ask: Confirmed): void {
  const show = async (c: C, state?: FormState, status: 200 | ProblemStatus = 200) => {
    const open = await toChange(c)
    const record = recordOf(c, { record: ask.record, ...(ask.has && { has: ask.has }) }, open)
    const form = state ?? blankForm(c.get('lang'))
    const text = words(c.get('lang'))
    const here = enterprisePath(idOf(c))
    return page(
      c,
      <ConfirmPage
        shell={shellOf(c)}
        title={ask.title(text, c.get('lang'))}
        breadcrumb={[
          { text: text.enterprises, href: enterprisesPath },
          { text: open.found.row.title, href: here },
        ]}
        consequences={<p>{ask.what(text, c.get('lang'))}</p>}
        state={form}
        action={new URL(c.req.url).pathname}
        submit={ask.submit(text, c.get('lang'))}
        cancel={here}
      >
        <Field state={form} kind="hidden" name={ask.record} value={record} />
        <ReasonField state={form} />
      </ConfirmPage>,
      status,
    )
  }
  app.get(path, c => show(c))
  app.post(path, c =>
    submit(c, ask.command, {
      input: (body: FormBody) => fromForm(ask.command.shape, body, onDay(c)),
      again: (state, status) => show(c, state, status),
      to: done => ask.to(c, done),
      said: ask.said(words(c.get('lang')), c.get('lang')),
    }),
  )
}
