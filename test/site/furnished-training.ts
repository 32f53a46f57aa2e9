import { read } from '../../src/kernel/engine.ts'
import { recordAuthorisation, recordLapse } from '../../src/training/authorisation.ts'
import { closeLesson } from '../../src/training/attendance.ts'
import { openCourse } from '../../src/training/course.ts'
import { describeCurriculum } from '../../src/training/curriculum.ts'
import { givePlaces } from '../../src/training/learner.ts'
import { learnersOf, lessonsOf } from '../../src/training/lesson-tables.ts'
import { issueCertificate } from '../../src/training/certificate.ts'
import { concludeCourse } from '../../src/training/conclusion.ts'
import { holdExam } from '../../src/training/exam.ts'
import { recordNotice } from '../../src/training/notice.ts'
import { bringSheet, checkSheet } from '../../src/training/sheet.ts'
import { receiveForms } from '../../src/training/form-stock.ts'
import type { Story } from '../people-of-the-story.ts'
import { courseOf, entrepreneurship, paperOf, present } from '../training/ground.ts'
import type { Office, Record } from './office.ts'

export interface FurnishedTraining {
  curriculum: string
  authorisation: string
  course: string
  /** A session that is closed, and one that is not. */
  closed: string
  open: string
  learner: string
  /** A curriculum that no course follows. */
  spare: string
  /** A course that is over, with its exam, somebody who sat it, and a certificate. */
  finished: string
  exam: string
  candidate: string
  certificate: string
}

/** A course that has begun: one place, one on the waiting list, one session closed. Another is over. A third curriculum is followed by none. */
export async function furnishTraining(
  story: Story,
  office: Office,
  others: readonly Record[],
): Promise<FurnishedTraining> {
  const { engine, tenant, who } = story
  const described = await story.perform('mihai', describeCurriculum, entrepreneurship)
  const unused = await story.perform('mihai', describeCurriculum, { ...entrepreneurship, code: 'ANTR-3' })
  const spare = String(unused.answer.curriculum)
  const curriculum = String(described.answer.curriculum)
  const paper = { ...paperOf(story), places: 1, curriculum }
  const authorisation = String((await story.perform('mihai', recordAuthorisation, paper)).answer.authorisation)
  const dates = { startsOn: '2026-09-28', examOn: '2026-10-09' }
  const opening = { ...courseOf(story, authorisation), ...dates, partner: 'lider' }
  const course = String((await story.perform('mihai', openCourse, opening)).answer.course)
  const lapse = { authorisation, fromOn: '2027-05-04', untilOn: '2027-05-15', decision: 'Decizia nr. 12' }
  await story.perform('mihai', recordLapse, lapse)
  const enrolments = others.slice(3).map(one => one.enrolment)
  await story.perform('mihai', givePlaces, { course, enrolments, on: '2026-09-28' })
  const [lessons, learners] = await read(engine, who.mihai, async tx => [
    await lessonsOf(tx, tenant, course),
    await learnersOf(tx, tenant, course),
  ])
  const [closed, open] = lessons.map(one => one.id)
  const learner = learners.find(one => one.taken_on !== null)?.id ?? ''
  const marks = [{ learner, presence: 'absent', excuse: 'certificate' }]
  await story.perform('mihai', closeLesson, { lesson: closed, marks })
  const file = await office.scan('attendance-list')
  const sheet = await story.perform('ioana', bringSheet, { lesson: closed, datedOn: '2026-09-28', file })
  const lines = [{ learner, verdict: 'signed' }]
  await office.do('dan', checkSheet, { lesson: closed, paper: sheet.answer.paper, lines })
  const letter = { course, about: 'start', sentOn: '2026-09-21', number: '112/21.09.2026' }
  await story.perform('mihai', recordNotice, letter)
  const over = await finishCourse(story, office)
  return { curriculum, authorisation, course, closed: closed ?? '', open: open ?? '', learner, spare, ...over }
}

const short = { title: 'Contabilitate primară', theoryHours: 4, practiceHours: 4 }

/** Two people passed their exam; one of them has the certificate. */
async function finishCourse(
  story: Story,
  office: Office,
): Promise<Pick<FurnishedTraining, 'finished' | 'exam' | 'candidate' | 'certificate'>> {
  const people = [await office.enrol('Șerban', 'Elena'), await office.enrol('Țepeș', 'Irina')]
  await office.prove(people, '2026-09-04')
  for (const one of people) await office.decide(one, '2026-09-21')
  const described = { ...entrepreneurship, code: 'ANTR-2', modules: [short] }
  const curriculum = String((await story.perform('mihai', describeCurriculum, described)).answer.curriculum)
  const paper = { ...paperOf(story), number: 'IS-0148/2026', theoryHours: 4, practiceHours: 4, curriculum }
  const authorisation = String((await story.perform('mihai', recordAuthorisation, paper)).answer.authorisation)
  const dates = { startsOn: '2026-09-29', examOn: '2026-09-30' }
  const opening = {
    ...courseOf(story, authorisation),
    ...dates,
    code: 'ANTR-NE-2',
    partner: 'lider',
    subsidy: 'by-attendance',
  }
  const course = String((await story.perform('mihai', openCourse, opening)).answer.course)
  await story.perform('mihai', givePlaces, { course, enrolments: people.map(one => one.enrolment), on: '2026-09-29' })
  const [lessons, learners] = await read(story.engine, story.who.mihai, async tx => [
    await lessonsOf(tx, story.tenant, course),
    await learnersOf(tx, story.tenant, course),
  ])
  const ids = learners.map(one => one.id)
  for (const { id: lesson } of lessons) await story.perform('mihai', closeLesson, { lesson, marks: present(ids) })
  await story.perform('mihai', concludeCourse, { course })
  const results = ids.map(learner => ({ learner, theory: 8.5, practice: 9 }))
  const name = (usual: string) => office.say('commissionMember', usual)
  const commission = [
    { name: name('Ion Exemplu'), role: 'chair', external: true },
    { name: name('Ana Exemplu'), role: 'member', external: true },
  ]
  const sitting = { course, heldOn: '2026-09-30', minutes: 120, number: 'PV 1/2026', commission, results }
  const exam = String((await story.perform('mihai', holdExam, sitting)).answer.exam)
  const forms = { kind: 'completion', series: 'K', first: 101, last: 120, receivedOn: '2026-09-01' }
  await story.perform('mihai', receiveForms, forms)
  const [candidate = '', other = ''] = ids
  const line = { learner: other, series: 'K', number: 101, issuedOn: '2026-10-02' }
  const certificate = String((await story.perform('mihai', issueCertificate, line)).answer.certificate)
  return { finished: course, exam, candidate, certificate }
}
