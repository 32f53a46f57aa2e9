import type { Tx } from '../kernel/database.ts'
import { addDays } from '../kernel/day.ts'
import { may } from '../kernel/who.ts'
import { date } from '../kernel/words.ts'
import type { Reader, Task } from '../pages/slice.ts'
import { nameInList } from '../people/person-name.ts'
import { personSessionsPath, sessionPath } from './paths.ts'
import {
  listSessions,
  type ListedSession,
  meetingsAgreed,
  openSeats,
  openStrangers,
  type Sheet,
  sheetsOf,
} from './session-tables.ts'
import { sessionWords } from './session-words.ts'
import { stateOf } from './signature.ts'

/** Our choice, in days: a signed sheet follows its session, and somebody else compares it. */
const bringWithin = 3
const compareWithin = 7
/** Sessions older than this are looked for in the list, not in the day's tasks. */
const lookBack = 400

/** Sessions to close, sheets to bring and to compare, and every name that does not match; until the record is right. */
export async function sessionTasks(tx: Tx, reader: Reader): Promise<Task[]> {
  const { who, lang, today } = reader
  if (!may(who, 'people.read')) return []
  const from = addDays(today, -lookBack)
  const all = await listSessions(tx, { who, from, to: today, limit: 2000 })
  const live = all.filter(one => one.cancelled_because === null && (one.held_by === null || one.open > 0))
  const ids = live.map(one => one.id)
  const sheets = Map.groupBy(await sheetsOf(tx, who.tenant, ids), sheet => sheet.session)
  const text = sessionWords(lang).tasks
  const tasks: Task[] = []
  for (const session of live) {
    const good = (sheets.get(session.id) ?? []).filter(sheet => sheet.verdict !== 'rejected')
    tasks.push(...ofSession(session, good, reader))
  }
  for (const seat of await openSeats(tx, who, ids)) {
    const session = live.find(one => one.id === seat.session_id)
    if (session?.held_by == null || !isConcerned(session, reader)) continue
    const state = stateOf(seat, session, sheets.has(session.id))
    if (state !== 'differs' && state !== 'unreadable' && state !== 'ineligible' && state !== 'uncounted') continue
    tasks.push({
      person: { id: seat.person_id, code: seat.code, name: nameInList(seat, lang) },
      title: text[state]({ on: date(session.on_day) }),
      due: addDays(session.on_day, compareWithin),
      href: sessionPath(session.id),
    })
  }
  for (const { session_id, line } of await openStrangers(tx, who.tenant, ids)) {
    const session = live.find(one => one.id === session_id)
    if (!session || !isConcerned(session, reader)) continue
    const title = text.stranger({ on: date(session.on_day), line })
    tasks.push({ title, due: addDays(session.on_day, compareWithin), href: sessionPath(session_id) })
  }
  return [...tasks, ...(await meetings(tx, reader))]
}

/** Whoever gave the session, or planned it for a colleague. */
const isConcerned = ({ staff_id, planned_by }: ListedSession, { who }: Reader): boolean =>
  staff_id === who.account || planned_by === who.account

function ofSession(session: ListedSession, sheets: readonly Sheet[], reader: Reader): Task[] {
  const { who, lang, today } = reader
  const text = sessionWords(lang).tasks
  const on = date(session.on_day)
  const href = (part = '') => sessionPath(session.id, part)
  if (session.held_by === null)
    return session.on_day < today && isConcerned(session, reader)
      ? [{ title: text.close({ on }), due: session.on_day, href: href() }]
      : []
  if (session.unlooked === 0) return []
  if (sheets.length === 0)
    return isConcerned(session, reader)
      ? [{ title: text.bring({ on }), due: addDays(session.on_day, bringWithin), href: href('/sheet') }]
      : []
  const isMine = sheets.some(sheet => sheet.addedBy === who.account)
  return may(who, 'evidence.check') && !isMine
    ? [{ title: text.check({ on }), due: addDays(session.on_day, compareWithin), href: href('/check') }]
    : []
}

/** A meeting that was agreed, on its day and after it, until there is a later session. */
async function meetings(tx: Tx, { who, lang, today }: Reader): Promise<Task[]> {
  const agreed = await meetingsAgreed(tx, who, addDays(today, 7))
  return agreed.map(({ person, code, next_on, ...name }) => ({
    person: { id: person, code, name: nameInList(name, lang) },
    title: sessionWords(lang).tasks.next,
    due: next_on,
    href: personSessionsPath(person, '/new'),
  }))
}
