import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import type { Who } from '../kernel/who.ts'
import type { CertificateRow } from './certificate-tables.ts'
import { courseInScope } from './scope.ts'

/** A course in which somebody has or had a place, with what they attended. */
export interface PersonCourse {
  course: string
  code: string
  title: string
  entry: number
  askedOn: Day
  takenOn: Day | null
  leftOn: Day | null
  /** In minutes, of the sessions that are closed. */
  attended: number
  held: number
  /** In how many of them the person was. */
  sessions: number
  lastOn: Day | null
  markedAt: number
  /** The support that those minutes are. */
  supports: string[]
}

export async function coursesOfPerson(tx: Tx, who: Who, person: string): Promise<PersonCourse[]> {
  const { rows } = await sql<PersonCourse>`
    select course.id as course, course.code, c.title, l.entry, l.asked_on as "askedOn", l.taken_on as "takenOn",
      l.left_on as "leftOn", coalesce(m.attended, 0)::int as attended, coalesce(m.held, 0)::int as held,
      coalesce(m.sessions, 0)::int as sessions, m.last_on as "lastOn", coalesce(m.marked_at, 0) as "markedAt",
      coalesce(m.supports, '{}') as supports
    from learner l join course on course.tenant_id = l.tenant_id and course.id = l.course_id
      join curriculum c on c.tenant_id = course.tenant_id and c.id = course.curriculum_id
      left join lateral (select sum(k.minutes) as attended, sum(s.minutes) as held, count(*) filter (where k.minutes > 0) as sessions,
          (max(s.held_on) filter (where k.minutes > 0))::text as last_on, max(k.entry) as marked_at,
          array_agg(k.support_id) filter (where k.support_id is not null) as supports
        from mark k join lesson s on s.tenant_id = k.tenant_id and s.id = k.lesson_id
        where k.tenant_id = l.tenant_id and k.learner_id = l.id) m on true
    where l.tenant_id = ${who.tenant} and l.person_id = ${person} and ${courseInScope(who, 'people.read')}`.execute(tx)
  return rows
}

/** Somebody in an exam. */
export interface Sitting {
  course: string
  code: string
  heldOn: Day
  entry: number
  theory: number | null
  practice: number | null
  appealedOn: Day | null
}

export async function sittingsOf(tx: Tx, who: Who, person: string): Promise<Sitting[]> {
  const { rows } = await sql<Sitting>`
    select course.id as course, course.code, e.held_on as "heldOn", r.entry, r.theory, r.practice, r.appealed_on as "appealedOn"
    from exam_result r join exam e on e.tenant_id = r.tenant_id and e.id = r.exam_id
      join course on course.tenant_id = e.tenant_id and course.id = e.course_id
    where r.tenant_id = ${who.tenant} and r.person_id = ${person} and ${courseInScope(who, 'people.read')}`.execute(tx)
  return rows
}

export async function certificatesOfPerson(tx: Tx, who: Who, person: string): Promise<CertificateRow[]> {
  const { rows } = await sql<CertificateRow>`
    select k.* from certificate k join course on course.tenant_id = k.tenant_id and course.id = k.course_id
    where k.tenant_id = ${who.tenant} and k.person_id = ${person} and ${courseInScope(who, 'people.read')}`.execute(tx)
  return rows
}

export interface NextLesson {
  id: string
  course_id: string
  code: string
  held_on: Day
  begins: number
}

export async function nextLessonOf(tx: Tx, who: Who, person: string, on: Day): Promise<NextLesson | undefined> {
  const { rows } = await sql<NextLesson>`
    select s.id, s.course_id, course.code, s.held_on, s.begins
    from learner l join course on course.tenant_id = l.tenant_id and course.id = l.course_id
      join lesson s on s.tenant_id = course.tenant_id and s.course_id = course.id
    where l.tenant_id = ${who.tenant} and l.person_id = ${person} and l.taken_on is not null and l.left_on is null
      and s.closed_on is null and s.held_on >= ${on}::date and ${courseInScope(who, 'people.read')}
    order by s.held_on, s.begins limit 1`.execute(tx)
  return rows[0]
}
