import type { Hono } from 'hono'
import type { Tx } from '../kernel/database.ts'
import { read } from '../kernel/engine.ts'
import type { ProblemStatus } from '../kernel/problem.ts'
import { may } from '../kernel/who.ts'
import { blankForm, type FormState } from '../pages/form-state.ts'
import { listFileRoutes } from '../pages/list-file.ts'
import type { Option } from '../pages/question.ts'
import { readerOf } from '../pages/reader.ts'
import { page } from '../pages/render.ts'
import { shellOf } from '../pages/shell.ts'
import type { Asked } from '../pages/slice.ts'
import { submit } from '../pages/submit.ts'
import { tableFile } from '../pages/table-file.tsx'
import { chosenProgramme } from '../programme/chosen-programme.ts'
import { accountNames } from '../people/person-tables.ts'
import { getRulebook } from '../programme/tables.ts'
import { allow, type C, idIn } from './asked-course.ts'
import { correctAuthorisation, recordAuthorisation, recordLapse } from './authorisation.ts'
import {
  authorisationColumns,
  AuthorisationFormPage,
  AuthorisationPage,
  AuthorisationsPage,
  authorisationValues,
} from './authorisation-pages.tsx'
import {
  authorisationsOf,
  curriculaOf,
  getAuthorisation,
  getCurriculum,
  isCurriculumInUse,
  modulesOf,
} from './course-tables.ts'
import { courseWords } from './course-words.ts'
import { changeCurriculum, describeCurriculum } from './curriculum.ts'
import {
  CurriculaPage,
  curriculumColumns,
  CurriculumFormPage,
  CurriculumPage,
  curriculumValues,
  type Described,
} from './curriculum-pages.tsx'
import { authorisationPath, authorisationsPath, curriculaPath, curriculumPath } from './paths.ts'

type Status = 200 | ProblemStatus

export function planRoutes(app: Hono<Asked>): void {
  app.get(curriculaPath, showCurricula)
  listFileRoutes(app, curriculaPath, curriculaAsFile)
  app.get(curriculumPath('new'), c => showDescribe(c))
  app.post(curriculumPath('new'), c =>
    submit(c, describeCurriculum, {
      again: (state, status) => showDescribe(c, state, status),
      to: done => curriculumPath(String(done.answer.curriculum)),
      said: courseWords(c.get('lang')).said.described,
    }),
  )
  app.get(curriculumPath(':curriculum'), showCurriculum)
  app.get(curriculumPath(':curriculum', '/change'), c => showChange(c))
  app.post(curriculumPath(':curriculum', '/change'), c =>
    submit(c, changeCurriculum, {
      again: (state, status) => showChange(c, state, status),
      to: () => curriculumPath(curriculumId(c)),
      said: courseWords(c.get('lang')).said.changed,
    }),
  )
  app.get(authorisationsPath, showAuthorisations)
  listFileRoutes(app, authorisationsPath, authorisationsAsFile)
  app.get(authorisationPath('new'), c => showRecord(c))
  app.post(authorisationPath('new'), c =>
    submit(c, recordAuthorisation, {
      again: (state, status) => showRecord(c, state, status),
      to: done => authorisationPath(String(done.answer.authorisation)),
      said: courseWords(c.get('lang')).said.authorised,
    }),
  )
  app.get(authorisationPath(':authorisation'), c => showAuthorisation(c))
  app.get(authorisationPath(':authorisation', '/correct'), c => showCorrect(c))
  app.post(authorisationPath(':authorisation', '/correct'), c =>
    submit(c, correctAuthorisation, {
      again: (state, status) => showCorrect(c, state, status),
      to: () => authorisationPath(authorisationId(c)),
      said: courseWords(c.get('lang')).said.corrected,
    }),
  )
  app.post(authorisationPath(':authorisation', '/lapses'), c =>
    submit(c, recordLapse, {
      again: (state, status) => showAuthorisation(c, state, status),
      to: () => authorisationPath(authorisationId(c)),
      said: courseWords(c.get('lang')).said.lapsed,
    }),
  )
}

const curriculumId = (c: C): string => idIn(c, 'curriculum', 'training.no-such-curriculum')
const authorisationId = (c: C): string => idIn(c, 'authorisation', 'training.no-such-authorisation')

/** Colleagues, as options; whoever teaches is on the authorisation. */
export const accountOptions = async (tx: Tx, tenant: string): Promise<Option[]> =>
  [...(await accountNames(tx, tenant))].map(([value, text]) => ({ value, text }))

function curriculaFor(c: C): Promise<Described[]> {
  allow(c, 'people.read')
  const { who } = readerOf(c)
  return read(c.get('engine'), who, async tx => {
    const { code } = await chosenProgramme(c, tx)
    const rows = await curriculaOf(tx, who.tenant, code)
    const described = []
    for (const row of rows) described.push({ row, modules: await modulesOf(tx, who.tenant, row.id) })
    return described
  })
}

async function showCurricula(c: C): Promise<Response> {
  const all = await curriculaFor(c)
  return page(c, <CurriculaPage shell={shellOf(c)} all={all} writes={may(c.get('who'), 'training.write')} />)
}

async function curriculaAsFile(c: C) {
  const lang = c.get('lang')
  const [columns, rows] = [curriculumColumns(lang), await curriculaFor(c)]
  return tableFile({ name: 'curricula', sheet: courseWords(lang).curricula, columns, rows, kind: 'training.exported' })
}

