import type { Context, Hono } from 'hono'
import { read } from '../kernel/engine.ts'
import { missing, type ProblemStatus } from '../kernel/problem.ts'
import { blankForm, type FormState } from '../pages/form-state.ts'
import { type ListFile, listFileRoutes } from '../pages/list-file.ts'
import { readerOf } from '../pages/reader.ts'
import { page } from '../pages/render.ts'
import { shellOf } from '../pages/shell.ts'
import type { Asked } from '../pages/slice.ts'
import { submit } from '../pages/submit.ts'
import { openRecord, personId } from '../people/asked-record.ts'
import { accountNames } from '../people/person-tables.ts'
import { refuseUnless } from '../people/sight.ts'
import { recordAssessment, setInstrumentText, withdrawAssessment } from './assessment.ts'
import { AssessmentsPage, FillInPage } from './assessment-page.tsx'
import { assessmentsOf, instrumentTexts } from './assessment-tables.ts'
import { assessmentWords } from './assessment-words.ts'
import { findInstrument, type Instrument, instrumentsOf, needsText } from '../programme/instrument.ts'
import { instrumentWords } from '../programme/instrument-words.ts'
import { InstrumentsPage, InstrumentTextPage } from './instrument-pages.tsx'
import { assessmentsPath, instrumentsPath } from './paths.ts'

type C = Context<Asked>
type Status = 200 | ProblemStatus

const path = '/app/people/:person/assessments'

export function assessmentRoutes(app: Hono<Asked>): void {
  app.get(path, c => showAll(c))
  app.get(`${path}/new`, c => showFillIn(c))
  app.post(`${path}/new`, c =>
    submit(c, recordAssessment, {
      again: (state, status) => showFillIn(c, state, status),
      to: () => assessmentsPath(personId(c)),
      said: assessmentWords(c.get('lang')).saved,
    }),
  )
  app.post(`${path}/withdraw`, c =>
    submit(c, withdrawAssessment, {
      again: (state, status) => showAll(c, state, status),
      to: () => assessmentsPath(personId(c)),
      said: assessmentWords(c.get('lang')).withdrawn,
    }),
  )
  app.get(instrumentsPath, showInstruments)
  listFileRoutes(app, instrumentsPath, instrumentsAsFile)
  app.get(`${instrumentsPath}/:instrument`, c => showText(c))
  app.post(`${instrumentsPath}/:instrument`, c =>
    submit(c, setInstrumentText, {
      again: (state, status) => showText(c, state, status),
      to: () => instrumentsPath,
      said: assessmentWords(c.get('lang')).textSaved,
    }),
  )
}

async function showAll(c: C, refused?: FormState, status: Status = 200): Promise<Response> {
  const { who } = readerOf(c)
  const open = await openRecord(c, async (tx, { enrolment }) => ({
    assessments: await assessmentsOf(tx, who.tenant, enrolment.id),
    texts: await instrumentTexts(tx, who.tenant),
    staff: await accountNames(tx, who.tenant),
  }))
  return page(c, <AssessmentsPage {...open} refused={refused} />, status)
}

async function showFillIn(c: C, state?: FormState, status: Status = 200): Promise<Response> {
  const { who, lang, today } = readerOf(c)
  refuseUnless(who, 'support.write')
  const instrument = findInstrument('person', c.req.query('instrument') ?? 'needs')
  if (!instrument) throw missing('counselling.no-such-instrument')
  const { texts, ...open } = await openRecord(c, async tx => ({ texts: await instrumentTexts(tx, who.tenant) }))
  const licensed = texts.find(text => text.instrument === instrument.code && text.lang === lang)
  if (needsText(instrument) && !licensed) throw missing('counselling.instrument-without-text')
  const sentences = instrument.items.map((item, at) => item.text?.[lang] ?? licensed?.items[at] ?? '')
  const shown = { ...open, instrument, sentences, state: state ?? blankForm(lang, { onDay: today }) }
  return page(c, <FillInPage {...shown} />, status)
}

async function showInstruments(c: C): Promise<Response> {
  const { who } = readerOf(c)
  refuseUnless(who, 'people.read')
  const texts = await read(c.get('engine'), who, tx => instrumentTexts(tx, who.tenant))
  return page(c, <InstrumentsPage shell={shellOf(c)} texts={texts} />)
}

/** What each card of the page says, a row each. */
async function instrumentsAsFile(c: C): Promise<ListFile<Instrument>> {
  const { who, lang } = readerOf(c)
  refuseUnless(who, 'people.read')
  const texts = await read(c.get('engine'), who, tx => instrumentTexts(tx, who.tenant))
  const text = assessmentWords(lang)
  const shared = instrumentWords(lang)
  const here = (one: Instrument) => texts.some(row => row.instrument === one.code)
  return {
    name: 'instruments',
    sheet: text.instruments,
    columns: [
      { title: text.instrument, value: one => one.names[lang] },
      { title: text.version, value: one => one.version },
      { title: text.items, value: one => one.items.length },
      { title: shared.licence, value: one => one.licence[lang] },
      { title: shared.notValidated, value: one => (one.validated ? null : shared.notValidated) },
      { title: text.text, value: one => (needsText(one) ? (here(one) ? text.textHere : text.textMissing) : null) },
    ],
    rows: instrumentsOf('person'),
    kind: 'counselling.exported',
    subjects: () => [],
  }
}

async function showText(c: C, state?: FormState, status: Status = 200): Promise<Response> {
  const { who, lang } = readerOf(c)
  refuseUnless(who, 'programme.write')
  const instrument = findInstrument('person', c.req.param('instrument') ?? '')
  if (!instrument || !needsText(instrument)) throw missing('counselling.no-such-instrument')
  const texts = await read(c.get('engine'), who, tx => instrumentTexts(tx, who.tenant))
  const own = texts.find(text => text.instrument === instrument.code && text.lang === lang)
  const first = blankForm(lang, { lang, licence: own?.licence, items: own?.items.join('\n') })
  return page(c, <InstrumentTextPage shell={shellOf(c)} instrument={instrument} state={state ?? first} />, status)
}
