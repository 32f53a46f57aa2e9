import { type Assigned, type Asking, assign, impossible } from './assignment.ts'
import { bestFirst, isFit, type Match, match, type Seeker } from './match.ts'
import type { VacancyRow } from './tables.ts'

/** An open vacancy with the seats that nobody holds, and the people whom everything that is sealed lets through. */
export interface Opening {
  vacancy: VacancyRow
  free: number
  passing: ReadonlySet<string>
}

/** Why somebody did not get the place that suits them best, as the prices of the division say it. */
export type Why =
  | { why: 'best' }
  | { why: 'nothing' }
  | { why: 'full' | 'tie' | 'elsewhere'; vacancy: VacancyRow; threshold: number; score: number }

export interface Proposed {
  seeker: Seeker
  /** Undefined where nobody proposes anything for them. */
  opening: Opening | undefined
  match: Match | undefined
  because: Why
}

export interface Batch {
  proposed: readonly Proposed[]
  without: readonly Proposed[]
  worth: number
  seats: number
}

/** All open vacancies and everybody who looks for work, divided so that the sum of the matches is the greatest there is. */
export function divide(openings: readonly Opening[], seekers: readonly Seeker[]): Batch {
  const matches = seekers.map(seeker => openings.map(opening => fitting(opening, seeker)))
  const asking: Asking = {
    people: seekers.length,
    capacities: openings.map(opening => opening.free),
    worth: Float64Array.from(matches.flat(), found => found?.score ?? impossible),
  }
  const assigned = assign(asking)
  const all = seekers.map((seeker, at): Proposed => {
    const place = assigned.placeOf[at] ?? -1
    return {
      seeker,
      opening: openings[place],
      match: matches[at]?.[place],
      because: reasonFor(at, { openings, matches, assigned }),
    }
  })
  return {
    proposed: all
      .filter(one => one.opening !== undefined)
      .toSorted((a, b) => (b.match?.score ?? 0) - (a.match?.score ?? 0)),
    without: all.filter(one => one.opening === undefined),
    worth: assigned.worth,
    seats: asking.capacities.reduce((sum, free) => sum + free, 0),
  }
}

export function fitting({ vacancy, passing }: Opening, seeker: Seeker): Match | undefined {
  const found = match(vacancy, seeker)
  return isFit(found) && passing.has(seeker.person) ? found : undefined
}

interface Divided {
  openings: readonly Opening[]
  matches: readonly (readonly (Match | undefined)[])[]
  assigned: Assigned
}

/** Somebody gets a place where their match is worth its price and what they gain elsewhere. */
function reasonFor(person: number, { openings, matches, assigned }: Divided): Why {
  const own = matches[person] ?? []
  const possible = own.flatMap((found, place) => (found ? [{ found, place }] : []))
  const best = bestFirst(possible.map(one => one.found))[0]
  const wanted = possible.find(one => one.found === best)
  const place = assigned.placeOf[person] ?? -1
  if (!wanted) return { why: 'nothing' }
  if (place >= 0 && own[place]?.score === wanted.found.score) return { why: 'best' }
  const threshold = (assigned.prices[wanted.place] ?? 0) + (assigned.gains[person] ?? 0)
  const { score } = wanted.found
  const vacancy = (openings[wanted.place] as Opening).vacancy
  if (threshold <= score) return { why: 'tie', vacancy, threshold, score }
  return { why: place >= 0 ? 'elsewhere' : 'full', vacancy, threshold, score }
}
