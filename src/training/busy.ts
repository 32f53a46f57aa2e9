import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import { roomKey, saysItsPlace } from '../pages/room-key.ts'
import type { Busy, Reader } from '../pages/slice.ts'
import { getProgramme } from '../programme/tables.ts'
import { lessonsBetween, type Taken } from './busy-tables.ts'
import { courseWords } from './course-words.ts'
import { lessonPath } from './paths.ts'

/** Whom and what the sessions of courses take up in these days; of a session that is closed, those who were there. */
export async function busyInLessons(tx: Tx, { who, lang }: Reader, span: { from: Day; to: Day }): Promise<Busy[]> {
  const lessons = await lessonsBetween(tx, who, span)
  const centreOf = await centresOf(tx, who.tenant, lessons)
  const rows: Busy[] = []
  for (const lesson of lessons) {
    const { held_on: on, begins, minutes, room, code } = lesson
    const title = courseWords(lang).named({ code })
    const when = { on, fromMinute: begins, toMinute: begins + minutes }
    const authorisation = { number: lesson.authorisation, holds: lesson.holds }
    const taken = { ...when, place: room, title, href: lessonPath(lesson), authorisation }
    for (const id of lesson.people) rows.push({ kind: 'participant', id, ...taken })
    rows.push({ kind: 'staff', id: lesson.trainer_id, ...taken })
    rows.push({ kind: 'room', id: roomKey(room, saysItsPlace(room) ? undefined : centreOf(lesson)), ...taken })
  }
  return rows
}

/** The name of the centre in which a course is held: where its rooms are, unless they say so themselves. */
async function centresOf(tx: Tx, tenant: string, lessons: readonly Taken[]) {
  const names = new Map<string, string>()
  for (const programme of new Set(lessons.map(one => one.programme)))
    for (const { code, name } of (await getProgramme(tx, tenant, programme)).centres)
      names.set(`${programme} ${code}`, name)
  return ({ programme, centre }: Taken): string | undefined => names.get(`${programme} ${centre}`)
}
