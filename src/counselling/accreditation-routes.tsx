import type { Context, Hono } from 'hono'
import { read } from '../kernel/engine.ts'
import { isId } from '../kernel/ids.ts'
import { missing, type ProblemStatus } from '../kernel/problem.ts'
import { blankForm } from '../pages/form-state.ts'
import { readerOf } from '../pages/reader.ts'
import { page } from '../pages/render.ts'
import { shellOf } from '../pages/shell.ts'
import type { Asked } from '../pages/slice.ts'
import { submit } from '../pages/submit.ts'
import { chosenProgramme } from '../people/chosen-programme.ts'
import { refuseUnless } from '../people/sight.ts'
import { endAccreditation, recordAccreditation } from './accreditation.ts'
import { AccreditationsPage, type AccreditationsProps } from './accreditation-page.tsx'
import { accreditationsOf, getAccreditation } from './accreditation-tables.ts'
import { accreditationWords } from './accreditation-words.ts'
import { accreditationsPath } from './paths.ts'

type C = Context<Asked>

export function accreditationRoutes(app: Hono<Asked>): void {
  app.get(accreditationsPath, c => show(c))
  app.post(accreditationsPath, c =>
    submit(c, recordAccreditation, {
      again: (state, status) => show(c, { state }, status),
      to: () => accreditationsPath,
      said: accreditationWords(c.get('lang')).saved,
    }),
  )
  app.post(`${accreditationsPath}/:accreditation/end`, end)
}

async function end(c: C): Promise<Response> {
  const of = c.req.param('accreditation') ?? ''
  const { who } = readerOf(c)
  refuseUnless(who, 'programme.write')
  if (!isId(of)) throw missing('counselling.no-such-accreditation')
  await read(c.get('engine'), who, tx => getAccreditation(tx, who.tenant, of))
  return submit(c, endAccreditation, {
    again: (state, status) => show(c, { ending: { of, state } }, status),
    to: () => accreditationsPath,
    said: accreditationWords(c.get('lang')).ended,
  })
}

async function show(
  c: C,
  forms: Partial<Pick<AccreditationsProps, 'state' | 'ending'>> = {},
  status: 200 | ProblemStatus = 200,
): Promise<Response> {
  const { who, lang } = readerOf(c)
  refuseUnless(who, 'people.read')
  const found = await read(c.get('engine'), who, async tx => {
    const { code, rules } = await chosenProgramme(c, tx)
    return { rules, accreditations: await accreditationsOf(tx, who.tenant, code) }
  })
  const state = blankForm(lang)
  return page(c, <AccreditationsPage shell={shellOf(c)} {...found} state={state} {...forms} />, status)
}
