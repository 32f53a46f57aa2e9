import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import type { Who } from '../kernel/who.ts'
import { courseInScope } from './scope.ts'

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
