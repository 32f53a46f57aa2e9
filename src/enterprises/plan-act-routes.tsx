import type { Hono } from 'hono'
import type { JSX } from 'preact'
import type { AnyCommand } from '../kernel/command.ts'
import { isId } from '../kernel/ids.ts'
import { missing, type ProblemStatus } from '../kernel/problem.ts'
import { LinkButton } from '../pages/button.tsx'
import { Card } from '../pages/card.tsx'
import { ConfirmPage } from '../pages/confirm.tsx'
import { Field } from '../pages/field.tsx'
import { blankForm, type FormState, type FormValues } from '../pages/form-state.ts'
import { Form } from '../pages/form.tsx'
import { page } from '../pages/render.ts'
import type { Asked } from '../pages/slice.ts'
import { submit } from '../pages/submit.ts'
import { allow, type C } from '../programme/sight.ts'
import { openPlan, type OpenPlan } from './asked-plan.ts'
import { enterCall } from './call-entry.ts'
import { callWords } from './call-words.ts'
import { EnterpriseFrame } from './frame.tsx'
import { enterprisePath, enterprisesPath } from './paths.ts'
import {
  AuthorFields,
  EnterFields,
  kindAsked,
  LineFields,
  lineValues,
  TermsFields,
  termsValues,
  TextFields,
  textValues,
} from './plan-forms.tsx'
import { addLine, changeLine, dropLine } from './plan-line.ts'
import { at, idOf } from './plan-routes.tsx'
import { submitPlan } from './plan-version.ts'
import { planWords } from './plan-words.ts'
import { dropAuthor, nameAuthor, setPlan, writePlan } from './plan.ts'
import { words } from './words.ts'

type Status = 200 | ProblemStatus
type Words = ReturnType<typeof planWords>

interface Act {
  at: string
  lead?: (text: ReturnType<typeof callWords>) => string
  title: (text: Words) => string
  command: AnyCommand
  fields: (props: { state: FormState; open: OpenPlan }) => JSX.Element
  said: (text: Words) => string
  first?: (open: OpenPlan, c: C) => FormValues
  /** The line it is about, with the version that the form shows. */
  line?: true
  /** It waits until the plan is begun. */
  later?: true
  shown?: (open: OpenPlan) => number | undefined
}

const acts: readonly Act[] = [
  {
    at: '/plan/terms',
    title: text => text.terms,
    command: setPlan,
    fields: TermsFields,
    said: text => text.said.set,
    first: open => termsValues(open.plan, open.on),
    shown: open => open.plan?.entry,
  },
  {
    at: '/plan/texts',
    title: text => text.texts,
    command: writePlan,
    fields: TextFields,
    said: text => text.said.written,
    first: textValues,
    later: true,
  },
  {
    at: '/plan/line',
    title: text => text.lines,
    command: addLine,
    fields: LineFields,
    said: text => text.said.line,
    first: (_, c) => ({ kind: kindAsked(c.req.query('kind')), from: '1' }),
    later: true,
  },
  {
    at: '/plan/lines/:planLine',
    title: text => text.lines,
    command: changeLine,
    fields: LineFields,
    said: text => text.said.line,
    first: (open, c) => {
      const line = open.lines.find(one => one.id === c.req.param('planLine'))
      return line ? lineValues(line) : {}
    },
    line: true,
    later: true,
    shown: () => undefined,
  },
  {
    at: '/plan/enter',
    title: text => text.toCall,
    lead: text => text.enterLead,
    command: enterCall,
    fields: EnterFields,
    said: text => text.said.author,
    later: true,
  },
  {
    at: '/plan/author',
    title: text => text.addAuthor,
    command: nameAuthor,
    fields: AuthorFields,
    said: text => text.said.author,
    later: true,
  },
]

