import type { Hono } from 'hono'
import { missing, type ProblemStatus } from '../kernel/problem.ts'
import { ConfirmPage } from '../pages/confirm.tsx'
import { Field } from '../pages/field.tsx'
import { blankForm, type FormState, type FormValues } from '../pages/form-state.ts'
import { readerOf } from '../pages/reader.ts'
import { page } from '../pages/render.ts'
import { shellOf } from '../pages/shell.ts'
import type { Asked } from '../pages/slice.ts'
import { submit } from '../pages/submit.ts'
import { accountNames } from '../people/person-tables.ts'
import { type C, courseId, idIn, openCourse } from './asked-course.ts'
import { closeLesson, isOnRoster } from './attendance.ts'
import { CorrectPage, LessonPage } from './attendance-page.tsx'
import { attendanceWords } from './attendance-words.ts'
import { timeAt } from './clock-time.ts'
import { courseWords } from './course-words.ts'
import { peopleIn, whoHasLeft } from './learner-tables.ts'
import { addLesson, cancelLesson, moveLesson } from './lesson.ts'
import { LessonFormPage } from './lesson-form-page.tsx'
import { attendedIn, lessonsOf, marksOf } from './lesson-tables.ts'
import { correctMark } from './mark-correction.ts'
import { coursePath, coursesPath, lessonPath } from './paths.ts'
import { linesOf, sheetsOf } from './sheet-tables.ts'
import type { LessonRow, MarkRow } from './tables.ts'

type Status = 200 | ProblemStatus

export function lessonRoutes(app: Hono<Asked>): void {
  const one = coursePath(':course', '/sessions/:lesson')
  app.get(coursePath(':course', '/sessions/new'), c => showAdd(c))
  app.post(coursePath(':course', '/sessions/new'), c =>
    submit(c, addLesson, {
      again: (state, status) => showAdd(c, state, status),
      to: () => coursePath(courseId(c)),
      said: courseWords(c.get('lang')).said.added,
    }),
  )
  app.get(one, c => showLesson(c))
  app.post(one, c =>
    submit(c, closeLesson, {
      again: (state, status) => showLesson(c, state, status),
      to: () => asked(c),
      said: attendanceWords(c.get('lang')).said.closed,
    }),
  )
  app.get(`${one}/move`, c => showMove(c))
  app.post(`${one}/move`, c =>
    submit(c, moveLesson, {
      again: (state, status) => showMove(c, state, status),
      to: () => coursePath(courseId(c)),
      said: courseWords(c.get('lang')).said.moved,
    }),
  )
  app.get(`${one}/cancel`, c => showCancel(c))
  app.post(`${one}/cancel`, c =>
    submit(c, cancelLesson, {
      again: (state, status) => showCancel(c, state, status),
      to: () => coursePath(courseId(c)),
      said: courseWords(c.get('lang')).said.cancelled,
    }),
  )
  app.get(`${one}/marks/:learner`, c => showCorrect(c))
  app.post(`${one}/marks/:learner`, c =>
    submit(c, correctMark, {
      again: (state, status) => showCorrect(c, state, status),
      to: () => asked(c),
      said: attendanceWords(c.get('lang')).said.corrected,
    }),
  )
}

const lessonId = (c: C): string => idIn(c, 'lesson', 'training.no-such-lesson')
const asked = (c: C): string => lessonPath({ id: lessonId(c), course_id: courseId(c) })

/** The session in the address, which is one of the course in it. */
export function lessonIn(c: C, lessons: readonly LessonRow[]): LessonRow {
  const lesson = lessons.find(one => one.id === lessonId(c))
  if (!lesson) throw missing('training.no-such-lesson')
  return lesson
}

async function showLesson(c: C, state?: FormState, status: Status = 200): Promise<Response> {
  const { who } = readerOf(c)
  const open = await openCourse(c, async (tx, { course }) => {
    const lessons = await lessonsOf(tx, who.tenant, course.id)
    const lesson = lessonIn(c, lessons)
    const people = await peopleIn(tx, who, course.id)
    const roster = people.filter(one => isOnRoster({ taken_on: one.takenOn, left_on: one.leftOn }, lesson.held_on))
    return {
      lesson,
      roster,
      nth: lessons.indexOf(lesson) + 1,
      of: lessons.length,
      attended: await attendedIn(tx, who.tenant, course.id),
      marks: await marksOf(tx, who.tenant, lesson.id),
      sheets: await sheetsOf(tx, who.tenant, lesson.id),
      lines: await linesOf(tx, who.tenant, lesson.id),
      left: await whoHasLeft(
        tx,
        who.tenant,
        course.programme,
        roster.map(one => one.person),
      ),
      closedBy: (await accountNames(tx, who.tenant)).get(lesson.closed_by ?? ''),
    }
  })
  const all = c.req.query('all') === 'present' ? open.roster.map((_, at) => [`marks.${at}.presence`, 'present']) : []
  const form = state ?? blankForm(c.get('lang'), Object.fromEntries(all))
  return page(c, <LessonPage {...open} state={form} />, status)
}