async function showCurriculum(c: C): Promise<Response> {
  allow(c, 'people.read')
  const { who } = readerOf(c)
  const { inUse, ...shown } = await curriculumIn(c)
  const mayChange = may(who, 'training.write') && !inUse
  return page(c, <CurriculumPage shell={shellOf(c)} {...shown} mayChange={mayChange} />)
}

async function curriculumIn(c: C) {
  const { who, today } = readerOf(c)
  return read(c.get('engine'), who, async tx => {
    const row = await getCurriculum(tx, who.tenant, curriculumId(c))
    return {
      row,
      modules: await modulesOf(tx, who.tenant, row.id),
      rules: await getRulebook(tx, who.tenant, row.programme, today),
      inUse: await isCurriculumInUse(tx, who.tenant, row.id),
    }
  })
}

async function showDescribe(c: C, state?: FormState, status: Status = 200): Promise<Response> {
  allow(c, 'training.write')
  const { who } = readerOf(c)
  const { code, rules } = await read(c.get('engine'), who, tx => chosenProgramme(c, tx))
  return page(
    c,
    <CurriculumFormPage
      shell={shellOf(c)}
      rules={rules}
      title={courseWords(c.get('lang')).describeTitle}
      state={state ?? blankForm(c.get('lang'))}
      action={curriculumPath('new')}
      cancel={curriculaPath}
      hidden={{ name: 'programme', value: code }}
    />,
    status,
  )
}

async function showChange(c: C, state?: FormState, status: Status = 200): Promise<Response> {
  allow(c, 'training.write')
  const { row, modules, rules } = await curriculumIn(c)
  return page(
    c,
    <CurriculumFormPage
      shell={shellOf(c)}
      rules={rules}
      title={courseWords(c.get('lang')).changeTitle}
      state={state ?? blankForm(c.get('lang'), curriculumValues({ row, modules }))}
      action={curriculumPath(row.id, '/change')}
      cancel={curriculumPath(row.id)}
      shown={row.entry}
      hidden={{ name: 'curriculum', value: row.id }}
    />,
    status,
  )
}

function authorisationsFor(c: C) {
  allow(c, 'people.read')
  const { who } = readerOf(c)
  return read(c.get('engine'), who, async tx => {
    const { code } = await chosenProgramme(c, tx)
    return {
      all: await authorisationsOf(tx, who.tenant, code),
      curricula: await curriculaOf(tx, who.tenant, code),
    }
  })
}

async function showAuthorisations(c: C): Promise<Response> {
  const writes = may(c.get('who'), 'training.write')
  return page(c, <AuthorisationsPage shell={shellOf(c)} {...await authorisationsFor(c)} writes={writes} />)
}

async function authorisationsAsFile(c: C) {
  const lang = c.get('lang')
  const { all: rows, curricula } = await authorisationsFor(c)
  const columns = authorisationColumns(lang, curricula)
  const sheet = courseWords(lang).authorisations
  return tableFile({ name: 'authorisations', sheet, columns, rows, kind: 'training.exported' })
}

async function showAuthorisation(c: C, state?: FormState, status: Status = 200): Promise<Response> {
  allow(c, 'people.read')
  const { who } = readerOf(c)
  const shown = await read(c.get('engine'), who, async tx => {
    const row = await getAuthorisation(tx, who.tenant, authorisationId(c))
    const names = await accountNames(tx, who.tenant)
    return {
      row,
      curriculum: await getCurriculum(tx, who.tenant, row.curriculum_id),
      trainers: row.trainers.map(one => names.get(one) ?? one),
    }
  })
  return page(
    c,
    <AuthorisationPage
      shell={shellOf(c)}
      {...shown}
      writes={may(who, 'training.write')}
      state={state ?? blankForm(c.get('lang'))}
    />,
    status,
  )
}

async function showRecord(c: C, state?: FormState, status: Status = 200): Promise<Response> {
  allow(c, 'training.write')
  const { who } = readerOf(c)
  const shown = await read(c.get('engine'), who, async tx => {
    const { code, rules } = await chosenProgramme(c, tx)
    return {
      rules,
      curricula: await curriculaOf(tx, who.tenant, code),
      accounts: await accountOptions(tx, who.tenant),
    }
  })
  return page(
    c,
    <AuthorisationFormPage
      shell={shellOf(c)}
      {...shown}
      title={courseWords(c.get('lang')).recordAuthorisation}
      state={state ?? blankForm(c.get('lang'))}
      action={authorisationPath('new')}
      cancel={authorisationsPath}
    />,
    status,
  )
}

async function showCorrect(c: C, state?: FormState, status: Status = 200): Promise<Response> {
  allow(c, 'training.write')
  const { who, today } = readerOf(c)
  const { row, ...shown } = await read(c.get('engine'), who, async tx => {
    const found = await getAuthorisation(tx, who.tenant, authorisationId(c))
    return {
      row: found,
      rules: await getRulebook(tx, who.tenant, found.programme, today),
      accounts: await accountOptions(tx, who.tenant),
    }
  })
  return page(
    c,
    <AuthorisationFormPage
      shell={shellOf(c)}
      {...shown}
      curricula={[]}
      correcting={row}
      title={courseWords(c.get('lang')).correctAuthorisation}
      state={state ?? blankForm(c.get('lang'), authorisationValues(row))}
      action={authorisationPath(row.id, '/correct')}
      cancel={authorisationPath(row.id)}
    />,
    status,
  )
}
