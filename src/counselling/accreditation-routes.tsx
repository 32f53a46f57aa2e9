import type { Context, Hono } from 'hono'
import { read } from '../kernel/engine.ts'
import { isId } from '../kernel/ids.ts'
import { missing, type ProblemStatus } from '../kernel/problem.ts'
import { blankForm, type FormState } from '../pages/form-state.ts'
import { listFileRoutes } from '../pages/list-file.ts'
import { readerOf } from '../pages/reader.ts'
import { page } from '../pages/render.ts'
import { shellOf } from '../pages/shell.ts'
import type { Asked } from '../pages/slice.ts'
import { submit } from '../pages/submit.ts'
import { tableFile } from '../pages/table-file.tsx'
import { chosenProgramme } from '../programme/chosen-programme.ts'
import { refuseUnless } from '../people/sight.ts'
import { endAccreditation, recordAccreditation } from './accreditation.ts'
import { accreditationColumns, AccreditationsPage, EndAccreditationPage } from './accreditation-page.tsx'
import { accreditationsOf, getAccreditation } from './accreditation-tables.ts'
import { accreditationWords } from './accreditation-words.ts'
import { accreditationsPath } from './paths.ts'

type C = Context<Asked>
type Status = 200 | ProblemStatus

export function accreditationRoutes(app: Hono<Asked>): void {
  app.get(accreditationsPath, c => show(c))
  listFileRoutes(app, accreditationsPath, allAsFile)
  app.post(accreditationsPath, c =>
    submit(c, recordAccreditation, {
      again: (state, status) => show(c, state, status),
      to: () => accreditationsPath,
      said: accreditationWords(c.get('lang')).saved,
    }),
  )
  app.get(`${accreditationsPath}/:accreditation`, c => showEnd(c))
  app.post(`${accreditationsPath}/:accreditation`, c =>
    submit(c, endAccreditation, {
      again: (state, status) => showEnd(c, state, status),
      to: () => accreditationsPath,
      said: accreditationWords(c.get('lang')).ended,
    }),
  )
}

function allFor(c: C) {
  const { who } = readerOf(c)
  refuseUnless(who, 'people.read')
  return read(c.get('engine'), who, async tx => {
    const { code, rules } = await chosenProgramme(c, tx)
    return { rules, accreditations: await accreditationsOf(tx, who.tenant, code) }
  })
}

async function show(c: C, state?: FormState, status: Status = 200): Promise<Response> {
  const shown = { shell: shellOf(c), ...(await allFor(c)), state: state ?? blankForm(c.get('lang')) }
  return page(c, <AccreditationsPage {...shown} />, status)
}

async function allAsFile(c: C) {
  const lang = c.get('lang')
  const { rules, accreditations: rows } = await allFor(c)
  const columns = accreditationColumns(lang, rules)
  const sheet = accreditationWords(lang).title
  return tableFile({ name: 'accreditations', sheet, columns, rows, kind: 'counselling.exported' })
}

async function showEnd(c: C, state?: FormState, status: Status = 200): Promise<Response> {
  const { who, lang } = readerOf(c)
  refuseUnless(who, 'programme.write')
  const asked = c.req.param('accreditation') ?? ''
  if (!isId(asked)) throw missing('counselling.no-such-accreditation')
  const accreditation = await read(c.get('engine'), who, tx => getAccreditation(tx, who.tenant, asked))
  const shown = { shell: shellOf(c), accreditation, state: state ?? blankForm(lang) }
  return page(c, <EndAccreditationPage {...shown} />, status)
}
