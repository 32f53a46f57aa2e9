import type { Context, Hono } from 'hono'
import { read } from '../kernel/engine.ts'
import { missing, type ProblemStatus } from '../kernel/problem.ts'
import { number } from '../kernel/words.ts'
import { blankForm, type FormState } from '../pages/form-state.ts'
import { type ListFile, listFileRoutes } from '../pages/list-file.ts'
import { readerOf } from '../pages/reader.ts'
import { page } from '../pages/render.ts'
import { shellOf } from '../pages/shell.ts'
import type { Asked } from '../pages/slice.ts'
import { submit } from '../pages/submit.ts'
import { refuseUnless } from '../people/sight.ts'
import { findInstrument, type Instrument, instrumentsOf, needsText } from '../programme/instrument.ts'
import { instrumentWords } from '../programme/instrument-words.ts'
import { setInstrumentText } from './assessment.ts'
import { instrumentTexts, reliabilities } from './assessment-tables.ts'
import { assessmentWords } from './assessment-words.ts'
import { InstrumentsPage, InstrumentTextPage, ReliabilityPage } from './instrument-pages.tsx'
import { instrumentsPath } from './paths.ts'
import { asStated, statedOf, stateReliability } from './reliability.ts'

type C = Context<Asked>
type Status = 200 | ProblemStatus

export function instrumentRoutes(app: Hono<Asked>): void {
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
  app.get(`${instrumentsPath}/:instrument/reliability`, c => showReliability(c))
  app.post(`${instrumentsPath}/:instrument/reliability`, c =>
    submit(c, stateReliability, {
      again: (state, status) => showReliability(c, state, status),
      to: () => instrumentsPath,
      said: assessmentWords(c.get('lang')).reliabilitySaved,
    }),
  )
}

async function showInstruments(c: C): Promise<Response> {
  const { who } = readerOf(c)
  refuseUnless(who, 'people.read')
  return page(c, <InstrumentsPage shell={shellOf(c)} {...await known(c)} />)
}

/** What the organisation says of instruments. */
async function known(c: C) {
  const { who } = readerOf(c)
  return read(c.get('engine'), who, async tx => ({
    texts: await instrumentTexts(tx, who.tenant),
    stated: await reliabilities(tx, who.tenant),
  }))
}

/** What each card of the page says, a row each. */
async function instrumentsAsFile(c: C): Promise<ListFile<Instrument>> {
  const { who, lang } = readerOf(c)
  refuseUnless(who, 'people.read')
  const { texts, stated } = await known(c)
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
      { title: text.reliability, value: one => asStated(one, stated).reliable?.reliability ?? null },
      { title: text.deviation, value: one => asStated(one, stated).reliable?.deviation ?? null },
      { title: shared.source, value: one => asStated(one, stated).reliable?.source[lang] ?? null },
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

async function showReliability(c: C, state?: FormState, status: Status = 200): Promise<Response> {
  const { who, lang } = readerOf(c)
  refuseUnless(who, 'programme.write')
  const instrument = findInstrument('person', c.req.param('instrument') ?? '')
  if (!instrument) throw missing('counselling.no-such-instrument')
  const { stated } = await known(c)
  const own = statedOf(instrument, stated)
  const said = asStated(instrument, stated).reliable
  const first = blankForm(lang, {
    reliability: said && number(lang, said.reliability, 4),
    deviation: said && number(lang, said.deviation, 4),
    source: said?.source[lang],
  })
  const shown = { shell: shellOf(c), instrument, own, state: state ?? first }
  return page(c, <ReliabilityPage {...shown} />, status)
}
