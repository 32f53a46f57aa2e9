import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import type { Busy, Reader } from '../pages/slice.ts'
import { lessonsBetween } from './busy-tables.ts'
import { lessonPath } from './paths.ts'

/** Whom and what the sessions of courses take up in these days; of a session that is closed, those who were there. */
export async function busyInLessons(tx: Tx, { who }: Reader, span: { from: Day; to: Day }): Promise<Busy[]> {
  const rows: Busy[] = []
  for (const lesson of await lessonsBetween(tx, who, span)) {
    const { held_on: on, begins, minutes, room, code: title } = lesson
    const taken = { on, fromMinute: begins, toMinute: begins + minutes, place: room, title, href: lessonPath(lesson) }
    for (const id of lesson.people) rows.push({ kind: 'participant', id, ...taken })
    rows.push({ kind: 'staff', id: lesson.trainer_id, ...taken })
    rows.push({ kind: 'room', id: room.toLowerCase(), ...taken })
  }
  return rows
}
