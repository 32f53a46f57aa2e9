import type { Tx } from '../kernel/database.ts'
import { roomKey } from '../pages/room-key.ts'
import type { Busy, Reader } from '../pages/slice.ts'
import { namingOf } from './asked-session.ts'
import { sessionPath } from './paths.ts'
import { placeOf } from './session-list.tsx'
import { seatsBetween } from './session-tables.ts'

/** Whom and what the sessions of these days take up; who was absent was free. */
export async function busyInSessions(tx: Tx, reader: Reader, span: { from: string; to: string }): Promise<Busy[]> {
  const naming = await namingOf(tx, reader)
  const sessions = await seatsBetween(tx, reader.who.tenant, span)
  const rows: Busy[] = []
  for (const session of sessions) {
    const taken = {
      on: session.on_day,
      fromMinute: session.from_minute,
      toMinute: session.to_minute,
      ...(session.place !== null && { place: placeOf(reader.lang, session) }),
      title: `${naming.kindOf(session)}: ${session.topic}`,
      href: sessionPath(session.id),
    }
    for (const id of session.people) rows.push({ kind: 'participant', id, ...taken })
    rows.push({ kind: 'staff', id: session.staff_id, ...taken })
    if (session.room !== null) rows.push({ kind: 'room', id: roomKey(session.place, session.room), ...taken })
  }
  return rows
}
