import { listFileRoutes } from '../pages/list-file.ts'
import { tableFile } from '../pages/table-file.tsx'
import type { Hono } from 'hono'
import { read } from '../kernel/engine.ts'
import { missing, type ProblemStatus } from '../kernel/problem.ts'
import { logRead } from '../kernel/read-log.ts'
import { may } from '../kernel/who.ts'
import type { Lang } from '../kernel/words.ts'
import { blankForm, type FormState } from '../pages/form-state.ts'
import { readerOf } from '../pages/reader.ts'
import { page } from '../pages/render.ts'
import { shellOf } from '../pages/shell.ts'
import type { Asked } from '../pages/slice.ts'
import { submit } from '../pages/submit.ts'
import { allow, type C, courseId, idIn, openCourse } from './asked-course.ts'
import { handOver, issueCertificate, issueDuplicate, revokeCertificate } from './certificate.ts'
import {
  certificateColumns,
  CertificatePage,
  CertificatesPage,
  type CertificateStates,
  formNumber,
  IssuePage,
} from './certificate-pages.tsx'
import { certificateCopy } from './certificate-copy.ts'
import { certificatesOf, findHolder, nextForms, spoiledForms, stockOf } from './certificate-tables.ts'
import { hasPassed } from './exam.ts'
import { examsOf, resultsOf } from './exam-tables.ts'
import { examWords } from './exam-words.ts'
import { receiveForms, spoilForm } from './form-stock.ts'
import { learnerName } from './group-page.tsx'
import { peopleIn } from './learner-tables.ts'
import { certificatePath, coursePath, formsPath } from './paths.ts'
import { batchColumns, StockPage } from './stock-page.tsx'

type Status = 200 | ProblemStatus

export function certificateRoutes(app: Hono<Asked>): void {
  const all = coursePath(':course', '/certificates')
  app.get(all, showAll)
  listFileRoutes(app, all, allAsFile)
  app.get(`${all}/for/:learner`, c => showIssue(c))
  app.post(`${all}/for/:learner`, c =>
    submit(c, issueCertificate, {
      again: (state, status) => showIssue(c, state, status),
      to: () => coursePath(courseId(c), '/certificates'),
      said: examWords(c.get('lang')).said.issued,
    }),
  )
  const one = `${all}/:certificate`
  app.get(one, c => showOne(c))
  app.get(`${one}/copy.pdf`, c => sendCopy(c, 'ro'))
  app.get(`${one}/copy-en.pdf`, c => sendCopy(c, 'en'))
  app.post(`${one}/hand-over`, c =>
    submit(c, handOver, {
      again: (handing, status) => showOne(c, { handing }, status),
      to: () => onePath(c),
      said: examWords(c.get('lang')).said.handed,
    }),
  )
  app.post(`${one}/revoke`, c =>
    submit(c, revokeCertificate, {
      again: (revoking, status) => showOne(c, { revoking }, status),
      to: () => onePath(c),
      said: examWords(c.get('lang')).said.revoked,
    }),
  )
  app.post(`${one}/duplicate`, c =>
    submit(c, issueDuplicate, {
      again: (duplicating, status) => showOne(c, { duplicating }, status),
      to: () => coursePath(courseId(c), '/certificates'),
      said: examWords(c.get('lang')).said.duplicated,
    }),
  )
}

/** Before the routes of one course, whose id stands where `forms` does. */
export function stockRoutes(app: Hono<Asked>): void {
  app.get(formsPath, c => showStock(c))
  listFileRoutes(app, formsPath, stockAsFile)
  app.post(formsPath, c =>
    submit(c, receiveForms, {
      again: (receiving, status) => showStock(c, { receiving }, status),
      to: () => formsPath,
      said: examWords(c.get('lang')).said.received,
    }),
  )
  app.get(`${formsPath}/spoiled`, c => {
    allow(c, 'training.write')
    return showStock(c, { spoiling: blankForm(c.get('lang')) })
  })
  app.post(`${formsPath}/spoiled`, c =>
    submit(c, spoilForm, {
      again: (spoiling, status) => showStock(c, { spoiling }, status),
      to: () => formsPath,
      said: examWords(c.get('lang')).said.spoiled,
    }),
  )
}

const certificateId = (c: C): string => idIn(c, 'certificate', 'training.no-such-certificate')
const onePath = (c: C): string => certificatePath({ id: certificateId(c), course_id: courseId(c) })

async function allOf(c: C) {
  const { who } = readerOf(c)
  const open = await openCourse(c, async (tx, { course }) => ({
    people: await peopleIn(tx, who, course.id),
    exams: await examsOf(tx, who.tenant, course.id),
    results: await resultsOf(tx, who.tenant, course.id),
    issued: await certificatesOf(tx, who.tenant, course.id),
  }))
  const { people, exams, results, issued, rules } = open
  const passed = people.flatMap(person => {
    const result = results.find(one => one.learner_id === person.learner && hasPassed(one, rules))
    const exam = exams.find(one => one.id === result?.exam_id)
    return exam ? [{ person, exam, issued: issued.filter(one => one.learner_id === person.learner) }] : []
  })
  return { ...open, passed }
}

