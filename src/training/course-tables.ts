import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import { missing } from '../kernel/problem.ts'
import type { Right, Who } from '../kernel/who.ts'
import { courseInScope } from './scope.ts'
import type { AuthorisationRow, CourseRow, CurriculumRow, LapseRow, ModuleRow } from './tables.ts'

/** The course, if this right of the asker reaches it; 404 else. */
export async function getCourse(tx: Tx, who: Who, right: Right, id: string): Promise<CourseRow> {
  const course = await tx
    .selectFrom('course')
    .selectAll()
    .where('tenant_id', '=', who.tenant)
    .where('id', '=', id)
    .where(courseInScope(who, right))
    .executeTakeFirst()
  if (!course) throw missing('training.no-such-course')
  return course
}

export const findCourseByCode = (tx: Tx, tenant: string, programme: string, code: string) =>
  tx
    .selectFrom('course')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('programme', '=', programme)
    .where('code', '=', code)
    .executeTakeFirst()

export const curriculaOf = (tx: Tx, tenant: string, programme: string): Promise<CurriculumRow[]> =>
  tx
    .selectFrom('curriculum')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('programme', '=', programme)
    .orderBy('code')
    .execute()

export async function getCurriculum(tx: Tx, tenant: string, id: string): Promise<CurriculumRow> {
  const found = await tx
    .selectFrom('curriculum')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!found) throw missing('training.no-such-curriculum')
  return found
}

export const modulesOf = (tx: Tx, tenant: string, curriculum: string): Promise<ModuleRow[]> =>
  tx
    .selectFrom('course_module')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('curriculum_id', '=', curriculum)
    .orderBy('place')
    .execute()

/** Whether a course follows it: then its modules stand. */
export const isCurriculumInUse = async (tx: Tx, tenant: string, curriculum: string): Promise<boolean> =>
  (await tx
    .selectFrom('course')
    .select('id')
    .where('tenant_id', '=', tenant)
    .where('curriculum_id', '=', curriculum)
    .executeTakeFirst()) !== undefined

/** An authorisation with the programme that its curriculum is of. */
export interface Authorised extends AuthorisationRow {
  programme: string
  lapses: LapseRow[]
}

const authorised = sql`
  a.*, c.programme, coalesce((select jsonb_agg(to_jsonb(l) order by l.from_on) from authorisation_lapse l
    where l.tenant_id = a.tenant_id and l.authorisation_id = a.id), '[]') as lapses
  from authorisation a join curriculum c on c.tenant_id = a.tenant_id and c.id = a.curriculum_id`

export async function getAuthorisation(tx: Tx, tenant: string, id: string): Promise<Authorised> {
  const { rows } = await sql<Authorised>`
    select ${authorised} where a.tenant_id = ${tenant} and a.id = ${id}`.execute(tx)
  const [found] = rows
  if (!found) throw missing('training.no-such-authorisation')
  return found
}

export async function authorisationsOf(tx: Tx, tenant: string, programme: string): Promise<Authorised[]> {
  const { rows } = await sql<Authorised>`
    select ${authorised} where a.tenant_id = ${tenant} and c.programme = ${programme}
    order by a.valid_from desc, a.number`.execute(tx)
  return rows
}

export const findAuthorisationByNumber = (tx: Tx, tenant: string, number: string) =>
  tx
    .selectFrom('authorisation')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('number', '=', number)
    .executeTakeFirst()

/** Everything a decision about a course leans on besides its people. */
export interface CourseGround {
  course: CourseRow
  curriculum: CurriculumRow
  modules: ModuleRow[]
  authorisation: Authorised
}

export async function getCourseGround(tx: Tx, who: Who, right: Right, id: string): Promise<CourseGround> {
  const course = await getCourse(tx, who, right, id)
  return {
    course,
    curriculum: await getCurriculum(tx, who.tenant, course.curriculum_id),
    modules: await modulesOf(tx, who.tenant, course.curriculum_id),
    authorisation: await getAuthorisation(tx, who.tenant, course.authorisation_id),
  }
}

/** A course in the list. */
export interface ListedCourse {
  id: string
  code: string
  title: string
  region: string
  startsOn: Day
  examOn: Day
  places: number
  number: string
  taken: number
  waiting: number
  lessons: number
  closed: number
  /** Of the minutes of closed sessions, how many were attended; null before the first. */
  presence: number | null
}

export async function listCourses(tx: Tx, who: Who, programme: string): Promise<ListedCourse[]> {
  const { rows } = await sql<ListedCourse>`
    select course.id, course.code, c.title, course.region, course.starts_on as "startsOn", course.exam_on as "examOn",
      a.places, a.number, coalesce(l.taken, 0)::int as taken, coalesce(l.waiting, 0)::int as waiting,
      coalesce(s.lessons, 0)::int as lessons, coalesce(s.closed, 0)::int as closed, m.presence
    from course
      join curriculum c on c.tenant_id = course.tenant_id and c.id = course.curriculum_id
      join authorisation a on a.tenant_id = course.tenant_id and a.id = course.authorisation_id
      left join lateral (select count(*) filter (where taken_on is not null and left_on is null) as taken,
          count(*) filter (where taken_on is null and left_on is null) as waiting
        from learner where tenant_id = course.tenant_id and course_id = course.id) l on true
      left join lateral (select count(*) as lessons, count(closed_on) as closed
        from lesson where tenant_id = course.tenant_id and course_id = course.id) s on true
      left join lateral (select sum(mark.minutes)::float8 / nullif(sum(lesson.minutes), 0) as presence
        from lesson join mark on mark.tenant_id = lesson.tenant_id and mark.lesson_id = lesson.id
        where lesson.tenant_id = course.tenant_id and lesson.course_id = course.id) m on true
    where course.tenant_id = ${who.tenant} and course.programme = ${programme} and ${courseInScope(who, 'people.read')}
    order by course.starts_on desc, course.code`.execute(tx)
  return rows
}
