import { timeOf } from '../kernel/time-of-day.ts'
import { date, type Lang, number } from '../kernel/words.ts'
import { sessionPath } from '../counselling/paths.ts'
import { lessonPath } from '../training/paths.ts'
import type { Held } from './held-tables.ts'
import type { LineRow } from './tables.ts'

/** Where a session opens, in the slice that holds it. */
export const heldLink = ({ id, course }: Held): string =>
  course === null ? sessionPath(id) : lessonPath({ id, course_id: course })

export const heldTimes = ({ from, to }: Held): string => `${timeOf(from)}–${timeOf(to)}`

export const heldTitle = (held: Held): string => `${date(held.on)}, ${heldTimes(held)}: ${held.title}`

/** From and to; of a line without them, its hours. */
export const lineTimes = (lang: Lang, { from_minute, to_minute, minutes }: LineRow): string =>
  from_minute === null || to_minute === null
    ? `${number(lang, minutes / 60)} h`
    : `${timeOf(from_minute)}–${timeOf(to_minute)}`

/** Beside a column of hours. */
export const lineInterval = (lang: Lang, line: LineRow): string =>
  line.from_minute === null ? '–' : lineTimes(lang, line)

export const lineTitle = (lang: Lang, line: LineRow): string => `${date(line.on_day)}, ${lineTimes(lang, line)}`
