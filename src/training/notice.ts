import { z } from 'zod/mini'
import { command } from '../kernel/command.ts'
import { addDays, type Day } from '../kernel/day.ts'
import { newId } from '../kernel/ids.ts'
import { refuseField } from '../kernel/problem.ts'
import { code, day, id, plain } from '../kernel/shape.ts'
import { parameterOf, type Rulebook } from '../programme/rulebook.ts'
import { getCourse } from './course-tables.ts'
import { type CourseNoticeRow, type NoticeGround, type NoticeKind, noticeKinds, noticesOf } from './notice-tables.ts'

const shape = z.strictObject({ course: id(), about: code(noticeKinds), sentOn: day(), number: plain(60) })
type RecordNotice = z.infer<typeof shape>

/** What the authority was told or asked, and the number under which it was registered. The printed letter is its paper. */
export const recordNotice = command<RecordNotice, CourseNoticeRow[], Omit<CourseNoticeRow, 'tenant_id' | 'entry'>>({
  kind: 'training.record-notice',
  shape,
  example: {
    course: '01930000-0000-7000-8000-000000000001',
    about: 'start',
    sentOn: '2026-02-20',
    number: '112/20.02.2026',
  },
  may: 'training.write',
  happenedOn: input => input.sentOn,
  async given({ course }, { tx, who }) {
    await getCourse(tx, who, 'training.write', course)
    return noticesOf(tx, who.tenant, course)
  },
  decide({ course, about, sentOn, number }, before, { today }) {
    if (sentOn > today) throw refuseField('sentOn', 'training.lies-ahead')
    if (before.some(one => one.about === about && one.number === number))
      throw refuseField('number', 'training.told-already')
    return { id: newId(), course_id: course, about, sent_on: sentOn, number }
  },
  async write(notice, rows) {
    await rows.insert('course_notice', notice)
    return { notice: notice.id, course: notice.course_id }
  },
})

/** A notice that is still to be sent, and the last day for it. */
export interface DueNotice {
  about: NoticeKind
  due: Day
}

/**
 * Before a course begins the authority is told of it; of a change before the changed session; examiners are asked for before the exam. How
 * many days before is a parameter of the profile. Source: Government Decision 522/2003 and Order 501/5253/2003; days: our choice.
 */
export function dueNotices(
  { startsOn, examOn, hasExam, told, changedFrom }: Omit<NoticeGround, 'course' | 'code' | 'programme'>,
  rules: Rulebook,
): DueNotice[] {
  const ahead = parameterOf(rules, 'course-notice-days')
  const examiners = parameterOf(rules, 'examiners-request-days')
  return [
    ...(told.includes('start') ? [] : [{ about: 'start' as const, due: addDays(startsOn, -ahead) }]),
    ...(changedFrom === null ? [] : [{ about: 'change' as const, due: addDays(changedFrom, -ahead) }]),
    ...(told.includes('examiners') || hasExam
      ? []
      : [{ about: 'examiners' as const, due: addDays(examOn, -examiners) }]),
  ]
}
