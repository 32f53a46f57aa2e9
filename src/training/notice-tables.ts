import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import type { Who } from '../kernel/who.ts'
import { courseInScope } from './scope.ts'

/** That a course begins, that its timetable has changed, and the request for members of the commission from outside. */
export const noticeKinds = ['start', 'change', 'examiners'] as const
export type NoticeKind = (typeof noticeKinds)[number]

export interface CourseNoticeRow {
  tenant_id: string
  id: string
  entry: number
  course_id: string
  about: NoticeKind
  sent_on: Day
  number: string
}

declare module '../kernel/database.ts' {
  interface Tables {
    course_notice: CourseNoticeRow
  }
}

export const noticesOf = (tx: Tx, tenant: string, course: string): Promise<CourseNoticeRow[]> =>
  tx
    .selectFrom('course_notice')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('course_id', '=', course)
    .orderBy('sent_on')
    .orderBy('entry')
    .execute()

/** What the dates of the notices of a course follow from. */
export interface NoticeGround {
  course: string
  code: string
  programme: string
  startsOn: Day
  examOn: Day
  hasExam: boolean
  told: NoticeKind[]
  /** The first day of a session that was moved or added since the authority was told last. */
  changedFrom: Day | null
}

/** Courses whose exam is not over for longer than these days, in the reach of whoever plans them; or one of them. */
export async function noticeGrounds(
  tx: Tx,
  who: Who,
  { since, course }: { since: Day; course?: string },
): Promise<NoticeGround[]> {
  const { rows } = await sql<NoticeGround>`
    select course.id as course, course.code, course.programme, course.starts_on as "startsOn", course.exam_on as "examOn",
      exists (select from exam e where e.tenant_id = course.tenant_id and e.course_id = course.id) as "hasExam",
      coalesce((select array_agg(distinct n.about) from course_notice n
        where n.tenant_id = course.tenant_id and n.course_id = course.id), '{}') as told,
      (select min(l.held_on)::text from lesson l
        where l.tenant_id = course.tenant_id and l.course_id = course.id and l.closed_on is null
          and l.entry > (select max(n.entry) from course_notice n
            where n.tenant_id = course.tenant_id and n.course_id = course.id and n.about <> 'examiners')) as "changedFrom"
    from course
    where course.tenant_id = ${who.tenant} and ${courseInScope(who, 'training.write')}
      and ${course === undefined ? sql`course.exam_on >= ${since}::date and course.concluded_on is null` : sql`course.id = ${course}`}
    order by course.starts_on, course.code`.execute(tx)
  return rows
}
