import type { Tx } from '../kernel/database.ts'
import { addDays } from '../kernel/day.ts'
import { may } from '../kernel/who.ts'
import { date } from '../kernel/words.ts'
import type { Reader, Task } from '../pages/slice.ts'
import { busyInSessions } from './busy.ts'
import { conflictsIn } from './conflict.ts'
import { conflictWords } from './conflict-words.ts'
import { conflictsPath } from './paths.ts'

/** Our choice, in days: what was is put right within a month, what comes is seen two weeks before. */
const back = 30
const ahead = 14

/** Sessions of this account that are at the same time. */
export async function conflictTasks(tx: Tx, reader: Reader): Promise<Task[]> {
  const { who, lang, today } = reader
  if (!may(who, 'support.write')) return []
  const span = { from: addDays(today, -back), to: addDays(today, ahead) }
  const mine = (await busyInSessions(tx, reader, span)).filter(one => one.kind === 'staff' && one.id === who.account)
  const on = [...new Set(conflictsIn(mine).map(({ one }) => one.on))]
  const title = (day: string) => conflictWords(lang).task({ on: date(day) })
  return on.map(day => ({ title: title(day), due: day, href: conflictsPath }))
}
