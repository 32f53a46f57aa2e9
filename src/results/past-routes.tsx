import type { Context, Hono } from 'hono'
import { read } from '../kernel/engine.ts'
import { isId } from '../kernel/ids.ts'
import { missing, type ProblemStatus } from '../kernel/problem.ts'
import { readDay } from '../kernel/typed-day.ts'
import { date } from '../kernel/words.ts'
import { blankForm, type FormState } from '../pages/form-state.ts'
import { namesOf, readerOf } from '../pages/reader.ts'
import { page } from '../pages/render.ts'
import { shellOf } from '../pages/shell.ts'
import type { Asked } from '../pages/slice.ts'
import { submit, typedIn } from '../pages/submit.ts'
import { getRulebook } from '../programme/tables.ts'
import { DifferencePage } from './difference-page.tsx'
import { differenceBetween, type Moment } from './difference.ts'
import { explain } from './note.ts'
import { freeze } from './freeze.ts'
import { FreezePage, FrozenListPage, FrozenPage } from './frozen-pages.tsx'
import { openFrozen } from './frozen.ts'
import { frozenOf } from './frozen-tables.ts'
import { differencePath, frozenOnePath, frozenPath } from './paths.ts'
import { askedMoment, askedQuestion } from './question.ts'
import { refuseUnless } from './routes.tsx'
import { words } from './words.ts'

type C = Context<Asked>

/** What was, beside what is: the difference between two moments, and periods as they were filed. */
export function pastRoutes(app: Hono<Asked>): void {
  app.get(differencePath, c => showDifference(c))
  app.get(frozenPath, c => showList(c))
  app.get(`${frozenPath}/new`, c => showFreeze(c, undefined))
  app.post(`${frozenPath}/new`, c => sendFreeze(c))
  app.get(frozenOnePath(':frozen'), c => showFrozen(c, blankForm(c.get('lang'))))
  app.post(`${frozenOnePath(':frozen')}/notes`, c => sendNote(c))
}

async function showDifference(c: C): Promise<Response> {
  refuseUnless(c, 'results.read')
  const { who, today } = readerOf(c)
  const engine = c.get('engine')
  const question = await askedQuestion(c)
  const from = await askedMoment(c, { day: 'from', known: 'fromKnown', entry: 'fromEntry' }, question)
  const to: Moment = { day: question.day, known: question.known }
  const rules = await read(engine, who, tx =>
    getRulebook(tx, who.tenant, question.programme, question.day, question.under),
  )
  const all = await differenceBetween(engine, who, question, from.moment, to)
  const only = c.req.query('indicator')
  const changes = only === undefined ? all : all.filter(change => change.indicator === only)
  const names = await read(engine, who, tx => namesOf(c, tx, [...new Set(changes.map(change => change.about))]))
  const typed = (name: string) => readDay(c.req.query(name) ?? '', today)
  const shownDay = (name: string) => (typed(name) === undefined ? c.req.query(name) : date(typed(name) ?? today))
  const values = Object.fromEntries(['from', 'fromKnown', 'on', 'known'].map(name => [name, shownDay(name)]))
  const form = { ...blankForm(c.get('lang'), values), problems: [...question.form.problems, ...from.problems] }
  return page(
    c,
    <DifferencePage shell={shellOf(c)} question={question} rules={rules} form={form} changes={changes} names={names} />,
  )
}

async function showList(c: C): Promise<Response> {
  refuseUnless(c, 'results.read')
  const { who } = readerOf(c)
  const question = await askedQuestion(c)
  const found = await read(c.get('engine'), who, async tx => {
    const frozen = await frozenOf(tx, who.tenant, question.programme)
    return { frozen, names: await namesOf(c, tx, [...new Set(frozen.map(row => row.frozen_by))]) }
  })
  return page(c, <FrozenListPage shell={shellOf(c)} question={question} {...found} />)
}

async function showFreeze(c: C, again: FormState | undefined, status: 200 | ProblemStatus = 200): Promise<Response> {
  refuseUnless(c, 'results.freeze')
  const question = await askedQuestion(c)
  const values = { programme: question.programme, under: question.under, asOf: date(question.day) }
  const state = again ?? blankForm(c.get('lang'), values)
  return page(c, <FreezePage shell={shellOf(c)} question={question} state={state} />, status)
}

const sendFreeze = (c: C): Promise<Response> =>
  submit(c, freeze, {
    again: (state, status) => showFreeze(c, state, status),
    to: ({ answer }) => frozenOnePath(String(answer.frozen)),
    said: words(c.get('lang')).frozen.said,
  })

async function showFrozen(c: C, state: FormState, status: 200 | ProblemStatus = 200): Promise<Response> {
  refuseUnless(c, 'results.read')
  const { who } = readerOf(c)
  const open = await openFrozen(c.get('engine'), who, frozenId(c))
  const names = await read(c.get('engine'), who, tx =>
    namesOf(c, tx, [...new Set(open.changes.map(change => change.about))]),
  )
  return page(c, <FrozenPage shell={shellOf(c)} open={open} names={names} state={state} />, status)
}

const sendNote = (c: C): Promise<Response> =>
  submit(c, explain, {
    input: body => ({ frozen: frozenId(c), indicator: typedIn(body, 'indicator'), note: typedIn(body, 'note') }),
    again: (state, status) => showFrozen(c, state, status),
    to: () => frozenOnePath(frozenId(c)),
    said: words(c.get('lang')).frozen.noteSaid,
  })

function frozenId(c: C): string {
  const id = c.req.param('frozen') ?? ''
  if (!isId(id)) throw missing('results.no-such-period')
  return id
}
