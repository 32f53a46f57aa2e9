import type { Context } from 'hono'
import type { Tx } from '../kernel/database.ts'
import { read } from '../kernel/engine.ts'
import { isId } from '../kernel/ids.ts'
import { missing } from '../kernel/problem.ts'
import { logRead } from '../kernel/read-log.ts'
import { readerOf } from '../pages/reader.ts'
import { type Shell, shellOf } from '../pages/shell.ts'
import type { Asked, Reader } from '../pages/slice.ts'
import { accountNames } from '../people/person-tables.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import { getRulebook, programmeCodes } from '../programme/tables.ts'
import type { Naming } from './session-list.tsx'
import { getSession, rosterOf, seatsOf, type Sheet, sheetsOf, type Sitting, strangersOf } from './session-tables.ts'
import type { SeatRow, SessionRow, StrangerRow } from './tables.ts'

/** A session with everybody in it whom the reader sees. */
export interface OpenSession {
  shell: Shell
  naming: Naming
  rules: Rulebook
  session: SessionRow
  roster: (Sitting & { seat: SeatRow })[]
  sheets: Sheet[]
  strangers: StrangerRow[]
}

export function sessionId(c: Context<Asked>): string {
  const session = c.req.param('session') ?? ''
  if (!isId(session)) throw missing('counselling.no-such-session')
  return session
}

/** Opens the session in the address; whoever opens it is noted with everybody in it. */
export async function openSession<T extends object>(
  c: Context<Asked>,
  more: (tx: Tx, session: SessionRow) => Promise<T>,
): Promise<OpenSession & T> {
  const reader = readerOf(c)
  const { who } = reader
  const found = await read(c.get('engine'), who, async tx => {
    const session = await getSession(tx, who, 'people.read', sessionId(c))
    const seats = await seatsOf(tx, who.tenant, session.id)
    const people = await rosterOf(tx, who, session.id)
    const seatOf = (person: string) => seats.find(seat => seat.person_id === person) as SeatRow
    return {
      session,
      roster: people.map(one => Object.assign(one, { seat: seatOf(one.person) })),
      sheets: await sheetsOf(tx, who.tenant, [session.id]),
      strangers: await strangersOf(tx, who.tenant, session.id),
      rules: await getRulebook(tx, who.tenant, session.programme, session.on_day),
      naming: await namingOf(tx, reader),
      ...(await more(tx, session)),
    }
  })
  await logRead(c.get('engine'), who, {
    kind: 'counselling.session-opened',
    subjects: found.roster.map(one => one.person),
  })
  return { shell: shellOf(c), ...found }
}

/** What the pages about sessions call kinds and colleagues. */
export async function namingOf(tx: Tx, { who, lang, today }: Reader): Promise<Naming> {
  const rules = new Map<string, Rulebook>()
  for (const code of await programmeCodes(tx, who.tenant))
    rules.set(code, await getRulebook(tx, who.tenant, code, today))
  return {
    lang,
    on: today,
    staff: await accountNames(tx, who.tenant),
    kindOf: ({ programme, kind }) => rules.get(programme)?.supports.find(one => one.code === kind)?.names[lang] ?? kind,
  }
}
