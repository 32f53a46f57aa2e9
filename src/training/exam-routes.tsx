import type { Hono } from 'hono'
import { missing, type ProblemStatus } from '../kernel/problem.ts'
import { blankForm, type FormState } from '../pages/form-state.ts'
import { readerOf } from '../pages/reader.ts'
import { page } from '../pages/render.ts'
import type { Asked } from '../pages/slice.ts'
import { submit } from '../pages/submit.ts'
import { decideAppeal, lodgeAppeal } from './appeal.ts'
import { type C, courseId, idIn, openCourse } from './asked-course.ts'
import { isAdmitted } from './conclusion.ts'
import { totalOf } from './curriculum.ts'
import { hasPassed, holdExam } from './exam.ts'
import { AppealPage, ExamPage } from './exam-page.tsx'
import { examsOf, membersOf, resultsOf } from './exam-tables.ts'
import { examWords } from './exam-words.ts'
import { learnerName } from './group-page.tsx'
import { peopleIn, whoHasLeft } from './learner-tables.ts'
import { attendedIn } from './lesson-tables.ts'
import { coursePath } from './paths.ts'

type Status = 200 | ProblemStatus

export function examRoutes(app: Hono<Asked>): void {
  const exam = coursePath(':course', '/exam')
  app.get(exam, c => showExam(c))
  app.post(exam, c =>
    submit(c, holdExam, {
      again: (state, status) => showExam(c, state, status),
      to: () => examPath(c),
      said: examWords(c.get('lang')).said.held,
    }),
  )
  const appeal = `${exam}/:exam/appeals/:learner`
  app.get(appeal, c => showAppeal(c))
  app.post(appeal, c =>
    submit(c, lodgeAppeal, {
      again: (state, status) => showAppeal(c, state, status),
      to: () => examPath(c),
      said: examWords(c.get('lang')).said.lodged,
    }),
  )
  app.post(`${appeal}/decide`, c =>
    submit(c, decideAppeal, {
      again: (state, status) => showAppeal(c, state, status),
      to: () => examPath(c),
      said: examWords(c.get('lang')).said.decided,
    }),
  )
}

const examPath = (c: C): string => coursePath(courseId(c), '/exam')

async function showExam(c: C, state?: FormState, status: Status = 200): Promise<Response> {
  const { who } = readerOf(c)
  const open = await openCourse(c, async (tx, { course }) => {
    const exams = await examsOf(tx, who.tenant, course.id)
    const ids = exams.map(one => one.id)
    const people = await peopleIn(tx, who, course.id)
    const records = people.map(one => one.person)
    return {
      exams,
      people,
      left: await whoHasLeft(tx, who.tenant, course.programme, records),
      attended: await attendedIn(tx, who.tenant, course.id),
      members: ids.length > 0 ? await membersOf(tx, who.tenant, ids) : [],
      results: await resultsOf(tx, who.tenant, course.id),
    }
  })
  const { people, attended, modules, rules, results } = open
  const candidates = people.filter(
    one =>
      isAdmitted(
        { taken_on: one.takenOn, left_on: one.leftOn },
        attended.get(one.learner),
        totalOf(modules).whole,
        rules,
      ) && !results.some(result => result.learner_id === one.learner && hasPassed(result, rules)),
  )
  return page(c, <ExamPage {...open} candidates={candidates} state={state ?? blankForm(c.get('lang'))} />, status)
}

async function showAppeal(c: C, state?: FormState, status: Status = 200): Promise<Response> {
  const { who } = readerOf(c)
  const asked = {
    exam: idIn(c, 'exam', 'training.no-such-exam'),
    learner: idIn(c, 'learner', 'training.no-such-learner'),
  }
  const { exam, result, person, ...open } = await openCourse(
    c,
    async (tx, { course }) => ({
      exam: (await examsOf(tx, who.tenant, course.id)).find(one => one.id === asked.exam),
      result: (await resultsOf(tx, who.tenant, course.id)).find(
        one => one.exam_id === asked.exam && one.learner_id === asked.learner,
      ),
      person: (await peopleIn(tx, who, course.id)).find(one => one.learner === asked.learner),
    }),
    'training.write',
  )
  if (!exam || !result || !person) throw missing('training.no-such-exam')
  const name = learnerName(person, c.get('lang'))
  const form = state ?? blankForm(c.get('lang'))
  return page(c, <AppealPage {...open} exam={exam} result={result} name={name} state={form} />, status)
}
