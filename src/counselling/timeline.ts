import type { Tx } from '../kernel/database.ts'
import type { Reader, TimelineItem } from '../pages/slice.ts'
import { namingOf } from './asked-session.ts'
import { sessionPath } from './paths.ts'
import { hoursOf } from './session-list.tsx'
import { uncountedOf } from './session-tables.ts'
import { sessionWords } from './session-words.ts'

/** Sessions that are to come or do not count yet; one that counts is told as the support it is. */
export async function sessionsInTimeline(tx: Tx, reader: Reader, person: string): Promise<TimelineItem[]> {
  const naming = await namingOf(tx, reader)
  const text = sessionWords(reader.lang).timeline
  return (await uncountedOf(tx, reader.who, person)).map(session => {
    const kind = naming.kindOf(session)
    const meta = [hoursOf(session), naming.staff.get(session.staff_id)].filter(part => part !== undefined).join(' · ')
    const item: TimelineItem = {
      on: session.on_day,
      entry: session.entry,
      icon: session.held_by === null ? ('calendar' as const) : ('message-square' as const),
      title: session.held_by === null ? text.planned({ kind }) : text.open({ kind }),
      meta,
      href: sessionPath(session.id),
    }
    return session.said === null ? item : Object.assign(item, { says: session.said })
  })
}
