import { addDays, addMonths, type Day } from '../src/kernel/day.ts'
import type { Chance, Share } from './chance.ts'
import type { Person } from './people.ts'
import { lastDayOf, type Stay } from './visit.ts'

export type OutcomeKind =
  | 'employment-ses'
  | 'employment-market'
  | 'self-employment'
  | 'job-search'
  | 'education'
  | 'completed-oivpd'
  | 'certified-oivpd'
  | 'completed-entrepreneurship'
  | 'certified-entrepreneurship'
  | 'improvement-stable'
  | 'self-esteem-gain'

export interface Reached {
  kind: OutcomeKind
  on: Day
  /** The last day on which it was still true. */
  endedOn?: Day
}

type Luck = 'ses' | 'market' | 'self' | 'search' | 'education' | 'late' | 'nothing'

/** What working life holds for those who leave. */
export const lucks: Share<Luck>[] = [
  ['ses', 24],
  ['market', 20],
  ['self', 4],
  ['search', 18],
  ['education', 4],
  ['late', 4],
  ['education', 4],
  ['nothing', 22],
]

/** One job in five is lost within months. */
const lostInHundred = 20

/** What somebody reaches around the day on which they leave, for whatever work they had at entry. */
export function aroundExit(person: Person, stay: Stay, luck: Luck, chance: Chance): Reached[] {
  const leftOn = lastDayOf(stay)
  const near = (least: number, most: number) => addDays(leftOn, chance.between(least, most))
  if (person.labour === 'employed') {
    return luck === 'ses' || luck === 'market' ? [{ kind: 'improvement-stable', on: near(30, 120) }] : []
  }
  switch (luck) {
    case 'ses':
      return [job('employment-ses', near(-25, 24), chance)]
    case 'market':
      return [job('employment-market', near(-15, 27), chance)]
    case 'self':
      return [job('self-employment', near(0, 20), chance)]
    case 'late':
      return [job('employment-market', near(29, 60), chance)]
    case 'search':
      return person.labour === 'inactive' ? [{ kind: 'job-search', on: near(-10, 14) }] : []
    case 'education':
      return [{ kind: 'education', on: near(5, 26), endedOn: addMonths(leftOn, 9) }]
    case 'nothing':
      return []
  }
}

function job(kind: OutcomeKind, on: Day, chance: Chance): Reached {
  return chance.happens(lostInHundred) ? { kind, on, endedOn: addDays(on, chance.between(40, 130)) } : { kind, on }
}
