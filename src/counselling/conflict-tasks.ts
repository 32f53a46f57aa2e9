import type { Tx } from '../kernel/database.ts'
import { addDays, type Day } from '../kernel/day.ts'
import { may } from '../kernel/who.ts'
import { date } from '../kernel/words.ts'
import type { Busy, Reader, Slice, Task } from '../pages/slice.ts'
import { conflictsIn } from './conflict.ts'
import { conflictWords } from './conflict-words.ts'
import { conflictsPath } from './paths.ts'

/** Our choice, in days: what was is put right within a month, what comes is seen two weeks before. */
const back = 30
const ahead = 14

/** What every slice says is taken up in these days. */
export async function busyIn(
  slices: readonly Slice[],
  tx: Tx,
  reader: Reader,
  span: { from: Day; to: Day },
): Promise<Busy[]> {
  const all: Busy[] = []
  for (const slice of slices) for (const one of (await slice.busy?.(tx, reader, span)) ?? []) all.push(one)
  return all
}

/** Sessions of every kind in which this account, or whom and what it meets there, is in two places at once; one task a day. */
export async function conflictTasks(tx: Tx, reader: Reader, slices: readonly Slice[]): Promise<Task[]> {
  const { who, lang, today } = reader
  if (!may(who, 'support.write')) return []
  const span = { from: addDays(today, -back), to: addDays(today, ahead) }
  const busy = await busyIn(slices, tx, reader, span)
  const isMe = ({ kind, id }: Busy) => kind === 'staff' && id === who.account
  const mine = new Set(busy.filter(isMe).map(one => one.href))
  if (mine.size === 0) return []
  const found = conflictsIn(busy).filter(({ one, other }) => mine.has(one.href) || mine.has(other.href))
  const text = conflictWords(lang)
  return [...Map.groupBy(found, ({ one }) => one.on)].map(([day, conflicts]) => {
    const says = conflicts.some(({ one }) => isMe(one)) ? text.task : text.taskOfOthers
    return { title: says({ on: date(day) }), due: day, href: conflictsPath }
  })
}
