import type { Tx } from '../kernel/database.ts'
import { addDays } from '../kernel/day.ts'
import { may } from '../kernel/who.ts'
import type { Reader, Task } from '../pages/slice.ts'
import { attendanceWords } from './attendance-words.ts'
import { lessonPath } from './paths.ts'
import { openSessionsOf } from './task-tables.ts'

/** Our choice, in days: a session is closed by the day after. */
const closeWithin = 1

/** What this account must do for its courses. Nothing is stored: a task goes when the record exists. */
export async function trainingTasks(tx: Tx, { who, lang, today }: Reader): Promise<Task[]> {
  if (!may(who, 'training.write')) return []
  const { tasks } = attendanceWords(lang)
  const open = await openSessionsOf(tx, who, today)
  return open.map(({ course, code, lesson, since, count }) => ({
    title: tasks.close({ code, count }),
    due: addDays(since, closeWithin),
    href: lessonPath({ id: lesson, course_id: course }),
  }))
}
