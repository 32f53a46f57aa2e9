import type { Hono } from 'hono'
import { read } from '../kernel/engine.ts'
import type { ProblemStatus } from '../kernel/problem.ts'
import { may } from '../kernel/who.ts'
import { blankForm, type FormState } from '../pages/form-state.ts'
import { listFileRoutes } from '../pages/list-file.ts'
import { readerOf } from '../pages/reader.ts'
import { page } from '../pages/render.ts'
import { shellOf } from '../pages/shell.ts'
import type { Asked } from '../pages/slice.ts'
import { submit } from '../pages/submit.ts'
import { tableFile } from '../pages/table-file.tsx'
import { chosenProgramme } from '../programme/chosen-programme.ts'
import { inProgramme } from '../programme/programme-tabs.tsx'
import { getRulebook } from '../programme/tables.ts'
import { allow, type C, idIn } from './asked-course.ts'
import { curriculaOf, getCurriculum, isCurriculumInUse, modulesOf } from './course-tables.ts'
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
import { curriculaPath, curriculumPath } from './paths.ts'

type Status = 200 | ProblemStatus

export function curriculumRoutes(app: Hono<Asked>): void {
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
}

const curriculumId = (c: C): string => idIn(c, 'curriculum', 'training.no-such-curriculum')

function curriculaFor(c: C) {
  allow(c, 'people.read')
  const { who } = readerOf(c)
  return read(c.get('engine'), who, async tx => {
    const { rules: _, ...among } = await chosenProgramme(c, tx)
    const all: Described[] = []
    for (const row of await curriculaOf(tx, who.tenant, among.code))
      all.push({ row, modules: await modulesOf(tx, who.tenant, row.id) })
    return { among, all }
  })
}

async function showCurricula(c: C): Promise<Response> {
  const writes = may(c.get('who'), 'training.write')
  return page(c, <CurriculaPage shell={shellOf(c)} {...await curriculaFor(c)} writes={writes} />)
}

async function curriculaAsFile(c: C) {
  const lang = c.get('lang')
  const { all: rows } = await curriculaFor(c)
  const columns = curriculumColumns(lang)
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
    const { rules: _, ...among } = await chosenProgramme(c, tx, row.programme)
    return {
      row,
      among,
      modules: await modulesOf(tx, who.tenant, row.id),
      rules: await getRulebook(tx, who.tenant, row.programme, today),
      inUse: await isCurriculumInUse(tx, who.tenant, row.id),
    }
  })
}

async function showDescribe(c: C, state?: FormState, status: Status = 200): Promise<Response> {
  allow(c, 'training.write')
  const { who } = readerOf(c)
  const { rules, ...among } = await read(c.get('engine'), who, tx => chosenProgramme(c, tx))
  const list = inProgramme(curriculaPath, among)
  return page(
    c,
    <CurriculumFormPage
      shell={shellOf(c)}
      rules={rules}
      title={courseWords(c.get('lang')).describeTitle}
      state={state ?? blankForm(c.get('lang'))}
      action={inProgramme(curriculumPath('new'), among)}
      cancel={list}
      list={list}
      hidden={{ name: 'programme', value: among.code }}
    />,
    status,
  )
}

async function showChange(c: C, state?: FormState, status: Status = 200): Promise<Response> {
  allow(c, 'training.write')
  const { row, modules, rules, among } = await curriculumIn(c)
  return page(
    c,
    <CurriculumFormPage
      shell={shellOf(c)}
      rules={rules}
      title={courseWords(c.get('lang')).changeTitle}
      state={state ?? blankForm(c.get('lang'), curriculumValues({ row, modules }))}
      action={curriculumPath(row.id, '/change')}
      cancel={curriculumPath(row.id)}
      list={inProgramme(curriculaPath, among)}
      shown={row.entry}
      hidden={{ name: 'curriculum', value: row.id }}
    />,
    status,
  )
}
