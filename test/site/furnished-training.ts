import { read } from '../../src/kernel/engine.ts'
import { recordAuthorisation, recordLapse } from '../../src/training/authorisation.ts'
import { closeLesson } from '../../src/training/attendance.ts'
import { openCourse } from '../../src/training/course.ts'
import { describeCurriculum } from '../../src/training/curriculum.ts'
import { givePlaces } from '../../src/training/learner.ts'
import { learnersOf, lessonsOf } from '../../src/training/lesson-tables.ts'
import type { Story } from '../people-of-the-story.ts'
import { courseOf, entrepreneurship, paperOf } from '../training/ground.ts'
import type { Record } from './office.ts'

export interface FurnishedTraining {
  curriculum: string
  authorisation: string
  course: string
  /** A session that is closed, and one that is not. */
  closed: string
  open: string
  learner: string
}

/** A course that has begun: one place, one on the waiting list, one session closed. A second curriculum is followed by none. */
export async function furnishTraining(story: Story, others: readonly Record[]): Promise<FurnishedTraining> {
  const { engine, tenant, who } = story
  const described = await story.perform('mihai', describeCurriculum, entrepreneurship)
  await story.perform('mihai', describeCurriculum, { ...entrepreneurship, code: 'ANTR-2' })
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
  return { curriculum, authorisation, course, closed: closed ?? '', open: open ?? '', learner }
}
