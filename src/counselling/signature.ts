import type { Day } from '../kernel/day.ts'
import { foldName, foldWord, partsOf } from '../people/name.ts'
import type { PersonRow } from '../people/tables.ts'
import type { SeatRow, SessionRow } from './tables.ts'

type Signer = Pick<PersonRow, 'family_name' | 'given_name'>

/**
 * Whether a written name is this person's: every word is one of theirs, and family name and given name are both among them, in whatever
 * order, with or without marks. Initials prove nobody. Our choice.
 */
export function isNameOf(written: string, { family_name, given_name }: Signer): boolean {
  const words = written.split(/\s+/).flatMap(partsOf).map(foldWord)
  const family = wordsOf(family_name)
  const given = wordsOf(given_name)
  return (
    words.every(ways => isAmong(ways, family) || isAmong(ways, given)) &&
    words.some(ways => isAmong(ways, family)) &&
    words.some(ways => isAmong(ways, given))
  )
}

const isAmong = (ways: string[], own: ReadonlySet<string>): boolean => ways.some(way => own.has(way))

const wordsOf = (name: string): ReadonlySet<string> => new Set(foldName(name).split(' '))

/** How far a signature is. `counted` alone proves the person. */
export const seatStates = [
  'expected',
  'unsigned',
  'to-check',
  'differs',
  'unreadable',
  'absent',
  'ineligible',
  'uncounted',
  'counted',
] as const
export type SeatState = (typeof seatStates)[number]

/** `scanned`: a scan of the sheet waits for a second person. */
export function stateOf(
  seat: Pick<SeatRow, 'verdict' | 'support_id' | 'ineligible'>,
  session: Pick<SessionRow, 'held_by'>,
  scanned: boolean,
): SeatState {
  if (seat.support_id !== null) return 'counted'
  if (session.held_by === null) return 'expected'
  if (seat.verdict === null) return scanned ? 'to-check' : 'unsigned'
  if (seat.verdict !== 'signed') return seat.verdict
  return seat.ineligible === null ? 'uncounted' : 'ineligible'
}

/** From a minute to another, on a day. */
export interface When {
  on: Day
  fromMinute: number
  toMinute: number
}
