import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import type { Busy, Reader } from '../pages/slice.ts'
import { lessonsBetween } from './busy-tables.ts'
import { lessonPath } from './paths.ts'

/** Whom and what the sessions of courses take up in these days; of a session that is closed, those who were there. */
export async function busyInLessons(tx: Tx, { who }: Reader, span: { from: Day; to: Day }): Promise<Busy[]> {
  return (await lessonsBetween(tx, who, span)).flatMap(lesson => {
    const taken = {
      on: lesson.held_on,
      fromMinute: lesson.begins,
      toMinute: lesson.begins + lesson.minutes,
      place: lesson.room,
      title: lesson.code,
      href: lessonPath(lesson),
    }
    return [
      ...lesson.people.map(id => ({ kind: 'participant' as const, id, ...taken })),
      { kind: 'staff' as const, id: lesson.trainer_id, ...taken },
      { kind: 'room' as const, id: lesson.room.toLowerCase(), ...taken },
    ]
  })
}
