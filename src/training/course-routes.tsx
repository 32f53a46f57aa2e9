import { date } from '../kernel/words.ts'
import { listFileRoutes } from '../pages/list-file.ts'
import { tableFile } from '../pages/table-file.tsx'
import type { Hono } from 'hono'
import { read } from '../kernel/engine.ts'
import { missing, type ProblemStatus } from '../kernel/problem.ts'
import { may } from '../kernel/who.ts'
import { ConfirmPage } from '../pages/confirm.tsx'
import { Field } from '../pages/field.tsx'
import { blankForm, type FormState } from '../pages/form-state.ts'
import { readerOf } from '../pages/reader.ts'
import { page } from '../pages/render.ts'
import { shellOf } from '../pages/shell.ts'
import type { Asked } from '../pages/slice.ts'
import { submit } from '../pages/submit.ts'
import { chosenProgramme } from '../programme/chosen-programme.ts'
import { accountNames } from '../people/person-tables.ts'
import { allow, type C, courseId, idIn, openCourse as openAsked } from './asked-course.ts'
import { concludeCourse } from './conclusion.ts'
import { openCourse } from './course.ts'
import { authorisationsOf, listCourses } from './course-tables.ts'
import { courseWords } from './course-words.ts'
import { GroupPage, learnerColumns, LearnerPage } from './group-page.tsx'
import { HoursPage } from './hours-page.tsx'
import { givePlaces, leaveCourse, signContract, takePlace } from './learner.ts'
import { candidatesFor, peopleIn } from './learner-tables.ts'
import { attendedByModule, attendedIn, lessonsOf } from './lesson-tables.ts'
import { courseColumns, CoursesPage } from './list-page.tsx'
import { needsOf } from './needs.ts'
import { OpenPage } from './open-page.tsx'
import { coursePath, coursesPath } from './paths.ts'
import { TimetablePage } from './timetable-page.tsx'

type Status = 200 | ProblemStatus

/** Nobody chooses from more; a region with more eligible people is found by name in the list of people. */
const mostCandidates = 200

export function courseRoutes(app: Hono<Asked>): void {
  app.get(coursesPath, showList)
  listFileRoutes(app, coursesPath, allAsFile)
  app.get(`${coursesPath}/new`, c => showOpen(c))
  app.post(`${coursesPath}/new`, c =>
    submit(c, openCourse, {
      again: (state, status) => showOpen(c, state, status),
      to: done => coursePath(String(done.answer.course)),
      said: courseWords(c.get('lang')).said.opened,
    }),
  )
  app.get(coursePath(':course'), showTimetable)
  app.get(coursePath(':course', '/hours'), showHours)
  app.get(coursePath(':course', '/conclude'), c => showConclude(c))
  app.post(coursePath(':course', '/conclude'), c =>
    submit(c, concludeCourse, {
      again: (state, status) => showConclude(c, state, status),
      to: () => coursePath(courseId(c)),
      said: courseWords(c.get('lang')).said.concluded,
    }),
  )
  groupRoutes(app)
}

const group = (c: C): string => coursePath(courseId(c), '/group')

function groupRoutes(app: Hono<Asked>): void {
  app.get(coursePath(':course', '/group'), c => showGroup(c))
  listFileRoutes(app, coursePath(':course', '/group'), groupAsFile)
  app.post(coursePath(':course', '/group'), c =>
    submit(c, givePlaces, {
      again: (state, status) => showGroup(c, state, status),
      to: () => group(c),
      said: courseWords(c.get('lang')).said.placed,
    }),
  )
  const learner = coursePath(':course', '/group/:learner')
  app.get(learner, c => showLearner(c))
  app.post(`${learner}/take`, c =>
    submit(c, takePlace, {
      again: (state, status) => showGroup(c, state, status),
      to: () => group(c),
      said: courseWords(c.get('lang')).said.taken,
    }),
  )
  app.post(`${learner}/contract`, c =>
    submit(c, signContract, {
      again: (contract, status) => showLearner(c, { contract }, status),
      to: () => group(c),
      said: courseWords(c.get('lang')).said.signed,
    }),
  )
  app.post(`${learner}/leave`, c =>
    submit(c, leaveCourse, {
      again: (leaving, status) => showLearner(c, { leaving }, status),
      to: () => group(c),
      said: courseWords(c.get('lang')).said.left,
    }),
  )
}

function allOf(c: C) {
  allow(c, 'people.read')
  const { who } = readerOf(c)
  return read(c.get('engine'), who, async tx => {
    const { rules, ...among } = await chosenProgramme(c, tx)
    return { rules, among, courses: await listCourses(tx, who, among.code) }
  })
}

async function showList(c: C): Promise<Response> {
  const writes = may(c.get('who'), 'training.write')
  return page(c, <CoursesPage shell={shellOf(c)} {...await allOf(c)} writes={writes} />)
}

