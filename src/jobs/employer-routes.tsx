import { listFileRoutes } from '../pages/list-file.ts'
import { tableFile } from '../pages/table-file.tsx'
import type { Hono } from 'hono'
import { read } from '../kernel/engine.ts'
import { may } from '../kernel/who.ts'
import { namesOf, readerOf } from '../pages/reader.ts'
import { page } from '../pages/render.ts'
import { shellOf } from '../pages/shell.ts'
import type { Asked } from '../pages/slice.ts'
import type { Question } from '../people/section.ts'
import { refuseUnless } from '../people/sight.ts'
import { type C, formRoute, hidden, idIn } from '../people/form-route.tsx'
import { addEmployer, correctEmployer, getEmployer, visitEmployer } from './employer.ts'
import { employerColumns, EmployerPage, EmployersPage } from './employer-pages.tsx'
import { jobWords } from './job-words.ts'
import { employerPath, employersPath } from './paths.ts'
import { employersOf, vacanciesOf, visitsTo } from './tables.ts'
import { countyOptions } from './vacancy-form.ts'

export function employerRoutes(app: Hono<Asked>): void {
  app.get(employersPath, showAll)
  listFileRoutes(app, employersPath, allAsFile)
  formRoute(app, {
    path: employerPath('new'),
    command: addEmployer,
    load: async c => {
      const text = jobWords(c.get('lang'))
      const breadcrumb = [{ text: text.employers, href: employersPath }]
      return {
        title: text.newEmployer,
        questions: employerQuestions(c),
        submit: text.saveEmployer,
        cancel: employersPath,
        breadcrumb,
      }
    },
    to: done => employerPath(String(done.answer.employer)),
    said: c => jobWords(c.get('lang')).said.employer,
  })
  app.get(employerPath(':employer'), showOne)
  formRoute(app, {
    path: employerPath(':employer', '/correct'),
    command: correctEmployer,
    load: async c => {
      const text = jobWords(c.get('lang'))
      const employer = await asked(c)
      return {
        title: text.correctEmployer,
        questions: [hidden('employer', employer.id), ...employerQuestions(c)],
        values: {
          name: employer.name,
          cui: employer.cui,
          social: employer.social ? 'yes' : undefined,
          county: employer.county,
          locality: employer.locality,
          contactName: employer.contact_name ?? undefined,
          phone: employer.phone ?? undefined,
          email: employer.email ?? undefined,
        },
        shown: employer.entry,
        submit: text.saveEmployer,
        cancel: employerPath(employer.id),
        breadcrumb: crumbs(c, employer),
      }
    },
    to: done => employerPath(String(done.answer.employer)),
    said: c => jobWords(c.get('lang')).said.employer,
  })
  formRoute(app, {
    path: employerPath(':employer', '/visit'),
    command: visitEmployer,
    load: async c => {
      const text = jobWords(c.get('lang'))
      const employer = await asked(c)
      return {
        title: text.addVisit,
        questions: [
          hidden('employer', employer.id),
          { kind: 'day', name: 'visitedOn', label: text.visitedOn },
          { kind: 'textarea', name: 'note', label: text.visitNote },
        ],
        values: { visitedOn: readerOf(c).today },
        submit: text.saveVisit,
        cancel: employerPath(employer.id),
        breadcrumb: crumbs(c, employer),
      }
    },
    to: done => employerPath(String(done.answer.employer)),
    said: c => jobWords(c.get('lang')).said.visit,
  })
}

const asked = (c: C) =>
  read(c.get('engine'), c.get('who'), tx =>
    getEmployer({ tx, who: c.get('who') }, idIn(c, 'employer', 'jobs.no-such-employer')),
  )

const crumbs = (c: C, { id, name }: { id: string; name: string }) => [
  { text: jobWords(c.get('lang')).employers, href: employersPath },
  { text: name, href: employerPath(id) },
]

async function allOf(c: C) {
  const { who, today } = readerOf(c)
  refuseUnless(who, 'people.read')
  return read(c.get('engine'), who, async tx => ({
    employers: await employersOf(tx, who.tenant),
    vacancies: await vacanciesOf(tx, who.tenant, { openOn: today }),
  }))
}

async function showAll(c: C): Promise<Response> {
  const mayWrite = may(c.get('who'), 'outcome.write')
  return page(c, <EmployersPage shell={shellOf(c)} {...await allOf(c)} mayWrite={mayWrite} />)
}

async function allAsFile(c: C) {
  const lang = c.get('lang')
  const { employers, vacancies } = await allOf(c)
  return tableFile({
    name: 'employers',
    sheet: jobWords(lang).employers,
    columns: employerColumns(lang, vacancies),
    rows: employers,
    kind: 'jobs.exported',
  })
}

async function showOne(c: C): Promise<Response> {
  const { who } = readerOf(c)
  refuseUnless(who, 'people.read')
  const found = await read(c.get('engine'), who, async tx => {
    const employer = await getEmployer({ tx, who }, idIn(c, 'employer', 'jobs.no-such-employer'))
    const visits = await visitsTo(tx, who.tenant, employer.id)
    return {
      employer,
      visits,
      vacancies: await vacanciesOf(tx, who.tenant, { employer: employer.id }),
      names: await namesOf(
        c,
        tx,
        visits.map(visit => visit.visited_by),
      ),
    }
  })
  return page(c, <EmployerPage shell={shellOf(c)} {...found} mayWrite={may(who, 'outcome.write')} />)
}

function employerQuestions(c: C): Question[] {
  const text = jobWords(c.get('lang'))
  return [
    { kind: 'text', name: 'name', label: text.employerName, width: 'full' },
    { kind: 'text', name: 'cui', label: text.cui, hint: text.cuiHint, width: 'short' },
    { kind: 'check', name: 'social', label: text.social },
    { kind: 'select', name: 'county', label: text.county, options: countyOptions },
    { kind: 'text', name: 'locality', label: text.locality },
    { kind: 'text', name: 'contactName', label: text.contactName, optional: true },
    { kind: 'text', name: 'phone', label: text.phone, inputMode: 'tel', optional: true },
    { kind: 'text', name: 'email', label: text.email, inputMode: 'email', optional: true },
  ]
}
