import type { Context, Hono } from 'hono'
import { missing, type ProblemStatus } from '../kernel/problem.ts'
import { blankForm, type FormState } from '../pages/form-state.ts'
import { readerOf } from '../pages/reader.ts'
import { page } from '../pages/render.ts'
import type { Asked } from '../pages/slice.ts'
import { submit } from '../pages/submit.ts'
import { openRecord, personId } from '../people/asked-record.ts'
import { accountNames } from '../people/person-tables.ts'
import { refuseUnless } from '../people/sight.ts'
import { recordAssessment, withdrawAssessment } from './assessment.ts'
import { AssessmentsPage, FillInPage } from './assessment-page.tsx'
import { assessmentsOf, instrumentTexts, reliabilities } from './assessment-tables.ts'
import { assessmentWords } from './assessment-words.ts'
import { findInstrument, needsText } from '../programme/instrument.ts'
import { assessmentsPath } from './paths.ts'

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
}

async function showAll(c: C, refused?: FormState, status: Status = 200): Promise<Response> {
  const { who } = readerOf(c)
  const open = await openRecord(c, async (tx, { enrolment }) => ({
    assessments: await assessmentsOf(tx, who.tenant, enrolment.id),
    texts: await instrumentTexts(tx, who.tenant),
    stated: await reliabilities(tx, who.tenant),
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
  const licence = licensed?.licence ?? instrument.licence[lang]
  const shown = { ...open, instrument, sentences, licence, state: state ?? blankForm(lang, { onDay: today }) }
  return page(c, <FillInPage {...shown} />, status)
}
