import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import { missing } from '../kernel/problem.ts'
import type { Right, Who } from '../kernel/who.ts'
import { courseInScope } from './scope.ts'

interface Version {
  tenant_id: string
  entry: number
}

export interface ExamRow extends Version {
  id: string
  course_id: string
  held_on: Day
  minutes: number
  number: string
}

export interface MemberRow extends Version {
  exam_id: string
  place: number
  name: string
  role: 'chair' | 'member' | 'secretary'
  external: boolean
  salt: Uint8Array
}

export interface ResultRow extends Version {
  exam_id: string
  learner_id: string
  person_id: string
  theory: number | null
  practice: number | null
  appealed_on: Day | null
  decided_on: Day | null
}

declare module '../kernel/database.ts' {
  interface Tables {
    exam: ExamRow
    exam_member: MemberRow
    exam_result: ResultRow
  }
}

export const examsOf = (tx: Tx, tenant: string, course: string): Promise<ExamRow[]> =>
  tx
    .selectFrom('exam')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('course_id', '=', course)
    .orderBy('held_on')
    .execute()

/** The exam, if this right of the asker reaches its course; 404 else. */
export async function getExam(tx: Tx, who: Who, right: Right, id: string): Promise<ExamRow> {
  const { rows } = await sql<ExamRow>`
    select exam.* from exam join course on course.tenant_id = exam.tenant_id and course.id = exam.course_id
    where exam.tenant_id = ${who.tenant} and exam.id = ${id} and ${courseInScope(who, right)}`.execute(tx)
  const [exam] = rows
  if (!exam) throw missing('training.no-such-exam')
  return exam
}

export const membersOf = (tx: Tx, tenant: string, exams: readonly string[]): Promise<MemberRow[]> =>
  tx
    .selectFrom('exam_member')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('exam_id', 'in', exams)
    .orderBy('place')
    .execute()

/** All results of the exams of a course. */
export async function resultsOf(tx: Tx, tenant: string, course: string): Promise<ResultRow[]> {
  const { rows } = await sql<ResultRow>`
    select r.* from exam_result r join exam e on e.tenant_id = r.tenant_id and e.id = r.exam_id
    where r.tenant_id = ${tenant} and e.course_id = ${course} order by e.held_on`.execute(tx)
  return rows
}
