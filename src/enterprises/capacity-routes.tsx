import type { Hono } from 'hono'
import { missing, type ProblemStatus } from '../kernel/problem.ts'
import { blankForm, type FormState } from '../pages/form-state.ts'
import { page } from '../pages/render.ts'
import type { Asked } from '../pages/slice.ts'
import { submit } from '../pages/submit.ts'
import { findInstrument, instrumentsOf } from '../programme/instrument.ts'
import { type C, onDay } from '../programme/sight.ts'
import { openEnterprise } from './asked-enterprise.ts'
import { CapacityPage, FillInPage } from './capacity-page.tsx'
import { assess, withdrawAssessment } from './capacity.ts'
import { capacityWords } from './capacity-words.ts'
import { enterprisePath } from './paths.ts'
import { at, confirmed, idOf, toChange } from './enterprise-ways.tsx'

/** The capacity of an enterprise, before and after. */
export function capacityRoutes(app: Hono<Asked>): void {
  app.get(at('/capacity'), async c => page(c, <CapacityPage open={await openEnterprise(c)} />))
  app.get(at('/capacity/new'), c => showFillIn(c))
  app.post(at('/capacity/new'), c =>
    submit(c, assess, {
      again: (state, status) => showFillIn(c, state, status),
      to: () => enterprisePath(idOf(c), '/capacity'),
      said: capacityWords(c.get('lang')).saved,
    }),
  )
  confirmed(app, at('/capacity/:capacity'), {
    command: withdrawAssessment,
    title: (_, lang) => capacityWords(lang).withdrawTitle,
    what: (_, lang) => capacityWords(lang).withdrawWhat,
    submit: (_, lang) => capacityWords(lang).withdraw,
    said: (_, lang) => capacityWords(lang).withdrawn,
    record: 'capacity',
    has: (open, id) => open.assessments.some(one => one.id === id),
    to: c => enterprisePath(idOf(c), '/capacity'),
  })
}

async function showFillIn(c: C, state?: FormState, status: 200 | ProblemStatus = 200): Promise<Response> {
  const open = await toChange(c)
  const asked = c.req.query('instrument') ?? instrumentsOf('enterprise')[0]?.code ?? ''
  const instrument = findInstrument('enterprise', asked)
  if (!instrument) throw missing('enterprises.no-such-instrument')
  const form = state ?? blankForm(c.get('lang'), { onDay: onDay(c) })
  return page(c, <FillInPage open={open} instrument={instrument} state={form} />, status)
}
