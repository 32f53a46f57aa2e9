import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import { missing } from '../kernel/problem.ts'
import type { Right, Who } from '../kernel/who.ts'
import type { Missed } from './absence.ts'
import { courseInScope } from './scope.ts'
import type { LearnerRow, LessonRow, MarkRow } from './tables.ts'

/** The session, if this right of the asker reaches its course; 404 else. */
export async function getLesson(tx: Tx, who: Who, right: Right, id: string): Promise<LessonRow> {
  const { rows } = await sql<LessonRow>`
    select lesson.* from lesson join course on course.tenant_id = lesson.tenant_id and course.id = lesson.course_id
    where lesson.tenant_id = ${who.tenant} and lesson.id = ${id} and ${courseInScope(who, right)}`.execute(tx)
  const [lesson] = rows
  if (!lesson) throw missing('training.no-such-lesson')
  return lesson
}

export const lessonsOf = (tx: Tx, tenant: string, course: string): Promise<LessonRow[]> =>
  tx
    .selectFrom('lesson')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('course_id', '=', course)
    .orderBy('held_on')
    .orderBy('begins')
    .orderBy('id')
    .execute()

export const learnersOf = (tx: Tx, tenant: string, course: string): Promise<LearnerRow[]> =>
  tx
    .selectFrom('learner')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('course_id', '=', course)
    .orderBy('asked_on')
    .orderBy('id')
    .execute()

/** The place, if this right of the asker reaches its course; 404 else. */
export async function getLearner(tx: Tx, who: Who, right: Right, id: string): Promise<LearnerRow> {
  const { rows } = await sql<LearnerRow>`
    select learner.* from learner join course on course.tenant_id = learner.tenant_id and course.id = learner.course_id
    where learner.tenant_id = ${who.tenant} and learner.id = ${id} and ${courseInScope(who, right)}`.execute(tx)
  const [learner] = rows
  if (!learner) throw missing('training.no-such-learner')
  return learner
}

export const marksOf = (tx: Tx, tenant: string, lesson: string): Promise<MarkRow[]> =>
  tx.selectFrom('mark').selectAll().where('tenant_id', '=', tenant).where('lesson_id', '=', lesson).execute()

/** What somebody attended and missed in the closed sessions of a course, in minutes. */
export interface Attended extends Missed {
  learner: string
  attended: number
  /** Of those, in sessions of theory and of practice. */
  theory: number
  practice: number
  /** The last day on which they were there. */
  lastOn: Day | null
}

/** Lateness is an absence without an excuse, of that many minutes. */
export async function attendedIn(tx: Tx, tenant: string, course: string): Promise<Map<string, Attended>> {
  const { rows } = await sql<Attended>`
    select mark.learner_id as learner, sum(mark.minutes)::int as attended,
      coalesce(sum(mark.minutes) filter (where lesson.kind = 'theory'), 0)::int as theory,
      coalesce(sum(mark.minutes) filter (where lesson.kind = 'practice'), 0)::int as practice,
      coalesce(sum(lesson.minutes - mark.minutes) filter (where mark.presence = 'excused'), 0)::int as excused,
      coalesce(sum(lesson.minutes - mark.minutes) filter (where mark.presence <> 'excused'), 0)::int as unexcused,
      (max(lesson.held_on) filter (where mark.minutes > 0))::text as "lastOn"
    from lesson join mark on mark.tenant_id = lesson.tenant_id and mark.lesson_id = lesson.id
    where lesson.tenant_id = ${tenant} and lesson.course_id = ${course} group by mark.learner_id`.execute(tx)
  return new Map(rows.map(row => [row.learner, row]))
}

/** Minutes attended by each learner in each module. */
export async function attendedByModule(
  tx: Tx,
  tenant: string,
  course: string,
): Promise<{ learner: string; module: number; minutes: number }[]> {
  const { rows } = await sql<{ learner: string; module: number; minutes: number }>`
    select mark.learner_id as learner, lesson.module, sum(mark.minutes)::int as minutes
    from lesson join mark on mark.tenant_id = lesson.tenant_id and mark.lesson_id = lesson.id
    where lesson.tenant_id = ${tenant} and lesson.course_id = ${course} group by 1, 2`.execute(tx)
  return rows
}
