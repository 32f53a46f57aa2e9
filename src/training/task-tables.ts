import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import type { Who } from '../kernel/who.ts'
import { courseInScope } from './scope.ts'

/** Somebody's marks at an exam, where no certificate was issued for the course. */
export interface Uncertified {
  course: string
  code: string
  programme: string
  learner: string
  held_on: Day
  theory: number | null
  practice: number | null
}

/** Of the courses that this right of the account reaches, whether the marks are enough or not. */
export async function uncertifiedOf(tx: Tx, who: Who): Promise<Uncertified[]> {
  const { rows } = await sql<Uncertified>`
    select course.id as course, course.code, course.programme, r.learner_id as learner, e.held_on::text as held_on, r.theory, r.practice
    from exam_result r
      join exam e on e.tenant_id = r.tenant_id and e.id = r.exam_id
      join course on course.tenant_id = e.tenant_id and course.id = e.course_id
    where r.tenant_id = ${who.tenant} and ${courseInScope(who, 'training.write')}
      and not exists (select from certificate c where c.tenant_id = r.tenant_id and c.learner_id = r.learner_id)
    order by e.held_on, course.code`.execute(tx)
  return rows
}

export interface OpenSessions {
  course: string
  code: string
  /** The first session that is over and not closed. */
  lesson: string
  since: Day
  count: number
}

/** Sessions that this account teaches, or teaches the course of, which are over and not closed. */
export async function openSessionsOf(tx: Tx, who: Who, on: Day): Promise<OpenSessions[]> {
  const { rows } = await sql<OpenSessions>`
    select course.id as course, course.code, (array_agg(l.id order by l.held_on, l.begins))[1] as lesson,
      min(l.held_on)::text as since, count(*)::int as count
    from lesson l join course on course.tenant_id = l.tenant_id and course.id = l.course_id
    where l.tenant_id = ${who.tenant} and l.closed_on is null and l.held_on <= ${on}
      and ${who.account} in (l.trainer_id, course.trainer_id) and ${courseInScope(who, 'training.write')}
      and exists (select from learner p where p.tenant_id = l.tenant_id and p.course_id = course.id and p.taken_on <= l.held_on)
    group by course.id, course.code`.execute(tx)
  return rows
}
