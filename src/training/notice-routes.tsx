import type { Hono } from 'hono'
import { may } from '../kernel/who.ts'
import { missing, type ProblemStatus } from '../kernel/problem.ts'
import { date, number } from '../kernel/words.ts'
import { blankForm, type FormState } from '../pages/form-state.ts'
import { pdf, template } from '../pages/pdf.ts'
import { readerOf } from '../pages/reader.ts'
import { page } from '../pages/render.ts'
import type { Asked } from '../pages/slice.ts'
import { submit } from '../pages/submit.ts'
import { accountNames } from '../people/person-tables.ts'
import { parameterOf } from '../programme/rulebook.ts'
import { type C, courseId, openCourse } from './asked-course.ts'
import { timeAt } from './clock-time.ts'
import { learnersOf, lessonsOf } from './lesson-tables.ts'
import { dueNotices, recordNotice } from './notice.ts'
import { NoticesPage } from './notice-page.tsx'
import { noticeGrounds, type NoticeKind, noticeKinds, noticesOf } from './notice-tables.ts'
import { noticeWords } from './notice-words.ts'
import { coursePath } from './paths.ts'
import { reachesPlace } from './scope.ts'

type Status = 200 | ProblemStatus

const source = template(new URL('./notice.typ', import.meta.url))

export function noticeRoutes(app: Hono<Asked>): void {
  const all = coursePath(':course', '/notices')
  app.get(all, c => show(c))
  app.post(all, c =>
    submit(c, recordNotice, {
      again: (state, status) => show(c, state, status),
      to: () => coursePath(courseId(c), '/notices'),
      said: noticeWords(c.get('lang')).said,
    }),
  )
  app.get(`${all}/:about/letter.pdf`, sendLetter)
}

async function show(c: C, state?: FormState, status: Status = 200): Promise<Response> {
  const { who, today } = readerOf(c)
  const { grounds, ...open } = await openCourse(c, async (tx, { course }) => ({
    grounds: await noticeGrounds(tx, who, { since: today, course: course.id }),
    sent: await noticesOf(tx, who.tenant, course.id),
    brings: may(who, 'evidence.write') && reachesPlace(who, 'evidence.write', { ...course }),
  }))
  const due = grounds.flatMap(ground => (open.course.concluded_on === null ? dueNotices(ground, open.rules) : []))
  return page(c, <NoticesPage {...open} due={due} state={state ?? blankForm(c.get('lang'))} />, status)
}

/** The letter, without a name of any learner: how many they are is all that the authority asks. */
async function sendLetter(c: C): Promise<Response> {
  const { who, lang } = readerOf(c)
  const about = noticeKinds.find(one => one === c.req.param('about'))
  if (!about) throw missing()
  const { course, curriculum, modules, authorisation, rules, lessons, learners, staff } = await openCourse(
    c,
    async (tx, { course: asked }) => ({
      lessons: await lessonsOf(tx, who.tenant, asked.id),
      learners: await learnersOf(tx, who.tenant, asked.id),
      staff: await accountNames(tx, who.tenant),
    }),
    'training.write',
  )
  const text = noticeWords(lang)
  const { letter } = text
  const inCourse = learners.filter(one => one.taken_on !== null && one.left_on === null).length
  const bytes = pdf(source, {
    lang,
    title: text.about[about],
    provider: rules.partners.find(one => one.code === course.partner)?.name ?? '',
    registered: [letter.number, letter.date],
    to: letter.to,
    says: letter[about],
    facts: [
      [letter.course, `${course.code} – ${curriculum.title}`],
      [letter.authorisation, authorisation.number],
      [letter.period, `${date(course.starts_on)} – ${date(lessons.at(-1)?.held_on ?? course.exam_on)}`],
      [letter.exam, date(course.exam_on)],
      [letter.room, course.room],
      [letter.trainer, staff.get(course.trainer_id) ?? ''],
      [letter.learners, number(lang, inCourse)],
      ...(about === 'examiners' ? [[letter.external, number(lang, parameterOf(rules, 'exam-external-members'))]] : []),
    ],
    timetable: letter.timetable,
    head: [letter.day, letter.hours, letter.part, letter.where],
    rows: rowsOf(about, lessons).map(one => [
      date(one.held_on),
      `${timeAt(one.begins)}–${timeAt(one.begins + one.minutes)}`,
      modules.find(module => module.place === one.module)?.title ?? '',
      one.room,
    ]),
    signature: letter.signature,
  })
  return c.body(bytes, 200, {
    'content-type': 'application/pdf',
    'content-disposition': `inline; filename="${course.code}-${about}.pdf"`,
  })
}

const rowsOf = <T extends object>(about: NoticeKind, lessons: readonly T[]): readonly T[] =>
  about === 'examiners' ? [] : lessons
