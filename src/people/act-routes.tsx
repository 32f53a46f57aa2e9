import type { Context, Hono } from 'hono'
import type { JSX } from 'preact'
import type { AnyCommand } from '../kernel/command.ts'
import type { Tx } from '../kernel/database.ts'
import { isId } from '../kernel/ids.ts'
import { missing, type ProblemStatus } from '../kernel/problem.ts'
import type { Who } from '../kernel/who.ts'
import { blankForm, type FormState } from '../pages/form-state.ts'
import { page } from '../pages/render.ts'
import type { Asked } from '../pages/slice.ts'
import { submit } from '../pages/submit.ts'
import { type ActProps, LeavePage, OutcomePage, SupportPage } from './act-pages.tsx'
import { openAskedRecord, openRecord, personId } from './asked-record.ts'
import {
  correctExit,
  correctOutcome,
  correctSupport,
  withdrawExit,
  withdrawOutcome,
  withdrawSupport,
} from './correction.ts'
import { leave } from './exit.ts'
import { type Fact, FactPage, valuesOf, WithdrawPage } from './fact-page.tsx'
import { recordOutcome } from './outcome.ts'
import { personPath } from './paths.ts'
import { personWords } from './person-words.ts'
import { getFact } from './record-tables.ts'
import { refuseUnless } from './sight.ts'
import { giveSupport } from './support.ts'

type C = Context<Asked>

export function actRoutes(app: Hono<Asked>): void {
  act(app, 'support', giveSupport, SupportPage)
  act(app, 'leave', leave, LeavePage)
  act(app, 'outcome', recordOutcome, OutcomePage)
  fact(app, 'support', correctSupport, withdrawSupport)
  fact(app, 'exit', correctExit, withdrawExit)
  fact(app, 'outcome', correctOutcome, withdrawOutcome)
}

/** A form on a page of its own that records one thing about a person. */
function act(
  app: Hono<Asked>,
  section: 'support' | 'leave' | 'outcome',
  command: AnyCommand,
  Form: (props: ActProps) => JSX.Element,
): void {
  const path = `/app/people/:person/${section}`
  app.get(path, async c => {
    refuseUnless(c.get('who'), command.may)
    const open = await openAskedRecord(c)
    const first = { givenOn: open.on, leftOn: open.record.lastOn }
    return page(c, <Form {...open} state={blankForm(c.get('lang'), first)} />)
  })
  app.post(path, c =>
    submit(c, command, {
      again: async (state, status) => page(c, <Form {...await openAskedRecord(c)} state={state} />, status),
      to: () => personPath(personId(c)),
      said: personWords(c.get('lang')).said[section],
    }),
  )
}

/** A recorded fact, with its correction and its withdrawal. */
function fact(app: Hono<Asked>, table: Fact['table'], correct: AnyCommand, withdraw: AnyCommand): void {
  const path = `/app/people/:person/${table}/:record`
  const form = (at: string, Form: FactForm, command: AnyCommand, said: 'corrected' | 'withdrawn') => {
    app.get(at, c => {
      // Everybody who reads people reads what was recorded; whoever withdraws it must be allowed to.
      if (Form === WithdrawPage) refuseUnless(c.get('who'), command.may)
      return showFact(c, table, Form)
    })
    app.post(at, c =>
      submit(c, command, {
        again: (state, status) => showFact(c, table, Form, state, status),
        to: () => personPath(personId(c)),
        said: personWords(c.get('lang')).said[said],
      }),
    )
  }
  form(path, FactPage, correct, 'corrected')
  form(`${path}/withdraw`, WithdrawPage, withdraw, 'withdrawn')
}

type FactForm = typeof FactPage

async function showFact(
  c: C,
  table: Fact['table'],
  Form: FactForm,
  state?: FormState,
  status: 200 | ProblemStatus = 200,
): Promise<Response> {
  const { found, ...open } = await openRecord(c, async (tx, { person, others }) => {
    const one = await factOf(tx, c.get('who'), table, recordId(c))
    if (![person, ...others].some(({ id }) => id === one.row.person_id)) throw missing('people.no-such-record')
    return { found: one }
  })
  const first = Form === FactPage ? valuesOf(found) : {}
  return page(c, <Form {...open} fact={found} state={state ?? blankForm(c.get('lang'), first)} />, status)
}

async function factOf(tx: Tx, who: Who, table: Fact['table'], id: string): Promise<Fact> {
  switch (table) {
    case 'support':
      return { table, row: (await getFact(tx, who, 'people.read', table, id)).fact }
    case 'exit':
      return { table, row: (await getFact(tx, who, 'people.read', table, id)).fact }
    case 'outcome':
      return { table, row: (await getFact(tx, who, 'people.read', table, id)).fact }
  }
}

function recordId(c: C): string {
  const id = c.req.param('record') ?? ''
  if (!isId(id)) throw missing('people.no-such-record')
  return id
}
