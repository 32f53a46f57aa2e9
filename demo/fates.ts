import type { Day } from '../src/kernel/day.ts'
import type { Chance } from './chance.ts'
import { entrepreneurship, oivpd } from './courses.ts'
import type { Person } from './people.ts'
import { type Region, regions } from './places.ts'
import { aroundExit, lucks, type Reached } from './reached.ts'
import type { Span } from './span.ts'
import {
  brokenOffStay,
  type Coming,
  counselledStay,
  dataEntryStay,
  entrepreneurStay,
  secondStay,
  shortStay,
} from './stays.ts'
import type { LeaveReason, Stay } from './visit.ts'

/** What comes of a participant. Days ahead of the day of loading have not happened. */
export interface Fate {
  person: Person
  /** Place within the region. */
  at: number
  appliedOn: Day
  /** A second stay is a re-entry. */
  stays: [Stay, ...Stay[]]
  reached: Reached[]
}

/** Places within a region: who gives the data-entry course up, who fails its exam, who comes back for the other course. */
const givesUp = 7
const fails = 13
const comeBack: Record<Region, readonly number[]> = { RO21: [2, 5, 11, 15], RO41: [], RO32: [] }
/** Of those without a course, one in so many is not seen again after a few weeks. */
const oneIn = 8

const reasonsToGoEarly: Record<Region, LeaveReason> = {
  RO21: 'moved-away',
  RO41: 'personal-reasons',
  RO32: 'not-reached',
}

/** `people`: the hundred participants. */
export function fatesOf(people: readonly Person[], span: Span, chance: Chance): Fate[] {
  const luck = chance.deck(people.length, lucks)
  return regions.flatMap(region => {
    const here = people.filter(person => person.place.region === region)
    return here.map((person, at): Fate => {
      const { appliedOn, stays, reached } = fateAt({ region, span, at, of: here.length })
      const last = stays.at(-1) ?? stays[0]
      const around = last.because === 'completed' ? aroundExit(person, last, luck(), chance) : []
      return { person, at, appliedOn, stays, reached: [...reached, ...around] }
    })
  })
}

interface Place {
  region: Region
  span: Span
  at: number
  of: number
}

type Expected = Omit<Fate, 'person' | 'at'>

/** The first of a region follow the data-entry course, the next the one for entrepreneurs, the others none. */
function fateAt(place: Place): Expected {
  const { region, at } = place
  const oivpdPlaces = oivpd.places[region]
  if (at < oivpdPlaces) return dataEntry(place)
  const entrepreneurs = entrepreneurship.places[region] - comeBack[region].length
  if (at < oivpdPlaces + entrepreneurs) return entrepreneur(place, at - oivpdPlaces)
  return counselled(place, at - oivpdPlaces - entrepreneurs, place.of - oivpdPlaces - entrepreneurs)
}

function dataEntry({ region, span, at }: Place): Expected {
  const appliedOn = span.applicationDay(span.day({ RO21: 2, RO41: 5, RO32: 8 }[region], Math.floor(at * 2.3)))
  const coming = { appliedOn, at, region, span }
  if (at === givesUp) return { appliedOn, stays: [brokenOffStay(coming, reasonsToGoEarly[region])], reached: [] }
  const { lastOn, examOn } = oivpd.in(region, span)
  const completed: Reached = { kind: 'completed-oivpd', on: lastOn }
  const reached: Reached[] = at === fails ? [completed] : [completed, { kind: 'certified-oivpd', on: examOn }]
  const first = dataEntryStay(coming)
  if (!comeBack[region].includes(at)) return { appliedOn, stays: [first], reached }
  return { appliedOn, stays: [first, secondStay(coming)], reached: [...reached, ...entrepreneurReached(coming)] }
}

function entrepreneur({ region, span, at }: Place, order: number): Expected {
  const appliedOn = span.applicationDay(span.day({ RO21: 9, RO41: 11, RO32: 13 }[region], order * 6))
  const coming = { appliedOn, at, region, span }
  return { appliedOn, stays: [entrepreneurStay(coming)], reached: entrepreneurReached(coming) }
}

function entrepreneurReached({ at, region, span }: Coming): Reached[] {
  const { lastOn, examOn } = entrepreneurship.in(region, span)
  const completed: Reached = { kind: 'completed-entrepreneurship', on: lastOn }
  return at % 5 === 4 ? [completed] : [completed, { kind: 'certified-entrepreneurship', on: examOn }]
}

/** Spread over nineteen months, so that the last of them are still there. */
function counselled({ region, span, at }: Place, order: number, of: number): Expected {
  const appliedOn = span.applicationDay(span.day(1, Math.floor((order * 570) / of)))
  const coming = { appliedOn, at, region, span }
  if (order % oneIn === oneIn - 1)
    return { appliedOn, stays: [shortStay(coming, reasonsToGoEarly[region])], reached: [] }
  const stay = counselledStay(coming)
  const second = stay.visits.filter(visit => visit.kind === 'assessment').at(1)
  const thinksBetter = second !== undefined && at % 3 === 0
  return { appliedOn, stays: [stay], reached: thinksBetter ? [{ kind: 'self-esteem-gain', on: second.on }] : [] }
}