/** What is said in a plan, and what is taken out of it, each by a form of its own. */
export function planActRoutes(app: Hono<Asked>): void {
  for (const act of acts) {
    app.get(at(act.at), c => showAct(c, act))
    app.post(at(act.at), c =>
      submit(c, act.command, {
        again: (state, status) => showAct(c, act, state, status),
        to: () => enterprisePath(idOf(c), '/plan'),
        said: act.said(planWords(c.get('lang'))),
      }),
    )
  }
  confirmed(app, '/plan/submit', {
    command: submitPlan,
    title: text => text.submitTitle,
    what: text => text.submitWhat,
    submit: text => text.submit,
    said: text => text.said.submitted,
    names: (_, open) => ({ enterprise: open.found.row.id }),
  })
  confirmed(app, '/plan/lines/:planLine/drop', {
    command: dropLine,
    title: text => text.dropTitle,
    what: text => text.dropWhat,
    submit: text => text.drop,
    said: text => text.said.dropped,
    names: (c, open) => ({ line: lineIn(c, open) }),
  })
  confirmed(app, '/plan/authors/:person', {
    command: dropAuthor,
    title: text => text.authors,
    what: text => text.authorsLead,
    submit: text => text.dropAuthor,
    said: text => text.said.author,
    names: (c, open) => {
      const person = c.req.param('person') ?? ''
      if (!open.authors.some(one => one.person_id === person)) throw missing('enterprises.no-such-author')
      return { enterprise: open.found.row.id, person }
    },
  })
}

/** A plan that the reader may change; 404 for all others. */
async function toChange(c: C): Promise<OpenPlan> {
  allow(c, 'deliverable.write')
  const open = await openPlan(c)
  if (!open.mayWrite) throw missing('enterprises.no-such-enterprise')
  return open
}

function lineIn(c: C, open: OpenPlan): string {
  const id = c.req.param('planLine') ?? ''
  if (!isId(id) || !open.lines.some(one => one.id === id)) throw missing('enterprises.no-such-line')
  return id
}

async function showAct(c: C, act: Act, state?: FormState, status: Status = 200): Promise<Response> {
  const open = await toChange(c)
  if (act.later && !open.plan) throw missing('enterprises.plan-not-begun')
  const lang = c.get('lang')
  const form = state ?? blankForm(lang, act.first?.(open, c) ?? {})
  const text = planWords(lang)
  const Fields = act.fields
  const line = act.line && open.lines.find(one => one.id === lineIn(c, open))
  const path = enterprisePath(idOf(c), '/plan')
  return page(
    c,
    <EnterpriseFrame open={open} current="/plan" scripts={['form']}>
      <Card
        title={act.title(text)}
        lead={act.lead?.(callWords(lang))}
        actions={
          line && (
            <LinkButton look="quiet" icon="trash-2" href={`${path}/lines/${line.id}/drop`}>
              {text.drop}
            </LinkButton>
          )
        }
      >
        <Form
          state={form}
          action={new URL(c.req.url).pathname}
          submit={text.save}
          cancel={path}
          shown={line ? line.entry : act.shown?.(open)}
        >
          {line ? (
            <Field state={form} kind="hidden" name="line" value={line.id} />
          ) : (
            <Field state={form} kind="hidden" name="enterprise" value={open.found.row.id} />
          )}
          <Fields state={form} open={open} />
        </Form>
      </Card>
    </EnterpriseFrame>,
    status,
  )
}

interface Confirmed {
  command: AnyCommand
  title: (text: Words) => string
  what: (text: Words) => string
  submit: (text: Words) => string
  said: (text: Words) => string
  names: (c: C, open: OpenPlan) => Record<string, string>
}

function confirmed(app: Hono<Asked>, section: string, ask: Confirmed): void {
  const show = async (c: C, state?: FormState, status: Status = 200) => {
    const open = await toChange(c)
    if (!open.plan) throw missing('enterprises.plan-not-begun')
    const named = ask.names(c, open)
    const form = state ?? blankForm(c.get('lang'))
    const text = planWords(c.get('lang'))
    const here = enterprisePath(idOf(c))
    return page(
      c,
      <ConfirmPage
        shell={open.shell}
        title={ask.title(text)}
        breadcrumb={[
          { text: words(c.get('lang')).enterprises, href: enterprisesPath },
          { text: open.found.row.title, href: here },
          { text: text.plan, href: `${here}/plan` },
        ]}
        consequences={<p>{ask.what(text)}</p>}
        state={form}
        action={new URL(c.req.url).pathname}
        submit={ask.submit(text)}
        cancel={`${here}/plan`}
      >
        {Object.entries(named).map(([name, value]) => (
          <Field key={name} state={form} kind="hidden" name={name} value={value} />
        ))}
      </ConfirmPage>,
      status,
    )
  }
  app.get(at(section), c => show(c))
  app.post(at(section), c =>
    submit(c, ask.command, {
      again: (state, status) => show(c, state, status),
      to: () => enterprisePath(idOf(c), '/plan'),
      said: ask.said(planWords(c.get('lang'))),
    }),
  )
}
