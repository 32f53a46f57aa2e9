import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import type { Reach } from '../kernel/engine.ts'
import { may, type Right, type Who } from '../kernel/who.ts'
import { courseInScope } from './scope.ts'

/** What the letter proves that came back with its registration number. */
export const noticeClaim = 'course-notice'

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

/** With the letter that was brought for it and not rejected. */
export interface SentNotice extends CourseNoticeRow {
  paper: string | null
  isAccepted: boolean
}

const letterOf = sql`
  left join lateral (
    select e.paper_id, e.verdict from evidence_links e
    where e.tenant_id = n.tenant_id and e.claim_kind = ${noticeClaim} and e.claim_id = n.id
      and e.verdict is distinct from 'rejected'
    order by e.verdict is null, e.paper_id limit 1) letter on true`

export async function noticesOf(tx: Tx, tenant: string, course: string): Promise<SentNotice[]> {
  const { rows } = await sql<SentNotice>`
    select n.*, letter.paper_id as paper, coalesce(letter.verdict = 'accepted', false) as "isAccepted"
    from course_notice n ${letterOf}
    where n.tenant_id = ${tenant} and n.course_id = ${course} order by n.sent_on, n.entry`.execute(tx)
  return rows
}

/** A notice that was sent and whose letter nobody has brought. */
export interface Unproven {
  notice: string
  course: string
  code: string
  about: NoticeKind
  sentOn: Day
}

/** Of the courses that this right reaches, those sent first at the top. */
export async function unprovenNotices(tx: Tx, who: Who, right: Right): Promise<Unproven[]> {
  const { rows } = await sql<Unproven>`
    select n.id as notice, course.id as course, course.code, n.about, n.sent_on as "sentOn"
    from course_notice n join course on course.tenant_id = n.tenant_id and course.id = n.course_id ${letterOf}
    where n.tenant_id = ${who.tenant} and letter.paper_id is null and ${courseInScope(who, right)}
    order by n.sent_on, n.id limit 100`.execute(tx)
  return rows
}

/** What a right reaches besides: the notices about the courses within its scopes. */
export const orNotice =
  (reach: Reach): Reach =>
  (who, right, column) => {
    if (!may(who, right)) return reach(who, right, column)
    return sql<boolean>`(${reach(who, right, column)} or ${sql.ref(column)} in (
      select n.id from public.course_notice n join public.course course on course.tenant_id = n.tenant_id and course.id = n.course_id
      where n.tenant_id = ${who.tenant} and ${courseInScope(who, right)}))`
  }

/** What a paper is about, as pages name it. */
export async function namedNotices(
  tx: Tx,
  who: Who,
  right: Right,
  ids: readonly string[],
): Promise<{ id: string; course: string; code: string; about: NoticeKind }[]> {
  const { rows } = await sql<{ id: string; course: string; code: string; about: NoticeKind }>`
    select n.id, course.id as course, course.code, n.about
    from course_notice n join course on course.tenant_id = n.tenant_id and course.id = n.course_id
    where n.tenant_id = ${who.tenant} and n.id = any (${[...ids]}::uuid[]) and ${courseInScope(who, right)}`.execute(tx)
  return rows
}

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
