import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import { may } from '../kernel/who.ts'
import type { Engagement, Reader } from '../pages/slice.ts'
import { listedName } from '../people/name.ts'
import { namingOf } from './asked-session.ts'
import { sessionPath } from './paths.ts'
import { placeOf } from './session-list.tsx'
import { listSessions, rosterOf } from './session-tables.ts'
import { sessionWords } from './session-words.ts'

/** More names than this are a number. Our choice. */
const mostNames = 6

/** The sessions that this account gives in these days, and with whom. */
export async function sessionsAhead(
  tx: Tx,
  reader: Reader,
  { from, to }: { from: Day; to: Day },
): Promise<Engagement[]> {
  const { who, lang } = reader
  if (!may(who, 'people.read')) return []
  const own = await listSessions(tx, { who, from, to, staff: who.account })
  const naming = await namingOf(tx, reader)
  const ahead: Engagement[] = []
  for (const session of own.filter(one => one.cancelled_because === null)) {
    const roster = await rosterOf(tx, who, session.id)
    ahead.push({
      on: session.on_day,
      fromMinute: session.from_minute,
      toMinute: session.to_minute,
      title: `${naming.kindOf(session)}: ${session.topic}`,
      place: placeOf(lang, session),
      people:
        roster.length > 0 && roster.length <= mostNames
          ? roster.map(listedName).join(', ')
          : sessionWords(lang).peopleComing({ count: session.people }),
      href: sessionPath(session.id),
      ...(may(who, 'support.write') && { sheet: sessionPath(session.id, '/sheet.pdf') }),
    })
  }
  return ahead
}