async function showCorrect(c: C, state?: FormState, status: Status = 200): Promise<Response> {
  const { who } = readerOf(c)
  const learner = idIn(c, 'learner', 'training.no-such-learner')
  const { person, mark, ...open } = await openCourse(
    c,
    async (tx, { course }) => {
      const lesson = lessonIn(c, await lessonsOf(tx, who.tenant, course.id))
      const found = (await peopleIn(tx, who, course.id)).find(one => one.learner === learner)
      return {
        lesson,
        person: found,
        mark: (await marksOf(tx, who.tenant, lesson.id)).find(one => one.learner_id === learner),
        left: await whoHasLeft(tx, who.tenant, course.programme, found ? [found.person] : []),
      }
    },
    'training.write',
  )
  if (!person || !mark) throw missing('training.no-such-learner')
  const form = state ?? blankForm(c.get('lang'), markValues(mark, open.lesson))
  const hasLeft = open.left.has(person.person)
  return page(c, <CorrectPage {...open} person={person} mark={mark} hasLeft={hasLeft} state={form} />, status)
}

const markValues = ({ presence, minutes, excuse }: MarkRow, lesson: LessonRow): FormValues => ({
  presence: presence === 'present' || presence === 'late' ? presence : 'absent',
  lateMinutes: presence === 'late' ? String(lesson.minutes - minutes) : undefined,
  excuse: excuse ?? undefined,
})

async function showAdd(c: C, state?: FormState, status: Status = 200): Promise<Response> {
  const open = await openCourse(
    c,
    async (tx, { authorisation }) => {
      const names = await accountNames(tx, c.get('who').tenant)
      return { trainers: authorisation.trainers.map(value => ({ value, text: names.get(value) ?? value })) }
    },
    'training.write',
  )
  const { trainer_id: trainer, room } = open.course
  return page(c, <LessonFormPage {...open} state={state ?? blankForm(c.get('lang'), { trainer, room })} />, status)
}

async function showMove(c: C, state?: FormState, status: Status = 200): Promise<Response> {
  const { who } = readerOf(c)
  const open = await openCourse(
    c,
    async (tx, { course, authorisation }) => {
      const names = await accountNames(tx, who.tenant)
      return {
        lesson: lessonIn(c, await lessonsOf(tx, who.tenant, course.id)),
        trainers: authorisation.trainers.map(value => ({ value, text: names.get(value) ?? value })),
      }
    },
    'training.write',
  )
  const { held_on: heldOn, begins, trainer_id: trainer, room } = open.lesson
  const first = { heldOn, begins: timeAt(begins), trainer, room }
  return page(c, <LessonFormPage {...open} state={state ?? blankForm(c.get('lang'), first)} />, status)
}

async function showCancel(c: C, state?: FormState, status: Status = 200): Promise<Response> {
  const { who } = readerOf(c)
  const { course, curriculum, lesson } = await openCourse(
    c,
    async (tx, { course: asking }) => ({ lesson: lessonIn(c, await lessonsOf(tx, who.tenant, asking.id)) }),
    'training.write',
  )
  const form = state ?? blankForm(c.get('lang'))
  const text = courseWords(c.get('lang'))
  return page(
    c,
    <ConfirmPage
      shell={shellOf(c)}
      title={text.cancelTitle}
      breadcrumb={[
        { text: text.courses, href: coursesPath },
        { text: `${course.code} – ${curriculum.title}`, href: coursePath(course.id) },
      ]}
      consequences={<p>{text.cancelWhat}</p>}
      state={form}
      action={lessonPath(lesson, '/cancel')}
      submit={text.cancelSession}
      cancel={coursePath(course.id)}
    >
      <Field state={form} kind="hidden" name="lesson" value={lesson.id} />
    </ConfirmPage>,
    status,
  )
}
