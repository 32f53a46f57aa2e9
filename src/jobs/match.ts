import { regionOf } from '../programme/place.ts'
import type { Question } from '../privacy/special.ts'
import type { Licence, Reach, Schedule, Skill } from './codes.ts'
import type { VacancyRow } from './tables.ts'

/**
 * Everything that a match knows of a person: this list and nothing else. Ethnicity, disability and any other answer of a special category
 * cannot enter it; what the workplace must provide, and whether a reserved post is for them, are answered elsewhere by one yes or no.
 */
export interface Seeker {
  enrolment: string
  person: string
  skills: readonly Skill[]
  licences: readonly Licence[]
  schedules: readonly Schedule[]
  occupations: readonly string[]
  leastHours: number
  mostHours: number
  reach: Reach
  county: string
  locality: string
  /** The highest level completed, ISCED 2011; null where it is not known. */
  isced: number | null
  /** Kinds of outcome reached, such as `certified-oivpd`. */
  trained: readonly string[]
  /** Days since they were first asked what they look for. */
  waitingDays: number
}

type NeverAsked = Extract<keyof Seeker, Question | 'needs' | 'category' | 'sex' | 'bornOn' | 'nationality'>
/** Does not compile once one of these becomes an input. */
export const closedInputs: readonly NeverAsked[] = [] satisfies readonly never[]

/** What has to hold before anything is weighed. */
export const gates = ['travel', 'schedule', 'hours', 'licence', 'education'] as const
export type Gate = (typeof gates)[number]

/** What is weighed, and the most that each is worth: 100 in all. Our choice. */
export const weights = { skills: 40, training: 20, wish: 20, distance: 10, waiting: 10 } as const
export type Part = keyof typeof weights
export const parts = Object.keys(weights) as Part[]

export interface Match {
  seeker: Seeker
  /** Gates that do not hold. */
  shut: readonly Gate[]
  points: Readonly<Record<Part, number>>
  /** 0 to 100, whole. */
  score: number
  lacking: { skills: readonly Skill[]; training: readonly string[]; licences: readonly Licence[] }
}

/** How well a vacancy suits somebody, whatever is sealed. */
export function match(vacancy: VacancyRow, seeker: Seeker): Match {
  const lacking = {
    skills: vacancy.skills.filter(one => !seeker.skills.includes(one)),
    training: vacancy.training.filter(one => !seeker.trained.includes(one)),
    licences: vacancy.licences.filter(one => !seeker.licences.includes(one)),
  }
  const points = {
    skills: shareOf(weights.skills, vacancy.skills.length, lacking.skills.length),
    training: shareOf(weights.training, vacancy.training.length, lacking.training.length),
    wish: wished(vacancy.occupation, seeker.occupations),
    distance: nearness(distanceOf(vacancy, seeker)),
    waiting: Math.min(weights.waiting, Math.floor(seeker.waitingDays / daysForAPoint)),
  }
  const score = parts.reduce((sum, part) => sum + points[part], 0)
  return { seeker, shut: gates.filter(gate => !holds[gate](vacancy, seeker)), points, score, lacking }
}

/** Our choice: ten points after ten months. */
const daysForAPoint = 30

/** Where nothing is asked for, everybody has half: a vacancy that asks for nothing is no better match than one that asks and is met. */
const shareOf = (most: number, asked: number, missing: number): number =>
  asked === 0 ? most / 2 : Math.round((most * (asked - missing)) / asked)

/** The same occupation, the same unit group of ISCO, the same major group. */
function wished(occupation: string, wishes: readonly string[]): number {
  const shares = (length: number) => wishes.some(wish => wish.slice(0, length) === occupation.slice(0, length))
  if (shares(6)) return weights.wish
  if (shares(4)) return 15
  return shares(1) ? 8 : 0
}

const distances = ['locality', 'county', 'region', 'country'] as const

/** The smallest of these that holds both. */
function distanceOf(vacancy: Pick<VacancyRow, 'county' | 'locality'>, seeker: Seeker): Reach {
  if (vacancy.county !== seeker.county)
    return regionOf(vacancy.county) === regionOf(seeker.county) ? 'region' : 'country'
  return folded(vacancy.locality) === folded(seeker.locality) ? 'locality' : 'county'
}

const folded = (name: string): string => name.normalize('NFD').replaceAll(/\p{M}/gu, '').trim().toLowerCase()

const nearness = (distance: Reach): number =>
  ({ locality: weights.distance, county: 6, region: 3, country: 0 })[distance]

const holds: { [G in Gate]: (vacancy: VacancyRow, seeker: Seeker) => boolean } = {
  travel: (vacancy, seeker) => distances.indexOf(distanceOf(vacancy, seeker)) <= distances.indexOf(seeker.reach),
  schedule: (vacancy, seeker) => vacancy.schedule === 'flexible' || seeker.schedules.includes(vacancy.schedule),
  hours: ({ weekly_hours: hours }, seeker) => Number(hours) >= seeker.leastHours && Number(hours) <= seeker.mostHours,
  licence: (vacancy, seeker) => vacancy.licences.every(one => seeker.licences.includes(one)),
  education: ({ isced }, seeker) => isced === null || (seeker.isced !== null && seeker.isced >= isced),
}

/** Somebody for whom a single thing would have to change. */
export const isAlmost = ({ shut }: Match): boolean => shut.length === 1

export const isFit = ({ shut }: Match): boolean => shut.length === 0

/** The best first; of equals, whoever has waited longest. */
export const bestFirst = (matches: readonly Match[]): Match[] =>
  matches.toSorted(
    (one, other) =>
      other.score - one.score ||
      other.seeker.waitingDays - one.seeker.waitingDays ||
      one.seeker.enrolment.localeCompare(other.seeker.enrolment),
  )
