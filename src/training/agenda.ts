import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import { may } from '../kernel/who.ts'
import type { Engagement, Reader } from '../pages/slice.ts'
import { courseWords } from './course-words.ts'
import { lessonsBetween } from './busy-tables.ts'
import { lessonPath } from './paths.ts'

/** The sessions that this account teaches in these days. */
export async function lessonsAhead(tx: Tx, { who, lang }: Reader, span: { from: Day; to: Day }): Promise<Engagement[]> {
  if (!may(who, 'people.read')) return []
  const own = (await lessonsBetween(tx, who, span)).filter(one => one.trainer_id === who.account)
  return own.map(one => ({
    on: one.held_on,
    fromMinute: one.begins,
    toMinute: one.begins + one.minutes,
    title: one.code,
    place: one.room,
    people: courseWords(lang).learnersComing({ count: one.people.length }),
    href: lessonPath(one),
    ...(one.people.length > 0 && may(who, 'training.write') && { sheet: lessonPath(one, '/sheet.pdf') }),
  }))
}
