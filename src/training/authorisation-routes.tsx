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
import { accountNames } from '../people/person-tables.ts'
import { chosenProgramme } from '../programme/chosen-programme.ts'
import { inProgramme } from '../programme/programme-tabs.tsx'
import { getRulebook } from '../programme/tables.ts'
import { allow, type C, idIn } from './asked-course.ts'
import { correctAuthorisation, recordAuthorisation, recordLapse } from './authorisation.ts'
import {
  authorisationColumns,
  AuthorisationFormPage,
  AuthorisationPage,
  AuthorisationsPage,
  authorisationValues,
  NothingToAuthorisePage,
} from './authorisation-pages.tsx'
import { authorisationsOf, curriculaOf, getAuthorisation, getCurriculum } from './course-tables.ts'
import { courseWords } from './course-words.ts'
import { authorisationPath, authorisationsPath } from './paths.ts'

type Status = 200 | ProblemStatus

export function authorisationRoutes(app: Hono<Asked>): void {
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

const authorisationId = (c: C): string => idIn(c, 'authorisation', 'training.no-such-authorisation')

/** Colleagues, as options; whoever teaches is on the authorisation. */
export const accountOptions = async (tx: Tx, tenant: string): Promise<Option[]> =>
  [...(await accountNames(tx, tenant))].map(([value, text]) => ({ value, text }))

function authorisationsFor(c: C) {
  allow(c, 'people.read')
  const { who } = readerOf(c)
  return read(c.get('engine'), who, async tx => {
    const { rules: _, ...among } = await chosenProgramme(c, tx)
    return {
      among,
      all: await authorisationsOf(tx, who.tenant, among.code),
      curricula: await curriculaOf(tx, who.tenant, among.code),
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
    const { rules: _, ...among } = await chosenProgramme(c, tx, row.programme)
    return {
      row,
      among,
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
  const { among, ...shown } = await read(c.get('engine'), who, async tx => {
    const { rules, ...chosen } = await chosenProgramme(c, tx)
    return {
      rules,
      among: chosen,
      curricula: await curriculaOf(tx, who.tenant, chosen.code),
      accounts: await accountOptions(tx, who.tenant),
    }
  })
  if (shown.curricula.length === 0) return page(c, <NothingToAuthorisePage shell={shellOf(c)} among={among} />)
  const list = inProgramme(authorisationsPath, among)
  return page(
    c,
    <AuthorisationFormPage
      shell={shellOf(c)}
      {...shown}
      title={courseWords(c.get('lang')).recordAuthorisation}
      state={state ?? blankForm(c.get('lang'))}
      action={inProgramme(authorisationPath('new'), among)}
      cancel={list}
      list={list}
    />,
    status,
  )
}

async function showCorrect(c: C, state?: FormState, status: Status = 200): Promise<Response> {
  allow(c, 'training.write')
  const { who, today } = readerOf(c)
  const { row, among, ...shown } = await read(c.get('engine'), who, async tx => {
    const found = await getAuthorisation(tx, who.tenant, authorisationId(c))
    const { rules: _, ...chosen } = await chosenProgramme(c, tx, found.programme)
    return {
      row: found,
      among: chosen,
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
      list={inProgramme(authorisationsPath, among)}
    />,
    status,
  )
}