const showAll = async (c: C): Promise<Response> => page(c, <CertificatesPage {...await allOf(c)} />)

async function allAsFile(c: C) {
  const { passed, ...open } = await allOf(c)
  return tableFile({
    name: `certificates-${open.course.code}`,
    sheet: examWords(open.shell.lang).certificates,
    columns: certificateColumns(open),
    rows: passed,
    kind: 'people.exported',
    subjects: ({ person }) => [person.person],
  })
}

async function showIssue(c: C, state?: FormState, status: Status = 200): Promise<Response> {
  const { who } = readerOf(c)
  const learner = idIn(c, 'learner', 'training.no-such-learner')
  const { person, exams, results, ...open } = await openCourse(
    c,
    async (tx, { course, curriculum }) => ({
      person: (await peopleIn(tx, who, course.id)).find(one => one.learner === learner),
      exams: await examsOf(tx, who.tenant, course.id),
      results: await resultsOf(tx, who.tenant, course.id),
      next: await nextForms(tx, who.tenant, curriculum.certificate),
    }),
    'training.write',
  )
  if (!person) throw missing('training.no-such-learner')
  const passed = results.find(one => one.learner_id === learner && hasPassed(one, open.rules))
  const exam = exams.find(one => one.id === passed?.exam_id)
  const first = blankForm(c.get('lang'), { issuedOn: open.on })
  return page(c, <IssuePage {...open} person={person} exam={exam} state={state ?? first} />, status)
}

async function showOne(c: C, states: Partial<CertificateStates> = {}, status: Status = 200): Promise<Response> {
  const { who } = readerOf(c)
  const { certificate, people, ...open } = await openCourse(c, async (tx, { course, curriculum }) => ({
    certificate: (await certificatesOf(tx, who.tenant, course.id)).find(one => one.id === certificateId(c)),
    people: await peopleIn(tx, who, course.id),
    next: await nextForms(tx, who.tenant, curriculum.certificate),
  }))
  const person = people.find(one => one.learner === certificate?.learner_id)
  if (!certificate || !person) throw missing('training.no-such-certificate')
  const lang = c.get('lang')
  const blank = { handing: blankForm(lang), revoking: blankForm(lang), duplicating: blankForm(lang) }
  const name = learnerName(person, lang)
  return page(c, <CertificatePage {...open} certificate={certificate} name={name} {...blank} {...states} />, status)
}

/** The name goes on paper: whoever prints it is noted with the person. */
async function sendCopy(c: C, lang: Lang): Promise<Response> {
  const { who } = readerOf(c)
  const { certificate, holder, results, ...open } = await openCourse(
    c,
    async (tx, { course }) => {
      const found = (await certificatesOf(tx, who.tenant, course.id)).find(one => one.id === certificateId(c))
      return {
        certificate: found,
        holder: found && (await findHolder(tx, who, found.person_id)),
        results: await resultsOf(tx, who.tenant, course.id),
      }
    },
    'training.write',
  )
  if (!certificate || !holder || holder.familyName === '') throw missing('training.no-such-certificate')
  await logRead(c.get('engine'), who, { kind: 'training.certificate-printed', subjects: [certificate.person_id] })
  const result = results.find(one => one.exam_id === certificate.exam_id && one.learner_id === certificate.learner_id)
  const address = `${c.get('origin')}/v/${certificate.code}`
  return c.body(certificateCopy(lang, { ...open, certificate, holder, result, address }), 200, {
    'content-type': 'application/pdf',
    'content-disposition': `inline; filename="${formNumber(certificate).replace(' ', '-')}-${lang}.pdf"`,
  })
}

async function showStock(
  c: C,
  states: { receiving?: FormState; spoiling?: FormState } = {},
  status: Status = 200,
): Promise<Response> {
  allow(c, 'people.read')
  const { who } = readerOf(c)
  const shown = await read(c.get('engine'), who, async tx => ({
    batches: await stockOf(tx, who.tenant),
    spoiled: await spoiledForms(tx, who.tenant),
  }))
  const lang = c.get('lang')
  const blank = { receiving: blankForm(lang) }
  const writes = may(who, 'training.write')
  return page(c, <StockPage shell={shellOf(c)} {...shown} writes={writes} {...blank} {...states} />, status)
}

/** What was received; what was spoiled of it stands on the page. */
async function stockAsFile(c: C) {
  allow(c, 'people.read')
  const { who, lang } = readerOf(c)
  const rows = await read(c.get('engine'), who, tx => stockOf(tx, who.tenant))
  const sheet = examWords(lang).stock
  return tableFile({ name: 'forms', sheet, columns: batchColumns(lang), rows, kind: 'training.exported' })
}