async function allAsFile(c: C) {
  const lang = c.get('lang')
  const { rules, courses } = await allOf(c)
  const sheet = courseWords(lang).courses
  return tableFile({
    name: 'courses',
    sheet,
    columns: courseColumns(lang, rules),
    rows: courses,
    kind: 'training.exported',
  })
}

/** Who learns, is waiting or has left, as the page lists them. */
async function groupAsFile(c: C) {
  const { who } = readerOf(c)
  const { shell, course, people } = await openAsked(c, async (tx, asked) => ({
    people: await peopleIn(tx, who, asked.course.id),
  }))
  const text = courseWords(shell.lang)
  return tableFile({
    name: `group-${course.code}`,
    sheet: text.group,
    columns: [
      ...learnerColumns(shell.lang),
      {
        key: 'state',
        title: text.state,
        cell: one => (one.leftOn === null ? null : text.left({ on: date(one.leftOn) })),
      },
    ],
    rows: people,
    kind: 'people.exported',
    subjects: ({ person }) => [person],
  })
}

async function showOpen(c: C, state?: FormState, status: Status = 200): Promise<Response> {
  allow(c, 'training.write')
  const { who } = readerOf(c)
  const { names, authorisations, rules, among } = await read(c.get('engine'), who, async tx => {
    const { rules: own, ...chosen } = await chosenProgramme(c, tx)
    return {
      rules: own,
      among: chosen,
      authorisations: await authorisationsOf(tx, who.tenant, chosen.code),
      names: await accountNames(tx, who.tenant),
    }
  })
  const trainers = [...new Set(authorisations.flatMap(one => one.trainers))]
  return page(
    c,
    <OpenPage
      shell={shellOf(c)}
      rules={rules}
      among={among}
      authorisations={authorisations}
      trainers={trainers.map(value => ({ value, text: names.get(value) ?? value }))}
      state={state ?? blankForm(c.get('lang'))}
    />,
    status,
  )
}

async function showTimetable(c: C): Promise<Response> {
  const { who } = readerOf(c)
  const open = await openAsked(c, async (tx, { course }) => ({
    lessons: await lessonsOf(tx, who.tenant, course.id),
    trainer: (await accountNames(tx, who.tenant)).get(course.trainer_id) ?? '',
    needs: needsOf(await peopleIn(tx, who, course.id)),
  }))
  return page(c, <TimetablePage {...open} />)
}

async function showHours(c: C): Promise<Response> {
  const { who } = readerOf(c)
  const open = await openAsked(c, async (tx, { course }) => ({
    people: await peopleIn(tx, who, course.id),
    attended: await attendedIn(tx, who.tenant, course.id),
    byModule: await attendedByModule(tx, who.tenant, course.id),
  }))
  return page(c, <HoursPage {...open} />)
}

async function showGroup(c: C, state?: FormState, status: Status = 200): Promise<Response> {
  const { who, today } = readerOf(c)
  const open = await openAsked(c, async (tx, { course }) => ({
    people: await peopleIn(tx, who, course.id),
    candidates: may(who, 'training.write')
      ? await candidatesFor(tx, who, { ...course, course: course.id }, mostCandidates)
      : [],
  }))
  return page(c, <GroupPage {...open} state={state ?? blankForm(c.get('lang'), { on: today })} />, status)
}

async function showLearner(
  c: C,
  { contract, leaving }: { contract?: FormState; leaving?: FormState } = {},
  status: Status = 200,
): Promise<Response> {
  const { who } = readerOf(c)
  const id = idIn(c, 'learner', 'training.no-such-learner')
  const open = await openAsked(
    c,
    async (tx, { course }) => ({ person: (await peopleIn(tx, who, course.id)).find(one => one.learner === id) }),
    'training.write',
  )
  const { person } = open
  if (!person) throw missing('training.no-such-learner')
  const lang = c.get('lang')
  const states = {
    contract: contract ?? blankForm(lang, { contract: person.contract ?? undefined }),
    leaving: leaving ?? blankForm(lang),
  }
  return page(c, <LearnerPage {...open} person={person} {...states} />, status)
}

async function showConclude(c: C, state?: FormState, status: Status = 200): Promise<Response> {
  const { course, curriculum } = await openAsked(c, async () => ({}), 'training.write')
  if (!state && course.concluded_on !== null) return c.redirect(coursePath(course.id))
  const form = state ?? blankForm(c.get('lang'))
  const text = courseWords(c.get('lang'))
  return page(
    c,
    <ConfirmPage
      shell={shellOf(c)}
      title={text.concludeTitle}
      breadcrumb={[
        { text: text.courses, href: coursesPath },
        { text: `${course.code} – ${curriculum.title}`, href: coursePath(course.id) },
      ]}
      consequences={<p>{text.concludeWhat}</p>}
      state={form}
      action={coursePath(course.id, '/conclude')}
      submit={text.conclude}
      cancel={coursePath(course.id)}
    >
      <Field state={form} kind="hidden" name="course" value={course.id} />
    </ConfirmPage>,
    status,
  )
}
