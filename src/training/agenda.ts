import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import { may } from '../kernel/who.ts'
import type { Lang } from '../kernel/words.ts'
import type { Engagement, Reader } from '../pages/slice.ts'
import { courseWords } from './course-words.ts'
import { lessonsBetween, type Taken } from './busy-tables.ts'
import { lessonPath } from './paths.ts'

/** The sessions that this account teaches in these days. */
export async function lessonsAhead(tx: Tx, { who, lang }: Reader, span: { from: Day; to: Day }): Promise<Engagement[]> {
  if (!may(who, 'people.read')) return []
  const own = (await lessonsBetween(tx, who, span)).filter(one => one.trainer_id === who.account)
  const mayPrint = may(who, 'training.write')
  return own.map(one => engagementOf(one, lang, mayPrint))
}

function engagementOf(one: Taken, lang: Lang, mayPrint: boolean): Engagement {
  const engagement = {
    on: one.held_on,
    fromMinute: one.begins,
    toMinute: one.begins + one.minutes,
    title: one.code,
    place: one.room,
    people: courseWords(lang).learnersComing({ count: one.people.length }),
    href: lessonPath(one),
  }
  if (!mayPrint || one.people.length === 0) return engagement
  return { ...engagement, sheet: lessonPath(one, '/sheet.pdf') }
}
